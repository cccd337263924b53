package reflection

import (
	"context"
	"fmt"
	"slices"
)

// YearLine is what one person writes at a check point of an inquiry of a year.
// Nobody else reads it until they show it, and then those who take part do, for
// as long as its author does and leaves it shown.
type YearLine struct {
	ID           YearLineID
	Organisation OrganisationID
	Inquiry      YearInquiryID
	Point        int // the half-term of the school year, from 1
	Author       MemberID
	Text         Private
	Shown        bool
	Revision     int
}

// YearLineID names the one line of a person at a check point.
type YearLineID string

func newYearLineID(q YearInquiryID, point int, author MemberID) YearLineID {
	return YearLineID(fmt.Sprintf("%s/%d/%s", q, point, author))
}

// YearLineField is the line that somebody writes at a check point.
const YearLineField = "year-line"

// YearKept is what came of something that was written for an inquiry of a year.
type YearKept struct {
	Card YearCard
	Heeded
}

// WriteYearLine keeps the person's line at a check point, for them alone: a line
// that was shown, and is changed, is hidden again. At the one that is open a new
// line can be written; at an earlier one, the line that is there can be changed.
// A guard speaks before it is kept.
func (s *Service) WriteYearLine(ctx context.Context, by Member, id YearInquiryID, point int, text Private, choices Choices) (YearKept, error) {
	var kept YearKept
	c, err := s.OpenYear(ctx, by, id)
	if err == nil && !c.Writes(point) {
		err = ErrNotFound
	}
	if err != nil {
		return kept, fmt.Errorf("line in year inquiry %s: %w", id, err)
	}
	if kept.Heeded, err = s.heedAll(ctx, by, choices, &text); err != nil || kept.Spoke() {
		return kept, err
	}
	switch {
	case text.Blank():
		return kept, Fault{YearLineField, Blank}
	case text.longer(MaxYearLine):
		return kept, Fault{YearLineField, TooLong}
	}
	kept.Card, err = s.changeYearLine(ctx, by, id, point, func(c YearCard, line *YearLine) error {
		if !c.Writes(point) {
			return ErrNotFound
		}
		if line.Revision == 0 || line.Text != text {
			line.Text, line.Shown = text, false
		}
		return nil
	})
	return kept, err
}

// ShowYearLine shows the person's line to those who take part. ErrNotFound where
// there is none, or where they no longer take part.
func (s *Service) ShowYearLine(ctx context.Context, by Member, id YearInquiryID, point int) (YearCard, error) {
	return s.changeYearLine(ctx, by, id, point, func(c YearCard, line *YearLine) error {
		if line.Revision == 0 || !c.MayShow() {
			return ErrNotFound
		}
		line.Shown = true
		return nil
	})
}

// HideYearLine takes it back: from then on nobody else reads it.
func (s *Service) HideYearLine(ctx context.Context, by Member, id YearInquiryID, point int) (YearCard, error) {
	return s.changeYearLine(ctx, by, id, point, func(_ YearCard, line *YearLine) error {
		if line.Revision == 0 {
			return ErrNotFound
		}
		line.Shown = false
		return nil
	})
}

// DeleteYearLine deletes the person's line, also once they have left or the year
// is over.
func (s *Service) DeleteYearLine(ctx context.Context, by Member, id YearInquiryID, point int) (YearCard, error) {
	if _, err := s.OpenYear(ctx, by, id); err != nil {
		return YearCard{}, err
	}
	if err := s.Store.Write(ctx, by.Organisation, Gone{YearLine: newYearLineID(id, point, by.ID)}); err != nil {
		return YearCard{}, fmt.Errorf("delete line in year inquiry %s: %w", id, err)
	}
	return s.OpenYear(ctx, by, id)
}

// changeYearLine changes the person's own line, which is new where its Revision
// is 0.
func (s *Service) changeYearLine(ctx context.Context, by Member, id YearInquiryID, point int, change func(YearCard, *YearLine) error) (YearCard, error) {
	err := retry(func() error {
		c, err := s.OpenYear(ctx, by, id)
		if err != nil {
			return err
		}
		line := c.Own(point)
		was := line
		if err := change(c, &line); err != nil || line == was {
			return err
		}
		err = s.Store.Write(ctx, by.Organisation, line)
		if isRepeated(err) || isMissing(err) { // from another device
			return ErrStale
		}
		return err
	})
	if err != nil {
		return YearCard{}, fmt.Errorf("line in year inquiry %s: %w", id, err)
	}
	return s.OpenYear(ctx, by, id)
}

// Own is the reader's own line at a check point; its Revision is 0 where there
// is none.
func (c YearCard) Own(point int) YearLine {
	i := slices.IndexFunc(c.Lines, func(l YearLine) bool { return l.Point == point && l.Author == c.By.ID })
	if i >= 0 {
		return c.Lines[i]
	}
	return YearLine{ID: newYearLineID(c.Inquiry.ID, point, c.By.ID), Organisation: c.By.Organisation,
		Inquiry: c.Inquiry.ID, Point: point, Author: c.By.ID}
}

// Writes reports whether the reader can write their line at a check point, or
// change it.
func (c YearCard) Writes(point int) bool {
	if c.Own(point).Revision > 0 {
		return true
	}
	return c.MayShow() && c.Open.Number == point && point > 0
}

// MayShow reports whether the reader can show a line: they take part, and there
// is somebody to show it to.
func (c YearCard) MayShow() bool {
	return c.TakesPart() && (c.Stage == YearRunning || c.Stage == YearOver) && len(c.Members) > 1
}
