package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type meetingRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	SchoolID       string
	EctID          string
	MentorID       string
	HeldOn         string
	EctTap         string
	MentorTap      string
	Agreed         []byte // sealed with the school's key, also where nothing was agreed
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (meetingRow) TableName() string { return "meetings" }

func (row meetingRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.SchoolID,
		Record:       "meeting/" + row.ID,
		Field:        "agreed",
	}
}

func (row meetingRow) school() holder { return holder{row.OrganisationID, aSchool, row.SchoolID} }

func (db *DB) readyMeeting(ctx context.Context, org reflection.OrganisationID, m reflection.Meeting) (change, error) {
	if err := belongs(org, m.Organisation, string(m.ID)); err != nil {
		return change{}, err
	}
	row := &meetingRow{
		OrganisationID: string(org),
		ID:             string(m.ID),
		SchoolID:       string(m.School),
		EctID:          string(m.ECT),
		MentorID:       string(m.Mentor),
		HeldOn:         m.On.String(),
		EctTap:         string(m.ECTTap),
		MentorTap:      string(m.MentorTap),
		Revision:       m.Revision + 1,
	}
	var err error
	if row.Agreed, err = db.seal(ctx, row.school(), row.place(), []byte(m.Agreed.Reveal())); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, id: row.ID, revision: m.Revision}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Meeting finds what was said about one meeting.
func (db *DB) Meeting(ctx context.Context, org reflection.OrganisationID, id reflection.MeetingID) (reflection.Meeting, error) {
	var row meetingRow
	if err := db.meetings(ctx, org).Where("meetings.id = ?", id).Take(&row).Error; err != nil {
		return reflection.Meeting{}, told(fmt.Sprintf("meeting %s", id), err)
	}
	return db.openMeeting(ctx, row)
}

// MeetingsOf lists the kept meetings of an ECT before a day, newest first, at
// most limit.
func (db *DB) MeetingsOf(ctx context.Context, org reflection.OrganisationID, ect reflection.MemberID, before reflection.Date, limit int) ([]reflection.Meeting, error) {
	ctx = WithCall(ctx)
	var rows []meetingRow
	err := db.meetings(ctx, org).
		Where("meetings.ect_id = ? AND meetings.held_on < ?", ect, before.String()).
		Order("meetings.held_on DESC, meetings.id").Limit(max(limit, 0)).Find(&rows).Error
	if err != nil {
		return nil, told(fmt.Sprintf("list meetings of %s", ect), err)
	}
	return each(rows, func(row meetingRow) (reflection.Meeting, error) { return db.openMeeting(ctx, row) })
}

// MeetingsWith lists the kept meetings that a mentor was a side of, newest first.
func (db *DB) MeetingsWith(ctx context.Context, org reflection.OrganisationID, mentor reflection.MemberID) ([]reflection.Meeting, error) {
	ctx = WithCall(ctx)
	var rows []meetingRow
	err := db.meetings(ctx, org).Where("meetings.mentor_id = ?", mentor).
		Order("meetings.held_on DESC, meetings.id").Find(&rows).Error
	if err != nil {
		return nil, told(fmt.Sprintf("list meetings with %s", mentor), err)
	}
	return each(rows, func(row meetingRow) (reflection.Meeting, error) { return db.openMeeting(ctx, row) })
}

func (db *DB) meetings(ctx context.Context, org reflection.OrganisationID) *gorm.DB {
	return db.sealed(ctx, "meetings", "school_id", aSchool).Where("meetings.organisation_id = ?", org)
}

func (db *DB) openMeeting(ctx context.Context, row meetingRow) (reflection.Meeting, error) {
	plain, err := db.open(ctx, row.school(), row.Wrapped, row.place(), row.Agreed)
	if err != nil {
		return reflection.Meeting{}, err
	}
	return row.meeting(reflection.Private(plain))
}

func (row meetingRow) meeting(agreed reflection.Private) (reflection.Meeting, error) {
	var r reading
	return reflection.Meeting{
		ID:           reflection.MeetingID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		ECT:          reflection.MemberID(row.EctID),
		Mentor:       reflection.MemberID(row.MentorID),
		On:           r.date("held_on", row.HeldOn),
		ECTTap:       reflection.Tap(row.EctTap),
		MentorTap:    reflection.Tap(row.MentorTap),
		Agreed:       agreed,
		Revision:     row.Revision,
	}, r.err
}
