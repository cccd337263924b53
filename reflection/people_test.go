package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plenary/reflection"
)

// Every role, every relation, every operation, with real people on a real
// store. What the table allows is written out here a second time, in the
// words of the promises, so that loosening may.go fails this test.
func TestWhoMayDoWhat(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	entry := n.writes(n.asha, "The exit tickets showed me two gaps.", "they pack up", "ask one more question")
	shared := n.shares(n.asha, "The exit tickets showed me two gaps.")
	meeting := reflection.NewMeetingID("asha", date("2026-11-17"))

	operations := map[string]func(by reflection.Member) error{
		"read the entry": func(by reflection.Member) error { _, err := n.ReadEntry(ctx, by, entry.ID); return err },
		"edit the entry": func(by reflection.Member) error { _, err := n.EditEntry(ctx, by, entry.ID); return err },
		"open a stage": func(by reflection.Member) error {
			_, err := n.OpenStage(ctx, by, entry.ID, reflection.Description)
			return err
		},
		"answer in the entry": func(by reflection.Member) error {
			_, err := n.Answer(ctx, by, reflection.Answers{Entry: entry.ID, Edit: true, Texts: map[reflection.Stage]reflection.Draft{
				reflection.Feelings: {Text: "x", Over: 7}}})
			return err
		},
		"pick from the entry": func(by reflection.Member) error { _, err := n.Lines(ctx, by, entry.ID); return err },
		"picked line":         func(by reflection.Member) error { _, err := n.Picked(ctx, by, string(entry.ID)+"/plan"); return err },
		"read the plan": func(by reflection.Member) error {
			_, err := n.OwnPlan(ctx, by, reflection.PlanID(entry.ID))
			return err
		},
		"follow up the plan": func(by reflection.Member) error {
			_, err := n.FollowUp(ctx, by, reflection.PlanID(entry.ID), reflection.OutcomeNotYet)
			return err
		},
		"read own share": func(by reflection.Member) error { _, err := n.OwnShare(ctx, by, shared.Share.ID); return err },
		"share again":    func(by reflection.Member) error { _, err := n.ShareDraft(ctx, by, shared.Share.ID); return err },
		"read the share": func(by reflection.Member) error { _, _, err := n.OpenShare(ctx, by, shared.Share.ID); return err },
		"open the note":  func(by reflection.Member) error { _, err := n.OpenDigest(ctx, by, meeting); return err },
		"tap the meeting": func(by reflection.Member) error {
			_, err := n.TapMeeting(ctx, by, meeting, reflection.TapYes)
			return err
		},
		"agree a line": func(by reflection.Member) error {
			_, err := n.Agree(ctx, by, meeting, reflection.Agreement{Line: "Try it on Monday."})
			return err
		},
		"read the meeting": func(by reflection.Member) error {
			_, _, err := n.MeetingWith(ctx, by, meeting)
			return err
		},
		"set the safeguarding contact": func(by reflection.Member) error {
			return n.SetSafeguarding(ctx, by, "northfield", reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"})
		},
		"begin the school": func(by reflection.Member) error {
			_, _, err := n.BeginSchool(ctx, by, "northfield", reflection.SchoolBeginning{Name: "Northfield", Lead: "Jo Reed", LeadPhone: "01632 960001"})
			return err
		},
		"give the same mentor": func(by reflection.Member) error {
			_, err := n.GiveMentor(ctx, by, "asha", reflection.Profile{User: "sam"})
			return err
		},
		"see who mentors Asha": func(by reflection.Member) error {
			all, err := n.Mentorings(ctx, by)
			if err == nil && !slices.ContainsFunc(all, func(m reflection.Mentoring) bool { return m.ECT.ID == "asha" }) {
				err = reflection.ErrNotFound
			}
			return err
		},
		"see the set-up": func(by reflection.Member) error { _, err := n.SchoolToSetUp(ctx, by, "northfield"); return err },
		"withdraw the share": func(by reflection.Member) error {
			return n.Withdraw(ctx, by, shared.Share.ID)
		},
		"delete the entry": func(by reflection.Member) error { return n.DeleteEntry(ctx, by, entry.ID) },
	}
	only := func(who ...string) map[string]bool {
		set := map[string]bool{}
		for _, w := range who {
			set[w] = true
		}
		return set
	}
	allowed := map[string]map[string]bool{
		"read the share": only("sam"), "open the note": only("sam"),
		"tap the meeting": only("asha", "sam"), "agree a line": only("asha", "sam"), "read the meeting": only("asha", "sam"),
		"set the safeguarding contact": only("khan"), "see the set-up": only("khan"),
		"begin the school": only("khan"), "give the same mentor": only("khan"), "see who mentors Asha": only("khan"),
	}
	people := []reflection.Member{n.ben, n.sam, n.khan, n.cal, n.dee, n.asha} // the author last: she deletes
	for name, do := range operations {
		if name == "withdraw the share" || name == "delete the entry" {
			continue
		}
		check(t, name, do, allowed[name], people)
	}
	for _, name := range []string{"withdraw the share", "delete the entry"} {
		check(t, name, operations[name], nil, people)
	}
}

func check(t *testing.T, name string, do func(reflection.Member) error, allowed map[string]bool, people []reflection.Member) {
	t.Helper()
	if allowed == nil {
		allowed = map[string]bool{"asha": true}
	}
	for _, by := range people {
		t.Run(fmt.Sprintf("%s %s", by.ID, name), func(t *testing.T) {
			err := do(by)
			refused := errors.Is(err, reflection.ErrForbidden) || errors.Is(err, reflection.ErrNotFound)
			switch may := allowed[string(by.ID)]; {
			case may && err != nil:
				t.Errorf("got %v, want it allowed", err)
			case !may && !refused:
				t.Errorf("got %v, want it refused", err)
			}
		})
	}
}

// A role never widens what one relation allows to another: the table itself,
// over every combination.
func TestTheRoleTable(t *testing.T) {
	type row struct {
		role reflection.Role
		rel  reflection.Relation
	}
	want := map[reflection.Operation]func(row) bool{
		reflection.WriteJournal:    func(r row) bool { return r.rel == reflection.Self },
		reflection.ReadJournal:     func(r row) bool { return r.rel == reflection.Self },
		reflection.OwnSettings:     func(r row) bool { return r.rel == reflection.Self },
		reflection.ShareText:       func(r row) bool { return r == row{reflection.ECT, reflection.Self} },
		reflection.KeepJournalWeek: func(r row) bool { return r == row{reflection.ECT, reflection.Self} },
		reflection.ReadShare:       func(r row) bool { return r == row{reflection.Mentor, reflection.MentorOf} },
		reflection.OpenNote:        func(r row) bool { return r == row{reflection.Mentor, reflection.MentorOf} },
		reflection.TapMeeting: func(r row) bool {
			return r == row{reflection.ECT, reflection.Self} || r == row{reflection.Mentor, reflection.MentorOf}
		},
		reflection.TellLost:        func(r row) bool { return r == row{reflection.ECT, reflection.Self} },
		reflection.SeeContact:      func(r row) bool { return r.rel != reflection.Outsider },
		reflection.ReadTheory:      func(r row) bool { return r.rel != reflection.Outsider },
		reflection.PrepareMeeting:  func(r row) bool { return r.rel != reflection.Outsider },
		reflection.SetUp:           func(r row) bool { return r.role == reflection.Coordinator && r.rel != reflection.Outsider },
		reflection.SeeTotals:       func(r row) bool { return r.role == reflection.Coordinator && r.rel != reflection.Outsider },
		reflection.JoinRound:       func(r row) bool { return r.rel == reflection.Self && r.role != reflection.Coordinator },
		reflection.InviteColleague: func(r row) bool { return r.rel == reflection.Peer && r.role != reflection.Coordinator },
		reflection.WorkTogether: func(r row) bool {
			return (r.rel == reflection.Partner || r.rel == reflection.Revealed) && r.role != reflection.Coordinator
		},
		reflection.ReadTrial: func(r row) bool {
			return r.rel == reflection.Self || r.rel == reflection.Revealed && r.role != reflection.Coordinator
		},
		reflection.ReadYearLine: func(r row) bool {
			return r.rel == reflection.Self || r.rel == reflection.Partner && r.role != reflection.Coordinator
		},
		reflection.ReadPiece: func(r row) bool {
			return r.rel == reflection.Self || r.rel == reflection.Revealed && r.role != reflection.Coordinator
		},

		reflection.OwnVisit:         func(r row) bool { return r.rel == reflection.Self },
		reflection.AnswerEvaluation: func(r row) bool { return r.rel == reflection.Self },
		reflection.SeeEvaluation:    func(r row) bool { return r.rel != reflection.Outsider },
		reflection.AskVisit:         func(r row) bool { return r.rel == reflection.Peer },
		reflection.ReadFocus:        func(r row) bool { return r.rel == reflection.VisitorOf },
		reflection.ReadVisitNotes:   func(r row) bool { return r.rel == reflection.HostOf },
		reflection.LetNotesOn:       func(r row) bool { return r.rel == reflection.HostOf },
	}
	for _, op := range reflection.Operations() {
		for _, role := range reflection.Roles() {
			for _, rel := range reflection.Relations() {
				if got := reflection.May(role, rel, op); got != want[op](row{role, rel}) {
					t.Errorf("%s as %s to %s: got %v", op, rel, role, got)
				}
			}
		}
	}
}

// P3: the preview is word for word what the reader sees, and only that.
func TestThePreviewIsWhatTheReaderSees(t *testing.T) {
	n := newTown(t)
	rapid.Check(t, func(r *rapid.T) {
		line := rapid.StringMatching(`[a-z0-9 ,.;🙂אב\n]{1,200}`).Filter(func(s string) bool {
			return !reflection.Clean(reflection.Private(s)).Blank()
		}).Draw(r, "line")
		p, err := n.Draft(t.Context(), n.asha, reflection.Private(line), reflection.Choices{Names: reflection.KeepNames, Safety: reflection.SomethingElse})
		n.must(err)
		if _, _, err := n.OpenShare(t.Context(), n.sam, p.Share.ID); err == nil {
			r.Fatal("the mentor can read a draft")
		}
		_, err = n.ShareDraft(t.Context(), n.asha, p.Share.ID)
		n.must(err)
		read, _, err := n.OpenShare(t.Context(), n.sam, p.Share.ID)
		n.must(err)
		if read.Text.Reveal() != p.Share.Text.Reveal() {
			r.Fatalf("previewed %q, read %q", p.Share.Text.Reveal(), read.Text.Reveal())
		}
	})
}

func TestAWithdrawnShareDisappearsFromTheMentorsView(t *testing.T) {
	n := newTown(t)
	p := n.shares(n.asha, "I would like to talk about exit tickets.")
	before, err := n.note(n.sam, "asha", "2026-11-17")
	n.must(err)
	if len(before.Shares) != 1 {
		t.Fatalf("got %d shares in the note, want 1", len(before.Shares))
	}
	n.must(n.Withdraw(t.Context(), n.asha, p.Share.ID))
	after, err := n.note(n.sam, "asha", "2026-11-17")
	n.must(err)
	if len(after.Shares) != 0 {
		t.Error("the note still has the share")
	}
	if _, _, err := n.OpenShare(t.Context(), n.sam, p.Share.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("got %v, want it gone", err)
	}
}

// P4: whatever an ECT does that is not sharing, the mentor gets and sees the
// same, byte for byte.
func TestSilenceRevealsNothing(t *testing.T) {
	quiet := mentorsWeek(newTown(t))
	if !strings.Contains(quiet, "Ben") {
		t.Fatalf("the mentor's week has no meeting in it:\n%s", quiet)
	}
	rapid.Check(t, func(r *rapid.T) {
		n := newTown(t)
		for range rapid.IntRange(1, 6).Draw(r, "things done") {
			n.doesSomething(r)
		}
		if got := mentorsWeek(n); got != quiet {
			r.Errorf("the mentor can tell:\n%s\ninstead of\n%s", got, quiet)
		}
	})
}

// doesSomething has Asha do one thing that is not sharing.
func (n *town) doesSomething(r *rapid.T) {
	ctx, m := n.t.Context(), n.member("north", "asha")
	var err error
	switch rapid.SampledFrom([]string{"write", "plan", "full", "pause", "slot", "only", "say", "draft", "withdraw", "decline", "delete", "journal week"}).Draw(r, "does") {
	case "write":
		n.writes(m, "They all got it.", "", "")
	case "plan":
		e := n.writes(m, "They got it.", "the bell goes", "ask one question")
		_, err = n.FollowUp(ctx, m, reflection.PlanID(e.ID), reflection.OutcomeTried)
	case "full":
		_, err = n.Start(ctx, m, reflection.FullCycle, "")
	case "pause":
		_, err = n.Pause(ctx, m, date("2026-12-01"))
	case "slot":
		_, err = n.ChoosePrompts(ctx, m, reflection.Prompts{Slot: reflection.WeekTime{Day: 1, At: reflection.Clock(19, 0)}})
	case "only":
		_, err = n.ChoosePrompts(ctx, m, reflection.Prompts{Slot: reflection.DefaultPrompt, OnlyMeetingWeeks: true})
	case "say":
		_, err = n.Say(ctx, m, reflection.Event{Workspace: m.Workspace, ID: reflection.NewID(), At: n.now}, "A good hour.")
	case "draft":
		_, err = n.Draft(ctx, m, "A line I think about.", reflection.Choices{})
	case "withdraw":
		p := n.shares(m, "A line I took back.")
		err = n.Withdraw(ctx, m, p.Share.ID)
	case "decline":
		_, err = n.Decline(ctx, m)
	case "journal week":
		_, err = n.ChooseJournalWeek(ctx, m, nil)
	case "delete":
		e := n.writes(m, "They got it.", "", "")
		err = n.DeleteEntry(ctx, m, e.ID)
	}
	n.must(err)
}

// mentorsWeek is everything Sam gets and can open in a week with meetings.
func mentorsWeek(n *town) string {
	ctx := n.t.Context()
	var seen strings.Builder
	for n.now = at("2026-11-13 08:00"); n.now.Before(at("2026-11-20 08:00")); {
		due, err := n.Store.NextDue(ctx)
		if err != nil || due.After(at("2026-11-20 08:00")) {
			break
		}
		if due.After(n.now) {
			n.now = due
		}
		for _, out := range n.sent() {
			if out.To.ID == "sam" {
				fmt.Fprintf(&seen, "%s %+v\n", n.now.UTC(), out.Content)
			}
		}
	}
	note, err := n.note(n.sam, "asha", "2026-11-17")
	n.must(err)
	fmt.Fprintf(&seen, "%+v\n", note)
	home, err := n.Home(ctx, n.sam)
	n.must(err)
	fmt.Fprintf(&seen, "%+v\n", home.Meetings)
	return seen.String()
}

func TestAChangeOfMentorClosesTheOldOnesViewAtOnce(t *testing.T) {
	n := newTown(t)
	p := n.shares(n.asha, "About my Year 9 class.")
	m := n.member("north", "asha")
	m.Mentor = "cal"
	n.must(n.Store.Write(t.Context(), "north", m))
	cal := n.member("north", "cal")
	cal.Roles = append(cal.Roles, reflection.Mentor)
	n.must(n.Store.Write(t.Context(), "north", cal))
	cal.Revision++

	if _, _, err := n.OpenShare(t.Context(), n.sam, p.Share.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("the old mentor reads the share: %v", err)
	}
	if _, err := n.note(n.sam, "asha", "2026-11-17"); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("the old mentor opens the note: %v", err)
	}
	note, err := n.note(cal, "asha", "2026-11-17")
	n.must(err)
	if len(note.Shares) != 0 {
		t.Error("the new mentor sees what was shared with the old one")
	}
	if _, _, err := n.OpenShare(t.Context(), cal, p.Share.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("the new mentor opens what was shared with the old one: %v", err)
	}
}

