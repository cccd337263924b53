package reflection

import (
	"context"
	"fmt"
	"time"
)

// What is queued next. Each kind of message to a person is a chain: one row
// stands in the ledger, and settling it queues its successor in the same
// write. Changing what a chain depends on queues its next row anew.

// chains are the kinds that go on for as long as the person is here, the
// welcome first.
var chains = []Kind{WelcomeKind, PromptKind, AskKind, DigestKind, TapKind, NoteKind}

// outlook is what a person's chains depend on.
type outlook struct {
	Week
	now     time.Time
	school  School
	mentees []Week
}

func (s *Service) outlookOf(ctx context.Context, m Member) (outlook, error) {
	week, school, err := s.weekOf(ctx, m)
	if err != nil {
		return outlook{}, err
	}
	o := outlook{Week: week, now: s.Now(), school: school}
	if !m.Is(Mentor) {
		return o, nil
	}
	mentees, err := s.Store.MentoredBy(ctx, m.Organisation, m.ID)
	if err != nil {
		return outlook{}, err
	}
	for _, e := range mentees {
		w := Week{Member: e, Terms: week.Terms, Zone: ZoneOf(e, school)}
		if e.School != m.School {
			if w, _, err = s.weekOf(ctx, e); err != nil {
				return outlook{}, err
			}
		}
		o.mentees = append(o.mentees, w)
	}
	return o, nil
}

// next is the first delivery of a kind that is due after the instant and whose
// key is not taken. False means there is none in sight.
func (o outlook) next(k Kind, after time.Time, taken func(key string) bool) (Delivery, bool) {
	m := o.Member
	if !m.Linked() || m.Welcome == Declined || (m.Welcome == Invited) != (k == WelcomeKind) {
		return Delivery{}, false
	}
	var d Delivery
	switch k {
	case WelcomeKind:
		d = o.nextWelcome(after, taken)
	case PromptKind:
		d = o.nextPrompt(after, taken)
	case AskKind:
		d = o.nextAsk(after, taken)
	case DigestKind:
		d = o.nextDigest(after, taken)
	case TapKind:
		d = o.nextTap(after, taken)
	case NoteKind:
		d = o.nextNote(after, taken)
	}
	if d.Key == "" {
		return Delivery{}, false
	}
	return o.addressed(d), true
}

// addressed fills in what every delivery of this person has in common.
func (o outlook) addressed(d Delivery) Delivery {
	m := o.Member
	d.ID, d.Organisation, d.Workspace, d.To = DeliveryID(NewID()), m.Organisation, m.Workspace, m.ID
	d.State, d.DueAt = Queued, d.DueAt.UTC()
	if d.Until.IsZero() {
		d.Until = o.EndOf(o.Today(d.DueAt))
	}
	d.Until = d.Until.UTC()
	return d
}

// welcomeLasts is how long a welcome is still worth sending after an outage.
const welcomeLasts = 28 * 24 * time.Hour

