package readable

import "testing"

// The order is what counts: a text that is plainly harder has a higher grade.
func TestHarderTextsHaveHigherGrades(t *testing.T) {
	texts := []string{
		"The cat sat. It was warm.",
		"Think of one moment this week when you found out what pupils really understood.",
		"Sustained professional development necessitates systematic evaluation of pedagogical approaches.",
	}
	last := -100.0
	for _, text := range texts {
		grade := Grade(text)
		if grade <= last {
			t.Errorf("%q has grade %.1f, no higher than %.1f", text, grade, last)
		}
		last = grade
	}
	if easy := Grade(texts[1]); easy < 3 || easy > 8 {
		t.Errorf("a plain sentence of fourteen words has grade %.1f", easy)
	}
}
