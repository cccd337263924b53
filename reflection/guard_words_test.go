package reflection

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadCutsSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"One. Two! Three? Four", []string{"One.", "Two!", "Three?", "Four"}},
		{"Mr. Holt came. J. S. left. It was 3.5 cm.", []string{"Mr. Holt came.", "J. S. left.", "It was 3.5 cm."}},
		{"So did I. Then we left.", []string{"So did I.", "Then we left."}},
		{"a list\n- one\n- two", []string{"a list", "- one", "- two"}},
		{"He said \"stop.\" We did.", []string{"He said \"stop.", "\" We did."}},
		{"Good. [details left out] Fine", []string{"Good.", "[details left out]", "Fine"}},
		{"  \n ", nil},
	} {
		r := read(c.text)
		var got []string
		for _, s := range r.sentences {
			got = append(got, c.text[s.at:s.end])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q:\n%s", c.text, diff)
		}
	}
}

func TestReadCutsWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Zoë's ZOE zoe\u0308", []string{"zoe", "zoe", "zoe"}},
		{"D’Andre didn't", []string{"d'andre", "didn't"}},
		{"Łukasz Şahin", []string{"lukasz", "sahin"}},
		{"self-harm 12/03", []string{"self", "harm", "12", "03"}},
		{"a\xffb\x00c", []string{"a", "b", "c"}},
		{"Pupil A and Pupil", []string{"pupil", "and", "pupil"}},
	} {
		var got []string
		for _, w := range read(c.text).words {
			got = append(got, w.low)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q:\n%s", c.text, diff)
		}
	}
}

// A capital means nothing where a sentence, a quotation or a list item begins.
func TestReadKnowsWhereACapitalMeansNothing(t *testing.T) {
	for text, want := range map[string]bool{
		"May": true, "In May": false, "Yes. May": true, "so: May": true, "\"May": true, "(May": true,
		"and\n- May": true, "Anna-May": false, "it was May": false,
	} {
		words := read(text).words
		if got := words[len(words)-1].opens; got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
