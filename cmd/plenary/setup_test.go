package main

import (
	"strings"
	"testing"
)

const (
	schoolsFile  = "school,safeguarding_lead,safeguarding_phone\nNorthfield,Jo Reed,01632 960123\n"
	peopleFile   = "email,name,roles,school,mentor_email,meeting\nasha@x.example,Asha Patel,ect,Northfield,sam@x.example,Tue 11:10\nsam@x.example,Sam Hughes,mentor,Northfield,,\n"
	calendarFile = "date_from,date_to,kind,name\n2026-09-02,2098-12-18,term,A very long term\n"
	termsFile    = "date_from,date_to,kind,name\n2026-09-02,2026-12-18,term,Autumn term\n"
)

func TestImports(t *testing.T) {
	m := newMachine(t)
	schools, people, terms := m.file("s.csv", schoolsFile), m.file("p.csv", peopleFile), m.file("c.csv", termsFile)

	r := m.run("schools", "import", schools, "--dry-run")
	m.contains("a dry run", r.out, "add     school Northfield", "          safeguarding_phone: 01632 960123")
	m.contains("a dry run", r.err, "1 added, 0 changed, 0 removed, 0 as before. This was a dry run: nothing was written.")
	r = m.run("schools", "import", schools)
	m.contains("the import", r.err, "1 added, 0 changed, 0 removed, 0 as before.")
	m.contains("again", m.works("schools", "import", schools), "Nothing changes.")

	r = m.run("people", "import", people)
	m.contains("people", r.out, "add     Asha Patel <asha@x.example>", "          mentor_email: sam@x.example", "          meeting: Tue 11:10 weekly")
	m.contains("people", r.err, "Nobody is a coordinator yet")
	m.contains("again", m.works("people", "import", people), "Nothing changes.")

	m.contains("a change", m.works("people", "import", m.file("p2.csv", "email,name,roles,school,meeting\nasha@x.example,Asha Patel,ect,Northfield,\n")),
		"change  Asha Patel <asha@x.example>", "          meeting: Tue 11:10 weekly → (nothing)")

	m.contains("terms", m.works("calendar", "import", terms), "add     term Autumn term, Wed 2 September 2026 to Fri 18 December 2026")
}

const calendarICS = `BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Autumn term
DTSTART;VALUE=DATE:20260902
DTEND;VALUE=DATE:20261219
END:VEVENT
END:VCALENDAR
`

func TestImportsRefuse(t *testing.T) {
	m := newMachine(t)
	r := m.run("calendar", "import", m.file("c.csv", termsFile))
	m.contains("dates before schools", r.err, "there is no organisation yet; import schools or people first")

	r = m.run("people", "import", m.file("p.csv", strings.Replace(peopleFile, "ect,", "teacher,", 1)))
	if r.code != failed || r.out != "" {
		t.Errorf("a wrong file ended with %d and printed %q", r.code, r.out)
	}
	m.contains("standard error", r.err, `line 2: "teacher" is not a role`, "Nothing was changed. Correct the file and try again.")

	r = m.run("people", "import", m.file("x.csv", "email,nmae\n"))
	m.contains("standard error", r.err, `line 1: there is no column "nmae"; did you mean name?`, "line 1: the column roles is missing")

	r = m.run("schools", "import", m.file("x.xlsx", "PK\x03\x04"))
	m.contains("standard error", r.err, "this is not a spreadsheet that can be read")

	r = m.run("people", "import", m.file("c.ics", calendarICS))
	m.contains("standard error", r.err, "this is a calendar; use: plenary calendar import")

	r = m.run("people", "import", m.file("p.csv", peopleFile))
	m.contains("a right file after all", r.err, "3 added")
	r = m.run("calendar", "import", m.file("c.csv", calendarFile))
	m.contains("standard error", r.err, "line 2: A very long term is longer than a year; check the years of its dates")

	m.contains("a calendar", m.works("calendar", "import", m.file("c.ics", calendarICS)), "add     term Autumn term, Wed 2 September 2026 to Fri 18 December 2026")
	r = m.run("calendar", "import", m.file("c.ics", strings.Replace(calendarICS, "DTEND", "RRULE:FREQ=YEARLY\nDTEND", 1)))
	m.contains("standard error", r.err, "line 2: Autumn term repeats without an end; give it a last day")
}

func TestOrganisationByName(t *testing.T) {
	m := newMachine(t)
	people := m.file("p.csv", peopleFile)
	m.works("people", "import", people, "--organisation", "Learn Trust")
	m.works("people", "import", people, "--organisation", "learn trust")
	r := m.run("people", "import", people, "--organisation", "Other Trust")
	if r.code != failed {
		t.Errorf("an unknown organisation ended with %d", r.code)
	}
	m.contains("standard error", r.err, `there is no organisation "Other Trust"; there is Learn Trust`)
}

func TestErase(t *testing.T) {
	m := newMachine(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	r := m.run("erase", "asha@x.example")
	if r.code != wrongUse {
		t.Errorf("erase without --yes ended with %d", r.code)
	}
	m.contains("standard error", r.err, "this would erase Asha Patel <asha@x.example> and everything they wrote, for good; add --yes to do it")
	m.contains("the receipt", m.works("erase", "ASHA@x.example", "--yes"), "erased ")
	r = m.run("erase", "asha@x.example", "--yes")
	m.contains("a second time", r.err, "nobody has that e-mail address or id")
	if r.code != failed {
		t.Errorf("erasing twice ended with %d", r.code)
	}
}
