package bot

import (
	"context"

	"plenary/reflection"
)

// openSafeguarding asks a coordinator whom to tell about a worry for a child.
// With no reference it is about whatever school is asked for: where there are
// several, they choose; where there is none, their own.
func openSafeguarding(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if id == "" {
		state, err := b.Service.SetUpState(ctx, by)
		if err != nil {
			return Answer{}, err
		}
		switch len(state.Wanting) {
		case 0:
			id = string(by.School)
		case 1:
			id = string(state.Wanting[0].ID)
		default:
			v := contactsView(state)
			return Answer{View: &v}, nil
		}
	}
	school, err := b.Service.SchoolToSetUp(ctx, by, reflection.SchoolID(id))
	if err != nil {
		return Answer{}, err
	}
	f := safeguardingForm(school)
	return Answer{Form: &f}, nil
}

// saveSafeguarding keeps it, confirmed as of today.
func saveSafeguarding(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	v := in.Values
	g := reflection.Safeguarding{
		Lead: v.Get(reflection.LeadField).Reveal(), LeadPhone: v.Get(reflection.LeadPhoneField).Reveal(),
		Deputy: v.Get(reflection.DeputyField).Reveal(), DeputyPhone: v.Get(reflection.DeputyPhone).Reveal(),
		OutOfHours:      v.Get(reflection.OutOfHoursField).Reveal(),
		RecordingSystem: v.Get(reflection.RecordingField).Reveal(),
		Head:            v.Get(reflection.HeadField).Reveal(),
	}
	if err := b.Service.SetSafeguarding(ctx, by, reflection.SchoolID(id), g); err != nil {
		return Answer{}, err
	}
	state, err := b.Service.SetUpState(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{contactKeptWords(state)}, Home: true}, nil
}

// showDetails is [Details] on the coordinator's weekly note.
func showDetails(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	state, err := b.Service.SetUpState(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := detailsView(state)
	if b.InstallPage != "" {
		v.Buttons = append(v.Buttons, inviteButton)
	}
	return Answer{View: &v}, nil
}