func TestWhatWasSharedForALostMeetingWaitsForTheNext(t *testing.T) {
	n := newTown(t)
	n.shares(n.asha, "About exit tickets.")
	_, err := n.TapMeeting(t.Context(), n.asha, reflection.NewMeetingID("asha", date("2026-11-17")), reflection.TapCovering)
	n.must(err)
	next, err := n.note(n.sam, "asha", "2026-11-24")
	n.must(err)
	if len(next.Shares) != 1 {
		t.Fatalf("got %d shares in the next note, want 1", len(next.Shares))
	}
	_, err = n.TapMeeting(t.Context(), n.sam, reflection.NewMeetingID("asha", date("2026-11-17")), reflection.TapYes)
	n.must(err)
	next, err = n.note(n.sam, "asha", "2026-11-24")
	n.must(err)
	if len(next.Shares) != 0 {
		t.Error("a share of a meeting that took place stands in the next note too")
	}
}

func TestTwoDevicesAtTheSameStageLoseNothing(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	phone, laptop := short(sheet.Entry, "From the phone.", "", ""), short(sheet.Entry, "From the laptop.", "", "")
	_, err = n.Answer(t.Context(), n.asha, phone)
	n.must(err)
	saved, err := n.Answer(t.Context(), n.asha, laptop)
	n.must(err)
	if saved.Again == nil {
		t.Fatal("the second device was not told")
	}
	text := saved.Again.Entry.Answers[reflection.Description].Text.Reveal()
	if !strings.Contains(text, "From the phone.") || !strings.Contains(text, "From the laptop.") {
		t.Errorf("the Form came back with %q", text)
	}
	page, err := n.ReadEntry(t.Context(), n.asha, sheet.Entry.ID)
	n.must(err)
	if got := page.Text(reflection.Description).Reveal(); got != "From the phone." {
		t.Errorf("the journal holds %q", got)
	}
	again, err := n.Answer(t.Context(), n.asha, phone) // the same Form, twice
	n.must(err)
	if again.Again != nil || !again.Entry.Finished {
		t.Error("the same Form sent twice was taken for another")
	}
}

