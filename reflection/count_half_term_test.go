package reflection_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// large has twelve pairs more at Northfield, of whom each held the meeting of
// 3 November and lost that of the 10th.
func (n *town) large() *town {
	n.t.Helper()
	for i := range 12 {
		mentor, ect := n.sam, n.asha
		mentor.ID, mentor.PlatformID, mentor.Revision = reflection.MemberID(fmt.Sprintf("m%02d", i)), fmt.Sprint("m", i), 0
		ect.ID, ect.PlatformID, ect.Revision = reflection.MemberID(fmt.Sprintf("e%02d", i)), fmt.Sprint("e", i), 0
		ect.Mentor = mentor.ID
		n.must(n.Store.Write(n.t.Context(), "north", mentor, ect))
		for day, tap := range map[string]reflection.Tap{"2026-11-03": reflection.TapYes, "2026-11-10": reflection.TapCovering} {
			_, err := n.TapMeeting(n.t.Context(), ect, reflection.NewMeetingID(ect.ID, date(day)), tap)
			n.must(err)
		}
	}
	return n
}

func (n *town) night(at_ string) []reflection.HalfCounts {
	n.t.Helper()
	n.now = at(at_)
	_, err := n.KeepHouse(n.t.Context(), "north")
	n.must(err)
	c, err := n.SeeCounts(n.t.Context(), n.khan)
	n.must(err)
	return c.Halves
}

// A half-term is counted a week after it is over, and stays as it was counted,
// whatever is tapped, imported or erased later.
func TestAHalfTermIsCountedOnceAndForGood(t *testing.T) {
	n := newTown(t).large()
	if got := n.night("2026-10-30 03:17"); len(got) != 0 {
		t.Errorf("counted before the week was over: %+v", got)
	}
	autumn := n.night("2026-10-31 03:17")
	if len(autumn) != 1 || autumn[0].To != date("2026-10-23") || autumn[0].All.Held != 0 {
		t.Fatalf("the first half-term: %+v", autumn)
	}
	counted := n.night("2026-12-27 03:17")
	if len(counted) != 2 {
		t.Fatalf("got %d half-terms, want 2", len(counted))
	}
	want := reflection.Tally{Organisation: "north", Half: counted[0].Days, Enough: true, Held: 10, Lost: 10, EnoughPeople: true}
	if diff := cmp.Diff(want, counted[0].All); diff != "" {
		t.Errorf("the organisation (-want +got):\n%s", diff)
	}
	if len(counted[0].Schools) != 1 || counted[0].Schools[0].Held != 10 {
		t.Errorf("the school: %+v", counted[0].Schools)
	}
	for i := range 8 {
		id := reflection.MemberID(fmt.Sprintf("e%02d", i))
		_, err := n.TapMeeting(t.Context(), n.member("north", id), reflection.NewMeetingID(id, date("2026-11-17")), reflection.TapYes)
		n.must(err)
	}
	n.must(n.EraseSelf(t.Context(), n.member("north", "e09")))
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: spans(
		[3]string{"term", "2026-09-01", "2026-12-16"}, [3]string{"closed", "2026-10-19", "2026-10-30"})}))
	if diff := cmp.Diff(counted, n.night("2026-12-28 03:17")); diff != "" {
		t.Errorf("what was counted has changed (-want +got):\n%s", diff)
	}
}

// A calendar that moves the end of a term does not count a day twice.
func TestHalfTermsNeverOverlap(t *testing.T) {
	n := newTown(t).large()
	n.night("2026-12-27 03:17")
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: spans(
		[3]string{"term", "2026-09-01", "2027-01-15"}, [3]string{"closed", "2026-10-26", "2026-10-30"})}))
	got := n.night("2027-01-30 03:17")
	if len(got) != 3 || got[0].From != date("2026-12-19") || got[0].To != date("2027-01-15") {
		t.Errorf("got %+v", got)
	}
}
