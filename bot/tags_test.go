package bot_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// tagging lets Asha want tags of ITTECF, and gives the id of an entry she saved.
func (n *town) tagging() (entry string, saved bot.Message) {
	n.t.Helper()
	form := n.press("asha", "tag-settings").Form
	n.send("asha", form, map[string]string{"tags": "true", "frameworks": "ittecf"})
	return n.wrote("asha", "Zqcanary8 they got it.")
}

// wrote saves a short entry and gives its id.
func (n *town) wrote(who, text string) (entry string, saved bot.Message) {
	n.t.Helper()
	form := n.press(who, "two-minutes").Form
	a := n.send(who, form, map[string]string{"description": text})
	if len(a.Messages) != 1 {
		n.t.Fatalf("saving answered %+v", a)
	}
	return strings.Split(form.ID, ":")[1], a.Messages[0]
}

// Nobody is asked for tags who did not want them.
func TestTagsAreOffUntilWanted(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, saved := n.wrote("asha", "They got it.")
	if got := fmt.Sprint(labelsOf(saved.Buttons), labelsOf(n.press("asha", "entry:"+entry).View.Buttons)); strings.Contains(got, "Tag it") {
		t.Errorf("offered %s", got)
	}
	_, saved = n.tagging()
	button(t, saved, "Tag it")
	n.send("asha", n.press("asha", "tag-settings").Form, map[string]string{"tags": ""})
	if _, saved = n.wrote("asha", "They got it again."); strings.Contains(fmt.Sprint(labelsOf(saved.Buttons)), "Tag it") {
		t.Error("offered after they were switched off")
	}
}

func TestAnEntryIsTaggedWithTwoTaps(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, saved := n.tagging()
	v := n.press("asha", button(t, saved, "Tag it")).View
	if !strings.HasPrefix(v.Buttons[1].Label, "8.2 ") {
		t.Fatalf("offered %q", labelsOf(v.Buttons))
	}
	v = n.press("asha", v.Buttons[1].ID).View
	if !strings.HasPrefix(v.Text, "Tagged: 8.2 · thought about") {
		t.Errorf("after two taps it says %q", v.Text)
	}
	v = n.press("asha", button(t, bot.Message{Buttons: v.Buttons}, "Tried in class")).View
	if !strings.HasPrefix(v.Text, "Tagged: 8.2 · tried in class") {
		t.Errorf("then it says %q", v.Text)
	}
	if text := n.press("asha", "entry:"+entry).View.Text; !strings.Contains(text, "Tagged: 8.2 · tried in class") {
		t.Errorf("the entry reads %q", text)
	}
	// What was used lately is offered first next time.
	_, saved = n.wrote("asha", "And again.")
	if v = n.press("asha", button(t, saved, "Tag it")).View; !strings.HasPrefix(v.Buttons[0].Label, "8.2 ") {
		t.Errorf("next time offered %q", labelsOf(v.Buttons))
	}
}

func TestFocusAndClassAreThoseOfTheEntryBefore(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	form := n.press("asha", "tag-form:"+entry).Form
	a := n.send("asha", form, map[string]string{"focus": "feedback", "class": "8B", "statements-ittecf": "ittecf/8.e", "how": "tried"})
	if a.View == nil || !strings.HasPrefix(a.View.Text, "Tagged: Feedback · 8B · 8.e · tried in class") {
		t.Fatalf("saving answered %+v", a)
	}
	next, _ := n.wrote("asha", "And again.")
	form = n.press("asha", "tag-form:"+next).Form
	if got := form.Inputs[0].Value + " " + form.Inputs[1].Value + " " + form.Inputs[2].Value; got != "feedback 8B " {
		t.Errorf("the next entry starts with %q", got)
	}
}

func TestTagsThatCannotBeKeptAreToldAtTheirInput(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	form := n.press("asha", "tag-form:"+entry).Form
	for input, c := range map[string]struct{ value, want string }{
		"focus":             {"gossip", "not offered"},
		"how":               {"well", "not offered"},
		"class":             {strings.Repeat("8B ", 20), "too long"},
		"statements-ittecf": {"st1380/K1", "not offered"},
	} {
		a := n.send("asha", form, map[string]string{input: c.value})
		if a.Error == nil || !strings.Contains(a.Error.Text, c.want) {
			t.Errorf("%s %q answered %+v", input, c.value, a)
		}
	}
	a := n.send("asha", form, map[string]string{"class": "Maya Smith, born 3/4/2012"})
	if a.Error == nil || a.Error.Input != "class" || !strings.Contains(a.Error.Text, "may name a pupil") {
		t.Errorf("a pupil's name answered %+v", a)
	}
}

