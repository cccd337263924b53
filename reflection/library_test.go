package reflection

import (
	"slices"
	"strings"
	"testing"
)

// music is a library with a pack for everybody, one for a phase and one for a
// subject.
func music() *Library {
	stem := func(id string) []Stem { return []Stem{{ID: StemID(id), Stage: Analysis, Text: "Why?"}} }
	return NewLibrary([]Framework{{
		ID:         "f",
		Statements: []Statement{{ID: "f/1", Code: "1", Text: "One."}, {ID: "f/2", Code: "2", Text: "Two.", Retired: true}},
		Packs: []Pack{
			{ID: "all", Stems: stem("all/why")},
			{ID: "secondary", Phase: "secondary", Stems: stem("secondary/why")},
			{ID: "music", Subjects: []string{"music"}, Stems: stem("music/why")},
		},
		Scenarios: []Scenario{{ID: "finch", Phase: "secondary", Title: "Mrs Finch", Case: "She teaches.", Choices: []Choice{
			{Leads: LeadJournal, Text: "Keep a journal", Stem: Stem{"scenario/finch/journal", Description, "Think of one lesson."}},
			{Leads: LeadTogether, Text: "Ask a colleague", Stem: Stem{"scenario/finch/together", Description, "Think of one colleague."}},
		}}},
	}})
}

func TestQuestionsFitPhaseAndSubject(t *testing.T) {
	general := len(Stems(Analysis))
	for _, c := range []struct {
		name           string
		phase, subject string
		off            []Part
		want           []StemID
	}{
		{"a stranger to both", "", "", nil, []StemID{"all/why"}},
		{"a primary teacher", "primary", "", nil, []StemID{"all/why"}},
		{"a secondary teacher", "secondary", "history", nil, []StemID{"all/why", "secondary/why"}},
		{"a music teacher", "secondary", " Music ", nil, []StemID{"all/why", "secondary/why", "music/why"}},
		{"a pack switched off", "secondary", "music", []Part{"pack/music"}, []StemID{"all/why", "secondary/why"}},
		{"a phase switched off", "secondary", "music", []Part{"phase/secondary"}, []StemID{"all/why", "music/why"}},
		{"all of it switched off", "secondary", "music", []Part{"framework/f"}, nil},
	} {
		stems := music().stemsFor(Analysis, Member{Phase: c.phase, Subject: c.subject}, School{Off: c.off})
		var got []StemID
		for _, s := range stems[general:] {
			got = append(got, s.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s is asked %v beside the general ones, want %v", c.name, got, c.want)
		}
	}
}

// A pack is not only there: its questions come up.
func TestQuestionsOfAPackAreAsked(t *testing.T) {
	m := Member{ID: "asha", Phase: "secondary", Subject: "music"}
	var used []StemID
	for range len(Stems(Analysis)) + 3 {
		used = slices.Insert(used, 0, music().Choose(Analysis, used[:min(len(used), askedFor)], m, School{}).ID)
	}
	for _, id := range []StemID{"all/why", "secondary/why", "music/why"} {
		if !slices.Contains(used, id) {
			t.Errorf("%s was never asked: %v", id, used)
		}
	}
}

func TestALibraryKnowsEveryQuestionAndStatement(t *testing.T) {
	var none *Library
	for _, id := range []StemID{"music/why", "scenario/finch/journal", "analysis/why"} {
		if stem, ok := music().Stem(id); !ok || stem.ID != id {
			t.Errorf("%s is not known", id)
		}
		if _, ok := none.Stem(id); ok != strings.HasPrefix(string(id), "analysis/") {
			t.Errorf("without a library, %s is known: %v", id, ok)
		}
	}
	if st, ok := music().Statement("f/2"); !ok || !st.Retired {
		t.Errorf("a retired statement is %+v", st)
	}
}
