package reflection

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// personColumn is how one column of a people file is read into a person and
// written from one.
type personColumn struct {
	Column
	read  func(r *roll, p *person, cell string) error
	write func(r *roll, m Member) string
}

// personColumns is in the order in which cells are read: what a person's year
// or meeting may be depends on their roles, school and mentor.
func personColumns() []personColumn {
	return []personColumn{
		{Column{"email", true}, readNothing, func(r *roll, m Member) string { return m.Email }},
		{Column{"name", true}, readPersonName, func(r *roll, m Member) string { return m.Name }},
		{Column{"roles", true}, readPersonRoles, func(r *roll, m Member) string { return joinRoles(m.Roles) }},
		{Column{"school", true}, readPersonSchool, func(r *roll, m Member) string { return r.named[m.School] }},
		otherColumn("mentor_email", "mentor", func(m *Member) *MemberID { return &m.Mentor }),
		otherColumn("line_manager_email", "line manager", func(m *Member) *MemberID { return &m.LineManager }),
		otherColumn("induction_tutor_email", "induction tutor", func(m *Member) *MemberID { return &m.InductionTutor }),
		{Column{"phase", false}, readPersonPhase, func(r *roll, m Member) string { return m.Phase }},
		{Column{"subject", false}, readSubject, func(r *roll, m Member) string { return m.Subject }},
		{Column{"working_days", false}, readPersonDays, writeDays},
		dateColumn("start_date", func(m *Member) *Date { return &m.Starts }),
		dateColumn("leaving_date", func(m *Member) *Date { return &m.Leaves }),
		{Column{"year", false}, readPersonYear, writeYear},
		{Column{"meeting", false}, readPersonMeeting, func(r *roll, m Member) string { return m.Meets.String() }},
		periodsColumn("free_periods", func(m *Member) *[]Period { return &m.Free }),
		periodsColumn("lessons", func(m *Member) *[]Period { return &m.Lessons }),
		{Column{"platform_id", false}, readPlatformID, func(r *roll, m Member) string { return m.PlatformID }},
	}
}

func writeDays(_ *roll, m Member) string {
	if m.WorkingDays == 0 {
		return ""
	}
	return m.WorkingDays.String()
}

func writeYear(_ *roll, m Member) string {
	if m.Year == 0 {
		return ""
	}
	return strconv.Itoa(m.Year)
}

// readNothing is for the e-mail, by which the person was found.
func readNothing(*roll, *person, string) error { return nil }

func readPersonName(_ *roll, p *person, cell string) (err error) {
	p.after.Name, err = readName(cell)
	return prefix(p.after.Email, err)
}

// readPersonRoles also puts a new ECT into year 1, where the column year is
// absent, and takes the year from someone who is an ECT no more.
func readPersonRoles(_ *roll, p *person, cell string) (err error) {
	if p.after.Roles, err = readRoles(cell); err == nil && len(p.after.Roles) == 0 {
		err = fmt.Errorf("%s has no role; use %s, joined by +", p.after.Email, list(roleNames(Roles())))
	}
	switch {
	case !p.after.Is(ECT):
		p.after.Year = 0
	case p.after.Year == 0:
		p.after.Year = 1
	}
	return err
}

func readPersonSchool(r *roll, p *person, cell string) (err error) {
	if cell == "" {
		return errors.New(p.after.Email + " has no school")
	}
	p.after.School, err = r.school(cell)
	return err
}

// otherColumn holds the e-mail of somebody in the file or the organisation.
func otherColumn(name, who string, of func(*Member) *MemberID) personColumn {
	read := func(r *roll, p *person, cell string) error {
		*of(&p.after) = ""
		if cell == "" {
			return nil
		}
		email, err := readEmail(cell)
		if err != nil {
			return prefix(name+":", err)
		}
		other, found := r.byEmail[email]
		switch {
		case !found && r.anybody:
			p.broken = true
			return nil
		case !found:
			return fmt.Errorf("there is no %s with the e-mail %s; add them to the file or check the spelling", who, email)
		case other == p:
			return fmt.Errorf("%s cannot be their own %s", email, who)
		}
		*of(&p.after) = other.after.ID
		return nil
	}
	write := func(r *roll, m Member) string { return r.emailOf(*of(&m)) }
	return personColumn{Column{Name: name}, read, write}
}

func readPersonPhase(_ *roll, p *person, cell string) (err error) {
	if p.after.Phase = ""; cell != "" {
		p.after.Phase, err = readPhase(cell)
	}
	return err
}

func readSubject(_ *roll, p *person, cell string) error {
	p.after.Subject = cell
	return prefix("the subject", checkLength(cell))
}

func readPersonDays(_ *roll, p *person, cell string) (err error) {
	p.after.WorkingDays, err = readWorkingDays(cell)
	return prefix("working_days:", err)
}

func dateColumn(name string, of func(*Member) *Date) personColumn {
	read := func(_ *roll, p *person, cell string) (err error) {
		*of(&p.after), err = readDay(cell)
		return prefix(name+":", err)
	}
	write := func(_ *roll, m Member) string { return of(&m).String() }
	return personColumn{Column{Name: name}, read, write}
}

