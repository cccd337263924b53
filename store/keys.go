package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"plenary/store/seal"
)

// keyRow is the wrapped key of a member or a school. What it sealed refers to
// it, so deleting the row deletes that as well.
type keyRow struct {
	OrganisationID string `gorm:"primaryKey"`
	OwnerID        string `gorm:"primaryKey"`
	Kind           string
	Wrapped        []byte
}

func (keyRow) TableName() string { return "keys" }

// newKey makes the key of somebody who is new.
func (db *DB) newKey(ctx context.Context, h holder) (*keyRow, error) {
	key, wrapped, err := db.master.NewKey(h.organisation, h.owner())
	if err != nil {
		return nil, fmt.Errorf("key of %s: %w", h.owner(), err)
	}
	hold(ctx, h, key)
	return &keyRow{OrganisationID: h.organisation, OwnerID: h.id, Kind: h.kind, Wrapped: wrapped}, nil
}

// keyOf finds the key to seal with: ErrNotFound when it was never made or is
// destroyed.
func (db *DB) keyOf(ctx context.Context, h holder) (seal.Key, error) {
	if key, ok := held(ctx, h); ok {
		return key, nil
	}
	var row keyRow
	err := db.gorm.WithContext(ctx).Select("wrapped").
		Where("organisation_id = ? AND owner_id = ? AND kind = ?", h.organisation, h.id, h.kind).
		Take(&row).Error
	if err != nil {
		return seal.Key{}, told("key of "+h.owner(), err)
	}
	return db.unwrap(ctx, h, row.Wrapped)
}

// unwrap opens a wrapped key that was read just now.
func (db *DB) unwrap(ctx context.Context, h holder, wrapped []byte) (seal.Key, error) {
	if key, ok := held(ctx, h); ok {
		return key, nil
	}
	key, err := db.master.Unwrap(wrapped, h.organisation, h.owner())
	if err != nil {
		return seal.Key{}, fmt.Errorf("key of %s: %w", h.owner(), err)
	}
	hold(ctx, h, key)
	return key, nil
}

// sealed begins a query that brings each row's wrapped key along: with no key
// there is no row. Reading the key anew each time is what makes an erasure
// hold at once on every replica.
func (db *DB) sealed(ctx context.Context, table, ownerColumn, kind string) *gorm.DB {
	return db.gorm.WithContext(ctx).Table(table).
		Select(table+".*, keys.wrapped").
		Joins("JOIN keys ON keys.organisation_id = "+table+".organisation_id AND keys.owner_id = "+
			table+"."+ownerColumn+" AND keys.kind = ?", kind)
}

// seal seals something for a place, with its owner's key.
func (db *DB) seal(ctx context.Context, h holder, at seal.Place, plain []byte) ([]byte, error) {
	key, err := db.keyOf(ctx, h)
	if err != nil {
		return nil, err
	}
	return key.Seal(plain, at)
}

// open opens it again, with the wrapped key that came along with it.
func (db *DB) open(ctx context.Context, h holder, wrapped []byte, at seal.Place, sealed []byte) ([]byte, error) {
	key, err := db.unwrap(ctx, h, wrapped)
	if err != nil {
		return nil, err
	}
	plain, err := key.Open(sealed, at)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at.Record, err)
	}
	return plain, nil
}

// sealBody seals what is written of a record, as JSON.
func (db *DB) sealBody(ctx context.Context, h holder, at seal.Place, body any) ([]byte, error) {
	plain, err := json.Marshal(body)
	if err != nil {
		return nil, unreadable(at)
	}
	return db.seal(ctx, h, at, plain)
}

// openBody reads into body what sealBody sealed.
func (db *DB) openBody(ctx context.Context, h holder, wrapped []byte, at seal.Place, sealed []byte, body any) error {
	plain, err := db.open(ctx, h, wrapped, at, sealed)
	if err != nil {
		return err
	}
	if json.Unmarshal(plain, body) != nil {
		return unreadable(at)
	}
	return nil
}

// unreadable says no more, since what cannot be read is somebody's text.
func unreadable(at seal.Place) error {
	return fmt.Errorf("%s: what is sealed cannot be read", at.Record)
}
