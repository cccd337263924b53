package storetest

import (
	"strings"
	"testing"
	"time"

	"plenary/reflection"
)

var networkPromises = []promise{
	{"a network card comes back as it was ticked, the newest half-term and version first", wholeCards},
	{"the cards of a half-term are those of all schools, each version", cardsOfAHalfTerm},
	{"each version of a card is kept once", cardOnce},
	{"a card is its school's, and stays when people are erased", cardsSchool},
	{"counts of cards come back as they were kept, and are made once", wholeNetworkTallies},
	{"cards and their counts of another organisation are not found", cardsBehindTheWall},
}

func (o organisation) card(half, version int) reflection.NetworkCard {
	id := reflection.NetworkCardID(string(o.school.ID) + "/" + day(half).String() + "/" + string(rune('0'+version)))
	return reflection.NetworkCard{ID: id, Organisation: o.id, School: o.school.ID, Half: day(half), Version: version,
		Seen: []reflection.StatementID{"network/N1", "network/N7"}, At: now.Add(time.Duration(version) * time.Hour)}
}

func (o organisation) networkTally(half int, feature reflection.StatementID) reflection.NetworkTally {
	return reflection.NetworkTally{Organisation: o.id, Half: day(half), Feature: feature, Enough: true, Seen: 5}
}

func wholeCards(t *testing.T, w world) {
	none[reflection.NetworkCard](t)(w.store.NetworkCards(ctx(t), w.id, w.school.ID))
	first, second, later := w.card(2, 1), w.card(2, 2), w.card(9, 1)
	wantFull(t, first)
	second.Seen = nil
	w.write(t, second)
	w.write(t, later)
	w.write(t, first)
	same(t, ok[[]reflection.NetworkCard](t)(w.store.NetworkCards(ctx(t), w.id, w.school.ID)),
		[]reflection.NetworkCard{later, second, first})
}

func cardsOfAHalfTerm(t *testing.T, w world) {
	schools := w.manySchools(t)
	var all []reflection.Record
	for _, school := range schools {
		for _, on := range []struct{ half, version int }{{2, 1}, {2, 2}, {9, 1}} {
			c := w.card(on.half, on.version)
			c.ID, c.School = reflection.NetworkCardID(string(school)+strings.TrimPrefix(string(c.ID), string(c.School))), school
			all = append(all, c)
		}
	}
	w.write(t, all...)
	got := ok[[]reflection.NetworkCard](t)(w.store.NetworkCardsIn(ctx(t), w.id, day(2)))
	versions := map[reflection.SchoolID]int{}
	for _, c := range got {
		versions[c.School] += c.Version
		if c.Half != day(2) {
			t.Fatalf("of another half-term: %+v", c)
		}
	}
	if len(got) != 2*len(schools) || len(versions) != len(schools) || versions[schools[999]] != 3 {
		t.Errorf("%d cards of %d schools, want two each of %d", len(got), len(versions), len(schools))
	}
}

func cardOnce(t *testing.T, w world) {
	kept, other := w.card(2, 1), w.card(2, 1)
	w.write(t, kept)
	other.Seen = nil
	w.refused(t, reflection.ErrExists, other)
	same(t, ok[[]reflection.NetworkCard](t)(w.store.NetworkCards(ctx(t), w.id, w.school.ID)), []reflection.NetworkCard{kept})
}

func cardsSchool(t *testing.T, w world) {
	kept := w.card(2, 1)
	w.write(t, kept)
	w.erase(t, w.ben)
	same(t, ok[[]reflection.NetworkCard](t)(w.store.NetworkCards(ctx(t), w.id, w.school.ID)), []reflection.NetworkCard{kept})
	none[reflection.NetworkCard](t)(w.store.NetworkCards(ctx(t), w.id, "another"))
	lost := w.card(2, 2)
	lost.School = "another"
	w.refused(t, reflection.ErrNotFound, lost)
}

func wholeNetworkTallies(t *testing.T, w world) {
	none[reflection.NetworkTally](t)(w.store.NetworkTallies(ctx(t), w.id))
	one, two, later := w.networkTally(2, "network/N1"), w.networkTally(2, "network/N2"), w.networkTally(9, "network/N1")
	wantFull(t, one)
	two.Enough, two.Seen = false, 0
	w.write(t, two, one)
	w.write(t, later)
	again := w.networkTally(2, "network/N2")
	w.refused(t, reflection.ErrExists, w.networkTally(2, "network/N3"), again)
	same(t, ok[[]reflection.NetworkTally](t)(w.store.NetworkTallies(ctx(t), w.id)), []reflection.NetworkTally{later, one, two})
}

func cardsBehindTheWall(t *testing.T, w world) {
	kept := w.card(2, 1)
	w.write(t, kept, w.networkTally(2, "network/N1"))
	none[reflection.NetworkCard](t)(w.store.NetworkCards(ctx(t), w.other.id, w.school.ID))
	none[reflection.NetworkCard](t)(w.store.NetworkCardsIn(ctx(t), w.other.id, day(2)))
	none[reflection.NetworkTally](t)(w.store.NetworkTallies(ctx(t), w.other.id))
	w.other.refused(t, reflection.ErrNotFound, w.card(2, 2))
	w.other.refused(t, reflection.ErrNotFound, w.networkTally(9, "network/N1"))
	theirs := w.card(2, 2)
	theirs.Organisation = w.other.id
	w.other.refused(t, reflection.ErrNotFound, theirs) // the school is none of theirs
}
