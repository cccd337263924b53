package bot

import (
	"fmt"
	"strconv"
	"strings"

	"plenary/reflection"
)

// Words of a person's private look back over a half-term.

const balanceAlt = "A bar chart of how many words you wrote at each stage. The numbers are in the text above."

const wordsWhatChanged = "What has changed?"

var lookBackButton = Button{ID: "half-term", Label: "My half-term"}

// balanced are the stages whose words are set side by side.
var balanced = reflection.Stages()[:5]

// lookBackView offers the first of what may be read again.
func lookBackView(l reflection.LookBack) View {
	parts := []string{fmt.Sprintf("%s to %s. %s, can see this.", shortDay(l.Half.From), shortDay(l.Half.To), onlyYou)}
	if len(l.Focuses) > 0 {
		var focuses []string
		for _, f := range l.Focuses {
			focuses = append(focuses, lower(focusWords(f)))
		}
		parts = append(parts, "What it was about: "+list(focuses, "")+".")
	}
	parts = append(parts, plansWords(l.Plans), balanceWords(l))
	parts = append(parts, tookWords(l)...)
	v := View{ID: "half-term", Title: "My half-term"}
	if l.AsksWhatChanged() {
		words, button := changedWords(l.Changed)
		parts, v.Buttons = append(parts, words), append(v.Buttons, button)
	}
	if len(l.Again) > 0 {
		parts = append(parts, againWords(l.Again[0]))
		v.Buttons = append(v.Buttons, againButton(l.Again[0]), waveOnButton(l.Again[0]))
	}
	v.Text = strings.Join(parts, "\n\n")
	v.Buttons = append(v.Buttons, Button{ID: "journal", Label: "My journal"}, menuButton)
	return v
}

// plansWords says what became of plans. None of it is better than another.
func plansWords(plans map[reflection.PlanState]int) string {
	var parts []string
	for _, p := range []struct {
		state reflection.PlanState
		words string
	}{
		{reflection.PlanTried, "tried"}, {reflection.PlanAdapted, "tried in another way"},
		{reflection.PlanDropped, "dropped"}, {reflection.PlanOpen, "still open"},
	} {
		if n := plans[p.state]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+p.words)
		}
	}
	if len(parts) == 0 {
		return "No plans in this half-term."
	}
	return "Your plans: " + list(parts, "") + "."
}

// balanceWords is the chart as a table.
func balanceWords(l reflection.LookBack) string {
	lines := []string{"How many words you wrote, by stage:"}
	for _, stage := range balanced {
		lines = append(lines, fmt.Sprintf("%s: %d", stageName(stage), l.Words[stage]))
	}
	return strings.Join(lines, "\n")
}

// tookWords sets what somebody took from it first beside what they did lately.
func tookWords(l reflection.LookBack) []string {
	quote := func(when string, t reflection.Took) string {
		return fmt.Sprintf("%s, %s:\n%s", when, shortDay(t.On), quoted(t.Text))
	}
	switch {
	case l.First.Text.Blank():
		return nil
	case l.Latest.Text.Blank():
		return []string{quote("What you took from it", l.First)}
	}
	return []string{quote("What you took from it first", l.First), quote("And lately", l.Latest)}
}

// changedWords asks what has changed between the two, or has the answer.
func changedWords(e reflection.Entry) (string, Button) {
	text := e.Answers[reflection.Description].Text
	if text.Blank() {
		return wordsWhatChanged + " You can leave it at that, or write it down.", Button{ID: "what-changed", Label: "Write"}
	}
	return wordsWhatChanged + "\n" + quoted(text), Button{ID: "what-changed", Label: "Change what I wrote"}
}

func balanceChart(l reflection.LookBack) Chart {
	c := Chart{Title: "Words at each stage", Series: []Series{{Name: "Words"}}}
	for i, stage := range balanced {
		c.Groups = append(c.Groups, []string{"Happened", "Felt", "Well or not", "Why", "I take"}[i])
		n := l.Words[stage]
		c.Series[0].Bars = append(c.Series[0].Bars, Bar{n, strconv.Itoa(n)})
	}
	return c
}
