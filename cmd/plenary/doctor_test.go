package main

import (
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/reflection"
)

// doctor gives what it prints, and checks that it ends as its lines say.
func (m *machine) doctor(env []string) string {
	m.Helper()
	r := m.runWith(env, "doctor")
	if want := strings.Contains("\n"+r.out, "\nstop  "); (r.code == failed) != want {
		m.Errorf("doctor ended with %d:\n%s%s", r.code, r.out, r.err)
	}
	return r.out
}

func TestDoctorOnANewMachine(t *testing.T) {
	m := newMachine(t)
	m.contains("without a key", m.doctor(m.env[:1]), "ok    the settings can be read", `stop  PLENARY_KEY is not set. Run "plenary keys new"`)
	m.contains("without people", m.doctor(m.env),
		"ok    the database answers, its tables are up to date, and the key belongs to it",
		"ok    the clock says", "look  neither Slack nor Teams is set up", `stop  there is nobody on the list; run "plenary people import FILE"`)
	m.contains("with wrong settings", m.doctor(append(slices.Clone(m.env), "PLENARY_LOG=xml", "PLENARY_SLAK=1")),
		`stop  PLENARY_LOG is "xml"; use text or json`, "look  PLENARY_SLAK is not a setting of this version and changes nothing")
	m.contains("with a database that is away", m.doctor([]string{m.env[1], "PLENARY_DATABASE_URL=postgres://me:hunter2@127.0.0.1:1/x"}), "stop  open database")
	if out := m.doctor([]string{m.env[1], "PLENARY_DATABASE_URL=postgres://me:hunter2@127.0.0.1:1/x"}); strings.Contains(out, "hunter2") {
		t.Errorf("it repeats the password:\n%s", out)
	}
}

func TestDoctorOnASchool(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	env := double.env(m, "PLENARY_CLOCK=2026-11-11T15:00:00Z")
	m.contains("a bare school", m.doctor(env),
		"ok    Slack knows the token: it is that of the workspace Northfield",
		"look  PLENARY_PUBLIC_URL is not set",
		"look  the clock is a made-up one", "ok    the clock says Wednesday 11 November 2026, 15:00",
		"ok    Northfield: schools: 1, people: 2",
		"stop  Northfield has no safeguarding contact, so nobody there is prompted",
		"look  Northfield has no term dates", "look  nobody is a coordinator",
		"look  2 of 2 people are not linked to the chat: Asha Patel <asha@x.example>, Sam Hughes <sam@x.example>",
		"look  nothing is waiting to be sent")

	m.works("schools", "import", m.file("s.csv", schoolsFile))
	m.works("calendar", "import", m.file("c.csv", termsFile))
	s := m.start(env, "serve")
	eventually(t, "welcomed Asha", func() bool { return len(double.welcomed()) > 0 })
	s.stop()
	m.contains("the school", m.doctor(env),
		"look  Northfield: the safeguarding contact is not confirmed this term",
		"look  Northfield: the term dates end on 18 December 2026; import the next year's soon",
		"look  1 of 2 people are not linked",
		"The next 1, each in its reader's own time:", "      Wed 18 Nov 2026 15:45  welcome to Asha Patel")
	late := double.env(m, "PLENARY_CLOCK=2027-01-11T15:00:00Z")
	m.contains("a year later", m.doctor(late), "look  Northfield: the term dates ended on 18 December 2026; import the next year's")
}

// P9: what cannot be known to have arrived is listed.
func TestDoctorListsWhatMayNotHaveArrived(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	env := double.env(m, "PLENARY_CLOCK=2026-11-11T15:00:00Z")
	s := m.start(env, "serve")
	eventually(t, "welcomed Asha", func() bool { return len(double.welcomed()) > 0 })
	s.stop()
	p := program{Env: env, Out: io.Discard, Err: io.Discard}
	o, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer o.close()
	orgs, err := o.DB.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := o.DB.Members(t.Context(), orgs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC)
	lost := reflection.Delivery{ID: "lost", Key: "prompt/lost", Organisation: orgs[0].ID, Workspace: people[0].Workspace,
		To: people[0].ID, Kind: reflection.PromptKind, State: reflection.Unknown, DueAt: at, BegunAt: at, SettledAt: at}
	if err := o.DB.Write(t.Context(), orgs[0].ID, lost); err != nil {
		t.Fatal(err)
	}
	m.contains("doctor", m.doctor(env), "look  messages of the last fourteen days that may not have arrived, and are not sent again: 1 (prompt to Asha Patel, Wed 11 Nov 16:00)")
}

func TestDoctorOnSlack(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	double.scopes = "chat:write,users:read"
	m.contains("too few scopes", m.doctor(double.env(m)), "stop  Slack: the token lacks commands, files:read, im:history, im:write, users:read.email; add them to the app and install it again")
	double.broken = "token_revoked"
	m.contains("a dead token", m.doctor(double.env(m)), "stop  Slack: ", "does not accept PLENARY_SLACK_BOT_TOKEN (token_revoked)")
}
