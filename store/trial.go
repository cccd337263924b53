package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type trialRow struct {
	OrganisationID string `gorm:"primaryKey"`
	InquiryID      string `gorm:"primaryKey"`
	AuthorID       string `gorm:"primaryKey"`
	Body           []byte // prediction and report, sealed with the author's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (trialRow) TableName() string { return "trials" }

func (row trialRow) place() seal.Place {
	return seal.Place{Organisation: row.OrganisationID, Owner: row.AuthorID, Record: "trial/" + row.InquiryID, Field: "body"}
}

func (row trialRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

type trialBody struct {
	Prediction string `json:"prediction,omitempty"`
	Outcome    string `json:"outcome,omitempty"`
}

func (db *DB) readyTrial(ctx context.Context, org reflection.OrganisationID, t reflection.Trial) (change, error) {
	if err := belongs(org, t.Organisation, string(t.Inquiry)); err != nil {
		return change{}, err
	}
	row := &trialRow{OrganisationID: string(org), InquiryID: string(t.Inquiry), AuthorID: string(t.Author), Revision: t.Revision + 1}
	var err error
	if row.Body, err = db.sealBody(ctx, row.author(), row.place(), trialBody{t.Prediction.Reveal(), t.Outcome.Reveal()}); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, revision: t.Revision, owner: map[string]any{"inquiry_id": row.InquiryID, "author_id": row.AuthorID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Trial finds what one person wrote of an inquiry.
func (db *DB) Trial(ctx context.Context, org reflection.OrganisationID, inquiry reflection.InquiryID, author reflection.MemberID) (reflection.Trial, error) {
	var row trialRow
	err := db.sealed(ctx, "trials", "author_id", aMember).
		Where("trials.organisation_id = ? AND trials.inquiry_id = ? AND trials.author_id = ?", org, inquiry, author).Take(&row).Error
	if err != nil {
		return reflection.Trial{}, told(fmt.Sprintf("trial of inquiry %s", inquiry), err)
	}
	var body trialBody
	if err := db.openBody(ctx, row.author(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.Trial{}, err
	}
	return reflection.Trial{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Inquiry:      reflection.InquiryID(row.InquiryID),
		Author:       reflection.MemberID(row.AuthorID),
		Prediction:   reflection.Private(body.Prediction),
		Outcome:      reflection.Private(body.Outcome),
		Revision:     row.Revision,
	}, nil
}
