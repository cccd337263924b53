package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

type tallyRow struct {
	OrganisationID string `gorm:"primaryKey"`
	UntilOn        string `gorm:"primaryKey"`
	SchoolID       string `gorm:"primaryKey"`
	FromOn         string
	Enough         bool
	Held           int
	Lost           int
	EnoughPeople   bool
	Tried          int
	Decided        int
}

func (tallyRow) TableName() string { return "tallies" }

func (row tallyRow) tally() (reflection.Tally, error) {
	var r reading
	t := reflection.Tally{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Half:         reflection.Days{From: r.date("from_on", row.FromOn), To: r.date("until_on", row.UntilOn)},
		School:       reflection.SchoolID(row.SchoolID),
		Enough:       row.Enough,
		Held:         reflection.Fives(row.Held),
		Lost:         reflection.Fives(row.Lost),
		EnoughPeople: row.EnoughPeople,
		Tried:        reflection.Fives(row.Tried),
		Decided:      reflection.Fives(row.Decided),
	}
	return t, r.err
}

func readyTally(org reflection.OrganisationID, t reflection.Tally) (change, error) {
	if err := belongs(org, t.Organisation, t.Half.To.String()); err != nil {
		return change{}, err
	}
	row := &tallyRow{
		OrganisationID: string(org),
		UntilOn:        t.Half.To.String(),
		SchoolID:       string(t.School),
		FromOn:         t.Half.From.String(),
		Enough:         t.Enough,
		Held:           int(t.Held),
		Lost:           int(t.Lost),
		EnoughPeople:   t.EnoughPeople,
		Tried:          int(t.Tried),
		Decided:        int(t.Decided),
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return tx.Create(row).Error }}, nil
}

// Tallies lists every count that was kept, the newest half-term first.
func (db *DB) Tallies(ctx context.Context, org reflection.OrganisationID) ([]reflection.Tally, error) {
	var rows []tallyRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ?", org).
		Order("until_on DESC, school_id").Find(&rows).Error
	if err != nil {
		return nil, told("list tallies", err)
	}
	return each(rows, tallyRow.tally)
}

// MeetingsWithin lists every kept meeting of those days, without what was
// agreed.
func (db *DB) MeetingsWithin(ctx context.Context, org reflection.OrganisationID, days reflection.Days) ([]reflection.Meeting, error) {
	var rows []meetingRow
	err := db.gorm.WithContext(ctx).Omit("agreed", "wrapped").
		Where("organisation_id = ? AND held_on BETWEEN ? AND ?", org, days.From.String(), days.To.String()).
		Find(&rows).Error
	if err != nil {
		return nil, told("list meetings", err)
	}
	return each(rows, func(row meetingRow) (reflection.Meeting, error) { return row.meeting("") })
}