func TestTwoLongTextsForOneStageBecomeTwoEntries(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	phone, laptop := strings.Repeat("a ", 1400), strings.Repeat("b ", 1400)
	_, err = n.Answer(t.Context(), n.asha, short(sheet.Entry, phone, "", ""))
	n.must(err)
	saved, err := n.Answer(t.Context(), n.asha, short(sheet.Entry, laptop, "", ""))
	n.must(err)
	other := saved.Again.Entry
	_, err = n.Answer(t.Context(), n.asha, short(other, other.Answers[reflection.Description].Text.Reveal(), "", ""))
	n.must(err)
	for id, want := range map[reflection.EntryID]string{sheet.Entry.ID: phone, other.ID: laptop} {
		page, err := n.ReadEntry(t.Context(), n.asha, id)
		n.must(err)
		if got := page.All().Reveal(); got != strings.TrimSpace(want) {
			t.Errorf("an entry holds %d characters, want %d", len(got), len(want))
		}
	}
}

func TestAFullCycleIsSavedStageByStageAndResumed(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	sheet, err := n.Start(ctx, n.asha, reflection.FullCycle, "")
	n.must(err)
	for _, stage := range []reflection.Stage{reflection.Description, reflection.Feelings} {
		if len(sheet.Stages) != 1 || sheet.Stages[0] != stage {
			t.Fatalf("got the Form for %v, want %s", sheet.Stages, stage)
		}
		saved, err := n.Answer(ctx, n.asha, reflection.Answers{Entry: sheet.Entry.ID,
			Texts: map[reflection.Stage]reflection.Draft{stage: {Text: "At " + reflection.Private(stage)}}})
		n.must(err)
		sheet = *saved.Next
	}
	back, there, err := n.Resume(ctx, n.asha)
	n.must(err)
	if !there || back.Stages[0] != reflection.Evaluation {
		t.Fatalf("resumed at %v, %v; want evaluation", back.Stages, there)
	}
	for {
		stage := sheet.Stages[0]
		a := reflection.Answers{Entry: sheet.Entry.ID, Texts: map[reflection.Stage]reflection.Draft{}}
		if stage == reflection.ActionPlan {
			a.Plan = &reflection.PlanDraft{When: "they come in", Then: "greet each of them"}
		} else {
			a.Texts[stage] = reflection.Draft{} // skipped
		}
		saved, err := n.Answer(ctx, n.asha, a)
		n.must(err)
		if saved.Next == nil {
			if !saved.Entry.Finished {
				t.Error("the cycle ended without being finished")
			}
			break
		}
		sheet = *saved.Next
	}
	if _, there, _ := n.Resume(ctx, n.asha); there {
		t.Error("a finished entry is offered to resume")
	}
}

