package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type planRow struct {
	Seq            int64  `gorm:"->"`
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	AuthorID       string
	EntryID        string
	Body           []byte // When and Then, sealed with the author's key
	CueOn          string
	State          string
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (planRow) TableName() string { return "plans" }

func (row planRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.AuthorID,
		Record:       "plan/" + row.ID,
		Field:        "body",
	}
}

func (row planRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

type planBody struct {
	When string `json:"when,omitempty"`
	Then string `json:"then,omitempty"`
}

func (db *DB) readyPlan(ctx context.Context, org reflection.OrganisationID, p reflection.Plan) (change, error) {
	if err := belongs(org, p.Organisation, string(p.ID)); err != nil {
		return change{}, err
	}
	row := &planRow{
		OrganisationID: string(org),
		ID:             string(p.ID),
		AuthorID:       string(p.Author),
		EntryID:        string(p.Entry),
		CueOn:          p.On.String(),
		State:          string(p.State),
		Revision:       p.Revision + 1,
	}
	var err error
	if row.Body, err = db.sealBody(ctx, row.author(), row.place(), planBody{p.When.Reveal(), p.Then.Reveal()}); err != nil {
		return change{}, err
	}
	at := identity{org, row.ID, p.Revision, map[string]any{"author_id": row.AuthorID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Plan finds one plan.
func (db *DB) Plan(ctx context.Context, org reflection.OrganisationID, id reflection.PlanID) (reflection.Plan, error) {
	query := db.plans(ctx, org).Where("plans.id = ?", id)
	return db.onePlan(ctx, query, fmt.Sprintf("plan %s", id))
}

// OpenPlan is the author's newest plan in state PlanOpen.
func (db *DB) OpenPlan(ctx context.Context, org reflection.OrganisationID, author reflection.MemberID) (reflection.Plan, error) {
	query := db.plans(ctx, org).Where("plans.author_id = ? AND plans.state = ?", author, reflection.PlanOpen).
		Order("plans.seq DESC")
	return db.onePlan(ctx, query, fmt.Sprintf("open plan of %s", author))
}

// OpenPlans lists these authors' open plans, newest first.
func (db *DB) OpenPlans(ctx context.Context, org reflection.OrganisationID, authors []reflection.MemberID) ([]reflection.Plan, error) {
	if len(authors) == 0 {
		return nil, nil
	}
	query := db.plans(ctx, org).Where("plans.author_id IN ? AND plans.state = 'open'", authors) // written out for its index
	return db.listPlans(ctx, query, "list open plans")
}

// Plans lists an author's plans, newest first.
func (db *DB) Plans(ctx context.Context, org reflection.OrganisationID, author reflection.MemberID) ([]reflection.Plan, error) {
	return db.listPlans(ctx, db.plans(ctx, org).Where("plans.author_id = ?", author), fmt.Sprintf("list plans of %s", author))
}

func (db *DB) listPlans(ctx context.Context, query *gorm.DB, doing string) ([]reflection.Plan, error) {
	ctx = WithCall(ctx)
	var rows []planRow
	if err := query.Order("plans.seq DESC").Find(&rows).Error; err != nil {
		return nil, told(doing, err)
	}
	return each(rows, func(row planRow) (reflection.Plan, error) { return db.openPlan(ctx, row) })
}

func (db *DB) plans(ctx context.Context, org reflection.OrganisationID) *gorm.DB {
	return db.sealed(ctx, "plans", "author_id", aMember).Where("plans.organisation_id = ?", org)
}

func (db *DB) onePlan(ctx context.Context, query *gorm.DB, doing string) (reflection.Plan, error) {
	var row planRow
	if err := query.Take(&row).Error; err != nil {
		return reflection.Plan{}, told(doing, err)
	}
	return db.openPlan(ctx, row)
}

func (db *DB) openPlan(ctx context.Context, row planRow) (reflection.Plan, error) {
	var body planBody
	if err := db.openBody(ctx, row.author(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.Plan{}, err
	}
	var r reading
	return reflection.Plan{
		ID:           reflection.PlanID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Author:       reflection.MemberID(row.AuthorID),
		Entry:        reflection.EntryID(row.EntryID),
		When:         reflection.Private(body.When),
		Then:         reflection.Private(body.Then),
		On:           r.date("cue_on", row.CueOn),
		State:        reflection.PlanState(row.State),
		Revision:     row.Revision,
	}, r.err
}
