package storetest

import (
	"fmt"
	"sync"
	"testing"

	"plenary/reflection"
)

var evaluationPromises = []promise{
	{"what somebody says adds one to what their school said, once", votes},
	{"votes at once all count", votesAtOnce},
	{"a term is evaluated once, and what it was counted from goes with that", evaluatedOnce},
	{"a term is evaluated for 1,000 schools at once", evaluatedForMany},
	{"who is erased has answered nothing, and what was said stays", evaluationErased},
	{"what was said in another organisation is neither found nor taken away", evaluationBehindTheWall},
}

const autumn, spring reflection.TermID = "2026-Autumn", "2027-Spring"

func (o organisation) vote(by reflection.Member, question reflection.EvaluationQuestion, opinion reflection.Opinion) reflection.Vote {
	return reflection.Vote{Organisation: o.id, Term: autumn, Member: by.ID, School: o.school.ID, Question: question, Opinion: opinion}
}

func (o organisation) evaluated(term reflection.TermID, ended int) reflection.TermEvaluated {
	t := reflection.TermEvaluated{Organisation: o.id, Term: term}
	for _, school := range []reflection.SchoolID{"", o.school.ID} {
		t.Said = append(t.Said, reflection.Evaluated{Organisation: o.id, Term: term, Ended: day(ended), School: school, Enough: true,
			Question: reflection.EvaluationHelped, Opinion: reflection.OpinionYes, Said: 15})
	}
	return t
}

func (o organisation) answered(t *testing.T, people ...reflection.Member) map[reflection.MemberID][]reflection.EvaluationQuestion {
	t.Helper()
	var ids []reflection.MemberID
	for _, m := range people {
		ids = append(ids, m.ID)
	}
	return ok[map[reflection.MemberID][]reflection.EvaluationQuestion](t)(o.store.Answered(ctx(t), o.id, autumn, ids))
}

func (o organisation) answeredNothing(t *testing.T, m reflection.Member) {
	t.Helper()
	if got := o.answered(t, m); len(got) > 0 {
		t.Errorf("%s answered %v", m.ID, got)
	}
}

func votes(t *testing.T, w world) {
	w.answeredNothing(t, w.asha)
	none[reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn))
	vote := w.vote(w.asha, reflection.EvaluationWorth, reflection.OpinionYes)
	wantFull(t, vote)
	w.write(t, vote)
	again := vote
	again.Opinion = reflection.OpinionNo
	w.refused(t, reflection.ErrExists, vote)
	w.refused(t, reflection.ErrExists, again)
	w.write(t, w.vote(w.ben, reflection.EvaluationWorth, reflection.OpinionYes))
	w.write(t, w.vote(w.asha, reflection.EvaluationHelped, reflection.OpinionNo))
	later := vote
	later.Term = spring
	w.write(t, later)
	same(t, w.answered(t, w.asha, w.ben, w.sam), map[reflection.MemberID][]reflection.EvaluationQuestion{
		w.asha.ID: {reflection.EvaluationHelped, reflection.EvaluationWorth}, w.ben.ID: {reflection.EvaluationWorth}})
	same(t, ok[[]reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn)), []reflection.Voices{
		{School: w.school.ID, Question: reflection.EvaluationHelped, Opinion: reflection.OpinionNo, Said: 1},
		{School: w.school.ID, Question: reflection.EvaluationWorth, Opinion: reflection.OpinionYes, Said: 2},
	})
}

