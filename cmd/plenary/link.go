package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/time/rate"

	"plenary/bot"
	"plenary/reflection"
)

// Look-ups are paced below the platform's own limit (Slack: 50 a minute, with
// some at once).
const (
	lookUpEvery  = 1300 * time.Millisecond
	lookUpAtOnce = 20
)

// linkPeople finds those who are not linked yet in the workspace, by e-mail,
// and links them. Those imported with the platform's own id are linked by it.
func linkPeople(ctx context.Context, s *reflection.Service, ws reflection.Workspace, directory bot.Directory, log *slog.Logger) error {
	people, err := s.Unlinked(ctx, ws.Organisation)
	if err != nil {
		return err
	}
	pace := rate.NewLimiter(rate.Every(lookUpEvery), lookUpAtOnce)
	linked := 0
	for _, m := range people {
		if err := pace.Wait(ctx); err != nil {
			return err
		}
		done, err := linkPerson(ctx, s, ws, directory, m)
		switch {
		case errors.Is(err, reflection.ErrExists):
			log.Warn("two people on the list are the same user", "member", m.ID)
		case err != nil:
			return err
		case done:
			linked++
		}
	}
	if len(people) > 0 {
		log.Info("looked for people who are not linked", "linked", linked, "left", len(people)-linked)
	}
	return nil
}

// linkPerson is false when the platform does not know the person.
func linkPerson(ctx context.Context, s *reflection.Service, ws reflection.Workspace, directory bot.Directory, m reflection.Member) (bool, error) {
	found, err := directory.FindByEmail(ctx, ws, m.Email)
	switch {
	case m.PlatformID != "" && found.User != m.PlatformID:
		found = reflection.Profile{User: m.PlatformID} // the file knows better than the e-mail
	case errors.Is(err, reflection.ErrNotFound):
		return false, nil
	case err != nil:
		return false, err
	}
	return true, s.Link(ctx, ws, m.ID, found)
}
