package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

// entryRow keeps in the open only what finds an entry: whose it is and when it
// was begun. Which stages were answered, and how many, is in the body.
type entryRow struct {
	Seq            int64  `gorm:"->"`
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	AuthorID       string
	StartedAt      instant
	Body           []byte // sealed with the author's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"` // that key, joined
}

func (entryRow) TableName() string { return "entries" }

func (row entryRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.AuthorID,
		Record:       "entry/" + row.ID,
		Field:        "body",
	}
}

func (row entryRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

// entryBody is what is sealed of an entry.
type entryBody struct {
	Length   reflection.Length               `json:"length,omitempty"`
	Finished bool                            `json:"finished,omitempty"`
	Middle   reflection.Stage                `json:"middle,omitempty"`
	Answers  map[reflection.Stage]answerBody `json:"answers,omitempty"`
	Clips    []reflection.FileID             `json:"clips,omitempty"`

	Spoken map[reflection.FileID]reflection.Stage `json:"spoken,omitempty"`
	Tags   *tagsBody                              `json:"tags,omitempty"`

	WavedOn bool `json:"wavedOn,omitempty"`
}

// tagsBody is absent where an entry was never tagged.
type tagsBody struct {
	Focus      reflection.Focus         `json:"focus,omitempty"`
	Class      string                   `json:"class,omitempty"`
	Statements []reflection.StatementID `json:"statements,omitempty"`
	How        reflection.How           `json:"how,omitempty"`
	Revision   int                      `json:"revision"`
}

func bodyOfTags(t reflection.Tags) *tagsBody {
	if t.Revision == 0 {
		return nil
	}
	return &tagsBody{t.Focus, t.Class.Reveal(), t.Statements, t.How, t.Revision}
}

func (b *tagsBody) tags() reflection.Tags {
	if b == nil {
		return reflection.Tags{}
	}
	return reflection.Tags{Focus: b.Focus, Class: reflection.Private(b.Class), Statements: b.Statements, How: b.How, Revision: b.Revision}
}

type answerBody struct {
	Stem     reflection.StemID `json:"stem,omitempty"`
	Text     string            `json:"text,omitempty"`
	Revision int               `json:"revision,omitempty"`
}

func bodyOf(e reflection.Entry) entryBody {
	body := entryBody{
		Length:   e.Length,
		Finished: e.Finished,
		Middle:   e.Middle,
		Answers:  make(map[reflection.Stage]answerBody, len(e.Answers)),
		Clips:    e.Clips,
		Spoken:   e.Spoken,
		Tags:     bodyOfTags(e.Tags),
		WavedOn:  e.WavedOn,
	}
	for stage, a := range e.Answers {
		body.Answers[stage] = answerBody{a.Stem, a.Text.Reveal(), a.Revision}
	}
	return body
}

func (row entryRow) entry(body entryBody) reflection.Entry {
	e := reflection.Entry{
		ID:           reflection.EntryID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Author:       reflection.MemberID(row.AuthorID),
		Length:       body.Length,
		StartedAt:    row.StartedAt.time(),
		Finished:     body.Finished,
		Middle:       body.Middle,
		Answers:      make(map[reflection.Stage]reflection.Answer, len(body.Answers)),
		Clips:        body.Clips,
		Spoken:       body.Spoken,
		Tags:         body.Tags.tags(),
		WavedOn:      body.WavedOn,
		Revision:     row.Revision,
	}
	for stage, a := range body.Answers {
		e.Answers[stage] = reflection.Answer{Stem: a.Stem, Text: reflection.Private(a.Text), Revision: a.Revision}
	}
	return e
}

func (db *DB) readyEntry(ctx context.Context, org reflection.OrganisationID, e reflection.Entry) (change, error) {
	if err := belongs(org, e.Organisation, string(e.ID)); err != nil {
		return change{}, err
	}
	row := &entryRow{
		OrganisationID: string(org),
		ID:             string(e.ID),
		AuthorID:       string(e.Author),
		StartedAt:      instant(e.StartedAt),
		Revision:       e.Revision + 1,
	}
	var err error
	if row.Body, err = db.sealBody(ctx, row.author(), row.place(), bodyOf(e)); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, e.Revision, map[string]any{"author_id": row.AuthorID}}
	return change{alone: true, apply: func(tx *gorm.DB) error {
		if e.Revision > 0 {
			return replaceEntry(tx, row, at)
		}
		return keep(tx, row, at)
	}}, nil
}

