package slack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/slack-go/slack"

	"plenary/reflection"
)

// Installing by consent: https://docs.slack.dev/authentication/installing-with-oauth

// ConsentURL is Slack's page on which somebody agrees to the install. Slack
// brings them to the address back, with state and a code.
func (p *Platform) ConsentURL(state, back string) string {
	at := strings.TrimSuffix(strings.TrimSuffix(p.settings.APIURL, "/"), "/api")
	return at + "/oauth/v2/authorize?" + url.Values{
		"client_id": {p.settings.ClientID}, "scope": {strings.Join(Scopes(), ",")}, "state": {state}, "redirect_uri": {back},
	}.Encode()
}

// Install takes the code that Slack gave for an install, keeps that the app is
// in the workspace and what its calls need, and joins it to an organisation; an
// empty one lets the domain decide. An install for a whole enterprise has no
// team: it is known by the enterprise.
func (p *Platform) Install(ctx context.Context, code, back string, into reflection.OrganisationID) (reflection.Installed, error) {
	given, g, err := p.exchange(ctx, code, back)
	if err != nil {
		return reflection.Installed{}, fmt.Errorf("ask Slack what the code is for: %w", p.safe(err))
	}
	ctx = context.WithoutCancel(ctx) // the code is spent: whoever closes the page now would lose what it was for
	in := reflection.Install{Platform: p.Name(), External: given.Team.ID, Name: given.Team.Name, Into: into}
	if given.IsEnterpriseInstall || in.External == "" {
		in.External, in.Name = given.Enterprise.ID, given.Enterprise.Name
	}
	in.By = p.installer(ctx, g, given.AuthedUser.ID)
	done, err := p.settings.Installs.Install(ctx, in)
	if err == nil {
		err = p.keep(ctx, done.Workspace.ID, g)
	}
	return done, err
}

func (p *Platform) exchange(ctx context.Context, code, back string) (*slack.OAuthV2Response, grant, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	given, err := slack.GetOAuthV2ResponseContext(ctx, p.settings.HTTP, p.settings.ClientID, p.settings.ClientSecret, code, back,
		slack.OAuthOptionAPIURL(p.settings.APIURL))
	switch {
	case err != nil:
		return nil, grant{}, err
	case given.Team.ID == "" && given.Enterprise.ID == "":
		return nil, grant{}, errors.New("the answer names no workspace")
	}
	g, err := p.grantOf(given)
	return given, g, err
}

// installer is who installed the app, as far as Slack says. With no more than
// their id they can still be written to.
func (p *Platform) installer(ctx context.Context, g grant, user string) reflection.Profile {
	who, err := p.accessBy("", g).profile(ctx, user)
	if err != nil {
		p.log.WarnContext(ctx, "Slack does not say who installed the app", "error", p.scrub(err))
		return reflection.Profile{User: user}
	}
	return who
}
