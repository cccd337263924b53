package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

type spanRow struct {
	Seq            int64  `gorm:"->"`
	OrganisationID string `gorm:"primaryKey"`
	SchoolID       ref
	FirstDay       string
	LastDay        string
	Kind           string
	Name           string
}

func (spanRow) TableName() string { return "spans" }

func (row spanRow) span() (reflection.Span, error) {
	var r reading
	s := reflection.Span{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		From:         r.date("first_day", row.FirstDay),
		To:           r.date("last_day", row.LastDay),
		Kind:         reflection.DayKind(row.Kind),
		Name:         row.Name,
	}
	return s, r.err
}

// readyCalendar replaces the spans of a school, or those of no school. A span
// may leave out what the calendar says already; it may not say otherwise.
func readyCalendar(org reflection.OrganisationID, c reflection.Calendar) (change, error) {
	rows := make([]spanRow, 0, len(c.Spans))
	for _, s := range c.Spans {
		if s.Organisation != "" && s.Organisation != org || s.School != "" && s.School != c.School {
			return change{}, reflection.ErrNotFound
		}
		rows = append(rows, spanRow{
			OrganisationID: string(org),
			SchoolID:       ref(c.School),
			FirstDay:       s.From.String(),
			LastDay:        s.To.String(),
			Kind:           string(s.Kind),
			Name:           s.Name,
		})
	}
	return change{apply: func(tx *gorm.DB) error {
		school := tx.Where("school_id IS NULL")
		if c.School != "" {
			school = tx.Where("school_id = ?", c.School)
		}
		err := tx.Where("organisation_id = ?", org).Where(school).Delete(&spanRow{}).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		return tx.CreateInBatches(rows, rowsAtOnce).Error
	}}, nil
}

// Calendar lists every span of the organisation, by first day.
func (db *DB) Calendar(ctx context.Context, org reflection.OrganisationID) ([]reflection.Span, error) {
	var rows []spanRow
	err := db.gorm.WithContext(ctx).Where("organisation_id = ?", org).Order("first_day, seq").Find(&rows).Error
	if err != nil {
		return nil, told("read calendar", err)
	}
	return each(rows, spanRow.span)
}
