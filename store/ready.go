package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"
	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
)

// What keeps a database from being used: sentences that anybody may read.
// Why a database does not answer is left out, since that may name a host or a
// user; opening it says so.
var (
	ErrAway   = errors.New("the database does not answer")
	ErrBehind = errors.New(`the database's tables are not those of this version: run "plenary migrate", or start the server again`)
)

// Ready reports whether the database answers (ErrAway), has at least the
// tables of this version (ErrBehind), and was sealed with a key among ours
// (ErrWrongKey). It makes two short queries and is meant to be asked often.
func (db *DB) Ready(ctx context.Context) error {
	wanted, err := newest(migrations, db.dialect)
	if err != nil {
		return err
	}
	var has int64
	err = db.pool.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&has)
	switch {
	case noTable(err):
		return ErrBehind
	case err != nil:
		return ErrAway
	case has < wanted: // a newer version leaves the tables usable for ours
		return ErrBehind
	}
	return db.readyKey(ctx)
}

func (db *DB) readyKey(ctx context.Context) error {
	err := db.openCanary(ctx)
	switch {
	case err == nil, errors.Is(err, ErrWrongKey):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound), noTable(err): // opening it plants one
		return ErrBehind
	}
	return ErrAway
}

// newest is the number of the newest migration this program has.
func newest(files fs.FS, d dialect) (int64, error) {
	names, err := fs.Glob(files, "migrations/"+string(d)+"/*.sql")
	if err != nil {
		return 0, err
	}
	var last int64
	for _, name := range names {
		n, err := goose.NumericComponent(name)
		if err != nil {
			return 0, err
		}
		last = max(last, n)
	}
	return last, nil
}

// noTable reports whether a query failed because its table is not there:
// undefined_table in PostgreSQL, and SQLite's only word for a query it cannot
// prepare.
func noTable(err error) bool {
	var pg *pgconn.PgError
	var lite *sqlite3.Error
	return errors.As(err, &pg) && pg.Code == "42P01" || errors.As(err, &lite) && lite.Code() == sqlite3.ERROR
}

// Stats is how its connections are used, to be measured.
func (db *DB) Stats() sql.DBStats { return db.pool.Stats() }
