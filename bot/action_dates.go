package bot

import (
	"context"
	"slices"

	"plenary/reflection"
)

// showDates is [Statutory dates], for a coordinator: of one school, or of each
// where several have any.
func showDates(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, school string) (Answer, error) {
	dates, err := b.Service.StatutoryDates(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	schools, err := b.Service.SchoolsToSetUp(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	of := map[reflection.SchoolID][]reflection.Milestone{}
	for _, m := range dates {
		of[m.ECT.School] = append(of[m.ECT.School], m)
	}
	schools = slices.DeleteFunc(schools, func(s reflection.School) bool { return len(of[s.ID]) == 0 })
	var v View
	switch {
	case school != "":
		v = datesView(of[reflection.SchoolID(school)])
		v.Buttons = []Button{{ID: "dates", Label: "Other schools"}}
	case len(schools) > 1:
		v = datesBySchoolView(schools, of)
	default:
		v = datesView(dates)
	}
	return Answer{View: &v}, nil
}
