package reflection_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"plenary/reflection"
)

// What people wrote, planned and shared stays what they made it.

// plans has Asha keep an entry with a plan for a day.
func (n *town) plans(on string) reflection.Entry {
	n.t.Helper()
	n.now = n.now.Add(time.Minute)
	sheet, err := n.Start(n.t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	saved, err := n.Answer(n.t.Context(), n.asha, planned(sheet.Entry, "The exit tickets showed gaps.", on))
	n.must(err)
	return saved.Entry
}

func planned(e reflection.Entry, text, on string) reflection.Answers {
	a := short(e, text, "they pack up", "ask one more question")
	a.Plan.On = date(on)
	return a
}

func TestAnOldEntryCanBeMendedAfterItsPlansDay(t *testing.T) {
	n := newTown(t)
	e := n.plans("2026-11-13")
	n.now = at("2026-11-18 16:00")
	sheet, err := n.EditEntry(t.Context(), n.asha, e.ID)
	n.must(err)
	a := planned(sheet.Entry, "The exit tickets showed two gaps.", sheet.Plan.On.String())
	a.Edit = true
	if _, err = n.Answer(t.Context(), n.asha, a); err != nil {
		t.Errorf("mending a word: %v", err)
	}
}

func TestWhatIsDoneToAnOldPlanLeavesTheNewOneAlone(t *testing.T) {
	for name, do := range map[string]func(*town, reflection.Entry) error{
		"mended": func(n *town, old reflection.Entry) error {
			sheet, err := n.EditEntry(n.t.Context(), n.asha, old.ID)
			n.must(err)
			a := planned(sheet.Entry, "The exit tickets showed two gaps.", "")
			a.Edit = true
			_, err = n.Answer(n.t.Context(), n.asha, a)
			return err
		},
		"tried": func(n *town, old reflection.Entry) error {
			_, err := n.FollowUp(n.t.Context(), n.asha, reflection.PlanID(old.ID), reflection.OutcomeTried)
			return err
		},
		"not yet": func(n *town, old reflection.Entry) error {
			_, err := n.FollowUp(n.t.Context(), n.asha, reflection.PlanID(old.ID), reflection.OutcomeNotYet)
			return err
		},
		"deleted": func(n *town, old reflection.Entry) error { return n.DeleteEntry(n.t.Context(), n.asha, old.ID) },
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t)
			old := n.plans("")
			now := n.plans("2026-11-20")
			n.must(do(n, old))
			open, err := n.Store.OpenPlan(t.Context(), "north", "asha")
			if err != nil || open.Entry != now.ID {
				t.Errorf("the open plan is %v, %v", open.ID, err)
			}
			if got := len(n.queued("asha", reflection.CueKind)); got != 1 {
				t.Errorf("%d cues wait", got)
			}
		})
	}
}

func TestAReplyInTheChatDoesNotTakeThePlanOffTheForm(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	_, err = n.Say(t.Context(), n.asha, reflection.Event{Workspace: "northchat", ID: "e1", At: n.now}, "Typed meanwhile.")
	n.must(err)
	saved, err := n.Answer(t.Context(), n.asha, planned(sheet.Entry, "On the Form.", "2026-11-20"))
	n.must(err)
	if p := saved.Again.Plan; p.When.Blank() || p.Then.Blank() || p.On != date("2026-11-20") {
		t.Errorf("the Form came back with a plan for %q", p.On)
	}
}

func TestAPlanSavedElsewhereDoesNotLoseTheOtherStages(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	laptop, err := n.EditEntry(t.Context(), n.asha, sheet.Entry.ID)
	n.must(err)
	phone := reflection.Answers{Entry: sheet.Entry.ID, Plan: &reflection.PlanDraft{}}
	_, err = n.Answer(t.Context(), n.asha, phone)
	n.must(err)
	a := reflection.Answers{Entry: sheet.Entry.ID, Edit: true, Texts: map[reflection.Stage]reflection.Draft{}, Plan: &reflection.PlanDraft{}}
	for _, stage := range laptop.Stages {
		if stage != reflection.ActionPlan {
			a.Texts[stage] = reflection.Draft{Text: "At " + reflection.Private(stage)}
		}
	}
	_, err = n.Answer(t.Context(), n.asha, a)
	n.must(err)
	page, err := n.ReadEntry(t.Context(), n.asha, sheet.Entry.ID)
	n.must(err)
	if got := page.Text(reflection.Analysis).Reveal(); got != "At analysis" {
		t.Errorf("the journal holds %q", got)
	}
}

