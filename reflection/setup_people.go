package reflection

import (
	"context"
	"iter"
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
	return s.changeRoll(ctx, org, dryRun, from, func(r *roll) error {
		r.take(rows)
		return nil
	})
}

// changeRoll keeps what is done to the people of an organisation, all or
// nothing, and queues anew whose messages that changes. What is done again
// begins from what is kept by then. The error is Mistakes when it is not right.
func (s *Service) changeRoll(ctx context.Context, org Organisation, dryRun bool, from origin, do func(*roll) error) (Change, error) {
	var (
		change  Change
		touched []MemberID
	)
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
		if err := do(r); err != nil {
			return err
		}
		r.compare()
		if change = r.change(); dryRun || len(r.mistakes) > 0 || change.Nothing() {
			return r.mistakes.err()
		}
		records := append([]Record{first}, r.records()...)
		for _, e := range r.newlyMentored() {
			records = append(records, s.mentorNews(e)...)
		}
		touched = r.touched()
		return s.Store.Write(ctx, org.ID, records...)
	})
	return imported("people", change, dryRun, err, func() error { return s.requeueThese(ctx, org.ID, touched) })
}

// roll is everyone of an organisation, while a people file is taken in.
type roll struct {
	org      OrganisationID
	from     origin
	today    Date
	spans    []Span
	columns  []personColumn
	schools  map[string]School // by folded name
	named    map[SchoolID]string
	made     []School
	people   []*person // those of the file first, in its order
	byEmail  map[string]*person
	byID     map[MemberID]*person
	anybody  bool // a line does not say whose it is: who seems not to be there may be
	mistakes Mistakes
}

// person is a member before and after the file. Line is 0 for those who are
// not in it.
type person struct {
	line          int
	broken        bool // a cell could not be read: what follows from it is not judged
	before, after Member

	item    ChangeItem // what the file does to them, once they are compared
	differs bool
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
		org: org, today: DateOf(s.Now(), ZoneOf(Member{}, School{})), spans: spans, columns: personColumns(),
		schools: schoolsByName(schools), named: map[SchoolID]string{}, byEmail: map[string]*person{}, byID: map[MemberID]*person{},
	}
	for _, school := range schools {
		r.named[school.ID] = school.Name
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
	torn := r.mistakes.unread(row)
	if torn && row.Cells["email"] == "" {
		r.anybody = true
		return nil
	}
	email, err := readEmail(row.Cells["email"])
	if err != nil {
		r.wrong(row.Line, "email", err)
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
	p.line, p.broken = row.Line, torn
	return p
}

// read takes the cells of the row in the order of personColumns.
func (r *roll) read(p *person, row Row) {
	for _, c := range r.columns {
		cell, present := row.Cells[c.Name]
		if !present && (len(row.Wrong) > 0 || !c.Required || !p.isNew()) {
			continue
		}
		if err := c.read(r, p, cell); err != nil {
			r.wrong(row.Line, c.Name, err)
			p.broken = true
		}
	}
}

func (r *roll) wrong(line int, column string, err error) {
	r.mistakes = append(r.mistakes, Mistake{Line: line, Text: err.Error(), Column: column})
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
	r.schools[folded(name)], r.named[s.ID] = s, s.Name
	r.made = append(r.made, s)
	return s.ID, nil
}

// compare finds what is different of those who are in the file.
func (r *roll) compare() {
	columns := PeopleColumns()
	for _, p := range r.people {
		if p.line != 0 {
			p.item, p.differs = r.itemOf(p, columns)
		}
	}
}

func (r *roll) records() []Record {
	var records []Record
	for _, s := range r.made {
		records = append(records, s)
	}
	for p := range r.changed() {
		records = append(records, p.after)
	}
	return records
}

// changed are those of whom something is different.
func (r *roll) changed() iter.Seq[*person] {
	return func(yield func(*person) bool) {
		for _, p := range r.people {
			if p.differs && !yield(p) {
				return
			}
		}
	}
}

// touched are those whose messages are to be queued anew: who was here and has
// changed, and the mentors before and after of everyone who has. Nothing can
// be queued for somebody new before they are met.
func (r *roll) touched() []MemberID {
	var ids []MemberID
	for p := range r.changed() {
		if !p.isNew() {
			ids = append(ids, p.after.ID)
		}
		for _, mentor := range []MemberID{p.before.Mentor, p.after.Mentor} {
			if m := r.byID[mentor]; m != nil && !m.isNew() {
				ids = append(ids, mentor)
			}
		}
	}
	return distinct(ids)
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
		c.put(p.item, p.differs)
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

func (r *roll) itemOf(p *person, columns []Column) (ChangeItem, bool) {
	thing := p.after.Name + " <" + p.after.Email + ">"
	return item(p.line, thing, p.isNew(), columns, r.cells(p.before), r.cells(p.after))
}

// cells are a member as a people file writes them.
func (r *roll) cells(m Member) map[string]string {
	cells := make(map[string]string, len(r.columns))
	for _, c := range r.columns {
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
