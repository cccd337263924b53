package store

import (
	"context"
	"fmt"
	"time"

	"plenary/reflection"
)

// Old rows go a few at a time, so that nobody waits for them, and those that
// another replica is taking away are left to it.
const (
	pruneDeliveries = `DELETE FROM deliveries WHERE (organisation_id, id) IN (
	SELECT d.organisation_id, d.id FROM deliveries d
	WHERE d.organisation_id = ? AND d.to_id IN ? AND d.due_at < ?
		AND d.state IN ('sent', 'unknown', 'dropped', 'dead') AND d.kind <> 'welcome'
	LIMIT %d %s)`
	pruneEvents = `DELETE FROM events WHERE (workspace_id, id) IN (
	SELECT e.workspace_id, e.id FROM events e WHERE e.at < ? ORDER BY e.at LIMIT %d %s)`
)

// Prune takes away rows of the ledger that are past their use.
func (db *DB) Prune(ctx context.Context, org reflection.OrganisationID, to []reflection.MemberID, dueBefore time.Time, limit int) (int, error) {
	if len(to) == 0 {
		return 0, nil
	}
	return db.prune(ctx, fmt.Sprintf(pruneDeliveries, max(limit, 0), db.locking("d")), org, to, instant(dueBefore))
}

// PruneEvents takes away events that will not be repeated any more.
func (db *DB) PruneEvents(ctx context.Context, before time.Time, limit int) (int, error) {
	return db.prune(ctx, fmt.Sprintf(pruneEvents, max(limit, 0), db.locking("e")), instant(before))
}

func (db *DB) prune(ctx context.Context, statement string, args ...any) (int, error) {
	done := db.gorm.WithContext(ctx).Exec(statement, args...)
	return int(done.RowsAffected), told("prune", done.Error)
}
