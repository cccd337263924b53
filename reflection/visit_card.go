package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// VisitCard is a visit as one of the two sees it.
type VisitCard struct {
	Visit          Visit  // as it stands now
	Reader         Member // of the two
	Observer, Host Member // with no ID where erased
	Zone           *time.Location
	Now            time.Time
	Focus          Private     // for both, once there is a time
	Words          VisitWords  // the reader's own
	Slots          []time.Time // that can be chosen, in the host's zone
	Helper         Member      // whom the observer can ask to help; with no ID for nobody
	Third          Member      // the observer's mentor, who might read the notes too; with no ID for none
	Shown          bool        // what was noticed was shown to the host, who has it still

	observer, host Week
	taken          []Visit
}

// IsHost reports whether the reader is the host.
func (c VisitCard) IsHost() bool { return c.Reader.ID == c.Visit.Host }

// Partner is the other one.
func (c VisitCard) Partner() Member {
	if c.IsHost() {
		return c.Observer
	}
	return c.Host
}

// Begun reports whether the agreed time has come.
func (c VisitCard) Begun() bool { return !c.Visit.Starts.IsZero() && !c.Now.Before(c.Visit.Starts) }

// ClosedThen reports whether the host's school does not teach on the day of an
// agreed visit that is still to come: its calendar has changed since.
func (c VisitCard) ClosedThen() bool {
	return c.Visit.State == VisitAgreed && !c.Begun() && !c.host.Terms.Open(c.host.Today(c.Visit.Starts))
}

// OpenVisit is a visit of the person's. ErrNotFound if it is not.
func (s *Service) OpenVisit(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	if err := allowed(by, Self, OwnVisit); err != nil {
		return VisitCard{}, err
	}
	c, err := s.visitCard(ctx, by, id)
	if err == nil {
		err = s.addWords(ctx, &c)
	}
	if err != nil {
		return VisitCard{}, fmt.Errorf("open visit %s: %w", id, err)
	}
	return c, nil
}

// visitCard is the card without words.
func (s *Service) visitCard(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	v, err := s.Store.Visit(ctx, by.Organisation, id)
	if err != nil {
		return VisitCard{}, err
	}
	if by.ID != v.Observer && by.ID != v.Host {
		return VisitCard{}, ErrNotFound
	}
	return s.visitFor(ctx, by, v)
}

// visitToHelp is the card as the observer's mentor may know of it.
func (s *Service) visitToHelp(ctx context.Context, mentor Member, id VisitID) (VisitCard, error) {
	v, err := s.Store.Visit(ctx, mentor.Organisation, id)
	if err != nil {
		return VisitCard{}, err
	}
	c, err := s.visitFor(ctx, mentor, v)
	if err == nil && s.relation(mentor, c.Observer) != MentorOf {
		err = ErrNotFound
	}
	return c, err
}

func (s *Service) visitFor(ctx context.Context, reader Member, v Visit) (VisitCard, error) {
	c := VisitCard{Visit: v, Reader: reader, Now: s.Now()}
	people, err := s.Store.People(ctx, v.Organisation, []MemberID{v.Observer, v.Host})
	if err != nil {
		return c, err
	}
	for _, m := range people {
		switch m.ID {
		case v.Observer:
			c.Observer = m
		case v.Host:
			c.Host = m
		}
	}
	weeks, err := s.outlooks(ctx, v.Organisation, append(people, reader))
	if err != nil {
		return c, err
	}
	c.observer, c.host, c.Zone = weeks[v.Observer].Week, weeks[v.Host].Week, weeks[reader.ID].Zone
	if c.Zone == nil {
		c.Zone = ZoneOf(reader, School{})
	}
	c.Visit = v.at(c.Now, func(id MemberID, on time.Time) bool { return gone(id, on, c.Observer, c.Host) })
	err = s.addSlots(ctx, &c)
	return c, err
}

// gone reports whether somebody is not among those who are still here on a day.
func gone(id MemberID, on time.Time, people ...Member) bool {
	return !slices.ContainsFunc(people, func(m Member) bool {
		return m.ID != "" && m.ID == id && (m.Leaves.IsZero() || !DateOf(on, ZoneOf(m, School{})).After(m.Leaves))
	})
}

