package reflection

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// The corpus: made-up sentences with what a careful reader would want found.
// The held-out parts were written before anybody saw them who tunes, all but the
// first by other hands, and never tuned on; whoever tunes on one has to
// have another written. docs/guards.md gives the figures. What is missed of the
// tuned part is named by its line; of the held-out parts nothing is, so that
// nobody is led to it.

// colleagues are known to the guard throughout.
var colleagues = []string{"Sam Reed", "Asha Patel", "Grace Khan", "Dr Jo Holt"}

// labelled is one line of testdata/guards.
type labelled struct {
	line int
	want string
	text Private
}

func readCorpus(t testing.TB, name string) []labelled {
	t.Helper()
	raw, err := os.ReadFile("testdata/guards/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []labelled
	for i, line := range strings.Split(string(raw), "\n") {
		want, text, ok := strings.Cut(line, " | ")
		if ok && !strings.HasPrefix(line, "#") {
			all = append(all, labelled{i + 1, want, Private(text)})
		}
	}
	return all
}

// tally counts how a guard did.
type tally struct{ wanted, found, clean, alarms int }

func (c tally) recall() float64 { return float64(c.found) / float64(c.wanted) }
func (c tally) alarmed() float64 {
	return float64(c.alarms) / float64(c.clean)
}

func (c tally) holds(t *testing.T, recall, alarms float64) {
	t.Helper()
	t.Logf("recall %d of %d (%.0f %%), false alarms in %d of %d (%.0f %%)",
		c.found, c.wanted, 100*c.recall(), c.alarms, c.clean, 100*c.alarmed())
	if c.recall() < recall || c.alarmed() > alarms {
		t.Errorf("want recall of at least %.2f, false alarms at most %.2f", recall, alarms)
	}
}

func TestSafetyCorpus(t *testing.T) {
	floors := map[string][2]float64{
		"safety_tuned": {0.95, 0.01}, "safety_heldout": {0.60, 0.02}, "safety_heldout_2": {0.77, 0.02},
		"safety_heldout_3": {0.69, 0.02}, "safety_heldout_4": {0.66, 0.02},
	}
	for name, floor := range floors {
		t.Run(name, func(t *testing.T) {
			var c tally
			for _, l := range readCorpus(t, name) {
				got := Look(l.text, colleagues).Safety
				if got != (l.want == "yes") && tunedOn(name) {
					t.Logf("line %d: got %v", l.line, got)
				}
				if l.want == "yes" {
					c.wanted, c.found = c.wanted+1, c.found+count(got)
				} else {
					c.clean, c.alarms = c.clean+1, c.alarms+count(got)
				}
			}
			c.holds(t, floor[0], floor[1])
		})
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Recall is over names, false alarms over sentences that found too much.
func TestNamesCorpus(t *testing.T) {
	floors := map[string][2]float64{
		"names_tuned": {0.89, 0.03}, "names_heldout": {0.90, 0.06},
		"names_heldout_2": {0.89, 0.06}, "names_heldout_3": {0.84, 0.07}, "names_heldout_4": {0.93, 0.12}, "names_heldout_5": {0.87, 0.12},
	}
	for name, floor := range floors {
		t.Run(name, func(t *testing.T) {
			var c tally
			for _, l := range readCorpus(t, name) {
				if wrong := c.addNames(l); wrong != "" && tunedOn(name) {
					t.Log(wrong)
				}
			}
			c.holds(t, floor[0], floor[1])
		})
	}
}

// addNames counts what was found in a line, and says what was wrong with it. A
// line labelled + names a pupil somewhere, and false alarms are counted
// elsewhere.
func (c *tally) addNames(l labelled) (wrong string) {
	if l.want == "+" {
		c.wanted, c.found = c.wanted+1, c.found+count(len(Look(l.text, colleagues).Names) > 0)
		return ""
	}
	var want []Private
	if l.want != "-" {
		for _, n := range strings.Split(l.want, ";") {
			want = append(want, Private(n))
		}
	}
	got := Look(l.text, colleagues).Names
	found, extra := 0, false
	for _, n := range got {
		found += count(slices.Contains(want, n))
		extra = extra || !slices.Contains(want, n)
	}
	if found < len(want) || extra {
		wrong = fmt.Sprintf("line %d: found %d of %d, and %d besides", l.line, found, len(want), len(got)-found)
	}
	c.wanted, c.found = c.wanted+len(want), c.found+found
	c.clean, c.alarms = c.clean+1, c.alarms+count(extra)
	return wrong
}

// tunedOn reports whether single errors of a part may be shown.
func tunedOn(part string) bool { return strings.HasSuffix(part, "_tuned") }
