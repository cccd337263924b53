package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// tick has a coordinator send the network card with these features.
func (n *town) tick(who string, codes ...string) bot.Answer {
	n.t.Helper()
	form := n.press(who, "network-tick").Form
	if form == nil {
		n.t.Fatalf("%s has no Form", who)
	}
	values := bot.Values{"seen": nil}
	for _, c := range codes {
		values["seen"] = append(values["seen"], reflection.Private("network/"+c))
	}
	return n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: who, Kind: bot.Submit, Form: form.ID, Values: values})
}

// A version is of the day that it was at the school.
func TestAVersionIsOfTheSchoolsDay(t *testing.T) {
	n := newTown(t).withLibrary().started().wholeYear()
	school, err := n.db.School(t.Context(), "north", "s")
	must(t, err)
	school.Zone = "Pacific/Auckland"
	must(t, n.db.Write(t.Context(), "north", school))
	n.at("2026-11-11 15:00")
	n.tick("khan", "N1")
	n.theory("khan", theoryParts)
	for _, button := range []string{"network", "theory:s"} {
		if got := n.press("khan", button).View.Text; !strings.Contains(got, "12 November 2026") {
			t.Errorf("at three in the afternoon in London, which is the day after in Auckland, %s says\n%s", button, got)
		}
	}
}

func TestACoordinatorTicksWhatTheNetworkShows(t *testing.T) {
	n := newTown(t).withLibrary().started().wholeYear()
	var drawn bot.Chart
	n.Draw = func(c bot.Chart) ([]byte, error) { drawn = c; return []byte("png"), nil }
	v := n.press("khan", "network").View
	if !strings.HasPrefix(v.Text, "Nothing is ticked yet.") || v.Image != nil || !slices.Equal(labelsOf(v.Buttons), []string{"Tick what you see", "More"}) {
		t.Errorf("before anything is ticked it shows %+v", v)
	}
	form := n.press("khan", "network-tick").Form
	if len(form.Inputs) != 1 || len(form.Inputs[0].Options) != 8 || form.Inputs[0].Value != "" {
		t.Fatalf("the Form asks %+v", form.Inputs)
	}
	for _, o := range form.Inputs[0].Options {
		if strings.HasSuffix(o.Label, "…") {
			t.Errorf("an option is cut: %q", o.Label)
		}
	}
	if got := n.tick("khan", "N4", "N1", "T1", "N9").Messages[0].Text; got != "Kept as version 1 of this half-term." {
		t.Errorf("kept, it says %q", got)
	}
	v = n.press("khan", "network").View
	for _, want := range []string{
		"Northfield, half-term from 2 November 2026. Version 1, 11 November 2026.",
		"N1. Aim high for what pupils learn, and tie it to teaching that works.\nTicked.\n\nN2.", "N3. Reach out, and learn from people outside.\nNot ticked.",
		"What is not ticked says nothing.",
	} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q is not in\n%s", want, v.Text)
		}
	}
	if v.Image == nil || v.Image.Alt == "" || len(drawn.Groups) != 8 || drawn.Series[0].Bars[3].Label != "1" || drawn.Series[0].Bars[1].Value != 0 {
		t.Errorf("the picture is %+v, of %+v", v.Image, drawn)
	}
	if form := n.press("khan", "network-tick").Form; form.Inputs[0].Value != "network/N1,network/N4" {
		t.Errorf("to change it the Form starts with %q", form.Inputs[0].Value)
	}
	n.Draw = nil
	if v := n.press("khan", "network").View; v.Image != nil || !strings.Contains(v.Text, "Ticked.") {
		t.Errorf("without a picture it shows %+v", v)
	}
	for _, who := range []string{"asha", "sam", "cal"} {
		for _, button := range []string{"network", "network-tick", "network-counts"} {
			if a := n.press(who, button); a.View != nil || a.Form != nil {
				t.Errorf("%s gives %s %+v", button, who, a)
			}
		}
	}
}

func TestACardKeepsItsVersionsByHalfTerm(t *testing.T) {
	n := newTown(t).withLibrary().started().wholeYear()
	n.tick("khan", "N1", "N2")
	n.at("2026-11-18 09:00")
	if got := n.tick("khan", "N2", "N1").Messages[0].Text; got != "Kept as version 1 of this half-term." {
		t.Errorf("with nothing changed it says %q", got)
	}
	n.tick("khan", "N1", "N3")
	n.at("2027-01-12 09:00")
	if got := n.press("khan", "network-tick").Form.Inputs[0].Value; got != "" {
		t.Errorf("a new half-term starts with %q", got)
	}
	n.tick("khan", "N3")
	v := n.press("khan", "network").View
	for _, want := range []string{"half-term from 4 January 2027. Version 1,", "outside.\nTicked. Ticked in 2 of the last 2 half-terms.",
		"works.\nNot ticked. Ticked in 1 of the last 2 half-terms.", "others.\nNot ticked. Ticked in 0 of the last 2 half-terms."} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q is not in\n%s", want, v.Text)
		}
	}
	for _, want := range []string{"from 2 November 2026. Version 2, 18 November", "from 2 November 2026. Version 1, 11 November"} {
		v = n.press("khan", button(t, bot.Message{Buttons: v.Buttons}, "Earlier version")).View
		if !strings.Contains(v.Text, want) {
			t.Errorf("the version before reads %q, without %q", v.Text, want)
		}
	}
	if got := labelsOf(v.Buttons); slices.Contains(got, "Earlier version") || !slices.Contains(got, "Later version") {
		t.Errorf("the first version offers %q", got)
	}
}

