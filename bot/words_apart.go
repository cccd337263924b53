package bot

import "fmt"

// apart numbers the buttons of one shape that would sound the same: "Asha",
// "Asha (2)". Who listens to them cannot see which stands beside which line.
func apart(buttons []Button) {
	named := map[string]int{}
	for i := range buttons {
		label := buttons[i].Label
		if named[label]++; named[label] > 1 {
			buttons[i].Label = fmt.Sprintf("%s (%d)", label, named[label])
		}
	}
}

// apart does so in everything an answer shows.
func (a Answer) apart() Answer {
	for i := range a.Messages {
		apart(a.Messages[i].Buttons)
	}
	if a.Update != nil {
		apart(a.Update.Buttons)
	}
	if a.View != nil {
		apart(a.View.Buttons)
	}
	return a
}
