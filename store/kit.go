package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

type kitRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	SchoolID       string
	HeldOn         string
	TakesPart      string // roles
	CalledOff      bool
	SetAt          instant
	Revision       int
}

func (kitRow) TableName() string { return "kits" }

func (row kitRow) kit() (reflection.Kit, error) {
	var r reading
	k := reflection.Kit{
		ID:           reflection.KitID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		On:           r.date("held_on", row.HeldOn),
		For:          listed[reflection.Role](&r, "takes_part", row.TakesPart),
		Off:          row.CalledOff,
		SetAt:        row.SetAt.time(),
		Revision:     row.Revision,
	}
	return k, r.err
}

func readyKit(org reflection.OrganisationID, k reflection.Kit) (change, error) {
	if err := belongs(org, k.Organisation, string(k.ID)); err != nil {
		return change{}, err
	}
	row := &kitRow{
		OrganisationID: string(org),
		ID:             string(k.ID),
		SchoolID:       string(k.School),
		HeldOn:         k.On.String(),
		TakesPart:      list(k.For),
		CalledOff:      k.Off,
		SetAt:          instant(k.SetAt),
		Revision:       k.Revision + 1,
	}
	at := identity{organisation: org, id: row.ID, revision: k.Revision, owner: map[string]any{"school_id": row.SchoolID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Kits lists the half-term meetings of every school on a day or later, the first
// first.
func (db *DB) Kits(ctx context.Context, org reflection.OrganisationID, from reflection.Date) ([]reflection.Kit, error) {
	var rows []kitRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND held_on >= ?", org, from.String()).
		Order("held_on, id").Find(&rows).Error
	if err != nil {
		return nil, told("list half-term meetings", err)
	}
	return each(rows, kitRow.kit)
}
