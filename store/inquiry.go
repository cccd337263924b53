package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type inquiryRow struct {
	Seq            int64  `gorm:"->"`
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	SchoolID       string
	RoundOn        string
	Template       string
	Focus          string
	State          string
	AnswersAt      instant
	BeganOn        string
	DecidedOn      string
	Decision       string
	Source         string
	Ingredients    string
	InLibrary      bool
	Body           []byte // what they wrote together, sealed with the school's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (inquiryRow) TableName() string { return "inquiries" }

func (row inquiryRow) place() seal.Place {
	return seal.Place{Organisation: row.OrganisationID, Owner: row.SchoolID, Record: "inquiry/" + row.ID, Field: "body"}
}

func (row inquiryRow) school() holder { return holder{row.OrganisationID, aSchool, row.SchoolID} }

type inquiryBody struct {
	Aim  string `json:"aim,omitempty"`
	When string `json:"when,omitempty"`
	Then string `json:"then,omitempty"`
	Note string `json:"note,omitempty"`
}

// sideRow is one person of an inquiry. It goes with its person.
type sideRow struct {
	OrganisationID string `gorm:"primaryKey"`
	InquiryID      string `gorm:"primaryKey"`
	MemberID       string `gorm:"primaryKey"`
	Place          int    // order of the sides
	Inviter        bool
	Answer         string
	LessonOn       string
	Gave           bool
	Answered       bool
	Reported       bool
	Agrees         bool
	Still          string
}

func (sideRow) TableName() string { return "inquiry_sides" }

func (row sideRow) of() string { return row.InquiryID }

func (db *DB) readyInquiry(ctx context.Context, org reflection.OrganisationID, q reflection.Inquiry) (change, error) {
	if err := belongs(org, q.Organisation, string(q.ID)); err != nil {
		return change{}, err
	}
	row := &inquiryRow{
		OrganisationID: string(org),
		ID:             string(q.ID),
		SchoolID:       string(q.School),
		RoundOn:        q.Round.String(),
		Template:       string(q.Template),
		Focus:          string(q.Focus),
		State:          string(q.State),
		AnswersAt:      instant(q.AnswersAt),
		BeganOn:        q.Began.String(),
		DecidedOn:      q.DecidedOn.String(),
		Decision:       string(q.Decision),
		Source:         q.Source,
		Ingredients:    list(q.Ingredients),
		InLibrary:      q.InLibrary,
		Revision:       q.Revision + 1,
	}
	var err error
	if row.Body, err = db.sealBody(ctx, row.school(), row.place(), inquiryBody{q.Aim.Reveal(), q.When.Reveal(), q.Then.Reveal(), q.Note.Reveal()}); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, q.Revision, map[string]any{"school_id": row.SchoolID}}
	sides := sideRows(row, q.Sides)
	return change{apply: func(tx *gorm.DB) error {
		if err := keep(tx, row, at); err != nil {
			return err
		}
		return keepPlaces(tx, at, sides)
	}}, nil
}

func sideRows(row *inquiryRow, sides []reflection.Side) (rows []sideRow) {
	for i, s := range sides {
		rows = append(rows, sideRow{
			OrganisationID: row.OrganisationID,
			InquiryID:      row.ID,
			MemberID:       string(s.Member),
			Place:          i,
			Inviter:        s.Inviter,
			Answer:         string(s.Answer),
			LessonOn:       s.Lesson.String(),
			Gave:           s.Gave,
			Answered:       s.Answered,
			Reported:       s.Reported,
			Agrees:         s.Agrees,
			Still:          string(s.Still),
		})
	}
	return rows
}

// Inquiry finds one, with the sides that are left of it.
func (db *DB) Inquiry(ctx context.Context, org reflection.OrganisationID, id reflection.InquiryID) (reflection.Inquiry, error) {
	doing := fmt.Sprintf("inquiry %s", id)
	all, err := db.listInquiries(ctx, org, db.inquiries(ctx, org).Where("inquiries.id = ?", id), doing)
	if err == nil && len(all) == 0 {
		err = told(doing, reflection.ErrNotFound)
	}
	if err != nil {
		return reflection.Inquiry{}, err
	}
	return all[0], nil
}

// InquiriesOf lists those that one of these people is in, newest first.
func (db *DB) InquiriesOf(ctx context.Context, org reflection.OrganisationID, people []reflection.MemberID) ([]reflection.Inquiry, error) {
	if len(people) == 0 {
		return nil, nil
	}
	return db.listInquiries(ctx, org, db.inquiriesOf(ctx, org, people), "list inquiries")
}

// LiveInquiries lists those of them that are neither stopped nor decided.
func (db *DB) LiveInquiries(ctx context.Context, org reflection.OrganisationID, people []reflection.MemberID) ([]reflection.Inquiry, error) {
	if len(people) == 0 {
		return nil, nil
	}
	over := []reflection.InquiryState{reflection.InquiryStopped, reflection.InquiryDecided}
	return db.listInquiries(ctx, org, db.inquiriesOf(ctx, org, people).Where("inquiries.state NOT IN ?", over), "list live inquiries")
}

