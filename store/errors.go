package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"
	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

// ErrWrongKey means that the data were sealed with another master key.
var ErrWrongKey = errors.New("the data were sealed with another master key: put the one they were sealed with into PLENARY_KEY")

// told makes every error ours and says what was being done. What a database
// says about a row stays behind: PostgreSQL echoes a refused row, and a
// driver the value it could not read.
func told(doing string, err error) error {
	if err == nil {
		return nil
	}
	return &failure{doing, ours(err)}
}

// failure is an error that is fit to be seen.
type failure struct {
	doing string
	err   error
}

func (f *failure) Error() string { return f.doing + ": " + f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func ours(err error) error {
	var pg *pgconn.PgError
	var lite *sqlite3.Error
	var code sqlite3.ErrorCode
	switch {
	case isOurs(err):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return reflection.ErrNotFound
	case errors.As(err, &pg):
		return fromPostgres(pg)
	case errors.As(err, &lite):
		return fromSQLite(lite)
	case errors.As(err, &code): // of a statement that was cut off
		return fmt.Errorf("sqlite refused: %w", code)
	case isHarmless(err):
		return err
	}
	return fmt.Errorf("database error of type %T", err)
}

// isOurs: made in this package or below it, so it is already fit to be seen.
func isOurs(err error) bool {
	var seen *failure
	return errors.As(err, &seen) || anyOf(err, reflection.ErrNotFound, reflection.ErrExists, reflection.ErrStale,
		ErrWrongKey, ErrURL, seal.ErrOpen, seal.ErrNoKey)
}

// isHarmless: says something about the connection and nothing about a row.
func isHarmless(err error) bool {
	var network net.Error
	var connect *pgconn.ConnectError
	return errors.As(err, &network) || errors.As(err, &connect) ||
		anyOf(err, context.Canceled, context.DeadlineExceeded, io.EOF, io.ErrUnexpectedEOF,
			driver.ErrBadConn, sql.ErrConnDone, sql.ErrTxDone)
}

// isAboutARow: something in what was to be written was refused, and not all of
// it because of the database's own state.
func isAboutARow(err error) bool {
	var pg *pgconn.PgError
	var lite *sqlite3.Error
	switch {
	case errors.As(err, &pg): // classes 22, data exception, and 23, integrity constraint violation
		return strings.HasPrefix(pg.Code, "22") || strings.HasPrefix(pg.Code, "23")
	case errors.As(err, &lite):
		return lite.Code() == sqlite3.CONSTRAINT
	}
	return false
}

func anyOf(err error, targets ...error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

// fromPostgres reads SQLSTATE (PostgreSQL manual, appendix A). Of two writes
// that wait for each other one is ended; nothing of it was kept, so it is
// stale: read again and decide again.
func fromPostgres(err *pgconn.PgError) error {
	switch err.Code {
	case "23505": // unique_violation
		return reflection.ErrExists
	case "23503": // foreign_key_violation: what it refers to is not there
		return reflection.ErrNotFound
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return reflection.ErrStale
	}
	if err.ConstraintName != "" {
		return fmt.Errorf("postgres refused: SQLSTATE %s, constraint %s", err.Code, err.ConstraintName)
	}
	if why := inPlainWords[err.Code]; why != "" {
		return fmt.Errorf("postgres refused: %s (SQLSTATE %s)", why, err.Code)
	}
	return fmt.Errorf("postgres refused: SQLSTATE %s", err.Code)
}

// inPlainWords is what whoever looks after the database can mend, or wait for.
var inPlainWords = map[string]string{
	"53100": "its disk is full",
	"53300": "it has no connection left",
	"57P01": "it was stopped", "57P02": "it was stopped", "57P03": "it is starting or stopping",
}

func fromSQLite(err *sqlite3.Error) error {
	switch err.ExtendedCode() {
	case sqlite3.CONSTRAINT_UNIQUE, sqlite3.CONSTRAINT_PRIMARYKEY:
		return reflection.ErrExists
	case sqlite3.CONSTRAINT_FOREIGNKEY:
		return reflection.ErrNotFound
	case sqlite3.CONSTRAINT_CHECK:
		_, name, _ := strings.Cut(err.Error(), "CHECK constraint failed: ")
		return fmt.Errorf("sqlite refused: check %s", name)
	}
	return fmt.Errorf("sqlite refused: %w", err.ExtendedCode())
}