func TestPressingAPromptTwiceOpensOneEntry(t *testing.T) {
	n := newTown(t)
	prompt := n.promptFor(n.asha)
	first, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, prompt.ID)
	n.must(err)
	second, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, prompt.ID)
	n.must(err)
	if first.Entry.ID != second.Entry.ID {
		t.Error("two presses opened two entries")
	}
	if got := first.Entry.Answers[reflection.Description].Stem; string(got) != prompt.Ref {
		t.Errorf("the Form asks %s, the prompt asked %s", got, prompt.Ref)
	}
	if _, err := n.Start(t.Context(), n.ben, reflection.TwoMinutes, prompt.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("Ben starts from Asha's prompt: %v", err)
	}
}

// promptFor sends the prompt of this week.
func (n *town) promptFor(m reflection.Member) reflection.Delivery {
	n.t.Helper()
	n.now = at("2026-11-12 15:45")
	var mine reflection.Delivery
	for _, out := range n.sent() {
		if out.To.ID == m.ID && out.Delivery.Kind == reflection.PromptKind {
			mine = out.Delivery
		}
	}
	return mine
}

func TestAPausedTeacherGetsNoPromptAndComesBackWithoutArrears(t *testing.T) {
	n := newTown(t)
	_, err := n.Pause(t.Context(), n.asha, date("2026-12-01"))
	n.must(err)
	home, err := n.Home(t.Context(), n.member("north", "asha"))
	n.must(err)
	if got, want := home.NextPrompt, at("2026-12-03 15:45"); !got.Equal(want) {
		t.Errorf("next prompt %v, want %v", got, want)
	}
	_, err = n.Pause(t.Context(), n.member("north", "asha"), reflection.Date{})
	n.must(err)
	home, err = n.Home(t.Context(), n.member("north", "asha"))
	n.must(err)
	if got, want := home.NextPrompt, at("2026-11-12 15:45"); !got.Equal(want) {
		t.Errorf("after ending the pause the next prompt is %v, want %v", got, want)
	}
}

