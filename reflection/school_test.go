package reflection_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

// town is a small trust on a real SQLite file: Northfield with Asha (an ECT),
// Sam (her mentor), Ben (another ECT of Sam's), Mrs Khan (coordinator) and Cal
// (a colleague); and Dee, who mentors at another organisation altogether.
type town struct {
	*reflection.Service
	t                         testing.TB
	now                       time.Time
	asha, ben, sam, khan, cal reflection.Member
	dee                       reflection.Member
}

func newTown(t testing.TB) *town {
	t.Helper()
	keys, err := seal.Parse(seal.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "p.db"), keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	n := &town{t: t, now: at("2026-11-11 15:00")}
	n.Service = &reflection.Service{Store: db, Now: func() time.Time { return n.now }}
	n.build("north", map[reflection.MemberID]reflection.Member{
		"sam":  {Name: "Sam Hill", Roles: []reflection.Role{reflection.Mentor}},
		"asha": {Name: "Asha Patel", Roles: []reflection.Role{reflection.ECT}, Mentor: "sam", Meets: tuesdays("11:10")},
		"ben":  {Name: "Ben Okoro", Roles: []reflection.Role{reflection.ECT}, Mentor: "sam", Meets: tuesdays("14:00")},
		"khan": {Name: "Mrs Noor Khan", Roles: []reflection.Role{reflection.Coordinator}},
		"cal":  {Name: "Cal Reid", Roles: []reflection.Role{reflection.Colleague}},
	})
	n.build("south", map[reflection.MemberID]reflection.Member{
		"dee": {Name: "Dee Marsh", Roles: []reflection.Role{reflection.Mentor, reflection.Coordinator}},
	})
	n.asha, n.ben, n.sam = n.member("north", "asha"), n.member("north", "ben"), n.member("north", "sam")
	n.khan, n.cal, n.dee = n.member("north", "khan"), n.member("north", "cal"), n.member("south", "dee")
	return n
}

func at(s string) time.Time {
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		panic(err)
	}
	return t
}

func date(s string) reflection.Date {
	d, err := reflection.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func tuesdays(s string) reflection.MeetingSlot {
	tod, err := reflection.ParseTimeOfDay(s)
	if err != nil {
		panic(err)
	}
	return reflection.MeetingSlot{When: reflection.WeekTime{Day: time.Tuesday, At: tod}}
}

func (n *town) build(org reflection.OrganisationID, people map[reflection.MemberID]reflection.Member) {
	n.t.Helper()
	school := reflection.SchoolID(org + "field")
	records := []reflection.Record{
		reflection.Organisation{ID: org, Name: string(org)},
		reflection.Workspace{ID: reflection.WorkspaceID(org + "chat"), Organisation: org, Platform: "local"},
		reflection.School{ID: school, Organisation: org, Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001", Head: "Pat Dunn"}},
		reflection.Calendar{Spans: []reflection.Span{
			{Organisation: org, From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays},
			{Organisation: org, From: date("2026-10-26"), To: date("2026-10-30"), Kind: reflection.ClosedDays},
		}},
	}
	for _, id := range []reflection.MemberID{"sam", "asha", "ben", "khan", "cal", "dee"} {
		m, here := people[id]
		if !here {
			continue
		}
		m.ID, m.Organisation, m.School, m.Welcome = id, org, school, reflection.Started
		m.Workspace, m.PlatformID = reflection.WorkspaceID(org+"chat"), string(id)
		records = append(records, m)
	}
	if err := n.Store.Write(n.t.Context(), org, records...); err != nil {
		n.t.Fatal(err)
	}
	if err := n.Requeue(n.t.Context(), org); err != nil {
		n.t.Fatal(err)
	}
}

func (n *town) member(org reflection.OrganisationID, id reflection.MemberID) reflection.Member {
	n.t.Helper()
	m, err := n.Store.Member(n.t.Context(), org, id)
	n.must(err)
	return m
}

func (n *town) must(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

// writes has a person keep a short entry with this description, and a plan.
func (n *town) writes(by reflection.Member, text, when, then string) reflection.Entry {
	n.t.Helper()
	sheet, err := n.Start(n.t.Context(), by, reflection.TwoMinutes, "")
	n.must(err)
	saved, err := n.Answer(n.t.Context(), by, short(sheet.Entry, text, when, then))
	n.must(err)
	if saved.Guard != nil {
		n.t.Fatalf("a guard spoke about %q", text)
	}
	return saved.Entry
}

// short is a two-minute Form filled in.
func short(e reflection.Entry, text, when, then string) reflection.Answers {
	return reflection.Answers{
		Entry: e.ID,
		Texts: map[reflection.Stage]reflection.Draft{
			reflection.Description: {Text: reflection.Private(text), Over: e.Answers[reflection.Description].Revision},
			e.Middle:               {Over: e.Answers[e.Middle].Revision},
		},
		Plan: &reflection.PlanDraft{When: reflection.Private(when), Then: reflection.Private(then),
			Over: e.Answers[reflection.ActionPlan].Revision},
	}
}

// shares has Asha or Ben share a line with Sam.
func (n *town) shares(by reflection.Member, line string) reflection.Preview {
	n.t.Helper()
	p, err := n.Draft(n.t.Context(), by, reflection.Private(line), reflection.Choices{})
	n.must(err)
	p, err = n.ShareDraft(n.t.Context(), by, p.Share.ID)
	n.must(err)
	return p
}

// note is Sam's note before Asha's next Tuesday.
func (n *town) note(reader reflection.Member, ect reflection.MemberID, on string) (reflection.Digest, error) {
	return n.OpenDigest(context.Background(), reader, reflection.NewMeetingID(ect, date(on)))
}
