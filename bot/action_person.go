package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// openAddPerson asks a coordinator for somebody who is to come onto the staff
// list.
func openAddPerson(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	schools, err := b.Service.SchoolsToSetUp(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := addPersonForm(schools, by)
	return Answer{Form: &f}, nil
}

// addPerson puts them on it.
func addPerson(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	c, err := b.Service.AddPerson(ctx, by, cellsFrom(in.Values))
	if err != nil {
		return Answer{}, err
	}
	if b.Joined != nil {
		b.Joined(ctx, by.Organisation)
	}
	return Answer{Messages: []Message{personAddedWords(c)}, Home: true}, nil
}

// openFindPerson asks who is to be changed.
func openFindPerson(_ *Bot, _ context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	if !by.Is(reflection.Coordinator) {
		return Answer{}, reflection.ErrForbidden
	}
	f := findPersonForm()
	return Answer{Form: &f}, nil
}

// findPerson goes on with who was found; where there are several, the
// coordinator picks one.
func findPerson(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	found, err := b.Service.FindPeople(ctx, by, in.Values.Get(reflection.PersonField).Reveal())
	if err != nil {
		return Answer{}, err
	}
	if len(found) == 1 {
		return openPerson(b, ctx, by, in, string(found[0].ID))
	}
	schools, err := b.Service.SchoolsToSetUp(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := foundView(found, schools)
	return Answer{View: &v}, nil
}

// openPerson asks where somebody works from now on, and until when.
func openPerson(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	m, schools, err := b.Service.PersonToChange(ctx, by, reflection.MemberID(id))
	if err != nil {
		return Answer{}, err
	}
	f := personForm(m, schools)
	return Answer{Form: &f}, nil
}

// changePerson keeps it. Who has another address now is looked for by it.
func changePerson(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	c, err := b.Service.ChangePerson(ctx, by, reflection.MemberID(id), cellsFrom(in.Values))
	if err != nil {
		return Answer{}, err
	}
	if b.Joined != nil && c.After.Email != c.Before.Email {
		b.Joined(ctx, by.Organisation)
	}
	return Answer{Messages: []Message{personChangedWords(c)}, Home: true}, nil
}

// cellsFrom is what was filled in, as a people file writes it.
func cellsFrom(v Values) map[string]string {
	cells := map[string]string{}
	for input, values := range v {
		each := make([]string, len(values))
		for i, value := range values {
			each[i] = value.Reveal()
		}
		cells[input] = strings.Join(each, "+") // several are roles
	}
	return cells
}

// showUnmet lists whom the bot cannot reach, and what to do about it.
func showUnmet(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Unmet(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := unmetView(all)
	return Answer{View: &v}, nil
}
