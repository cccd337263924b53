package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/reflection"
)

type memberRow struct {
	OrganisationID   string `gorm:"primaryKey"`
	ID               string `gorm:"primaryKey"`
	SchoolID         ref
	WorkspaceID      ref
	PlatformID       string
	Conversation     string
	Deactivated      bool
	Email            string
	Name             string
	Roles            string
	Zone             string
	MentorID         string
	LineManagerID    string
	InductionTutorID string
	Phase            string
	Subject          string
	WorkingDays      uint8
	Year             int
	Starts           string
	Leaves           string
	Meets            string
	MeetsFortnightly bool
	MeetsFrom        string
	FreePeriods      string
	Lessons          string
	Welcome          string
	Begun            string
	Prompt           string
	OnlyMeetingWeeks bool
	JournalWeek      string
	JournalLessons   string
	AwayFrom         string
	AwayTo           string
	WasAway          string // ["2026-11-16/2026-11-18", …]
	PausedUntil      string
	Lens             string
	ChatCopyTold     bool
	Wants            string
	Revision         int
}

func (memberRow) TableName() string { return "members" }

func memberToRow(m reflection.Member) *memberRow {
	return &memberRow{
		OrganisationID:   string(m.Organisation),
		ID:               string(m.ID),
		SchoolID:         ref(m.School),
		WorkspaceID:      ref(m.Workspace),
		PlatformID:       m.PlatformID,
		Conversation:     m.Conversation,
		Deactivated:      m.Deactivated,
		Email:            m.Email,
		Name:             m.Name,
		Roles:            list(m.Roles),
		Zone:             m.Zone,
		MentorID:         string(m.Mentor),
		LineManagerID:    string(m.LineManager),
		InductionTutorID: string(m.InductionTutor),
		Phase:            m.Phase,
		Subject:          m.Subject,
		WorkingDays:      uint8(m.WorkingDays),
		Year:             m.Year,
		Starts:           m.Starts.String(),
		Leaves:           m.Leaves.String(),
		Meets:            weekTime(m.Meets.When),
		MeetsFortnightly: m.Meets.Fortnightly,
		MeetsFrom:        m.Meets.From.String(),
		FreePeriods:      list(m.Free),
		Lessons:          list(m.Lessons),
		Welcome:          string(m.Welcome),
		Begun:            m.Begun.String(),
		Prompt:           weekTime(m.Prompt),
		OnlyMeetingWeeks: m.OnlyMeetingWeeks,
		JournalWeek:      m.JournalWeek.Monday.String(),
		JournalLessons:   list(m.JournalWeek.After),
		AwayFrom:         m.Away.From.String(),
		AwayTo:           m.Away.To.String(),
		WasAway:          spells(m.WasAway),
		PausedUntil:      m.PausedUntil.String(),
		Lens:             m.Lens,
		ChatCopyTold:     m.ChatCopyTold,
		Wants:            list(m.Wants),
		Revision:         m.Revision + 1,
	}
}

func (row memberRow) member() (reflection.Member, error) {
	var r reading
	m := reflection.Member{
		ID:             reflection.MemberID(row.ID),
		Organisation:   reflection.OrganisationID(row.OrganisationID),
		School:         reflection.SchoolID(row.SchoolID),
		Workspace:      reflection.WorkspaceID(row.WorkspaceID),
		PlatformID:     row.PlatformID,
		Conversation:   row.Conversation,
		Deactivated:    row.Deactivated,
		Email:          row.Email,
		Name:           row.Name,
		Roles:          listed[reflection.Role](&r, "roles", row.Roles),
		Zone:           row.Zone,
		Mentor:         reflection.MemberID(row.MentorID),
		LineManager:    reflection.MemberID(row.LineManagerID),
		InductionTutor: reflection.MemberID(row.InductionTutorID),
		Phase:          row.Phase,
		Subject:        row.Subject,
		WorkingDays:    reflection.Weekdays(row.WorkingDays),
		Year:           row.Year,
		Starts:         r.date("starts", row.Starts),
		Leaves:         r.date("leaves", row.Leaves),
		Meets: reflection.MeetingSlot{
			When:        r.weekTime("meets", row.Meets),
			Fortnightly: row.MeetsFortnightly,
			From:        r.date("meets_from", row.MeetsFrom),
		},
		Free:             listed[reflection.Period](&r, "free_periods", row.FreePeriods),
		Lessons:          listed[reflection.Period](&r, "lessons", row.Lessons),
		Welcome:          reflection.Welcome(row.Welcome),
		Begun:            r.date("begun", row.Begun),
		Prompt:           r.weekTime("prompt", row.Prompt),
		OnlyMeetingWeeks: row.OnlyMeetingWeeks,
		JournalWeek: reflection.JournalWeek{
			Monday: r.date("journal_week", row.JournalWeek),
			After:  listed[reflection.Period](&r, "journal_lessons", row.JournalLessons),
		},
		Away:         reflection.Days{From: r.date("away_from", row.AwayFrom), To: r.date("away_to", row.AwayTo)},
		WasAway:      r.spells("was_away", row.WasAway),
		PausedUntil:  r.date("paused_until", row.PausedUntil),
		Lens:         row.Lens,
		ChatCopyTold: row.ChatCopyTold,
		Wants:        listed[reflection.Wish](&r, "wants", row.Wants),
		Revision:     row.Revision,
	}
	return m, r.err
}

