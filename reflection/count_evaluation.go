package reflection

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Evaluated is how many people said the same of one question in a term: of a
// school, or of the whole organisation where School is empty. It holds what
// all counts of people hold (headcount.go).
type Evaluated struct {
	Organisation OrganisationID
	Term         TermID
	Ended        Date // when the term was over at every school
	School       SchoolID
	Enough       bool // there are enough people; else nothing was counted
	Question     EvaluationQuestion
	Opinion      Opinion
	Said         Fives
}

// TermEvaluated keeps everything that a term is evaluated to, and takes away
// what it was counted from, also who has answered. ErrExists means that the
// term was counted before.
type TermEvaluated struct {
	Organisation OrganisationID
	Term         TermID
	Said         []Evaluated
}

// stillKnown is for how many days after a term the ledger surely knows whether
// Plenary was in use in it.
const stillKnown = 120

// CountEvaluations counts every term of the organisation that is over, in which
// Plenary was in use, and that was not counted yet.
func (s *Service) CountEvaluations(ctx context.Context, org OrganisationID) error {
	schools, spans, err := s.schoolsAndDays(ctx, org)
	if err != nil {
		return err
	}
	counted, err := s.Store.EvaluatedTerms(ctx, org)
	if err != nil {
		return err
	}
	today := DateOf(s.Now(), ZoneOf(Member{}, School{}))
	for id, days := range termsOf(schools, spans) {
		since := today.DaysSince(days.To)
		if slices.Contains(counted, id) || since <= lateTaps || since > stillKnown {
			continue
		}
		if err := s.countEvaluation(ctx, org, id, days); err != nil && !isRepeated(err) {
			return fmt.Errorf("count the evaluation of %s: %w", id, err)
		}
	}
	return nil
}

// termsOf are the terms of all schools, each from when it begins at the first
// school until it is over at the last.
func termsOf(schools []School, spans []Span) map[TermID]Days {
	all := map[TermID]Days{}
	for _, school := range schools {
		for _, term := range TermsFor(school.ID, spans).SchoolTerms() {
			id := newTermID(term)
			days, known := all[id]
			if !known {
				days = term
			}
			if term.From.Before(days.From) {
				days.From = term.From
			}
			if term.To.After(days.To) {
				days.To = term.To
			}
			all[id] = days
		}
	}
	return all
}

func (s *Service) countEvaluation(ctx context.Context, org OrganisationID, id TermID, days Days) error {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return err
	}
	if used, err := s.inUseBy(ctx, org, people, days.To); err != nil || !used {
		return err
	}
	voices, err := s.Store.Voices(ctx, org, id)
	if err != nil {
		return err
	}
	said := evaluated(people, voices, days)
	for i := range said {
		said[i].Organisation, said[i].Term, said[i].Ended = org, id, days.To
	}
	return s.Store.Write(ctx, org, TermEvaluated{org, id, said})
}

// inUseBy reports whether any of these people was welcomed, or had a weekly
// note, by that day. Whether somebody was asked is not looked at: in a small
// school it would tell who takes part.
func (s *Service) inUseBy(ctx context.Context, org OrganisationID, people []Member, day Date) (bool, error) {
	until := day.AddDays(1).At(0, ZoneOf(Member{}, School{}))
	for some := range slices.Chunk(idsOf(people), peopleAtOnce) {
		rows, err := s.Store.DeliveriesTo(ctx, org, some, time.Time{}, until, WelcomeKind, NoteKind)
		if err != nil || slices.ContainsFunc(rows, func(d Delivery) bool { return d.State.counts() }) {
			return err == nil, err
		}
	}
	return false, nil
}

// evaluated is what is shown of each question, the organisation's last.
func evaluated(people []Member, voices []Voices, days Days) (all []Evaluated) {
	here := map[SchoolID]int{}
	for _, m := range people {
		if m.Linked() && m.hereIn(days) {
			here[m.School]++
		}
	}
	for _, v := range voices {
		if _, known := here[v.School]; !known { // whoever said it has left
			here[v.School] = 0
		}
	}
	for _, question := range EvaluationQuestions() {
		var crowds []crowd
		for _, school := range slices.Sorted(maps.Keys(here)) {
			crowds = append(crowds, crowd{school, here[school], saidAt(school, question, voices)})
		}
		for _, h := range headcounts(crowds, len(Opinions()), onceLimited) {
			for i, opinion := range Opinions() {
				all = append(all, Evaluated{School: h.school, Enough: h.enough, Question: question, Opinion: opinion, Said: h.did[i]})
			}
		}
	}
	return all
}

// saidAt is how often each opinion of a question was given at a school.
func saidAt(school SchoolID, question EvaluationQuestion, voices []Voices) []int {
	said := make([]int, len(Opinions()))
	for _, v := range voices {
		if i := slices.Index(Opinions(), v.Opinion); i >= 0 && v.School == school && v.Question == question {
			said[i] += v.Said
		}
	}
	return said
}

// TermOpinions is what everybody reads of one term.
type TermOpinions struct {
	Term    TermID
	All     OpinionCounts
	Schools []OpinionCounts // where there are several: those that have enough people, by name; the others are counted together
}

// OpinionCounts is what is shown of one school, or of the organisation.
type OpinionCounts struct {
	School School // zero for the organisation
	Enough bool
	Of     map[EvaluationQuestion]map[Opinion]Fives
}

// termsShown is how many terms are shown: a year.
const termsShown = 3

// SeeEvaluations gives anybody what was said of Plenary, the newest term first:
// to everybody the same.
func (s *Service) SeeEvaluations(ctx context.Context, by Member) ([]TermOpinions, error) {
	if err := allowed(by, Peer, SeeEvaluation); err != nil {
		return nil, err
	}
	known, err := s.Store.Evaluated(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("see evaluations: %w", err)
	}
	schools, err := s.Store.Schools(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("see evaluations: %w", err)
	}
	var terms []TermOpinions
	for len(known) > 0 && len(terms) < termsShown {
		n := slices.IndexFunc(known, func(e Evaluated) bool { return e.Term != known[0].Term })
		if n < 0 {
			n = len(known)
		}
		terms = append(terms, termOpinions(known[:n], schools))
		known = known[n:]
	}
	return terms, nil
}

// termOpinions puts what is known of one term together by school.
func termOpinions(known []Evaluated, schools []School) TermOpinions {
	of := map[SchoolID]OpinionCounts{}
	for _, e := range known {
		said, there := of[e.School]
		if !there {
			said = OpinionCounts{Enough: e.Enough, Of: map[EvaluationQuestion]map[Opinion]Fives{}}
			of[e.School] = said
		}
		if said.Of[e.Question] == nil {
			said.Of[e.Question] = map[Opinion]Fives{}
		}
		said.Of[e.Question][e.Opinion] = e.Said
	}
	t := TermOpinions{Term: known[0].Term, All: of[""]}
	if len(schools) < 2 {
		return t
	}
	schools = slices.Clone(schools)
	slices.SortFunc(schools, func(a, b School) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	for _, school := range schools {
		if said, counted := of[school.ID]; counted {
			said.School = school
			t.Schools = append(t.Schools, said)
		}
	}
	return t
}
