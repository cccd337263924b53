package reflection

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Kit is what a school's half-term meeting needs: when it is, and who takes
// part. Everybody who does is told once, five school days before, what to bring
// and what to talk about. It holds nothing about a class or a pupil, and
// nothing that anybody wrote: what a person plans after it is a plan of theirs.
type Kit struct {
	ID           KitID
	Organisation OrganisationID
	School       SchoolID
	On           Date      // the day of the meeting
	For          []Role    // everybody at the school with one of these takes part
	Off          bool      // it was called off
	SetAt        time.Time // when that day was set
	Revision     int
}

// KitID names the one half-term meeting of a school in a half-term.
type KitID string

func newKitID(school SchoolID, half Date) KitID {
	return KitID(fmt.Sprintf("%s/%s", school, half))
}

// KitRoles are the roles that can take part. Coordinators lead the meeting: it
// stands in their weekly note.
func KitRoles() []Role { return []Role{ECT, Mentor, Colleague} }

// KitKind tells somebody who takes part in a half-term meeting how to prepare.
const KitKind Kind = "kit"

const (
	// kitAhead is how many school days before the meeting that is.
	kitAhead = 5
	kitAt    = TimeOfDay(15*60 + 45)
	// kitLasts is how many days after the meeting its kit is the one to open: a
	// half-term, and the holiday in it.
	kitLasts = 60
)

// KitContent tells of a half-term meeting.
type KitContent struct {
	Kit KitID
	On  Date
	// Instead means that it comes in the place of this week's question.
	Instead bool
}

func (KitContent) content() {}

// takesPart reports whether the meeting is for the person.
func (k Kit) takesPart(m Member) bool {
	return m.School == k.School && slices.ContainsFunc(k.For, m.Is)
}

// goesToKit reports whether the person takes part and is in that day.
func (w Week) goesToKit(k Kit) bool { return !k.Off && k.takesPart(w.Member) && w.In(k.On) }

// key is the natural key of the one message to a person. A meeting that is
// moved after it has another: they have to know the day.
func (k Kit) key(to MemberID) string {
	return fmt.Sprintf("%s/%s/%s/%s", KitKind, to, k.ID, k.On)
}

// schoolDaysBefore is the n-th open day before d.
func (t Terms) schoolDaysBefore(d Date, n int) Date {
	for range searchDays {
		if n == 0 {
			break
		}
		if d = d.AddDays(-1); t.Open(d) {
			n--
		}
	}
	return d
}

// kitDue is when the person is told: five school days before the meeting, on
// their last day in by then, and before their journal week rather than in it.
// Where that is no later than an instant, or they pause, it is the next waking
// one that is out of both; zero where there is none before the day of the
// meeting.
func (w Week) kitDue(k Kit, after time.Time) time.Time {
	day := w.LastInBefore(w.Terms.schoolDaysBefore(k.On, kitAhead).AddDays(1))
	if w.Member.inJournalWeek(day) {
		day = w.LastInBefore(w.Member.journalMonday())
	}
	after = later(after, w.Member.PausedUntil.At(0, w.Zone).Add(-1))
	due := day.At(kitAt, w.Zone)
	if day.IsZero() || !due.After(after) {
		due = w.Awake(after)
	}
	if !due.IsZero() && w.Member.inJournalWeek(w.Today(due)) {
		due = w.Awake(w.Member.journalMonday().AddDays(7).At(0, w.Zone))
	}
	if due.IsZero() || !w.Today(due).Before(k.On) {
		return time.Time{}
	}
	return due
}

// nextKit is the message about the next half-term meeting the person takes part
// in. It is worth reading until the evening before.
func (o outlook) nextKit(after time.Time, taken func(string) bool) Delivery {
	for _, k := range o.kits {
		key := k.key(o.Member.ID)
		if !o.goesToKit(k) || taken(key) {
			continue
		}
		if due := o.kitDue(k, after); !due.IsZero() {
			until := o.LastInBefore(k.On).At(QuietBegins, o.Zone)
			return Delivery{Key: key, Kind: KitKind, Ref: string(k.ID), DueAt: due, Until: until}
		}
	}
	return Delivery{}
}

// kit is what the message says while the meeting is still on that day.
func (o outlook) kit(d Delivery, week []Delivery) Content {
	for _, k := range o.kits {
		if k.key(o.Member.ID) == d.Key && o.goesToKit(k) && k.On.After(o.Today(o.now)) {
			return KitContent{Kit: k.ID, On: k.On, Instead: o.Member.Is(ECT) && !slices.ContainsFunc(week, d.yieldsTo)}
		}
	}
	return nil
}

// lastChance reports whether it is a kit that would be too late next week: it
// comes beside the prompt then, rather than not at all.
func (o outlook) lastChance(d Delivery) bool { return d.Kind == KitKind && o.nextWeek().After(d.Until) }

// heads are the kinds of which a week has one at most: what comes in the place
// of the prompt. Whichever stands last here goes first.
var heads = []Kind{PromptKind, YearLeadKind, YearKind, KitKind}

// yieldsTo reports whether a delivery has no place beside another of its week:
// an ECT's kit, or a check point, comes in the place of the prompt, and one that
// is too late for that waits for the next week's, if there is one before the
// meeting.
func (d Delivery) yieldsTo(o Delivery) bool {
	mine, theirs := slices.Index(heads, d.Kind), slices.Index(heads, o.Kind)
	if mine < 0 || theirs < 0 || mine == theirs {
		return false
	}
	return o.State.counts() || mine < theirs && !o.State.Final()
}

// withoutYielding leaves out of a week what waits and will yield: it keeps no
// place.
func withoutYielding(week []Delivery) []Delivery {
	return slices.DeleteFunc(slices.Clone(week), func(d Delivery) bool {
		return !d.State.counts() && slices.ContainsFunc(week, d.yieldsTo)
	})
}

// currentKit is the next half-term meeting among some of one school, else the
// one before, if it was lately. The zero Kit means there is none.
func currentKit(kits []Kit, today Date) Kit {
	var current Kit
	for _, k := range byDay(kits) {
		if k.Off || today.DaysSince(k.On) > kitLasts {
			continue
		}
		if current = k; !k.On.Before(today) {
			break
		}
	}
	return current
}

// byDay orders half-term meetings, the first first.
func byDay(kits []Kit) []Kit {
	return slices.SortedStableFunc(slices.Values(kits), func(a, b Kit) int {
		return cmp.Or(a.On.DaysSince(b.On), cmp.Compare(a.ID, b.ID))
	})
}

// kitsAt are those of one school.
func kitsAt(kits []Kit, school SchoolID) []Kit {
	return slices.DeleteFunc(slices.Clone(kits), func(k Kit) bool { return k.School != school })
}

// kitNamed is how many days ahead a coordinator's note names the meeting.
const kitNamed = 21

// kitSoon is the meeting of the person's own school, where it is soon.
func (o outlook) kitSoon() KitFact {
	today := o.Today(o.now)
	k := currentKit(o.kits, today)
	if k.Revision == 0 || !k.On.After(today) || k.On.DaysSince(today) > kitNamed {
		return KitFact{}
	}
	fact := KitFact{On: k.On}
	if out := (calendar{o.school, o.Terms}).kitOut(k); out.After(o.now) {
		fact.Out = DateOf(out, o.Zone)
	}
	return fact
}
