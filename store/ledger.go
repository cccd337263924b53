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

// Conditions on state are written out, not passed: a database uses an index on
// part of a table only for a condition it can see.

// claim takes rows that no other claim is taking. PostgreSQL has to be told
// (without SKIP LOCKED eight claimers took most rows twice); SQLite has one
// writer at a time. MATERIALIZED keeps PostgreSQL from choosing anew, and
// locking others, while it updates. The limit is written out as well: not
// knowing it, PostgreSQL may read the whole table to update three rows.
const claim = `
WITH due AS MATERIALIZED (
	SELECT seq FROM deliveries
	WHERE workspace_id = ? AND state = 'queued' AND due_at <= ?
	ORDER BY due_at, seq LIMIT %d %s
)
UPDATE deliveries SET state = 'claimed' WHERE seq IN (SELECT seq FROM due) RETURNING *`

// Claim marks up to limit due rows of the workspace as Claimed and returns
// them, longest due first.
func (db *DB) Claim(ctx context.Context, ws reflection.WorkspaceID, now time.Time, limit int) ([]reflection.Delivery, error) {
	var rows []deliveryRow
	err := db.gorm.WithContext(ctx).Raw(db.claimStatement(limit), ws, instant(now)).Scan(&rows).Error
	if err != nil {
		return nil, told(fmt.Sprintf("claim in workspace %s", ws), err)
	}
	slices.SortFunc(rows, func(a, b deliveryRow) int { // RETURNING keeps no order
		return cmp.Or(a.DueAt.time().Compare(b.DueAt.time()), cmp.Compare(a.Seq, b.Seq))
	})
	return each(rows, deliveryRow.delivery)
}

func (db *DB) claimStatement(limit int) string {
	locking := ""
	if db.dialect == postgreSQL {
		locking = "FOR UPDATE SKIP LOCKED"
	}
	return fmt.Sprintf(claim, max(limit, 0), locking)
}

// Stranded lists rows that a stopped process left under way.
func (db *DB) Stranded(ctx context.Context) ([]reflection.Delivery, error) {
	query := db.gorm.WithContext(ctx).Where("state IN ('claimed', 'sending', 'settling')")
	return deliveries(query, "list stranded deliveries")
}

// NextDue is the instant the earliest queued row is due.
func (db *DB) NextDue(ctx context.Context) (time.Time, error) {
	var row deliveryRow
	err := db.gorm.WithContext(ctx).Select("due_at").Where("state = 'queued'").Order("due_at, seq").Take(&row).Error
	if err != nil {
		return time.Time{}, told("next due delivery", err)
	}
	return row.DueAt.time(), nil
}

// Upcoming lists the next queued rows of an organisation, soonest first.
func (db *DB) Upcoming(ctx context.Context, org reflection.OrganisationID, limit int) ([]reflection.Delivery, error) {
	query := db.gorm.WithContext(ctx).Where("organisation_id = ? AND state = 'queued'", org).Limit(max(limit, 0))
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

// DeliveriesTo lists the rows to a member due in [from, until), soonest first,
// whatever their state.
func (db *DB) DeliveriesTo(ctx context.Context, org reflection.OrganisationID, to reflection.MemberID, from, until time.Time) ([]reflection.Delivery, error) {
	query := db.gorm.WithContext(ctx).
		Where("organisation_id = ? AND to_id = ? AND due_at >= ? AND due_at < ?", org, to, instant(from), instant(until))
	return deliveries(query, fmt.Sprintf("list deliveries to %s", to))
}

func deliveries(query *gorm.DB, doing string) ([]reflection.Delivery, error) {
	var rows []deliveryRow
	if err := query.Order("due_at, seq").Find(&rows).Error; err != nil {
		return nil, told(doing, err)
	}
	return each(rows, deliveryRow.delivery)
}
