package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"plenary/reflection"
)

// claim takes rows that no other claim is taking. MATERIALIZED keeps
// PostgreSQL from choosing anew, and locking others, while it updates. The
// limit is written out: not knowing it, PostgreSQL may read the whole table to
// update three rows.
const claim = `
WITH taken AS MATERIALIZED (
	SELECT d.seq FROM deliveries d
	WHERE d.workspace_id = @workspace AND d.` + due + ` AND d.due_at <= @now
	ORDER BY d.due_at, d.seq LIMIT %d %s
)
UPDATE deliveries SET turn = @number, state = CASE state WHEN 'queued' THEN 'claimed' ELSE state END
WHERE seq IN (SELECT seq FROM taken)
	AND EXISTS (SELECT 1 FROM leases WHERE workspace_id = @workspace AND number = @number AND until > %s)
RETURNING *`

// Claim takes rows of the leased workspace that are due; see reflection.Ledger.
func (db *DB) Claim(ctx context.Context, l reflection.Lease, now time.Time, limit int) ([]reflection.Delivery, error) {
	var rows []deliveryRow
	err := db.gorm.WithContext(ctx).Raw(db.claimStatement(limit), map[string]any{
		"workspace": l.Workspace.ID, "now": instant(now), "number": l.Number,
	}).Scan(&rows).Error
	if err != nil {
		return nil, told(fmt.Sprintf("claim in workspace %s", l.Workspace.ID), err)
	}
	slices.SortFunc(rows, func(a, b deliveryRow) int { // RETURNING keeps no order
		return cmp.Or(a.DueAt.time().Compare(b.DueAt.time()), cmp.Compare(a.Seq, b.Seq))
	})
	return each(rows, deliveryRow.delivery)
}

func (db *DB) claimStatement(limit int) string {
	now, _ := db.clocks("")
	return fmt.Sprintf(claim, max(limit, 0), db.locking("d"), now)
}

// Stranded lists rows that an earlier lease left in the middle.
func (db *DB) Stranded(ctx context.Context, l reflection.Lease) ([]reflection.Delivery, error) {
	query := db.gorm.WithContext(ctx).Where(begun+" AND workspace_id = ? AND turn < ?", l.Workspace.ID, l.Number)
	return deliveries(query, "list stranded deliveries")
}

// nextDue is one probe of an index for each workspace.
const nextDue = `
SELECT l.paused_until, (SELECT d.due_at FROM deliveries d WHERE d.workspace_id = l.workspace_id AND d.` + due + `
	ORDER BY d.due_at, d.seq LIMIT 1) AS due_at
FROM leases l`

// NextDue is the instant at which there is something to do next.
func (db *DB) NextDue(ctx context.Context) (time.Time, error) {
	var rows []struct {
		PausedUntil instant
		DueAt       *instant
	}
	if err := db.gorm.WithContext(ctx).Raw(nextDue).Scan(&rows).Error; err != nil {
		return time.Time{}, told("next due delivery", err)
	}
	var next time.Time
	waits := false
	for _, r := range rows {
		if r.DueAt == nil {
			continue
		}
		at := r.DueAt.time()
		if paused := r.PausedUntil.time(); paused.After(at) {
			at = paused
		}
		if !waits || at.Before(next) {
			next, waits = at, true
		}
	}
	if !waits {
		return time.Time{}, told("next due delivery", reflection.ErrNotFound)
	}
	return next, nil
}

// Upcoming lists the next queued rows of an organisation, soonest first.
func (db *DB) Upcoming(ctx context.Context, org reflection.OrganisationID, limit int) ([]reflection.Delivery, error) {
	own := db.gorm.Model(&workspaceRow{}).Select("id").Where("organisation_id = ?", org)
	query := db.gorm.WithContext(ctx).
		Where(due+" AND state = 'queued' AND workspace_id IN (?) AND organisation_id = ?", own, org).Limit(max(limit, 0))
	return deliveries(query, "list upcoming deliveries")
}

// Delivery finds one by its opaque id.
func (db *DB) Delivery(ctx context.Context, org reflection.OrganisationID, id reflection.DeliveryID) (reflection.Delivery, error) {
	var row deliveryRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.Delivery{}, told(fmt.Sprintf("delivery %s", id), err)
	}
	return row.delivery()
}

// DeliveriesTo lists the rows to these members due in [from, until), soonest
// first, whatever their state.
func (db *DB) DeliveriesTo(ctx context.Context, org reflection.OrganisationID, to []reflection.MemberID, from, until time.Time, kinds ...reflection.Kind) ([]reflection.Delivery, error) {
	if len(to) == 0 {
		return nil, nil
	}
	query := db.gorm.WithContext(ctx).
		Where("organisation_id = ? AND to_id IN ? AND due_at >= ? AND due_at < ?", org, to, instant(from), instant(until))
	if len(kinds) > 0 {
		query = query.Where("kind IN ?", kinds)
	}
	return deliveries(query, fmt.Sprintf("list deliveries to %d members", len(to)))
}

func deliveries(query *gorm.DB, doing string) ([]reflection.Delivery, error) {
	var rows []deliveryRow
	if err := query.Order("due_at, seq").Find(&rows).Error; err != nil {
		return nil, told(doing, err)
	}
	return each(rows, deliveryRow.delivery)
}
