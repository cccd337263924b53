package bot

import "plenary/reflection"

// Words of the lenses through which somebody can be asked. Their names and
// questions are in the framework files.

// noLens is the option of the usual questions. No pack has such an id.
const noLens = "/"

// lensInput asks where the questions of somebody's prompts come from.
func lensInput(by reflection.Member, lenses []reflection.Pack) Input {
	in := Input{ID: reflection.LensField, Label: "Questions", Hint: "What you write is kept in the same way.", Kind: Choice, Value: noLens,
		Options: []Option{{noLens, "The usual ones"}}}
	for _, l := range lenses {
		in.Options = append(in.Options, Option{l.ID, l.Name})
		if l.ID == by.Lens {
			in.Value = l.ID
		}
	}
	return in
}

// lensButtons open one entry through a lens: that of the prompt they stand on,
// if they do.
func lensButtons(lenses []reflection.Pack, prompt string) (all []Button) {
	for _, l := range lenses {
		all = append(all, Button{ID: "lens:" + prompt + "/" + l.ID, Label: "Two minutes: " + l.Name})
	}
	return all
}
