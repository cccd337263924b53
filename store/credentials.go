package store

import (
	"context"
	"fmt"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/reflection"
	"plenary/store/seal"
)

// credentialsRow is what a platform gave for one workspace, sealed with the
// master key. No record of the domain carries it: only the platform's adapter
// can read it.
type credentialsRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	Credentials    *[]byte
}

func (credentialsRow) TableName() string { return "workspaces" }

func (r credentialsRow) place() seal.Place {
	return seal.Place{Organisation: r.OrganisationID, Record: "workspace/" + r.ID, Field: "credentials"}
}

// open gives nothing for a workspace that has none.
func (db *DB) openCredentials(r credentialsRow) ([]byte, error) {
	if r.Credentials == nil {
		return nil, nil
	}
	plain, err := db.master.Open(*r.Credentials, r.place())
	if err != nil {
		return nil, fmt.Errorf("credentials of workspace %s: %w", r.ID, err)
	}
	return plain, nil
}

// Credentials gives what is kept for a workspace; nothing where nothing is.
func (db *DB) Credentials(ctx context.Context, ws reflection.WorkspaceID) ([]byte, error) {
	row, err := credentialsOf(db.gorm.WithContext(ctx), ws)
	if err != nil {
		return nil, told("credentials", err)
	}
	plain, err := db.openCredentials(row)
	return plain, told("credentials", err)
}

func credentialsOf(tx *gorm.DB, ws reflection.WorkspaceID) (row credentialsRow, err error) {
	err = tx.Where("id = ?", ws).Take(&row).Error
	return row, err
}

// ChangeCredentials replaces what is kept for a workspace with what change
// makes of it, and takes it away where that is nothing. Nobody else changes it
// meanwhile: change may ask a platform for a token that is given out once. If
// change fails nothing is written, and the error is its own.
func (db *DB) ChangeCredentials(ctx context.Context, ws reflection.WorkspaceID, change func(context.Context, []byte) ([]byte, error)) error {
	if db.dialect == postgreSQL {
		return told("change credentials", db.gorm.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if err := tx.Exec(patient).Error; err != nil {
				return err
			}
			return db.changeCredentials(tx.Clauses(clause.Locking{Strength: "NO KEY UPDATE"}), tx, ws, change)
		}))
	}
	lock, _ := db.changing.LoadOrStore(ws, new(sync.Mutex)) // SQLite has no locks on rows, and one process
	lock.(*sync.Mutex).Lock()
	defer lock.(*sync.Mutex).Unlock()
	tx := db.gorm.WithContext(ctx)
	return told("change credentials", db.changeCredentials(tx, tx, ws, change))
}

// patient lets a transaction wait for a platform: a call of one ends sooner.
const patient = "SET LOCAL idle_in_transaction_session_timeout = '30s'"

func (db *DB) changeCredentials(read, write *gorm.DB, ws reflection.WorkspaceID, change func(context.Context, []byte) ([]byte, error)) error {
	row, err := credentialsOf(read, ws)
	if err != nil {
		return err
	}
	before, err := db.openCredentials(row)
	if err != nil {
		return err
	}
	after, err := change(write.Statement.Context, before)
	if err != nil {
		return &failure{"change", err}
	}
	var sealed *[]byte
	if len(after) > 0 {
		b, err := db.master.Seal(after, row.place())
		if err != nil {
			return err
		}
		sealed = &b
	}
	return write.Model(&row).Select("credentials").Updates(credentialsRow{Credentials: sealed}).Error
}
