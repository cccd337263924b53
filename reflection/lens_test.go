package reflection

import (
	"slices"
	"strings"
	"testing"
)

// looking is a library with one lens of three questions about what happened,
// and one about why.
func looking() *Library {
	return NewLibrary([]Framework{{ID: "f", Version: 1, Packs: []Pack{
		{ID: "cycle", Name: "Cycle", Lens: true, Stems: []Stem{
			{"cycle/one", Description, "One."}, {"cycle/why", Analysis, "Why?"}, {"cycle/two", Description, "Two."}, {"cycle/three", Description, "Three."},
		}},
		{ID: "numbers", Name: "Numbers", Lens: true, Subjects: []string{"maths"}, Stems: []Stem{{"numbers/one", Description, "Count."}}},
	}}})
}

// A lens is asked of those who picked it, in its own order; when it has nothing
// fresh, the usual questions are, and none comes twice in six weeks.
func TestALensAsksInItsOrderAndThenTheUsual(t *testing.T) {
	l, picked := looking(), Member{ID: "asha", Lens: "cycle"}
	var used []StemID
	for range askedFor {
		used = slices.Insert(used, 0, l.Choose(Description, used, picked, School{}).ID)
	}
	slices.Reverse(used)
	if want := []StemID{"cycle/one", "cycle/two", "cycle/three"}; !slices.Equal(used[:3], want) {
		t.Errorf("asked %v first, want %v", used[:3], want)
	}
	for i, id := range used {
		if slices.Contains(used[:i], id) || i >= 3 && !strings.HasPrefix(string(id), "description/") {
			t.Errorf("in week %d of six: %s, after %v", i+1, id, used[:i])
		}
	}
	if got := l.Choose(Feelings, nil, picked, School{}); got.Stage != Feelings {
		t.Errorf("where the lens asks nothing, asked %+v", got)
	}
	if got := l.Choose(Description, []StemID{"cycle/two"}, picked, School{}).ID; got != "cycle/three" {
		t.Errorf("after the second, asked %s", got)
	}
	if got := l.Choose(Description, []StemID{"cycle/three", "cycle/two"}, picked, School{}).ID; got != "cycle/one" {
		t.Errorf("after the last, asked %s", got)
	}
}

func TestNobodyElseIsAskedThroughALens(t *testing.T) {
	l := looking()
	for name, c := range map[string]struct {
		m   Member
		off []Part
	}{
		"somebody who picked none":      {Member{ID: "ben"}, nil},
		"who picked one that is not":    {Member{ID: "ben", Lens: "gone"}, nil},
		"where the school has none":     {Member{ID: "ben", Lens: "cycle"}, []Part{"pack/cycle"}},
		"or not the framework":          {Member{ID: "ben", Lens: "cycle"}, []Part{"framework/f"}},
		"who does not teach the lens's": {Member{ID: "ben", Lens: "numbers", Subject: "history"}, nil},
	} {
		var used []StemID
		for range 3 * len(Stems(Description)) {
			used = append(used, l.Choose(Description, used, c.m, School{Off: c.off}).ID)
		}
		if i := slices.IndexFunc(used, func(id StemID) bool { _, usual := StemByID(id); return !usual }); i >= 0 {
			t.Errorf("%s is asked %s", name, used[i])
		}
	}
	if got := l.Choose(Description, nil, Member{Lens: "numbers", Subject: "Maths"}, School{}).ID; got != "numbers/one" {
		t.Errorf("somebody who does is asked %s", got)
	}
}