// readPersonYear takes an empty cell as year 1 for an ECT.
func readPersonYear(_ *roll, p *person, cell string) (err error) {
	switch ect := p.after.Is(ECT); {
	case cell == "" && ect:
		p.after.Year = 1
	case cell == "":
		p.after.Year = 0
	case !ect && !p.broken: // the roles may be what could not be read
		err = fmt.Errorf("%s has a year but not the role ect; leave the year empty or add the role", p.after.Email)
	default:
		p.after.Year, err = readYear(cell)
	}
	return err
}

// readPersonMeeting fills in the rhythm where the cell does not say it: weekly
// in year 1, fortnightly in year 2. A fortnight that goes on keeps its weeks,
// whichever week the file is read in.
func readPersonMeeting(r *roll, p *person, cell string) error {
	if cell == "" {
		p.after.Meets = MeetingSlot{}
		return nil
	}
	slot, said, err := readMeeting(cell)
	if err != nil {
		return prefix("meeting:", err)
	}
	if !said {
		slot.Fortnightly = p.after.Year == 2
	}
	if slot.Fortnightly && slot.From.IsZero() {
		slot.From = r.termWeek(p.after.School)
		if was := p.before.Meets; was.Fortnightly && was.When == slot.When {
			slot.From = was.From
		}
	}
	p.after.Meets = slot
	return nil
}

func periodsColumn(name string, of func(*Member) *[]Period) personColumn {
	read := func(_ *roll, p *person, cell string) (err error) {
		*of(&p.after), err = readPeriods(cell)
		return prefix(name+":", err)
	}
	write := func(_ *roll, m Member) string { return periodsCell(*of(&m)) }
	return personColumn{Column{Name: name}, read, write}
}

// readPlatformID keeps the id there is where the cell is empty: most people
// are found on the platform by e-mail. Another id waits to be linked again. A
// coordinator cannot give one to somebody who is met in the chat already:
// whoever has that account would open their journal.
func readPlatformID(r *roll, p *person, cell string) error {
	if r.from == fromChat && p.before.Workspace != "" && cell != "" && cell != p.before.PlatformID {
		return fmt.Errorf("%s is known in the chat already. Leave platform_id empty; it can be changed only on the server", p.after.Email)
	}
	if cell != "" && cell != p.after.PlatformID {
		p.after.PlatformID, p.after.Workspace = cell, ""
	}
	return prefix("platform_id", checkLength(cell))
}

// relate checks how people stand to one another once every row is read,
// including those the file does not name.
func (r *roll) relate() {
	holders := map[string]*person{}
	for _, p := range r.byLine() {
		column, err := p.sensible()
		r.judge(p, column, err)
		r.judge(p, "mentor_email", r.checkMentor(p))
		if id := p.after.PlatformID; id != "" && holders[id] != nil {
			r.judge(p, "platform_id", fmt.Errorf("platform_id %q is that of %s already", id, holders[id].after.Email))
		}
		holders[p.after.PlatformID] = p
	}
	slices.SortStableFunc(r.mistakes, func(a, b Mistake) int { return a.Line - b.Line })
}

// judge puts a problem on the line of the person, or of their mentor where the
// file changed the mentor alone.
func (r *roll) judge(p *person, column string, err error) {
	mentor := r.byID[p.after.Mentor]
	switch {
	case err == nil || p.broken || mentor != nil && mentor.broken:
	case p.line != 0:
		r.wrong(p.line, column, err)
	case mentor != nil && mentor.line != 0:
		r.wrong(mentor.line, column, err)
	}
}

func (r *roll) checkMentor(p *person) error {
	mentor := r.byID[p.after.Mentor]
	if mentor == nil {
		return nil
	}
	if !mentor.after.Is(Mentor) {
		return fmt.Errorf("%s is the mentor of %s but does not have the role mentor", mentor.after.Email, p.after.Email)
	}
	// A ring is found within as many steps as there are people.
	for range r.people {
		if mentor == p {
			return errors.New(p.after.Email + " is, in the end, their own mentor; check mentor_email")
		}
		if mentor = r.byID[mentor.after.Mentor]; mentor == nil {
			return nil
		}
	}
	return nil
}

// sensible checks a person's cells against one another, and says in which
// column that is put right.
func (p *person) sensible() (column string, err error) {
	m := p.after
	switch {
	case m.Leaves.Before(m.Starts) && !m.Leaves.IsZero():
		return "leaving_date", fmt.Errorf("%s leaves on %s, before they start on %s", m.Email, m.Leaves, m.Starts)
	case m.Meets.Set() && m.Mentor == "":
		return "meeting", fmt.Errorf("%s has a meeting but no mentor; add a mentor or leave the meeting empty", m.Email)
	case m.Meets.Set() && !m.WorkingDays.Has(m.Meets.When.Day):
		return "meeting", fmt.Errorf("%s has a meeting on a %s and does not work on that day", m.Email, m.Meets.When.Day)
	}
	return "", nil
}
