package reflection

import (
	"context"
)

// Fields of the Form that sets an inquiry up.
const (
	AimField    = "aim"
	LessonField = "lesson"
	WhenField   = "joint-when"
	ThenField   = "joint-then"
)

// InquiryPlan is what an inquiry needs to begin, as one side sent it.
type InquiryPlan struct {
	Aim        Private // "so that pupils …"
	When, Then Private
	Lesson     Date // the sender's own
	Over       int  // the inquiry's revision the Form was drawn from
	Choices
}

// Kept is what came of something that partners will read.
type Kept struct {
	Together Together
	// Again means that a partner wrote meanwhile: Together has what stands
	// there now, and of this Form only the lesson was kept.
	Again bool
	Heeded
}

// SetUpInquiry keeps the aim, the when–then and the sender's lesson. The trial
// begins once all three are there, with a lesson from everybody. A guard speaks
// before anything is kept.
func (s *Service) SetUpInquiry(ctx context.Context, by Member, id InquiryID, p InquiryPlan) (Kept, error) {
	var kept Kept
	j, err := s.jointOf(ctx, by, id)
	if err != nil {
		return kept, err
	}
	if kept.Heeded, err = s.heedAll(ctx, by, p.Choices, &p.Aim, &p.When, &p.Then); err != nil || kept.Spoke() {
		return kept, err
	}
	o := j.outlooks[by.ID]
	if err := p.fault(o); err != nil {
		return kept, err
	}
	err = s.changeInquiry(ctx, by, id, EventSetUp, func(j *joint) error {
		j.side(by.ID).Lesson = p.Lesson
		differs := j.Aim != p.Aim || j.When != p.When || j.Then != p.Then
		kept.Again = differs && j.Revision != p.Over && !j.Aim.Blank()
		if !kept.Again {
			j.Aim, j.When, j.Then = p.Aim, p.When, p.Then
		}
		return nil
	})
	if err != nil {
		return kept, err
	}
	kept.Together, err = s.OpenInquiry(ctx, by, id)
	return kept, err
}

// furthestLesson is how many days ahead a lesson may lie: two weeks of school,
// with a holiday between.
const furthestLesson = 42

// fault finds the first input that cannot be kept.
func (p InquiryPlan) fault(o outlook) error {
	today := o.Today(o.now)
	for _, f := range []struct {
		field string
		text  Private
	}{{AimField, p.Aim}, {WhenField, p.When}, {ThenField, p.Then}} {
		switch {
		case f.text.Blank():
			return Fault{f.field, Blank}
		case f.text.longer(MaxAim):
			return Fault{f.field, TooLong}
		}
	}
	switch {
	case p.Lesson.IsZero():
		return Fault{LessonField, Blank}
	case p.Lesson.Before(today):
		return Fault{LessonField, InThePast}
	case p.Lesson.DaysSince(today) > furthestLesson:
		return Fault{LessonField, TooFarAway}
	case !o.Terms.Open(p.Lesson):
		return Fault{LessonField, SchoolClosed}
	}
	return nil
}