// nextWelcome is the welcome and, a week later, its one repeat.
func (o outlook) nextWelcome(after time.Time, taken func(string) bool) Delivery {
	first := string(WelcomeKind) + "/" + string(o.Member.ID)
	due := o.Awake(later(after, o.Member.Starts.At(0, o.Zone)))
	if taken(first) {
		first += "/again"
		week := o.NextIn(o.Today(after).AddDays(7))
		if taken(first) || week.IsZero() {
			return Delivery{}
		}
		due = week.At(DefaultPrompt.At, o.Zone)
	}
	if due.IsZero() {
		return Delivery{}
	}
	return Delivery{Key: first, Kind: WelcomeKind, DueAt: due, Until: due.Add(welcomeLasts)}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (o outlook) nextPrompt(after time.Time, taken func(string) bool) Delivery {
	if !o.Member.Is(ECT) {
		return Delivery{}
	}
	monday := o.here(o.Today(after)).Monday()
	for range searchDays / 7 {
		day := o.PromptDay(monday)
		due := day.At(o.Member.PromptSlot().At, o.Zone)
		key := weekKey(PromptKind, o.Member.ID, monday)
		wanted := !day.IsZero() && !o.pausedOn(day) &&
			(!o.Member.OnlyMeetingWeeks || o.MeetsInWeek(monday))
		if wanted && due.After(after) && !taken(key) {
			return Delivery{Key: key, Kind: PromptKind, DueAt: due}
		}
		monday = monday.AddDays(7)
	}
	return Delivery{}
}

// here is the first day at or after d that the person has begun here and is
// not pausing: both may lie further ahead than a search goes.
func (o outlook) here(d Date) Date {
	for _, begins := range []Date{o.Member.Starts, o.Member.PausedUntil} {
		if d.Before(begins) {
			d = begins
		}
	}
	return d
}

func (o outlook) pausedOn(d Date) bool { return d.Before(o.Member.PausedUntil) }

// nextAsk asks an ECT, the school day before a meeting, what to talk about.
func (o outlook) nextAsk(after time.Time, taken func(string) bool) Delivery {
	if !o.Member.Is(ECT) {
		return Delivery{}
	}
	for d := range o.meetings(o.Today(after)) {
		day := o.LastInBefore(d)
		due := day.At(askAt, o.Zone)
		key := dayKey(AskKind, o.Member.ID, d)
		if !day.IsZero() && due.After(after) && !o.pausedOn(day) && !taken(key) {
			return Delivery{Key: key, Kind: AskKind, Ref: d.String(), DueAt: due, Until: o.eveningOf(due)}
		}
	}
	return Delivery{}
}

// nextDigest is the mentor's one message for all meetings of their next
// school day.
func (o outlook) nextDigest(after time.Time, taken func(string) bool) Delivery {
	return o.soonest(func(w Week) Delivery {
		for d := range w.meetings(o.Today(after)) {
			day := o.LastInBefore(d)
			due := day.At(digestAt, o.Zone)
			key := dayKey(DigestKind, o.Member.ID, day)
			if !day.IsZero() && due.After(after) && !taken(key) {
				return Delivery{Key: key, Kind: DigestKind, Ref: day.String(), DueAt: due, Until: o.eveningOf(due)}
			}
		}
		return Delivery{}
	}, o.mentees)
}

// nextTap asks, once the last meeting of the day should be over, whether it
// took place: an ECT about their own, a mentor about all of theirs.
func (o outlook) nextTap(after time.Time, taken func(string) bool) Delivery {
	return o.soonest(func(w Week) Delivery {
		for d := range w.meetings(o.Today(after).AddDays(-lookBack)) {
			due := o.Awake(o.tapTime(d))
			key := dayKey(TapKind, o.Member.ID, o.Today(due))
			if due.After(after) && !taken(key) {
				return Delivery{Key: key, Kind: TapKind, Ref: o.Today(due).String(), DueAt: due, Until: o.eveningOf(due)}
			}
		}
		return Delivery{}
	}, o.meeters())
}

// meeters are the weeks of everyone whose meetings this person goes to.
func (o outlook) meeters() []Week {
	if o.Member.Is(ECT) && o.Member.Mentor != "" {
		return append([]Week{o.Week}, o.mentees...)
	}
	return o.mentees
}

// lookBack is how many days a tap may come after its meeting: over a weekend.
const lookBack = 5

func (o outlook) tapTime(d Date) time.Time {
	at := tapAt
	for _, w := range o.meeters() {
		if w.MeetsOn(d) {
			at = max(at, w.Member.Meets.When.At+meetingLasts)
		}
	}
	return d.At(min(at, lastTap), o.Zone)
}

// eveningOf is when quiet hours begin on the day of t. What is about one day
// is said on its own day or not at all: said late, it would make two of a kind
// the next day.
func (o outlook) eveningOf(t time.Time) time.Time { return o.Today(t).At(QuietBegins, o.Zone) }

// nextNote is the coordinator's one message a week.
func (o outlook) nextNote(after time.Time, taken func(string) bool) Delivery {
	if !o.Member.Is(Coordinator) {
		return Delivery{}
	}
	monday := o.Today(after).Monday()
	for range searchDays / 7 {
		day := o.LastInBefore(monday.AddDays(5))
		due := day.At(noteTime.At, o.Zone)
		key := weekKey(NoteKind, o.Member.ID, monday)
		if !day.Before(monday) && due.After(after) && !taken(key) {
			return Delivery{Key: key, Kind: NoteKind, DueAt: due}
		}
		monday = monday.AddDays(7)
	}
	return Delivery{}
}

// soonest is the earliest of what pick finds in each week.
func (o outlook) soonest(pick func(Week) Delivery, weeks []Week) Delivery {
	var best Delivery
	for _, w := range weeks {
		if d := pick(w); d.Key != "" && (best.Key == "" || d.DueAt.Before(best.DueAt)) {
			best = d
		}
	}
	return best
}

// requeued are the records that queue a person's chains anew: what waits for
// later is taken away, and the next of each kind is queued. What is overdue,
// after an outage, stays to be sent. Keep them in the write
// that changes what the chains depend on.
func (s *Service) requeued(ctx context.Context, o outlook) ([]Record, error) {
	rows, err := s.Store.DeliveriesTo(ctx, o.Member.Organisation, o.Member.ID,
		o.now.AddDate(0, 0, -60), o.now.AddDate(0, 0, searchDays))
	if err != nil {
		return nil, err
	}
	used, again := map[string]bool{}, chains
	for _, d := range rows {
		used[d.Key] = used[d.Key] || d.State != Queued || !d.DueAt.After(o.now)
		if d.Kind == WelcomeKind && d.State == Queued && d.Workspace == o.Member.Workspace && o.Member.Welcome == Invited {
			again = chains[1:] // a welcome's time stands: queued anew, its repeat would never come
		}
	}
	records := []Record{Unqueued{To: o.Member.ID, Kinds: again, After: o.now}}
	for _, k := range again {
		if d, ok := o.next(k, o.now, func(key string) bool { return used[key] }); ok {
			records = append(records, d)
		}
	}
	return records, nil
}

// keepRequeued writes a changed member and queues their chains anew, all or
// nothing.
func (s *Service) keepRequeued(ctx context.Context, m Member) error {
	o, err := s.outlookOf(ctx, m)
	if err != nil {
		return err
	}
	records, err := s.requeued(ctx, o)
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, m.Organisation, append([]Record{m}, records...)...)
}

