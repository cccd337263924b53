package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type yearInquiryRow struct {
	Seq            int64  `gorm:"->"`
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	SchoolID       string
	AnswersAt      instant
	EndsOn         string
	Picked         string
	Body           []byte // the questions, sealed with the school's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (yearInquiryRow) TableName() string { return "year_inquiries" }

func (row yearInquiryRow) place() seal.Place {
	return seal.Place{Organisation: row.OrganisationID, Owner: row.SchoolID, Record: "year-inquiry/" + row.ID, Field: "body"}
}

func (row yearInquiryRow) school() holder { return holder{row.OrganisationID, aSchool, row.SchoolID} }

type yearInquiryBody struct {
	Question string   `json:"question"`
	Parts    []string `json:"parts,omitempty"`
}

// yearSeatRow is one person of an inquiry of a year. It goes with its person.
type yearSeatRow struct {
	OrganisationID string `gorm:"primaryKey"`
	InquiryID      string `gorm:"primaryKey"`
	MemberID       string `gorm:"primaryKey"`
	Place          int    // order of the seats
	Started        bool
	Answer         string
}

func (yearSeatRow) TableName() string { return "year_seats" }

func (row yearSeatRow) of() string { return row.InquiryID }

func (db *DB) readyYearInquiry(ctx context.Context, org reflection.OrganisationID, q reflection.YearInquiry) (change, error) {
	if err := belongs(org, q.Organisation, string(q.ID)); err != nil {
		return change{}, err
	}
	row := &yearInquiryRow{
		OrganisationID: string(org),
		ID:             string(q.ID),
		SchoolID:       string(q.School),
		AnswersAt:      instant(q.AnswersAt),
		EndsOn:         q.Ends.String(),
		Picked:         list(q.Picked),
		Revision:       q.Revision + 1,
	}
	body := yearInquiryBody{Question: q.Question.Reveal()}
	for _, p := range q.Parts {
		body.Parts = append(body.Parts, p.Reveal())
	}
	var err error
	if row.Body, err = db.sealBody(ctx, row.school(), row.place(), body); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, q.Revision, map[string]any{"school_id": row.SchoolID}}
	var seats []yearSeatRow
	for i, s := range q.Seats {
		seats = append(seats, yearSeatRow{row.OrganisationID, row.ID, string(s.Member), i, s.Started, string(s.Answer)})
	}
	return change{apply: func(tx *gorm.DB) error {
		if err := keep(tx, row, at); err != nil {
			return err
		}
		return keepPlaces(tx, at, seats)
	}}, nil
}

// YearInquiry finds one, with the seats that are left of it.
func (db *DB) YearInquiry(ctx context.Context, org reflection.OrganisationID, id reflection.YearInquiryID) (reflection.YearInquiry, error) {
	ctx = WithCall(ctx)
	doing := fmt.Sprintf("year inquiry %s", id)
	var row yearInquiryRow
	err := db.sealed(ctx, "year_inquiries", "school_id", aSchool).
		Where("year_inquiries.organisation_id = ? AND year_inquiries.id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.YearInquiry{}, told(doing, err)
	}
	seats, err := placesIn[yearSeatRow](ctx, db, org, []string{row.ID})
	if err != nil {
		return reflection.YearInquiry{}, told(doing, err)
	}
	var body yearInquiryBody
	if err := db.openBody(ctx, row.school(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.YearInquiry{}, err
	}
	return row.inquiry(body, seats[row.ID])
}

// YearInquiriesOf lists those in which one of these people has a seat, newest
// first, without their questions.
func (db *DB) YearInquiriesOf(ctx context.Context, org reflection.OrganisationID, people []reflection.MemberID) ([]reflection.YearInquiry, error) {
	if len(people) == 0 {
		return nil, nil
	}
	theirs := inquiriesOf[yearSeatRow](db.gorm.WithContext(ctx), org, people)
	var rows []yearInquiryRow
	err := db.gorm.WithContext(ctx).Omit("body", "wrapped").Where("organisation_id = ? AND id IN (?)", org, theirs).
		Order("seq DESC").Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, told("list year inquiries", err)
	}
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.ID)
	}
	seats, err := placesIn[yearSeatRow](ctx, db, org, ids)
	if err != nil {
		return nil, told("list year inquiries", err)
	}
	return each(rows, func(row yearInquiryRow) (reflection.YearInquiry, error) {
		return row.inquiry(yearInquiryBody{}, seats[row.ID])
	})
}

func (row yearInquiryRow) inquiry(body yearInquiryBody, seats []yearSeatRow) (reflection.YearInquiry, error) {
	var r reading
	q := reflection.YearInquiry{
		ID:           reflection.YearInquiryID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		Question:     reflection.Private(body.Question),
		AnswersAt:    row.AnswersAt.time(),
		Ends:         r.date("ends_on", row.EndsOn),
		Picked:       listed[reflection.Pick](&r, "picked", row.Picked),
		Revision:     row.Revision,
	}
	for _, p := range body.Parts {
		q.Parts = append(q.Parts, reflection.Private(p))
	}
	for _, s := range seats {
		q.Seats = append(q.Seats, reflection.Seat{Member: reflection.MemberID(s.MemberID), Started: s.Started, Answer: reflection.Reply(s.Answer)})
	}
	return q, r.err
}

// forgetInYears takes the member out of their inquiries of a year.
func forgetInYears(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	return leaveInquiries[yearSeatRow, yearInquiryRow](tx, org, id, "")
}
