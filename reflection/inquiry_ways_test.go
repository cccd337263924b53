package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/reflection"
)

// notes lives until then, and gives what each person heard of inquiries.
func (n *pair) notes(until time.Time) map[reflection.MemberID]string {
	n.t.Helper()
	heard := map[reflection.MemberID]string{}
	for {
		due, err := n.Store.NextDue(n.t.Context())
		if err != nil || due.After(until) {
			n.now = until
			return heard
		}
		if due.After(n.now) {
			n.now = due
		}
		for _, out := range n.sent() {
			if c, is := out.Content.(reflection.InquiryContent); is {
				heard[out.To.ID] = strings.TrimSpace(fmt.Sprintf("%s %s/%s", heard[out.To.ID], c.Note, strings.Join(c.With, "+")))
			}
		}
	}
}

// Whatever happens in whatever state, there is a defined way on: a row for each
// thing that can happen, and in it the state that each state comes to.
func TestEveryStateHasAWayOn(t *testing.T) {
	const (
		invited, agreed, trialling = reflection.InquiryInvited, reflection.InquiryAgreed, reflection.InquiryTrialling
		reviewing, decided, ended  = reflection.InquiryReviewing, reflection.InquiryDecided, reflection.InquiryStopped
	)
	leaves := func(who reflection.MemberID) func(*pair, reflection.InquiryID) {
		return func(n *pair, _ reflection.InquiryID) {
			n.set(who, func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
		}
	}
	off := func(who reflection.MemberID) func(*pair, reflection.InquiryID) {
		return func(n *pair, _ reflection.InquiryID) {
			n.set(who, func(m *reflection.Member) { m.Deactivated = true })
		}
	}
	erased := func(who reflection.MemberID) func(*pair, reflection.InquiryID) {
		return func(n *pair, _ reflection.InquiryID) { n.must(n.Store.Erase(n.t.Context(), "north", who)) }
	}
	ofThree := map[reflection.InquiryState]reflection.InquiryState{
		invited: invited, agreed: ended, trialling: ended, reviewing: reviewing, decided: decided, ended: ended}
	withoutWhoAsked := map[reflection.InquiryState]reflection.InquiryState{
		invited: ended, agreed: ended, trialling: ended, reviewing: ended, decided: decided, ended: ended}
	same := map[reflection.InquiryState]reflection.InquiryState{
		invited: invited, agreed: agreed, trialling: trialling, reviewing: reviewing, decided: decided, ended: ended}
	for name, c := range map[string]struct {
		template reflection.TemplateID
		happens  func(*pair, reflection.InquiryID)
		seenBy   reflection.MemberID
		comesTo  map[reflection.InquiryState]reflection.InquiryState
	}{
		"of three that it takes, one leaves":         {"lesson-study", leaves("eve"), "asha", ofThree},
		"of three that it takes, one is deactivated": {"lesson-study", off("eve"), "asha", ofThree},
		"of three that it takes, one is erased":      {"lesson-study", erased("eve"), "asha", ofThree},
		"who asked leaves":                           {"feedback-trial", leaves("asha"), "dan", withoutWhoAsked},
		"who asked is deactivated":                   {"feedback-trial", off("asha"), "dan", withoutWhoAsked},
		"who asked is erased":                        {"feedback-trial", erased("asha"), "dan", withoutWhoAsked},
		"both decline at once":                       {"lesson-study", declineAtOnce, "asha", same},
		"a half-term comes in between":               {"feedback-trial", halfTermComes, "asha", same},
		"the partner moves to another chat": {"feedback-trial", func(n *pair, _ reflection.InquiryID) {
			n.must(n.Store.Write(n.t.Context(), "north", reflection.Workspace{ID: "otherchat", Organisation: "north", Platform: "slack"}))
			n.set("dan", func(m *reflection.Member) { m.Workspace = "otherchat" })
		}, "asha", same},
		"its days have passed": {"feedback-trial", func(n *pair, _ reflection.InquiryID) { n.notes(at("2026-12-08 09:00")) }, "asha",
			map[reflection.InquiryState]reflection.InquiryState{
				invited: ended, agreed: agreed, trialling: trialling, reviewing: reviewing, decided: decided, ended: ended}},
	} {
		for _, state := range reflection.InquiryStates() {
			t.Run(name+"/"+string(state), func(t *testing.T) {
				t.Parallel()
				n := newPair(t)
				n.template = c.template
				others := []reflection.Member{n.dan}
				if c.template == "lesson-study" {
					others = append(others, n.eve)
				}
				id := n.reaches(state, others...)
				c.happens(n, id)
				by := n.member("north", c.seenBy)
				if got := n.stands(by, id); got != c.comesTo[state] {
					t.Errorf("it is %s, want %s", got, c.comesTo[state])
				}
				n.goesOn(by, id)
				n.notes(at("2026-12-18 17:00")) // and nothing that waits gets stuck
			})
		}
	}
}

// goesOn fails where somebody can do nothing about an inquiry, now or once it
// can be answered no more: take the next step, stop it, or begin another.
func (n *pair) goesOn(by reflection.Member, id reflection.InquiryID) {
	n.t.Helper()
	ctx := n.t.Context()
	var err error
	switch n.stands(by, id) {
	case reflection.InquiryInvited:
		err = n.StopInquiry(ctx, by, id)
	case reflection.InquiryAgreed:
		_, err = n.SetUpInquiry(ctx, by, id, reflection.InquiryPlan{Aim: "act on a hint", When: "I hand work back", Then: "wait", Lesson: date("2026-12-18")})
	case reflection.InquiryTrialling:
		_, err = n.Report(ctx, by, id, "It went well.", reflection.Choices{})
	case reflection.InquiryReviewing:
		_, err = n.DecideInquiry(ctx, by, id, reflection.Review{Decision: reflection.Adopt})
	default:
		_, err = n.Invite(ctx, by, reflection.Invitation{Template: "feedback-trial", Focus: "tasks", Who: []reflection.MemberID{"cal"}})
	}
	if err != nil {
		n.t.Errorf("in state %s %s cannot go on: %v", n.stands(by, id), by.ID, err)
	}
}

// declineAtOnce has both say no in the same instant. Where that is no answer
// any more, nothing comes of it.
func declineAtOnce(n *pair, id reflection.InquiryID) {
	var both sync.WaitGroup
	for _, by := range []reflection.Member{n.dan, n.eve} {
		both.Go(func() {
			if err := n.DeclineInvitation(n.t.Context(), by, id); err != nil && !errors.Is(err, reflection.ErrNotFound) {
				n.t.Errorf("%s says no: %v", by.ID, err)
			}
		})
	}
	both.Wait()
}

// halfTermComes closes the school for the week after, and the meeting moves by
// as many days.
func halfTermComes(n *pair, id reflection.InquiryID) {
	n.t.Helper()
	meets := func() reflection.Date {
		now, err := n.OpenInquiry(n.t.Context(), n.asha, id)
		n.must(err)
		return now.Days[reflection.StepMeet]
	}
	before := meets()
	n.must(n.Store.Write(n.t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: date("2026-11-16"), To: date("2026-11-20"), Kind: reflection.ClosedDays}}}))
	if got := meets(); !before.IsZero() && got != before.AddDays(7) {
		n.t.Errorf("they would have met on %s, and meet on %s", before, got)
	}
}

