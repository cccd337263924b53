package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
)

// joiningRow is a person's place in the rounds; its id is the person's.
type joiningRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	Joined         bool
	Focus          string
	Unlike         bool
	Revision       int
}

func (joiningRow) TableName() string { return "joinings" }

func (row joiningRow) joining() (reflection.Joining, error) {
	return reflection.Joining{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Member:       reflection.MemberID(row.ID),
		In:           row.Joined,
		Focus:        reflection.Focus(row.Focus),
		Unlike:       row.Unlike,
		Revision:     row.Revision,
	}, nil
}

func readyJoining(org reflection.OrganisationID, j reflection.Joining) (change, error) {
	if err := belongs(org, j.Organisation, string(j.Member)); err != nil {
		return change{}, err
	}
	row := &joiningRow{
		OrganisationID: string(org),
		ID:             string(j.Member),
		Joined:         j.In,
		Focus:          string(j.Focus),
		Unlike:         j.Unlike,
		Revision:       j.Revision + 1,
	}
	at := identity{organisation: org, id: row.ID, revision: j.Revision}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Joining finds a person's place in the rounds.
func (db *DB) Joining(ctx context.Context, org reflection.OrganisationID, id reflection.MemberID) (reflection.Joining, error) {
	var row joiningRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.Joining{}, told(fmt.Sprintf("joining of %s", id), err)
	}
	return row.joining()
}

// Joinings lists those of everybody who is in.
func (db *DB) Joinings(ctx context.Context, org reflection.OrganisationID) ([]reflection.Joining, error) {
	var rows []joiningRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND joined", org).Find(&rows).Error
	if err != nil {
		return nil, told("list joinings", err)
	}
	return each(rows, joiningRow.joining)
}
