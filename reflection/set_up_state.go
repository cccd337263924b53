package reflection

import (
	"context"
	"fmt"
)

// SetUpState is how far a coordinator's own work has come: who can be reached
// and what is missing. It tells nothing that anyone did but what they asked to
// be told (Losing, here as it stood on the notes).
type SetUpState struct {
	NoteContent
	Unreached []Member // people the bot does not know on any platform yet
	Switched  []Member // those whom NoteContent counts as Off
	Schools   []School
	Wanting   []School // those of Schools without a contact, and then those whose contact is not confirmed
	ECTs      int      // who have a mentor, or need one
	Network   bool     // their school has a network card
}

// SetUpState is the state of the set-up, for a coordinator.
func (s *Service) SetUpState(ctx context.Context, by Member) (SetUpState, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return SetUpState{}, err
	}
	o, err := s.outlookOf(ctx, by)
	if err != nil {
		return SetUpState{}, fmt.Errorf("state of the set-up: %w", err)
	}
	state, err := s.setUpState(ctx, o)
	if err != nil {
		return SetUpState{}, err
	}
	if state.Losing, err = s.lostPairs(ctx, o.Member, true); err != nil {
		return SetUpState{}, fmt.Errorf("state of the set-up: %w", err)
	}
	return state, nil
}

func (s *Service) setUpState(ctx context.Context, o outlook) (SetUpState, error) {
	var state SetUpState
	people, err := s.Store.Members(ctx, o.Member.Organisation)
	if err != nil {
		return SetUpState{}, fmt.Errorf("state of the set-up: %w", err)
	}
	if state.Schools, err = s.Store.Schools(ctx, o.Member.Organisation); err != nil {
		return SetUpState{}, fmt.Errorf("state of the set-up: %w", err)
	}
	for _, m := range people {
		if !s.hasLeft(m) {
			state.count(m)
		}
	}
	today := o.Today(o.now)
	spans, err := s.Store.Calendar(ctx, o.Member.Organisation)
	if err != nil {
		return SetUpState{}, fmt.Errorf("state of the set-up: %w", err)
	}
	state.askForContacts(spans, today)
	state.CalendarOver, state.CalendarEnds = !o.Terms.Known(today), o.Terms.EndsSoon(today)
	state.Week = o.Terms.WeekOf(today)
	state.Kit = o.kitSoon()
	state.Network = len(s.Library.features(o.school)) > 0
	if state.AsksCard, err = s.asksForCard(ctx, o, state.Schools, spans); err != nil {
		return SetUpState{}, fmt.Errorf("state of the set-up: %w", err)
	}
	return state, nil
}

// count counts somebody who works here. Whose account is off is counted apart:
// nothing is left to set up for a person on long leave.
func (state *SetUpState) count(m Member) {
	if m.Is(ECT) {
		state.ECTs++
	}
	if m.Deactivated {
		state.Off++
		state.Switched = append(state.Switched, m)
		return
	}
	state.People++
	if m.Linked() {
		state.SetUp++
	} else {
		state.Unreached = append(state.Unreached, m)
	}
}

// askForContacts finds the schools without a safeguarding contact, or with one
// that was not confirmed in their own term.
func (state *SetUpState) askForContacts(spans []Span, today Date) {
	var unconfirmed []School
	for _, school := range state.Schools {
		switch {
		case !school.Safeguarding.Set():
			state.Wanting = append(state.Wanting, school)
			state.Missing = append(state.Missing, school.Name)
		case TermsFor(school.ID, spans).Unconfirmed(school.Safeguarding, today):
			unconfirmed = append(unconfirmed, school)
			state.Unconfirmed = append(state.Unconfirmed, school.Name)
		}
	}
	state.Wanting = append(state.Wanting, unconfirmed...)
}

// SchoolToSetUp is a school a coordinator may set up.
func (s *Service) SchoolToSetUp(ctx context.Context, by Member, id SchoolID) (School, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return School{}, err
	}
	return s.Store.School(ctx, by.Organisation, id)
}
