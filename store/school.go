package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
)

type schoolRow struct {
	OrganisationID  string `gorm:"primaryKey"`
	ID              string `gorm:"primaryKey"`
	Name            string
	Phases          string
	Zone            string
	Lead            string
	LeadPhone       string
	Deputy          string
	DeputyPhone     string
	OutOfHours      string
	RecordingSystem string
	Head            string
	ConfirmedOn     string
	SwitchedOff     string
	Revision        int
}

func (schoolRow) TableName() string { return "schools" }

func schoolToRow(s reflection.School) *schoolRow {
	return &schoolRow{
		OrganisationID:  string(s.Organisation),
		ID:              string(s.ID),
		Name:            s.Name,
		Phases:          list(s.Phases),
		Zone:            s.Zone,
		Lead:            s.Safeguarding.Lead,
		LeadPhone:       s.Safeguarding.LeadPhone,
		Deputy:          s.Safeguarding.Deputy,
		DeputyPhone:     s.Safeguarding.DeputyPhone,
		OutOfHours:      s.Safeguarding.OutOfHours,
		RecordingSystem: s.Safeguarding.RecordingSystem,
		Head:            s.Safeguarding.Head,
		ConfirmedOn:     s.Safeguarding.ConfirmedOn.String(),
		SwitchedOff:     list(s.Off),
		Revision:        s.Revision + 1,
	}
}

func (row schoolRow) school() (reflection.School, error) {
	var r reading
	s := reflection.School{
		ID:           reflection.SchoolID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Name:         row.Name,
		Phases:       listed[string](&r, "phases", row.Phases),
		Zone:         row.Zone,
		Safeguarding: reflection.Safeguarding{
			Lead:            row.Lead,
			LeadPhone:       row.LeadPhone,
			Deputy:          row.Deputy,
			DeputyPhone:     row.DeputyPhone,
			OutOfHours:      row.OutOfHours,
			RecordingSystem: row.RecordingSystem,
			Head:            row.Head,
			ConfirmedOn:     r.date("confirmed_on", row.ConfirmedOn),
		},
		Off:      listed[reflection.Part](&r, "switched_off", row.SwitchedOff),
		Revision: row.Revision,
	}
	return s, r.err
}

// readySchool gives a new school its key, which seals what is agreed there.
func (db *DB) readySchool(ctx context.Context, org reflection.OrganisationID, s reflection.School) (change, error) {
	if err := belongs(org, s.Organisation, string(s.ID)); err != nil {
		return change{}, err
	}
	row := schoolToRow(s)
	at := identity{organisation: org, id: row.ID, revision: s.Revision}
	if s.Revision > 0 {
		return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
	}
	key, err := db.newKey(ctx, holder{string(org), aSchool, row.ID})
	return change{apply: func(tx *gorm.DB) error {
		if err := keep(tx, row, at); err != nil {
			return err
		}
		return tx.Create(key).Error
	}}, err
}

// School finds one school.
func (db *DB) School(ctx context.Context, org reflection.OrganisationID, id reflection.SchoolID) (reflection.School, error) {
	if row, ok := schoolBrought(ctx, org, id); ok {
		return row.school()
	}
	var row schoolRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.School{}, told(fmt.Sprintf("school %s", id), err)
	}
	return row.school()
}

// Schools lists the organisation's, by name.
func (db *DB) Schools(ctx context.Context, org reflection.OrganisationID) ([]reflection.School, error) {
	var rows []schoolRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ?", org).Find(&rows).Error
	if err != nil {
		return nil, told("list schools", err)
	}
	all, err := each(rows, schoolRow.school)
	byName(all, func(s reflection.School) (string, string) { return s.Name, string(s.ID) })
	return all, err
}
