package slack

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func (r *rented) wantToken(want string) {
	r.t.Helper()
	if got := r.postedWith(); got != want {
		r.t.Errorf("posted with %q, want %q", got, want)
	}
}

func (r *rented) wantRenewals(want int) {
	r.t.Helper()
	if got := r.renewals(); got != want {
		r.t.Errorf("renewed %d times, want %d", got, want)
	}
}

// kept is what the store has for the first workspace.
func (r *rented) kept() (g grant) {
	r.t.Helper()
	b, err := r.installs.Credentials(r.t.Context(), workspace.ID)
	must(r.t, err)
	must(r.t, json.Unmarshal(b, &g))
	return g
}

// A token of twelve hours is renewed an hour before its end, and the pair that
// came of it is kept together.
func TestATokenIsRenewedAnHourBeforeItsEnd(t *testing.T) {
	r := newRented(t)
	p := r.replica()
	r.install(p, workspace)
	r.move(11*time.Hour - time.Second)
	must(t, r.sends(p, workspace))
	r.wantToken("xoxe.xoxb-never-1")
	r.wantRenewals(0)
	r.move(time.Second)
	must(t, r.sends(p, workspace))
	r.wantToken("xoxe.xoxb-never-2")
	r.wantRenewals(1)
	if g := r.kept(); g.Token != "xoxe.xoxb-never-2" || g.Refresh != "xoxe-never-2" || !g.Expires.Equal(r.clock().Add(rentedFor)) || g.BotUser != "UBOTT1" {
		t.Errorf("kept %+v", g)
	}
	for range 3 * 24 {
		r.move(time.Hour)
		must(t, r.sends(p, workspace))
	}
	r.wantRenewals(7)
}

// However many callers and replicas there are, the refresh token is used once,
// and nobody waits for it while the old token works.
func TestATokenIsRenewedOnce(t *testing.T) {
	r := newRented(t)
	replicas := []*Platform{r.replica(), r.replica()}
	r.install(replicas[0], workspace)
	for _, p := range replicas {
		must(t, r.sends(p, workspace))
	}
	r.move(11 * time.Hour)
	r.slow = make(chan struct{})
	renewed := make(chan error, len(replicas))
	for _, p := range replicas {
		go func() { renewed <- r.sends(p, workspace) }()
		p.whileLooking(t)
	}
	for _, p := range replicas {
		must(t, r.sends(p, workspace))
	}
	r.wantToken("xoxe.xoxb-never-1")
	close(r.slow)
	for range replicas {
		must(t, <-renewed)
	}
	r.wantToken("xoxe.xoxb-never-2")
	r.wantRenewals(1)
}

// whileLooking returns while a look is under way.
func (p *Platform) whileLooking(t *testing.T) {
	t.Helper()
	for range 5000 {
		p.mu.Lock()
		n := len(p.looks)
		p.mu.Unlock()
		if n > 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("nobody looks at what is kept")
}

// After its end everybody waits for the one renewal, or until they have no time
// left.
func TestWithoutATokenEverybodyWaitsForOneRenewal(t *testing.T) {
	r := newRented(t)
	p := r.replica()
	r.install(p, workspace)
	r.move(rentedFor)
	r.slow = make(chan struct{})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if err := r.sends(p, workspace); err != nil {
				t.Error(err)
			}
		})
	}
	p.whileLooking(t)
	hurry, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := p.access(hurry, workspace); !waits(err) {
		t.Errorf("who has no time left is told %v", err)
	}
	close(r.slow)
	all.Wait()
	r.wantRenewals(1)
}

// waits reports whether the workspace is refused and comes back by itself, so
// that nothing is counted against a message.
func waits(err error) bool {
	no, ok := errors.AsType[*bot.Refusal](err)
	return ok && no.RetryAfter > 0 && !no.Gone
}

// howBroken are the ways in which a renewal goes wrong.
var howBroken = map[string]func(http.ResponseWriter){
	"status 500": func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
	"status 429": func(w http.ResponseWriter) {
		w.Header().Set("Retry-After", "30")
		w.WriteHeader(http.StatusTooManyRequests)
	},
	"cut": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
	"refused": func(w http.ResponseWriter) {
		io.WriteString(w, `{"ok":false,"error":"invalid_refresh_token"}`)
	},
	"no token": func(w http.ResponseWriter) { io.WriteString(w, `{"ok":true}`) },
	"no end": func(w http.ResponseWriter) {
		io.WriteString(w, `{"ok":true,"access_token":"xoxe.xoxb-x","refresh_token":"xoxe-x"}`)
	},
	"secrets in its words": func(w http.ResponseWriter) {
		json.NewEncoder(w).Encode(object{"ok": false, "error": "no: xoxe.xoxb-never-1 xoxe-never-1 " + clientSecret})
	},
}

