package bottest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"plenary/bot/bottest"
)

// keeping writes down the body of every request.
func keeping(to *strings.Builder) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { io.Copy(to, r.Body) })
}

// front is Slack's own page and API, for somebody who installs the app.
type front struct {
	t *testing.T
	*line
	api string
}

func newFront(t *testing.T) *front {
	l := newLine()
	return &front{t, l, apiURL(t, l.chat)}
}

var secretOf = map[string]string{bottest.ClientID: bottest.ClientSecret}

func (f *front) exchange(client, code string) (*slackgo.OAuthV2Response, error) {
	return slackgo.GetOAuthV2ResponseContext(f.t.Context(), http.DefaultClient, client, secretOf[client], code, "", slackgo.OAuthOptionAPIURL(f.api))
}

func (f *front) refresh(token string) (*slackgo.OAuthV2Response, error) {
	return slackgo.RefreshOAuthV2TokenContext(f.t.Context(), http.DefaultClient, bottest.ClientID, bottest.ClientSecret, token, slackgo.OAuthOptionAPIURL(f.api))
}

// installs is what a code of somebody's yes is exchanged for.
func (f *front) installs(i bottest.Install) *slackgo.OAuthV2Response {
	f.t.Helper()
	got, err := f.exchange(bottest.ClientID, f.chat.Allow(i))
	must(f.t, err)
	return got
}

