package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type shareRow struct {
	Seq            int64  `gorm:"->"`
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	AuthorID       string
	ReaderID       string
	MeetingOn      string
	Draft          bool
	Origin         string
	Body           []byte // sealed with the author's key, for this reader
	MadeAt         instant
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (shareRow) TableName() string { return "shares" }

func (row shareRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.AuthorID,
		Record:       "share/" + row.ID,
		Field:        "body",
		Reader:       row.ReaderID,
	}
}

func (row shareRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

func (db *DB) readyShare(ctx context.Context, org reflection.OrganisationID, s reflection.Share) (change, error) {
	if err := belongs(org, s.Organisation, string(s.ID)); err != nil {
		return change{}, err
	}
	row := &shareRow{
		OrganisationID: string(org),
		ID:             string(s.ID),
		AuthorID:       string(s.Author),
		ReaderID:       string(s.Reader),
		MeetingOn:      s.For.String(),
		Draft:          s.Draft,
		Origin:         string(s.Origin),
		MadeAt:         instant(s.MadeAt),
		Revision:       s.Revision + 1,
	}
	var err error
	if row.Body, err = db.seal(ctx, row.author(), row.place(), []byte(s.Text.Reveal())); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, s.Revision, map[string]any{"author_id": row.AuthorID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Share finds one share, a draft too.
func (db *DB) Share(ctx context.Context, org reflection.OrganisationID, id reflection.ShareID) (reflection.Share, error) {
	var row shareRow
	if err := db.shares(ctx, org).Where("shares.id = ?", id).Take(&row).Error; err != nil {
		return reflection.Share{}, told(fmt.Sprintf("share %s", id), err)
	}
	return db.openShare(ctx, row)
}

// SharesBy lists an author's shares, drafts left out, newest first.
func (db *DB) SharesBy(ctx context.Context, org reflection.OrganisationID, author reflection.MemberID) ([]reflection.Share, error) {
	query := db.shares(ctx, org).Where("shares.author_id = ? AND NOT shares.draft", author).
		Order("shares.made_at DESC, shares.seq DESC")
	return db.listShares(ctx, query, fmt.Sprintf("list shares by %s", author))
}

// DraftsBy lists what an author neither shared nor took away, newest first.
func (db *DB) DraftsBy(ctx context.Context, org reflection.OrganisationID, author reflection.MemberID) ([]reflection.Share, error) {
	query := db.shares(ctx, org).Where("shares.author_id = ? AND shares.draft", author).
		Order("shares.made_at DESC, shares.seq DESC")
	return db.listShares(ctx, query, fmt.Sprintf("list drafts by %s", author))
}

// SharesFor lists what author shared with reader for meetings in (after, upTo]
// or for none in particular, drafts left out, oldest first. Days are compared
// as text, which holds for ISO dates; a day that is not set is empty.
func (db *DB) SharesFor(ctx context.Context, org reflection.OrganisationID, author, reader reflection.MemberID, after, upTo reflection.Date) ([]reflection.Share, error) {
	query := db.shares(ctx, org).
		Where("shares.author_id = ? AND shares.reader_id = ? AND NOT shares.draft", author, reader).
		Where("(shares.meeting_on > ? AND shares.meeting_on <= ? OR shares.meeting_on = '')", after.String(), upTo.String()).
		Order("shares.made_at, shares.seq")
	return db.listShares(ctx, query, fmt.Sprintf("list shares by %s for %s", author, reader))
}

func (db *DB) shares(ctx context.Context, org reflection.OrganisationID) *gorm.DB {
	return db.sealed(ctx, "shares", "author_id", aMember).Where("shares.organisation_id = ?", org)
}

func (db *DB) listShares(ctx context.Context, query *gorm.DB, doing string) ([]reflection.Share, error) {
	ctx = WithCall(ctx)
	var rows []shareRow
	if err := query.Find(&rows).Error; err != nil {
		return nil, told(doing, err)
	}
	return each(rows, func(row shareRow) (reflection.Share, error) { return db.openShare(ctx, row) })
}

func (db *DB) openShare(ctx context.Context, row shareRow) (reflection.Share, error) {
	plain, err := db.open(ctx, row.author(), row.Wrapped, row.place(), row.Body)
	if err != nil {
		return reflection.Share{}, err
	}
	var r reading
	return reflection.Share{
		ID:           reflection.ShareID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Author:       reflection.MemberID(row.AuthorID),
		Reader:       reflection.MemberID(row.ReaderID),
		For:          r.date("meeting_on", row.MeetingOn),
		Draft:        row.Draft,
		Origin:       reflection.Origin(row.Origin),
		Text:         reflection.Private(plain),
		MadeAt:       row.MadeAt.time(),
		Revision:     row.Revision,
	}, r.err
}
