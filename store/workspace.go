package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type workspaceRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	Platform       string
	External       string
	Credentials    *[]byte // sealed with the master key, by SealCredentials; SQLite takes a nil slice for an empty blob
	Revision       int
}

func (workspaceRow) TableName() string { return "workspaces" }

func (r workspaceRow) workspace() reflection.Workspace {
	w := reflection.Workspace{
		ID:           reflection.WorkspaceID(r.ID),
		Organisation: reflection.OrganisationID(r.OrganisationID),
		Platform:     r.Platform,
		External:     r.External,
		Revision:     r.Revision,
	}
	if r.Credentials != nil {
		w.Credentials = *r.Credentials
	}
	return w
}

func readyWorkspace(org reflection.OrganisationID, w reflection.Workspace) (change, error) {
	row := &workspaceRow{
		OrganisationID: string(org),
		ID:             string(w.ID),
		Platform:       w.Platform,
		External:       w.External,
		Revision:       w.Revision + 1,
	}
	if len(w.Credentials) > 0 {
		row.Credentials = &w.Credentials
	}
	return change{alone: w.Revision > 0, apply: func(tx *gorm.DB) error {
		err := keep(tx, row, identity{organisation: org, id: row.ID, revision: w.Revision})
		if err != nil || w.Revision > 0 {
			return err
		}
		return tx.Create(&leaseRow{WorkspaceID: row.ID, OrganisationID: row.OrganisationID}).Error
	}}, belongs(org, w.Organisation, row.ID)
}

// Workspaces lists those of every organisation.
func (db *DB) Workspaces(ctx context.Context) ([]reflection.Workspace, error) {
	var rows []workspaceRow
	if err := db.gorm.WithContext(ctx).Order("organisation_id, id").Find(&rows).Error; err != nil {
		return nil, told("list workspaces", err)
	}
	all := make([]reflection.Workspace, 0, len(rows))
	for _, r := range rows {
		all = append(all, r.workspace())
	}
	return all, nil
}

// SealCredentials seals what a platform gave for one workspace. The tables
// take no other credentials.
func (db *DB) SealCredentials(w reflection.Workspace, plain []byte) ([]byte, error) {
	return db.master.Seal(plain, credentialsOf(w.Organisation, w.ID))
}

// OpenCredentials opens the workspace's own; seal.ErrOpen for anything else.
func (db *DB) OpenCredentials(w reflection.Workspace) ([]byte, error) {
	plain, err := db.master.Open(w.Credentials, credentialsOf(w.Organisation, w.ID))
	if err != nil {
		return nil, fmt.Errorf("credentials of workspace %s: %w", w.ID, err)
	}
	return plain, nil
}

func credentialsOf(org reflection.OrganisationID, id reflection.WorkspaceID) seal.Place {
	return seal.Place{Organisation: string(org), Record: "workspace/" + string(id), Field: "credentials"}
}
