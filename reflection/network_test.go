package reflection

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Take any four schools: every count could read the same, digit for digit, had
// those four ticked nothing and others a little more.
func TestCountsOfCardsTellNothingOfAnyFourSchools(t *testing.T) {
	features := []Statement{{ID: "network/N1"}, {ID: "network/N2"}, {ID: "network/N3"}}
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var schools []SchoolID
		for i := range 2 + r.IntN(20) {
			schools = append(schools, SchoolID(fmt.Sprint(i)))
		}
		willing := r.Float64()
		var cards []NetworkCard
		for _, school := range schools {
			c := NetworkCard{School: school, Version: 1}
			for _, f := range features {
				if r.Float64() < willing {
					c.Seen = append(c.Seen, f.ID)
				}
			}
			cards = append(cards, c)
		}
		shown := networkTallies(features, schools, cards)
		for range 5 {
			r.Shuffle(len(schools), func(i, j int) { schools[i], schools[j] = schools[j], schools[i] })
			silent := min(4, len(schools))
			if diff := cmp.Diff(shown, networkTallies(features, schools, elsewhere(cards, schools[:silent], features))); diff != "" {
				t.Fatalf("with %d schools it tells of %v:\n%s", len(schools), schools[:silent], diff)
			}
		}
	}
}

// elsewhere moves what some schools ticked to others, as far as there is room.
func elsewhere(cards []NetworkCard, silent []SchoolID, features []Statement) []NetworkCard {
	var others []NetworkCard
	moved := map[StatementID]int{}
	for _, c := range cards {
		if !slices.Contains(silent, c.School) {
			others = append(others, c)
			continue
		}
		for _, id := range c.Seen {
			moved[id]++
		}
	}
	for i, c := range others {
		c.Seen = slices.Clone(c.Seen)
		for _, f := range features {
			if moved[f.ID] > 0 && !slices.Contains(c.Seen, f.ID) {
				c.Seen, moved[f.ID] = append(c.Seen, f.ID), moved[f.ID]-1
			}
		}
		others[i] = c
	}
	return others
}

func TestTheLastCardOfASchoolIsCounted(t *testing.T) {
	features := []Statement{{ID: "network/N1"}, {ID: "network/N2"}}
	var schools []SchoolID
	var cards []NetworkCard
	for i := range 12 {
		school := SchoolID(fmt.Sprint(i))
		schools = append(schools, school)
		cards = append(cards,
			NetworkCard{School: school, Version: 2, Seen: []StatementID{"network/N1"}},
			NetworkCard{School: school, Version: 1, Seen: []StatementID{"network/N2"}})
	}
	cards = append(cards, NetworkCard{School: "left", Version: 3, Seen: []StatementID{"network/N2"}})
	want := []NetworkTally{{Feature: "network/N1", Enough: true, Seen: 5}, {Feature: "network/N2", Enough: true}}
	if diff := cmp.Diff(want, networkTallies(features, schools, cards)); diff != "" {
		t.Errorf("the counts (-want +got):\n%s", diff)
	}
	for n, enough := range map[int]bool{8: false, 9: true} {
		if got := networkTallies(features, schools[:n], cards)[0]; got.Enough != enough || enough != (got.Seen == 5) {
			t.Errorf("of %d schools it shows %+v", n, got)
		}
	}
}
