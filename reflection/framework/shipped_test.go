package framework

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plenary/reflection"
)

func load(t *testing.T) []reflection.Framework {
	t.Helper()
	all, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func find(t *testing.T, id reflection.FrameworkID) reflection.Framework {
	t.Helper()
	for _, f := range load(t) {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("there is no framework %s", id)
	return reflection.Framework{}
}

func numbered(letter string, upTo int) []string {
	var codes []string
	for n := 1; n <= upTo; n++ {
		codes = append(codes, fmt.Sprint(letter, n))
	}
	return codes
}

// The codes that the documents have, written down from them.
var codes = map[reflection.FrameworkID][]string{
	"ittecf":     {"8.1", "8.2", "8.3", "8.7", "8.9", "8.a", "8.b", "8.c", "8.d", "8.e"},
	"st1380":     slices.Concat(numbered("K", 14), numbered("S", 11), numbered("B", 5), numbered("D", 9)),
	"standards":  slices.Concat(numbered("", 8), []string{"2.1", "2.2", "2.3"}),
	"cambridge":  numbered("", 4),
	"afl":        slices.Concat([]string{"aim", "now", "next"}, numbered("Q", 6)),
	"network":    slices.Concat(numbered("N", 8), numbered("T", 4)),
	"self-study": slices.Concat(numbered("R", 6), numbered("W", 9)),
}

func TestEveryCodeIsThereOnce(t *testing.T) {
	for id, want := range codes {
		var got []string
		for _, st := range find(t, id).Statements {
			if st.Retired {
				t.Errorf("%s is retired", st.ID)
			}
			got = append(got, st.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q", id, got, want)
		}
	}
}

func TestFiveScenariosHaveThreeChoicesEach(t *testing.T) {
	phases := reflection.Phases()
	var got []string
	for _, sc := range find(t, "self-study").Scenarios {
		got = append(got, sc.Phase)
		var leads []reflection.Lead
		for _, c := range sc.Choices {
			leads = append(leads, c.Leads)
		}
		if !slices.Equal(leads, reflection.Leads()) {
			t.Errorf("%s leads to %v", sc.ID, leads)
		}
	}
	if !slices.Equal(got, phases) {
		t.Errorf("scenarios for %q, want %q", got, phases)
	}
}

func TestEverySourceIsNamedAndLinked(t *testing.T) {
	for _, f := range load(t) {
		if f.Source.Name == "" || f.Source.Licence == "" || !strings.HasPrefix(f.Source.URL, "https://") {
			t.Errorf("%s: %+v", f.ID, f.Source)
		}
	}
}

// seeds are the documents that Plenary grew from, where they stand beside the
// checkout.
func seeds(t *testing.T) map[string]string {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(files) == 0 {
		t.Skip("the seed documents are not beside this checkout (../shared/seeds); the codes are held by the lists above")
	}
	texts := map[string]string{}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(f)[:3]] = string(body)
	}
	return texts
}

// The lists above are held against the documents themselves.
func TestCodesAreThoseOfTheSeeds(t *testing.T) {
	texts := seeds(t)
	for _, c := range []struct {
		id   reflection.FrameworkID
		seed string
		code string // how a code stands at the beginning of a line
	}{
		{"ittecf", "004", `(?m)^(8\.[0-9a-z])\.? `},
		{"st1380", "003", `(?m)^(?:Duty )?([KSBD]\d+)(?::|$)`},
	} {
		var got []string
		for _, m := range regexp.MustCompile(c.code).FindAllStringSubmatch(texts[c.seed], -1) {
			got = append(got, m[1])
		}
		if !slices.Equal(got, codes[c.id]) {
			t.Errorf("document %s has %q, the list has %q", c.seed, got, codes[c.id])
		}
	}
	for _, c := range []struct {
		seed, line, from, to string
		want                 int
	}{
		{"001", `(?m)^\s*• `, "Effective networks", "The first incarnation", len(numbered("N", 8))},
		{"002", `(?m)^Q: `, "Reflective questions", "Related publications", len(numbered("Q", 6))},
		{"004", `(?m)^· `, "Developing your reflective practice\n", "These ingredients", len(numbered("R", 6))},
		{"004", `(?m)^· `, "Identifying the ‘active ingredients’ \n", "Applying your learning: scenarios", len(numbered("W", 9))},
		{"004", `(?m)^[ABC]\) `, "Applying your learning: scenarios", "Now think about", 5 * 3},
	} {
		_, after, _ := strings.Cut(texts[c.seed], c.from)
		part, _, _ := strings.Cut(after, c.to)
		if got := len(regexp.MustCompile(c.line).FindAllString(part, -1)); got != c.want {
			t.Errorf("document %s has %d lines after %q, want %d", c.seed, got, c.from, c.want)
		}
	}
}

// Nothing is copied: no seven words in a row stand in a document.
func TestSummariesAreInOurOwnWords(t *testing.T) {
	const run = 7
	texts := seeds(t)
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !('a' <= r && r <= 'z') })
	}
	copied := map[string]string{}
	for name, text := range texts {
		w := words(text)
		for i := range len(w) - run + 1 {
			copied[strings.Join(w[i:i+run], " ")] = name
		}
	}
	for _, f := range load(t) {
		for _, text := range texty(f) {
			w := words(text)
			for i := range max(0, len(w)-run+1) {
				if from := copied[strings.Join(w[i:i+run], " ")]; from != "" {
					t.Errorf("%s: %q stands in document %s", f.ID, strings.Join(w[i:i+run], " "), from)
				}
			}
		}
	}
}

// texty is every text of a framework that is ours.
func texty(f reflection.Framework) []string {
	var all []string
	for _, st := range f.Statements {
		all = append(all, st.Text)
	}
	for _, p := range f.Packs {
		for _, s := range p.Stems {
			all = append(all, s.Text)
		}
	}
	for _, sc := range f.Scenarios {
		all = append(all, sc.Case)
		for _, c := range sc.Choices {
			all = append(all, c.Text+".", c.Stem.Text)
		}
	}
	for _, t := range f.Templates {
		all = append(append(all, t.About, t.Predict, t.Report), t.Agenda...)
		for _, step := range t.Steps {
			all = append(all, step.Text)
			if step.Ask.Text != "" {
				all = append(all, step.Ask.Text)
			}
		}
	}
	return all
}

// Whoever picks a lens is asked what happened for more than six weeks without a
// repeat, and finds it at every stage.
func TestALensLastsSixWeeks(t *testing.T) {
	least := map[reflection.Stage]int{reflection.Description: 8}
	var names []string
	for _, f := range load(t) {
		for _, p := range f.Packs {
			if !p.Lens {
				continue
			}
			names = append(names, p.Name)
			asks := map[reflection.Stage]int{}
			for _, s := range p.Stems {
				asks[s.Stage]++
			}
			for _, stage := range reflection.Stages() {
				if want := max(2, least[stage]); asks[stage] < want {
					t.Errorf("%s asks %d questions at %s, want %d", p.Name, asks[stage], stage, want)
				}
			}
		}
	}
	if want := []string{"Aim, now, next", "Cambridge cycle"}; !slices.Equal(names, want) {
		t.Errorf("the lenses are %q, want %q", names, want)
	}
}
