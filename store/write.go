package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"plenary/reflection"
)

// change is one record made ready: it belongs to the organisation and its
// text is sealed.
type change struct {
	alone bool // one statement does it, so by itself it needs no transaction
	apply func(tx *gorm.DB) error
}

// Write keeps every record or none; see reflection.Store. Records take effect
// in an order of kinds, whatever order they are given in: what others refer to
// comes first, and what is taken away goes before what is new. Everything is
// sealed before that, so that a transaction holds its locks no longer than its
// statements take.
func (db *DB) Write(ctx context.Context, org reflection.OrganisationID, records ...reflection.Record) error {
	changes, err := db.readyAll(WithCall(ctx), org, inOrder(records))
	if err != nil {
		return told("write", err)
	}
	tx := db.gorm.WithContext(ctx)
	if len(changes) == 1 && changes[0].alone {
		return told("write", changes[0].apply(tx))
	}
	return told("write", tx.Transaction(func(tx *gorm.DB) error { return applyAll(tx, changes) }))
}

// readyAll makes every record ready. Errors say which kind of record it was.
func (db *DB) readyAll(ctx context.Context, org reflection.OrganisationID, records []reflection.Record) ([]change, error) {
	changes := make([]change, 0, len(records))
	for len(records) > 0 {
		kind, taken := fmt.Sprintf("%T", records[0]), 1
		var c change
		var err error
		queued, joining := deliveriesFirst(records), newMembersFirst(records)
		switch {
		case len(queued) > 0:
			taken = len(queued)
			c, err = db.readyDeliveries(org, queued)
		case len(joining) > 0:
			taken = len(joining)
			c, err = db.readyNewMembers(ctx, org, joining)
		default:
			c, err = db.ready(ctx, org, records[0])
		}
		if err != nil {
			return nil, told(kind, err)
		}
		records = records[taken:]
		if c.apply == nil {
			continue
		}
		apply := c.apply
		c.apply = func(tx *gorm.DB) error { return told(kind, apply(tx)) }
		changes = append(changes, c)
	}
	return changes, nil
}

// deliveriesFirst are the new deliveries that the records begin with: they are
// queued by one statement.
func deliveriesFirst(records []reflection.Record) (queued []reflection.Delivery) {
	for _, r := range records {
		d, is := r.(reflection.Delivery)
		if !is {
			break
		}
		queued = append(queued, d)
	}
	return queued
}

// newMembersFirst are the members that the records begin with who are new: they
// are kept by as few statements as can be.
func newMembersFirst(records []reflection.Record) (joining []reflection.Member) {
	for _, r := range records {
		m, is := r.(reflection.Member)
		if !is || m.Revision > 0 {
			break
		}
		joining = append(joining, m)
	}
	return joining
}

func applyAll(tx *gorm.DB, changes []change) error {
	for _, c := range changes {
		if err := c.apply(tx); err != nil {
			return err
		}
	}
	return nil
}

// ready checks that a record belongs to the organisation and seals it.
func (db *DB) ready(ctx context.Context, org reflection.OrganisationID, r reflection.Record) (change, error) {
	if org == "" {
		return change{}, reflection.ErrNotFound
	}
	switch r := r.(type) {
	case reflection.Organisation:
		return readyOrganisation(org, r)
	case reflection.Workspace:
		return readyWorkspace(org, r)
	case reflection.School:
		return db.readySchool(ctx, org, r)
	case reflection.Member:
		return readyMember(org, r)
	case reflection.Unchanged:
		return readyUnchanged(org, r)
	case reflection.Calendar:
		return readyCalendar(org, r)
	case reflection.Entry:
		return db.readyEntry(ctx, org, r)
	case reflection.Plan:
		return db.readyPlan(ctx, org, r)
	case reflection.File:
		return db.readyFile(ctx, org, r)
	case reflection.Upload:
		return db.readyUpload(ctx, org, r)
	case reflection.Share:
		return db.readyShare(ctx, org, r)
	case reflection.Meeting:
		return db.readyMeeting(ctx, org, r)
	case reflection.Inquiry:
		return db.readyInquiry(ctx, org, r)
	case reflection.Trial:
		return db.readyTrial(ctx, org, r)
	case reflection.YearInquiry:
		return db.readyYearInquiry(ctx, org, r)
	case reflection.YearLine:
		return db.readyYearLine(ctx, org, r)
	case reflection.Joining:
		return readyJoining(org, r)
	case reflection.Avoidance:
		return db.readyAvoidance(ctx, org, r)
	case reflection.OpenedRound:
		return readyOpenedRound(org, r)
	case reflection.Piece:
		return db.readyPiece(ctx, org, r)
	case reflection.Visit:
		return readyVisit(org, r)
	case reflection.VisitWords:
		return db.readyVisitWords(ctx, org, r)
	case reflection.NotPupils:
		return db.readyNotPupils(ctx, org, r)
	case reflection.Tally:
		return readyTally(org, r)
	case reflection.Theory:
		return db.readyTheory(ctx, org, r)
	case reflection.Telling:
		return readyTelling(org, r)
	case reflection.Kit:
		return readyKit(org, r)
	case reflection.NetworkCard:
		return readyNetworkCard(org, r)
	case reflection.NetworkTally:
		return readyNetworkTally(org, r)
	case reflection.Vote:
		return readyVote(org, r)
	case reflection.TermEvaluated:
		return readyTermEvaluated(org, r)
	case reflection.Gone:
		return readyGone(org, r)
	case reflection.Unqueued:
		return readyUnqueued(org, r)
	case reflection.Event:
		return readyEvent(org, r)
	}
	return change{}, fmt.Errorf("the store cannot keep a %T", r)
}

