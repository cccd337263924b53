package store

import (
	"gorm.io/gorm"

	"plenary/reflection"
)

type eventRow struct {
	OrganisationID string
	WorkspaceID    string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	At             instant
}

func (eventRow) TableName() string { return "events" }

// readyEvent leaves it to the schema that the workspace is the organisation's
// own.
func readyEvent(org reflection.OrganisationID, e reflection.Event) (change, error) {
	row := &eventRow{string(org), string(e.Workspace), e.ID, instant(e.At)}
	return change{alone: true, apply: func(tx *gorm.DB) error {
		return tx.Create(row).Error
	}}, belongs(org, org, e.ID)
}
