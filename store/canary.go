package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/store/seal"
)

// canaryRow is a word sealed with the master key. It tells whether a key
// belongs to the data before anything is read or written with it.
type canaryRow struct {
	ID     int
	Sealed []byte
}

func (canaryRow) TableName() string { return "canary" }

var canaryPlace = seal.Place{Record: "canary", Field: "sealed"}

// checkKey is ErrWrongKey unless the database is new or its canary opens.
func (db *DB) checkKey(ctx context.Context) error {
	exists := "SELECT count(*) FROM sqlite_master WHERE name = 'canary'"
	if db.dialect == postgreSQL {
		exists = "SELECT count(*) FROM pg_class WHERE oid = to_regclass('canary')"
	}
	var tables int
	if err := db.pool.QueryRowContext(ctx, exists).Scan(&tables); err != nil {
		return err
	}
	if tables == 0 {
		return nil
	}
	err := db.openCanary(ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil
	}
	return err
}

// openCanary reads the canary and opens it.
func (db *DB) openCanary(ctx context.Context) error {
	var row canaryRow
	if err := db.gorm.WithContext(ctx).Take(&row).Error; err != nil {
		return err
	}
	if _, err := db.master.Open(row.Sealed, canaryPlace); err != nil {
		return ErrWrongKey
	}
	return nil
}

// plantCanary keeps a canary where there is none. Of two replicas that begin a
// new database with different keys, the second to plant is refused here.
func (db *DB) plantCanary(ctx context.Context) error {
	sealed, err := db.master.Seal([]byte("plenary"), canaryPlace)
	if err != nil {
		return fmt.Errorf("canary: %w", err)
	}
	err = db.gorm.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).
		Create(&canaryRow{ID: 1, Sealed: sealed}).Error
	if err != nil {
		return err
	}
	err = db.openCanary(ctx)
	return err
}