func votesAtOnce(t *testing.T, w world) {
	var wait sync.WaitGroup
	errs := make([]error, 3)
	for i, by := range []reflection.Member{w.asha, w.ben, w.sam} {
		wait.Go(func() {
			errs[i] = w.store.Write(ctx(t), w.id, w.vote(by, reflection.EvaluationTried, reflection.OpinionPartly))
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if got := ok[[]reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn)); len(got) != 1 || got[0].Said != 3 {
		t.Errorf("got %+v, want three voices", got)
	}
}

func evaluatedOnce(t *testing.T, w world) {
	w.write(t, w.vote(w.asha, reflection.EvaluationWorth, reflection.OpinionYes))
	kept := w.vote(w.asha, reflection.EvaluationWorth, reflection.OpinionYes)
	kept.Term = spring
	w.write(t, kept)
	first, second := w.evaluated(autumn, 18), w.evaluated(spring, 25)
	wantFull(t, first.Said[1])
	w.write(t, first)
	other := w.evaluated(autumn, 18)
	other.Said[0].Said = 40
	w.refused(t, reflection.ErrExists, other)
	none[reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn))
	w.answeredNothing(t, w.asha)
	w.refused(t, reflection.ErrStale, w.vote(w.ben, reflection.EvaluationWorth, reflection.OpinionNo))
	none[reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn))
	same(t, ok[[]reflection.TermID](t)(w.store.EvaluatedTerms(ctx(t), w.id)), []reflection.TermID{autumn})
	none[reflection.TermID](t)(w.store.EvaluatedTerms(ctx(t), w.other.id))
	same(t, len(ok[[]reflection.Voices](t)(w.store.Voices(ctx(t), w.id, spring))), 1)
	w.write(t, second)
	same(t, ok[[]reflection.Evaluated](t)(w.store.Evaluated(ctx(t), w.id)), append(second.Said, first.Said...))
}

// evaluatedForMany keeps more values than a database takes in one statement.
func evaluatedForMany(t *testing.T, w world) {
	schools := w.manySchools(t)
	many := w.evaluated(autumn, 9)
	of, all := many.Said[0], []reflection.Evaluated(nil)
	for _, school := range schools {
		for _, question := range reflection.EvaluationQuestions() {
			for _, opinion := range reflection.Opinions() {
				of.School, of.Question, of.Opinion = school, question, opinion
				all = append(all, of)
			}
		}
	}
	many.Said = all
	w.write(t, many)
	got := ok[[]reflection.Evaluated](t)(w.store.Evaluated(ctx(t), w.id))
	if len(got) != len(all) {
		t.Errorf("kept are %d numbers of %d schools, want %d", len(got), len(schools), len(all))
	}
	w.refused(t, reflection.ErrExists, many)
}

// manySchools gives the organisation 1,000 schools.
func (w world) manySchools(t *testing.T) (ids []reflection.SchoolID) {
	t.Helper()
	var all []reflection.Record
	for i := range 1000 {
		school := reflection.School{ID: reflection.SchoolID(reflection.NewID()), Organisation: w.id, Name: fmt.Sprintf("School %d", i)}
		ids, all = append(ids, school.ID), append(all, school)
	}
	w.write(t, all...)
	return ids
}

func evaluationErased(t *testing.T, w world) {
	carl := w.person("Carl", "U7", reflection.ECT)
	w.write(t, carl)
	w.write(t, w.vote(carl, reflection.EvaluationWorth, reflection.OpinionYes))
	w.erase(t, carl)
	w.answeredNothing(t, carl)
	same(t, len(ok[[]reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn))), 1)
	w.refused(t, reflection.ErrNotFound, w.vote(carl, reflection.EvaluationHelped, reflection.OpinionYes))
}

func evaluationBehindTheWall(t *testing.T, w world) {
	vote := w.vote(w.asha, reflection.EvaluationWorth, reflection.OpinionYes)
	w.write(t, vote)
	none[reflection.Voices](t)(w.store.Voices(ctx(t), w.other.id, autumn))
	w.other.answeredNothing(t, w.asha)
	w.other.refused(t, reflection.ErrNotFound, vote)
	vote.Organisation = w.other.id
	w.other.refused(t, reflection.ErrNotFound, vote) // it names somebody of ours
	w.other.refused(t, reflection.ErrNotFound, w.evaluated(autumn, 18))
	w.other.write(t, w.other.evaluated(autumn, 18))
	none[reflection.Evaluated](t)(w.store.Evaluated(ctx(t), w.id))
	same(t, len(ok[[]reflection.Voices](t)(w.store.Voices(ctx(t), w.id, autumn))), 1)
}
