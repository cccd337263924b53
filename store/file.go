package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type fileRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	OwnerID        string
	EntryID        ref
	Type           string
	Body           []byte // sealed with the owner's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (fileRow) TableName() string { return "files" }

func (row fileRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.OwnerID,
		Record:       "file/" + row.ID,
		Field:        "body",
	}
}

func (row fileRow) owner() holder { return holder{row.OrganisationID, aMember, row.OwnerID} }

func (db *DB) readyFile(ctx context.Context, org reflection.OrganisationID, f reflection.File) (change, error) {
	if err := belongs(org, f.Organisation, string(f.ID)); err != nil {
		return change{}, err
	}
	row := &fileRow{
		OrganisationID: string(org),
		ID:             string(f.ID),
		OwnerID:        string(f.Owner),
		EntryID:        ref(f.Entry),
		Type:           f.Type,
		Revision:       f.Revision + 1,
	}
	var err error
	if row.Body, err = db.seal(ctx, row.owner(), row.place(), []byte(f.Body.Reveal())); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, f.Revision, map[string]any{"owner_id": row.OwnerID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// File finds one clip, with its sound.
func (db *DB) File(ctx context.Context, org reflection.OrganisationID, id reflection.FileID) (reflection.File, error) {
	var row fileRow
	err := db.sealed(ctx, "files", "owner_id", aMember).
		Where("files.organisation_id = ? AND files.id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.File{}, told(fmt.Sprintf("file %s", id), err)
	}
	plain, err := db.open(ctx, row.owner(), row.Wrapped, row.place(), row.Body)
	if err != nil {
		return reflection.File{}, err
	}
	return reflection.File{
		ID:           reflection.FileID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Owner:        reflection.MemberID(row.OwnerID),
		Entry:        reflection.EntryID(row.EntryID),
		Type:         row.Type,
		Body:         reflection.Private(plain),
		Revision:     row.Revision,
	}, nil
}