func TestTheNoteAsksForTheCardAtTheEndOfAHalfTerm(t *testing.T) {
	n := newTown(t).withLibrary().started().wholeYear()
	asked := func(at string) bool {
		m := n.weekly(at)
		if words := len(strings.Fields(m.Text)); words >= 40 {
			t.Errorf("the note has %d words: %q", words, m.Text)
		}
		return slices.Contains(labelsOf(m.Buttons), "Network card")
	}
	for _, at := range []string{"2026-11-13 12:31", "2026-11-20 12:31", "2026-11-27 12:31", "2026-12-04 12:31"} {
		if asked(at) {
			t.Errorf("it is asked for at %s", at)
		}
	}
	if !asked("2026-12-11 12:31") {
		t.Error("a week before the end it is not asked for")
	}
	n.tick("khan", "N5")
	if asked("2026-12-18 12:31") {
		t.Error("it is asked for although it is there")
	}
}

// Of other schools a coordinator reads a count in fives, made once the half-term
// is over; their cards stay theirs.
func TestOfOtherSchoolsACoordinatorReadsCounts(t *testing.T) {
	n := newTown(t).withLibrary().started().wholeYear()
	var drawn bot.Chart
	n.Draw = func(c bot.Chart) ([]byte, error) { drawn = c; return []byte("png"), nil }
	for i := range 10 {
		name := fmt.Sprintf("School%d", i)
		n.schools(name)
		m := n.member("k"+name, reflection.Coordinator)
		m.School = reflection.SchoolID(strings.ToLower(name))
		must(t, n.db.Write(t.Context(), "north", m))
		n.tick("k"+name, []string{"N1", "N2"}[:1+i/6]...) // N1 by ten, N2 by four
	}
	counts := func() *bot.View { return n.press("khan", "network-counts").View }
	if got := counts(); !strings.HasPrefix(got.Text, "The first counts come a week after") || got.Image != nil {
		t.Errorf("before the half-term is over it shows %+v", got)
	}
	night := func(at string) *bot.View {
		n.set(wall(at))
		_, err := n.Service.KeepHouse(t.Context(), "north")
		must(t, err)
		return counts()
	}
	if got := night("2026-12-25 03:17").Text; !strings.HasPrefix(got, "Half-term from 1 September 2026.") || strings.Contains(got, "at least") {
		t.Errorf("before the week after it is over it shows\n%s", got)
	}
	v := night("2026-12-26 03:17")
	for _, want := range []string{"Half-term from 2 November 2026.", "works.\nSchools: at least 5.", "others.\nSchools: fewer than five.", "rounded down to fives"} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q is not in\n%s", want, v.Text)
		}
	}
	if v.Image == nil || drawn.Series[0].Bars[0].Label != "5" || drawn.Series[0].Bars[1].Label != "<5" {
		t.Errorf("the picture is %+v, of %+v", v.Image, drawn)
	}
	if v := n.press("khan", "network").View; !strings.HasPrefix(v.Text, "Nothing is ticked yet.") || !slices.Contains(labelsOf(v.Buttons), "All schools") {
		t.Errorf("her own card reads %+v", v)
	}
	if v := n.press("khan", "network:school1/2026-11-02/1").View; !strings.HasPrefix(v.Text, "Nothing is ticked yet.") {
		t.Errorf("the card of another school reads %q", v.Text)
	}
	before := v.Text
	n.schools("Eleven", "Twelve", "Thirteen")
	n.tick("kSchool9", "N2", "N3")
	if got := night("2026-12-28 03:17").Text; got != before {
		t.Errorf("what was counted has changed:\n%s", got)
	}
}

func TestACardIsNotOfferedWhereItsFrameworkIsOff(t *testing.T) {
	n := newTown(t).withLibrary().started().wholeYear()
	offered := func() bool { return slices.Contains(labelsOf(n.press("khan", "details").View.Buttons), "Network card") }
	if !offered() {
		t.Error("under Set-up there is no network card")
	}
	school, err := n.db.School(t.Context(), "north", "s")
	must(t, err)
	school.Off = []reflection.Part{"framework/network"}
	must(t, n.db.Write(t.Context(), "north", school))
	if offered() || n.press("khan", "network").View != nil {
		t.Error("the card is there although its framework is off")
	}
}
