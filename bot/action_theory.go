package bot

import (
	"context"
	"strconv"
	"strings"

	"plenary/reflection"
)

// showTheory shows a school's theory of action: the newest version, or the one
// the reference names after the school ("school/2"). A coordinator of several
// schools picks one first.
func showTheory(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	school, version := parseTheoryRef(ref)
	if school == "" {
		school = by.School
		if by.Is(reflection.Coordinator) {
			state, err := b.Service.SetUpState(ctx, by)
			if err != nil {
				return Answer{}, err
			}
			if len(state.Schools) > 1 {
				v := theorySchoolsView(state.Schools)
				return Answer{View: &v}, nil
			}
		}
	}
	t, err := b.Service.Theories(ctx, by, school)
	if err != nil {
		return Answer{}, err
	}
	if len(t.Versions) == 0 && !t.MayChange {
		return Answer{}, reflection.ErrNotFound
	}
	v := theoryView(t, version)
	return Answer{View: &v}, nil
}

func parseTheoryRef(ref string) (school reflection.SchoolID, version int) {
	id, number, _ := strings.Cut(ref, "/")
	version, _ = strconv.Atoi(number) // none or odd: the newest
	return reflection.SchoolID(id), version
}

// writeTheory asks a coordinator for the next version.
func writeTheory(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	f, err := b.theoryForm(ctx, by, id)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Form: &f}, nil
}

func (b *Bot) theoryForm(ctx context.Context, by reflection.Member, id string) (Form, error) {
	t, err := b.Service.Theories(ctx, by, reflection.SchoolID(id))
	if err != nil {
		return Form{}, err
	}
	if !t.MayChange {
		return Form{}, reflection.ErrForbidden
	}
	return theoryForm(t), nil
}

// saveTheory keeps it.
func saveTheory(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	v := in.Values
	kept, heeded, err := b.Service.SetTheory(ctx, by, reflection.SchoolID(id), reflection.Theory{
		If: v.Get(reflection.IfField), Pupils: v.Get(reflection.PupilsField),
		Because: v.Get(reflection.BecauseField), KnowBy: v.Get(reflection.KnowByField),
		Shown: v.Get("shown") == "true",
	}, choicesFrom(v))
	if err != nil {
		return Answer{}, err
	}
	if heeded.Spoke() {
		return heededAnswer(in, heeded, func() (Form, error) { return b.theoryForm(ctx, by, id) })
	}
	return Answer{Messages: []Message{theoryKeptWords(kept)}}, nil
}