// works is the error of a call with that token, or "".
func (f *front) works(token string) string {
	f.t.Helper()
	var said struct{ Error string }
	_, answer, _ := strings.Cut(post(f.t, f.api+"auth.test", "token="+token), " ")
	must(f.t, json.Unmarshal([]byte(answer), &said))
	return said.Error
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestInstalling(t *testing.T) {
	f := newFront(t)
	got := f.installs(bottest.Install{Workspace: "T2", Name: "South", By: "U0FAR"})
	if got.Team.ID != "T2" || got.Team.Name != "South" || got.AuthedUser.ID != "U0FAR" || got.BotUserID != "U0BOT" ||
		got.TokenType != "bot" || got.Scope == "" || got.RefreshToken != "" || got.ExpiresIn != 0 {
		t.Errorf("installing gave %+v", got)
	}
	said, err := adapterWith(f.api, got.AccessToken).Connect(t.Context())
	if err != nil || said.External != "T2" {
		t.Errorf("the token is of %+v, %v", said, err)
	}
	f.move(365 * 24 * time.Hour)
	want(t, "after a year", f.works(got.AccessToken), "")
	if again := f.installs(bottest.Install{Workspace: "T2"}); again.AccessToken == got.AccessToken {
		t.Error("two installs have one token")
	}
	all := f.installs(bottest.Install{Workspace: "E1", Name: "Trust"})
	if !all.IsEnterpriseInstall || all.Enterprise.ID != "E1" || all.Team.ID != "" {
		t.Errorf("installing for an organisation gave %+v", all)
	}
}

// A code is good once, for ten minutes, for the app it was given to.
func TestACodeIsGoodOnce(t *testing.T) {
	f := newFront(t)
	code := f.chat.Allow(bottest.Install{Workspace: "T2"})
	if _, err := f.exchange("another", code); err == nil || err.Error() != "invalid_client_id" {
		t.Errorf("another app: %v", err)
	}
	if got := post(t, f.api+"oauth.v2.access", "client_id="+bottest.ClientID+"&client_secret=guess&code="+code); !strings.Contains(got, "bad_client_secret") {
		t.Errorf("a guessed secret: %s", got)
	}
	_, err := f.exchange(bottest.ClientID, code)
	must(t, err)
	late := f.chat.Allow(bottest.Install{Workspace: "T2"})
	for _, no := range []struct{ what, code string }{{"a second time", code}, {"a guess", "code"}, {"ten minutes later", late}} {
		if no.code == late {
			f.move(10 * time.Minute)
		}
		if _, err := f.exchange(bottest.ClientID, no.code); err == nil || err.Error() != "invalid_code" {
			t.Errorf("%s: %v", no.what, err)
		}
	}
	if got := post(t, f.api+"oauth.v2.access", "client_id="+bottest.ClientID+"&client_secret="+bottest.ClientSecret+"&grant_type=password"); !strings.Contains(got, "invalid_grant_type") {
		t.Errorf("another way: %s", got)
	}
}

// Tokens that rotate live for twelve hours, and a refresh token is good once.
func TestRotation(t *testing.T) {
	f := newFront(t)
	first := f.installs(bottest.Install{Workspace: "T2", Name: "South", By: "U0FAR", Rotates: true})
	if first.ExpiresIn != 43200 || !strings.HasPrefix(first.AccessToken, "xoxe.xoxb-") || !strings.HasPrefix(first.RefreshToken, "xoxe-") {
		t.Errorf("installing gave %+v", first)
	}
	f.move(12*time.Hour - time.Second)
	want(t, "a second before", f.works(first.AccessToken), "")
	second, err := f.refresh(first.RefreshToken)
	must(t, err)
	want(t, "the old one, before its time", f.works(first.AccessToken), "")
	f.move(time.Second)
	want(t, "the old one", f.works(first.AccessToken), "token_expired")
	want(t, "the new one", f.works(second.AccessToken), "")
	if second.Team.ID != "T2" || second.RefreshToken == first.RefreshToken {
		t.Errorf("refreshing gave %+v", second)
	}
	if _, err := f.refresh(first.RefreshToken); err == nil || err.Error() != "invalid_refresh_token" {
		t.Errorf("a refresh token a second time: %v", err)
	}
	f.move(12 * time.Hour)
	want(t, "twelve hours later", f.works(second.AccessToken), "token_expired")
	third, err := f.refresh(second.RefreshToken) // which does not expire
	must(t, err)
	want(t, "the third", f.works(third.AccessToken), "")
}

func TestTokensThatAreNoGood(t *testing.T) {
	f := newFront(t)
	want(t, "made by hand", f.works("xoxb-T9"), "")
	want(t, "none", f.works(""), "not_authed")
	for _, token := range []string{"xoxb-", "xoxb-secret", "xoxp-T9", "T9"} {
		want(t, token, f.works(token), "invalid_auth")
	}
	got := f.installs(bottest.Install{Workspace: "T2"})
	for _, token := range []string{"xoxb-T9", got.AccessToken} {
		f.chat.Revoke(token)
		want(t, token, f.works(token), "token_revoked")
	}
	want(t, "another of the same workspace", f.works("xoxb-T2"), "")
}

// The app is taken out of one workspace: nothing works there any more, Slack
// says so in two events, and others see nothing of it. Installed again, it has
// a new token.
func TestUninstalling(t *testing.T) {
	f := newFront(t)
	plain, rotating := f.installs(bottest.Install{Workspace: "T2"}), f.installs(bottest.Install{Workspace: "T2", Rotates: true})
	other := f.installs(bottest.Install{Workspace: "T3", Rotates: true})
	events := f.chat.Uninstall("T2")
	for _, token := range []string{plain.AccessToken, rotating.AccessToken, "xoxb-T2"} {
		want(t, token, f.works(token), "token_revoked")
	}
	if _, err := f.refresh(rotating.RefreshToken); err == nil || err.Error() != "invalid_refresh_token" {
		t.Errorf("a refresh: %v", err)
	}
	want(t, "another workspace", f.works(other.AccessToken), "")
	if _, err := f.refresh(other.RefreshToken); err != nil {
		t.Errorf("a refresh of another: %v", err)
	}
	types := ""
	for _, e := range events {
		var said struct {
			TeamID  string `json:"team_id"`
			EventID string `json:"event_id"`
			Event   struct {
				Type   string
				Tokens struct{ OAuth, Bot []string }
			}
		}
		body := heard(t, e)
		must(t, json.Unmarshal([]byte(body), &said))
		types += said.Event.Type + " "
		if said.TeamID != "T2" || said.EventID == "" || said.Event.Type == "tokens_revoked" && len(said.Event.Tokens.Bot) != 1 {
			t.Errorf("Slack says %s", body)
		}
	}
	want(t, "the events", types, "tokens_revoked app_uninstalled ")
	want(t, "installed again", f.works(f.installs(bottest.Install{Workspace: "T2"}).AccessToken), "")
}
