package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"plenary/reflection"
)

// people examines who is on the list and can be reached.
func (e *examination) people(ctx context.Context, o *opened, people []reflection.Member) error {
	var unlinked []string
	coordinator := false
	blocked := map[reflection.WorkspaceID][]string{}
	for _, m := range people {
		coordinator = coordinator || m.Is(reflection.Coordinator)
		switch {
		case m.Linked():
		case m.Deactivated:
			blocked[m.Workspace] = append(blocked[m.Workspace], called(m))
		default:
			unlinked = append(unlinked, called(m))
		}
	}
	if !coordinator {
		e.look("nobody is a coordinator; give somebody the role in the people file")
	}
	if err := e.blocked(ctx, o, blocked); err != nil {
		return err
	}
	switch {
	case len(unlinked) > 0:
		e.look("%d of %d people are not linked to the chat: %s", len(unlinked), len(people), atMost(unlinked, 10))
	case len(blocked) == 0:
		e.ok("everybody is linked to the chat")
	}
	return nil
}

func called(m reflection.Member) string { return m.Name + " <" + m.Email + ">" }

// blocked lists, for each workspace, who was linked there and is left alone.
func (e *examination) blocked(ctx context.Context, o *opened, who map[reflection.WorkspaceID][]string) error {
	if len(who) == 0 {
		return nil
	}
	all, err := o.DB.Workspaces(ctx)
	if err != nil {
		return err
	}
	for _, ws := range all {
		if names := who[ws.ID]; len(names) > 0 {
			e.look("%s %s: %d whose account is switched off, or who have blocked or removed the app; nothing is sent to them until that changes: %s",
				platformWord(ws.Platform), cmp.Or(ws.Name, ws.External), len(names), atMost(names, 10))
		}
	}
	return nil
}

// platformWord is how a platform is written.
func platformWord(platform string) string {
	return strings.ToUpper(platform[:1]) + platform[1:]
}

func atMost(names []string, n int) string {
	if len(names) <= n {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:n], ", "), len(names)-n)
}