func (db *DB) inquiriesOf(ctx context.Context, org reflection.OrganisationID, people []reflection.MemberID) *gorm.DB {
	theirs := inquiriesOf[sideRow](db.gorm.WithContext(ctx), org, people)
	return db.inquiries(ctx, org).Where("inquiries.id IN (?)", theirs)
}

// Findings lists a school's inquiries into a focus whose note is in its
// library, newest first.
func (db *DB) Findings(ctx context.Context, org reflection.OrganisationID, school reflection.SchoolID, focus reflection.Focus, limit int) ([]reflection.Inquiry, error) {
	query := db.inquiries(ctx, org).Where("inquiries.school_id = ? AND inquiries.focus = ? AND inquiries.in_library", school, focus).
		Limit(max(limit, 0))
	return db.listInquiries(ctx, org, query, "list findings")
}

// InquiriesWithin lists every inquiry that began or was decided on those days,
// without what its people wrote.
func (db *DB) InquiriesWithin(ctx context.Context, org reflection.OrganisationID, days reflection.Days) ([]reflection.Inquiry, error) {
	var rows []inquiryRow
	from, to := days.From.String(), days.To.String()
	err := db.gorm.WithContext(ctx).Omit("body", "wrapped").
		Where("organisation_id = ? AND (began_on BETWEEN ? AND ? OR decided_on BETWEEN ? AND ?)", org, from, to, from, to).
		Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, told("list inquiries", err)
	}
	sides, err := db.sidesOf(ctx, org, rows)
	if err != nil {
		return nil, told("list inquiries", err)
	}
	return each(rows, func(row inquiryRow) (reflection.Inquiry, error) { return row.inquiry(inquiryBody{}, sides[row.ID]) })
}

func (db *DB) inquiries(ctx context.Context, org reflection.OrganisationID) *gorm.DB {
	return db.sealed(ctx, "inquiries", "school_id", aSchool).Where("inquiries.organisation_id = ?", org)
}

func (db *DB) listInquiries(ctx context.Context, org reflection.OrganisationID, query *gorm.DB, doing string) ([]reflection.Inquiry, error) {
	ctx = WithCall(ctx)
	var rows []inquiryRow
	if err := query.Order("inquiries.seq DESC").Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, told(doing, err)
	}
	sides, err := db.sidesOf(ctx, org, rows)
	if err != nil {
		return nil, told(doing, err)
	}
	return each(rows, func(row inquiryRow) (reflection.Inquiry, error) { return db.openInquiry(ctx, row, sides[row.ID]) })
}

func (db *DB) sidesOf(ctx context.Context, org reflection.OrganisationID, rows []inquiryRow) (map[string][]sideRow, error) {
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.ID)
	}
	return placesIn[sideRow](ctx, db, org, ids)
}

func (db *DB) openInquiry(ctx context.Context, row inquiryRow, sides []sideRow) (reflection.Inquiry, error) {
	var body inquiryBody
	if err := db.openBody(ctx, row.school(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.Inquiry{}, err
	}
	return row.inquiry(body, sides)
}

func (row inquiryRow) inquiry(body inquiryBody, sides []sideRow) (reflection.Inquiry, error) {
	var r reading
	q := reflection.Inquiry{
		ID:           reflection.InquiryID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		Round:        r.date("round_on", row.RoundOn),
		Template:     reflection.TemplateID(row.Template),
		Focus:        reflection.Focus(row.Focus),
		State:        reflection.InquiryState(row.State),
		AnswersAt:    row.AnswersAt.time(),
		Began:        r.date("began_on", row.BeganOn),
		DecidedOn:    r.date("decided_on", row.DecidedOn),
		Decision:     reflection.Decision(row.Decision),
		Source:       row.Source,
		Ingredients:  listed[reflection.StatementID](&r, "ingredients", row.Ingredients),
		Aim:          reflection.Private(body.Aim),
		When:         reflection.Private(body.When),
		Then:         reflection.Private(body.Then),
		Note:         reflection.Private(body.Note),
		InLibrary:    row.InLibrary,
		Revision:     row.Revision,
	}
	for _, s := range sides {
		q.Sides = append(q.Sides, reflection.Side{
			Member:   reflection.MemberID(s.MemberID),
			Inviter:  s.Inviter,
			Answer:   reflection.Reply(s.Answer),
			Lesson:   r.date("lesson_on", s.LessonOn),
			Gave:     s.Gave,
			Answered: s.Answered,
			Reported: s.Reported,
			Agrees:   s.Agrees,
			Still:    reflection.Still(s.Still),
		})
	}
	return q, r.err
}

// forgetInInquiries takes the member out of theirs. A note stays in the school's
// library.
func forgetInInquiries(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	return leaveInquiries[sideRow, inquiryRow](tx, org, id, "NOT in_library")
}