func TestFormsOpenedAndClosedHideNoEntry(t *testing.T) {
	n := newTown(t)
	for i := range 10 {
		n.now = n.now.Add(time.Minute)
		n.writes(n.asha, fmt.Sprintf("Entry number %d.", i), "", "")
	}
	for i := range 30 { // from prompts, which each have an entry of their own
		n.now = n.now.Add(time.Minute)
		n.must(n.Store.Write(t.Context(), "north", reflection.Entry{ID: reflection.EntryID(fmt.Sprintf("empty%d", i)),
			Organisation: "north", Author: "asha", Length: reflection.TwoMinutes, StartedAt: n.now}))
	}
	first, err := n.Journal(t.Context(), n.asha, 0)
	n.must(err)
	rest, err := n.Journal(t.Context(), n.asha, reflection.PageOf)
	n.must(err)
	if got := len(first.Entries) + len(rest.Entries); got != 10 || !first.More || rest.More {
		t.Errorf("of 10 entries %d can be found; more %v, then %v", got, first.More, rest.More)
	}
}

func TestOpeningAFormTwiceKeepsOneBlankEntry(t *testing.T) {
	n := newTown(t)
	first, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	second, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	if first.Entry.ID != second.Entry.ID || second.Entry.Length != reflection.FullCycle {
		t.Errorf("the second Form is for another entry, or not the full cycle: %s", second.Entry.Length)
	}
}

func TestAHalfDoneCycleIsOfferedAfterAnotherFormWasClosed(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	_, err = n.Answer(t.Context(), n.asha, reflection.Answers{Entry: sheet.Entry.ID,
		Texts: map[reflection.Stage]reflection.Draft{reflection.Description: {Text: "First."}}})
	n.must(err)
	n.now = n.now.Add(time.Minute)
	_, err = n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	back, there, err := n.Resume(t.Context(), n.asha)
	n.must(err)
	if !there || back.Entry.ID != sheet.Entry.ID {
		t.Error("the half-done cycle is not offered")
	}
}

func TestALineSharedBeforeThereIsASlotReachesTheFirstMeetings(t *testing.T) {
	n := newTown(t)
	asha := n.set("asha", func(m *reflection.Member) { m.Meets = reflection.MeetingSlot{} })
	n.shares(asha, "How do you start a lesson calmly?")
	n.now = at("2026-11-19 12:00")
	n.set("asha", func(m *reflection.Member) { m.Meets = tuesdays("11:10") })
	for on, want := range map[string]int{"2026-11-24": 1, "2027-01-12": 0} {
		note, err := n.note(n.sam, "asha", on)
		n.must(err)
		if len(note.Shares) != want {
			t.Errorf("the note for %s has %d shares, want %d", on, len(note.Shares), want)
		}
	}
}

func TestAWholeLongEntryCanBeShared(t *testing.T) {
	n := newTown(t)
	p, err := n.Draft(t.Context(), n.asha, reflection.Private(fmt.Sprintf("%06000d", 7)), reflection.Choices{})
	if err != nil || p.Share.Text == "" {
		t.Errorf("an entry of 6,000 characters cannot be shared: %v", err)
	}
}

func TestALinePreviewedForOneMentorGoesToNoOther(t *testing.T) {
	n := newTown(t)
	p, err := n.Draft(t.Context(), n.asha, "For Sam's eyes.", reflection.Choices{})
	n.must(err)
	n.set("asha", func(m *reflection.Member) { m.Mentor = "cal" })
	if _, err := n.ShareDraft(t.Context(), n.asha, p.Share.ID); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("sharing it after a change of mentor: %v", err)
	}
}

func TestSomeoneNoLongerAnECTCanTakeTheirLinesBack(t *testing.T) {
	n := newTown(t)
	p := n.shares(n.asha, "How do you start a lesson calmly?")
	asha := n.set("asha", func(m *reflection.Member) { m.Roles = []reflection.Role{reflection.Colleague} })
	if err := n.Withdraw(t.Context(), asha, p.Share.ID); err != nil {
		t.Errorf("taking back: %v", err)
	}
}

