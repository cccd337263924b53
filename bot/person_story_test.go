package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// TestOnePersonAtATime is what a coordinator does about single people in the
// middle of a year, and what those see whom it is about.
func TestOnePersonAtATime(t *testing.T) {
	for _, at := range places() {
		for name, tell := range map[string]func(*scene){
			"somebody is added": somebodyIsAdded, "an ECT moves": anECTMoves, "an ECT leaves": anECTLeaves, "an address is put right": anAddressIsPutRight,
		} {
			t.Run(at.platform+"/"+name, func(t *testing.T) {
				n, find := newTownAt(t, at)
				must(t, n.db.Write(t.Context(), "north", reflection.School{ID: "s2", Organisation: "north", Name: "Southfield",
					Safeguarding: reflection.Safeguarding{Lead: "Al Short", LeadPhone: "01632 960002"}}))
				s := newScene(n, at, find)
				s.begin()
				tell(s)
			})
		}
	}
}

// joins has somebody of the staff list come into the chat and be found there,
// as the program does it that looks for them.
func (s *scene) joins(user string) bottest.Somebody {
	s.t.Helper()
	s.chat.Join("T1", user, user+"@x.example")
	who := s.find(user)
	if s.platform == "teams" { // whoever opens the app is met
		who.OpenHome()
		return who
	}
	ws, found := reflection.Workspace{ID: "w", Organisation: "north", External: "T1"}, reflection.Profile{User: user}
	if d, can := s.Platforms[s.platform].(bot.Directory); can {
		var err error
		found, err = d.FindByEmail(s.t.Context(), ws, user+"@x.example")
		must(s.t, err)
	}
	must(s.t, s.Service.Link(s.t.Context(), ws, s.listed(user).ID, found))
	return who
}

// listed is who has that user's address on the staff list.
func (s *scene) listed(user string) reflection.Member {
	s.t.Helper()
	all, err := s.db.Members(s.t.Context(), "north")
	must(s.t, err)
	for _, m := range all {
		if m.Email == user+"@x.example" {
			return m
		}
	}
	s.t.Fatalf("nobody on the list has the address of %s", user)
	return reflection.Member{}
}

// setUp opens a coordinator's View of the set-up.
func (s *scene) setUp(words ...string) bottest.Sheet {
	s.t.Helper()
	return s.opens(s.khan, s.khan.OpenHome(), "Set-up", words...)
}

// Somebody who starts in the middle of the year is added in one Form, welcomed,
// and met by a mentor like anybody else.
func somebodyIsAdded(s *scene) {
	form := s.opens(s.khan, s.setUp(), "Add somebody", "Nobody is asked anything before they start")
	filled := map[string]string{"name": "Zoë Adeyemi", "email": "zoe@x.example", "mentor_email": "Hill", "meeting": "Wed", "start_date": "2026-11-16"}
	s.khan.Fill(filled)
	s.window(s.khan, "is not a meeting time like Tue 11:10")
	filled["meeting"] = "Wed 14:00"
	s.khan.Fill(filled)
	bottest.Told(s.t, s.khan, "Zoë Adeyemi is on the staff list of Northfield now. Sam Hill is the mentor.")
	if form.Input("school").Value != "s" {
		s.t.Errorf("the Form begins with the school %q", form.Input("school").Value)
	}
	s.setUp("4 of 5 people are set up.", "Not met in the chat yet: Zoë Adeyemi.")
	s.opens(s.khan, s.window(s.khan), "Not met yet", "Not found in the chat.", "Northfield: Zoë Adeyemi.")

	zoe := s.joins("zoe")
	s.at("2026-11-16 09:01")
	zoe.Press(bottest.Told(s.t, zoe, "Hello Zoë. Northfield has set up Plenary"), "Start")
	s.at("2026-11-17 16:01")
	bottest.Told(s.t, s.sam, "Tomorrow: Zoë 14:00. Your note is ready.")
	s.at("2026-11-19 15:46")
	bottest.Told(s.t, zoe, "anything else on your mind.")
	s.setUp("5 of 5 people are set up.")
}