// addSlots finds what can be chosen, where something can.
func (s *Service) addSlots(ctx context.Context, c *VisitCard) error {
	v := c.Visit
	if v.State != VisitAsked && v.State != VisitAgreed || c.Observer.ID == "" || c.Host.ID == "" {
		return nil
	}
	all, err := s.Store.VisitsOf(ctx, v.Organisation, []MemberID{v.Observer, v.Host})
	if err != nil {
		return err
	}
	c.taken = slices.DeleteFunc(all, func(o Visit) bool { return o.ID == v.ID })
	c.Slots = VisitSlots(c.observer, c.host, c.taken, c.Now)
	return nil
}

// addWords adds what the reader may read, and whom they may ask to help.
func (s *Service) addWords(ctx context.Context, c *VisitCard) error {
	var err error
	if c.Words, err = s.wordsOf(ctx, c.Visit, c.Reader.ID); err != nil {
		return err
	}
	c.Focus = c.Words.Focus
	if !c.IsHost() && !c.Visit.Starts.IsZero() && allowed(c.Reader, c.Visit.relation(c.Reader.ID, c.Visit.Host), ReadFocus) == nil {
		words, err := s.wordsOf(ctx, c.Visit, c.Visit.Host)
		if err != nil {
			return err
		}
		c.Focus = words.Focus
	}
	if err = s.addShown(ctx, c); err != nil || c.IsHost() || c.Observer.Mentor == "" || c.Observer.Mentor == c.Visit.Host {
		return err
	}
	c.Helper, err = s.Store.Member(ctx, c.Visit.Organisation, c.Observer.Mentor)
	if isMissing(err) {
		return nil
	}
	return err
}

// wordsOf is what one of the two wrote; empty where nothing is kept.
func (s *Service) wordsOf(ctx context.Context, v Visit, author MemberID) (VisitWords, error) {
	if author == "" {
		return VisitWords{}, nil
	}
	w, err := s.Store.VisitWords(ctx, v.Organisation, v.ID, author)
	if isMissing(err) {
		return VisitWords{Organisation: v.Organisation, Visit: v.ID, Author: author}, nil
	}
	return w, err
}

// Visits lists the person's visits as they stand, the newest first.
func (s *Service) Visits(ctx context.Context, by Member) ([]VisitCard, error) {
	if err := allowed(by, Self, OwnVisit); err != nil {
		return nil, err
	}
	all, err := s.Store.VisitsOf(ctx, by.Organisation, []MemberID{by.ID})
	if err != nil {
		return nil, fmt.Errorf("visits of %s: %w", by.ID, err)
	}
	var ids []MemberID
	for _, v := range all {
		ids = append(ids, v.partner(by.ID))
	}
	people, err := s.Store.People(ctx, by.Organisation, distinct(ids))
	if err != nil {
		return nil, fmt.Errorf("visits of %s: %w", by.ID, err)
	}
	zone, err := s.zoneOf(ctx, by)
	if err != nil {
		return nil, err
	}
	var cards []VisitCard
	for _, v := range all {
		cards = append(cards, briefCard(v, by, people, zone, s.Now()))
	}
	return cards, nil
}

// briefCard is a card for a list: no words, no slots.
func briefCard(v Visit, by Member, people []Member, zone *time.Location, now time.Time) VisitCard {
	c := VisitCard{Reader: by, Zone: zone, Now: now}
	for _, m := range append(slices.Clone(people), by) {
		switch m.ID {
		case "":
		case v.Observer:
			c.Observer = m
		case v.Host:
			c.Host = m
		}
	}
	c.Visit = v.at(now, func(id MemberID, on time.Time) bool { return gone(id, on, c.Observer, c.Host) })
	return c
}

// Waits reports whether the visit is one that something can still be done
// about: asked of the reader, or agreed.
func (c VisitCard) Waits() bool {
	v := c.Visit
	return v.State == VisitAgreed || v.State == VisitAsked && !(c.IsHost() && v.Declined)
}

func (s *Service) waitingVisits(ctx context.Context, by Member) ([]VisitCard, error) {
	all, err := s.Visits(ctx, by)
	return slices.DeleteFunc(all, func(c VisitCard) bool { return !c.Waits() }), err
}
