package reflection

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// PeopleColumns lists the columns of a people file.
func PeopleColumns() []Column {
	var columns []Column
	for _, c := range personColumns() {
		columns = append(columns, c.Column)
	}
	return columns
}

// ImportPeople adds and changes the people of a file, found by e-mail; those
// who are not in it stay as they are. A column that the file does not have
// keeps what is there, an empty cell clears it (but for platform_id). Schools
// not seen before are made. A dry run writes nothing. The error is Mistakes
// when rows are not right.
func (s *Service) ImportPeople(ctx context.Context, org Organisation, rows []Row, dryRun bool) (Change, error) {
	return s.importPeople(ctx, org, rows, dryRun, fromOperator)
}

// origin is where a people file came from.
type origin bool

const (
	fromOperator origin = false
	fromChat     origin = true // a coordinator sent it to the bot
)

func (s *Service) importPeople(ctx context.Context, org Organisation, rows []Row, dryRun bool, from origin) (Change, error) {
	var change Change
	err := retry(func() error {
		first, err := s.importing(ctx, org)
		if err != nil {
			return err
		}
		r, err := s.rollOf(ctx, org.ID)
		if err != nil {
			return err
		}
		r.from = from
		r.take(rows)
		if change = r.change(); dryRun || len(r.mistakes) > 0 || change.Nothing() {
			return r.mistakes.err()
		}
		records := append([]Record{first}, r.records()...)
		for _, e := range r.newlyMentored() {
			records = append(records, s.mentorNews(e)...)
		}
		return s.Store.Write(ctx, org.ID, records...)
	})
	return s.imported(ctx, org.ID, "people", change, dryRun, err)
}

// roll is everyone of an organisation, while a people file is taken in.
type roll struct {
	org      OrganisationID
	from     origin
	today    Date
	spans    []Span
	schools  map[string]School // by folded name
	made     []School
	people   []*person // those of the file first, in its order
	byEmail  map[string]*person
	byID     map[MemberID]*person
	mistakes Mistakes
}

// person is a member before and after the file. Line is 0 for those who are
// not in it.
type person struct {
	line          int
	broken        bool // a cell could not be read: what follows from it is not judged
	before, after Member
}

func (p *person) isNew() bool { return p.before.Revision == 0 }

func (s *Service) rollOf(ctx context.Context, org OrganisationID) (*roll, error) {
	schools, err := s.Store.Schools(ctx, org)
	if err != nil {
		return nil, err
	}
	members, err := s.Store.Members(ctx, org)
	if err != nil {
		return nil, err
	}
	spans, err := s.Store.Calendar(ctx, org)
	if err != nil {
		return nil, err
	}
	r := &roll{
		org: org, today: DateOf(s.Now(), ZoneOf(Member{}, School{})), spans: spans,
		schools: schoolsByName(schools), byEmail: map[string]*person{}, byID: map[MemberID]*person{},
	}
	for _, m := range members {
		r.add(&person{before: m, after: m})
	}
	return r, nil
}

func (r *roll) add(p *person) {
	r.people = append(r.people, p)
	r.byEmail[p.after.Email] = p
	r.byID[p.after.ID] = p
}

// take reads every row: first who is in the file, so that rows may refer to
// rows below them, then their cells, then how they stand to one another.
func (r *roll) take(rows []Row) {
	taken := make([]*person, len(rows))
	for i, row := range rows {
		taken[i] = r.meet(row)
	}
	for i, row := range rows {
		if taken[i] != nil {
			r.read(taken[i], row)
		}
	}
	r.relate()
}

// meet finds or makes the person of a row; nil when the row cannot be read.
func (r *roll) meet(row Row) *person {
	email, err := readEmail(row.Cells["email"])
	if err != nil {
		r.mistakes.add(row.Line, "%s", err)
		return nil
	}
	p, found := r.byEmail[email]
	if !found {
		p = &person{after: Member{ID: MemberID(NewID()), Organisation: r.org, Email: email}}
		r.add(p)
	}
	if p.line != 0 {
		r.mistakes.add(row.Line, "%s is on line %d already", email, p.line)
		return nil
	}
	p.line = row.Line
	return p
}

