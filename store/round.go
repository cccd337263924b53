package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
)

// roundRow is a half-term's round that has opened.
type roundRow struct {
	OrganisationID string `gorm:"primaryKey"`
	HalfOn         string `gorm:"primaryKey"`
	OpenedOn       string
}

func (roundRow) TableName() string { return "rounds" }

func readyOpenedRound(org reflection.OrganisationID, o reflection.OpenedRound) (change, error) {
	if err := belongs(org, o.Organisation, o.Half.String()); err != nil {
		return change{}, err
	}
	row := &roundRow{OrganisationID: string(org), HalfOn: o.Half.String(), OpenedOn: o.On.String()}
	return change{alone: true, apply: func(tx *gorm.DB) error { return tx.Create(row).Error }}, nil
}

// OpenedRound finds the round of the half-term that begins on a day.
func (db *DB) OpenedRound(ctx context.Context, org reflection.OrganisationID, half reflection.Date) (reflection.OpenedRound, error) {
	var row roundRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND half_on = ?", org, half.String()).Take(&row).Error
	if err != nil {
		return reflection.OpenedRound{}, told(fmt.Sprintf("round of %s", half), err)
	}
	var r reading
	o := reflection.OpenedRound{Organisation: org, Half: half, On: r.date("opened_on", row.OpenedOn)}
	return o, r.err
}
