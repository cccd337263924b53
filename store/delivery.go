package store

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/reflection"
)

type deliveryRow struct {
	Seq            int64   `gorm:"->" json:"-"`
	OrganisationID string  `gorm:"primaryKey" json:"organisation_id"`
	ID             string  `gorm:"primaryKey" json:"id"`
	NaturalKey     string  `json:"natural_key"`
	WorkspaceID    string  `json:"workspace_id"`
	ToID           string  `json:"to_id"`
	Kind           string  `json:"kind"`
	Ref            string  `json:"ref"`
	DueAt          instant `json:"due_at"`
	Until          instant `json:"until"`
	State          string  `json:"state"`
	Unsettled      bool    `json:"unsettled"` // the state is not final
	Reason         string  `json:"reason"`
	Attempts       int     `json:"attempts"`
	Turn           int64   `json:"turn"`
	BegunAt        instant `json:"begun_at"`
	Address        string  `json:"address"`
	SettledAt      instant `json:"settled_at"`
}

func (deliveryRow) TableName() string { return "deliveries" }

func deliveryToRow(d reflection.Delivery) *deliveryRow {
	return &deliveryRow{
		OrganisationID: string(d.Organisation),
		ID:             string(d.ID),
		NaturalKey:     d.Key,
		WorkspaceID:    string(d.Workspace),
		ToID:           string(d.To),
		Kind:           string(d.Kind),
		Ref:            d.Ref,
		DueAt:          instant(d.DueAt),
		Until:          instant(d.Until),
		State:          string(d.State),
		Unsettled:      !d.State.Final(),
		Reason:         d.Reason,
		Attempts:       d.Attempts,
		Turn:           d.Turn,
		BegunAt:        instant(d.BegunAt),
		Address:        d.Where,
		SettledAt:      instant(d.SettledAt),
	}
}

func (row deliveryRow) delivery() (reflection.Delivery, error) {
	return reflection.Delivery{
		ID:           reflection.DeliveryID(row.ID),
		Key:          row.NaturalKey,
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Workspace:    reflection.WorkspaceID(row.WorkspaceID),
		To:           reflection.MemberID(row.ToID),
		Kind:         reflection.Kind(row.Kind),
		Ref:          row.Ref,
		DueAt:        row.DueAt.time(),
		Until:        row.Until.time(),
		State:        reflection.State(row.State),
		Reason:       row.Reason,
		Attempts:     row.Attempts,
		Turn:         row.Turn,
		BegunAt:      row.BegunAt.time(),
		Where:        row.Address,
		SettledAt:    row.SettledAt.time(),
	}, nil
}

var naturalKey = []clause.Column{{Name: "organisation_id"}, {Name: "natural_key"}}

// readyDelivery changes nothing where the key stands already: deciding twice
// keeps one.
func readyDelivery(org reflection.OrganisationID, d reflection.Delivery) (change, error) {
	row := deliveryToRow(d)
	return change{alone: true, apply: func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{Columns: naturalKey, DoNothing: true}).Create(row).Error
	}}, belongs(org, d.Organisation, row.ID)
}

func readyUnqueued(org reflection.OrganisationID, u reflection.Unqueued) (change, error) {
	if len(u.Kinds) == 0 {
		return change{}, nil
	}
	return change{alone: true, apply: func(tx *gorm.DB) error {
		waiting := tx.Where("organisation_id = ? AND to_id = ? AND kind IN ? AND state = 'queued'", org, u.To, u.Kinds)
		if !u.After.IsZero() {
			waiting = waiting.Where("due_at > ?", instant(u.After))
		}
		if u.Ref != "" {
			waiting = waiting.Where("ref = ?", u.Ref)
		}
		return waiting.Delete(&deliveryRow{}).Error
	}}, nil
}
