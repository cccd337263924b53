package reflection

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// A coordinator adds somebody, or changes one, by a Form. What is filled in is
// read as the cells of one row of a people file, by the same checks, and kept
// by the same write.

// Fields of those Forms are called as the columns of a people file. Two are
// filled in otherwise: SchoolField with the id of a school, StaffMentorField
// with a part of a name, or with an e-mail address.
const (
	EmailField       = "email"
	NameField        = "name"
	RolesField       = "roles"
	YearField        = "year"
	StaffMentorField = "mentor_email"
	MeetingField     = "meeting"
	StartField       = "start_date"
	LeaveField       = "leaving_date"

	// PersonField is a part of somebody's name, or their e-mail address.
	PersonField = "person"
)

// What can be wrong with a name that was typed to find somebody.
const (
	NobodyCalled  Problem = "nobody is called that"
	SeveralCalled Problem = "several are called that"
)

// StaffChange is one person as a coordinator has changed them by a Form.
type StaffChange struct {
	Before, After Member // Before is zero for somebody who was added
	School        School // of After
	Mentor        Member // of After; zero where there is none
	Mentees       []Member
}

// AddPerson puts somebody on the staff list, at the coordinator's own school
// where no other is said. Who is to mentor them becomes a mentor. The error is
// Mistakes, as for a file of one line, or a Fault at StaffMentorField. Somebody
// who is on the list is a Mistake.
func (s *Service) AddPerson(ctx context.Context, by Member, cells map[string]string) (StaffChange, error) {
	return s.changeStaff(ctx, by, func(r *roll) (*person, error) {
		row := r.rowOf(cells)
		if cells[SchoolField] == "" {
			row.Cells[SchoolField] = r.named[by.School]
		}
		if roles, err := readRoles(cells[RolesField]); err == nil && !slices.Contains(roles, ECT) {
			delete(row.Cells, YearField) // which a Form has for everyone
		}
		p := r.meet(row)
		switch {
		case p == nil:
			return nil, nil
		case !p.isNew():
			r.wrong(row.Line, EmailField, fmt.Errorf("%s is on the staff list already", p.after.Email))
			return p, nil
		}
		r.read(p, row)
		return p, r.mentoredBy(p, cells[StaffMentorField])
	})
}

// rowOf is what a Form says as a row: a school by its name, and no mentor, who
// is found by more than an address.
func (r *roll) rowOf(cells map[string]string) Row {
	row := Row{Line: 1, Cells: map[string]string{}}
	for field, cell := range cells {
		row.Cells[field] = strings.TrimSpace(cell)
	}
	delete(row.Cells, StaffMentorField)
	if school, asked := row.Cells[SchoolField]; asked {
		row.Cells[SchoolField] = r.named[SchoolID(school)]
	}
	return row
}

// mentoredBy gives somebody the mentor whose name or address it is; none where
// it is blank.
func (r *roll) mentoredBy(p *person, name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return nil
	}
	var here []Member
	for _, other := range r.people {
		if other != p && r.isHere(other.after) {
			here = append(here, other.after)
		}
	}
	found := called(here, name)
	switch len(found) {
	case 0:
		return Fault{StaffMentorField, NobodyCalled}
	case 1:
	default:
		return Fault{StaffMentorField, SeveralCalled}
	}
	mentor := r.byID[found[0].ID]
	mentor.line, mentor.after = p.line, mentor.after.holding(Mentor)
	p.after.Mentor = mentor.after.ID
	return nil
}

// isHere reports whether somebody has not left yet.
func (r *roll) isHere(m Member) bool { return m.Leaves.IsZero() || !r.today.After(m.Leaves) }

// ChangePerson changes somebody on the list by the cells that are there, such
// as the school they have moved to and the day they leave. An e-mail address
// can be put right for as long as nobody has been met by it: whoever is found
// by it then is the one who is meant.
func (s *Service) ChangePerson(ctx context.Context, by Member, id MemberID, cells map[string]string) (StaffChange, error) {
	return s.changeStaff(ctx, by, func(r *roll) (*person, error) {
		p := r.byID[id]
		if p == nil {
			return nil, ErrNotFound
		}
		row := r.rowOf(cells)
		p.line = row.Line
		r.read(p, row)
		if email, asked := row.Cells[EmailField]; asked && p.before.NeverMet() {
			r.readdress(p, email)
		}
		return p, nil
	})
}

// NeverMet reports whether nobody has been taken for the person in any chat.
func (m Member) NeverMet() bool { return m.Workspace == "" && m.Welcome == Invited }

func (r *roll) readdress(p *person, cell string) {
	email, err := readEmail(cell)
	if other := r.byEmail[email]; err == nil && other != nil && other != p {
		err = fmt.Errorf("%s is that of %s already", email, other.after.Name)
	}
	if err != nil {
		r.wrong(p.line, EmailField, err)
		return
	}
	p.after.Email = email
}

// changeStaff keeps what is done to one person, and says what came of it.
func (s *Service) changeStaff(ctx context.Context, by Member, do func(*roll) (*person, error)) (StaffChange, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return StaffChange{}, err
	}
	var changed StaffChange
	org := Organisation{ID: by.Organisation, Revision: 1}
	_, err := s.changeRoll(ctx, org, false, fromChat, func(r *roll) error {
		p, err := do(r)
		if err != nil || p == nil {
			return err
		}
		r.relate()
		changed = r.staffChange(p)
		return nil
	})
	if err != nil {
		return StaffChange{}, err
	}
	return changed, nil
}

func (r *roll) staffChange(p *person) StaffChange {
	c := StaffChange{Before: p.before, After: p.after}
	for _, school := range r.schools {
		if school.ID == p.after.School {
			c.School = school
		}
	}
	for _, other := range r.people {
		switch {
		case other.after.ID == p.after.Mentor:
			c.Mentor = other.after
		case other.after.Mentor == p.after.ID && r.isHere(other.after):
			c.Mentees = append(c.Mentees, other.after)
		}
	}
	return c
}

// FindPeople lists those on the staff list who are called so, by name: a part
// of the name is enough, and a whole e-mail address is one person. A Fault at
// PersonField says that there is nobody.
func (s *Service) FindPeople(ctx context.Context, by Member, name string) ([]Member, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return nil, err
	}
	if strings.TrimSpace(name) == "" {
		return nil, Fault{PersonField, Blank}
	}
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("find people: %w", err)
	}
	if people = called(people, name); len(people) == 0 {
		return nil, Fault{PersonField, NobodyCalled}
	}
	return people, nil
}

// called are those whose e-mail address it is or whose name it is; else those
// whose name it is a part of.
func called(people []Member, name string) []Member {
	name = folded(name)
	var whole, part []Member
	for _, m := range people {
		switch own := folded(m.Name); {
		case m.Email == name && name != "":
			return []Member{m}
		case own == name:
			whole = append(whole, m)
		case strings.Contains(own, name):
			part = append(part, m)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return part
}

// PersonToChange is somebody on the list and the schools there are, for a
// coordinator.
func (s *Service) PersonToChange(ctx context.Context, by Member, id MemberID) (Member, []School, error) {
	schools, err := s.SchoolsToSetUp(ctx, by)
	if err != nil {
		return Member{}, nil, err
	}
	m, err := s.Store.Member(ctx, by.Organisation, id)
	return m, schools, err
}

// SchoolsToSetUp are all schools of a coordinator's organisation, by name.
func (s *Service) SchoolsToSetUp(ctx context.Context, by Member) ([]School, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return nil, err
	}
	return s.Store.Schools(ctx, by.Organisation)
}
