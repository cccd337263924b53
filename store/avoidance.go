package store

import (
	"bytes"
	"context"
	"encoding/json"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

// avoidanceRow is whom a person would rather not work with; its id is the
// person's.
type avoidanceRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	Body           []byte // an avoidanceBody, sealed with the person's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (avoidanceRow) TableName() string { return "avoidances" }

func (row avoidanceRow) place() seal.Place {
	return seal.Place{Organisation: row.OrganisationID, Owner: row.ID, Record: "avoidance", Field: "body"}
}

func (row avoidanceRow) owner() holder { return holder{row.OrganisationID, aMember, row.ID} }

type avoidanceBody struct {
	Who []reflection.MemberID `json:"who"`
}

// avoidanceSize is what lists are filled up to, so that their length does not
// tell how many stand on one. It holds reflection.MostAvoided ids of ours.
const avoidanceSize = 1024

func (db *DB) readyAvoidance(ctx context.Context, org reflection.OrganisationID, a reflection.Avoidance) (change, error) {
	if err := belongs(org, a.Organisation, string(a.Owner)); err != nil {
		return change{}, err
	}
	row := &avoidanceRow{OrganisationID: string(org), ID: string(a.Owner), Revision: a.Revision + 1}
	plain, err := json.Marshal(avoidanceBody{a.Who})
	if err != nil {
		return change{}, unreadable(row.place())
	}
	plain = append(plain, bytes.Repeat([]byte(" "), max(0, avoidanceSize-len(plain)))...)
	if row.Body, err = db.seal(ctx, row.owner(), row.place(), plain); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, id: row.ID, revision: a.Revision}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Avoidances lists those that these people keep.
func (db *DB) Avoidances(ctx context.Context, org reflection.OrganisationID, owners []reflection.MemberID) ([]reflection.Avoidance, error) {
	if len(owners) == 0 {
		return nil, nil
	}
	var rows []avoidanceRow
	err := db.sealed(ctx, "avoidances", "id", aMember).
		Where("avoidances.organisation_id = ? AND avoidances.id IN ?", org, owners).Find(&rows).Error
	if err != nil {
		return nil, told("list avoidances", err)
	}
	return each(rows, func(row avoidanceRow) (reflection.Avoidance, error) { return db.openAvoidance(ctx, row) })
}

func (db *DB) openAvoidance(ctx context.Context, row avoidanceRow) (reflection.Avoidance, error) {
	var body avoidanceBody
	if err := db.openBody(ctx, row.owner(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.Avoidance{}, err
	}
	return reflection.Avoidance{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Owner:        reflection.MemberID(row.ID),
		Who:          body.Who,
		Revision:     row.Revision,
	}, nil
}
