package store

import (
	"context"
	"strings"
	"sync"

	"gorm.io/gorm/schema"

	"plenary/reflection"
)

// met is a person as a call meets them: with their school, and the entry that
// the call is about.
type met struct {
	Member memberRow `gorm:"embedded;embeddedPrefix:m_"`
	School schoolRow `gorm:"embedded;embeddedPrefix:s_"`
	Entry  entryRow  `gorm:"embedded;embeddedPrefix:e_"`
}

// meet reads it all at once. The entry is not yet known to be the person's:
// whoever asks for it checks that, as if it had been read by itself.
const meet = ` FROM members m
LEFT JOIN schools s ON s.organisation_id = m.organisation_id AND s.id = m.school_id
LEFT JOIN entries e ON e.organisation_id = m.organisation_id AND e.id = ?
LEFT JOIN keys k ON k.organisation_id = e.organisation_id AND k.owner_id = e.author_id AND k.kind = 'member'
WHERE m.workspace_id = ? AND m.platform_id = ? AND m.platform_id <> ''`

func (db *DB) meetStatement() (string, error) {
	var columns []string
	for _, t := range []struct {
		row    schema.Tabler
		prefix string
	}{{memberRow{}, "m"}, {schoolRow{}, "s"}, {entryRow{}, "e"}} {
		table, err := schema.Parse(t.row, &sync.Map{}, db.gorm.NamingStrategy)
		if err != nil {
			return "", err
		}
		for _, name := range table.DBNames {
			from := t.prefix + "." + name
			if name == "wrapped" {
				from = "k.wrapped"
			}
			columns = append(columns, from+" AS "+t.prefix+"_"+name)
		}
	}
	return "SELECT " + strings.Join(columns, ", ") + meet, nil
}

// Identify finds the person a platform speaks of. People who were imported
// wait with no id, and are nobody's.
func (db *DB) Identify(ctx context.Context, ws reflection.WorkspaceID, platformID string) (reflection.Member, error) {
	c := callOf(ctx)
	if c == nil {
		query := db.gorm.WithContext(ctx).Where("workspace_id = ? AND platform_id = ? AND platform_id <> ''", ws, platformID)
		return oneMember(query, "identify")
	}
	var rows []met
	if err := db.gorm.WithContext(ctx).Raw(db.meetSQL, c.about, ws, platformID).Scan(&rows).Error; err != nil {
		return reflection.Member{}, told("identify", err)
	}
	if len(rows) == 0 {
		return reflection.Member{}, told("identify", reflection.ErrNotFound)
	}
	c.bring(rows[0].School, rows[0].Entry)
	return rows[0].Member.member()
}
