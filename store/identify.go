package store

import (
	"context"
	"reflect"
	"strings"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"plenary/reflection"
)

// met is a person as a call meets them: with their school, and the entry that
// the call is about, where there are any.
type met struct {
	Member memberRow `gorm:"embedded;embeddedPrefix:m_"`
	School schoolRow `gorm:"embedded;embeddedPrefix:s_"`
	Entry  entryRow  `gorm:"embedded;embeddedPrefix:e_"`
}

// meeting reads it all at once, as every press and submit begins. GORM would
// put the statement together anew each time, and find out for each row which of
// sixty columns goes where: that took a tenth of saving a stage.
type meeting struct {
	statement string
	fields    []*schema.Field // of met, in the order of the columns
}

// meet: the entry is not yet known to be the person's. Whoever asks for it
// checks that, as if it had been read by itself.
const meet = ` FROM members m
LEFT JOIN schools s ON s.organisation_id = m.organisation_id AND s.id = m.school_id
LEFT JOIN entries e ON e.organisation_id = m.organisation_id AND e.id = $1
LEFT JOIN keys k ON k.organisation_id = e.organisation_id AND k.owner_id = e.author_id AND k.kind = 'member'
WHERE m.workspace_id = $2 AND m.platform_id = $3 AND m.platform_id <> ''`

func newMeeting(names schema.Namer) (meeting, error) {
	table, err := schema.Parse(&met{}, &sync.Map{}, names)
	if err != nil {
		return meeting{}, err
	}
	columns := make([]string, len(table.Fields))
	for i, f := range table.Fields {
		from, name, _ := strings.Cut(f.DBName, "_")
		if name == "wrapped" {
			from = "k"
		}
		columns[i] = from + "." + name
	}
	return meeting{"SELECT " + strings.Join(columns, ", ") + meet, table.Fields}, nil
}

// read is sql.ErrNoRows for nobody. What is not there comes as NULL and stays
// empty.
func (m meeting) read(ctx context.Context, from gorm.ConnPool, about, workspace, platformID string) (*met, error) {
	columns, into := make([]any, len(m.fields)), make([]any, len(m.fields))
	for i := range columns {
		into[i] = &columns[i]
	}
	if err := from.QueryRowContext(ctx, m.statement, about, workspace, platformID).Scan(into...); err != nil {
		return nil, err
	}
	who := &met{}
	value := reflect.ValueOf(who)
	for i, f := range m.fields {
		if err := f.Set(ctx, value, columns[i]); err != nil {
			return nil, err
		}
	}
	return who, nil
}

// Identify finds the person a platform speaks of. People who were imported
// wait with no id, and are nobody's.
func (db *DB) Identify(ctx context.Context, ws reflection.WorkspaceID, platformID string) (reflection.Member, error) {
	c := callOf(ctx)
	if c == nil {
		query := db.gorm.WithContext(ctx).Where("workspace_id = ? AND platform_id = ? AND platform_id <> ''", ws, platformID)
		return oneMember(query, "identify")
	}
	who, err := db.meeting.read(ctx, db.gorm.Statement.ConnPool, string(c.about), string(ws), platformID)
	if err != nil {
		return reflection.Member{}, told("identify", err)
	}
	c.bring(who.School, who.Entry)
	return who.Member.member()
}
