package store

import (
	"context"

	"gorm.io/gorm"

	"plenary/reflection"
)

// placeRow is one person of an inquiry: a side, or a seat in one of a year. Its
// table has the columns inquiry_id, member_id and place, which is their order.
type placeRow interface{ of() string } // the inquiry's id

// keepPlaces replaces those of the inquiry that was just kept.
func keepPlaces[Place placeRow](tx *gorm.DB, inquiry identity, places []Place) error {
	was := tx.Where("organisation_id = ? AND inquiry_id = ?", inquiry.organisation, inquiry.id)
	if err := was.Delete(new(Place)).Error; err != nil || len(places) == 0 {
		return err
	}
	return tx.Create(&places).Error
}

// placesIn finds those of each inquiry, in order.
func placesIn[Place placeRow](ctx context.Context, db *DB, org reflection.OrganisationID, inquiries []string) (map[string][]Place, error) {
	var found []Place
	err := db.gorm.WithContext(ctx).Where("organisation_id = ? AND inquiry_id IN ?", org, inquiries).Order("place").Find(&found).Error
	places := map[string][]Place{}
	for _, p := range found {
		places[p.of()] = append(places[p.of()], p)
	}
	return places, err
}

// inquiriesOf selects the ids of those that one of these people is in.
func inquiriesOf[Place placeRow](tx *gorm.DB, org reflection.OrganisationID, people []reflection.MemberID) *gorm.DB {
	return tx.Model(new(Place)).Select("inquiry_id").Where("organisation_id = ? AND member_id IN ?", org, people)
}

// leaveInquiries takes the member's places away, and makes every revision of
// those inquiries stale: keeping one would bring the place back. An inquiry of
// nobody else goes, if the condition which holds for it; empty is for all.
func leaveInquiries[Place placeRow, Inquiry any](tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID, which string) error {
	theirs := func() *gorm.DB {
		return inquiriesOf[Place](tx.Session(&gorm.Session{}), org, []reflection.MemberID{id})
	}
	others := tx.Session(&gorm.Session{}).Model(new(Place)).Select("inquiry_id").Where("organisation_id = ? AND member_id <> ?", org, id)
	err := tx.Model(new(Inquiry)).Where("organisation_id = ? AND id IN (?)", org, theirs()).
		Update("revision", gorm.Expr("revision + 1")).Error
	if err != nil {
		return err
	}
	err = tx.Where("organisation_id = ? AND id IN (?) AND id NOT IN (?)", org, theirs(), others).Where(which).Delete(new(Inquiry)).Error
	if err != nil {
		return err
	}
	return tx.Where("organisation_id = ? AND member_id = ?", org, id).Delete(new(Place)).Error
}