func TestATypedReplyGoesToTheNextStageAndIsSpokenOfOnce(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	say := func(id, text string) (reflection.Said, error) {
		return n.Say(ctx, n.member("north", "asha"), reflection.Event{Workspace: n.asha.Workspace, ID: id, At: n.now}, reflection.Private(text))
	}
	first, err := say("1", "They all put up their hands.")
	n.must(err)
	if first.Stage != reflection.Description || !first.Tell {
		t.Errorf("got %s, told %v; want description, told", first.Stage, first.Tell)
	}
	second, err := say("2", "I was pleased.")
	n.must(err)
	if second.Stage != first.Entry.Middle || second.Tell {
		t.Errorf("got %s, told %v; want the middle question, not told again", second.Stage, second.Tell)
	}
	if _, err := say("2", "I was pleased."); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("a repeated event: %v, want ErrExists", err)
	}
	page, err := n.ReadEntry(ctx, n.asha, second.Entry.ID)
	n.must(err)
	if got := page.All().Reveal(); got != "They all put up their hands.\n\nI was pleased." {
		t.Errorf("the entry holds %q", got)
	}
}

func TestATypedWorryIsMetAfterTheFact(t *testing.T) {
	n := newTown(t)
	said, err := n.Say(t.Context(), n.asha, reflection.Event{Workspace: n.asha.Workspace, ID: "1", At: n.now},
		"A girl told me she is scared to go home because her dad hits her.")
	n.must(err)
	if !said.Guard.Safety || said.Contact.Lead != "Jo Reed" {
		t.Errorf("got %+v", said.Guard)
	}
}

