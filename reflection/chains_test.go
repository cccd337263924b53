package reflection_test

import (
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

// A chain of messages goes on whatever happens to a person in between.

// set changes a member's record, as reading a file does.
func (n *town) set(id reflection.MemberID, change func(*reflection.Member)) reflection.Member {
	n.t.Helper()
	m := n.member("north", id)
	change(&m)
	n.must(n.Store.Write(n.t.Context(), "north", m))
	return n.member("north", id)
}

// queued lists what waits for a person.
func (n *town) queued(id reflection.MemberID, k reflection.Kind) []reflection.Delivery {
	n.t.Helper()
	rows, err := n.Store.DeliveriesTo(n.t.Context(), "north", []reflection.MemberID{id}, n.now.AddDate(-1, 0, 0), n.now.AddDate(3, 0, 0))
	n.must(err)
	var waiting []reflection.Delivery
	for _, d := range rows {
		if d.Kind == k && d.State == reflection.Queued {
			waiting = append(waiting, d)
		}
	}
	return waiting
}

// live sends everything due until then and returns what a person got.
func (n *town) live(until time.Time, who reflection.MemberID) []reflection.Content {
	n.t.Helper()
	ctx := n.t.Context()
	var got []reflection.Content
	for {
		due, err := n.Store.NextDue(ctx)
		if err != nil || due.After(until) {
			n.now = until
			return got
		}
		if due.After(n.now) {
			n.now = due
		}
		for _, out := range n.sent() {
			if out.To.ID == who {
				got = append(got, out.Content)
			}
		}
	}
}

func TestAMentorWhoLeavesHoldsNobodyUp(t *testing.T) {
	n := newTown(t)
	n.set("sam", func(m *reflection.Member) { m.Leaves = date("2026-11-18") })
	n.must(n.Requeue(t.Context(), "north"))
	if got := n.live(at("2026-12-04 18:00"), "asha"); len(got) < 8 {
		t.Errorf("Asha got %d messages in three weeks", len(got))
	}
	n.must(n.Requeue(t.Context(), "north"))
}

func TestALongPauseAndAFarStartEndByThemselves(t *testing.T) {
	n := newTown(t)
	_, err := n.Pause(t.Context(), n.asha, date("2027-09-06"))
	n.must(err)
	if q := n.queued("asha", reflection.PromptKind); len(q) != 1 || q[0].DueAt.Before(at("2027-09-06 00:00")) {
		t.Errorf("the prompts that wait for the end of the pause: %v", q)
	}
	n.set("ben", func(m *reflection.Member) { m.Starts, m.Welcome = date("2027-09-01"), reflection.Invited })
	n.must(n.Requeue(t.Context(), "north"))
	if q := n.queued("ben", reflection.WelcomeKind); len(q) != 1 || q[0].DueAt.Before(at("2027-09-01 07:00")) {
		t.Errorf("the welcome that waits for the first day: %v", q)
	}
}

func TestAPauseThatEndsAfterTheWeeksSlotWaitsForTheNext(t *testing.T) {
	n := newTown(t)
	_, err := n.Pause(t.Context(), n.asha, date("2026-12-04")) // a Friday; the slot is Thursday
	n.must(err)
	if q := n.queued("asha", reflection.PromptKind); len(q) != 1 || !q[0].DueAt.Equal(at("2026-12-10 15:45")) {
		t.Errorf("waiting: %v", q)
	}
}

func TestNothingQueuedForOneWorkspaceGoesToAnother(t *testing.T) {
	n := newTown(t)
	n.plans("2026-11-13")
	n.must(n.Store.Write(t.Context(), "north", reflection.Workspace{ID: "newchat", Organisation: "north", Platform: "local"}))
	n.set("asha", func(m *reflection.Member) { m.Workspace = "newchat" })
	if got := n.live(at("2026-11-13 12:00"), "asha"); len(got) != 0 {
		t.Errorf("by the old workspace Asha was sent %v", got)
	}
}

func TestAPlanIsAskedAboutOnceItsDayHasCome(t *testing.T) {
	n := newTown(t)
	n.plans("2026-11-20")
	var asked []bool
	for _, c := range n.live(at("2026-11-27 12:00"), "asha") {
		if prompt, is := c.(reflection.PromptContent); is {
			asked = append(asked, prompt.Plan != "")
		}
	}
	if want := []bool{false, false, true}; !slices.Equal(asked, want) { // 12, 19 and 26 November
		t.Errorf("the prompts asked about the plan: %v, want %v", asked, want)
	}
}

func TestTheRepeatOfAWelcomeKeepsItsDay(t *testing.T) {
	n := newTown(t)
	n.set("asha", func(m *reflection.Member) { m.Welcome = reflection.Invited })
	n.must(n.Requeue(t.Context(), "north"))
	n.live(at("2026-11-11 15:05"), "asha")
	n.now = at("2026-11-11 15:10")
	before := n.queued("asha", reflection.WelcomeKind)
	n.now = at("2026-11-17 12:00")
	n.must(n.Requeue(t.Context(), "north")) // the program starts again
	after := n.queued("asha", reflection.WelcomeKind)
	if len(before) != 1 || len(after) != 1 || !before[0].DueAt.Equal(after[0].DueAt) {
		t.Errorf("the repeat was %v, and is %v", before, after)
	}
}

func TestAPartTimeMentorIsAskedAboutEveryMeeting(t *testing.T) {
	n := newTown(t)
	n.set("sam", func(m *reflection.Member) {
		m.WorkingDays = 1<<time.Wednesday | 1<<time.Thursday | 1<<time.Friday
	})
	n.set("ben", func(m *reflection.Member) {
		m.Meets.When = reflection.WeekTime{Day: time.Monday, At: reflection.Clock(9, 0)}
	})
	n.now = at("2026-11-12 12:00")
	n.must(n.Requeue(t.Context(), "north"))
	asked := map[string]int{}
	for _, c := range n.live(at("2026-11-27 18:00"), "sam") {
		if tap, is := c.(reflection.TapContent); is {
			for _, m := range tap.Meetings {
				asked[m.With+" "+m.On.String()]++
			}
		}
	}
	for _, meeting := range []string{"Ben 2026-11-16", "Asha 2026-11-17", "Ben 2026-11-23", "Asha 2026-11-24"} {
		if asked[meeting] != 1 {
			t.Errorf("Sam was asked %d times about %s", asked[meeting], meeting)
		}
	}
}

func TestAnECTWhoMentorsStillHearsOfTheirOwnMeeting(t *testing.T) {
	n := newTown(t)
	n.set("asha", func(m *reflection.Member) {
		m.Roles = []reflection.Role{reflection.ECT, reflection.Mentor}
		m.Meets.When = reflection.WeekTime{Day: time.Friday, At: reflection.Clock(9, 0)}
	})
	for i, id := range []reflection.MemberID{"ben", "cal", "khan"} {
		n.set(id, func(m *reflection.Member) {
			m.Roles, m.Mentor = []reflection.Role{reflection.ECT}, "asha"
			m.Meets.When = reflection.WeekTime{Day: time.Monday + time.Weekday(i), At: reflection.Clock(9, 0)}
		})
	}
	n.now = at("2026-11-13 18:00")
	n.must(n.Requeue(t.Context(), "north"))
	asked := false
	for _, c := range n.live(at("2026-11-20 18:00"), "asha") {
		_, is := c.(reflection.AskContent)
		asked = asked || is
	}
	if !asked {
		t.Error("three mentees' meetings took the place of Asha's own")
	}
}
