package reflection

import (
	"context"
	"fmt"
	"strings"
)

// What can be wrong with a telephone number.
const (
	NotAPhone Problem = "not a telephone number"
	// NoFirstZero is a long number as a spreadsheet leaves it when it takes it
	// for an amount. It would ring nobody.
	NoFirstZero Problem = "a telephone number without its first 0"
)

// Fields of a school's safeguarding contact.
const (
	LeadField       = "safeguarding_lead"
	LeadPhoneField  = "safeguarding_phone"
	DeputyField     = "deputy_name"
	DeputyPhone     = "deputy_phone"
	OutOfHoursField = "out_of_hours_phone"
	RecordingField  = "recording_system"
	HeadField       = "head_name"
)

// SetSafeguarding keeps who to tell at a school about a worry for a child, and
// that it was confirmed today. A Fault says which field is not right.
func (s *Service) SetSafeguarding(ctx context.Context, by Member, id SchoolID, g Safeguarding) error {
	if err := allowed(by, Peer, SetUp); err != nil {
		return err
	}
	g = g.trimmed()
	if err := g.complete(); err != nil {
		return err
	}
	err := retry(func() error {
		school, err := s.Store.School(ctx, by.Organisation, id)
		if err != nil {
			return err
		}
		g.ConfirmedOn = DateOf(s.Now(), ZoneOf(Member{}, school))
		school.Safeguarding = g
		return s.Store.Write(ctx, by.Organisation, school)
	})
	if err != nil {
		return fmt.Errorf("set the safeguarding contact of school %s: %w", id, err)
	}
	return nil
}

// SafeguardingOf is the person's school with its contact. Everyone may see it:
// that is what it is for.
func (s *Service) SafeguardingOf(ctx context.Context, by Member) (School, error) {
	if err := allowed(by, Peer, SeeContact); err != nil {
		return School{}, err
	}
	return s.Store.School(ctx, by.Organisation, by.School)
}

// Unconfirmed reports whether a contact waits for a coordinator's word: a file
// brought it or changed it, or a new term has begun since it was confirmed.
// Confirmed in the holiday before is confirmed for the term.
func (t Terms) Unconfirmed(g Safeguarding, today Date) bool {
	if g.ConfirmedOn.IsZero() {
		return true
	}
	var over Date // when the term before was over
	for _, term := range t.SchoolTerms() {
		switch {
		case !term.has(today):
			over = term.To
		case over.IsZero():
			return g.ConfirmedOn.Before(seasonOf(term.From))
		default:
			return !g.ConfirmedOn.After(over)
		}
	}
	return false // nobody is asked in a holiday
}

func (g Safeguarding) trimmed() Safeguarding {
	for _, f := range g.fields() {
		*f.value = strings.Join(strings.Fields(*f.value), " ")
	}
	return g
}

// safeguardingField is one of the seven, by name.
type safeguardingField struct {
	name  string
	value *string
	phone bool
}

func (g *Safeguarding) fields() []safeguardingField {
	return []safeguardingField{
		{LeadField, &g.Lead, false}, {LeadPhoneField, &g.LeadPhone, true},
		{DeputyField, &g.Deputy, false}, {DeputyPhone, &g.DeputyPhone, true},
		{OutOfHoursField, &g.OutOfHours, true},
		{RecordingField, &g.RecordingSystem, false}, {HeadField, &g.Head, false},
	}
}

// complete reports the first field that is missing or not right, as a Fault.
func (g Safeguarding) complete() error {
	switch {
	case g.Lead == "":
		return Fault{LeadField, Blank}
	case g.LeadPhone == "":
		return Fault{LeadPhoneField, Blank}
	}
	return g.sound()
}

// sound checks the fields that are filled in.
func (g Safeguarding) sound() error {
	for _, f := range g.fields() {
		problem := Problem("")
		switch {
		case checkLength(*f.value) != nil:
			problem = TooLong
		case f.phone:
			problem = phoneProblem(*f.value)
		}
		if problem != "" {
			return Fault{f.name, problem}
		}
	}
	return nil
}

// shortNumber is the most digits of a number that need not start with 0 or +:
// 999, 116 123, an extension.
const shortNumber = 6

// phoneProblem takes digits, spaces and a + in front.
func phoneProblem(number string) Problem {
	digits := 0
	for i, r := range number {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r != ' ' && (r != '+' || i > 0):
			return NotAPhone
		}
	}
	switch {
	case number == "":
		return ""
	case digits < 3 || digits > 15:
		return NotAPhone
	case digits > shortNumber && number[0] != '0' && number[0] != '+':
		return NoFirstZero
	}
	return ""
}
