package store

import (
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/reflection"
)

// What people say of Plenary. No row has both a person and an opinion in it.

type answeredRow struct {
	OrganisationID string `gorm:"primaryKey"`
	Term           string `gorm:"primaryKey"`
	MemberID       string `gorm:"primaryKey"`
	Question       string `gorm:"primaryKey"`
}

func (answeredRow) TableName() string { return "answered" }

type voicesRow struct {
	OrganisationID string `gorm:"primaryKey"`
	Term           string `gorm:"primaryKey"`
	SchoolID       string `gorm:"primaryKey"`
	Question       string `gorm:"primaryKey"`
	Opinion        string `gorm:"primaryKey"`
	Said           int
}

func (voicesRow) TableName() string { return "voices" }

func (row voicesRow) voices() (reflection.Voices, error) {
	return reflection.Voices{
		School:   reflection.SchoolID(row.SchoolID),
		Question: reflection.EvaluationQuestion(row.Question),
		Opinion:  reflection.Opinion(row.Opinion),
		Said:     row.Said,
	}, nil
}

type evaluatedRow struct {
	OrganisationID string `gorm:"primaryKey"`
	Term           string `gorm:"primaryKey"`
	SchoolID       string `gorm:"primaryKey"`
	Question       string `gorm:"primaryKey"`
	Opinion        string `gorm:"primaryKey"`
	EndedOn        string
	Enough         bool
	Said           int
}

func (evaluatedRow) TableName() string { return "evaluated" }

func (row evaluatedRow) evaluated() (reflection.Evaluated, error) {
	var r reading
	return reflection.Evaluated{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Term:         reflection.TermID(row.Term),
		Ended:        r.date("ended_on", row.EndedOn),
		School:       reflection.SchoolID(row.SchoolID),
		Enough:       row.Enough,
		Question:     reflection.EvaluationQuestion(row.Question),
		Opinion:      reflection.Opinion(row.Opinion),
		Said:         reflection.Fives(row.Said),
	}, r.err
}

// readyVote keeps that the member has answered, and adds one to what was said
// at the school, while the term is not counted: ErrStale.
func readyVote(org reflection.OrganisationID, v reflection.Vote) (change, error) {
	if err := belongs(org, v.Organisation, string(v.Member)); err != nil {
		return change{}, err
	}
	answered := &answeredRow{string(org), string(v.Term), string(v.Member), string(v.Question)}
	voices := &voicesRow{string(org), string(v.Term), string(v.School), string(v.Question), string(v.Opinion), 1}
	oneMore := clause.OnConflict{
		Columns:   []clause.Column{{Name: "organisation_id"}, {Name: "term"}, {Name: "school_id"}, {Name: "question"}, {Name: "opinion"}},
		DoUpdates: clause.Assignments(map[string]any{"said": gorm.Expr("voices.said + 1")}),
	}
	return change{apply: func(tx *gorm.DB) error {
		if err := notCounted(tx, org, v.Term); err != nil {
			return err
		}
		if err := tx.Create(answered).Error; err != nil {
			return err
		}
		return tx.Clauses(oneMore).Create(voices).Error
	}}, nil
}

// notCounted locks the organisation's row against its terms being counted, but
// not against other votes. SQLite has one writer at a time and no row locks.
func notCounted(tx *gorm.DB, org reflection.OrganisationID, term reflection.TermID) error {
	if err := lockOrganisation(tx, org, "SHARE"); err != nil {
		return err
	}
	var counted int64
	err := tx.Model(&evaluatedRow{}).Where("organisation_id = ? AND term = ?", org, term).Limit(1).Count(&counted).Error
	if err == nil && counted > 0 {
		return reflection.ErrStale
	}
	return err
}

func lockOrganisation(tx *gorm.DB, org reflection.OrganisationID, strength string) error {
	return tx.Clauses(clause.Locking{Strength: strength}).Select("id").Where("id = ?", org).Take(&organisationRow{}).Error
}

// readyTermEvaluated keeps what was counted, and takes away what it was counted
// from.
func readyTermEvaluated(org reflection.OrganisationID, t reflection.TermEvaluated) (change, error) {
	if err := belongs(org, t.Organisation, string(t.Term)); err != nil {
		return change{}, err
	}
	var rows []evaluatedRow
	for _, e := range t.Said {
		if e.Organisation != org || e.Term != t.Term {
			return change{}, reflection.ErrNotFound
		}
		rows = append(rows, evaluatedRow{string(org), string(t.Term), string(e.School), string(e.Question), string(e.Opinion),
			e.Ended.String(), e.Enough, int(e.Said)})
	}
	if len(rows) == 0 {
		return change{}, reflection.ErrNotFound
	}
	return change{apply: func(tx *gorm.DB) error {
		if err := lockOrganisation(tx, org, "NO KEY UPDATE"); err != nil { // no vote is under way
			return err
		}
		if err := tx.CreateInBatches(rows, rowsAtOnce).Error; err != nil {
			return err
		}
		for _, from := range []any{&answeredRow{}, &voicesRow{}} {
			if err := tx.Where("organisation_id = ? AND term = ?", org, t.Term).Delete(from).Error; err != nil {
				return err
			}
		}
		return nil
	}}, nil
}

// Answered lists the questions of a term that each of these people has answered.
func (db *DB) Answered(ctx context.Context, org reflection.OrganisationID, term reflection.TermID, by []reflection.MemberID) (map[reflection.MemberID][]reflection.EvaluationQuestion, error) {
	var rows []answeredRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND term = ? AND member_id IN ?", org, term, by).
		Order("question").Find(&rows).Error
	if err != nil {
		return nil, told("list what people answered", err)
	}
	answered := map[reflection.MemberID][]reflection.EvaluationQuestion{}
	for _, row := range rows {
		id := reflection.MemberID(row.MemberID)
		answered[id] = append(answered[id], reflection.EvaluationQuestion(row.Question))
	}
	return answered, nil
}

// Voices lists what was said in a term so far.
func (db *DB) Voices(ctx context.Context, org reflection.OrganisationID, term reflection.TermID) ([]reflection.Voices, error) {
	var rows []voicesRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND term = ?", org, term).
		Order("school_id, question, opinion").Find(&rows).Error
	if err != nil {
		return nil, told("list voices", err)
	}
	return each(rows, voicesRow.voices)
}

// EvaluatedTerms lists the terms that were counted.
func (db *DB) EvaluatedTerms(ctx context.Context, org reflection.OrganisationID) ([]reflection.TermID, error) {
	var terms []reflection.TermID
	err := db.gorm.WithContext(ctx).Model(&evaluatedRow{}).Where("organisation_id = ?", org).Distinct().Pluck("term", &terms).Error
	return terms, told("list evaluated terms", err)
}

// Evaluated lists every number that was kept, the newest term first.
func (db *DB) Evaluated(ctx context.Context, org reflection.OrganisationID) ([]reflection.Evaluated, error) {
	var rows []evaluatedRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ?", org).
		Order("ended_on DESC, term, school_id, question, opinion").Find(&rows).Error
	if err != nil {
		return nil, told("list evaluations", err)
	}
	return each(rows, evaluatedRow.evaluated)
}
