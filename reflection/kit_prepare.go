package reflection

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"
	"time"
)

// KitCard is a school's half-term meeting as one person opens it.
type KitCard struct {
	Kit       Kit // its Revision is 0 where none is set
	School    School
	Today     Date
	Suggested Date      // a day to start from
	Out       time.Time // when the kit goes out, in the school's zone; zero for never
	Gone      bool      // it has gone out
	TakesPart bool      // the reader does
	MayChange bool      // the reader sets it
	// Own is what the reader planned after this meeting, and Last after the one
	// before; a Revision of 0 means nothing. Nobody else reads them.
	Own, Last Plan
}

// Begun reports whether the day of the meeting has come.
func (c KitCard) Begun() bool { return c.Kit.Revision > 0 && !c.Kit.On.After(c.Today) }

// MayPlan reports whether the reader can turn what they agreed into a plan.
func (c KitCard) MayPlan() bool { return c.TakesPart && c.Begun() && !c.Kit.Off }

// KitOf opens the next half-term meeting of a school, or the one that was last.
// A coordinator is given the card also where there is none; for anybody else
// that is ErrNotFound.
func (s *Service) KitOf(ctx context.Context, by Member, id SchoolID) (KitCard, error) {
	c, err := s.kitCard(ctx, by, id, currentKit)
	if err != nil {
		return KitCard{}, fmt.Errorf("half-term meeting of school %s: %w", id, err)
	}
	return c, nil
}

// OpenKit opens one half-term meeting, for those who take part and for
// coordinators.
func (s *Service) OpenKit(ctx context.Context, by Member, id KitID) (KitCard, error) {
	school, _, _ := strings.Cut(string(id), "/")
	c, err := s.kitCard(ctx, by, SchoolID(school), func(kits []Kit, _ Date) Kit {
		if i := slices.IndexFunc(kits, func(k Kit) bool { return k.ID == id }); i >= 0 {
			return kits[i]
		}
		return Kit{}
	})
	if err == nil && c.Kit.ID != id {
		err = ErrNotFound
	}
	if err != nil {
		return KitCard{}, fmt.Errorf("half-term meeting %s: %w", id, err)
	}
	return c, nil
}

// kitCard is the meeting that pick finds among those of a school.
func (s *Service) kitCard(ctx context.Context, by Member, id SchoolID, pick func([]Kit, Date) Kit) (KitCard, error) {
	if err := allowed(by, Peer, PrepareMeeting); err != nil {
		return KitCard{}, err
	}
	school, err := s.Store.School(ctx, by.Organisation, id)
	if err != nil {
		return KitCard{}, err
	}
	spans, err := s.Store.Calendar(ctx, by.Organisation)
	if err != nil {
		return KitCard{}, err
	}
	all, err := s.Store.Kits(ctx, by.Organisation, Date{})
	if err != nil {
		return KitCard{}, err
	}
	at, kits := s.calendarOf(school, spans), kitsAt(all, id)
	c := KitCard{School: school, Today: DateOf(s.Now(), ZoneOf(Member{}, school)), MayChange: allowed(by, Peer, SetUp) == nil}
	c.Kit = pick(kits, c.Today)
	if c.TakesPart = c.Kit.takesPart(by); !c.TakesPart && !c.MayChange {
		return KitCard{}, ErrNotFound
	}
	c.Suggested = at.terms.suggestedKit(c.Today)
	if c.Kit.Revision > 0 {
		c.Out = at.kitOut(c.Kit)
		c.Gone = !c.Out.IsZero() && !c.Out.After(s.Now())
	}
	err = s.readPlans(ctx, by, kits, &c)
	return c, err
}

// readPlans finds what the reader planned after this meeting and after the last
// one they made a plan after.
func (s *Service) readPlans(ctx context.Context, by Member, kits []Kit, c *KitCard) error {
	if !c.TakesPart {
		return nil
	}
	plans, err := s.Store.Plans(ctx, by.Organisation, by.ID)
	if err != nil {
		return err
	}
	of := map[PlanID]Plan{}
	for _, p := range plans {
		of[p.ID] = p
	}
	c.Own = of[PlanID(kitEntry(c.Kit.ID, by))]
	for _, k := range byDay(kits) {
		if p, planned := of[PlanID(kitEntry(k.ID, by))]; planned && k.On.Before(c.Kit.On) {
			c.Last = p
		}
	}
	return nil
}

// kitEntry is the entry that holds what a person planned after a half-term
// meeting: there is one, whoever presses twice.
func kitEntry(id KitID, by Member) EntryID {
	sum := sha256.Sum256([]byte(string(KitKind) + "/" + string(by.Organisation) + "/" + string(id) + "/" + string(by.ID)))
	return EntryID(strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15])))
}

// KitPlan lays out the plan that the person made after a half-term meeting, to
// change it. ErrNotFound means that there is none.
func (s *Service) KitPlan(ctx context.Context, by Member, id KitID) (Sheet, error) {
	return s.OpenStage(ctx, by, kitEntry(id, by), ActionPlan)
}

// PlanAfterKit keeps what a person will do after a half-term meeting, as a plan
// in an entry of their own journal. Sent twice it is kept once.
func (s *Service) PlanAfterKit(ctx context.Context, by Member, id KitID, d PlanDraft, c Choices) (Saved, error) {
	card, err := s.OpenKit(ctx, by, id)
	if err != nil {
		return Saved{}, err
	}
	if !card.MayPlan() {
		return Saved{}, fmt.Errorf("plan after half-term meeting %s: %w", id, ErrNotFound)
	}
	if d.When, d.Then = Clean(d.When), Clean(d.Then); d.When.Blank() && d.Then.Blank() {
		return Saved{}, Fault{"then", Blank}
	}
	a := Answers{Entry: kitEntry(id, by), Plan: &d, Edit: true, Choices: c}
	if _, err := s.ownEntry(ctx, by, a.Entry); isMissing(err) {
		begins, err := s.newEntry(ctx, by, a.Entry, TwoMinutes, "")
		if err != nil {
			return Saved{}, fmt.Errorf("plan after half-term meeting %s: %w", id, err)
		}
		a.begins = &begins
	}
	return s.Answer(ctx, by, a)
}
