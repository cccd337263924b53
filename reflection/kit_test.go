package reflection

import (
	"testing"
	"time"
)

func kitTerms(more ...Span) Terms {
	return TermsFor("north", append(more,
		Span{From: Date{2026, 9, 1}, To: Date{2026, 12, 18}, Kind: TermDays},
		Span{From: Date{2026, 10, 26}, To: Date{2026, 10, 30}, Kind: ClosedDays}))
}

// Five school days are days on which the school teaches; who is not in on the
// fifth is told on their last day before it.
func TestTheKitGoesOutFiveSchoolDaysBefore(t *testing.T) {
	inset := Span{From: Date{2026, 11, 16}, To: Date{2026, 11, 16}, Kind: InsetDays}
	early := time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		terms  Terms
		member Member
		on     Date
		after  time.Time
		want   string
	}{
		"over a weekend":       {kitTerms(), Member{}, Date{2026, 11, 18}, early, "2026-11-11 15:45"},
		"over an INSET day":    {kitTerms(inset), Member{}, Date{2026, 11, 18}, early, "2026-11-10 15:45"},
		"over the half-term":   {kitTerms(), Member{}, Date{2026, 11, 3}, early, "2026-10-20 15:45"},
		"on a day off":         {kitTerms(), Member{WorkingDays: 1<<time.Monday | 1<<time.Tuesday}, Date{2026, 11, 18}, early, "2026-11-10 15:45"},
		"set late":             {kitTerms(), Member{}, Date{2026, 11, 18}, time.Date(2026, 11, 12, 12, 0, 0, 0, time.UTC), "2026-11-12 12:00"},
		"set late, in quiet":   {kitTerms(), Member{}, Date{2026, 11, 18}, time.Date(2026, 11, 13, 18, 0, 0, 0, time.UTC), "2026-11-16 07:30"},
		"set the evening then": {kitTerms(), Member{}, Date{2026, 11, 18}, time.Date(2026, 11, 17, 18, 0, 0, 0, time.UTC), ""},
	} {
		got := ""
		due := Week{Member: c.member, Terms: c.terms, Zone: time.UTC}.kitDue(Kit{On: c.on}, c.after)
		if !due.IsZero() {
			got = due.Format("2006-01-02 15:04")
		}
		if got != c.want {
			t.Errorf("%s: it goes out at %q, want %q", name, got, c.want)
		}
	}
}

func TestWhoGoesToAMeetingIsAtTheSchoolThatDay(t *testing.T) {
	k := Kit{School: "north", On: Date{2026, 11, 18}, For: []Role{ECT}}
	ect := func(change func(*Member)) Member {
		m := Member{School: "north", Roles: []Role{ECT}}
		change(&m)
		return m
	}
	for name, c := range map[string]struct {
		m    Member
		want bool
	}{
		"an ECT":                     {ect(func(*Member) {}), true},
		"a mentor":                   {ect(func(m *Member) { m.Roles = []Role{Mentor} }), false},
		"a mentor who is an ECT":     {ect(func(m *Member) { m.Roles = []Role{Mentor, ECT} }), true},
		"a coordinator and an ECT":   {ect(func(m *Member) { m.Roles = []Role{Coordinator, ECT} }), true},
		"a coordinator and no other": {ect(func(m *Member) { m.Roles = []Role{Coordinator} }), false},
		"an ECT of another school":   {ect(func(m *Member) { m.School = "east" }), false},
		"who begins that day":        {ect(func(m *Member) { m.Starts = k.On }), true},
		"who begins the day after":   {ect(func(m *Member) { m.Starts = k.On.AddDays(1) }), false},
		"whose last day it is":       {ect(func(m *Member) { m.Leaves = k.On }), true},
		"who leaves the day before":  {ect(func(m *Member) { m.Leaves = k.On.AddDays(-1) }), false},
		"who is away":                {ect(func(m *Member) { m.Away = Days{k.On, k.On} }), false},
		"whose day off it is":        {ect(func(m *Member) { m.WorkingDays = 1 << time.Monday }), false},
	} {
		if got := (Week{Member: c.m, Terms: kitTerms(), Zone: time.UTC}).goesToKit(k); got != c.want {
			t.Errorf("%s goes: %v, want %v", name, got, c.want)
		}
	}
}

