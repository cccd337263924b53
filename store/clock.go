package store

import (
	"context"
	"time"
)

// Clock is what time it is for the database, to compare with the machine's.
func (db *DB) Clock(ctx context.Context) (time.Time, error) {
	query := "SELECT unixepoch('now', 'subsec')"
	if db.dialect == postgreSQL {
		query = "SELECT extract(epoch FROM clock_timestamp())::float8"
	}
	var seconds float64
	if err := db.pool.QueryRowContext(ctx, query).Scan(&seconds); err != nil {
		return time.Time{}, told("ask for the time", err)
	}
	return time.UnixMicro(int64(seconds * 1e6)).UTC(), nil
}
