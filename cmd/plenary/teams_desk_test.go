package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// With Teams set up the server takes activities whose sender has proved who
// they are, and nobody else's; its tenant is given to the organisation as soon
// as there is one.
func TestServeTeams(t *testing.T) {
	m := newMachine(t)
	env := append(slices.Clone(m.env), "PLENARY_TEAMS_APP_ID=1b2c3d4e-0000-4000-8000-0123456789ab",
		"PLENARY_TEAMS_TENANT_ID=2b2c3d4e-0000-4000-8000-0123456789ab", "PLENARY_TEAMS_APP_SECRET=never-to-be-seen")
	m.works("people", "import", m.file("p.csv", linkFile))
	s := m.start(env, "serve")
	answer, err := http.Post("http://"+s.address+"/api/messages", "application/json", strings.NewReader(`{"type":"message"}`))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("an activity without a token is answered with %d", answer.StatusCode)
	}
	for range 100 {
		if strings.Contains(s.log.String(), "connected to Teams") {
			break
		}
		<-time.After(50 * time.Millisecond)
	}
	m.contains("the log", s.log.String(), "connected to Teams")
	doctor := m.runWith(env, "doctor")
	m.contains("doctor", doctor.out+doctor.err, "ok    Teams is set up for the tenant 2b2c3d4e-0000-4000-8000-0123456789ab", "PLENARY_PUBLIC_URL is not set; Teams must reach /api/messages")
	if code := s.stop(); code != done {
		t.Errorf("serve ended with %d:\n%s", code, s.log)
	}
	if strings.Contains(s.log.String()+doctor.out+doctor.err, "never-to-be-seen") {
		t.Error("the secret stands in the log")
	}
}