// read takes the cells of the row in the order of personColumns.
func (r *roll) read(p *person, row Row) {
	for _, c := range personColumns() {
		cell, present := row.Cells[c.Name]
		if !present && !(c.Required && p.isNew()) {
			continue
		}
		if err := c.read(r, p, cell); err != nil {
			r.mistakes.add(row.Line, "%s", err)
			p.broken = true
		}
	}
}

// school finds a school by name or makes it.
func (r *roll) school(name string) (SchoolID, error) {
	if s, found := r.schools[folded(name)]; found {
		return s.ID, nil
	}
	name, err := readName(name)
	if err != nil {
		return "", prefix("the school", err)
	}
	s := School{ID: SchoolID(NewID()), Organisation: r.org, Name: name}
	r.schools[folded(name)] = s
	r.made = append(r.made, s)
	return s.ID, nil
}

func (r *roll) schoolName(id SchoolID) string {
	for _, s := range r.schools {
		if s.ID == id {
			return s.Name
		}
	}
	return ""
}

func (r *roll) records() []Record {
	var records []Record
	for _, s := range r.made {
		records = append(records, s)
	}
	for _, p := range r.people {
		if _, differs := r.itemOf(p); p.line != 0 && differs {
			records = append(records, p.after)
		}
	}
	return records
}

// newlyMentored are those whom the file gives another mentor.
func (r *roll) newlyMentored() (all []Member) {
	for _, p := range r.people {
		if p.line != 0 && !p.isNew() && p.after.Mentor != p.before.Mentor {
			all = append(all, p.after)
		}
	}
	return all
}

func (r *roll) change() Change {
	var c Change
	for _, s := range r.made {
		c.put(ChangeItem{What: Add, Thing: "school " + s.Name}, true)
		c.Notes = append(c.Notes, noContact(s.Name))
	}
	left := 0
	for _, p := range r.byLine() {
		if p.line == 0 {
			left++
			continue
		}
		c.put(r.itemOf(p))
	}
	if left > 0 {
		c.Notes = append(c.Notes, strconv.Itoa(left)+" who are not in the file stay as they are.")
	}
	if !r.hasCoordinator() {
		c.Notes = append(c.Notes, "Nobody is a coordinator yet; somebody has to set things up in the chat.")
	}
	return c
}

func (r *roll) byLine() []*person {
	people := slices.Clone(r.people)
	slices.SortStableFunc(people, func(a, b *person) int { return a.line - b.line })
	return people
}

func (r *roll) itemOf(p *person) (ChangeItem, bool) {
	thing := p.after.Name + " <" + p.after.Email + ">"
	return item(p.line, thing, p.isNew(), PeopleColumns(), r.cells(p.before), r.cells(p.after))
}

// cells are a member as a people file writes them.
func (r *roll) cells(m Member) map[string]string {
	cells := map[string]string{}
	for _, c := range personColumns() {
		cells[c.Name] = c.write(r, m)
	}
	return cells
}

func (r *roll) hasCoordinator() bool {
	return slices.ContainsFunc(r.people, func(p *person) bool { return p.after.Is(Coordinator) })
}

func (r *roll) emailOf(id MemberID) string {
	if p := r.byID[id]; p != nil {
		return p.after.Email
	}
	return ""
}

// termWeek is the Monday a fortnight is counted from when the file does not
// say: the first week of this term or the next; this week without a calendar.
func (r *roll) termWeek(school SchoolID) Date {
	for _, s := range TermsFor(school, r.spans).spans {
		if s.Kind == TermDays && !s.To.Before(r.today) {
			return s.From.Monday()
		}
	}
	return r.today.Monday()
}

func joinRoles(roles []Role) string { return strings.Join(roleNames(roles), "+") }
