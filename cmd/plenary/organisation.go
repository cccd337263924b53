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

// pick finds the organisation: the one that is named, by its name or its id, or
// the only one there is. errNoOrganisation means there is none at all.
func (w whichOrganisation) pick(ctx context.Context, s *reflection.Service) (reflection.Organisation, error) {
	known, err := s.Store.Organisations(ctx)
	if err != nil {
		return reflection.Organisation{}, fmt.Errorf("list organisations: %w", err)
	}
	var names, ids []string
	var named reflection.Organisation
	for _, o := range known {
		if string(o.ID) == w.Organisation {
			return o, nil
		}
		if strings.EqualFold(o.Name, strings.TrimSpace(w.Organisation)) {
			named, ids = o, append(ids, string(o.ID))
		}
		names = append(names, o.Name)
	}
	switch {
	case len(ids) == 1:
		return named, nil
	case len(ids) > 1: // anybody may call a workspace so, and its organisation is called after it
		return reflection.Organisation{}, usageError{fmt.Errorf("more than one organisation is called %s; give the id of the one in place of its name: %s",
			w.Organisation, strings.Join(ids, ", "))}
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
