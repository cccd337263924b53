package bot_test

import (
	"errors"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

func halfTo(to string, school reflection.SchoolID, held, lost reflection.Fives) reflection.Tally {
	day, _ := reflection.ParseDate(to)
	return reflection.Tally{Organisation: "north", School: school, Enough: held+lost > 0, Held: held, Lost: lost,
		Half: reflection.Days{From: day.AddDays(-40), To: day}}
}

func TestACoordinatorReadsCountsInWordsAndSeesThem(t *testing.T) {
	n := newTown(t).started()
	var drawn bot.Chart
	n.Draw = func(c bot.Chart) ([]byte, error) { drawn = c; return []byte("png"), nil }
	details := n.press("khan", "details").View
	open := button(t, bot.Message{Buttons: details.Buttons}, "Half-term counts")
	if v := n.press("khan", open).View; v.Image != nil || !strings.HasPrefix(v.Text, "The first counts come a week after") {
		t.Errorf("before there are counts the View is %+v", v)
	}
	all, southfield := halfTo("2026-12-18", "", 95, 5), halfTo("2026-12-18", "s2", 55, 5)
	all.EnoughPeople, all.Tried, all.Decided = true, 10, 0
	southfield.EnoughPeople, southfield.Tried, southfield.Decided = true, 10, 0
	must(t, n.db.Write(t.Context(), "north",
		reflection.School{ID: "s2", Organisation: "north", Name: "Southfield"}, reflection.School{ID: "s3", Organisation: "north", Name: "Westfield"},
		halfTo("2026-10-23", "", 0, 0), all, halfTo("2026-12-18", "s", 40, 0), southfield))
	v := n.press("khan", open).View
	for _, want := range []string{
		"Half-term to 18 December 2026\nMeetings held: at least 95. Lost: at least 5.\n" +
			"Tried something together: at least 10 people. Decided what to do with it: fewer than five people.\n" +
			"Northfield: held at least 40, lost fewer than five.\n" +
			"Southfield: held at least 55, lost at least 5, tried at least 10, decided fewer than five.\n" +
			"Where a number is missing there are few people.",
		"Half-term to 23 October 2026\nToo few mentors to count.", // and nothing of inquiries, which were not counted
		"rounded down to fives",
	} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q is not in\n%s", want, v.Text)
		}
	}
	if v.Image == nil || v.Image.Alt == "" || len(drawn.Groups) != 1 || drawn.Groups[0] != "18 Dec" || drawn.Series[1].Bars[0].Label != "5" {
		t.Errorf("the picture is %+v, of %+v", v.Image, drawn)
	}
	n.Draw = func(bot.Chart) ([]byte, error) { return nil, errors.New("no fonts") }
	if v := n.press("khan", open).View; v.Image != nil || !strings.Contains(v.Text, "at least 95") {
		t.Errorf("without a picture the View is %+v", v)
	}
	for _, who := range []string{"asha", "sam", "cal"} {
		if a := n.press(who, open); a.View != nil || len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, "not yours") {
			t.Errorf("%s is answered with %+v", who, a)
		}
	}
}
