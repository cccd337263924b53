package teams

import (
	"testing"

	"plenary/bot"
)

// The app's token goes to Microsoft, and to nobody with a name like theirs.
func TestTrusted(t *testing.T) {
	for _, c := range []struct {
		service        string
		schools, bench bool // in a school, and in development
	}{
		{"https://smba.trafficmanager.net/emea/", true, true},
		{"https://smba.trafficmanager.net/uk/3c9d/", true, true},
		{"https://SMBA.trafficmanager.net/teams", true, true},
		{"https://smba.infra.gcc.teams.microsoft.com/teams", true, true},
		{"https://europe.api.botframework.com", true, true},
		{"http://smba.trafficmanager.net/emea/", false, false},
		{"https://smba.trafficmanager.net:8443/emea/", false, false},
		{"https://attacker.trafficmanager.net/", false, false},
		{"https://[2001:db8::1%25.botframework.com]/", false, false}, // a number, with a zone for a name
		{"https://europe.api.botframework.com:8443/", false, false},
		{"https://smba.trafficmanager.net.attacker.example/", false, false},
		{"https://attackerbotframework.com/", false, false},
		{"https://botframework.com.attacker.example/", false, false},
		{"https://smba.trafficmanager.net@attacker.example/", false, false},
		{"https://user:password@smba.trafficmanager.net/", false, false},
		{"https://smba.trafficmanager.net/emea?next=", false, false},
		{"https://smba.trafficmanager.net/?to=https://attacker.example", false, false},
		{"https://smba.trafficmanager.net/#x", false, false},
		{"ftp://127.0.0.1/", false, false},
		{"http://127.0.0.1:3978/", false, true},
		{"http://[::1]:3978/", false, true},
		{"https://localhost:3978/", false, true},
		{"http://localhost.attacker.example/", false, false},
		{"http://192.168.1.7:3978/", false, false},
		{"", false, false},
		{"/emea/", false, false},
		{"://", false, false},
	} {
		for in, want := range map[*Settings]bool{
			{LoginURL: "https://login.microsoftonline.com/"}:                      c.schools,
			{LoginURL: "https://login.microsoftonline.com/", AllowUnsigned: true}: c.bench,
			{LoginURL: "http://127.0.0.1:4000/"}:                                  c.bench,
		} {
			if _, err := in.trusted(c.service); (err == nil) != want {
				t.Errorf("%q with %+v: %v, want it trusted: %v", c.service, *in, err, want)
			}
		}
	}
}

// Nothing is asked of a stranger, not even for a token.
func TestAStranger(t *testing.T) {
	n := newNorth(t)
	_, err := n.Send(t.Context(), bot.Address{Workspace: workspace, User: "asha", Conversation: "https://attacker.example/ a:1"}, hello, "d1")
	if err != untrusted { //nolint:errorlint // it is that very one
		t.Errorf("Send = %v", err)
	}
	if len(n.asked) > 0 {
		t.Errorf("%d requests", len(n.asked))
	}
}
