package main

import (
	"strings"
	"testing"

	"plenary/reflection"
)

// Whoever has blocked the app is left alone, and listed by workspace: whoever
// runs the server can ask them, or tell the coordinator.
func TestDoctorListsWhoHasBlockedTheApp(t *testing.T) {
	m := newMachine(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	m.blocks("asha@x.example", reflection.Workspace{ID: "w1", Platform: "teams", External: "T1", Name: "Northfield Trust"})
	m.blocks("sam@x.example", reflection.Workspace{ID: "w2", Platform: "slack", External: "T2"})
	m.contains("both", m.doctor(m.env),
		"look  Teams Northfield Trust: 1 whose account is switched off, or who have blocked or removed the app; "+
			"nothing is sent to them until that changes: Asha Patel <asha@x.example>\n",
		"look  Slack T2: 1 whose account is switched off", ": Sam Hughes <sam@x.example>\n")
	for _, no := range []string{"everybody is linked", "not linked to the chat"} {
		if out := m.doctor(m.env); strings.Contains(out, no) {
			t.Errorf("it says %q:\n%s", no, out)
		}
	}
}

// blocks keeps that somebody was linked in a workspace and has blocked the app
// there.
func (m *machine) blocks(email string, ws reflection.Workspace) {
	m.Helper()
	db := m.opens(m.T)
	defer db.Close()
	orgs, err := db.Organisations(m.Context())
	if err != nil {
		m.Fatal(err)
	}
	ws.Organisation = orgs[0].ID
	people, err := db.Members(m.Context(), ws.Organisation)
	if err != nil {
		m.Fatal(err)
	}
	for _, who := range people {
		if who.Email != email {
			continue
		}
		who.Workspace, who.PlatformID, who.Deactivated = ws.ID, email, true
		if err := db.Write(m.Context(), ws.Organisation, ws, who); err != nil {
			m.Fatal(err)
		}
	}
}
