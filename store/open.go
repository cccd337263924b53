// Package store keeps what package reflection decides, by GORM, in PostgreSQL
// or SQLite. Start with [Open]; what it gives is a [reflection.Store], and the
// contract both databases pass is in storetest.
//
// Each kind of record has a file: its row, how it is sealed and opened, and
// the queries that find it. Rows are private to this package. What people
// wrote reaches a row only through seal; the tables refuse anything else.
// Every query names its organisation, and every key and reference in the
// schema begins with it.
//
// The package decides nothing about who may read or what happens next, keeps
// no cache of keys, and puts nothing that a database said about a row into an
// error.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"plenary/reflection"
	"plenary/store/seal"
)

// DB is a reflection.Store. Any number of goroutines may use it, and on
// PostgreSQL any number of processes.
type DB struct {
	gorm    *gorm.DB
	pool    *sql.DB
	dialect dialect
	master  seal.Master

	stepSQL  string
	nextSQL  string
	meeting  meeting
	alone    together // steps that nothing follows from: one statement
	followed together // steps that queue what follows: a transaction

	changing sync.Map // by workspace, a *sync.Mutex for its credentials, on SQLite
}

var _ reflection.Store = (*DB)(nil)

// Open opens postgres://… or sqlite:PATH and brings its tables up to date.
// ErrURL means it is neither. ErrWrongKey means that the data were sealed with
// a master key not among keys; nothing was written.
func Open(ctx context.Context, url string, keys seal.Master) (*DB, error) {
	if len(keys.Beginning()) == 0 {
		return nil, fmt.Errorf("open database: %w", seal.ErrNoKey)
	}
	d, dialector, pool, err := dial(url)
	if err != nil {
		return nil, err
	}
	db := &DB{pool: pool, dialect: d, master: keys, alone: newTogether(), followed: newTogether()}
	db.stepSQL, db.nextSQL = db.stepStatement(), db.nextStatement()
	db.gorm, err = gorm.Open(dialector, &gorm.Config{
		SkipDefaultTransaction: true,
		PrepareStmt:            d == sqlite, // pgx prepares by itself, and GORM's way leaves a goroutine behind
		DisableAutomaticPing:   true,
		Logger:                 logger.Discard, // GORM logs statements with the values in them
	})
	if err == nil {
		db.meeting, err = newMeeting(db.gorm.NamingStrategy)
	}
	if err == nil {
		err = db.begin(ctx)
	}
	if err != nil {
		return nil, errors.Join(told("open database", err), db.Close())
	}
	return db, nil
}

// begin looks at the key before it touches anything.
func (db *DB) begin(ctx context.Context) error {
	if err := db.reach(ctx); err != nil {
		return err
	}
	if err := db.checkKey(ctx); err != nil {
		return err
	}
	if err := db.migrate(ctx); err != nil {
		return err
	}
	return db.plantCanary(ctx)
}

// reach makes the first connection. The first to a new SQLite file sets its
// journal up, for which others that begin at once are refused without a wait.
func (db *DB) reach(ctx context.Context) error {
	err := db.pool.PingContext(ctx)
	for tries := 1; tries < 50 && errors.Is(err, sqlite3.BUSY); tries++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond): //nolint:forbidigo // a breath between two tries, not a time of day
		}
		err = db.pool.PingContext(ctx)
	}
	return err
}

// Close waits for what is under way and lets the database go.
func (db *DB) Close() error {
	return told("close database", db.pool.Close())
}
