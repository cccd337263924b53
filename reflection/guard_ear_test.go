package reflection

import (
	"slices"
	"strings"
	"testing"
)

// What says nothing about a child is met with silence, however much of it there is.
func TestTheEarIsSilentOnWhatIsNoSentence(t *testing.T) {
	for _, text := range []string{
		"", "word", "?", "child", "alone", strings.Repeat("word ", 600), strings.Repeat("she ", 600), strings.Repeat("bruise ", 600),
		strings.Repeat("sleeves ", 40) + strings.Repeat("toilet ", 40), "la la la la la. la la la la la. la la la la la.",
		"asdf jkl asdf qwer zxcv uiop hjkl bnm. qwe rty uio pas dfg hjk.",
		"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.",
		"P1 7B room 4\nP2 8A room 12\nBreak 10:40\nP3 9C lab 2\nP4 free\nLunch 12:30\nP5 10X hall",
		"Glue sticks, rulers, scissors, sugar paper, whiteboard pens, sellotape, tissues, plasters",
		"func main() { for i := 0; i < 10; i++ { fmt.Println(i) } }\nif err != nil { return err }",
		"SELECT name, age FROM pupils WHERE year = 7 ORDER BY name;",
		"Aujourd'hui la leçon s'est bien passée et les élèves ont bien travaillé avec leurs cahiers.",
		"Heute war die Stunde gut, die Kinder haben viel gefragt und ich war danach sehr zufrieden.",
		"Hoy la clase fue bien y los niños trabajaron en grupos con la maestra todo el tiempo.",
		"Dzisiaj lekcja poszła dobrze, dzieci pracowały w parach i zadawały pytania.",
		"The quick brown fox jumps over the lazy dog.", "To do: marking, planning, email the office, print the sheets, book the hall.",
	} {
		if Look(Private(text), nil).Safety {
			t.Errorf("speaks up for %.40q", text)
		}
	}
}

// A worry among others is left out alone, and one told over two sentences as a
// whole. A rule is believed sooner than the ear, and a sure one always.
func TestTheEarLeavesTheRestIn(t *testing.T) {
	heard := []hearing{{sum: -50, words: 9, small: 5}, {sum: 120, words: 9, small: 5}, {sum: -50, words: 9, small: 5}}
	e := ear{enough: 100, withRule: 50}
	for _, c := range []struct {
		heard []hearing
		want  []bool
	}{
		{heard, []bool{false, true, false}},
		{[]hearing{{sum: 60, words: 5, small: 5}, {sum: 61, words: 5, small: 5}}, []bool{true, true}},
		{[]hearing{{sum: 60, words: 5, small: 5}, {mark: true}, {sum: 61, words: 5, small: 5}}, []bool{false, false, false}},
		{[]hearing{{sum: 200, words: 4, small: 4}}, []bool{false}},
		{[]hearing{{words: 4, rule: true}}, []bool{true}},
		{[]hearing{{sum: 49, words: 12, rule: true}}, []bool{false}},
		{[]hearing{{sum: 50, words: 12, rule: true}}, []bool{true}},
		{[]hearing{{sum: -90, words: 12, rule: true, sure: true}}, []bool{true}},
		{[]hearing{{sum: 200, words: 10, small: 2}}, []bool{false}},
	} {
		if got := e.worries(c.heard); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.heard, got, c.want)
		}
	}
}

func TestASentenceSaidAgainIsHeardOnce(t *testing.T) {
	const one = "I asked why the denominators had to match, and three pupils had a reason I had not thought of. "
	if Look(Private(strings.Repeat(one, 20)), nil).Safety {
		t.Error("a harmless sentence is a worry when it is said again")
	}
}
