package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

type organisationRow struct {
	ID         string `gorm:"primaryKey"`
	Name       string
	CodeDigest string
	CodeUntil  instant
	Revision   int
}

func (organisationRow) TableName() string { return "organisations" }

func (r organisationRow) organisation() reflection.Organisation {
	return reflection.Organisation{ID: reflection.OrganisationID(r.ID), Name: r.Name,
		Code: reflection.JoinCode{Digest: r.CodeDigest, Until: r.CodeUntil.time()}, Revision: r.Revision}
}

// readyOrganisation cannot use keep: an organisation is the wall itself and has
// no column for the one it is in.
func readyOrganisation(org reflection.OrganisationID, o reflection.Organisation) (change, error) {
	row := &organisationRow{ID: string(o.ID), Name: o.Name,
		CodeDigest: o.Code.Digest, CodeUntil: instant(o.Code.Until), Revision: o.Revision + 1}
	return change{alone: true, apply: func(tx *gorm.DB) error {
		if o.Revision == 0 {
			return tx.Create(row).Error
		}
		this := func() *gorm.DB { return tx.Model(&organisationRow{}).Where("id = ?", o.ID) }
		done := this().Where("revision = ?", o.Revision).Select("*").Omit("id").Updates(row)
		if done.Error != nil || done.RowsAffected == 1 {
			return done.Error
		}
		return missingOrStale(this())
	}}, belongs(org, o.ID, string(o.ID))
}

// Organisations lists all of them, by name.
func (db *DB) Organisations(ctx context.Context) ([]reflection.Organisation, error) {
	var rows []organisationRow
	if err := db.gorm.WithContext(ctx).Find(&rows).Error; err != nil {
		return nil, told("list organisations", err)
	}
	all := make([]reflection.Organisation, 0, len(rows))
	for _, r := range rows {
		all = append(all, r.organisation())
	}
	byName(all, func(o reflection.Organisation) (string, string) { return o.Name, string(o.ID) })
	return all, nil
}

// OrganisationByCode finds the one that a code's digest belongs to.
func (db *DB) OrganisationByCode(ctx context.Context, digest string) (reflection.Organisation, error) {
	var row organisationRow
	err := db.gorm.WithContext(ctx).Where("code_digest = ? AND code_digest <> ''", digest).Take(&row).Error
	return row.organisation(), told("find an organisation by its code", err)
}
