package teams

import (
	"net"
	"net/url"
	"slices"
	"strings"

	"plenary/bot"
)

// services are where Microsoft's Connectors for Teams are, in the cloud that
// schools are in and whose login this package asks; the clouds of governments
// have others:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
// Anybody can have a name under trafficmanager.net, so these are whole.
var services = []string{
	"smba.trafficmanager.net",
	"smba.onyx.prod.teams.trafficmanager.net",
	"smba.infra.gcc.teams.microsoft.com",
}

// framework is what the names of the Bot Framework's other services end in.
const framework = ".botframework.com"

// trusted reads the address of a Connector, if the app's token may go there. The
// address comes from an activity whose own token was verified; this holds even
// if that was not. On this machine one is trusted in development only: where
// activities need no token, or where the app's own is from here as well.
func (s Settings) trusted(service string) (*url.URL, error) {
	at, err := url.Parse(service)
	if err != nil || at.User != nil || at.RawQuery != "" || at.Fragment != "" {
		return nil, untrusted
	}
	host := strings.ToLower(at.Host) // with its port, which Microsoft's have none of, and the brackets of a number
	microsofts := slices.Contains(services, host) || strings.HasSuffix(host, framework)
	switch {
	case at.Scheme == "https" && microsofts:
		return at, nil
	case (at.Scheme == "https" || at.Scheme == "http") && here(strings.ToLower(at.Hostname())) && s.development():
		return at, nil
	}
	return nil, untrusted
}

// untrusted is for good: the person has to be met anew.
var untrusted = &bot.Refusal{Gone: true, Reason: "not a Connector of Microsoft's"}

func (s Settings) development() bool {
	login, err := url.Parse(s.LoginURL)
	return s.AllowUnsigned || err == nil && here(login.Hostname())
}

// here reports whether a host is this machine.
func here(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
