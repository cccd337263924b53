package reflection_test

import (
	"errors"
	"testing"

	"plenary/reflection"
)

func days(from, to string) reflection.Days { return reflection.Days{From: date(from), To: date(to)} }

func (n *town) away(id reflection.MemberID, from, to string) reflection.Member {
	n.t.Helper()
	m, err := n.ChooseAway(n.t.Context(), n.member("north", id), days(from, to))
	n.must(err)
	return m
}

// P8: on the days somebody is away they get nothing, and before and after them
// what they always get.
func TestNothingArrivesOnDaysAway(t *testing.T) {
	for _, who := range []reflection.MemberID{"asha", "sam", "khan"} {
		n := newTown(t)
		n.away(who, "2026-11-23", "2026-11-27")
		for _, week := range []struct {
			until string
			some  bool
		}{{"2026-11-22 23:00", true}, {"2026-11-29 23:00", false}, {"2026-12-04 23:00", true}} {
			if got := n.live(at(week.until), who); (len(got) > 0) != week.some {
				t.Errorf("until %s %s got %v", week.until, who, got)
			}
		}
	}
}

// What a mentor gets is what they would get of an ECT who begins the day after;
// once the absence is taken back it is what it was before.
func TestAnAbsenceLooksLikeAnyDayNotWorked(t *testing.T) {
	quiet := mentorsWeek(newTown(t))
	begins := newTown(t)
	begins.set("asha", func(m *reflection.Member) { m.Starts = date("2026-11-18") })
	begins.must(begins.Requeue(t.Context(), "north"))
	away, want := newTown(t), mentorsWeek(begins)
	away.away("asha", "2026-11-17", "2026-11-17")
	if got := mentorsWeek(away); got != want || got == quiet {
		t.Errorf("while Asha is away Sam sees\n%s\ninstead of\n%s", got, want)
	}
	back := newTown(t)
	for _, id := range []reflection.MemberID{"asha", "ben"} { // nobody else to meet: Sam's own rows go and come
		back.away(id, "2026-11-16", "2026-12-18")
	}
	if q := back.queued("sam", reflection.DigestKind); len(q) != 1 || q[0].DueAt.Before(at("2026-12-18 18:00")) {
		t.Errorf("with nobody to meet this term there waits for Sam %v", q)
	}
	for _, id := range []reflection.MemberID{"asha", "ben"} {
		back.away(id, "", "")
	}
	if got := mentorsWeek(back); got != quiet {
		t.Errorf("with Asha back Sam sees\n%s\ninstead of\n%s", got, quiet)
	}
}

// A mentor who is away goes to no meeting: they are not asked about it when
// they are back, nor told of it before.
func TestAMentorIsNotAskedAboutMeetingsWhileAway(t *testing.T) {
	n := newTown(t)
	n.away("sam", "2026-11-17", "2026-11-18")
	if got := n.live(at("2026-11-20 18:00"), "sam"); len(got) != 0 {
		t.Errorf("Sam, who is away for the week's meetings, got %v", got)
	}
	if got := n.live(at("2026-11-24 18:00"), "sam"); len(got) != 2 {
		t.Errorf("for the next week's Sam got %v, want the note and the question", got)
	}
}

// Nothing that goes on ends with an absence of almost a year: what comes next
// waits behind it.
func TestALongAbsenceEndsByItself(t *testing.T) {
	for who, kinds := range map[reflection.MemberID][]reflection.Kind{
		"asha": {reflection.PromptKind, reflection.AskKind, reflection.TapKind},
		"sam":  {reflection.DigestKind, reflection.TapKind},
		"khan": {reflection.NoteKind},
	} {
		n := newTown(t)
		n.away(who, "2026-11-11", "2027-11-10")
		for _, k := range kinds {
			if q := n.queued(who, k); len(q) != 1 || q[0].DueAt.Before(at("2027-11-10 23:59")) {
				t.Errorf("after a year away there waits for %s, of kind %s: %v", who, k, q)
			}
		}
	}
}

func TestWhichDaysCanBeAway(t *testing.T) {
	n := newTown(t) // it is 11 November 2026
	for name, c := range map[string]struct {
		away reflection.Days
		want error
	}{
		"this week":          {days("2026-11-11", "2026-11-13"), nil},
		"one day":            {days("2026-11-11", "2026-11-11"), nil},
		"almost a year":      {days("2026-11-11", "2027-11-12"), nil},
		"a day too many":     {days("2026-11-11", "2027-11-13"), reflection.Fault{Field: "to", Problem: reflection.TooFarAway}},
		"yesterday":          {days("2026-11-10", "2026-11-13"), reflection.Fault{Field: "from", Problem: reflection.InThePast}},
		"backwards":          {days("2026-11-13", "2026-11-12"), reflection.Fault{Field: "to", Problem: reflection.BackwardsDays}},
		"without a last day": {days("2026-11-13", ""), reflection.Fault{Field: "to", Problem: reflection.Blank}},
		"without a first":    {days("", "2026-11-13"), reflection.Fault{Field: "from", Problem: reflection.Blank}},
	} {
		if _, err := n.ChooseAway(t.Context(), n.cal, c.away); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// Somebody who is back early was away until yesterday; what was said for days
// to come is gone; and an absence can go on for longer than was thought.
func TestAnAbsenceIsEndedOrTakenBack(t *testing.T) {
	n := newTown(t)
	n.away("cal", "2026-11-16", "2026-11-20")
	if m := n.away("cal", "", ""); m.Away != (reflection.Days{}) {
		t.Errorf("taken back, it is %v", m.Away)
	}
	n.away("cal", "2026-11-16", "2026-11-20")
	n.now = at("2026-11-18 08:00")
	if m := n.away("cal", "2026-11-16", "2026-11-27"); m.Away != days("2026-11-16", "2026-11-27") {
		t.Errorf("gone on, it is %v", m.Away)
	}
	m := n.away("cal", "", "")
	if m.Away != days("2026-11-16", "2026-11-17") {
		t.Errorf("ended, it is %v", m.Away)
	}
	if ahead, err := n.AwayAhead(t.Context(), m); err != nil || ahead != (reflection.Days{}) {
		t.Errorf("the Form begins with %v, %v", ahead, err)
	}
}

// What was shared for a meeting that fell into an absence is in the note of the
// next one, whoever of the two was away, also once they have said other days in
// the place of those; and it is in no note after that.
func TestAMeetingMissedInAnEarlierAbsence(t *testing.T) {
	for name, c := range map[string]struct {
		who  reflection.MemberID
		next string
	}{
		"the ECT was away, and says so again":    {"asha", "2026-12-02"},
		"the mentor was away, and says so again": {"sam", "2026-12-02"},
		"the mentor was away":                    {"sam", ""},
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t)
			n.shares(n.asha, "how I ask who has not spoken") // for the 17th
			n.away(c.who, "2026-11-16", "2026-11-18")
			n.now = at("2026-11-19 12:00")
			if c.next != "" {
				n.away(c.who, c.next, c.next)
			}
			note, err := n.note(n.member("north", "sam"), "asha", "2026-11-24")
			n.must(err)
			if len(note.Shares) != 1 {
				t.Errorf("the note of the 24th has %d shares", len(note.Shares))
			}
			if note, err = n.note(n.member("north", "sam"), "asha", "2026-12-01"); err != nil || len(note.Shares) != 0 {
				t.Errorf("the note of the week after has %d shares, %v", len(note.Shares), err)
			}
		})
	}
}