// A renewal that fails stops nothing while the token works, and is tried again
// a minute later.
func TestARenewalThatFails(t *testing.T) {
	for name, how := range howBroken {
		t.Run(name, func(t *testing.T) {
			r := newRented(t)
			p := r.replica()
			r.install(p, workspace)
			r.broken(how)
			r.move(11 * time.Hour)
			for range 3 {
				must(t, r.sends(p, workspace))
			}
			r.wantToken("xoxe.xoxb-never-1")
			r.wantRenewals(1)
			r.move(time.Minute)
			must(t, r.sends(p, workspace))
			r.wantRenewals(2)
			r.broken(nil)
			r.move(time.Minute)
			must(t, r.sends(p, workspace))
			r.wantToken("xoxe.xoxb-never-2")
			if !strings.Contains(r.log.String(), "a token was not renewed; will try again") {
				t.Errorf("the log says %s", r.log.String())
			}
			holdsNoToken(t, r.log.String())
		})
	}
}

// Past its end the whole workspace waits, and goes on once a renewal succeeds.
// Nothing is counted against what was to be sent.
func TestAWorkspaceWithoutATokenWaits(t *testing.T) {
	for name, how := range howBroken {
		t.Run(name, func(t *testing.T) {
			r := newRented(t)
			p := r.replica()
			r.install(p, workspace)
			r.broken(how)
			r.move(rentedFor)
			err := r.sends(p, workspace)
			if !waits(err) {
				t.Errorf("Send says %v", err)
			}
			to := bot.Address{Workspace: workspace, User: "U0ASHA"}
			errUpdate := p.Update(t.Context(), to, "D1/1.1", bot.Message{Text: "Hello."})
			_, _, errSent := p.Sent(t.Context(), to, "d1", r.clock())
			_, errFind := p.FindByEmail(t.Context(), workspace, "asha@x.example")
			for _, err := range []error{errUpdate, errSent, errFind} {
				if !waits(err) {
					t.Errorf("another call says %v", err)
				}
				holdsNoToken(t, err.Error())
			}
			if r.refused > 0 {
				t.Errorf("Slack was asked %d times with a token that is over", r.refused)
			}
			holdsNoToken(t, err.Error()+r.log.String())
			r.broken(nil)
			must(t, r.sends(p, workspace))
			r.wantToken("xoxe.xoxb-never-2")
		})
	}
}

// holdsNoToken looks for what must not stand in an error or a log.
func holdsNoToken(t *testing.T, text string) {
	t.Helper()
	for _, s := range []string{"never-", "xoxe-", "xoxe.", "xoxb-", clientSecret, "to-be-seen"} {
		if strings.Contains(text, s) {
			t.Errorf("%q stands in %s", s, text)
		}
	}
}

// A replica has an old token in hand: the app was put in again elsewhere. Once
// Slack refuses it, what is kept is looked at again.
func TestAReplicaWithAnOldTokenGoesOnWithTheNew(t *testing.T) {
	for word := range refusedTokens {
		t.Run(word, func(t *testing.T) {
			r := newRented(t)
			here, there := r.replica(), r.replica()
			r.install(here, workspace)
			must(t, r.sends(there, workspace))
			r.revoke()
			r.install(here, workspace)
			if word != "token_revoked" {
				r.fail("chat.postMessage", saying(word))
				r.mu.Lock()
				r.tokens["xoxe.xoxb-never-1"] = r.now.Add(time.Hour)
				r.mu.Unlock()
			}
			if err := r.sends(there, workspace); !waits(err) {
				t.Errorf("with the old token: %v", err)
			}
			must(t, r.sends(there, workspace))
			r.wantToken("xoxe.xoxb-never-2")
			must(t, r.sends(here, workspace))
		})
	}
}

// Any call may be the first to find out.
func TestEveryCallNoticesATokenThatIsRefused(t *testing.T) {
	to := bot.Address{Workspace: workspace, User: "U0ASHA"}
	for name, call := range map[string]func(*Platform) error{
		"Send":        func(p *Platform) error { _, err := p.Send(t.Context(), to, bot.Message{}, ""); return err },
		"Update":      func(p *Platform) error { return p.Update(t.Context(), to, "D1/1.1", bot.Message{}) },
		"Sent":        func(p *Platform) error { _, _, err := p.Sent(t.Context(), to, "d", time.Now()); return err },
		"FindByEmail": func(p *Platform) error { _, err := p.FindByEmail(t.Context(), workspace, "a@x.example"); return err },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRented(t)
			here, there := r.replica(), r.replica()
			r.install(here, workspace)
			must(t, r.sends(there, workspace))
			r.revoke()
			r.install(here, workspace)
			if err := call(there); err == nil {
				t.Fatal("the old token did")
			}
			if err := call(there); err != nil && !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("with the new one: %v", err)
			}
		})
	}
}

