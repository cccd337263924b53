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
// some at once). A conversation is opened with each, which has a limit of its
// own of the same size.
const (
	lookUpEvery  = 1300 * time.Millisecond
	lookUpAtOnce = 20
)

// linker finds people of the staff list on a platform.
type linker struct {
	*reflection.Service
	directory bot.Directory
	log       *slog.Logger
	told      map[reflection.WorkspaceID]bool // that nobody is found by e-mail there
}

func newLinker(s *reflection.Service, directory bot.Directory, log *slog.Logger) *linker {
	return &linker{Service: s, directory: directory, log: log, told: map[reflection.WorkspaceID]bool{}}
}

// link finds those who are not linked yet, or not any more, in the workspace,
// and links them. Who is linked in another of the organisation stays there.
func (l *linker) link(ctx context.Context, ws reflection.Workspace) error {
	people, err := l.Unlinked(ctx, ws.Organisation)
	if err != nil {
		return err
	}
	pace := rate.NewLimiter(rate.Every(lookUpEvery), lookUpAtOnce)
	linked := 0
	for _, m := range people {
		if err := pace.Wait(ctx); err != nil {
			return err
		}
		err := l.linkPerson(ctx, ws, m)
		switch {
		case err == nil:
			linked++
		case errors.Is(err, reflection.ErrExists):
			l.log.Warn("two people on the list are the same user", "member", m.ID)
		case errors.Is(err, reflection.ErrForbidden):
			l.tell(ws)
		case !errors.Is(err, reflection.ErrNotFound):
			return err
		}
	}
	if len(people) > 0 {
		l.log.Info("looked for people who are not linked", "linked", linked, "left", len(people)-linked)
	}
	return nil
}

// tell says once that the app may not look people up.
func (l *linker) tell(ws reflection.Workspace) {
	if !l.told[ws.ID] {
		l.log.Warn("people are not found by e-mail, because the token lacks a scope; only those with a platform_id are linked", "workspace", ws.ID)
	}
	l.told[ws.ID] = true
}

// linkPerson keeps who somebody is in the workspace, also where they cannot be
// written to there: that is ErrNotFound all the same.
func (l *linker) linkPerson(ctx context.Context, ws reflection.Workspace, m reflection.Member) error {
	found, err := l.find(ctx, ws, m)
	if err != nil {
		return err
	}
	found.Conversation, err = l.directory.Conversation(ctx, ws, found.User)
	no, refused := errors.AsType[*bot.Refusal](err)
	withoutApp := refused && no.Gone
	if err != nil && !withoutApp {
		return err
	}
	found.Deactivated = found.Deactivated || withoutApp
	if err := l.Link(ctx, ws, m.ID, found); err != nil || !withoutApp {
		return err
	}
	return reflection.ErrNotFound // to be looked for again: they may put it in
}

// find is ErrNotFound where the platform does not know the person. The staff
// list knows better than the e-mail who somebody is.
func (l *linker) find(ctx context.Context, ws reflection.Workspace, m reflection.Member) (reflection.Profile, error) {
	imported := m.PlatformID != "" && m.Workspace == ""
	if imported || m.PlatformID != "" && m.Workspace == ws.ID {
		found, err := l.directory.FindByID(ctx, ws, m.PlatformID)
		switch {
		case imported && errors.Is(err, reflection.ErrForbidden):
			return reflection.Profile{User: m.PlatformID}, nil
		case imported || !errors.Is(err, reflection.ErrNotFound):
			return found, err
		}
	}
	return l.directory.FindByEmail(ctx, ws, m.Email)
}
