package bot

import (
	"fmt"
	"strconv"
	"strings"

	"plenary/reflection"
)

// What a person reads about names that are no pupils'.

var notPupilsButton = Button{ID: "not-pupils", Label: "Names that are not pupils"}

// namesOffered is how many names one Form asks about: as many as Slack has
// boxes to tick.
const namesOffered = 10

// notPupilsInput asks, beside the choice what to do with the names, which of
// them are no pupil's.
func notPupilsInput(names []reflection.Private) Input {
	in := Input{ID: reflection.NotPupilsField, Label: "Not a pupil?", Kind: Choices,
		Hint: "A name you tick stays, and I will not ask you about it again."}
	for _, name := range names[:min(len(names), namesOffered)] {
		in.Options = append(in.Options, Option{name.Reveal(), name.Reveal()})
	}
	return in
}

func notPupilsView(list reflection.NotPupils) View {
	v := View{ID: "not-pupils", Title: "Not pupils",
		Text: "No names yet. When I ask about a name that is not a pupil's, you can say so, and it goes here. " + onlyYou + ", can read this list."}
	if len(list.Names) > 0 {
		v.Text = "I don't ask you about these names. " + onlyYou + ", can read this list.\n\n" + onLines(list.Names)
	}
	v.Buttons = []Button{{ID: "change-not-pupils", Label: "Change the list"}, menuButton}
	return v
}

func notPupilsForm(list reflection.NotPupils, clash bool) Form {
	f := Form{
		ID: "not-pupils:" + strconv.Itoa(list.Revision), Title: "Not pupils", Submit: "Save",
		Intro: "Names I should not ask you about, such as a writer's or a friend's. " + onlyYou + ", can read this list. Never put a pupil here.",
		Inputs: []Input{{ID: reflection.NotPupilsField, Label: "Names", Kind: Long, Value: onLines(list.Names),
			Hint: fmt.Sprintf("Each on its own line. There is room for %d.", reflection.MaxNotPupils)}},
	}
	if clash {
		f.Intro = "This list was changed on another device too. Both are here; keep what you want.\n" + f.Intro
	}
	return f
}

func onLines(names []reflection.Private) string {
	var all []string
	for _, name := range names {
		all = append(all, name.Reveal())
	}
	return strings.Join(all, "\n")
}