// One id in two workspaces is two people: each is written to with their own
// workspace's token, in a conversation of its own.
func TestTheTokenOfOneWorkspaceIsForNoOther(t *testing.T) {
	r := newRented(t)
	p := r.replica()
	r.install(p, workspace)
	r.install(p, second)
	for range 2 {
		must(t, r.sendsTo(p, workspace, "U0ASHA"))
		r.wantToken("xoxe.xoxb-never-1")
		must(t, r.sendsTo(p, second, "U0ASHA"))
		r.wantToken("xoxe.xoxb-never-2")
	}
	opened := r.called("conversations.open")
	if len(opened) != 2 || opened[0].args["token"] == opened[1].args["token"] {
		t.Errorf("conversations were opened by %v", opened)
	}
	r.move(rentedFor - time.Minute)
	must(t, r.sends(p, second))
	if g := r.kept(); g.Token != "xoxe.xoxb-never-1" {
		t.Errorf("renewing the second changed the first: %+v", g)
	}
}

// One workspace by hand and others through the page, in one program.
func TestByHandAndByConsent(t *testing.T) {
	r := newRented(t)
	third := reflection.Workspace{ID: "ws3", Organisation: "org3", Platform: "slack", External: "T3"}
	p := r.replica()
	p.settings.BotToken = botToken
	r.tokens[botToken] = r.now.Add(1000 * time.Hour)
	r.install(p, second)
	r.fail("auth.test", saying("internal_error"))
	if err := r.sends(p, workspace); !waits(err) {
		t.Errorf("before it is known whose token the settings hold: %v", err)
	}
	for range 2 {
		must(t, r.sends(p, workspace))
		r.wantToken(botToken)
	}
	if n := len(r.called("auth.test")); n != 2 {
		t.Errorf("Slack was asked whose token it is %d times, want once more", n)
	}
	must(t, r.sends(p, second))
	r.wantToken("xoxe.xoxb-never-1")
	if err := r.sends(p, third); !waits(err) {
		t.Errorf("a workspace that has no token: %v", err)
	}
	r.install(p, workspace) // through the page, too
	must(t, r.sends(p, workspace))
	r.wantToken("xoxe.xoxb-never-2")
}

// The token of the settings is for no workspace but its own, such as the one
// whose token was there before.
func TestTheTokenByHandIsForItsOwnWorkspace(t *testing.T) {
	f := newFake(t)
	p := f.platform()
	if _, err := p.Send(t.Context(), bot.Address{Workspace: second, User: "U0ASHA"}, bot.Message{}, ""); !waits(err) {
		t.Errorf("Send says %v", err)
	}
	if opened := f.called("conversations.open"); len(opened) > 0 {
		t.Errorf("called %v", opened)
	}
}

// The store being away is a matter of the workspace, not of a message.
func TestAWorkspaceWaitsForTheStore(t *testing.T) {
	r := newRented(t)
	p := r.replica()
	p.settings.Installs = awayInstalls{r.installs}
	if err := r.sends(p, workspace); !waits(err) {
		t.Errorf("Send says %v", err)
	}
}

// awayInstalls is a store that does not answer, and says so with a secret.
type awayInstalls struct{ *bottest.Installs }

var errAway = errors.New("the database is away: " + clientSecret)

func (awayInstalls) WorkspaceAt(context.Context, string, string) (reflection.Workspace, error) {
	return reflection.Workspace{}, errAway
}
func (awayInstalls) Credentials(context.Context, reflection.WorkspaceID) ([]byte, error) {
	return nil, errAway
}
func (awayInstalls) Uninstalled(context.Context, string, string, time.Time) error { return errAway }

// Whatever is kept for a workspace, it is called with the token in it or not at
// all.
func FuzzGrant(f *testing.F) {
	for _, kept := range []string{`{"token":"xoxb-1","bot_user":"U1"}`, `{"token":"a","refresh":"b","expires":"2026-11-11T06:00:00Z"}`, `{}`, `null`, `[`, `{"token":7}`, "\x00"} {
		f.Add([]byte(kept))
	}
	f.Fuzz(func(t *testing.T, kept []byte) {
		installs := bottest.NewInstalls(workspace)
		p := New(Settings{ClientID: "c", Installs: installs, HTTP: &http.Client{Transport: quiet{}}, Now: func() time.Time { return time.Date(2026, 11, 11, 6, 0, 0, 0, time.UTC) }})
		p.log = slog.New(slog.DiscardHandler)
		must(t, installs.ChangeCredentials(t.Context(), workspace.ID, func(context.Context, []byte) ([]byte, error) { return kept, nil }))
		a, err := p.access(t.Context(), workspace)
		if (err == nil) != (a != nil && a.Token != "") || err != nil && !waits(err) {
			t.Errorf("for %q: %v, %v", kept, a, err)
		}
	})
}
