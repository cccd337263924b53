package reflection

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Once a term everybody who takes part is asked three questions about Plenary
// itself, a tap each and no words; once the term is over everybody reads the
// same numbers. What somebody tapped is kept with nobody's name: their answer
// adds one to a sum of their school, and apart from it stands that they have
// answered, until the term is counted.

// EvaluationQuestion is one of the three.
type EvaluationQuestion string

const (
	EvaluationHelped EvaluationQuestion = "helped" // to think about one's work
	EvaluationWorth  EvaluationQuestion = "worth"  // the time it took
	EvaluationTried  EvaluationQuestion = "tried"  // something in class because of it
)

// EvaluationQuestions lists them in the order in which they are asked.
func EvaluationQuestions() []EvaluationQuestion {
	return []EvaluationQuestion{EvaluationHelped, EvaluationWorth, EvaluationTried}
}

// Opinion is what somebody says of Plenary. It says nothing of a person.
type Opinion string

const (
	OpinionYes    Opinion = "yes"
	OpinionPartly Opinion = "partly"
	OpinionNo     Opinion = "no"
)

// Opinions lists them in the order in which they are offered.
func Opinions() []Opinion { return []Opinion{OpinionYes, OpinionPartly, OpinionNo} }

// TermID names a term wherever its days differ: 2026-Autumn.
type TermID string

func newTermID(term Days) TermID {
	return TermID(fmt.Sprintf("%d-%s", term.From.Year, seasonNamed(term.From)))
}

// Name is the season and the year.
func (id TermID) Name() (Season, string) {
	year, season, _ := strings.Cut(string(id), "-")
	return Season(season), year
}

// Vote is one answer on its way: Member says only that they have answered the
// question, and is not kept with the Opinion. It never changes.
type Vote struct {
	Organisation OrganisationID
	Term         TermID
	Member       MemberID
	School       SchoolID
	Question     EvaluationQuestion
	Opinion      Opinion
}

// Voices is how many people of a school have said the same of one question so
// far. Nobody is shown it.
type Voices struct {
	School   SchoolID
	Question EvaluationQuestion
	Opinion  Opinion
	Said     int
}

// Evaluations finds what was said of Plenary.
type Evaluations interface {
	// Answered lists the questions of a term that each of these people has
	// answered; who has answered none is not in it.
	Answered(ctx context.Context, org OrganisationID, term TermID, by []MemberID) (map[MemberID][]EvaluationQuestion, error)
	// Voices lists what was said in a term, by school, while it is not counted.
	Voices(ctx context.Context, org OrganisationID, term TermID) ([]Voices, error)
	// EvaluatedTerms lists the terms that were counted, in no particular order.
	// A Vote in one of them is refused: ErrStale.
	EvaluatedTerms(ctx context.Context, org OrganisationID) ([]TermID, error)
	// Evaluated lists every number that was kept, the newest term first.
	Evaluated(ctx context.Context, org OrganisationID) ([]Evaluated, error)
}

const (
	// evaluationWeeks is how many of a term's last weeks the questions may come
	// in: one of them will have room.
	evaluationWeeks = 3
	// evaluateAt is later than everything else of the last day of a week, so
	// that nothing is left out for it.
	evaluateAt = TimeOfDay(16*60 + 10)
)

// evaluationOpens is the first day on which the term's questions are asked.
func evaluationOpens(term Days) Date {
	return term.To.Monday().AddDays(-7 * (evaluationWeeks - 1))
}

// evaluating is the term whose questions can be answered on d.
func (t Terms) evaluating(d Date) (TermID, bool) {
	for _, term := range t.SchoolTerms() {
		if (Days{evaluationOpens(term), term.To.AddDays(lateTaps)}).has(d) {
			return newTermID(term), true
		}
	}
	return "", false
}

// nextEvaluation asks the first question on the last day of a week that the
// person is in. Who coordinates and is nothing else is asked by their weekly
// note, which is all they get.
func (o outlook) nextEvaluation(after time.Time, taken func(string) bool) Delivery {
	if o.Member.coordinatesOnly() {
		return Delivery{}
	}
	for _, term := range o.Terms.SchoolTerms() {
		key := fmt.Sprintf("%s/%s/%s", EvaluationKind, o.Member.ID, newTermID(term))
		if term.To.Before(o.Today(after)) || taken(key) {
			continue
		}
		for monday := evaluationOpens(term); !monday.After(term.To); monday = monday.AddDays(7) {
			day := o.LastInBefore(monday.AddDays(5))
			due := day.At(evaluateAt, o.Zone)
			if !day.Before(monday) && !day.After(term.To) && due.After(after) && !o.pausedOn(day) {
				return Delivery{Key: key, Kind: EvaluationKind, Ref: string(newTermID(term)), DueAt: due}
			}
		}
	}
	return Delivery{}
}

// evaluatingBy is the term that a weekly note asks about: for who gets nothing
// else, unless it was counted.
func (s *Service) evaluatingBy(ctx context.Context, o outlook) (TermID, error) {
	term, open := o.Terms.evaluating(o.Today(o.now))
	if !open || !o.Member.coordinatesOnly() {
		return "", nil
	}
	counted, err := s.Store.EvaluatedTerms(ctx, o.Member.Organisation)
	if err != nil || slices.Contains(counted, term) {
		return "", err
	}
	return term, nil
}