func TestAPlanReplacesTheOneBeforeAndIsCuedOnItsMorning(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	first := n.writes(n.asha, "One.", "they pack up", "ask one question")
	sheet, err := n.Start(ctx, n.asha, reflection.TwoMinutes, "")
	n.must(err)
	a := short(sheet.Entry, "Two.", "they come in", "greet them")
	a.Plan.On = date("2026-11-14") // a Saturday: the cue moves to Monday
	_, err = n.Answer(ctx, n.asha, a)
	n.must(err)
	old, err := n.OwnPlan(ctx, n.asha, reflection.PlanID(first.ID))
	n.must(err)
	plan, err := n.OwnPlan(ctx, n.asha, reflection.PlanID(sheet.Entry.ID))
	n.must(err)
	if old.State != reflection.PlanReplaced || plan.State != reflection.PlanOpen || plan.On != date("2026-11-16") {
		t.Errorf("old %s, new %s on %s", old.State, plan.State, plan.On)
	}
	rows, err := n.Store.DeliveriesTo(ctx, "north", []reflection.MemberID{"asha"}, n.now, n.now.AddDate(0, 0, 14))
	n.must(err)
	for _, d := range rows {
		if d.Kind == reflection.CueKind {
			if !d.DueAt.Equal(at("2026-11-16 07:45")) {
				t.Errorf("the cue is due %v", d.DueAt)
			}
			return
		}
	}
	t.Error("there is no cue")
}

