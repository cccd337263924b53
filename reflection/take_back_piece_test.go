package reflection_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// swapped brings two to a swap in which these have given and answered, in turn.
func (n *pair) swapped(template reflection.TemplateID, steps ...step) reflection.InquiryID {
	n.t.Helper()
	id := n.swapping(template, n.dan)
	for _, s := range steps {
		n.must(n.gives(n.named(s.who), id, s.kind))
	}
	return id
}

type step struct {
	who  string
	kind reflection.PieceKind
}

// Whoever gave a piece can take it back in every state: it is gone with its
// file, and what the partner sees, can do and hears is as it stands here.
func TestAPieceIsTakenBackInEachState(t *testing.T) {
	const task, answer = reflection.PieceTask, reflection.PieceAnswer
	report := func(n *pair, id reflection.InquiryID) {
		for _, by := range []reflection.Member{n.asha, n.dan} {
			_, err := n.Report(n.t.Context(), by, id, "It hides a mistake.", reflection.Choices{})
			n.must(err)
		}
	}
	decide := func(n *pair, id reflection.InquiryID) {
		report(n, id)
		_, err := n.DecideInquiry(n.t.Context(), n.dan, id, reflection.Review{Decision: reflection.Adapt})
		n.must(err)
	}
	stop := func(n *pair, id reflection.InquiryID) { n.must(n.StopInquiry(n.t.Context(), n.dan, id)) }
	gave := []step{{"asha", task}, {"dan", task}}
	done := append(slices.Clone(gave), step{"asha", answer}, step{"dan", answer})
	for _, c := range []struct {
		when      string
		template  reflection.TemplateID
		steps     []step
		then      func(*pair, reflection.InquiryID)
		back      reflection.PieceKind
		asha, dan string
		heard     []string // by Dan
	}{
		{"she alone has given", "artefact-swap", gave[:1], nil, task, "gives task", "gives task", nil},
		{"both have given", "artefact-swap", gave, nil, task, "gives task", "gives task, reads dan's task", []string{"taken-back"}},
		{"she has answered his", "artefact-swap", done[:3], nil, task, "gives task, reads asha's answer", "reads dan's task", []string{"taken-back"}},
		{"her answer, before his", "artefact-swap", done[:3], nil, answer,
			"gives task, gives answer, reads asha's task, reads dan's task", "gives task, gives answer, reads asha's task, reads dan's task", nil},
		{"he has answered hers", "artefact-swap", append(gave[:2:2], step{"dan", answer}), nil, task, "gives task", "reads dan's task, reads dan's answer", []string{"taken-back"}},
		{"both have answered", "artefact-swap", done, nil, task,
			"sees that asha took back a task, reads dan's task, reads asha's answer, reads dan's answer, reports",
			"sees that asha took back a task, reads dan's task, reads asha's answer, reads dan's answer, reports", nil},
		{"her answer, after his", "artefact-swap", done, nil, answer,
			"reads asha's task, reads dan's task, sees that asha took back a answer, reads dan's answer, reports",
			"reads asha's task, reads dan's task, sees that asha took back a answer, reads dan's answer, reports", nil},
		{"reviewing", "artefact-swap", done, report, task,
			"sees that asha took back a task, reads dan's task, reads asha's answer, reads dan's answer",
			"sees that asha took back a task, reads dan's task, reads asha's answer, reads dan's answer", nil},
		{"decided", "artefact-swap", done, decide, answer,
			"reads asha's task, reads dan's task, sees that asha took back a answer, reads dan's answer",
			"reads asha's task, reads dan's task, sees that asha took back a answer, reads dan's answer", nil},
		{"stopped", "artefact-swap", gave, stop, task, "sees that asha took back a task", "reads dan's task", nil},

		{"one for both", "moderation-swap", gave[:1], nil, task, "gives task", "gives task", []string{"taken-back"}},
		{"one for both, and he has judged", "moderation-swap", []step{{"asha", task}, {"dan", answer}}, nil, task,
			"gives task", "gives task, reads dan's answer", []string{"taken-back"}},
		{"both have judged", "moderation-swap", []step{{"asha", task}, {"dan", answer}, {"asha", answer}}, nil, task,
			"sees that asha took back a task, reads asha's answer, reads dan's answer, reports",
			"sees that asha took back a task, reads asha's answer, reads dan's answer, reports", nil},
	} {
		t.Run(string(c.template)+"/"+c.when, func(t *testing.T) {
			n := newPair(t)
			id := n.swapped(c.template, c.steps...)
			if c.then != nil {
				c.then(n, id)
			}
			state := n.stands(n.asha, id)
			n.live(at("2026-11-12 09:00"), "dan")
			kept, err := n.Store.Piece(t.Context(), "north", id, "asha", c.back)
			n.must(err)
			_, err = n.TakeBackPiece(t.Context(), n.asha, id, c.back)
			n.must(err)
			if _, err := n.Store.Piece(t.Context(), "north", id, "asha", c.back); !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("it is still there: %v", err)
			}
			if kept.File != "" {
				if _, err := n.Store.File(t.Context(), "north", kept.File); !errors.Is(err, reflection.ErrNotFound) {
					t.Errorf("its file is still there: %v", err)
				}
			}
			if got := n.swap(n.asha, id); got != c.asha {
				t.Errorf("Asha %s\nwant %s", got, c.asha)
			}
			if got := n.swap(n.dan, id); got != c.dan {
				t.Errorf("Dan %s\nwant %s", got, c.dan)
			}
			if diff := cmp.Diff(c.heard, n.heard("dan", "2026-11-12 10:00")); diff != "" {
				t.Errorf("Dan heard (-want +got):\n%s", diff)
			}
			if got := n.stands(n.dan, id); got != state {
				t.Errorf("it is %s now, and was %s", got, state)
			}
			if _, err := n.TakeBackPiece(t.Context(), n.asha, id, c.back); !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("taken back twice: %v", err)
			}
		})
	}
}