// readyMember is for somebody who is there already.
func readyMember(org reflection.OrganisationID, m reflection.Member) (change, error) {
	row := memberToRow(m)
	at := identity{organisation: org, id: row.ID, revision: m.Revision}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, belongs(org, m.Organisation, row.ID)
}

// rowsAtOnce is how many rows one statement inserts: a database takes so many
// values in a statement, SQLite 32,766, and a member has forty. What grows with
// schools or people is inserted so.
const rowsAtOnce = 200

// readyNewMembers gives each new member their key.
func (db *DB) readyNewMembers(ctx context.Context, org reflection.OrganisationID, all []reflection.Member) (change, error) {
	rows, keys := make([]*memberRow, 0, len(all)), make([]*keyRow, 0, len(all))
	for _, m := range all {
		if err := belongs(org, m.Organisation, string(m.ID)); err != nil {
			return change{}, err
		}
		key, err := db.newKey(ctx, holder{string(org), aMember, string(m.ID)})
		if err != nil {
			return change{}, err
		}
		rows, keys = append(rows, memberToRow(m)), append(keys, key)
	}
	return change{apply: func(tx *gorm.DB) error {
		if err := tx.CreateInBatches(rows, rowsAtOnce).Error; err != nil {
			return err
		}
		return tx.CreateInBatches(keys, rowsAtOnce).Error
	}}, nil
}

// readyUnchanged locks the row until the write is over, but not against rows
// that only refer to the member: those cannot make a decision out of date.
// SQLite has one writer at a time and no row locks.
func readyUnchanged(org reflection.OrganisationID, u reflection.Unchanged) (change, error) {
	return change{alone: true, apply: func(tx *gorm.DB) error {
		var row memberRow
		err := tx.Clauses(clause.Locking{Strength: "NO KEY UPDATE"}).Select("revision").
			Where("organisation_id = ? AND id = ?", org, u.Member.ID).Take(&row).Error
		if err == nil && row.Revision != u.Member.Revision {
			return reflection.ErrStale
		}
		return err
	}}, belongs(org, u.Member.Organisation, string(u.Member.ID))
}

// Member finds one person.
func (db *DB) Member(ctx context.Context, org reflection.OrganisationID, id reflection.MemberID) (reflection.Member, error) {
	query := db.gorm.WithContext(ctx).Where("organisation_id = ? AND id = ?", org, id)
	return oneMember(query, fmt.Sprintf("member %s", id))
}

// Members lists everyone, by name.
func (db *DB) Members(ctx context.Context, org reflection.OrganisationID) ([]reflection.Member, error) {
	return members(db.gorm.WithContext(ctx).Where("organisation_id = ?", org), "list members")
}

// MembersAfter lists up to limit members whose ids come after one, by id.
func (db *DB) MembersAfter(ctx context.Context, org reflection.OrganisationID, after reflection.MemberID, limit int) ([]reflection.Member, error) {
	var rows []memberRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND id > ?", org, after).
		Order("id").Limit(max(limit, 0)).Find(&rows).Error
	if err != nil {
		return nil, told("list members", err)
	}
	return each(rows, memberRow.member)
}

// People lists those of these members that are there, by name.
func (db *DB) People(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID) ([]reflection.Member, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return members(db.gorm.WithContext(ctx).Where("organisation_id = ? AND id IN ?", org, ids), "list some members")
}

// MentoredBy lists the people whose mentor is one of ids, by name.
func (db *DB) MentoredBy(ctx context.Context, org reflection.OrganisationID, ids ...reflection.MemberID) ([]reflection.Member, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	query := db.gorm.WithContext(ctx).Where("organisation_id = ? AND mentor_id IN ? AND mentor_id <> ''", org, ids)
	return members(query, fmt.Sprintf("list people mentored by %d", len(ids)))
}

func oneMember(query *gorm.DB, doing string) (reflection.Member, error) {
	var row memberRow
	if err := query.Take(&row).Error; err != nil {
		return reflection.Member{}, told(doing, err)
	}
	return row.member()
}

func members(query *gorm.DB, doing string) ([]reflection.Member, error) {
	var rows []memberRow
	if err := query.Find(&rows).Error; err != nil {
		return nil, told(doing, err)
	}
	all, err := each(rows, memberRow.member)
	byName(all, func(m reflection.Member) (string, string) { return m.Name, string(m.ID) })
	return all, err
}
