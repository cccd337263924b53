package bot

import "plenary/reflection"

// Words of the scenarios: short cases of made-up teachers. What the cases
// themselves say is in the framework files.

var scenariosButton = Button{ID: "scenarios", Label: "Other teachers' cases"}

func scenariosView(all []reflection.Scenario) View {
	v := View{ID: "scenarios", Title: "Cases", Text: "Short cases of made-up teachers. Each has three ways to go on, and you can take any of them for yourself."}
	if len(all) == 0 {
		v.Text = "Your school does not use any cases."
	}
	for _, sc := range all {
		v.Buttons = append(v.Buttons, Button{ID: "scenario:" + sc.ID, Label: sc.Title})
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

func scenarioView(sc reflection.Scenario) View {
	v := View{ID: "scenario", Title: sc.Title, Text: sc.Case + "\n\nWhich of these would you try?"}
	for i, c := range sc.Choices {
		// On a phone a button has no room for the choice itself.
		letter := string(rune('A' + i))
		v.Text += "\n" + letter + ". " + c.Text
		v.Buttons = append(v.Buttons, Button{ID: "from-scenario:" + string(c.Leads) + "/" + sc.ID, Label: "Try " + letter})
	}
	v.Buttons = append(v.Buttons, Button{ID: "scenarios", Label: "Back"})
	return v
}
