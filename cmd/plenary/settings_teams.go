package main

import (
	"net"
	"net/url"
	"regexp"
)

// teams reports whether Teams is set up.
func (s settings) teams() bool { return s.TeamsAppID != "" }

// teamsSettings reads the settings of Teams, and gives back what allows unsigned
// activities, as it stands there.
func (e *environment) teamsSettings(s *settings) (unsigned string) {
	s.TeamsAppID = e.get("PLENARY_TEAMS_APP_ID", "")
	s.TeamsAppSecret = e.get("PLENARY_TEAMS_APP_SECRET", "")
	s.TeamsTenantID = e.get("PLENARY_TEAMS_TENANT_ID", "")
	s.TeamsLoginURL = e.get("PLENARY_TEAMS_LOGIN_URL", "")
	s.TeamsOpenIDURL = e.get("PLENARY_TEAMS_OPENID_URL", "")
	unsigned = e.get("PLENARY_TEAMS_ALLOW_UNSIGNED", "")
	s.TeamsAllowUnsigned = unsigned == "1"
	return unsigned
}

// checkTeams does not repeat the secret, nor what stands where another setting
// should: it may be the secret.
func (e *environment) checkTeams(s settings, unsigned string) {
	others := s.TeamsAppSecret + s.TeamsTenantID + s.TeamsLoginURL + s.TeamsOpenIDURL + unsigned
	switch {
	case !s.teams() && others != "":
		e.complain("PLENARY_TEAMS_APP_ID is not set, but other settings for Teams are; it is the Application (client) ID of the app registration")
	case s.teams() && s.TeamsTenantID == "":
		e.complain("PLENARY_TEAMS_APP_ID needs PLENARY_TEAMS_TENANT_ID, the Directory (tenant) ID of the app registration")
	case s.teams() && s.TeamsAppSecret == "" && !s.TeamsAllowUnsigned:
		e.complain("PLENARY_TEAMS_APP_ID needs PLENARY_TEAMS_APP_SECRET, the Value of a client secret of the app registration")
	}
	e.checkTeamsAppID(s.TeamsAppID)
	if s.TeamsTenantID != "" && !guid.MatchString(s.TeamsTenantID) {
		e.complain("PLENARY_TEAMS_TENANT_ID is not an id like %s; copy the Directory (tenant) ID of the app registration", likeGUID)
	}
	if guid.MatchString(s.TeamsAppSecret) {
		e.complain("PLENARY_TEAMS_APP_SECRET is the ID of a secret; copy its Value, which is shown only when the secret is made")
	}
	e.checkTeamsURL("PLENARY_TEAMS_LOGIN_URL", s.TeamsLoginURL)
	e.checkTeamsURL("PLENARY_TEAMS_OPENID_URL", s.TeamsOpenIDURL)
	e.checkUnsigned(unsigned, s.Listen)
}

// guid is what Microsoft's ids look like.
var guid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

const likeGUID = "1b2c3d4e-0000-4000-8000-0123456789ab"

func (e *environment) checkTeamsAppID(id string) {
	if id != "" && !guid.MatchString(id) {
		e.complain("PLENARY_TEAMS_APP_ID is not an id like %s; copy the Application (client) ID of the app registration", likeGUID)
	}
}

func (e *environment) checkTeamsURL(name, address string) {
	if u, err := url.Parse(address); address != "" && (err != nil || !carriesSecrets(u)) {
		e.complain("%s must begin with https://; only this machine itself may use http://", name)
	}
}

// checkUnsigned lets activities come without a token only where nobody else can
// send any: whoever could would speak for any person.
func (e *environment) checkUnsigned(unsigned, listen string) {
	host, _, err := net.SplitHostPort(listen)
	switch {
	case unsigned == "":
	case unsigned != "1":
		e.complain("PLENARY_TEAMS_ALLOW_UNSIGNED can only be 1; take it away where activities are to be checked")
	case err != nil || !loopback(host):
		e.complain("PLENARY_TEAMS_ALLOW_UNSIGNED is for development and is accepted only when PLENARY_LISTEN is on this machine alone, such as %s; take it away", defaultListen)
	}
}
