package bench

import (
	"fmt"
	"testing"

	"plenary/reflection"
	"plenary/reflection/framework"
)

// paired are how many people join a round in the largest trust.
const paired = 2000

// BenchmarkRound is a round of 2,000 people opening: read, paired, and every
// invitation kept, on Monday of the second week of term. One turn has a database
// of its own.
func BenchmarkRound(b *testing.B) {
	all, err := framework.Load(nil)
	must(b, err)
	for _, db := range databases {
		b.Run(fmt.Sprintf("%s/%d", db.name, paired), func(b *testing.B) {
			var counts reflection.RoundCounts
			for b.Loop() {
				b.StopTimer()
				n := newTown(b, db.url(b), paired*2/3)
				n.Library = reflection.NewLibrary(all)
				n.joinRounds(b)
				b.StartTimer()
				counts, err = n.OpenRound(b.Context(), organisation)
				must(b, err)
			}
			if counts.Joined < paired || counts.Left > 1 {
				b.Fatalf("the round came to %+v", counts)
			}
			b.ReportMetric(float64(counts.Pairs+counts.Threes), "groups")
		})
	}
}

// joinRounds has everybody join, each with one of six focuses.
func (n *town) joinRounds(b *testing.B) {
	focuses := reflection.Focuses()
	var records []reflection.Record
	for i, m := range append(n.ects, n.mentors...) {
		records = append(records, reflection.Joining{Organisation: organisation, Member: m.ID, In: true, Focus: focuses[i%6]})
	}
	must(b, n.Store.Write(b.Context(), organisation, records...))
}
