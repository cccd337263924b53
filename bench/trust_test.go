package bench

import (
	"fmt"
	"testing"
	"time"

	"plenary/reflection"
)

// newTrust is a trust of 10,000 people at 40 schools, with what both sides of four
// meetings of 6,000 ECTs tapped, on the first Monday after a term.
func newTrust(b *testing.B, url string) (*town, reflection.Member) {
	n := newTown(b, url, 0)
	coordinator := member("coordinator", reflection.Coordinator)
	records := []reflection.Record{coordinator}
	at := func(i int) reflection.SchoolID { return reflection.SchoolID(fmt.Sprintf("school%02d", i%40)) }
	for i := range 40 {
		records = append(records, reflection.School{ID: at(i), Organisation: organisation, Name: fmt.Sprintf("School %02d", i),
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}})
	}
	for i := range 4000 {
		m := member(fmt.Sprintf("m%05d", i), reflection.Mentor)
		m.School = at(i)
		records = append(records, m)
	}
	for i := range 6000 {
		m := member(fmt.Sprintf("e%05d", i), reflection.ECT)
		m.School, m.Mentor = at(i), reflection.MemberID(fmt.Sprintf("m%05d", i%4000))
		m.Meets.When = reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(11, i%50)}
		records = append(records, m)
		for week := range 4 {
			on := reflection.Date{Year: 2026, Month: 11, Day: 3}.AddDays(7 * week)
			tap := []reflection.Tap{reflection.TapYes, reflection.TapNo}[(i+week)%2]
			records = append(records, reflection.Meeting{ID: reflection.NewMeetingID(m.ID, on), Organisation: organisation, School: m.School,
				ECT: m.ID, Mentor: m.Mentor, On: on, ECTTap: tap, MentorTap: tap})
		}
	}
	must(b, n.Store.Write(b.Context(), organisation, records...))
	n.now.Store(time.Date(2027, time.January, 4, 3, 17, 0, 0, time.UTC).UnixNano())
	coordinator.Revision = 1
	return n, coordinator
}

// BenchmarkTrustView is what a trust's coordinator opens: the set-up of all its
// schools, and the totals of the half-terms that are over.
func BenchmarkTrustView(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			n, coordinator := newTrust(b, db.url(b))
			began := time.Now()
			must(b, n.CountHalfTerms(b.Context(), organisation))
			counting := time.Since(began)
			for b.Loop() {
				state, err := n.SetUpState(b.Context(), coordinator)
				must(b, err)
				counts, err := n.SeeCounts(b.Context(), coordinator)
				must(b, err)
				if state.People != 10_000+1 || len(counts.Halves) == 0 {
					b.Fatalf("%d people, %d half-terms", state.People, len(counts.Halves))
				}
			}
			b.ReportMetric(counting.Seconds(), "s-counting-a-half-term")
		})
	}
}
