package reflection

import "time"

// The dates of an inquiry are never kept: they are counted anew from the day
// it began, in days on which the schools of all partners teach. So a half-term
// in the middle, or a change of the calendar, moves them by itself. A pause
// moves only the messages of who is pausing: nobody else is told of it.

const (
	// answerDays is how many school days an invitation can be accepted.
	answerDays = 5
	answersAt  = TimeOfDay(12*60 + 30)
	stepAt     = TimeOfDay(15*60 + 45)
)

// schoolDay is the nth day after from on which all of these schools teach; the
// 0th is from itself, or the first such day after it. Zero means none is in
// sight.
func schoolDay(from Date, n int, all []Week) Date {
	for range 2 * searchDays {
		if openForAll(from, all) {
			if n == 0 {
				return from
			}
			n--
		}
		from = from.AddDays(1)
	}
	return Date{}
}

func openForAll(d Date, all []Week) bool {
	for _, w := range all {
		if !w.Terms.Open(d) {
			return false
		}
	}
	return true
}

// dayOf is the day of a step; zero before the inquiry has come so far. Nobody is
// asked what happened before the last of their lessons, and they meet after it.
func (q Inquiry) dayOf(step TemplateStep, all []Week) Date {
	from := q.Began
	if step.Do == StepFollow {
		from = q.DecidedOn
	}
	if from.IsZero() {
		return Date{}
	}
	day := schoolDay(from, step.Day, all)
	taught := q.lastLesson()
	switch step.Do {
	case StepReport:
		return laterDay(day, schoolDay(taught, 0, all))
	case StepMeet:
		return laterDay(day, schoolDay(taught, 1, all))
	}
	return day
}

// lastLesson is the day of the last of their lessons; zero while there is none.
func (q Inquiry) lastLesson() (last Date) {
	for _, side := range q.Sides {
		last = laterDay(last, side.Lesson)
	}
	return last
}

func laterDay(a, b Date) Date {
	if b.After(a) {
		return b
	}
	return a
}

// stepIn is the step whose question a week asks: the first on or after its
// Monday, if it is in that week; once the meeting should be over, nothing.
func (q Inquiry) stepIn(t Template, monday Date, all []Week) (TemplateStep, bool) {
	if q.State != InquiryTrialling && q.State != InquiryReviewing || q.Began.After(monday.AddDays(6)) {
		return TemplateStep{}, false
	}
	for _, step := range t.Steps {
		day := q.dayOf(step, all)
		if step.Do != StepFollow && !day.IsZero() && !day.Before(monday) && step.Ask.ID != "" {
			return step, !day.After(monday.AddDays(6))
		}
	}
	return TemplateStep{}, false
}

const (
	// forgottenAfter is for how many days nobody needs to go on with an inquiry
	// before it ends by itself: a trial, with a holiday in it. Who has one is in
	// no other, and in no round.
	forgottenAfter = 35
	// decidedIn is how many more there are to decide: somebody may have reported
	// on the last day.
	decidedIn = 21
)

// forgotten reports whether nobody has gone on with it for so long, counted
// from the last day on which something of it was to happen.
func (q Inquiry) forgotten(today Date) bool {
	last := q.Began
	if last.IsZero() {
		last = DateOf(q.AnswersAt, time.UTC)
	}
	days := forgottenAfter
	if q.State == InquiryReviewing {
		days += decidedIn
	}
	return today.DaysSince(laterDay(last, q.lastLesson())) >= days
}

// answerTime is when an invitation made now is over: the same for all, whatever
// they say. Everybody has five days on which all of their schools teach, so that
// nobody's half-term reads like a no. Zero means no such day is in sight.
func (o outlook) answerTime(asked map[MemberID]outlook) time.Time {
	weeks := []Week{o.Week}
	for _, one := range asked {
		weeks = append(weeks, one.Week)
	}
	day := schoolDay(o.Today(o.now).AddDays(1), answerDays-1, weeks)
	if day = o.NextIn(day); day.IsZero() {
		return time.Time{}
	}
	return day.At(answersAt, o.Zone).UTC()
}
