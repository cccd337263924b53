package reflection

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func names(list ...string) []Private {
	var out []Private
	for _, s := range list {
		out = append(out, Private(s))
	}
	return out
}

func reveal(list []Private) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Reveal())
	}
	return out
}

func TestLookFindsEachNameOnceInOrder(t *testing.T) {
	text := Private("Zainab and Oskar worked well. Later Oskar told me that Zainab's mum had rung. Born 12/03/2012.")
	want := []string{"Zainab", "Oskar", "12/03/2012"}
	if diff := cmp.Diff(want, reveal(Look(text, nil).Names)); diff != "" {
		t.Error(diff)
	}
}

// "Prince" reads as a title until it is taken for a surname and replaced; what
// it hid then is found, and stands where the text has it.
func TestLookFindsWhatANameHid(t *testing.T) {
	got := reveal(Look("Then Zainab Prince  Oskar met Filip.", nil).Names)
	if diff := cmp.Diff([]string{"Zainab Prince", "Oskar", "Filip"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLookFindsDatesOfBirth(t *testing.T) {
	for text, want := range map[Private][]string{
		"12/03/2012":                        {"12/03/2012"},
		"Born on the 3rd of March":          {"3rd of March"},
		"His birthday is 3 March":           {"3 March"},
		"Born March 3, 2012":                {"March 3, 2012"},
		"dob 4.5.31":                        {"4.5.31"},
		"It was on 3 March that we met":     nil,
		"The test is on 12/03/2031":         nil,
		"We got 3/4 and 12/30 right":        nil,
		"Scores of 12-03-40 and 1.2.3":      nil,
		"Born in the 45th of March":         nil,
		"The war ended on 11 November 1918": nil,
	} {
		if diff := cmp.Diff(want, reveal(Look(text, nil).Names)); diff != "" {
			t.Errorf("a text of %d bytes:\n%s", len(text), diff)
		}
	}
}

func TestFoundIsEitherGuard(t *testing.T) {
	for _, c := range []struct {
		guard Guard
		want  bool
	}{{Guard{}, false}, {Guard{Safety: true}, true}, {Guard{Names: names("Oskar")}, true}} {
		if got := c.guard.Found(); got != c.want {
			t.Errorf("Found of safety %v and %d names is %v", c.guard.Safety, len(c.guard.Names), got)
		}
	}
}

func TestColleaguesAreNeverTakenForPupils(t *testing.T) {
	for _, text := range []Private{
		"Zainab told me so.", "ZAINAB said no.", "Zainab's book was there.", "Mrs Zainab Qureshi came in.",
		"Then Qureshi told Zainab.", "Ms Qureshi's mum is unwell.", "zainab rang.",
	} {
		if got := Look(text, []string{"Zainab Qureshi"}).Names; len(got) != 0 {
			t.Errorf("found %q", reveal(got))
		}
	}
	if got := Look("Chloé said so.", []string{"CHLOE Dubois"}).Names; len(got) != 0 {
		t.Errorf("an accent hides a colleague: found %q", reveal(got))
	}
}

func TestWithoutNamesIsConsistent(t *testing.T) {
	for _, c := range []struct {
		text, want string
		names      []Private
	}{
		{"Zainab's mum and Oskar. Zainab left.", "Pupil A's mum and Pupil B. Pupil A left.", names("Zainab", "Oskar")},
		{"Oskar, then Zainab.", "Pupil A, then Pupil B.", names("Zainab", "Oskar")},
		{"Ann annoyed Annie.", "Pupil A annoyed Pupil B.", names("Ann", "Annie")},
		{"Kacper Nowak sat. Kacper rose.", "Pupil A sat. Pupil A rose.", names("Kacper Nowak", "Kacper")},
		{"Ali Khan and Ali Shah", "Pupil A and Pupil B", names("Ali Khan", "Ali Shah")},
		{"zainab and Zainab", "Pupil A and Pupil A", names("zainab", "Zainab")},
		{"Pupil A helped Oskar.", "Pupil A helped Pupil B.", names("Oskar")},
		{"Born 12/03/2012, UPN A123456789012.", "Born [left out], UPN [left out].", names("12/03/2012", "A123456789012")},
		{"J.S. in 7B", "Pupil A in 7B", names("J.S.")},
		{"Zoë left", "Pupil A left", names("Zoë")},
		{"D'Andre sat by Andre", "D'Andre sat by Pupil A", names("Andre")},
		{"Oskar’s, Oskar'sbook", "Pupil A’s, Oskar'sbook", names("Oskar")},
		{"Nothing here", "Nothing here", names("", " ", "Oskar")},
	} {
		if got := WithoutNames(Private(c.text), c.names).Reveal(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestWithoutNamesGoesPastPupilZ(t *testing.T) {
	var all []string
	for a := range 800 {
		all = append(all, "N"+strings.Repeat("a", a%30+1)+strings.Repeat("b", a/30+1))
	}
	got := WithoutNames(Private(strings.Join(all, " ")), names(all...)).Reveal()
	for _, want := range []string{"Pupil Z ", "Pupil AA ", "Pupil BC ", "Pupil ZZ"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
	if n := strings.Count(got, pupilMark); n != len(all) {
		t.Errorf("%d marks for %d pupils", n, len(all))
	}
}

func TestLeaveOutTakesWholeSentencesAndJoinsNeighbours(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The quiz went well. He said his dad hits him. Then we packed up.", "The quiz went well. [details left out] Then we packed up."},
		{"Good start. Her dad hit her. His mum punched him. Good end.", "Good start. [details left out] Good end."},
		{"He said his stepdad\npunched him", "He said his stepdad\npunched him"},
		{"A quiet week.\n\nHer dad hits her!\n\nMore next time.", "A quiet week.\n\n[details left out]\n\nMore next time."},
		{"[details left out] Her dad hits her. Fine.", "[details left out] Fine."},
		{"Nothing at all.", "Nothing at all."},
		{"", ""},
	} {
		if got := LeaveOut(Private(c.text)).Reveal(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Every rule's example stands over it in guard_concerns.go; these are the scenes.
func TestALessonIsNoDisclosureButADisclosureInALessonIs(t *testing.T) {
	for text, want := range map[Private]bool{
		"The unit on self-harm in PSHE needs work for my pupils.":  false,
		"In PSHE a girl told me that her dad hits her.":            true,
		"The pupils liked the scene where Macbeth is stabbed.":     false,
		"Spoke to a Year 9 girl. Bruises all over.":                true,
		"I went on FGM training so that I know the signs in girls": false,
	} {
		if got := Look(text, nil).Safety; got != want {
			t.Errorf("a text of %d bytes: got %v", len(text), got)
		}
	}
}

// Words are made of what the rules look for, so that drawn texts trip them.
func anyText(t *rapid.T) Private {
	pieces := []string{
		"Zainab", "Oskar's", "Grace", "Will", "may", "May", "Prince", "Pupil", "A", "Pupil A", "and", ",", ".", "!", "\n", " ", "-", "’s", "told", "said",
		"called", "a pupil called", "mum", "dad", "hits", "her", "bruises", "on", "his", "arm", "knife", "in", "bag", "Macbeth", "PSHE", "King", "the", "St",
		"Road", "Year 8", "7B", "J.S.", "AB", "born", "12/03/2012", "3 March", "2014", "A123456789012", "[left out]", "[details left out]", "É", "\x00",
		"\xff", "\u202e", "👩‍🏫", "Zog", "’", "Sam", "no coat", "wants to die", "Mr", "Romeo", "Jayden-Lee",
	}
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.String())
	return Private(strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between")))
}

func TestNothingIsFoundInWhatTheGuardsGive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { holdsForText(t, anyText(t)) })
}

// holdsForText checks what is promised of any text at all.
func holdsForText(t rapid.TB, text Private) {
	t.Helper()
	guard := Look(text, colleagues)
	if strings.Join(reveal(guard.Names), "\x00") != strings.Join(reveal(Look(text, colleagues).Names), "\x00") {
		t.Fatal("two looks differ")
	}
	for i, name := range guard.Names {
		if wholeAt(text.Reveal(), name.Reveal()) < 0 || slices.Contains(guard.Names[:i], name) {
			t.Fatalf("name %d of %d is not in the text, or there twice", i, len(guard.Names))
		}
	}
	masked := WithoutNames(text, guard.Names)
	if left := Look(masked, colleagues).Names; len(left) > 0 {
		t.Fatalf("%d names left of %d", len(left), len(guard.Names))
	}
	left := LeaveOut(text)
	if Look(left, colleagues).Safety || LeaveOut(left) != left {
		t.Fatal("details are left in")
	}
	if !guard.Safety && left != text {
		t.Fatal("details left out of a text that had none")
	}
	if utf8.ValidString(text.Reveal()) && !(utf8.ValidString(masked.Reveal()) && utf8.ValidString(left.Reveal())) {
		t.Fatal("broke the text's encoding")
	}
}

func addSeeds(f *testing.F) {
	for _, name := range []string{"names_tuned", "safety_tuned", "names_heldout", "safety_heldout"} {
		for _, l := range readCorpus(f, name) {
			f.Add(l.text.Reveal())
		}
	}
	for _, s := range []string{"\x00", "\xff\xfe'", "\u202eZainab\u202c", "Zoe\u0308's", "👩🏽‍🏫 Oskar", "’", "'s", "[left out", "Pupil Pupil A A", "....", "Mr.", "12//2012"} {
		f.Add(s)
	}
}

func FuzzLook(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) { Look(Private(text), colleagues) })
}

func FuzzLeaveOut(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) { holdsForText(t, Private(text)) })
}

func FuzzWithoutNames(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		holdsForText(t, Private(text))
		WithoutNames(Private(text), names(strings.Fields(text)...)) // names that Look never gave
	})
}

// longText is 3,000 characters, the most one answer may have.
func longText(b *testing.B, corpus string) Private {
	var all strings.Builder
	for all.Len() < MaxText {
		for _, l := range readCorpus(b, corpus) {
			all.WriteString(l.text.Reveal() + " ")
		}
	}
	return Private(all.String()[:MaxText])
}

func BenchmarkLook(b *testing.B) {
	var staff []string
	for range 100 {
		staff = append(staff, colleagues...)
	}
	for _, corpus := range []string{"names_tuned", "safety_tuned"} {
		text := longText(b, corpus)
		b.Run(corpus, func(b *testing.B) {
			for b.Loop() {
				Look(text, staff)
			}
		})
	}
}

func BenchmarkLeaveOut(b *testing.B) {
	text := longText(b, "safety_tuned")
	for b.Loop() {
		LeaveOut(text)
	}
}
