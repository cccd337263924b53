package reflection_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"plenary/reflection"
)

const noticed = "Two pupils waited a long time."

// visited has Asha visit Cal, and show him what she noticed.
func (n *town) visited() reflection.VisitID {
	n.t.Helper()
	ctx := n.t.Context()
	c, err := n.AskVisit(ctx, n.asha, "cal")
	n.must(err)
	id := c.Visit.ID
	_, err = n.AgreeVisit(ctx, n.cal, id, reflection.VisitAnswer{Focus: "the quiet table",
		Time: reflection.VisitTime{On: date("2026-11-12"), At: reflection.Clock(10, 0)}})
	n.must(err)
	n.now = at("2026-11-12 10:30")
	n.notices(id, noticed)
	return id
}

// notices has Asha write down what she noticed, and show it to Cal.
func (n *town) notices(id reflection.VisitID, line reflection.Private) {
	n.t.Helper()
	c, err := n.OpenVisitNotes(n.t.Context(), n.asha, id)
	n.must(err)
	saved, err := n.WriteVisitNotes(n.t.Context(), n.asha, id, reflection.VisitNotesDraft{
		Lines: map[reflection.NoticeID]reflection.Private{"routines": line}, Learned: "Wait longer.", Over: c.Words.Revision})
	n.must(err)
	_, err = n.ShowVisitNotes(n.t.Context(), n.asha, id, saved.Card.Words.Revision)
	n.must(err)
}

func (n *town) asksOnward(id reflection.VisitID) {
	n.t.Helper()
	_, err := n.AskOnward(n.t.Context(), n.asha, id)
	n.must(err)
}

func (n *town) answersOnward(id reflection.VisitID, yes bool) {
	n.t.Helper()
	_, err := n.AnswerOnward(n.t.Context(), n.cal, id, yes)
	n.must(err)
}

// sharesOnward has Asha go through the share step with what Cal let go on.
func (n *town) sharesOnward(id reflection.VisitID) error {
	p, err := n.DraftOnward(n.t.Context(), n.asha, id)
	if err == nil {
		_, err = n.ShareDraft(n.t.Context(), n.asha, p.Share.ID)
	}
	return err
}

// reads is what Sam can read about the lesson, in any way there is.
func (n *town) reads(id reflection.VisitID) string {
	n.t.Helper()
	var all []string
	if sh, _, err := n.OpenShare(n.t.Context(), n.sam, reflection.OnwardShare(id)); err == nil {
		all = append(all, sh.Text.Reveal())
	}
	if text, _, err := n.ReadVisitNotes(n.t.Context(), n.sam, id); err == nil {
		all = append(all, text.Reveal())
	}
	d, err := n.note(n.sam, "asha", "2026-11-17")
	n.must(err)
	for _, sh := range d.Shares {
		all = append(all, string(sh.Origin)+": "+sh.Text.Reveal())
	}
	return strings.Join(all, "\n")
}

// What was noticed about a lesson goes to a third person only while the host
// says yes to that text and that person.
func TestNotesGoOnOnlyWithTheHost(t *testing.T) {
	for name, c := range map[string]struct {
		happens func(*town, reflection.VisitID)
		read    bool
	}{
		"nobody asked":     {func(*town, reflection.VisitID) {}, false},
		"asked":            {func(n *town, id reflection.VisitID) { n.asksOnward(id) }, false},
		"the host said no": {func(n *town, id reflection.VisitID) { n.asksOnward(id); n.answersOnward(id, false) }, false},
		"the host said yes": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, true)
			if got := n.reads(id); got != "" {
				n.t.Errorf("before Asha shares it Sam reads %q", got)
			}
		}, true},
		"no, and then yes": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, false)
			n.answersOnward(id, true)
		}, true},
		"the yes was taken back before": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, true)
			n.answersOnward(id, false)
		}, false},
		"the notes were shown anew": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, true)
			n.notices(id, "Another line.")
		}, false},
		"the mentor is another by now": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, true)
			n.set("ben", func(m *reflection.Member) { m.Mentor, m.Roles = "", []reflection.Role{reflection.Mentor} })
			n.asha = n.set("asha", func(m *reflection.Member) { m.Mentor = "ben" })
		}, false},
		"taken back from the host": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, true)
			n.must(n.Withdraw(n.t.Context(), n.asha, reflection.ShareID(id)))
		}, false},
		"the host was erased": {func(n *town, id reflection.VisitID) {
			n.asksOnward(id)
			n.answersOnward(id, true)
			n.must(n.Store.Erase(n.t.Context(), "north", "cal"))
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newTown(t)
			id := n.visited()
			c.happens(n, id)
			err := n.sharesOnward(id)
			if c.read {
				n.must(err)
				if got := n.reads(id); got != fmt.Sprintf("Embedded routines: %[1]s\nvisit: Embedded routines: %[1]s", noticed) {
					t.Errorf("Sam reads %q", got)
				}
				return
			}
			if !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("Asha shares it: %v", err)
			}
		})
	}
}