// Of three who were asked together, two go on at the time to answer where the
// template is for two as well, and hear of it then and not before. Why the
// third is not with them shows in nothing.
func TestTwoOfThreeGoOn(t *testing.T) {
	var seen []string
	ways := map[string]func(*pair, reflection.InquiryID){
		"says nothing": func(*pair, reflection.InquiryID) {},
		"says no":      func(n *pair, id reflection.InquiryID) { n.must(n.DeclineInvitation(n.t.Context(), n.eve, id)) },
		"leaves": func(n *pair, _ reflection.InquiryID) {
			n.set("eve", func(m *reflection.Member) { m.Leaves = date("2026-11-12") })
		},
		"is deactivated": func(n *pair, _ reflection.InquiryID) {
			n.set("eve", func(m *reflection.Member) { m.Deactivated = true })
		},
		"wants no bot": func(n *pair, _ reflection.InquiryID) { _, err := n.Decline(n.t.Context(), n.eve); n.must(err) },
	}
	for name, happens := range ways {
		t.Run(name, func(t *testing.T) {
			n := newPair(t)
			id := n.invites("feedback-trial", "dan", "eve")
			_, err := n.Accept(t.Context(), n.dan, id)
			n.must(err)
			happens(n, id)
			before := n.notes(at("2026-11-18 12:29"))
			if got := n.stands(n.asha, id); got != reflection.InquiryInvited || before["asha"] != "" {
				t.Fatalf("before the time it is %s, and Asha heard %q", got, before["asha"])
			}
			heard := n.notes(at("2026-11-18 12:31"))
			now, err := n.OpenInquiry(t.Context(), n.asha, id)
			n.must(err)
			seen = append(seen, fmt.Sprintf("%s with %s; Asha hears %q, Dan %q, Eve %q", now.Inquiry.State, now.With, heard["asha"], heard["dan"], heard["eve"]))
			if _, err := n.OpenInquiry(t.Context(), n.eve, id); !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("Eve opens what went on without her: %v", err)
			}
			if _, current, err := n.CurrentInquiry(t.Context(), n.eve); err != nil || current {
				t.Errorf("Eve is in it still: %v", err)
			}
			n.must(n.setUp(n.asha, id))
			if got := n.notes(at("2026-11-18 18:00")); got["asha"]+got["dan"] != "" {
				t.Errorf("they hear twice that they are on: %v", got)
			}
			n.must(n.setUp(n.dan, id))
			if got := n.stands(n.dan, id); got != reflection.InquiryTrialling {
				t.Errorf("in the end it is %s", got)
			}
		})
	}
	want := `agreed with [Dan]; Asha hears "agreed/Dan", Dan "agreed/Asha", Eve ""`
	if len(seen) != len(ways) || slices.ContainsFunc(seen, func(s string) bool { return s != want }) {
		t.Errorf("seen %q\nwant each to be %q", seen, want)
	}
}

