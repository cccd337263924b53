package bot

import (
	"context"

	"plenary/reflection"
)

// openSetUp asks whoever installed the app, or any coordinator, for what comes
// first at their school.
func openSetUp(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	school, err := b.Service.SchoolToSetUp(ctx, by, by.School)
	if err != nil {
		return Answer{}, err
	}
	f := setUpForm(school, by)
	return Answer{Form: &f}, nil
}

// saveSetUp keeps it, and says what is next.
func saveSetUp(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	var school reflection.School
	var coordinator reflection.Member
	v := in.Values
	err := b.withPicked(ctx, in, reflection.CoordinatorField, func(who reflection.Profile) (err error) {
		school, coordinator, err = b.Service.BeginSchool(ctx, by, reflection.SchoolID(id), reflection.SchoolBeginning{
			Name: v.Get(reflection.SchoolField).Reveal(), Lead: v.Get(reflection.LeadField).Reveal(),
			LeadPhone: v.Get(reflection.LeadPhoneField).Reveal(), Coordinator: who,
		})
		return err
	})
	if err != nil {
		return Answer{}, err
	}
	view := setUpNextView(school, coordinator, by)
	return Answer{View: &view, Home: true}, nil
}
