package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type visitRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	ObserverID     ref
	HostID         ref
	State          string
	AskedAt        instant
	AnswersBy      instant
	Declined       bool
	StartsAt       instant
	Sequence       int
	Thanked        bool
	OnwardTo       string
	OnwardAnswer   string
	Revision       int
}

func (visitRow) TableName() string { return "visits" }

func readyVisit(org reflection.OrganisationID, v reflection.Visit) (change, error) {
	if err := belongs(org, v.Organisation, string(v.ID)); err != nil {
		return change{}, err
	}
	row := &visitRow{
		OrganisationID: string(org),
		ID:             string(v.ID),
		ObserverID:     ref(v.Observer),
		HostID:         ref(v.Host),
		State:          string(v.State),
		AskedAt:        instant(v.AskedAt),
		AnswersBy:      instant(v.AnswersBy),
		Declined:       v.Declined,
		StartsAt:       instant(v.Starts),
		Sequence:       v.Sequence,
		Thanked:        v.Thanked,
		OnwardTo:       string(v.Onward.To),
		OnwardAnswer:   string(v.Onward.Answer),
		Revision:       v.Revision + 1,
	}
	at := identity{organisation: org, id: row.ID, revision: v.Revision}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

func (row visitRow) visit() (reflection.Visit, error) {
	return reflection.Visit{
		ID:           reflection.VisitID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Observer:     reflection.MemberID(row.ObserverID),
		Host:         reflection.MemberID(row.HostID),
		State:        reflection.VisitState(row.State),
		AskedAt:      row.AskedAt.time(),
		AnswersBy:    row.AnswersBy.time(),
		Declined:     row.Declined,
		Starts:       row.StartsAt.time(),
		Sequence:     row.Sequence,
		Thanked:      row.Thanked,
		Onward:       reflection.Onward{To: reflection.MemberID(row.OnwardTo), Answer: reflection.Reply(row.OnwardAnswer)},
		Revision:     row.Revision,
	}, nil
}

// Visit finds one visit.
func (db *DB) Visit(ctx context.Context, org reflection.OrganisationID, id reflection.VisitID) (reflection.Visit, error) {
	var row visitRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND id = ?", org, id).Take(&row).Error
	if err != nil {
		return reflection.Visit{}, told(fmt.Sprintf("visit %s", id), err)
	}
	return row.visit()
}

// VisitsOf lists the visits in which one of these members is observer or host,
// the newest first.
func (db *DB) VisitsOf(ctx context.Context, org reflection.OrganisationID, members []reflection.MemberID) ([]reflection.Visit, error) {
	if len(members) == 0 {
		return nil, nil
	}
	var rows []visitRow
	err := db.gorm.WithContext(ctx).
		Where("organisation_id = ? AND (observer_id IN ? OR host_id IN ?)", org, members, members).
		Order("asked_at DESC, id").Find(&rows).Error
	if err != nil {
		return nil, told("list visits", err)
	}
	return each(rows, visitRow.visit)
}

// forgetInVisits takes an erased person off their visits. One that was agreed
// is off, and so is one that they asked for; that it was asked of them shows in
// nothing. A visit with nobody left goes. What a host let go on to somebody else
// goes with that host.
func forgetInVisits(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	if err := forgetOnward(tx, org, id); err != nil {
		return err
	}
	for _, column := range []string{"observer_id", "host_id"} {
		its := func() *gorm.DB {
			return tx.Model(&visitRow{}).Where("organisation_id = ?", org).Where(column+" = ?", id)
		}
		over := its().Where("state = ?", reflection.VisitAgreed)
		if column == "observer_id" {
			over = its().Where("state IN ?", []reflection.VisitState{reflection.VisitAgreed, reflection.VisitAsked})
		}
		err := over.Updates(map[string]any{"state": reflection.VisitCancelled, "sequence": gorm.Expr("sequence + 1")}).Error
		if err != nil {
			return err
		}
		err = its().Updates(map[string]any{column: nil, "revision": gorm.Expr("revision + 1")}).Error
		if err != nil {
			return err
		}
	}
	return tx.Where("organisation_id = ? AND observer_id IS NULL AND host_id IS NULL", org).Delete(&visitRow{}).Error
}

func forgetOnward(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	its := func(column string) *gorm.DB {
		return tx.Model(&visitRow{}).Where("organisation_id = ?", org).Where(column+" = ?", id)
	}
	nobody := map[string]any{"onward_to": "", "onward_answer": ""}
	if err := its("host_id").Updates(nobody).Error; err != nil {
		return err
	}
	nobody["revision"] = gorm.Expr("revision + 1")
	if err := its("onward_to").Updates(nobody).Error; err != nil {
		return err
	}
	var hosted []reflection.VisitID
	if err := its("host_id").Pluck("id", &hosted).Error; err != nil || len(hosted) == 0 {
		return err
	}
	var shares []reflection.ShareID
	for _, v := range hosted {
		shares = append(shares, reflection.OnwardShare(v))
	}
	return tx.Where("organisation_id = ? AND id IN ?", org, shares).Delete(&shareRow{}).Error
}

type visitWordsRow struct {
	OrganisationID string `gorm:"primaryKey"`
	VisitID        string `gorm:"primaryKey"`
	AuthorID       string `gorm:"primaryKey"`
	Body           []byte // sealed with the author's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (visitWordsRow) TableName() string { return "visit_words" }

func (row visitWordsRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.AuthorID,
		Record:       "visit/" + row.VisitID,
		Field:        "body",
	}
}

func (row visitWordsRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

type visitBody struct {
	Focus   string                         `json:"focus,omitempty"`
	Noticed []reflection.NoticeID          `json:"noticed,omitempty"`
	Lines   map[reflection.NoticeID]string `json:"lines,omitempty"`
	Learned string                         `json:"learned,omitempty"`
}

func (db *DB) readyVisitWords(ctx context.Context, org reflection.OrganisationID, w reflection.VisitWords) (change, error) {
	if err := belongs(org, w.Organisation, string(w.Visit)); err != nil {
		return change{}, err
	}
	row := &visitWordsRow{
		OrganisationID: string(org),
		VisitID:        string(w.Visit),
		AuthorID:       string(w.Author),
		Revision:       w.Revision + 1,
	}
	body := visitBody{Focus: w.Focus.Reveal(), Noticed: w.Noticed, Learned: w.Learned.Reveal()}
	for id, line := range w.Lines {
		if body.Lines == nil {
			body.Lines = map[reflection.NoticeID]string{}
		}
		body.Lines[id] = line.Reveal()
	}
	var err error
	if row.Body, err = db.sealBody(ctx, row.author(), row.place(), body); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, revision: w.Revision, owner: map[string]any{"visit_id": row.VisitID, "author_id": row.AuthorID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// VisitWords finds what one person wrote about a visit.
func (db *DB) VisitWords(ctx context.Context, org reflection.OrganisationID, id reflection.VisitID, author reflection.MemberID) (reflection.VisitWords, error) {
	var row visitWordsRow
	err := db.sealed(ctx, "visit_words", "author_id", aMember).
		Where("visit_words.organisation_id = ? AND visit_words.visit_id = ? AND visit_words.author_id = ?", org, id, author).
		Take(&row).Error
	if err != nil {
		return reflection.VisitWords{}, told(fmt.Sprintf("words about visit %s", id), err)
	}
	var body visitBody
	if err := db.openBody(ctx, row.author(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.VisitWords{}, err
	}
	w := reflection.VisitWords{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Visit:        reflection.VisitID(row.VisitID),
		Author:       reflection.MemberID(row.AuthorID),
		Focus:        reflection.Private(body.Focus),
		Noticed:      body.Noticed,
		Learned:      reflection.Private(body.Learned),
		Revision:     row.Revision,
	}
	for notice, line := range body.Lines {
		if w.Lines == nil {
			w.Lines = map[reflection.NoticeID]reflection.Private{}
		}
		w.Lines[notice] = reflection.Private(line)
	}
	return w, nil
}
