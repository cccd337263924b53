package slack

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

const back = "https://plenary.example/slack/oauth/callback"

func TestConsentURL(t *testing.T) {
	for api, want := range map[string]string{
		"":                           "https://slack.com/oauth/v2/authorize",
		"http://localhost:4600/api/": "http://localhost:4600/oauth/v2/authorize",
		"http://localhost:4600/api":  "http://localhost:4600/oauth/v2/authorize",
	} {
		u, err := url.Parse(New(Settings{ClientID: "1.2", ClientSecret: clientSecret, APIURL: api}).ConsentURL("st&te", back))
		if err != nil {
			t.Fatal(err)
		}
		asked := u.Query()
		u.RawQuery = ""
		if u.String() != want {
			t.Errorf("with %q consent is given at %s, want %s", api, u, want)
		}
		if diff := cmp.Diff(url.Values{"client_id": {"1.2"}, "scope": {strings.Join(Scopes(), ",")}, "state": {"st&te"}, "redirect_uri": {back}}, asked); diff != "" {
			t.Errorf("asked for (-want +got):\n%s", diff)
		}
	}
}

// What Slack answers, and by what the workspace is known from then on.
func TestInstall(t *testing.T) {
	team, enterprise := object{"id": "T7", "name": "Northfield"}, object{"id": "E7", "name": "Trust"}
	for name, c := range map[string]struct {
		answer         object
		external, call string
	}{
		"in a team":                            {object{"team": team, "enterprise": nil}, "T7", "Northfield"},
		"in a team of an enterprise":           {object{"team": team, "enterprise": enterprise, "is_enterprise_install": false}, "T7", "Northfield"},
		"in all of an enterprise":              {object{"team": nil, "enterprise": enterprise, "is_enterprise_install": true}, "E7", "Trust"},
		"in all of an enterprise, from a team": {object{"team": team, "enterprise": enterprise, "is_enterprise_install": true}, "E7", "Trust"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRented(t)
			p := r.replica()
			r.asked = func() object {
				return object{"ok": true, "user": object{"id": "U9", "tz": "Europe/London", "profile": object{"real_name": "Pat Lane", "email": "pat@x.example"}}}
			}
			c.answer["authed_user"], c.answer["bot_user_id"] = object{"id": "U9"}, "UBOT"
			done, err := p.Install(t.Context(), r.agrees("code", c.answer), back, "org9")
			must(t, err)
			want := reflection.Install{Platform: "slack", External: c.external, Name: c.call, Into: "org9",
				By: reflection.Profile{User: "U9", Name: "Pat Lane", Email: "pat@x.example", Zone: "Europe/London"}}
			if diff := cmp.Diff([]reflection.Install{want}, r.installs.Installed()); diff != "" {
				t.Errorf("installed (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]bought{{"", "code", back}}, r.bought(), cmp.AllowUnexported(bought{})); diff != "" {
				t.Errorf("asked Slack (-want +got):\n%s", diff)
			}
			must(t, r.sends(r.replica(), done.Workspace))
			r.wantToken("xoxe.xoxb-never-1")
			if a, err := p.access(t.Context(), done.Workspace); err != nil || a.BotUser != "UBOT" {
				t.Errorf("the bot is %v, %v", a, err)
			}
		})
	}
}

// A token that does not end is kept as it is, and never renewed.
func TestInstallWithoutRotation(t *testing.T) {
	r := newRented(t)
	p := r.replica()
	code := r.agrees("code", object{"team": object{"id": "T1"}, "refresh_token": "", "expires_in": 0})
	_, err := p.Install(t.Context(), code, back, "")
	must(t, err)
	r.tokens["xoxe.xoxb-never-1"] = r.now.AddDate(10, 0, 0)
	r.move(9 * 365 * rentedFor)
	must(t, r.sends(p, workspace))
	r.wantRenewals(0)
	if g := r.kept(); g.Refresh != "" || !g.Expires.IsZero() {
		t.Errorf("kept %+v", g)
	}
}

// What goes wrong installs nothing and tells no secret.
func TestInstallGoesWrong(t *testing.T) {
	breaks := map[string]func(http.ResponseWriter){
		"an unknown code": nil,
		"no workspace": func(w http.ResponseWriter) {
			w.Write([]byte(`{"ok":true,"access_token":"xoxb-1","team":null,"enterprise":null}`))
		},
	}
	maps.Copy(breaks, howBroken)
	for name, how := range breaks {
		t.Run(name, func(t *testing.T) {
			r := newRented(t)
			p := r.replica()
			r.broken(how)
			_, err := p.Install(t.Context(), "never-a-code", back, "")
			if err == nil {
				t.Fatal("it was installed")
			}
			holdsNoToken(t, err.Error()+r.log.String())
			if got := r.installs.Installed(); len(got) > 0 {
				t.Errorf("installed %v", got)
			}
		})
	}
}

// Once the code is spent, an install is finished even if nobody waits for it.
func TestAnInstallOutlivesThePage(t *testing.T) {
	r := newRented(t)
	p := r.replica()
	page, leave := context.WithCancel(t.Context())
	r.asked = func() object { leave(); return object{"ok": false, "error": "user_not_found"} }
	done, err := p.Install(page, r.agrees("code", object{"team": object{"id": "T1"}, "authed_user": object{"id": "U9"}}), back, "")
	must(t, err)
	must(t, r.sends(p, done.Workspace))
}

// Somebody of whom Slack says nothing is known by their id at least.
func TestAnInstallerWhomSlackDoesNotDescribe(t *testing.T) {
	r := newRented(t)
	r.asked = func() object { return object{"ok": false, "error": "missing_scope"} }
	_, err := r.replica().Install(t.Context(), r.agrees("code", object{"team": object{"id": "T1"}, "authed_user": object{"id": "U9"}}), back, "")
	must(t, err)
	if diff := cmp.Diff(reflection.Profile{User: "U9"}, r.installs.Installed()[0].By); diff != "" {
		t.Errorf("installed by (-want +got):\n%s", diff)
	}
}
