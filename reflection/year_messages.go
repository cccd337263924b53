package reflection

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// What the bot starts about an inquiry of a year. Check points are a chain, as
// half-term meetings are, and come in the place of that week's question. Who is
// asked, and what becomes of that, is told as it is of any inquiry.

const (
	// YearKind tells of a check point, and at the end of the closing card.
	YearKind Kind = "year"
	// YearLeadKind tells somebody ahead of its day that a check point is their
	// turn.
	YearLeadKind Kind = "year-lead"
)

// YearNote is what one of these messages is about.
type YearNote string

const (
	YearNoteInvited YearNote = YearNote(NoteInvited) // somebody asks
	YearNoteHeard   YearNote = "heard"               // the time to answer is over: it begins, or does not
	YearNoteEnded   YearNote = "ended"               // nobody else is left
	YearNoteLead    YearNote = "lead"
	YearNoteCheck   YearNote = "check"
	YearNoteClose   YearNote = "close"
)

// YearContent is what a message about an inquiry of a year says, as facts.
type YearContent struct {
	Inquiry   YearInquiryID
	Note      YearNote
	Starter   string
	With      []string // the others who take part
	Leads     string   // whose turn it is; empty for the reader's own, and for nobody's
	On        Date     // of the check point that it is about, or of the first
	AnswersAt time.Time
	// Instead means that it comes in the place of this week's question.
	Instead bool
}

func (YearContent) content() {}

// yearRef begins the reference of what is told as it is of any inquiry.
const yearRef = "year/"

func (q YearInquiry) ref(note YearNote) string { return yearRef + string(q.ID) + "/" + string(note) }

// yearsOf reads the inquiries of a year that some people have a seat in, without
// their questions.
func (s *Service) yearsOf(ctx context.Context, org OrganisationID, people []Member, terms func() Terms) ([]year, error) {
	all, err := someAtOnce(idsOf(people), func(some []MemberID) ([]YearInquiry, error) { return s.Store.YearInquiriesOf(ctx, org, some) })
	if err != nil || len(all) == 0 {
		return nil, err
	}
	seen := map[YearInquiryID]bool{}
	all = slices.DeleteFunc(all, func(q YearInquiry) bool {
		again := seen[q.ID]
		seen[q.ID] = true
		return again
	})
	slices.SortStableFunc(all, func(a, b YearInquiry) int { return b.AnswersAt.Compare(a.AnswersAt) }) // newest first
	return s.years(ctx, org, all, terms())
}

// years reads what some inquiries of a year depend on.
func (s *Service) years(ctx context.Context, org OrganisationID, all []YearInquiry, terms Terms) ([]year, error) {
	var ids, unanswered []MemberID
	for _, q := range all {
		for _, seat := range q.Seats {
			ids = append(ids, seat.Member)
			if seat.Answer == NoReply && s.Now().Before(q.AnswersAt) {
				unanswered = append(unanswered, seat.Member)
			}
		}
	}
	people, err := s.peopleOf(ctx, org, ids)
	if err != nil {
		return nil, err
	}
	avoided, err := s.avoidedBy(ctx, org, distinct(unanswered))
	var years []year
	for _, q := range all {
		years = append(years, year{q, terms, people, s.takesPart, avoided})
	}
	return years, err
}

// yearStep is one message of a chain: what it is about, the days on which it is
// worth sending, and the last moment it may wait for.
type yearStep struct {
	year  year
	kind  Kind
	note  YearNote
	point CheckPoint
	days  Days
}

func (st yearStep) key(to MemberID) string {
	about := fmt.Sprint(st.point.Number)
	if st.note == YearNoteClose {
		about = string(YearNoteClose)
	}
	return fmt.Sprintf("%s/%s/%s/%s", st.kind, to, st.year.ID, about)
}

// yearSteps are all messages of both chains that are the person's as things
// stand, whenever they are due.
func (o outlook) yearSteps() (all []yearStep) {
	for _, y := range o.years {
		if y.stage(o.now) != YearRunning || !y.has(o.Member.ID) {
			continue
		}
		for _, p := range y.points() {
			all = append(all, yearStep{y, YearKind, YearNoteCheck, p, Days{p.On, p.Half.To}})
			if p.Leads == o.Member.ID {
				told := Days{y.terms.schoolDaysBefore(p.On, leadDays), p.On.AddDays(-1)}
				all = append(all, yearStep{y, YearLeadKind, YearNoteLead, p, told})
			}
		}
		if days := y.closes(); !days.From.IsZero() {
			all = append(all, yearStep{y, YearKind, YearNoteClose, CheckPoint{}, days})
		}
	}
	return all
}

