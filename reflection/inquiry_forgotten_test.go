package reflection_test

import (
	"fmt"
	"testing"

	"plenary/reflection"
)

// An inquiry that nobody goes on with ends by itself: those in it hear so once,
// in the same words, and can begin another. Until then it stands.
func TestAnInquiryThatIsForgottenEnds(t *testing.T) {
	for state, c := range map[reflection.InquiryState]struct{ stands, ends string }{
		reflection.InquiryAgreed:    {"2026-12-22 23:00", "2026-12-23 03:17"}, // five weeks after it could be answered
		reflection.InquiryTrialling: {"2026-12-17 23:00", "2026-12-18 03:17"}, // and after the lessons
		reflection.InquiryReviewing: {"2027-01-07 23:00", "2027-01-08 03:17"}, // eight: somebody may have reported late
	} {
		t.Run(string(state), func(t *testing.T) {
			n := newPair(t)
			n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
				{Organisation: "north", From: date("2026-09-01"), To: date("2027-03-25"), Kind: reflection.TermDays}}}))
			id := n.reaches(state, n.dan)
			before := n.notes(at(c.stands))
			n.keepsHouse()
			if got := n.stands(n.asha, id); got != state {
				t.Fatalf("at %s it is %s already, and they have heard %v", c.stands, got, before)
			}
			n.notes(at(c.ends))
			n.keepsHouse()
			heard := n.notes(n.now.AddDate(0, 0, 4))
			n.keepsHouse()
			again := n.notes(n.now.AddDate(0, 0, 4))
			if got := fmt.Sprint(heard, again); got != "map[asha:ended/Dan dan:ended/Asha] map[]" {
				t.Errorf("they hear %s", got)
			}
			if got := n.stands(n.dan, id); got != reflection.InquiryStopped {
				t.Errorf("it is %s", got)
			}
			if _, err := n.Invite(t.Context(), n.asha, reflection.Invitation{Template: "feedback-trial", Focus: "tasks", Who: []reflection.MemberID{"cal"}}); err != nil {
				t.Errorf("Asha cannot begin another: %v", err)
			}
		})
	}
}

// Two whom a round brought together, and who forgot it, are in a round of the
// next term: being in one still would leave them out of every one to come, in
// silence.
func TestWhoForgotAnInquiryIsInTheNextRounds(t *testing.T) {
	n := newRound(t)
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: date("2026-10-26"), To: date("2026-10-30"), Kind: reflection.ClosedDays},
		{Organisation: "north", From: date("2027-01-05"), To: date("2027-03-25"), Kind: reflection.TermDays}}}))
	n.opens(six...)
	n.hears("2026-11-09 13:00")
	for _, who := range six {
		_, err := n.Accept(t.Context(), n.member("north", who), n.theirs(who).ID)
		n.must(err)
	}
	n.hears("2027-01-10 12:00")
	if got := n.night("2027-01-11"); got != reflection.RoundOpens {
		t.Errorf("in January, with six who forgot November's: %s", got)
	}
	for _, who := range six {
		if all, err := n.Store.InquiriesOf(t.Context(), "north", []reflection.MemberID{who}); err != nil || len(all) != 2 {
			t.Errorf("%s has been asked %d times: %v", who, len(all), err)
		}
	}
}
