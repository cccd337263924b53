package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type uploadRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	OwnerID        string
	At             instant
	Body           []byte // sealed with the owner's key
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (uploadRow) TableName() string { return "uploads" }

func (row uploadRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.OwnerID,
		Record:       "upload/" + row.ID,
		Field:        "body",
	}
}

func (row uploadRow) owner() holder { return holder{row.OrganisationID, aMember, row.OwnerID} }

// readyUpload leaves it to the schema that one is kept once: it never changes.
func (db *DB) readyUpload(ctx context.Context, org reflection.OrganisationID, u reflection.Upload) (change, error) {
	if err := belongs(org, u.Organisation, string(u.ID)); err != nil {
		return change{}, err
	}
	row := &uploadRow{OrganisationID: string(org), ID: string(u.ID), OwnerID: string(u.Owner), At: instant(u.At)}
	var err error
	if row.Body, err = db.seal(ctx, row.owner(), row.place(), []byte(u.Body.Reveal())); err != nil {
		return change{}, err
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return tx.Create(row).Error }}, nil
}

// Upload finds one set-up file that was sent to the bot.
func (db *DB) Upload(ctx context.Context, org reflection.OrganisationID, id reflection.UploadID) (reflection.Upload, error) {
	var row uploadRow
	err := db.sealed(ctx, "uploads", "owner_id", aMember).
		Where("uploads.organisation_id = ? AND uploads.id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.Upload{}, told(fmt.Sprintf("upload %s", id), err)
	}
	plain, err := db.open(ctx, row.owner(), row.Wrapped, row.place(), row.Body)
	if err != nil {
		return reflection.Upload{}, err
	}
	return reflection.Upload{
		ID:           reflection.UploadID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Owner:        reflection.MemberID(row.OwnerID),
		At:           row.At.time(),
		Body:         reflection.Private(plain),
	}, nil
}

// pruneUploads takes them all: there are never many.
const pruneUploads = `DELETE FROM uploads WHERE at < ?`

// PruneUploads takes away those that were sent before an instant.
func (db *DB) PruneUploads(ctx context.Context, before time.Time) (int, error) {
	return db.prune(ctx, pruneUploads, instant(before))
}