// coordinatesOnly reports whether the person's one message a week is the note.
func (m Member) coordinatesOnly() bool {
	return !slices.ContainsFunc(m.Roles, func(r Role) bool { return r != Coordinator })
}

// evaluationAgain is when the questions that found no room this week are asked
// instead; the zero time where the term has no other week.
func (o outlook) evaluationAgain(d Delivery) time.Time {
	again := o.nextEvaluation(o.now, func(string) bool { return false })
	if again.Key != d.Key {
		return time.Time{}
	}
	return again.DueAt
}

// EvaluationContent asks a person one question about Plenary.
type EvaluationContent struct {
	Term     TermID
	Question EvaluationQuestion // empty where all are answered
	Number   int                // of the question, from 1
	Over     bool               // the term's questions are closed
}

func (EvaluationContent) content() {}

// evaluation is the question that a delivery asks; nil where the person has
// answered all of them, or the term is over or was counted.
func (b *brief) evaluation(o outlook, d Delivery) Content {
	answered, open := b.answered[TermID(d.Ref)]
	c := o.nextQuestion(TermID(d.Ref), answered[d.To])
	if !open || c.Over || c.Question == "" {
		return nil
	}
	return c
}

// answeredOf lists what people have answered of the terms that these deliveries
// ask about, but not of those that were counted.
func (s *Service) answeredOf(ctx context.Context, org OrganisationID, all []Delivery) (map[TermID]map[MemberID][]EvaluationQuestion, error) {
	asked := map[TermID][]MemberID{}
	for _, d := range all {
		if d.Kind == EvaluationKind {
			asked[TermID(d.Ref)] = append(asked[TermID(d.Ref)], d.To)
		}
	}
	if len(asked) == 0 {
		return nil, nil
	}
	counted, err := s.Store.EvaluatedTerms(ctx, org)
	if err != nil {
		return nil, err
	}
	answered := map[TermID]map[MemberID][]EvaluationQuestion{}
	for term, people := range asked {
		if slices.Contains(counted, term) {
			continue
		}
		if answered[term], err = s.Store.Answered(ctx, org, term, people); err != nil {
			return nil, err
		}
	}
	return answered, nil
}

// nextQuestion is the first that is not among those that the person answered.
func (o outlook) nextQuestion(term TermID, answered []EvaluationQuestion) EvaluationContent {
	if !o.answers(term) {
		return EvaluationContent{Term: term, Over: true}
	}
	for i, question := range EvaluationQuestions() {
		if !slices.Contains(answered, question) {
			return EvaluationContent{Term: term, Question: question, Number: i + 1}
		}
	}
	return EvaluationContent{Term: term}
}

// answers reports whether the term's questions can be answered now.
func (o outlook) answers(term TermID) bool {
	open, is := o.Terms.evaluating(o.Today(o.now))
	return is && open == term
}

// Evaluate is the next question that the person is asked about Plenary.
func (s *Service) Evaluate(ctx context.Context, by Member, term TermID) (EvaluationContent, error) {
	return s.evaluate(ctx, by, term, func(outlook) error { return nil })
}

// Vote keeps one answer, and gives the next question. What was tapped first
// stands: the same tap twice, or another one, changes nothing. A term that was
// counted takes no more answers, also where a change of the calendar opens it
// again: counted anew, its numbers less those that were shown would tell who has
// answered since (product promise P7).
func (s *Service) Vote(ctx context.Context, by Member, term TermID, question EvaluationQuestion, opinion Opinion) (EvaluationContent, error) {
	if !slices.Contains(EvaluationQuestions(), question) || !slices.Contains(Opinions(), opinion) {
		return EvaluationContent{}, fmt.Errorf("evaluate: %w", ErrNotFound)
	}
	return s.evaluate(ctx, by, term, func(o outlook) error {
		if !o.answers(term) {
			return nil
		}
		err := s.Store.Write(ctx, by.Organisation, Vote{by.Organisation, term, by.ID, by.School, question, opinion})
		if isRepeated(err) || isStale(err) { // answered before, or counted
			return nil
		}
		return err
	})
}

func (s *Service) evaluate(ctx context.Context, by Member, term TermID, vote func(outlook) error) (EvaluationContent, error) {
	if err := allowed(by, Self, AnswerEvaluation); err != nil {
		return EvaluationContent{}, err
	}
	o, err := s.outlookOf(ctx, by)
	if err == nil {
		err = vote(o)
	}
	if err != nil {
		return EvaluationContent{}, fmt.Errorf("evaluate: %w", err)
	}
	counted, err := s.Store.EvaluatedTerms(ctx, by.Organisation)
	if err != nil {
		return EvaluationContent{}, fmt.Errorf("evaluate: %w", err)
	}
	if slices.Contains(counted, term) {
		return EvaluationContent{Term: term, Over: true}, nil
	}
	answered, err := s.Store.Answered(ctx, by.Organisation, term, []MemberID{by.ID})
	if err != nil {
		return EvaluationContent{}, fmt.Errorf("evaluate: %w", err)
	}
	return o.nextQuestion(term, answered[by.ID]), nil
}
