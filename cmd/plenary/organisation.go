package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"plenary/reflection"
)

// whichOrganisation is the flag of commands that work on one.
type whichOrganisation struct {
	Organisation string `help:"The organisation's name, where there is more than one." placeholder:"NAME"`
}

var errNoOrganisation = errors.New("there is no organisation yet; import schools or people first")

// pick finds the organisation: the one that is named, or the only one there
// is. errNoOrganisation means there is none at all.
func (w whichOrganisation) pick(ctx context.Context, s *reflection.Service) (reflection.Organisation, error) {
	known, err := s.Store.Organisations(ctx)
	if err != nil {
		return reflection.Organisation{}, fmt.Errorf("list organisations: %w", err)
	}
	var names []string
	for _, o := range known {
		if strings.EqualFold(o.Name, strings.TrimSpace(w.Organisation)) {
			return o, nil
		}
		names = append(names, o.Name)
	}
	switch {
	case len(known) == 0:
		return reflection.Organisation{}, errNoOrganisation
	case w.Organisation != "":
		return reflection.Organisation{}, fmt.Errorf("there is no organisation %q; there is %s", w.Organisation, strings.Join(names, ", "))
	case len(known) > 1:
		return reflection.Organisation{}, usageError{fmt.Errorf("there is more than one organisation; choose with --organisation: %s", strings.Join(names, ", "))}
	}
	return known[0], nil
}

// pickOrMake is pick for the first import, which makes the organisation too:
// named by the flag, else as the first school of the file.
func (w whichOrganisation) pickOrMake(ctx context.Context, s *reflection.Service, rows []reflection.Row) (reflection.Organisation, error) {
	org, err := w.pick(ctx, s)
	if !errors.Is(err, errNoOrganisation) {
		return org, err
	}
	name := w.Organisation
	if name == "" && len(rows) > 0 {
		name = rows[0].Cells["school"]
	}
	return reflection.NewOrganisation(name)
}
