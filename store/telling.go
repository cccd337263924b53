package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"plenary/reflection"
)

type tellingRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	EctID          string
	MentorID       string
	ReaderID       string
	HalfOn         string
	At             instant
}

func (tellingRow) TableName() string { return "tellings" }

func (row tellingRow) telling() (reflection.Telling, error) {
	var r reading
	return reflection.Telling{
		ID:           reflection.TellingID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		ECT:          reflection.MemberID(row.EctID),
		Mentor:       reflection.MemberID(row.MentorID),
		Reader:       reflection.MemberID(row.ReaderID),
		Half:         r.date("half_on", row.HalfOn),
		At:           row.At.time(),
	}, r.err
}

func readyTelling(org reflection.OrganisationID, t reflection.Telling) (change, error) {
	if err := belongs(org, t.Organisation, string(t.ID)); err != nil {
		return change{}, err
	}
	row := &tellingRow{
		OrganisationID: string(org),
		ID:             string(t.ID),
		EctID:          string(t.ECT),
		MentorID:       string(t.Mentor),
		ReaderID:       string(t.Reader),
		HalfOn:         t.Half.String(),
		At:             instant(t.At),
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return tx.Create(row).Error }}, nil
}

// TellingsBy lists what an ECT told coordinators, and has not taken back.
func (db *DB) TellingsBy(ctx context.Context, org reflection.OrganisationID, ect reflection.MemberID) ([]reflection.Telling, error) {
	return db.tellings(ctx, org, fmt.Sprintf("list tellings by %s", ect), "ect_id = ?", ect)
}

// TellingsFor lists what a coordinator is told since an instant, oldest first.
func (db *DB) TellingsFor(ctx context.Context, org reflection.OrganisationID, reader reflection.MemberID, since time.Time) ([]reflection.Telling, error) {
	return db.tellings(ctx, org, fmt.Sprintf("list tellings for %s", reader), "reader_id = ? AND at >= ?", reader, instant(since))
}

func (db *DB) tellings(ctx context.Context, org reflection.OrganisationID, doing, where string, args ...any) ([]reflection.Telling, error) {
	var rows []tellingRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ?", org).Where(where, args...).Order("at, id").Find(&rows).Error
	if err != nil {
		return nil, told(doing, err)
	}
	return each(rows, tellingRow.telling)
}
