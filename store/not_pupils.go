package store

import (
	"context"
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
	row := &notPupilsRow{OrganisationID: string(org), OwnerID: string(n.Owner), Revision: n.Revision + 1}
	var err error
	if row.Body, err = db.sealBody(ctx, row.owner(), row.place(), names); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, revision: n.Revision, owner: map[string]any{"owner_id": row.OwnerID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// NotPupils is what one person said are no pupils' names.
func (db *DB) NotPupils(ctx context.Context, org reflection.OrganisationID, owner reflection.MemberID) (reflection.NotPupils, error) {
	var row notPupilsRow
	err := db.sealed(ctx, "not_pupils", "owner_id", aMember).
		Where("not_pupils.organisation_id = ? AND not_pupils.owner_id = ?", org, owner).Take(&row).Error
	if err != nil {
		return reflection.NotPupils{}, told(fmt.Sprintf("names that are no pupils' of %s", owner), err)
	}
	var names []reflection.Private
	if err := db.openBody(ctx, row.owner(), row.Wrapped, row.place(), row.Body, &names); err != nil {
		return reflection.NotPupils{}, err
	}
	return reflection.NotPupils{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Owner:        reflection.MemberID(row.OwnerID),
		Names:        names,
		Revision:     row.Revision,
	}, nil
}
