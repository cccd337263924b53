package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/reflection"
)

// The operator gets a receipt and no word of it: the person is told, and has
// their copy from the chat.
func TestExport(t *testing.T) {
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
	ania := people[slices.IndexFunc(people, func(p reflection.Member) bool { return p.Name == "Ania Kapinski" })]
	err = o.DB.Write(t.Context(), ania.Organisation, reflection.Entry{ID: "e", Organisation: ania.Organisation, Author: ania.ID, StartedAt: time.Now(),
		Answers: map[reflection.Stage]reflection.Answer{reflection.Description: {Text: "kingfisher", Revision: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	o.close()

	r := m.on("2026-11-11", "export", "ANIA.kapinski@northfield.example")
	if r.code != done || r.out != "prepared "+string(ania.ID)+"\n" {
		t.Errorf("it ended with %d and printed %q: %s", r.code, r.out, r.err)
	}
	m.contains("standard error", r.err, "Only Ania Kapinski can open it, in the chat: Home, More, Who can read it?, Take a copy.")
	if strings.Contains(r.out+r.err, "kingfisher") {
		t.Error("it printed what was written")
	}

	// One of the two clips of it is lost: the receipt names it, and the copy is ready all the same.
	o, err = (&program{Env: m.env, Err: &logged{}}).open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = o.DB.Write(t.Context(), ania.Organisation, reflection.Entry{ID: "e2", Organisation: ania.Organisation, Author: ania.ID, StartedAt: time.Now(),
		Answers: map[reflection.Stage]reflection.Answer{}, Clips: []reflection.FileID{"clip-lost", "clip-there"}},
		reflection.File{ID: "clip-there", Organisation: ania.Organisation, Owner: ania.ID, Entry: "e2", Type: "audio/webm", Body: "kingfisher"})
	if err != nil {
		t.Fatal(err)
	}
	o.close()
	r = m.on("2026-11-11", "export", string(ania.ID))
	if r.code != done || r.out != "prepared "+string(ania.ID)+"\nmissing clip-lost\n" {
		t.Errorf("without a clip it ended with %d and printed %q: %s", r.code, r.out, r.err)
	}
	m.contains("standard error", r.err, "are not in the database any more. Their copy comes without them", "Only Ania Kapinski can open it")
	if strings.Contains(r.out+r.err, "kingfisher") {
		t.Error("it printed what was spoken")
	}

	m.contains("the doctor", m.on("2026-11-11", "doctor").out, "bundle")
	r = m.on("2026-11-11", "export", "nobody@northfield.example")
	if r.code != failed || r.out != "" {
		t.Errorf("for a stranger it ended with %d and printed %q", r.code, r.out)
	}
	m.contains("for a stranger", r.err, "nobody has that e-mail address or id")
	if r = m.on("2026-11-11", "export"); r.code != wrongUse {
		t.Errorf("for nobody it ended with %d", r.code)
	}
	m.contains("--help", m.works("export", "--help"), "--organisation", "What is printed is a receipt")
}

// Somebody who is not in the chat could open nothing.
func TestExportOfSomebodyNotInTheChat(t *testing.T) {
	m := newMachine(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	r := m.run("export", "asha@x.example")
	if r.code != failed || r.out != "" {
		t.Errorf("it ended with %d and printed %q", r.code, r.out)
	}
	m.contains("standard error", r.err, "Asha Patel <asha@x.example> is not in the chat, where alone their copy can be opened")
}
