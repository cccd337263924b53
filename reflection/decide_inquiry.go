package reflection

import (
	"context"
	"slices"
	"strings"
)

// Fields of the Form for the review.
const (
	DecisionField    = "decision"
	SourceField      = "source"
	IngredientsField = "ingredients"
	NoteField        = "note"
)

// Review is what partners say at the end, as one of them sent it.
type Review struct {
	Decision    Decision
	Source      string
	Ingredients []StatementID
	Note        Private // may stay blank
	Choices
}

// DecideInquiry keeps what the partners decided. A note goes no further than
// to them until each of them agrees to it; who wrote it has.
func (s *Service) DecideInquiry(ctx context.Context, by Member, id InquiryID, r Review) (Kept, error) {
	var kept Kept
	j, err := s.jointOf(ctx, by, id)
	if err != nil {
		return kept, err
	}
	if kept.Heeded, err = s.heedAll(ctx, by, r.Choices, &r.Note); err != nil || kept.Spoke() {
		return kept, err
	}
	if err := r.fault(j.template, s.Library.ingredients(j.template)); err != nil {
		return kept, err
	}
	err = s.changeInquiry(ctx, by, id, EventDecide, func(j *joint) error {
		j.State, j.Decision, j.Source, j.Ingredients, j.Note = InquiryDecided, r.Decision, r.Source, r.Ingredients, r.Note
		j.side(by.ID).Agrees = !r.Note.Blank()
		return nil
	})
	if err != nil {
		return kept, err
	}
	kept.Together, err = s.OpenInquiry(ctx, by, id)
	return kept, err
}

func (r Review) fault(t Template, offered []Statement) error {
	switch {
	case r.Decision == "":
		return Fault{DecisionField, Blank}
	case !slices.Contains(Decisions(), r.Decision):
		return Fault{DecisionField, NotOffered}
	case r.Source != "" && !slices.Contains(t.Sources, r.Source):
		return Fault{SourceField, NotOffered}
	case len(strings.Fields(r.Note.Reveal())) > MaxNoteWords:
		return Fault{NoteField, TooManyWords}
	}
	for _, id := range r.Ingredients {
		if !among(offered, id) {
			return Fault{IngredientsField, NotOffered}
		}
	}
	return nil
}

// TooManyWords is a note that is longer than the school's library takes.
const TooManyWords Problem = "too many words"

// AgreeNote lets the note into the school's library as far as this person is
// concerned. It is there once all who are still here have agreed.
func (s *Service) AgreeNote(ctx context.Context, by Member, id InquiryID) (Together, error) {
	err := s.changeInquiry(ctx, by, id, EventNote, func(j *joint) error {
		if j.Note.Blank() {
			return ErrNotFound
		}
		j.side(by.ID).Agrees = true
		j.InLibrary = j.everybodyAgrees()
		return nil
	})
	if err != nil {
		return Together{}, err
	}
	return s.OpenInquiry(ctx, by, id)
}

// TakeBackNote takes back what the person agreed to: the note is in the school's
// library no more, until all agree again. Their partners keep it.
func (s *Service) TakeBackNote(ctx context.Context, by Member, id InquiryID) (Together, error) {
	err := s.changeInquiry(ctx, by, id, EventTakeOut, func(j *joint) error {
		if j.Note.Blank() {
			return ErrNotFound
		}
		j.side(by.ID).Agrees, j.InLibrary = false, false
		return nil
	})
	if err != nil {
		return Together{}, err
	}
	return s.OpenInquiry(ctx, by, id)
}

// TapStill keeps the one tap six weeks later. Tapping again replaces it.
func (s *Service) TapStill(ctx context.Context, by Member, id InquiryID, still Still) error {
	if !slices.Contains(Stills(), still) {
		return ErrNotFound
	}
	return s.changeInquiry(ctx, by, id, EventStill, func(j *joint) error {
		j.side(by.ID).Still = still
		return nil
	})
}