// A kit and a prompt have one place between them, in a report week too; what is
// kept for one is not kept twice.
func TestAKitAndAPromptShareAPlace(t *testing.T) {
	row := func(k Kind, s State) Delivery {
		return Delivery{Kind: k, Key: string(k) + string(s), State: s, Until: time.Date(2026, 11, 19, 17, 30, 0, 0, time.UTC)}
	}
	last := row(KitKind, Queued)
	last.Until = time.Date(2026, 11, 13, 17, 30, 0, 0, time.UTC)
	quiet := outlook{Week: Week{Member: Member{Roles: []Role{ECT}}, Terms: kitTerms(), Zone: time.UTC}, now: time.Date(2026, 11, 11, 9, 0, 0, 0, time.UTC)}
	reports := quiet
	reports.Terms = kitTerms(Span{From: Date{2026, 11, 9}, To: Date{2026, 11, 13}, Kind: ReportDays})
	three := []Delivery{row(AskKind, Sent), row(TapKind, Sent), row(PairKind, Sent)}
	for name, c := range map[string]struct {
		o    outlook
		d    Delivery
		week []Delivery
		want bool
	}{
		"a prompt beside a kit that waits":        {quiet, row(PromptKind, Queued), []Delivery{row(KitKind, Queued)}, false},
		"a prompt after a kit":                    {quiet, row(PromptKind, Queued), []Delivery{row(KitKind, Sent)}, false},
		"a prompt beside a kit that is dropped":   {quiet, row(PromptKind, Queued), []Delivery{row(KitKind, Dropped)}, true},
		"a kit beside a prompt that waits":        {quiet, row(KitKind, Queued), []Delivery{row(PromptKind, Queued)}, true},
		"a kit after a prompt":                    {quiet, row(KitKind, Queued), []Delivery{row(PromptKind, Sent)}, false},
		"a kit after a prompt, and for Monday":    {quiet, last, []Delivery{row(PromptKind, Sent)}, true},
		"and in a full week":                      {quiet, last, append(three[:3:3], row(PromptKind, Sent)), false},
		"a kit beside three":                      {quiet, row(KitKind, Queued), three, true},
		"a cue that the kit keeps a place before": {quiet, row(CueKind, Queued), append(three, row(KitKind, Queued)), false},
		"a cue that both wait before":             {quiet, row(CueKind, Queued), append(three[:2:2], row(KitKind, Queued), row(PromptKind, Queued)), true},
		"a kit in a report week":                  {reports, row(KitKind, Queued), []Delivery{row(PromptKind, Queued)}, true},
		"what becomes of one, in a full week":     {quiet, row(KitNewsKind, Queued), append(three[:3:3], row(KitKind, Sent)), true},
		"a prompt beside what became of two":      {quiet, row(PromptKind, Queued), append(three[:2:2], row(KitNewsKind, Sent), row(KitNewsKind, Unknown)), true},
		"what becomes of one, in a report week":   {reports, row(KitNewsKind, Queued), []Delivery{row(KitKind, Sent)}, true},
		"a prompt after it":                       {reports, row(PromptKind, Queued), []Delivery{row(KitKind, Sent)}, false},
	} {
		if got := c.o.fits(c.d, append(c.week, c.d)); got != c.want {
			t.Errorf("%s fits: %v, want %v", name, got, c.want)
		}
	}
}

// The message says that it takes the place of the week's question only where it
// does.
func TestAKitSaysInWhosePlaceItComes(t *testing.T) {
	k := Kit{ID: "north/1", School: "north", On: Date{2026, 11, 18}, For: []Role{ECT}}
	o := outlook{Week: Week{Member: Member{ID: "asha", School: "north", Roles: []Role{ECT}}, Terms: kitTerms(), Zone: time.UTC},
		now: time.Date(2026, 11, 13, 15, 45, 0, 0, time.UTC), kits: []Kit{k}}
	d := Delivery{Kind: KitKind, Key: k.key("asha"), State: Queued}
	for state, want := range map[State]bool{Queued: true, Dropped: true, Sent: false, Unknown: false} {
		week := []Delivery{{Kind: PromptKind, Key: "prompt", State: state}, d}
		if got := o.kit(d, week); got != (KitContent{Kit: k.ID, On: k.On, Instead: want}) {
			t.Errorf("beside a prompt that is %s it says %+v", state, got)
		}
	}
}