// Once it is shared, everything that ends the host's yes takes it away again.
func TestWhatWentOnIsTakenAway(t *testing.T) {
	for name, ends := range map[string]func(*town, reflection.VisitID){
		"the host takes the yes back": func(n *town, id reflection.VisitID) { n.answersOnward(id, false) },
		"the observer takes it back": func(n *town, id reflection.VisitID) {
			n.must(n.Withdraw(n.t.Context(), n.asha, reflection.OnwardShare(id)))
		},
		"the observer takes it back from the host": func(n *town, id reflection.VisitID) {
			n.must(n.Withdraw(n.t.Context(), n.asha, reflection.ShareID(id)))
		},
		"the notes are shown anew": func(n *town, id reflection.VisitID) { n.notices(id, "Another line.") },
		"the host is erased":       func(n *town, _ reflection.VisitID) { n.must(n.Store.Erase(n.t.Context(), "north", "cal")) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newTown(t)
			id := n.visited()
			n.asksOnward(id)
			n.answersOnward(id, true)
			n.must(n.sharesOnward(id))
			if n.reads(id) == "" {
				t.Fatal("Sam reads nothing before")
			}
			ends(n, id)
			if got := n.reads(id); got != "" {
				t.Errorf("Sam still reads %q", got)
			}
		})
	}
}

// Only the observer asks and shares, only the host answers.
func TestWhoMayLetNotesGoOn(t *testing.T) {
	n := newTown(t)
	id := n.visited()
	people := []reflection.Member{n.asha, n.ben, n.sam, n.khan, n.cal, n.dee}
	for _, step := range []struct {
		what string
		only reflection.MemberID
		do   func(reflection.Member) error
	}{
		{"ask", "asha", func(by reflection.Member) error { _, err := n.AskOnward(t.Context(), by, id); return err }},
		{"say no", "cal", func(by reflection.Member) error { _, err := n.AnswerOnward(t.Context(), by, id, false); return err }},
		{"say yes", "cal", func(by reflection.Member) error { _, err := n.AnswerOnward(t.Context(), by, id, true); return err }},
		{"share", "asha", func(by reflection.Member) error { _, err := n.DraftOnward(t.Context(), by, id); return err }},
	} {
		for _, by := range people {
			err := step.do(by)
			refused := errors.Is(err, reflection.ErrNotFound) || errors.Is(err, reflection.ErrForbidden)
			if may := by.ID == step.only; may && err != nil || !may && !refused {
				t.Errorf("%s may %s: %v", by.ID, step.what, err)
			}
		}
	}
}

// What was learned is shared with where it comes from, and not with whose
// lesson it was.
func TestWhatWasLearnedSaysItIsFromAVisit(t *testing.T) {
	n := newTown(t)
	n.visited()
	p, err := n.DraftLearned(t.Context(), n.asha, "Wait longer.", reflection.Choices{})
	n.must(err)
	_, err = n.ShareDraft(t.Context(), n.asha, p.Share.ID)
	n.must(err)
	d, err := n.note(n.sam, "asha", "2026-11-17")
	n.must(err)
	if len(d.Shares) != 1 || d.Shares[0].Origin != reflection.FromVisit || d.Shares[0].Text != "Wait longer." {
		t.Errorf("Sam reads %+v", d.Shares)
	}
}

// A host is asked in the next week where this one is full: the observer was told
// that they are asked, and cannot ask them twice.
func TestAHostWhoseWeekIsFullIsAskedInTheNext(t *testing.T) {
	n := newTown(t)
	id := n.visited()
	for i := range 2 {
		n.must(n.Store.Write(t.Context(), "north", reflection.Delivery{ID: reflection.DeliveryID(fmt.Sprint("d", i)), Key: fmt.Sprint("pair/", i),
			Organisation: "north", Workspace: "northchat", To: "cal", Kind: reflection.PairKind, State: reflection.Sent, DueAt: n.now, Until: n.now}))
	}
	n.asksOnward(id)
	asked := func(until string) (when []string) {
		for {
			due, err := n.Store.NextDue(t.Context())
			if err != nil || due.After(at(until)) {
				return when
			}
			if due.After(n.now) {
				n.now = due
			}
			for _, out := range n.sent() {
				if _, is := out.Content.(reflection.VisitOnwardContent); is {
					when = append(when, n.now.In(at(until).Location()).Format("Mon 2 Jan 15:04"))
				}
			}
		}
	}
	if got := strings.Join(asked("2026-11-30 18:00"), ", "); got != "Mon 16 Nov 15:45" {
		t.Errorf("Cal is asked at %q", got)
	}
}