func TestAMentorWhoHasLeftReadsNothing(t *testing.T) {
	n := newTown(t)
	p := n.shares(n.asha, "How do you start a lesson calmly?")
	sam := n.set("sam", func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
	if _, _, err := n.OpenShare(t.Context(), sam, p.Share.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("reading a share: %v", err)
	}
	if _, err := n.note(sam, "asha", "2026-11-17"); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("opening the note: %v", err)
	}
	if _, err := n.Reader(t.Context(), n.asha); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("Asha is still told whom she shares with: %v", err)
	}
}

func TestNeitherSideOverwritesTheOthersAgreedLine(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	id := reflection.NewMeetingID("asha", date("2026-11-10"))
	_, err := n.Agree(ctx, n.asha, id, reflection.Agreement{Line: "Exit tickets on Monday."})
	n.must(err)
	agreed, err := n.Agree(ctx, n.sam, id, reflection.Agreement{Line: "A visit on Thursday."}) // from an empty Form
	n.must(err)
	if want := reflection.Private("Exit tickets on Monday. A visit on Thursday."); !agreed.Again || agreed.Meeting.Agreed != want {
		t.Errorf("Sam is shown %q, again %v", agreed.Meeting.Agreed.Reveal(), agreed.Again)
	}
	agreed, err = n.Agree(ctx, n.sam, id, reflection.Agreement{Line: "Both.", Over: agreed.Meeting.Revision})
	n.must(err)
	cleared, err := n.Agree(ctx, n.asha, id, reflection.Agreement{Over: agreed.Meeting.Revision})
	n.must(err)
	if m, _, err := n.MeetingWith(ctx, n.sam, id); err != nil || cleared.Again || !m.Agreed.Blank() {
		t.Errorf("after clearing it Sam reads %q, %v", m.Agreed.Reveal(), err)
	}
}

func TestAnAgreedLineStaysTheECTsAfterAChangeOfMentor(t *testing.T) {
	n := newTown(t)
	id := reflection.NewMeetingID("asha", date("2026-11-10"))
	_, err := n.Agree(t.Context(), n.asha, id, reflection.Agreement{Line: "Try exit tickets."})
	n.must(err)
	asha := n.set("asha", func(m *reflection.Member) { m.Mentor = "cal" })
	if m, _, err := n.MeetingWith(t.Context(), asha, id); err != nil || m.Agreed.Blank() {
		t.Errorf("Asha reads %q, %v", m.Agreed.Reveal(), err)
	}
}

func TestBothGuardsLookAtWhatAnotherWillRead(t *testing.T) {
	n := newTown(t)
	id := reflection.NewMeetingID("asha", date("2026-11-10"))
	for name, look := range map[string]func(reflection.Private, reflection.Choices) (reflection.Heeded, error){
		"a line to share": func(p reflection.Private, c reflection.Choices) (reflection.Heeded, error) {
			got, err := n.Draft(t.Context(), n.asha, p, c)
			return got.Heeded, err
		},
		"an agreed line": func(p reflection.Private, c reflection.Choices) (reflection.Heeded, error) {
			got, err := n.Agree(t.Context(), n.sam, id, reflection.Agreement{Line: p, Choices: c})
			return got.Heeded, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			worry := reflection.Private("A pupil told me her dad hits her at home.")
			got, err := look(worry, reflection.Choices{})
			n.must(err)
			if got.Guard == nil || !got.Guard.Safety {
				t.Error("a worry about a child went by")
			}
			got, err = look(worry, reflection.Choices{Safety: reflection.CopyWords})
			n.must(err)
			if got.Words != worry {
				t.Error("the words are not shown for copying")
			}
			got, err = look("Kayleigh Brown in 9B moves to the front.", reflection.Choices{})
			n.must(err)
			if got.Guard == nil || len(got.Guard.Names) == 0 {
				t.Error("a pupil's name went by")
			}
		})
	}
	if m, _, err := n.MeetingWith(t.Context(), n.sam, id); err != nil || !m.Agreed.Blank() {
		t.Errorf("an agreed line was kept: %q, %v", m.Agreed.Reveal(), err)
	}
}