func TestTwoDevicesLoseNoTag(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	form := n.press("asha", "tag-form:"+entry).Form
	n.send("asha", form, map[string]string{"statements-ittecf": "ittecf/8.1"})
	again := n.send("asha", form, map[string]string{"statements-ittecf": "ittecf/8.e"}).Form
	if again == nil || again.Inputs[2].Value != "ittecf/8.1,ittecf/8.e" || !strings.Contains(again.Intro, "another device") {
		t.Fatalf("the other device was shown %+v", again)
	}
	same := n.send("asha", form, map[string]string{"statements-ittecf": "ittecf/8.1"})
	if same.Form != nil || same.View == nil {
		t.Errorf("the same sent twice answered %+v", same)
	}
}

func TestNobodyTagsSomebodyElsesEntry(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	for _, id := range []string{"tag:" + entry, "tag-form:" + entry, "tag-with:" + entry + "/ittecf/8.2", "tag-how:" + entry + "/tried"} {
		for _, who := range []string{"sam", "khan", "cal"} {
			if a := n.press(who, id); len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, "no longer here") {
				t.Errorf("%s pressing %s got %+v", who, id, a)
			}
		}
	}
}

// A statement that is offered no more stays with its entry.
func TestTagsOutliveWhatIsOffered(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	n.press("asha", "tag-with:"+entry+"/ittecf/8.2")
	n.Service.Library = reflection.NewLibrary([]reflection.Framework{{ID: "ittecf", Version: 2, Name: "ITTECF", Title: "New",
		Statements: []reflection.Statement{{ID: "ittecf/9.1", Code: "9.1", Text: "New."}, {ID: "ittecf/8.2", Code: "8.2", Text: "Old.", Retired: true}}}})
	form := n.press("asha", "tag-form:"+entry).Form
	if got := len(form.Inputs[2].Options); got != 1 {
		t.Errorf("%d statements are offered, want the new one alone", got)
	}
	n.send("asha", form, map[string]string{"statements-ittecf": "ittecf/9.1"})
	view := n.press("asha", "coverage:ittecf").View.Text
	for _, want := range []string{"9.1 New – mentioned in 1 entry", "8.2 Old – mentioned in 1 entry; no longer part of it"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q does not say %q", view, want)
		}
	}
}

func TestCoverageIsInWordsAndTheReadersOwn(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	n.press("asha", "tag-with:"+entry+"/ittecf/8.2")
	entry, _ = n.wrote("asha", "And again.")
	n.press("asha", "tag-with:"+entry+"/ittecf/8.2")
	n.press("asha", "tag-how:"+entry+"/tried")
	for who, want := range map[string]string{"asha": "mentioned in 2 entries, tried in class in 1", "khan": "not mentioned yet"} {
		v := n.press(who, "coverage:ittecf").View
		if line := lineWith(v.Text, "8.2 "); !strings.HasSuffix(line, want) {
			t.Errorf("%s reads %q, want %q", who, line, want)
		}
		if v.Buttons[0].URL == "" || !strings.Contains(v.Text, "Open Government Licence") {
			t.Errorf("the source is not named: %q", v.Text)
		}
	}
}

func lineWith(text, beginning string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, beginning) {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

func TestTheRecordIsByCodeAndHoldsNoFormula(t *testing.T) {
	n := newTown(t).withLibrary().started()
	entry, _ := n.tagging()
	n.press("asha", "tag-with:"+entry+"/ittecf/8.e")
	n.press("asha", "tag-with:"+entry+"/ittecf/8.2")
	for _, text := range []string{`=HYPERLINK("x")`, "  +1", "-2", "@SUM(A1)", "\t=1"} {
		entry, _ = n.wrote("asha", text)
		n.press("asha", "tag-with:"+entry+"/ittecf/8.1")
	}
	m, err := n.Service.Store.Member(t.Context(), "north", "asha")
	must(t, err)
	lines, err := n.Service.DevelopmentRecord(t.Context(), m)
	must(t, err)
	table := strings.TrimPrefix(bot.RecordCSV(lines).Reveal(), "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	must(t, err)
	var codes []string
	for _, row := range rows[1:] {
		codes = append(codes, row[1])
		for _, cell := range row {
			if c := strings.TrimSpace(cell); c != "" && strings.ContainsAny(c[:1], "=+-@") {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
	if got, want := strings.Join(codes, " "), "8.1 8.1 8.1 8.1 8.1 8.2 8.e"; got != want {
		t.Errorf("the record has %s, want %s", got, want)
	}
	if rows[6][0] != "ITTECF" || !strings.Contains(rows[6][7], "Zqcanary8") {
		t.Errorf("a line reads %q", rows[6])
	}
}

// The record is fetched by a link in a View, and no message carries it.
func TestTheRecordsLinkStandsInAView(t *testing.T) {
	n := newTown(t).withLibrary().started()
	v := n.press("asha", button(t, bot.Message{Buttons: n.press("asha", "yours").View.Buttons}, "Tags and frameworks")).View
	for _, b := range v.Buttons {
		if b.ID == "record" && b.URL == "/files/record" {
			return
		}
	}
	t.Errorf("the view offers %+v", v.Buttons)
}