// heard are the notes about inquiries that somebody hears until then.
func (n *pair) heard(by reflection.MemberID, until string) (notes []string) {
	for _, c := range n.live(at(until), by) {
		if note, is := c.(reflection.InquiryContent); is {
			notes = append(notes, string(note.Note))
		}
	}
	return notes
}

// Another piece takes the place of one that was taken back, and the swap goes on
// to its end; each hears what is so by the time they hear it.
func TestASwapGoesOnAfterAPieceWasTakenBack(t *testing.T) {
	const task, answer = reflection.PieceTask, reflection.PieceAnswer
	n := newPair(t)
	id := n.swapped("artefact-swap", step{"asha", task}, step{"dan", task}, step{"dan", answer})
	n.live(at("2026-11-12 09:00"), "dan")
	back := func() {
		_, err := n.TakeBackPiece(t.Context(), n.asha, id, task)
		n.must(err)
	}
	back()
	if diff := cmp.Diff([]string{"taken-back"}, n.heard("dan", "2026-11-12 10:00")); diff != "" {
		t.Errorf("once it is taken back (-want +got):\n%s", diff)
	}
	n.must(n.gives(n.asha, id, task))
	n.must(n.gives(n.dan, id, answer)) // to the new one
	n.must(n.gives(n.asha, id, answer))
	if diff := cmp.Diff([]string{"answered"}, n.heard("dan", "2026-11-12 11:00")); diff != "" {
		t.Errorf("once all have answered (-want +got):\n%s", diff)
	}
	if got, want := n.swap(n.dan, id), "reads asha's task, reads dan's task, reads asha's answer, reads dan's answer, reports"; got != want {
		t.Errorf("Dan %s, want %s", got, want)
	}
}

// Somebody who is not at work hears of the last of what happened meanwhile, and
// of what happens after that.
func TestTakenBackAndGivenAgainIsOneMessage(t *testing.T) {
	const task = reflection.PieceTask
	n := newPair(t)
	id := n.swapped("artefact-swap", step{"dan", task})
	give := func() { n.must(n.gives(n.asha, id, task)) }
	back := func() {
		_, err := n.TakeBackPiece(t.Context(), n.asha, id, task)
		n.must(err)
	}
	for _, c := range []struct {
		from, until string
		does        []func()
		heard       string
	}{
		{"2026-11-12 21:00", "2026-11-13 09:00", []func(){give, back, give, back, give}, "swapped"},
		{"2026-11-13 09:00", "2026-11-13 10:00", []func(){back, give}, "swapped"},
		{"2026-11-16 21:00", "2026-11-17 09:00", []func(){back, give, back}, "taken-back"},
	} {
		n.live(at(c.from), "dan")
		for _, do := range c.does {
			do()
		}
		if diff := cmp.Diff([]string{c.heard}, n.heard("dan", c.until)); diff != "" {
			t.Errorf("by %s (-want +got):\n%s", c.until, diff)
		}
	}
}

// A file that the store has lost keeps nobody from taking back what it was, or
// from giving another.
func TestAPieceWhoseFileIsLost(t *testing.T) {
	n := newPair(t)
	id := n.swapped("artefact-swap", step{"asha", reflection.PieceTask})
	lose := func() {
		p, err := n.Store.Piece(t.Context(), "north", id, "asha", reflection.PieceTask)
		n.must(err)
		n.must(n.Store.Write(t.Context(), "north", reflection.Gone{File: p.File}))
	}
	lose()
	n.must(n.gives(n.asha, id, reflection.PieceTask))
	lose()
	_, err := n.TakeBackPiece(t.Context(), n.asha, id, reflection.PieceTask)
	n.must(err)
}

// Nobody takes back what another gave.
func TestOnlyWhoGaveItTakesItBack(t *testing.T) {
	n := newPair(t)
	id := n.swapped("artefact-swap", step{"asha", reflection.PieceTask})
	for _, by := range []reflection.Member{n.dan, n.sam, n.khan, n.cal} {
		if _, err := n.TakeBackPiece(t.Context(), by, id, reflection.PieceTask); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s: %v", by.ID, err)
		}
	}
	if got, want := n.swap(n.asha, id), "gives task, reads asha's task"; got != want {
		t.Errorf("Asha %s, want %s", got, want)
	}
}
