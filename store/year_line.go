package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type yearLineRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	InquiryID      string
	HalfTerm       int
	AuthorID       string
	Shown          bool
	Body           []byte // sealed with the author's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (yearLineRow) TableName() string { return "year_lines" }

func (row yearLineRow) place() seal.Place {
	return seal.Place{Organisation: row.OrganisationID, Owner: row.AuthorID, Record: "year-line/" + row.ID, Field: "body"}
}

func (row yearLineRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

func (db *DB) readyYearLine(ctx context.Context, org reflection.OrganisationID, l reflection.YearLine) (change, error) {
	if err := belongs(org, l.Organisation, string(l.ID)); err != nil {
		return change{}, err
	}
	row := &yearLineRow{
		OrganisationID: string(org),
		ID:             string(l.ID),
		InquiryID:      string(l.Inquiry),
		HalfTerm:       l.Point,
		AuthorID:       string(l.Author),
		Shown:          l.Shown,
		Revision:       l.Revision + 1,
	}
	var err error
	if row.Body, err = db.seal(ctx, row.author(), row.place(), []byte(l.Text.Reveal())); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, l.Revision, map[string]any{"inquiry_id": row.InquiryID, "half_term": row.HalfTerm, "author_id": row.AuthorID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// YearLines lists the lines of an inquiry of a year that are shown, and those of
// one person, by half-term and author.
func (db *DB) YearLines(ctx context.Context, org reflection.OrganisationID, id reflection.YearInquiryID, own reflection.MemberID) ([]reflection.YearLine, error) {
	ctx = WithCall(ctx)
	var rows []yearLineRow
	err := db.sealed(ctx, "year_lines", "author_id", aMember).
		Where("year_lines.organisation_id = ? AND year_lines.inquiry_id = ? AND (year_lines.shown OR year_lines.author_id = ?)", org, id, own).
		Order("year_lines.half_term, year_lines.author_id").Find(&rows).Error
	if err != nil {
		return nil, told(fmt.Sprintf("lines of year inquiry %s", id), err)
	}
	return each(rows, func(row yearLineRow) (reflection.YearLine, error) { return db.openYearLine(ctx, row) })
}

func (db *DB) openYearLine(ctx context.Context, row yearLineRow) (reflection.YearLine, error) {
	plain, err := db.open(ctx, row.author(), row.Wrapped, row.place(), row.Body)
	return reflection.YearLine{
		ID:           reflection.YearLineID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Inquiry:      reflection.YearInquiryID(row.InquiryID),
		Point:        row.HalfTerm,
		Author:       reflection.MemberID(row.AuthorID),
		Text:         reflection.Private(plain),
		Shown:        row.Shown,
		Revision:     row.Revision,
	}, err
}
