package reflection

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// reflected is a text with what it has, as we labelled it.
type reflected struct {
	has  []string
	text string
}

func reflections(t *testing.T, file string) []reflected {
	t.Helper()
	body, err := os.ReadFile("testdata/one_more/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var all []reflected
	for line := range strings.Lines(string(body)) {
		labels, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !ok {
			t.Fatalf("%s: %q has no tab", file, line)
		}
		r := reflected{strings.Fields(strings.TrimPrefix(labels, "-")), text}
		for _, has := range r.has {
			if !slices.Contains(Gaps(), Gap(has)) {
				t.Fatalf("%s: %q is not a label", file, has)
			}
		}
		all = append(all, r)
	}
	return all
}

// What was written is found, and is not found where it was not: docs/questions.md
// has the figures of the held-out part.
func TestWhatAnEntryHasIsFound(t *testing.T) {
	for file, want := range map[string]struct{ found, right, question float64 }{
		"tuned.txt":    {0.95, 0.95, 0.95},
		"held_out.txt": {0.85, 0.90, 0.90},
	} {
		all := reflections(t, file)
		var has, said, both, asked float64
		for _, r := range all {
			missing := Missing(Private(r.text))
			for _, g := range Gaps() {
				labelled, seen := slices.Contains(r.has, string(g)), !slices.Contains(missing, g)
				has, said = has+one(labelled), said+one(seen)
				both += one(labelled && seen)
				if labelled != seen && file == "tuned.txt" {
					t.Logf("%s: labelled %v, found %v: %s", g, labelled, seen, r.text)
				}
			}
			asked += one(firstOf(missing) == firstOf(lacks(r.has)))
		}
		n := float64(len(all))
		t.Logf("%s: %d texts; found %.2f of what is there; %.2f of what was found is there; the right question for %.2f", file, len(all), both/has, both/said, asked/n)
		if both/has < want.found || both/said < want.right || asked/n < want.question {
			t.Errorf("%s: want at least %+v", file, want)
		}
	}
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func lacks(has []string) []Gap {
	return slices.DeleteFunc(Gaps(), func(g Gap) bool { return slices.Contains(has, string(g)) })
}

func firstOf(gaps []Gap) Gap {
	if len(gaps) == 0 {
		return ""
	}
	return gaps[0]
}
