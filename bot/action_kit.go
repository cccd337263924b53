package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// showKit opens a half-term meeting: the one the reference names
// ("school/2026-11-02"), a school's next or last one ("school"), or that of the
// person's own school. A coordinator of several schools picks one first.
func showKit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	if ref == "" {
		schools, err := b.schoolsToPick(ctx, by)
		if err != nil {
			return Answer{}, err
		}
		if len(schools) > 1 {
			v := kitSchoolsView(schools)
			return Answer{View: &v}, nil
		}
		ref = string(by.School)
	}
	c, err := b.kit(ctx, by, ref)
	if err != nil {
		return Answer{}, err
	}
	v := kitView(c)
	return Answer{View: &v}, nil
}

// schoolsToPick are those a coordinator may set up; none for anybody else.
func (b *Bot) schoolsToPick(ctx context.Context, by reflection.Member) ([]reflection.School, error) {
	if !by.Is(reflection.Coordinator) {
		return nil, nil
	}
	state, err := b.Service.SetUpState(ctx, by)
	return state.Schools, err
}

// kit opens a half-term meeting by its own name or by its school's.
func (b *Bot) kit(ctx context.Context, by reflection.Member, ref string) (reflection.KitCard, error) {
	if strings.Contains(ref, "/") {
		return b.Service.OpenKit(ctx, by, reflection.KitID(ref))
	}
	return b.Service.KitOf(ctx, by, reflection.SchoolID(ref))
}

// openSetKit asks a coordinator for the day, and who takes part.
func openSetKit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	c, err := b.kit(ctx, by, ref)
	if err == nil && !c.MayChange {
		err = reflection.ErrForbidden
	}
	if err != nil {
		return Answer{}, err
	}
	f := setKitForm(c)
	return Answer{Form: &f}, nil
}

// saveKit keeps it.
func saveKit(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	on, err := dateFrom(in.Values, reflection.KitDayField)
	if err != nil {
		return Answer{}, err
	}
	d := reflection.KitDraft{On: on}
	for _, role := range in.Values[reflection.KitForField] {
		d.For = append(d.For, reflection.Role(role.Reveal()))
	}
	school, _, changes := strings.Cut(ref, "/")
	if changes {
		d.Changes = reflection.KitID(ref)
	}
	c, err := b.Service.SetKit(ctx, by, reflection.SchoolID(school), d)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{kitSetWords(c)}, Home: true}, nil
}

// callOffKit is [Call it off].
func callOffKit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.CallOffKit(ctx, by, reflection.KitID(id))
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{kitOffWords(c)}, Home: true}, nil
}

// planKit is [Make a plan] after the meeting, or the plan that was made.
func planKit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenKit(ctx, by, reflection.KitID(id))
	if err == nil && !c.MayPlan() {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	if c.Own.Revision == 0 {
		f := kitPlanForm(c)
		return Answer{Form: &f}, nil
	}
	sheet, err := b.Service.KitPlan(ctx, by, c.Kit.ID)
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}

// saveKitPlan keeps it in the person's own journal.
func saveKitPlan(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	on, err := dateFrom(in.Values, "on")
	if err != nil {
		return Answer{}, err
	}
	v := in.Values
	saved, err := b.Service.PlanAfterKit(ctx, by, reflection.KitID(id),
		reflection.PlanDraft{When: v.Get("when"), Then: v.Get("then"), On: on}, choicesFrom(v))
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Messages: []Message{kitPlannedWords()}, Home: true}
	switch {
	case saved.Guard != nil:
		c, err := b.Service.OpenKit(ctx, by, reflection.KitID(id))
		if err != nil {
			return Answer{}, err
		}
		f := guardedForm(kitPlanForm(c), in, *saved.Guard, saved.Contact)
		return Answer{Form: &f}, nil
	case saved.Again != nil:
		return sheetForm(*saved.Again), nil
	case saved.Words != "":
		v := copyView(saved.Words, saved.Entry)
		a.View = &v
	}
	return a, nil
}
