package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"plenary/reflection"
)

// Due lists rows of the leased workspace that there is something to do about;
// see reflection.Ledger.
func (db *DB) Due(ctx context.Context, l reflection.Lease, now time.Time, limit int) ([]reflection.Delivery, error) {
	held := db.held(ctx, l).Select("workspace_id")
	query := db.gorm.WithContext(ctx).
		Where("workspace_id = ? AND unsettled AND due_at <= ?", l.Workspace.ID, instant(now)).
		Where("(state <> 'sending' OR turn < ?) AND workspace_id IN (?)", l.Number, held).
		Limit(max(limit, 0))
	return deliveries(query, "list what is due")
}

// nextDue is one probe of an index for each workspace.
const nextDue = `
SELECT l.paused_until, (SELECT d.due_at FROM deliveries d WHERE d.workspace_id = l.workspace_id AND d.unsettled
	ORDER BY d.due_at, d.seq LIMIT 1) AS due_at
FROM leases l JOIN workspaces w ON w.organisation_id = l.organisation_id AND w.id = l.workspace_id
WHERE ` + atWork

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
		Where("unsettled AND state = 'queued' AND workspace_id IN (?) AND organisation_id = ?", own, org).Limit(max(limit, 0))
	return deliveries(query, "list upcoming deliveries")
}

// Unknown lists the rows of an organisation of which nobody knows whether they
// were shown. It reads the organisation's ledger from end to end: nobody asks
// but the person who runs doctor.
func (db *DB) Unknown(ctx context.Context, org reflection.OrganisationID, since time.Time) ([]reflection.Delivery, error) {
	query := db.gorm.WithContext(ctx).Where("organisation_id = ? AND state = 'unknown' AND settled_at >= ?", org, instant(since))
	return deliveries(query, "list unknown deliveries")
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
