package reflection

import (
	"context"
	"fmt"
)

// What has changed: the one question that follows from a half-term looked back
// at, once what its author took from it first and lately stand side by side. It
// is asked where they look, and in no message. The answer is an entry of one
// stage in their own journal, one for a half-term, like any other.

var changedStems = []Stem{{"half-term/changed", Description, "Say what has changed between the first thing you took from this half-term and the latest."}}

// SaysWhatChanged reports whether an entry answers that question.
func (e Entry) SaysWhatChanged() bool { return e.Answers[Description].Stem == changedStems[0].ID }

// AsksWhatChanged reports whether there are two things to set side by side.
func (l LookBack) AsksWhatChanged() bool { return !l.Latest.Text.Blank() }

// SayWhatChanged lays out the person's answer about the half-term around today,
// a new one or the one that is there. ErrNotFound means that it is not asked.
func (s *Service) SayWhatChanged(ctx context.Context, by Member) (Sheet, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Sheet{}, err
	}
	l, err := s.LookBack(ctx, by)
	switch {
	case err != nil:
		return Sheet{}, err
	case l.Changed.ID != "":
		return s.OpenStage(ctx, by, l.Changed.ID, Description)
	case !l.AsksWhatChanged():
		return Sheet{}, fmt.Errorf("what has changed: %w", ErrNotFound)
	}
	e := Entry{ID: EntryID(NewID()), Organisation: by.Organisation, Author: by.ID, Length: OneLine,
		StartedAt: s.Now().UTC(), Answers: map[Stage]Answer{Description: {Stem: changedStems[0].ID}}}
	if err := s.Store.Write(ctx, by.Organisation, e); err != nil {
		return Sheet{}, fmt.Errorf("what has changed: %w", err)
	}
	e.Revision = 1
	return s.sheet(ctx, by, e, firstStages(e))
}
