package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"plenary/reflection"
)

type leaseRow struct {
	WorkspaceID    string `gorm:"primaryKey"`
	OrganisationID string
	Number         int64
	Holder         string
	Until          instant // by the database's clock
	PausedUntil    instant // by the program's: it shares the moved clock of demo and tests
}

func (leaseRow) TableName() string { return "leases" }

// lease finds, with one probe of an index for each workspace, where there is
// something to do, and takes what nobody else is taking. In a workspace that
// nobody holds, a row that is being sent was left so. MATERIALIZED keeps
// PostgreSQL from probing again for each row it locks.
const lease = `
WITH waiting AS MATERIALIZED (
	SELECT l.workspace_id,
		(SELECT d.due_at FROM deliveries d WHERE d.workspace_id = l.workspace_id AND d.unsettled
			AND d.due_at <= @now ORDER BY d.due_at, d.seq LIMIT 1) AS since
	FROM leases l JOIN workspaces w ON w.organisation_id = l.organisation_id AND w.id = l.workspace_id
	WHERE w.platform IN @platforms AND ` + atWork + ` AND l.until <= %[1]s AND l.paused_until <= @now
), taken AS MATERIALIZED (
	SELECT l.workspace_id FROM leases l JOIN waiting ON waiting.workspace_id = l.workspace_id
	WHERE waiting.since IS NOT NULL AND l.until <= %[1]s
	ORDER BY l.until, waiting.since, l.workspace_id LIMIT %[3]d %[4]s
)
UPDATE leases SET number = number + 1, holder = @holder, until = %[2]s
WHERE workspace_id IN (SELECT workspace_id FROM taken) RETURNING *`

// clocks are what the database's own clock says now, and a while from now,
// with one parameter: the while in seconds.
func (db *DB) clocks(seconds string) (now, then string) {
	if db.dialect == postgreSQL {
		return "clock_timestamp()", "clock_timestamp() + make_interval(secs => " + seconds + ")"
	}
	const layout = "'%Y-%m-%dT%H:%M:%f000Z', 'now'" // as instants are kept
	return "strftime(" + layout + ")", "strftime(" + layout + ", " + seconds + " || ' seconds')"
}

// Lease takes workspaces in which there is something to do; see
// reflection.Ledger.
func (db *DB) Lease(ctx context.Context, w reflection.Wanted) ([]reflection.Lease, error) {
	if len(w.Platforms) == 0 || w.Limit <= 0 {
		return nil, nil
	}
	now, then := db.clocks("@seconds")
	var rows []leaseRow
	err := db.gorm.WithContext(ctx).Raw(fmt.Sprintf(lease, now, then, w.Limit, db.locking("l")), map[string]any{
		"now": instant(w.Now), "platforms": w.Platforms, "holder": w.Holder, "seconds": w.For.Seconds(),
	}).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, told("lease workspaces", err)
	}
	return db.leases(ctx, rows)
}

// locking keeps PostgreSQL from giving a row that another is taking: without
// it eight claimers took most rows twice. SQLite has one writer at a time.
func (db *DB) locking(table string) string {
	if db.dialect == postgreSQL {
		return "FOR UPDATE OF " + table + " SKIP LOCKED"
	}
	return ""
}

// leases brings the workspaces of taken rows along.
func (db *DB) leases(ctx context.Context, rows []leaseRow) ([]reflection.Lease, error) {
	ids := make([]string, 0, len(rows))
	numbers := map[string]int64{}
	for _, r := range rows {
		ids, numbers[r.WorkspaceID] = append(ids, r.WorkspaceID), r.Number
	}
	var workspaces []workspaceRow
	if err := db.gorm.WithContext(ctx).Where("id IN ?", ids).Order("id").Find(&workspaces).Error; err != nil {
		return nil, told("lease workspaces", err)
	}
	all := make([]reflection.Lease, 0, len(workspaces))
	for _, w := range workspaces {
		all = append(all, reflection.Lease{Workspace: w.workspace(), Number: numbers[w.ID]})
	}
	return all, nil
}

// held is the row of a lease that is not over.
func (db *DB) held(ctx context.Context, l reflection.Lease) *gorm.DB {
	now, _ := db.clocks("")
	return db.gorm.WithContext(ctx).Model(&leaseRow{}).
		Where("workspace_id = ? AND number = ? AND until > "+now, l.Workspace.ID, l.Number)
}

// Renew makes a lease last longer.
func (db *DB) Renew(ctx context.Context, l reflection.Lease, last time.Duration) error {
	_, then := db.clocks("?")
	done := db.held(ctx, l).Update("until", gorm.Expr(then, last.Seconds()))
	if done.Error == nil && done.RowsAffected == 0 {
		return told("renew a lease", reflection.ErrStale)
	}
	return told("renew a lease", done.Error)
}

// GiveUp ends a lease.
func (db *DB) GiveUp(ctx context.Context, l reflection.Lease, paused time.Time) error {
	now, _ := db.clocks("")
	err := db.held(ctx, l).Updates(map[string]any{"until": gorm.Expr(now), "paused_until": instant(paused)}).Error
	return told("give a lease up", err)
}