// belongs is ErrNotFound for a record of another organisation, or without the
// ID that it is found by.
func belongs(org, its reflection.OrganisationID, id string) error {
	if its != org || id == "" {
		return reflection.ErrNotFound
	}
	return nil
}

// inOrder sorts records by kind, and those that lock a member's row by member,
// new members first: then no two writes wait for each other.
func inOrder(records []reflection.Record) []reflection.Record {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b reflection.Record) int {
		rankA, lockA := rank(a)
		rankB, lockB := rank(b)
		return cmp.Or(rankA-rankB, cmp.Compare(lockA, lockB))
	})
	return sorted
}

func rank(r reflection.Record) (rank int, lock reflection.MemberID) {
	switch r := r.(type) {
	case reflection.Organisation:
		return 0, ""
	case reflection.Workspace:
		return 1, ""
	case reflection.Event:
		return 2, ""
	case reflection.School, reflection.OpenedRound: // who comes second to a round does none of its work
		return 3, ""
	case reflection.Member:
		if r.Revision == 0 {
			return 4, ""
		}
		return 4, r.ID
	case reflection.Unchanged:
		return 4, r.Member.ID
	case reflection.Gone, reflection.Unqueued, reflection.Visit:
		return 5, ""
	case reflection.Delivery: // refers to a member's row, so before what refers to a key
		return 6, ""
	case reflection.Entry, reflection.Inquiry, reflection.YearInquiry:
		return 7, ""
	}
	return 8, ""
}

// identity is what a kept record is found by, and the revision it was read at.
type identity struct {
	organisation reflection.OrganisationID
	id           string // empty for a record that is found by whose it is
	revision     int
	owner        map[string]any // columns that say whose it is: they never change
}

// keep inserts a row that is new, or replaces the one with the revision that
// was read. The row holds the next revision.
func keep[Row any](tx *gorm.DB, row *Row, at identity) error {
	if at.revision == 0 {
		return tx.Create(row).Error
	}
	done := found[Row](tx, at).Where("revision = ?", at.revision).
		Select("*").Omit(append(slices.Collect(maps.Keys(at.owner)), "organisation_id", "id")...).
		Updates(row)
	if done.Error != nil || done.RowsAffected == 1 {
		return done.Error
	}
	return missingOrStale(found[Row](tx, at))
}

func found[Row any](tx *gorm.DB, at identity) *gorm.DB {
	query := tx.Model(new(Row)).Where("organisation_id = ?", at.organisation)
	if at.id != "" {
		query = query.Where("id = ?", at.id)
	}
	if len(at.owner) > 0 {
		query = query.Where(at.owner)
	}
	return query
}

// missingOrStale tells why a change found nothing to change.
func missingOrStale(query *gorm.DB) error {
	var n int64
	if err := query.Count(&n).Error; err != nil {
		return err
	}
	if n == 0 {
		return reflection.ErrNotFound
	}
	return reflection.ErrStale
}
