package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

type networkCardRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	SchoolID       string
	HalfOn         string
	Version        int
	Seen           string // statements of a framework
	At             instant
}

func (networkCardRow) TableName() string { return "network_cards" }

func (row networkCardRow) card() (reflection.NetworkCard, error) {
	var r reading
	c := reflection.NetworkCard{
		ID:           reflection.NetworkCardID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		Half:         r.date("half_on", row.HalfOn),
		Version:      row.Version,
		Seen:         listed[reflection.StatementID](&r, "seen", row.Seen),
		At:           row.At.time(),
	}
	return c, r.err
}

func readyNetworkCard(org reflection.OrganisationID, c reflection.NetworkCard) (change, error) {
	if err := belongs(org, c.Organisation, string(c.ID)); err != nil {
		return change{}, err
	}
	row := &networkCardRow{
		OrganisationID: string(org),
		ID:             string(c.ID),
		SchoolID:       string(c.School),
		HalfOn:         c.Half.String(),
		Version:        c.Version,
		Seen:           list(c.Seen),
		At:             instant(c.At),
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return tx.Create(row).Error }}, nil
}

// NetworkCards lists every version of a school's cards, the newest half-term and
// version first.
func (db *DB) NetworkCards(ctx context.Context, org reflection.OrganisationID, school reflection.SchoolID) ([]reflection.NetworkCard, error) {
	var rows []networkCardRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND school_id = ?", org, school).
		Order("half_on DESC, version DESC").Find(&rows).Error
	if err != nil {
		return nil, told("list network cards", err)
	}
	return each(rows, networkCardRow.card)
}

// NetworkCardsIn lists every version of all schools' cards of the half-term that
// begins on a day.
func (db *DB) NetworkCardsIn(ctx context.Context, org reflection.OrganisationID, half reflection.Date) ([]reflection.NetworkCard, error) {
	var rows []networkCardRow
	if err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND half_on = ?", org, half.String()).Find(&rows).Error; err != nil {
		return nil, told("list network cards of a half-term", err)
	}
	return each(rows, networkCardRow.card)
}

type networkTallyRow struct {
	OrganisationID string `gorm:"primaryKey"`
	HalfOn         string `gorm:"primaryKey"`
	Feature        string `gorm:"primaryKey"`
	Enough         bool
	Seen           int
}

func (networkTallyRow) TableName() string { return "network_tallies" }

func (row networkTallyRow) tally() (reflection.NetworkTally, error) {
	var r reading
	t := reflection.NetworkTally{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Half:         r.date("half_on", row.HalfOn),
		Feature:      reflection.StatementID(row.Feature),
		Enough:       row.Enough,
		Seen:         reflection.Fives(row.Seen),
	}
	return t, r.err
}

func readyNetworkTally(org reflection.OrganisationID, t reflection.NetworkTally) (change, error) {
	if err := belongs(org, t.Organisation, string(t.Feature)); err != nil {
		return change{}, err
	}
	row := &networkTallyRow{
		OrganisationID: string(org),
		HalfOn:         t.Half.String(),
		Feature:        string(t.Feature),
		Enough:         t.Enough,
		Seen:           int(t.Seen),
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return tx.Create(row).Error }}, nil
}

// NetworkTallies lists every count of cards that was kept, the newest half-term
// first.
func (db *DB) NetworkTallies(ctx context.Context, org reflection.OrganisationID) ([]reflection.NetworkTally, error) {
	var rows []networkTallyRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ?", org).
		Order("half_on DESC, feature").Find(&rows).Error
	if err != nil {
		return nil, told("list counts of network cards", err)
	}
	return each(rows, networkTallyRow.tally)
}
