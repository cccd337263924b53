package main

import (
	"path/filepath"
	"slices"
	"testing"

	"plenary/reflection"
)

// paired is a machine with Northfield on it, where eight people have joined the
// rounds.
func paired(t *testing.T) *machine {
	t.Helper()
	m := newMachine(t)
	d, err := openDemo(t.Context(), demoOptions{Folder: m.folder, Files: northfield(), Begins: demoBegins(), Rounds: true, Log: newLog(&logged{}, "text", 0)})
	if err != nil {
		t.Fatal(err)
	}
	d.close()
	key, err := demoKey(m.folder)
	if err != nil {
		t.Fatal(err)
	}
	m.env = []string{"PLENARY_DATABASE_URL=sqlite:" + filepath.Join(m.folder, "plenary.db"), "PLENARY_KEY=" + key}
	return m
}

// on is the program on another day; it goes on from there.
func (m *machine) on(day string, args ...string) result {
	m.Helper()
	return m.runWith(append(slices.Clip(m.env), "PLENARY_SLACK_API_URL=http://localhost:1/", "PLENARY_CLOCK="+day+"T10:00:00Z"), args...)
}

const eightPaired = "joined 8\npairs 4\ntriads 0\nleft out 0\nsame focus 3\n"

func TestPairs(t *testing.T) {
	m := paired(t)
	const week, before = "2026-11-10", "2026-11-04"

	r := m.on(before, "pairs", "--dry-run")
	if r.code != done || r.out != eightPaired {
		t.Errorf("a dry run ended with %d and printed %q", r.code, r.out)
	}
	m.contains("a dry run", r.err, "This was a dry run: nothing was written, nobody was asked.")

	r = m.on(before, "pairs")
	if r.code != failed || r.out != "" {
		t.Errorf("in another week it ended with %d and printed %q", r.code, r.out)
	}
	m.contains("in another week", r.err, "no round opens today: that is in the second week of a half-term, on a school day")

	if r = m.on(week, "pairs", "--dry-run"); r.code != done || r.out != eightPaired { // and the real one can still come
		t.Errorf("a dry run ended with %d and printed %q", r.code, r.out)
	}
	if r = m.on(week, "pairs", "--organisation", "northfield"); r.code != done || r.out != eightPaired {
		t.Errorf("the round ended with %d and printed %q: %s", r.code, r.out, r.err)
	}
	r = m.on(week, "pairs")
	if r.code != failed || r.out != "" {
		t.Errorf("a second time it ended with %d and printed %q", r.code, r.out)
	}
	m.contains("a second time", r.err, "this half-term's round has opened already")
	m.contains("another organisation", m.on(week, "pairs", "--organisation", "Elsewhere").err, `there is no organisation "Elsewhere"; there is Northfield`)
	m.contains("--help", m.works("pairs", "--help"), "--dry-run", "--organisation", "names nobody")
	if r = m.on(week, "pairs", "everybody"); r.code != wrongUse {
		t.Errorf("a word too many ended with %d", r.code)
	}
}

// Below six nobody is asked, and what is printed says so in numbers.
func TestPairsOfTooFew(t *testing.T) {
	m := paired(t)
	o, err := (&program{Env: m.env, Err: &logged{}}).open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	orgs, err := o.DB.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := o.DB.Members(t.Context(), orgs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for left, m := range people[:3] {
		if _, err := o.Service.LeaveRounds(t.Context(), m); err != nil || m.Is(reflection.Coordinator) {
			t.Fatalf("the %d. to leave: %v", left+1, err)
		}
	}
	o.close()
	r := m.on("2026-11-10", "pairs")
	if r.code != failed || r.out != "joined 5\npairs 0\ntriads 0\nleft out 5\nsame focus 0\n" {
		t.Errorf("with five it ended with %d and printed %q", r.code, r.out)
	}
	m.contains("with five", r.err, "fewer than six people have joined, so no round opens")
}