// changes finds somebody and opens what can be changed of them.
func (s *scene) changes(name string, words ...string) bottest.Sheet {
	s.t.Helper()
	s.opens(s.khan, s.setUp(), "Move or leave")
	s.khan.Fill(map[string]string{"person": name})
	return s.window(s.khan, words...)
}

// An ECT who moves to another school of the trust has its contact behind every
// Form, and keeps the journal. The mentor before can open nothing any more; the
// new one sees nothing of earlier.
func anECTMoves(s *scene) {
	s.shares()
	cal := s.find("cal")
	cal.Press(bottest.Told(s.t, cal, "Hello"), "OK")
	s.at("2026-11-16 08:00")
	s.changes("patel", "Asha Patel", "What they wrote stays theirs")
	s.khan.Fill(map[string]string{"school": "s2", "meeting": "Thu 09:20"})
	said := bottest.Told(s.t, s.khan, "Asha Patel is at Southfield now. Sam Hill is still the mentor.")
	s.opens(s.khan, said, "New mentor")
	s.khan.Fill(map[string]string{"ect": "asha", "mentor": "cal"})
	bottest.Told(s.t, s.khan, "Cal Reid is Asha Patel's mentor now. Sam Hill can open nothing of theirs any more.")
	s.at("2026-11-16 08:05")
	bottest.Told(s.t, s.asha, "Cal Reid is your mentor now.")
	s.opens(s.asha, s.asha.OpenHome(), "Worried about a child?", "Al Short")
	s.opens(s.asha, s.asha.OpenHome(), "My journal")
	s.opens(s.asha, s.window(s.asha), "Thu 12 Nov", line)

	s.at("2026-11-18 16:01")
	note := bottest.Told(s.t, cal, "Tomorrow: Asha 09:20.")
	if read := s.opens(cal, note, "Asha"); strings.Contains(read.Text, line) {
		s.t.Errorf("the new mentor reads %q", read.Text)
	}
	for _, m := range s.sam.Messages() {
		if strings.Contains(m.Text, "Tomorrow") || strings.Contains(m.Text, "Southfield") {
			s.t.Errorf("the mentor before was told %q", m.Text)
		}
	}
}

// An ECT who leaves is told on the last day, and after it nobody is told of
// them and nobody opens what they shared.
func anECTLeaves(s *scene) {
	s.shares()
	s.at("2026-11-13 09:00")
	s.changes("asha")
	s.khan.Fill(map[string]string{"leaving_date": "2026-11-13"})
	bottest.Told(s.t, s.khan, "Asha Patel leaves on 13 November 2026.")
	s.at("2026-11-13 15:41")
	bottest.Told(s.t, s.asha, "This is your last day at Northfield. Your journal is yours")
	before := len(s.asha.Messages())
	s.at("2026-11-27 16:01")
	for _, m := range s.sam.Messages() {
		if strings.Contains(m.Text, "Tomorrow") || strings.Contains(m.Text, "Did you and") {
			s.t.Errorf("the mentor was told %q", m.Text)
		}
	}
	if got := len(s.asha.Messages()); got != before {
		s.t.Errorf("%d messages came after the last day", got-before)
	}
}

// Somebody who is listed by a wrong address is found once it is put right.
func anAddressIsPutRight(s *scene) {
	s.opens(s.khan, s.setUp(), "Add somebody")
	s.khan.Fill(map[string]string{"name": "Zoë Hill", "email": "zo@x.example", "roles": "colleague"})
	s.opens(s.khan, s.opens(s.khan, s.setUp(), "Not met yet"), "Put an address right")
	s.khan.Fill(map[string]string{"person": "hill"})
	s.opens(s.khan, s.window(s.khan, "More than one person is called that."), "Zoë Hill, Northfield", "Zoë Hill")
	s.khan.Fill(map[string]string{"email": "zoe@x.example"})
	bottest.Told(s.t, s.khan, "I look for them in the chat again")
	zoe := s.joins("zoe")
	s.at("2026-11-11 09:10")
	bottest.Told(s.t, zoe, "Hello Zoë.")
	s.changes("zoë")
	if in := s.window(s.khan).Input("email"); in.ID != "" {
		s.t.Errorf("the address of somebody who was met can be changed: %+v", in)
	}
}
