package store

import (
	"encoding/json"

	"gorm.io/gorm"

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

// readyDeliveries queues what is new, all of it by one statement.
func (db *DB) readyDeliveries(org reflection.OrganisationID, all []reflection.Delivery) (change, error) {
	rows := make([]*deliveryRow, 0, len(all))
	for _, d := range all {
		if err := belongs(org, d.Organisation, string(d.ID)); err != nil {
			return change{}, err
		}
		rows = append(rows, deliveryToRow(d))
	}
	return change{alone: true, apply: func(tx *gorm.DB) error { return db.queue(tx, rows) }}, nil
}

// queue keeps new rows. One whose key is there already changes nothing:
// deciding twice keeps one.
func (db *DB) queue(tx *gorm.DB, rows []*deliveryRow) error {
	body, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	return tx.Exec(db.nextSQL, string(body)).Error
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