// Requeue queues the chains of everyone in the organisation anew: after people
// or the calendar were changed, and when the program starts.
func (s *Service) Requeue(ctx context.Context, org OrganisationID) error {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return fmt.Errorf("requeue: %w", err)
	}
	for _, m := range people {
		if err := s.requeue(ctx, org, m.ID); err != nil && !isMissing(err) {
			return fmt.Errorf("requeue member %s: %w", m.ID, err)
		}
	}
	return nil
}

func (s *Service) requeue(ctx context.Context, org OrganisationID, id MemberID) error {
	return retry(func() error {
		m, err := s.Store.Member(ctx, org, id)
		if err != nil {
			return err
		}
		o, err := s.outlookOf(ctx, m)
		if err != nil {
			return err
		}
		records, err := s.requeued(ctx, o)
		if err != nil {
			return err
		}
		return s.Store.Write(ctx, org, append([]Record{Unchanged{m}}, records...)...)
	})
}

// successor is what settling d queues: the next row of its chain, if any.
func (o outlook) successor(d Delivery) []Record {
	after := later(o.now, d.DueAt)
	if d.Kind == CueKind {
		return nil
	}
	sameOrSent := func(key string) bool {
		return key == d.Key || d.Kind == WelcomeKind && key == string(WelcomeKind)+"/"+string(d.To)
	}
	if d, ok := o.next(d.Kind, after, sameOrSent); ok {
		return []Record{d}
	}
	return nil
}
