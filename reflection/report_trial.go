package reflection

import (
	"context"
	"fmt"
)

// Fields of the Forms for a prediction and a report.
const (
	PredictionField = "prediction"
	OutcomeField    = "outcome"
)

// Predict keeps what the person thinks will happen, until they have reported.
// Partners read it once everybody has.
func (s *Service) Predict(ctx context.Context, by Member, id InquiryID, text Private, c Choices) (Kept, error) {
	return s.keepTrial(ctx, by, id, trialChange{EventPredict, PredictionField, func(t *Trial, side *Side, text Private) error {
		if side.Reported {
			return ErrNotFound
		}
		t.Prediction = text
		return nil
	}}, text, c)
}

// Report keeps what happened. When everybody has reported, all of them read
// all predictions and reports. In a swap it is ErrNotFound until everybody has
// answered: what to report is seen only then.
func (s *Service) Report(ctx context.Context, by Member, id InquiryID, text Private, c Choices) (Kept, error) {
	return s.keepTrial(ctx, by, id, trialChange{EventReport, OutcomeField, func(t *Trial, side *Side, text Private) error {
		t.Outcome, side.Reported = text, true
		return nil
	}}, text, c)
}

// trialChange is one of the two things that are written in a trial.
type trialChange struct {
	event InquiryEvent
	field string
	apply func(*Trial, *Side, Private) error
}

// keepTrial keeps a text of the person's own trial. A guard speaks before
// anything is kept: partners will read it.
func (s *Service) keepTrial(ctx context.Context, by Member, id InquiryID, what trialChange, text Private, c Choices) (Kept, error) {
	var kept Kept
	_, err := s.jointOf(ctx, by, id)
	if err != nil {
		return kept, err
	}
	if kept.Heeded, err = s.heedAll(ctx, by, c, &text); err != nil || kept.Spoke() {
		return kept, err
	}
	switch {
	case text.Blank():
		return kept, Fault{what.field, Blank}
	case text.longer(MaxText):
		return kept, Fault{what.field, TooLong}
	}
	err = s.changeInquiry(ctx, by, id, what.event, func(j *joint) error {
		t, err := s.ownTrial(ctx, by, id)
		if err != nil {
			return err
		}
		if what.event == EventReport && !j.reportable() {
			return ErrNotFound
		}
		if err := what.apply(&t, j.side(by.ID), text); err != nil {
			return err
		}
		j.more = []Record{t}
		return nil
	})
	if err != nil {
		return kept, err
	}
	kept.Together, err = s.OpenInquiry(ctx, by, id)
	return kept, err
}

// ownTrial is what the person has written so far, or an empty one.
func (s *Service) ownTrial(ctx context.Context, by Member, id InquiryID) (Trial, error) {
	t, err := s.Store.Trial(ctx, by.Organisation, id, by.ID)
	if isMissing(err) {
		return Trial{Organisation: by.Organisation, Inquiry: id, Author: by.ID}, nil
	}
	if err != nil {
		return Trial{}, fmt.Errorf("trial of %s: %w", by.ID, err)
	}
	return t, nil
}
