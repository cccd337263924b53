package reflection

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// The comment over each rule is its example: it has to trip that very rule.
func TestEveryConcernHearsItsExample(t *testing.T) {
	source, err := os.ReadFile("guard_concerns.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`\{ // (.+)\n\s+name:\s+"([^"]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(found) != len(concerns) {
		t.Fatalf("%d examples for %d concerns", len(found), len(concerns))
	}
	for i, f := range found {
		example, name := f[1], f[2]
		if concerns[i].name != name {
			t.Fatalf("%q stands where %q should", name, concerns[i].name)
		}
		r := read(example)
		if h := r.hear(r.sentences[0]); !h.raises(i, false) {
			t.Errorf("%q does not hear its example", name)
		}
		if !Look(Private(example), nil).Safety {
			t.Errorf("the guard does not hear the example of %q", name)
		}
	}
}

// Whatever rules and weights become, none of these is ever missed.
func TestPlainDisclosuresAreHeard(t *testing.T) {
	for _, l := range readCorpus(t, "safety_plain") {
		if !Look(l.text, nil).Safety {
			t.Errorf("line %d is not heard", l.line)
		}
	}
}

// Bits of heard are uint64.
func TestTablesFitTheirBits(t *testing.T) {
	for name, n := range map[string]int{"concerns": len(concerns), "scenes": len(scenes), "cues": len(cues)} {
		if n > 64 {
			t.Errorf("%d %s, but 64 bits", n, name)
		}
	}
}

func TestConcernNamesDiffer(t *testing.T) {
	var seen []string
	for _, c := range concerns {
		if slices.Contains(seen, c.name) {
			t.Errorf("two concerns are called %q", c.name)
		}
		seen = append(seen, c.name)
	}
}

func TestPhrases(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		want         bool
	}{
		{"hit/hits", "she hits", true},
		{"hit/hits", "white", false},
		{"in .. bag", "in bag", true},
		{"in .. bag", "in his old bag", true},
		{"in .. bag", "in his very old bag", false},
		{"in ... bag", "in his very old and torn bag", true},
		{"in ... bag", "in. His bag", false},
		{"<child> .. hurt", "Zainab was hurt", true},
		{"<child> .. hurt", "Pupil A was hurt", true},
		{"<child> .. hurt", "Everest was hurt", false},
		{"self harm", "self-harm", true},
		{"dad hits", "Dad’s hits", true},
	} {
		book, got := phrasebook{lexicon: learned().lexicon}, false
		book.add(c.phrase, 0)
		r := read(c.text)
		for _, s := range r.sentences {
			book.each(r.words[s.first:s.last], func(int, int, int) { got = true })
		}
		if got != c.want {
			t.Errorf("%q in %q: got %v", c.phrase, c.text, got)
		}
	}
}