// nextYear is the message of a chain that is due next. What is late already is
// due at the next waking instant, while it is worth sending.
func (o outlook) nextYear(k Kind, after time.Time, taken func(string) bool) (next Delivery) {
	for _, st := range o.yearSteps() {
		key := st.key(o.Member.ID)
		if st.kind != k || taken(key) {
			continue
		}
		due := o.NextIn(o.here(st.days.From)).At(stepAt, o.Zone)
		if !due.After(after) {
			due = o.Awake(after)
		}
		if due.IsZero() || o.Today(due).After(st.days.To) || next.Key != "" && !due.Before(next.DueAt) {
			continue
		}
		next = Delivery{Key: key, Kind: k, Ref: string(st.year.ID), DueAt: due, Until: st.days.To.At(QuietBegins, o.Zone)}
	}
	return next
}

// year is what a message of a chain says while it is still so. It depends on no
// line that anybody wrote.
func (o outlook) year(d Delivery) Content {
	for _, st := range o.yearSteps() {
		if st.kind != d.Kind || st.key(o.Member.ID) != d.Key || o.Today(o.now).After(st.days.To) {
			continue
		}
		c := st.year.content(o, st.note)
		c.On, c.Instead = st.point.On, o.Member.Is(ECT)
		if st.point.Leads != o.Member.ID {
			c.Leads = st.year.people[st.point.Leads].FirstName()
		}
		return c
	}
	return nil
}

// content is what every message about it has.
func (y year) content(o outlook, note YearNote) YearContent {
	c := YearContent{Inquiry: y.ID, Note: note, AnswersAt: y.AnswersAt.In(o.Zone)}
	for _, id := range y.members() {
		if id != o.Member.ID {
			c.With = append(c.With, y.people[id].FirstName())
		}
	}
	return c
}

// seatsOf are those in which the person has a seat.
func seatsOf(all []year, m MemberID) []year {
	return slices.DeleteFunc(slices.Clone(all), func(y year) bool { return y.seat(m) == nil })
}

// beginYear are the first rows of both chains.
func (o outlook) beginYear(after time.Time) (first []Delivery) {
	for _, k := range []Kind{YearKind, YearLeadKind} {
		if d, ok := o.next(k, after, func(string) bool { return false }); ok {
			first = append(first, d)
		}
	}
	return first
}

// standing leaves out of a week the check points that wait and are none any
// more: they keep no place.
func (o outlook) standing(week []Delivery) []Delivery {
	return slices.DeleteFunc(slices.Clone(week), func(d Delivery) bool {
		return d.Kind.ofYear() && d.State == Queued && o.year(d) == nil
	})
}

func (k Kind) ofYear() bool { return k == YearKind || k == YearLeadKind }

// yearNews is what a message says that is told as it is of any inquiry.
func (o outlook) yearNews(d Delivery) Content {
	id, note, _ := strings.Cut(strings.TrimPrefix(d.Ref, yearRef), "/")
	for _, y := range o.years {
		if string(y.ID) != id {
			continue
		}
		if c := y.content(o, YearNote(note)); y.tells(&c, o) {
			return c
		}
	}
	return nil
}

// tells reports whether such a message is still so, and adds what it says.
func (y year) tells(c *YearContent, o outlook) bool {
	stage := y.stage(o.now)
	switch c.Note {
	case YearNoteInvited:
		starter, here := y.starter()
		c.With, c.Starter = nil, starter.FirstName()
		return here && y.asks(o.Member.ID, o.now)
	case YearNoteHeard:
		if stage != YearRunning {
			c.With = nil
		} else if first, is := y.next(o.Today(o.now)); is {
			c.On = first.On
		}
		return y.has(o.Member.ID) && stage != YearAsked
	case YearNoteEnded:
		return y.has(o.Member.ID) && stage == YearStopped
	}
	return false
}

// message is one that is told as it is of any inquiry.
func (y year) message(o outlook, k Kind, note YearNote, at time.Time) Delivery {
	d := Delivery{Key: fmt.Sprintf("%s/%s/%s", k, y.ref(note), o.Member.ID), Kind: k, Ref: y.ref(note), DueAt: o.Awake(at)}
	if note == YearNoteInvited {
		d.Until = y.AnswersAt
	}
	return o.addressed(d)
}

// beginsYear reports whether a delivery told somebody that an inquiry of a year
// begins: its chains begin behind it.
func (d Delivery) beginsYear() bool {
	return strings.HasPrefix(d.Ref, yearRef) && strings.HasSuffix(d.Ref, "/"+string(YearNoteHeard))
}
