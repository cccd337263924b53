package store

import (
	"context"
	"fmt"
	"time"
)

// Old rows go a few at a time, so that nobody waits for them, and those that
// another replica is taking away are left to it.
const (
	pruneDeliveries = `DELETE FROM deliveries WHERE seq IN (
	SELECT d.seq FROM deliveries d
	WHERE d.state IN ('sent', 'unknown', 'dropped', 'dead') AND d.kind <> 'welcome' AND d.settled_at < ?
	ORDER BY d.settled_at LIMIT %d %s)`
	pruneEvents = `DELETE FROM events WHERE (workspace_id, id) IN (
	SELECT e.workspace_id, e.id FROM events e WHERE e.at < ? ORDER BY e.at LIMIT %d %s)`
)

// Prune takes away rows of the ledger that are past their use.
func (db *DB) Prune(ctx context.Context, settledBefore time.Time, limit int) (int, error) {
	return db.prune(ctx, pruneDeliveries, "d", settledBefore, limit)
}

// PruneEvents takes away events that will not be repeated any more.
func (db *DB) PruneEvents(ctx context.Context, before time.Time, limit int) (int, error) {
	return db.prune(ctx, pruneEvents, "e", before, limit)
}

func (db *DB) prune(ctx context.Context, statement, table string, before time.Time, limit int) (int, error) {
	done := db.gorm.WithContext(ctx).Exec(fmt.Sprintf(statement, max(limit, 0), db.locking(table)), instant(before))
	return int(done.RowsAffected), told("prune the ledger", done.Error)
}
