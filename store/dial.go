package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/gormlite"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// ErrURL means that a database URL is not one this package can open.
var ErrURL = errors.New("the database URL is neither postgres://… nor sqlite:PATH")

type dialect string

const (
	postgreSQL dialect = "postgres"
	sqlite     dialect = "sqlite"
)

// dial prepares a pool; nothing is connected yet. Errors leave the URL out: it
// may hold a password.
func dial(url string) (dialect, gorm.Dialector, *sql.DB, error) {
	scheme, rest, _ := strings.Cut(url, ":")
	switch scheme {
	case "postgres", "postgresql":
		pool, err := dialPostgres(url)
		return postgreSQL, postgres.New(postgres.Config{Conn: pool}), pool, err
	case "sqlite":
		pool, err := dialSQLite(rest)
		return sqlite, gormlite.OpenDB(pool), pool, err
	}
	return "", nil, nil, ErrURL
}

func dialPostgres(url string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("%w: PostgreSQL cannot read it", ErrURL)
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "plenary"
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(letGo))
	limit(pool, 4*runtime.GOMAXPROCS(0), 8, 32)
	return pool, nil
}

// letGo has PostgreSQL end a transaction whose program says nothing any more: a
// process that is frozen, or a machine that has gone without a word, would keep
// its rows locked, and every other replica would wait for it.
func letGo(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, "SET idle_in_transaction_session_timeout = '5s'")
	return err
}

// limit bounds the connections of a pool: more than a few for each core only
// wait for one another.
func limit(pool *sql.DB, want, least, most int) {
	n := min(max(want, least), most)
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	pool.SetConnMaxIdleTime(5 * time.Minute)
}

// pragmas are set on every connection: wait for a lock rather than give up,
// readers beside the one writer, references held, and what is deleted
// overwritten, because an erased key must not linger in a free page.
var pragmas = []string{
	"busy_timeout(10000)",
	"journal_mode(WAL)",
	"synchronous(NORMAL)",
	"foreign_keys(1)",
	"secure_delete(1)",
}

func dialSQLite(path string) (*sql.DB, error) {
	if path == "" || strings.HasPrefix(path, ":") {
		return nil, fmt.Errorf("%w: sqlite: needs the path of a file", ErrURL)
	}
	path, err := filepath.Abs(path) // connections are made later, too
	if err != nil {
		return nil, fmt.Errorf("open sqlite file: %w", err)
	}
	if err := createPrivately(path); err != nil {
		return nil, err
	}
	// A transaction takes the write lock when it begins. Taking it later
	// fails when another writer came between. The journal is as private as
	// the file.
	query := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}, "modeof": {path}}
	name := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(),
		RawQuery: strings.ReplaceAll(query.Encode(), "+", "%20")} // SQLite takes a plus for a plus
	pool, err := driver.Open(name.String())
	if err != nil {
		return nil, told("open sqlite file", err)
	}
	limit(pool, 2*runtime.GOMAXPROCS(0), 4, 16)
	return pool, nil
}

// createPrivately makes the file, if it is not there, readable by nobody else:
// names and addresses stand in it.
func createPrivately(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open sqlite file: %w", err)
	}
	return f.Close()
}
