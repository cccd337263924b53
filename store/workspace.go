package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

type workspaceRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	Platform       string
	External       string
	Name           string
	JoinedAt       instant
	LeftAt         instant
	Revision       int
}

func (workspaceRow) TableName() string { return "workspaces" }

// atWork is the condition that the app is in a workspace w.
const atWork = "w.left_at <= w.joined_at"

func (r workspaceRow) workspace() reflection.Workspace {
	return reflection.Workspace{
		ID:           reflection.WorkspaceID(r.ID),
		Organisation: reflection.OrganisationID(r.OrganisationID),
		Platform:     r.Platform,
		External:     r.External,
		Name:         r.Name,
		Joined:       r.JoinedAt.time(),
		Left:         r.LeftAt.time(),
		Revision:     r.Revision,
	}
}

func readyWorkspace(org reflection.OrganisationID, w reflection.Workspace) (change, error) {
	row := &workspaceRow{
		OrganisationID: string(org),
		ID:             string(w.ID),
		Platform:       w.Platform,
		External:       w.External,
		Name:           w.Name,
		JoinedAt:       instant(w.Joined),
		LeftAt:         instant(w.Left),
		Revision:       w.Revision + 1,
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

// WorkspaceAt finds a workspace by the platform's own id of it.
func (db *DB) WorkspaceAt(ctx context.Context, platform, external string) (reflection.Workspace, error) {
	var row workspaceRow
	err := db.gorm.WithContext(ctx).
		Where("platform = ? AND external = ? AND external <> ''", platform, external).Take(&row).Error
	return row.workspace(), told("find a workspace", err)
}
