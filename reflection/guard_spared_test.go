package reflection

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestASparedNameIsLeftAloneWhole(t *testing.T) {
	for _, c := range []struct {
		spared []Private
		text   Private
		want   []string
	}{
		{names("Zadie"), "I read Zadie aloud. ZADIE told us, and zadie's mum too. Oskar listened.", []string{"Oskar"}},
		{names("Oskar Nowak"), "I like what Oskar Nowak says. Oskar told me so.", []string{"Oskar"}},
		{names("Oskar"), "Then Oskar Nowak told me.", []string{"Nowak"}},
		{names("Zoë"), "Zoe rang.", nil},
		{names("J.S.", "AB"), "J.S. in 7B and AB in Year 8, but K.T. in 9C", []string{"K.T."}},
		{names("Oskar Nowak"), "We met Oskar. Nowak is a town.", []string{"Oskar"}},
		{names("", "  ", "?"), "Oskar rang.", []string{"Oskar"}},
		{names("12/03/2012"), "Born 12/03/2012.", []string{"12/03/2012"}},
	} {
		if diff := cmp.Diff(c.want, reveal(Look(c.text, nil, c.spared...).Names)); diff != "" {
			t.Errorf("a text of %d bytes, %d spared:\n%s", len(c.text), len(c.spared), diff)
		}
	}
}

// What is spared stands beside names that are not: nothing is asked about twice
// all the same.
func TestNothingIsFoundBesideWhatIsSpared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		all := Look(text, colleagues).Names
		var spared []Private
		for _, name := range all {
			if rapid.Bool().Draw(t, "spared") {
				spared = append(spared, name)
			}
		}
		found := Look(text, colleagues, spared...).Names
		if left := Look(WithoutNames(text, found), colleagues, spared...).Names; len(left) > 0 {
			t.Fatalf("%d names left of %d", len(left), len(found))
		}
	})
}

func TestSparableIsWhatNamesOneselfOrAnother(t *testing.T) {
	long := "N" + string(make([]byte, MaxNotPupil))
	got := reveal(Guard{Names: names("Oskar", "12/03/2012", "A123456789012", "J.S.", long)}.Sparable())
	if diff := cmp.Diff([]string{"Oskar", "J.S."}, got); diff != "" {
		t.Error(diff)
	}
}
