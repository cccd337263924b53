package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations
var migrations embed.FS

// sqliteTries is more than the steps at which a process can lose the race: to
// goose's own table, and to each migration.
const sqliteTries = 10

// migrate brings the tables up to date. On PostgreSQL replicas that start at
// once take turns; on SQLite a second process that loses the race looks again.
func (db *DB) migrate(ctx context.Context) error {
	provider, err := db.migrator()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	_, err = provider.Up(ctx)
	for tries := 1; err != nil && tries < sqliteTries && db.dialect == sqlite; tries++ {
		_, err = provider.Up(ctx)
	}
	return told("migrate", err)
}

func (db *DB) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations/"+string(db.dialect))
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if db.dialect == sqlite {
		return goose.NewProvider(goose.DialectSQLite3, db.pool, files, options...)
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db.pool, files, append(options, goose.WithSessionLocker(locker))...)
}
