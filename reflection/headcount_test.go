package reflection_test

import (
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// What a coordinator reads of those who tried something together.
func TestPeopleInInquiriesAreCounted(t *testing.T) {
	for name, c := range map[string]struct {
		crowds []reflection.Crowd
		want   []reflection.Tally
	}{
		"a large school": {[]reflection.Crowd{reflection.NewCrowd("a", 40, 13, 7)}, []reflection.Tally{
			{School: "a", EnoughPeople: true, Tried: 10, Decided: 5}, {EnoughPeople: true, Tried: 10, Decided: 5}}},
		"everybody: it stops at what all but four could have": {[]reflection.Crowd{reflection.NewCrowd("a", 19, 19, 18)}, []reflection.Tally{
			{School: "a", EnoughPeople: true, Tried: 15, Decided: 15}, {EnoughPeople: true, Tried: 15, Decided: 15}}},
		"four of forty": {[]reflection.Crowd{reflection.NewCrowd("a", 40, 4, 4)}, []reflection.Tally{
			{School: "a", EnoughPeople: true}, {EnoughPeople: true}}},
		"a primary with eight": {[]reflection.Crowd{reflection.NewCrowd("a", 8, 8, 8)}, []reflection.Tally{{}}},
		"nobody at all":        {nil, []reflection.Tally{{}}},
		"small schools are counted together": {[]reflection.Crowd{reflection.NewCrowd("a", 5, 3, 1), reflection.NewCrowd("b", 6, 4, 1)}, []reflection.Tally{
			{EnoughPeople: true, Tried: 5}}},
		"a small school beside a large one is in nobody's count": {[]reflection.Crowd{reflection.NewCrowd("a", 20, 7, 6), reflection.NewCrowd("b", 8, 8, 8)}, []reflection.Tally{
			{School: "a", EnoughPeople: true, Tried: 5, Decided: 5}, {EnoughPeople: true, Tried: 5, Decided: 5}}},
		"what is left over of two schools adds up": {[]reflection.Crowd{reflection.NewCrowd("a", 20, 8), reflection.NewCrowd("b", 20, 7)}, []reflection.Tally{
			{School: "a", EnoughPeople: true, Tried: 5}, {School: "b", EnoughPeople: true, Tried: 5}, {EnoughPeople: true, Tried: 15}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(c.want, reflection.CountedWith(reflection.CountedOf(nil), c.crowds)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// tries has an inquiry of these people begin on one day and come to a decision
// on another; each may be empty.
func (n *town) tries(id string, began, decided string, people ...reflection.MemberID) {
	n.t.Helper()
	q := reflection.Inquiry{ID: reflection.InquiryID(id), Organisation: "north", School: n.asha.School, Template: "feedback-trial", Focus: "feedback",
		State: reflection.InquiryTrialling, AnswersAt: n.now.UTC(), Began: date(began)}
	if decided != "" {
		q.State, q.DecidedOn, q.Decision = reflection.InquiryDecided, date(decided), reflection.Abandon
	}
	for _, who := range people {
		q.Sides = append(q.Sides, reflection.Side{Member: who, Answer: reflection.Accepted})
	}
	for _, who := range []reflection.MemberID{"e08", "e09", "e10", "e11"} { // whoever said no is in no count
		q.Sides = append(q.Sides, reflection.Side{Member: who, Answer: reflection.Refusing})
	}
	n.must(n.Store.Write(n.t.Context(), "north", q))
}

// Whoever is in two inquiries counts once; a decision counts in its own
// half-term, whatever it was; and whoever has left before is in no count.
func TestAHalfTermCountsWhoTriedSomethingTogether(t *testing.T) {
	n := newTown(t).large()
	who := func(i int) reflection.MemberID { return reflection.MemberID(fmt.Sprintf("e%02d", i)) }
	n.tries("before", "2026-10-05", "2026-11-05", who(0), who(1), who(2))
	n.tries("one", "2026-11-03", "", who(3), who(4))
	n.tries("two", "2026-11-04", "2026-11-24", who(4), "m00", "m01")
	n.tries("later", "2027-01-11", "", who(5), who(6))
	got := n.night("2026-12-27 03:17")
	want := reflection.Tally{Organisation: "north", Half: got[0].Days, Enough: true, Held: 10, Lost: 10,
		EnoughPeople: true, Tried: 5, Decided: 5} // seven, and six of them
	if diff := gocmp.Diff(want, got[0].All); diff != "" {
		t.Errorf("the half-term to December (-want +got):\n%s", diff)
	}
	if got[1].All.Tried != 0 || !got[1].All.EnoughPeople {
		t.Errorf("three people in October: %+v", got[1].All)
	}
}
