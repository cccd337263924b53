package store

import (
	"context"
	"encoding/json"
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
	plain, err := json.Marshal(trialBody{t.Prediction.Reveal(), t.Outcome.Reveal()})
	if err != nil {
		return change{}, errUnreadable
	}
	if row.Body, err = db.seal(ctx, row.author(), row.place(), plain); err != nil {
		return change{}, err
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keepTrial(tx, row, t.Revision) }}, nil
}

// keepTrial is keep for a row that is found by two ids.
func keepTrial(tx *gorm.DB, row *trialRow, revision int) error {
	if revision == 0 {
		return tx.Create(row).Error
	}
	its := func() *gorm.DB {
		return tx.Model(&trialRow{}).Where("organisation_id = ? AND inquiry_id = ? AND author_id = ?", row.OrganisationID, row.InquiryID, row.AuthorID)
	}
	done := its().Where("revision = ?", revision).Updates(map[string]any{"body": row.Body, "revision": row.Revision})
	if done.Error != nil || done.RowsAffected == 1 {
		return done.Error
	}
	return missingOrStale(its())
}

// Trial finds what one person wrote of an inquiry.
func (db *DB) Trial(ctx context.Context, org reflection.OrganisationID, inquiry reflection.InquiryID, author reflection.MemberID) (reflection.Trial, error) {
	var row trialRow
	err := db.sealed(ctx, "trials", "author_id", aMember).
		Where("trials.organisation_id = ? AND trials.inquiry_id = ? AND trials.author_id = ?", org, inquiry, author).Take(&row).Error
	if err != nil {
		return reflection.Trial{}, told(fmt.Sprintf("trial of inquiry %s", inquiry), err)
	}
	plain, err := db.open(ctx, row.author(), row.Wrapped, row.place(), row.Body)
	if err != nil {
		return reflection.Trial{}, err
	}
	var body trialBody
	if err := json.Unmarshal(plain, &body); err != nil {
		return reflection.Trial{}, errUnreadable
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
