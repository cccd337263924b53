package reflection_test

import (
	"context"
	"testing"

	"plenary/reflection"
)

// A term that was counted is closed, also where a change of the calendar opens it
// again: nobody is asked, and nothing is added to what was counted.
func TestACountedTermTakesNoMoreAnswers(t *testing.T) {
	n := newTown(t)
	n.must(n.Requeue(t.Context(), "north"))
	due := n.queued("cal", reflection.EvaluationKind)[0]
	n.now = due.DueAt
	term := reflection.TermID(due.Ref)
	c, err := n.Vote(t.Context(), n.cal, term, reflection.EvaluationHelped, reflection.OpinionYes)
	if n.must(err); c.Number != 2 {
		t.Fatalf("before it is counted Cal is asked %+v", c)
	}
	n.must(n.Store.Write(t.Context(), "north", reflection.TermEvaluated{Organisation: "north", Term: term, Said: []reflection.Evaluated{{
		Organisation: "north", Term: term, Ended: date("2026-11-30"), Question: reflection.EvaluationHelped, Opinion: reflection.OpinionYes}}}))
	for _, who := range []reflection.Member{n.cal, n.ben} {
		c, err := n.Vote(t.Context(), who, term, reflection.EvaluationHelped, reflection.OpinionNo)
		if n.must(err); !c.Over {
			t.Errorf("%s is asked %+v", who.ID, c)
		}
	}
	said, err := n.Store.Voices(t.Context(), "north", term)
	if n.must(err); len(said) > 0 {
		t.Errorf("said after the count: %+v", said)
	}
	all, err := n.Prepare(t.Context(), n.queued("ben", reflection.EvaluationKind)[0])
	if n.must(err); all[0].Content != nil {
		t.Errorf("Ben is asked %+v", all[0].Content)
	}
}

// reads counts how often it is asked what people answered.
type reads struct {
	reflection.Store
	answered int
}

func (r *reads) Answered(ctx context.Context, org reflection.OrganisationID, term reflection.TermID, by []reflection.MemberID) (map[reflection.MemberID][]reflection.EvaluationQuestion, error) {
	r.answered++
	return r.Store.Answered(ctx, org, term, by)
}

// Everybody is asked in the same minute: what they answered is read at once. Who
// answered the first question is asked the second.
func TestTheQuestionsAboutPlenaryAreReadAtOnce(t *testing.T) {
	n := newTown(t)
	n.must(n.Requeue(t.Context(), "north"))
	asked := map[reflection.MemberID]reflection.Delivery{}
	var due []reflection.Delivery
	for _, who := range []reflection.MemberID{"asha", "ben", "cal"} {
		asked[who] = n.queued(who, reflection.EvaluationKind)[0]
		due = append(due, asked[who])
	}
	n.now = asked["cal"].DueAt
	_, err := n.Vote(t.Context(), n.cal, reflection.TermID(asked["cal"].Ref), reflection.EvaluationHelped, reflection.OpinionYes)
	n.must(err)
	store := &reads{Store: n.Store}
	n.Store = store
	all, err := n.Prepare(t.Context(), due...)
	n.must(err)
	for i, number := range []int{1, 1, 2} {
		if c, is := all[i].Content.(reflection.EvaluationContent); !is || c.Number != number {
			t.Errorf("%s is asked %+v", all[i].To.ID, all[i].Content)
		}
	}
	if store.answered != 1 {
		t.Errorf("for three people it was read %d times", store.answered)
	}
}
