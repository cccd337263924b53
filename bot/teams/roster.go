package teams

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"plenary/reflection"
)

// maxPages bounds a roster: 500 people a page, and a team has 25,000 at most.
const maxPages = 60

// member is who somebody in a conversation is:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details.
// A guest, a bot and somebody who has left are reflection.ErrNotFound.
func (p *Platform) member(ctx context.Context, at place, user string) (reflection.Profile, error) {
	var m teamsAccount
	err := p.call(ctx, request{method: http.MethodGet, service: at.service, path: []string{at.conversation, "members", user}}, &m)
	if s, no := errors.AsType[said](err); no && s.status == http.StatusNotFound {
		return reflection.Profile{}, reflection.ErrNotFound
	}
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("ask who a person is: %w", refusal(err))
	}
	if !m.ofTheTenant() {
		return reflection.Profile{}, reflection.ErrNotFound
	}
	return m.profile(), nil
}

// members is everybody in a conversation, page by page; guests and bots are
// left out:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile
func (p *Platform) members(ctx context.Context, at place) ([]reflection.Profile, error) {
	var all []reflection.Profile
	query := url.Values{"pageSize": {"500"}}
	for range maxPages {
		var got page
		err := p.call(ctx, request{method: http.MethodGet, service: at.service, path: []string{at.conversation, "pagedmembers"}, query: query}, &got)
		if err != nil {
			return nil, fmt.Errorf("read a roster: %w", refusal(err))
		}
		for _, m := range got.Members {
			if m.ofTheTenant() {
				all = append(all, m.profile())
			}
		}
		if got.More == "" {
			return all, nil
		}
		query.Set("continuationToken", got.More)
	}
	return nil, errors.New("read a roster: it has no end")
}

// page is one of a roster.
type page struct {
	Members []teamsAccount `json:"members"`
	More    string         `json:"continuationToken"`
}

// teamsAccount is somebody as a roster has them. A bot has no id in Entra, and
// nor has anybody who is not signed in.
type teamsAccount struct {
	Object    string `json:"objectId"`
	AADObject string `json:"aadObjectId"` // the same, in the answers of some versions
	Name      string `json:"name"`
	GivenName string `json:"givenName"`
	Surname   string `json:"surname"`
	Email     string `json:"email"`
	Principal string `json:"userPrincipalName"`
	Role      string `json:"userRole"`
}

// ofTheTenant reports whether it is one of the school's own people. A guest's
// name to sign in with has #EXT# in it:
// https://learn.microsoft.com/entra/external-id/user-properties
func (m teamsAccount) ofTheTenant() bool {
	others := m.Role != "" && m.Role != "user"
	return m.user() != "" && !others && m.address() != "" && !strings.Contains(strings.ToUpper(m.Principal), "#EXT#")
}

// profile is the person without a conversation: a roster may be a team's.
func (m teamsAccount) profile() reflection.Profile {
	return reflection.Profile{User: m.user(), Name: cmp.Or(m.Name, strings.TrimSpace(m.GivenName+" "+m.Surname)), Email: m.address()}
}

// user is the person's id in Entra, which is the same for every app, and is what
// the people picker of a card gives.
func (m teamsAccount) user() string { return cmp.Or(m.Object, m.AADObject) }

func (m teamsAccount) address() string { return cmp.Or(m.Email, m.Principal) }
