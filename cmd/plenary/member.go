package main

import (
	"context"
	"errors"
	"strings"

	"plenary/reflection"
)

// whichMember is the person that a command is about.
type whichMember struct {
	whichOrganisation
	Member string `arg:"" help:"The person's e-mail address or id."`
}

// find takes the e-mail address or the id.
func (w whichMember) find(ctx context.Context, s *reflection.Service) (reflection.Member, error) {
	org, err := w.pick(ctx, s)
	if err != nil {
		return reflection.Member{}, err
	}
	people, err := s.Store.Members(ctx, org.ID)
	if err != nil {
		return reflection.Member{}, err
	}
	for _, m := range people {
		if string(m.ID) == w.Member || strings.EqualFold(m.Email, w.Member) {
			return m, nil
		}
	}
	return reflection.Member{}, errors.New("nobody has that e-mail address or id")
}
