package bot

import (
	"context"
	"slices"

	"plenary/reflection"
)

// openLibrary asks a coordinator what a school uses of frameworks, questions
// and cases: of their own where there is one school, else of the one they pick.
func openLibrary(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if id == "" {
		state, err := b.Service.SetUpState(ctx, by)
		if err != nil {
			return Answer{}, err
		}
		if len(state.Schools) > 1 {
			v := librarySchoolsView(state.Schools)
			return Answer{View: &v}, nil
		}
		id = string(by.School)
	}
	sp, err := b.Service.SchoolParts(ctx, by, reflection.SchoolID(id))
	if err != nil {
		return Answer{}, err
	}
	f := libraryForm(sp)
	return Answer{Form: &f}, nil
}

// saveLibrary keeps it.
func saveLibrary(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	var on []reflection.Part
	for _, picked := range in.Values {
		for _, p := range picked {
			on = append(on, reflection.Part(p.Reveal()))
		}
	}
	slices.Sort(on)
	if err := b.Service.SwitchParts(ctx, by, reflection.SchoolID(id), on); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsLibraryKept}}}, nil
}
