package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

func TestDemo(t *testing.T) {
	m := newMachine(t)
	began := time.Now()
	d := m.start(nil, "demo", "--listen", "127.0.0.1:0", "--data", m.folder)
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("ready after %s", took)
	}
	m.contains("what it prints", d.log.String(), "Northfield, a made-up school, is at http://"+d.address+"/", "It is Wednesday 11 November 2026, 15:00 there.")
	m.contains("the page", get(t, "http://"+d.address+"/"), "200 <!doctype html>")
	m.contains("the metrics", get(t, "http://"+d.address+"/metrics"), "200 ")
	m.contains("readiness", get(t, "http://"+d.address+"/readyz"), "200 ready")

	var people []struct{ ID, Name, Role string }
	ask(t, d, "GET", "people", "", &people)
	roles := map[string]string{}
	for _, p := range people {
		roles[p.ID] = p.Role
	}
	want := map[string]string{
		"kapinski": "ect", "lewis": "ect", "finch": "ect", "freeman": "ect", "holt": "ect",
		"hughes": "mentor", "nair": "mentor", "clarke": "mentor", "khan": "coordinator",
	}
	if diff := cmp.Diff(want, roles); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}

	var moved struct {
		Now  time.Time
		Sent int
	}
	ask(t, d, "POST", "clock", `{"to":"2026-11-12T15:45"}`, &moved)
	if moved.Sent == 0 || !moved.Now.Equal(time.Date(2026, 11, 12, 15, 45, 0, 0, time.UTC)) {
		t.Errorf("moved to %s and sent %d", moved.Now, moved.Sent)
	}
	var messages []struct {
		At   time.Time
		Text string
	}
	ask(t, d, "GET", "people/kapinski/messages", "", &messages)
	if len(messages) != 2 || !strings.HasPrefix(messages[0].Text, "Try something together with ") ||
		!messages[1].At.Equal(moved.Now) || !strings.HasSuffix(messages[1].Text, "or anything else on your mind.") {
		t.Errorf("Ania has %+v", messages)
	}
	if code := d.stop(); code != done {
		t.Errorf("demo ended with %d", code)
	}

	// The folder keeps the school and the time.
	again := m.start(nil, "demo", "--listen", "127.0.0.1:0", "--data", m.folder)
	m.contains("what it prints", again.log.String(), "It is Thursday 12 November 2026, 15:45 there.")
}

// ask sends one request of the chat's JSON and reads the answer.
func ask(t *testing.T, d running, method, path, body string, answer any) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, "http://"+d.address+"/chat/api/"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	got, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil || got.StatusCode != http.StatusOK || json.Unmarshal(text, answer) != nil {
		t.Fatalf("%s %s = %d %s (%v)", method, path, got.StatusCode, text, err)
	}
}

func TestDemoForgets(t *testing.T) {
	folder, forget, err := demoCommand{}.folder()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := demoKey(folder); err != nil {
		t.Fatal(err)
	}
	forget()
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// The made-up school's calendar names working days only.
func TestDemoCalendar(t *testing.T) {
	d, err := openDemo(t.Context(), demoOptions{Folder: t.TempDir(), Files: northfield(), Begins: demoBegins(), Log: newLog(io.Discard, "text", 0)})
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	orgs, err := d.DB.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	spans, err := d.DB.Calendar(t.Context(), orgs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range spans {
		for _, day := range []reflection.Date{s.From, s.To} {
			if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
				t.Errorf("%s has %s, a %s", s.Name, day, day.Weekday())
			}
		}
		if s.Name == "May bank holiday" && s.From.Weekday() != time.Monday {
			t.Errorf("%s is a %s", s.From, s.From.Weekday())
		}
	}
	if last := reflection.TermsFor("any", spans).LastDay(); last.Year != 2029 {
		t.Errorf("the calendar ends on %s", last)
	}
}

// dues is a ledger of instants.
type dues struct {
	reflection.Ledger
	at []time.Time
}

func (d *dues) NextDue(context.Context) (time.Time, error) {
	if len(d.at) == 0 {
		return time.Time{}, reflection.ErrNotFound
	}
	return d.at[0], nil
}

func TestDemoClock(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, 11, 11, 15, minute, 0, 0, time.UTC) }
	ledger := &dues{at: []time.Time{at(5), at(20), at(50)}}
	c, err := newDemoClock(filepath.Join(t.TempDir(), "clock"), at(0), ledger)
	if err != nil {
		t.Fatal(err)
	}
	var nights []time.Time
	c.rounds = func(context.Context) error {
		nights = append(nights, c.Now())
		return nil
	}
	var stood []time.Time
	c.deliver = func(context.Context) (int, error) {
		stood = append(stood, c.Now())
		if ledger.at = ledger.at[1:]; len(stood) == 1 {
			ledger.at = append([]time.Time{at(10)}, ledger.at...) // what was sent queues what follows
		}
		return 1, nil
	}
	sent, err := c.Advance(t.Context(), at(30))
	if err != nil || sent != 3 || !c.Now().Equal(at(30)) {
		t.Errorf("Advance = %d, %v; it is %s", sent, err, c.Now())
	}
	if diff := cmp.Diff([]time.Time{at(5), at(10), at(20)}, stood); diff != "" {
		t.Errorf("it stood at (-want +got):\n%s", diff)
	}

	ledger.at = nil
	for _, days := range []int{1, 3} {
		if _, err := c.Advance(t.Context(), at(30).AddDate(0, 0, days)); err != nil || len(nights) != days {
			t.Errorf("after %d days, rounds were looked for at %v (%v)", days, nights, err)
		}
	}
	if i := len(nights) - 1; i < 0 || !nights[i].Equal(time.Date(2026, 11, 14, 3, 17, 0, 0, time.UTC)) {
		t.Errorf("rounds were looked for at %s", nights)
	}

	c, err = newDemoClock(filepath.Join(t.TempDir(), "clock"), at(30), ledger)
	if err != nil {
		t.Fatal(err)
	}
	ledger.at = []time.Time{at(50)}
	c.deliver = func(context.Context) (int, error) { return 0, nil }
	if _, err := c.Advance(t.Context(), at(55)); err == nil {
		t.Error("a row that is never sent does not stop the clock")
	}
	gone := errors.New("gone")
	c.deliver = func(context.Context) (int, error) { return 0, gone }
	if _, err := c.Advance(t.Context(), at(55)); !errors.Is(err, gone) {
		t.Errorf("Advance = %v, want the error of delivering", err)
	}
}