// Of three who all accept at once, each hears it then, and nothing more at the
// time that is over.
func TestThreeWhoAcceptHearOnce(t *testing.T) {
	n := newPair(t)
	n.reaches(reflection.InquiryAgreed, n.dan, n.eve)
	heard := n.notes(at("2026-11-19 18:00"))
	if heard["asha"] != "agreed/Dan+Eve" || heard["dan"] != "agreed/Asha+Eve" || heard["eve"] != "" {
		t.Errorf("they hear %v", heard)
	}
}

// Who is not in when the time to answer is over hears on their next day, even
// if the other has begun to set it up by then.
func TestWhoIsNotInHearsAfterwards(t *testing.T) {
	n := newPair(t)
	n.dan = n.set("dan", func(m *reflection.Member) { m.WorkingDays = 1<<time.Monday | 1<<time.Thursday })
	id := n.invites("feedback-trial", "dan", "eve")
	n.notes(at("2026-11-12 09:00"))
	_, err := n.Accept(t.Context(), n.dan, id)
	n.must(err)
	n.notes(at("2026-11-18 12:31"))
	n.must(n.setUp(n.asha, id))
	if heard := n.notes(at("2026-11-19 18:00")); heard["dan"] != "agreed/Asha" {
		t.Errorf("Dan hears %q", heard["dan"])
	}
}