// replacesEntry: when an entry was begun never changes.
const replacesEntry = `UPDATE entries SET body = $1, revision = $2
WHERE organisation_id = $3 AND id = $4 AND author_id = $5 AND revision = $6`

// replaceEntry is keep for the one record that is written all day, without the
// building of the statement.
func replaceEntry(tx *gorm.DB, row *entryRow, at identity) error {
	done, err := tx.Statement.ConnPool.ExecContext(tx.Statement.Context, replacesEntry,
		row.Body, row.Revision, row.OrganisationID, row.ID, row.AuthorID, at.revision)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return missingOrStale(found[entryRow](tx, at))
}

// Entry finds one entry, in one query.
func (db *DB) Entry(ctx context.Context, org reflection.OrganisationID, id reflection.EntryID) (reflection.Entry, error) {
	if row, ok := entryBrought(ctx, org, id); ok {
		return db.openEntry(ctx, row)
	}
	var row entryRow
	err := db.sealed(ctx, "entries", "author_id", aMember).
		Where("entries.organisation_id = ? AND entries.id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.Entry{}, told(fmt.Sprintf("entry %s", id), err)
	}
	return db.openEntry(ctx, row)
}

// Entries lists an author's entries, newest first, at most limit.
func (db *DB) Entries(ctx context.Context, org reflection.OrganisationID, author reflection.MemberID, limit int) ([]reflection.Entry, error) {
	query := db.entries(ctx, org).Where("entries.author_id = ?", author).Limit(max(limit, 0))
	return db.listEntries(ctx, query, fmt.Sprintf("list entries of %s", author))
}

// EntriesSince lists what these authors began at or after an instant, newest
// first.
func (db *DB) EntriesSince(ctx context.Context, org reflection.OrganisationID, authors []reflection.MemberID, since time.Time) ([]reflection.Entry, error) {
	if len(authors) == 0 {
		return nil, nil
	}
	query := db.entries(ctx, org).Where("entries.author_id IN ? AND entries.started_at >= ?", authors, instant(since))
	return db.listEntries(ctx, query, "list recent entries")
}

// EntriesWithin lists what an author began in [from, to), newest first.
func (db *DB) EntriesWithin(ctx context.Context, org reflection.OrganisationID, author reflection.MemberID, from, to time.Time) ([]reflection.Entry, error) {
	query := db.entries(ctx, org).Where("entries.author_id = ? AND entries.started_at >= ? AND entries.started_at < ?",
		author, instant(from), instant(to))
	return db.listEntries(ctx, query, fmt.Sprintf("list entries of %s", author))
}

func (db *DB) entries(ctx context.Context, org reflection.OrganisationID) *gorm.DB {
	return db.sealed(ctx, "entries", "author_id", aMember).Where("entries.organisation_id = ?", org)
}

func (db *DB) listEntries(ctx context.Context, query *gorm.DB, doing string) ([]reflection.Entry, error) {
	ctx = WithCall(ctx)
	var rows []entryRow
	if err := query.Order("entries.started_at DESC, entries.seq DESC").Find(&rows).Error; err != nil {
		return nil, told(doing, err)
	}
	return each(rows, func(row entryRow) (reflection.Entry, error) { return db.openEntry(ctx, row) })
}

func (db *DB) openEntry(ctx context.Context, row entryRow) (reflection.Entry, error) {
	var body entryBody
	if err := db.openBody(ctx, row.author(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.Entry{}, err
	}
	return row.entry(body), nil
}
