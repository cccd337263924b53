package reflection

import (
	"iter"
	"time"
)

// What comes next of each kind, and when. All of it is pure: an outlook in, the
// next row of a chain out.

// next is the first delivery of a kind that is due after the instant and whose
// key is not taken. False means there is none in sight.
func (o outlook) next(k Kind, after time.Time, taken func(key string) bool) (Delivery, bool) {
	if !o.Member.wants(k) {
		return Delivery{}, false
	}
	d := o.nextOf(k, after, taken)
	if d.Key != "" && o.Member.replaced(k, o.Today(d.DueAt)) {
		d = o.nextOf(k, o.Member.JournalWeek.Monday.AddDays(7).At(0, o.Zone), taken)
	}
	if d.Key == "" {
		return Delivery{}, false
	}
	return o.addressed(d), true
}

// nextOf is next whatever a journal week takes the place of.
func (o outlook) nextOf(k Kind, after time.Time, taken func(key string) bool) Delivery {
	switch k {
	case WelcomeKind:
		return o.nextWelcome(after, taken)
	case PromptKind:
		return o.nextPrompt(after, taken)
	case NoteLineKind:
		return o.nextNoteLine(after, taken)
	case SynthesisKind:
		return o.nextSynthesis(after, taken)
	case AskKind:
		return o.nextAsk(after, taken)
	case DigestKind:
		return o.nextDigest(after, taken)
	case TapKind:
		return o.nextTap(after, taken)
	case NoteKind:
		return o.nextNote(after, taken)
	case LeaveKind:
		return o.nextLeave(after, taken)
	case KitKind:
		return o.nextKit(after, taken)
	case EvaluationKind:
		return o.nextEvaluation(after, taken)
	case MentoringKind:
		return o.nextMentoring(after, taken)
	case YearKind, YearLeadKind:
		return o.nextYear(k, after, taken)
	}
	return Delivery{}
}

// wants reports whether the bot may start such a message to the person at all:
// until they answer the welcome, that alone; after [Not for me], nothing.
func (m Member) wants(k Kind) bool {
	return m.Linked() && m.Welcome != Declined && (m.Welcome == Invited) == (k == WelcomeKind)
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
		monday = o.here(monday.AddDays(7)).Monday()
	}
	return Delivery{}
}

// here is the first day at or after d that the person has begun here and is
// neither pausing nor away: all may lie further ahead than a search goes.
func (o outlook) here(d Date) Date {
	for _, begins := range []Date{o.Member.Starts, o.Member.PausedUntil} {
		if d.Before(begins) {
			d = begins
		}
	}
	return o.pastAway(d)
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
		for d := range o.goesTo(w, o.Today(after)) {
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
		for d := range o.goesTo(w, o.Today(after).AddDays(-lookBack)) {
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

// goesTo are the meetings of an ECT's week at or after d that this person is
// not away for.
func (o outlook) goesTo(w Week, d Date) iter.Seq[Date] {
	return func(yield func(Date) bool) {
		for on := range w.meetings(d) {
			if !o.Member.wasAway(on) && !yield(on) {
				return
			}
		}
	}
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
		monday = o.pastAway(monday.AddDays(7)).Monday()
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
