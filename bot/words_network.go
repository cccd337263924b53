package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"plenary/reflection"
)

// Words of a school's network card: the features of networks that work, which
// are a framework's, and which of them a coordinator ticked.

const (
	networkAlt       = "A bar chart: for each feature, in how many half-terms it was ticked. The numbers are in the text above."
	networkCountsAlt = "A bar chart: for each feature, in how many schools it was ticked. The numbers are in the text above."

	wordsNoCard = "Nothing is ticked yet. Once each half-term you can tick what you see of a network that works. " +
		"A tap for each; skip any."
	wordsOfCard = "What is not ticked says nothing. " +
		"Coordinators of this school read this card. Others get a count of all schools, in fives."
	wordsAskCard          = "What do you see of a network that works? A tap each."
	wordsNoNetworkCounts  = "The first counts come a week after the half-term is over."
	wordsTooFewSchools    = "There are too few schools to count. It takes nine with a coordinator, so that no number tells of one."
	wordsReadNetworkCount = "Numbers are rounded down to fives, and stop short of “nearly all”. " +
		"“Fewer than five” may be none. They come from what coordinators ticked."
)

var networkButton = Button{ID: "network", Label: "Network card"}

// seenInput takes the ticks.
const seenInput = "seen"

// networkView is one version of the card, and leads to those beside it.
func networkView(n reflection.Network, at int) View {
	v := View{ID: "network", Title: "Network card", Text: wordsNoCard}
	tick := Button{ID: "network-tick", Label: "Tick what you see"}
	if len(n.Cards) > 0 {
		card := n.Cards[at]
		until := n.Until(card)
		text := []string{fmt.Sprintf("%s, half-term from %s. Version %d, %s.",
			n.School.Name, longYear(card.Half), card.Version, longYear(dayAt(n.School, card.At)))}
		for _, f := range n.Features {
			text = append(text, featureLine(f)+"\n"+tickedWords(f, card, until))
		}
		v.Text = strings.Join(append(text, wordsOfCard), "\n\n")
		if at+1 < len(n.Cards) {
			v.Buttons = append(v.Buttons, networkVersion(n.Cards[at+1], "Earlier version"))
		}
		if at > 0 {
			v.Buttons = append(v.Buttons, networkVersion(n.Cards[at-1], "Later version"))
		}
	}
	if n.Now().Version > 0 {
		tick.Label = "Change it"
	}
	v.Buttons = append(v.Buttons, tick)
	if n.Several {
		v.Buttons = append(v.Buttons, Button{ID: "network-counts", Label: "All schools"})
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

func networkVersion(c reflection.NetworkCard, label string) Button {
	return Button{ID: "network:" + string(c.ID), Label: label}
}

// dayAt is the day that it was at a school.
func dayAt(s reflection.School, t time.Time) reflection.Date {
	return reflection.DateOf(t, reflection.ZoneOf(reflection.Member{}, s))
}

func longYear(d reflection.Date) string { return d.Format("2 January 2006") }

// featureLine is "N1. Aim high…".
func featureLine(f reflection.Statement) string { return f.Code + ". " + f.Text }

// tickedWords is one row of the card as a table in words.
func tickedWords(f reflection.Statement, card reflection.NetworkCard, until []reflection.NetworkCard) string {
	words := "Not ticked."
	if slices.Contains(card.Seen, f.ID) {
		words = "Ticked."
	}
	if len(until) > 1 {
		words += fmt.Sprintf(" Ticked in %d of the last %d half-terms.", tickedIn(f, until), len(until))
	}
	return words
}

func tickedIn(f reflection.Statement, cards []reflection.NetworkCard) (n int) {
	for _, c := range cards {
		if slices.Contains(c.Seen, f.ID) {
			n++
		}
	}
	return n
}

// networkChart is the card as bars: for each feature, in how many half-terms it
// was ticked.
func networkChart(n reflection.Network, card reflection.NetworkCard) Chart {
	chart := Chart{Title: "What we see of a network that works", Series: []Series{{Name: "Half-terms"}}}
	until := n.Until(card)
	for _, f := range n.Features {
		ticked := tickedIn(f, until)
		chart.Groups = append(chart.Groups, f.Code)
		chart.Series[0].Bars = append(chart.Series[0].Bars, Bar{ticked, strconv.Itoa(ticked)})
	}
	return chart
}

// networkForm starts from this half-term's card.
func networkForm(n reflection.Network) Form {
	seen := Input{ID: seenInput, Label: "What do you see this half-term?", Kind: Choices}
	for _, f := range n.Features {
		seen.Options = append(seen.Options, Option{string(f.ID), Shorten(f.Code+". "+f.Text, maxLabel)})
	}
	var ticked []string
	for _, id := range n.Now().Seen {
		ticked = append(ticked, string(id))
	}
	seen.Value = strings.Join(ticked, ",")
	return Form{ID: "network-tick", Title: "Network card", Submit: "Save", Inputs: []Input{seen},
		Intro: fmt.Sprintf("What do you see of a network that works, at %s and around it? A tap each; skip any. Coordinators of the school can read it.", n.School.Name)}
}

func networkKeptWords(c reflection.NetworkCard) Message {
	return Message{Text: fmt.Sprintf("Kept as version %d of this half-term.", c.Version), Buttons: []Button{{ID: "network", Label: "See the card"}}}
}

// networkCountsView is in how many schools each feature was ticked.
func networkCountsView(n reflection.Network) View {
	v := View{ID: "network-counts", Title: "All schools", Text: wordsNoNetworkCounts, Buttons: []Button{networkButton}}
	if len(n.Counts) == 0 {
		return v
	}
	text := []string{"Half-term from " + longYear(n.Counts[0].Half) + "."}
	if !n.Counts[0].Enough {
		v.Text = strings.Join(append(text, wordsTooFewSchools), "\n\n")
		return v
	}
	for _, t := range n.Counts {
		text = append(text, featureLine(featureOf(n, t))+"\nSchools: "+atLeast(t.Seen)+".")
	}
	v.Text = strings.Join(append(text, wordsReadNetworkCount), "\n\n")
	return v
}

func featureOf(n reflection.Network, t reflection.NetworkTally) reflection.Statement {
	i := slices.IndexFunc(n.Features, func(f reflection.Statement) bool { return f.ID == t.Feature })
	return n.Features[i]
}

func networkCountsChart(n reflection.Network) Chart {
	chart := Chart{Title: "Schools that tick each feature", Series: []Series{{Name: "Schools"}}}
	for _, t := range n.Counts {
		chart.Groups = append(chart.Groups, featureOf(n, t).Code)
		chart.Series[0].Bars = append(chart.Series[0].Bars, Bar{int(t.Seen), barWords(t.Seen)})
	}
	return chart
}
