package reflection

import (
	"context"
	"fmt"
)

// withPlan gives the records that keep the Form's plan beside its entry: the
// plan, the end of the one it replaces, and the cue for its morning.
func (s *Service) withPlan(ctx context.Context, by Member, a Answers, e *Entry) ([]Record, error) {
	if a.Plan == nil {
		return nil, nil
	}
	plan, err := s.Store.Plan(ctx, by.Organisation, PlanID(e.ID))
	if err != nil && !isMissing(err) {
		return nil, err
	}
	blank := a.Plan.When.Blank() && a.Plan.Then.Blank()
	switch {
	case blank && plan.Revision == 0:
		return nil, nil
	case blank:
		return []Record{Gone{Plan: plan.ID}, uncued(plan)}, nil
	}
	week, err := s.weekOf(ctx, by)
	if err != nil {
		return nil, err
	}
	on := a.Plan.On
	if on != plan.On { // one left as it was may have passed by now
		if on, err = s.planDay(week, on); err != nil {
			return nil, err
		}
	}
	if plan.Revision == 0 {
		plan = Plan{ID: PlanID(e.ID), Organisation: by.Organisation, Author: by.ID, Entry: e.ID, State: PlanOpen}
	}
	plan.When, plan.Then, plan.On = a.Plan.When, a.Plan.Then, on
	if plan.State != PlanOpen {
		return []Record{plan}, nil
	}
	records := append([]Record{plan, uncued(plan)}, s.cues(week, plan)...)
	replaced, err := s.replaced(ctx, by, plan)
	return append(records, replaced...), err
}

// uncued takes a plan's reminder out of the queue.
func uncued(p Plan) Record {
	return Unqueued{To: p.Author, Kinds: []Kind{CueKind}, Ref: string(p.ID)}
}

// planDay is the day a plan is for: the one picked, or the next the person is
// at work. A day that has passed is a Fault.
func (s *Service) planDay(week Week, on Date) (Date, error) {
	today := week.Today(s.Now())
	switch {
	case on.IsZero():
		return on, nil
	case on.Before(today):
		return Date{}, Fault{"on", InThePast}
	case on.After(today.AddDays(366)):
		return Date{}, Fault{"on", TooFarAway}
	}
	return week.NextIn(on), nil
}

// cues queues the reminder for the morning of the plan's day, if that is still
// to come.
func (s *Service) cues(week Week, plan Plan) []Record {
	o := outlook{Week: week, now: s.Now()}
	due := plan.On.At(cueAt, week.Zone)
	if plan.On.IsZero() || !due.After(o.now) || !week.Member.Linked() {
		return nil
	}
	return []Record{o.addressed(Delivery{
		Key: fmt.Sprintf("%s/%s/%s/%s", CueKind, plan.Author, plan.ID, plan.On), Kind: CueKind,
		Ref: string(plan.ID), DueAt: due, Until: plan.On.At(QuietBegins, week.Zone),
	})}
}

// replaced closes the plan that was open before: one open plan at a time.
func (s *Service) replaced(ctx context.Context, by Member, plan Plan) ([]Record, error) {
	before, err := s.Store.OpenPlan(ctx, by.Organisation, by.ID)
	if isMissing(err) || err == nil && before.ID == plan.ID {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	before.State = PlanReplaced
	return []Record{before, uncued(before)}, nil
}

// OwnPlan reads one of the person's own plans.
func (s *Service) OwnPlan(ctx context.Context, by Member, id PlanID) (Plan, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Plan{}, err
	}
	plan, err := s.Store.Plan(ctx, by.Organisation, id)
	if err != nil || plan.Author != by.ID {
		return Plan{}, fmt.Errorf("open plan %s: %w", id, ErrNotFound)
	}
	return plan, nil
}

// FollowUp keeps the one tap after a plan. Tapping the same again changes
// nothing, and neither does "not yet": what is open stays open.
func (s *Service) FollowUp(ctx context.Context, by Member, id PlanID, outcome PlanOutcome) (Plan, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Plan{}, err
	}
	state, err := outcome.state()
	if err != nil {
		return Plan{}, fmt.Errorf("follow up plan %s: %w", id, err)
	}
	var plan Plan
	err = retry(func() (err error) {
		if plan, err = s.OwnPlan(ctx, by, id); err != nil || plan.State == state || outcome == OutcomeNotYet {
			return err
		}
		plan.State = state
		return s.Store.Write(ctx, by.Organisation, plan, uncued(plan))
	})
	if err != nil {
		return Plan{}, fmt.Errorf("follow up plan %s: %w", id, err)
	}
	return plan, nil
}