func TestWhatCannotBeKeptIsNamed(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	cases := map[string]struct {
		change func(*reflection.Answers)
		want   reflection.Fault
	}{
		"only spaces": {func(a *reflection.Answers) {
			a.Texts[reflection.Description] = reflection.Draft{Text: " \u00a0\n\t"}
		}, reflection.Fault{Field: "description", Problem: reflection.Blank}},
		"3,001 characters": {func(a *reflection.Answers) {
			a.Texts[reflection.Description] = reflection.Draft{Text: reflection.Private(strings.Repeat("é", 3001))}
		}, reflection.Fault{Field: "description", Problem: reflection.TooLong}},
		"a plan for yesterday": {func(a *reflection.Answers) {
			a.Plan = &reflection.PlanDraft{When: "x", On: date("2026-11-10")}
		}, reflection.Fault{Field: "on", Problem: reflection.InThePast}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			a := short(sheet.Entry, "Something.", "", "")
			c.change(&a)
			_, err := n.Answer(t.Context(), n.asha, a)
			var fault reflection.Fault
			if !errors.As(err, &fault) || fault != c.want {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	for name, text := range map[string]string{
		"3,000 characters": strings.Repeat("é", 3000), "right to left": "כל הכיתה הבינה", "emoji": "👩🏽‍🏫 yes", "NUL": "one\x00two",
	} {
		t.Run(name, func(t *testing.T) {
			e := n.writes(n.asha, text, "", "")
			page, err := n.ReadEntry(t.Context(), n.asha, e.ID)
			n.must(err)
			if got, want := page.All().Reveal(), strings.ReplaceAll(text, "\x00", ""); got != want {
				t.Errorf("got %d bytes back, want %d", len(got), len(want))
			}
		})
	}
}

func TestAGuardSpeaksBeforeAnythingIsKept(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	sheet, err := n.Start(ctx, n.asha, reflection.TwoMinutes, "")
	n.must(err)
	a := short(sheet.Entry, "A girl told me she is scared to go home because her dad hits her. The starter went well.", "", "")
	saved, err := n.Answer(ctx, n.asha, a)
	n.must(err)
	if saved.Guard == nil || !saved.Guard.Safety || saved.Contact.Lead != "Jo Reed" {
		t.Fatalf("got %+v", saved.Guard)
	}
	page, err := n.ReadEntry(ctx, n.asha, sheet.Entry.ID)
	n.must(err)
	if !page.All().Blank() {
		t.Error("it was kept before the person chose")
	}
	a.Safety = reflection.LeaveItOut
	_, err = n.Answer(ctx, n.asha, a)
	n.must(err)
	page, err = n.ReadEntry(ctx, n.asha, sheet.Entry.ID)
	n.must(err)
	if got := page.All().Reveal(); strings.Contains(got, "hits") || !strings.Contains(got, "The starter went well.") {
		t.Errorf("kept %q", got)
	}
}

func TestACopyForTheSafeguardingLeadIsKeptToo(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.TwoMinutes, "")
	n.must(err)
	a := short(sheet.Entry, "A boy told me he is scared to go home because his dad hits him.", "", "")
	a.Safety = reflection.CopyWords
	saved, err := n.Answer(t.Context(), n.asha, a)
	n.must(err)
	if !strings.Contains(saved.Words.Reveal(), "scared to go home") {
		t.Error("the words are not shown for copying")
	}
}

func TestErasingTakesEverythingOfOnePersonAndNothingOfOthers(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	mine := n.writes(n.asha, "Mine.", "a", "b")
	theirs := n.writes(n.ben, "His.", "", "")
	p := n.shares(n.asha, "A line of mine.")
	n.must(n.EraseSelf(ctx, n.asha))
	if _, err := n.ReadEntry(ctx, n.asha, mine.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("the entry is there: %v", err)
	}
	if _, _, err := n.OpenShare(ctx, n.sam, p.Share.ID); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("the share is there: %v", err)
	}
	if _, err := n.ReadEntry(ctx, n.ben, theirs.ID); err != nil {
		t.Errorf("Ben's entry is gone: %v", err)
	}
}

func TestAPromptOverdueAfterAnOutageIsStillSent(t *testing.T) {
	n := newTown(t)
	n.now = at("2026-11-12 16:40") // the server was away at 15:45
	n.must(n.Requeue(t.Context(), "north"))
	prompts := 0
	for _, out := range n.due() {
		if _, is := out.Content.(reflection.PromptContent); is {
			prompts++
		}
	}
	if prompts != 2 {
		t.Errorf("%d prompts went out, want Asha's and Ben's", prompts)
	}
}
