package store

import (
	"gorm.io/gorm"

	"plenary/reflection"
)

// readyGone takes away what is named. An entry's clips go with it by the
// schema.
func readyGone(org reflection.OrganisationID, g reflection.Gone) (change, error) {
	type one struct {
		row any
		its map[string]any // what finds it
	}
	var going []one
	for _, o := range []struct {
		row any
		id  string
	}{
		{&entryRow{}, string(g.Entry)}, {&planRow{}, string(g.Plan)},
		{&shareRow{}, string(g.Share)}, {&fileRow{}, string(g.File)}, {&uploadRow{}, string(g.Upload)},
		{&tellingRow{}, string(g.Telling)}, {&yearLineRow{}, string(g.YearLine)},
	} {
		if o.id != "" {
			going = append(going, one{o.row, map[string]any{"id": o.id}})
		}
	}
	if p := g.Piece; p != (reflection.PieceID{}) {
		going = append(going, one{&pieceRow{}, map[string]any{"inquiry_id": p.Inquiry, "author_id": p.Author, "kind": p.Kind}})
	}
	if len(going) == 0 {
		return change{}, reflection.ErrNotFound
	}
	return change{alone: len(going) == 1, apply: func(tx *gorm.DB) error {
		for _, o := range going {
			done := tx.Where("organisation_id = ?", org).Where(o.its).Delete(o.row)
			if done.Error != nil {
				return done.Error
			}
			if done.RowsAffected == 0 {
				return reflection.ErrNotFound
			}
		}
		return nil
	}}, nil
}
