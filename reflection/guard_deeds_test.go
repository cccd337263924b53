package reflection

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatIsSaidOfANameTellsWhoseItIs(t *testing.T) {
	for _, c := range []struct {
		text Private
		want []string
	}{
		// At the beginning of a sentence a name has to do, be or own something.
		{"Zainab frowned at the graph.", []string{"Zainab"}},
		{"Zainab, to my surprise, drew it.", []string{"Zainab"}},
		{"Zainab: calm.", []string{"Zainab"}},
		{"Zainab's homework came back.", []string{"Zainab"}},
		{"Jasmine rice on the menu.", nil},
		{"Mendel's peas on the board.", nil},
		// A word or a place is a name where it acts as one.
		{"Hope frowned at the graph.", []string{"Hope"}},
		{"Hope is in short supply.", nil},
		{"India saw her own cells.", []string{"India"}},
		{"India won by an innings.", nil},
		{"Honey Adeyemi won the race.", []string{"Honey Adeyemi"}},
		{"Honey Festival posters are up.", nil},
		{"Fancy that, Sandy from 7P grew it.", []string{"Sandy"}},
		// Without capitals, too.
		{"mercy asked for more.", []string{"mercy"}},
		{"hope you are well.", nil},
		{"tia-mae again", []string{"tia-mae"}},
		// A stranger that does what nothing but a person does.
		{"Zogwen whispered all through it.", []string{"Zogwen"}},
		{"Zogwen crashed on question nine.", nil},
		{"A note on R.N.: more evidence.", []string{"R.N."}},
		{"The U.K. and a poem by A.K. Rowntree.", nil},
	} {
		if diff := cmp.Diff(c.want, reveal(Look(c.text, nil).Names)); diff != "" {
			t.Errorf("a text of %d bytes:\n%s", len(c.text), diff)
		}
	}
}

func TestAdultsAreKnownByWhatStandsBesideThem(t *testing.T) {
	for _, text := range []Private{
		"My sister Zainab laughed at my marking.", "Zainab, our site manager, mended it.", "Then Zainab, head of science, came in.",
		"Head of Year Oskar told us so.", "Zainab from the kitchen brought toast.", "Zainab who does the cleaning found my keys.",
		"A poem by Zainab Nowak, read twice.", "The class hamster Oskar escaped.", "Oskar the therapy dog slept.",
	} {
		if got := Look(text, nil).Names; len(got) != 0 {
			t.Errorf("a text of %d bytes: found %q", len(text), reveal(got))
		}
	}
	for _, text := range []Private{"I sat Oskar by the kitchen door.", "Oskar from 7P told my mentor.", "SENCO: Oskar asked for an overlay."} {
		if diff := cmp.Diff([]string{"Oskar"}, reveal(Look(text, nil).Names)); diff != "" {
			t.Errorf("a text of %d bytes:\n%s", len(text), diff)
		}
	}
}

// With a Zainab on the staff, "Zainab Nowak" is somebody else.
func TestAColleaguesGivenNameWithAnotherSurnameIsAPupils(t *testing.T) {
	got := reveal(Look("I asked Zainab Nowak to read. Zainab Qureshi watched, and Zainab nodded.", []string{"Zainab Qureshi"}).Names)
	if diff := cmp.Diff([]string{"Zainab Nowak"}, got); diff != "" {
		t.Error(diff)
	}
}
