package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type notPupilsRow struct {
	OrganisationID string `gorm:"primaryKey"`
	OwnerID        string `gorm:"primaryKey"`
	Body           []byte // a list of names, sealed with the owner's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (notPupilsRow) TableName() string { return "not_pupils" }

func (row notPupilsRow) place() seal.Place {
	return seal.Place{Organisation: row.OrganisationID, Owner: row.OwnerID, Record: "not-pupils/" + row.OwnerID, Field: "body"}
}

func (row notPupilsRow) owner() holder { return holder{row.OrganisationID, aMember, row.OwnerID} }

func (db *DB) readyNotPupils(ctx context.Context, org reflection.OrganisationID, n reflection.NotPupils) (change, error) {
	if err := belongs(org, n.Organisation, string(n.Owner)); err != nil {
		return change{}, err
	}
	names := make([]string, 0, len(n.Names))
	for _, name := range n.Names {
		names = append(names, name.Reveal())
	}
	plain, err := json.Marshal(names)
	if err != nil {
		return change{}, errUnreadable
	}
	row := &notPupilsRow{OrganisationID: string(org), OwnerID: string(n.Owner), Revision: n.Revision + 1}
	if row.Body, err = db.seal(ctx, row.owner(), row.place(), plain); err != nil {
		return change{}, err
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keepNotPupils(tx, row, n.Revision) }}, nil
}

// keepNotPupils is keep for a row that is found by its owner.
func keepNotPupils(tx *gorm.DB, row *notPupilsRow, revision int) error {
	if revision == 0 {
		return tx.Create(row).Error
	}
	its := func() *gorm.DB {
		return tx.Model(&notPupilsRow{}).Where("organisation_id = ? AND owner_id = ?", row.OrganisationID, row.OwnerID)
	}
	done := its().Where("revision = ?", revision).Updates(map[string]any{"body": row.Body, "revision": row.Revision})
	if done.Error != nil || done.RowsAffected == 1 {
		return done.Error
	}
	return missingOrStale(its())
}

// NotPupils is what one person said are no pupils' names.
func (db *DB) NotPupils(ctx context.Context, org reflection.OrganisationID, owner reflection.MemberID) (reflection.NotPupils, error) {
	var row notPupilsRow
	err := db.sealed(ctx, "not_pupils", "owner_id", aMember).
		Where("not_pupils.organisation_id = ? AND not_pupils.owner_id = ?", org, owner).Take(&row).Error
	if err != nil {
		return reflection.NotPupils{}, told(fmt.Sprintf("names that are no pupils' of %s", owner), err)
	}
	plain, err := db.open(ctx, row.owner(), row.Wrapped, row.place(), row.Body)
	if err != nil {
		return reflection.NotPupils{}, err
	}
	var names []reflection.Private
	if err := json.Unmarshal(plain, &names); err != nil {
		return reflection.NotPupils{}, errUnreadable
	}
	return reflection.NotPupils{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Owner:        reflection.MemberID(row.OwnerID),
		Names:        names,
		Revision:     row.Revision,
	}, nil
}
