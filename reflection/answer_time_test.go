package reflection_test

import (
	"testing"

	"plenary/reflection"
)

// Who is asked has five school days of their own to answer, too: where their
// school is closed meanwhile, everybody waits. Else they would never be asked,
// and who asks them would take that for a no.
func TestAColleagueWhoseSchoolIsClosedHasTimeToAnswer(t *testing.T) {
	n := newRound(t)
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays}}}))
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{School: "southfield", Spans: []reflection.Span{
		{Organisation: "north", School: "southfield", From: date("2026-11-12"), To: date("2026-11-20"), Kind: reflection.ClosedDays}}}))
	n.now = at("2026-11-11 17:40")
	id := n.invites("feedback-trial", "gus")
	if q, err := n.Store.Inquiry(t.Context(), "north", id); err != nil || !q.AnswersAt.Equal(at("2026-11-27 12:30")) {
		t.Errorf("it can be answered until %s: %v", q.AnswersAt, err)
	}
	if heard := n.notes(at("2026-11-23 18:00")); heard["gus"] != "invited/Asha" || heard["asha"] != "" {
		t.Errorf("on Gus's first day back they have heard %v", heard)
	}
	_, err := n.Accept(t.Context(), n.member("north", "gus"), id)
	n.must(err)
}
