package teams

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
)

// logins counts the calls of the login once nobody waits for it.
func (n *north) logins() int {
	n.idle()
	return n.chat.Calls(bottest.Login)
}

// idle waits until no call of the login is under way.
func (n *north) idle() {
	n.login.mu.Lock()
	call := n.login.asking
	n.login.mu.Unlock()
	if call != nil {
		<-call.done
	}
}

func TestATokenIsAskedForOnce(t *testing.T) {
	n := newNorth(t)
	n.chat.Fail(when(bottest.Login, bottest.Slow(50*time.Millisecond)))
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if _, err := n.member(t.Context(), n.place("asha"), "asha"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := n.logins(); got != 1 {
		t.Errorf("the login was asked %d times, want once for all", got)
	}
}

// A token is renewed a while before its end, once, and nobody waits for it.
func TestATokenIsRenewedEarly(t *testing.T) {
	n := newNorth(t)
	n.sends(t, "asha", "d1")
	n.move(time.Hour - renewEarly - time.Second)
	n.sends(t, "asha", "d2")
	if got := n.logins(); got != 1 {
		t.Errorf("asked %d times while the token was not due", got)
	}
	n.move(2 * time.Second)
	n.chat.Fail(when(bottest.Login, bottest.Slow(300*time.Millisecond)))
	start := time.Now()
	for _, d := range []string{"d3", "d4"} {
		if _, _, err := n.sends(t, "asha", d); err != nil {
			t.Error(err)
		}
	}
	if took := time.Since(start); took > 250*time.Millisecond {
		t.Errorf("two messages waited for the renewal: %v", took)
	}
	if got := n.logins(); got != 2 {
		t.Errorf("asked %d times, want one renewal", got)
	}
	n.move(10 * time.Minute) // the first is over by now
	if _, _, err := n.sends(t, "asha", "d5"); err != nil {
		t.Error(err)
	}
}

// While the old token works, a login that is away is nobody's trouble, and is
// not asked at every message.
func TestARenewalThatFails(t *testing.T) {
	n := newNorth(t)
	n.sends(t, "asha", "d0")
	n.move(56 * time.Minute)
	n.chat.Fail(when(bottest.Login, bottest.Broken()))
	for _, d := range []string{"d1", "d2", "d3"} {
		if _, _, err := n.sends(t, "asha", d); err != nil {
			t.Error(err)
		}
		n.idle()
	}
	n.move(renewAgain - time.Second)
	n.sends(t, "asha", "d3")
	if got := n.logins(); got != 2 {
		t.Errorf("asked %d times, want one renewal that failed", got)
	}
	n.move(time.Second)
	n.sends(t, "asha", "d4")
	if got := n.logins(); got != 3 {
		t.Errorf("asked %d times, want one more a minute later", got)
	}
	n.move(4 * time.Minute) // the old one is over
	if _, no, _ := n.sends(t, "asha", "d5"); no == nil || no.RetryAfter == 0 || no.Gone {
		t.Errorf("without a token: %+v, want a refusal of everybody", no)
	}
	if got := n.chat.Times("d5"); got != 0 {
		t.Error("something was shown")
	}
	n.well()
	n.move(retryUnreachable)
	if _, _, err := n.sends(t, "asha", "d5"); err != nil {
		t.Errorf("once the login is back: %v", err)
	}
}

// What the login says, and what it means: always a refusal of the whole
// workspace, so that no message is held to have failed, and never a secret.
func TestNoToken(t *testing.T) {
	for name, c := range map[string]struct {
		fault  *bottest.Fault
		change func(*Settings)
		want   *bot.Refusal
	}{
		"away":         {fault: bottest.Broken(), want: &bot.Refusal{RetryAfter: retryUnreachable, Reason: "login unreachable"}},
		"cut":          {fault: bottest.CutBefore(), want: &bot.Refusal{RetryAfter: retryUnreachable, Reason: "login unreachable"}},
		"limited":      {fault: bottest.Limited(20 * time.Second), want: &bot.Refusal{RetryAfter: 20 * time.Second, Reason: "login limited"}},
		"wrong secret": {change: func(s *Settings) { s.AppSecret += "x" }, want: &bot.Refusal{RetryAfter: retryRefused, Reason: "login refused AADSTS7000215"}},
		"wrong app":    {change: func(s *Settings) { s.AppID = "other" }, want: &bot.Refusal{RetryAfter: retryRefused, Reason: "login refused AADSTS7000215"}},
		"no code":      {fault: bottest.Barred("invalid_client"), want: &bot.Refusal{RetryAfter: retryRefused, Reason: "login refused"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNorth(t, func(s *Settings) {
				if c.change != nil {
					c.change(s)
				}
			})
			n.chat.Fail(when(bottest.Login, c.fault))
			_, no, err := n.sends(t, "asha", "d1")
			if diff := cmp.Diff(c.want, no); diff != "" {
				t.Errorf("the refusal in %v differs (-want +got):\n%s", err, diff)
			}
			holdsNoSecret(t, err.Error()+n.log.String())
			n.sends(t, "sam", "d2")
			if got := n.logins(); got != 1 {
				t.Errorf("asked %d times: before it can be, it is not asked again", got)
			}
			n.well()
			n.move(no.RetryAfter)
			n.sends(t, "asha", "d1")
			if got := n.logins(); got != 2 {
				t.Errorf("asked %d times, want once more when it can be", got)
			}
		})
	}
}

// A token that the Connector refuses is let go of: the next one is new.
func TestARefusedToken(t *testing.T) {
	n := newNorth(t)
	n.sends(t, "asha", "d1")
	n.chat.Revoke("token-T1-1")
	if _, no, err := n.sends(t, "asha", "d2"); no == nil || no.RetryAfter != retryRefused {
		t.Errorf("Send = %v, want a refusal of everybody", err)
	}
	if _, _, err := n.sends(t, "asha", "d2"); err != nil {
		t.Errorf("with the next token: %v", err)
	}
	if got := n.logins(); got != 2 {
		t.Errorf("asked %d times", got)
	}
}

// A caller that gives up leaves the call to the others who wait for it.
func TestGivingUpOnALogin(t *testing.T) {
	n := newNorth(t)
	n.chat.Fail(when(bottest.Login, bottest.Slow(100*time.Millisecond)))
	ctx, giveUp := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer giveUp()
	_, err := n.Send(ctx, n.to("asha"), hello, "d1")
	if no, _ := errors.AsType[*bot.Refusal](err); no != unreachable {
		t.Errorf("Send = %v, want that nothing was sent", err)
	}
	if _, _, err := n.sends(t, "asha", "d1"); err != nil {
		t.Error(err)
	}
	if got := n.logins(); got != 1 {
		t.Errorf("asked %d times", got)
	}
}

// Without a secret, on a developer's machine, there is no token.
func TestNoSecret(t *testing.T) {
	n := newNorth(t, func(s *Settings) { s.AppSecret, s.LoginURL, s.AllowUnsigned = "", "", true })
	n.answer(http.StatusCreated, "", `{"id":"1"}`)
	if _, _, err := n.sends(t, "asha", "d1"); err != nil {
		t.Error(err)
	}
	if head := n.asked[0].Header; len(n.asked) != 1 || head.Get("Authorization") != "" {
		t.Errorf("%d requests, with %v", len(n.asked), head)
	}
}

// The login is asked as Microsoft has it.
func TestTheLogin(t *testing.T) {
	n := newNorth(t)
	var form url.Values
	login := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		form = r.PostForm
		if r.URL.Path != "/T1/oauth2/v2.0/token" || r.Header.Get("Authorization") != "" {
			t.Errorf("asked at %s with %v", r.URL, r.Header)
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte(`{"access_token":"x"}`))
	})
	server := httptest.NewServer(login)
	defer server.Close()
	n.login.config.TokenURL = strings.Replace(n.login.config.TokenURL, n.url, server.URL, 1)
	value, err := n.login.token(t.Context())
	want := url.Values{"grant_type": {"client_credentials"}, "client_id": {bottest.ClientID}, "client_secret": {bottest.ClientSecret}, "scope": {scope}}
	if diff := cmp.Diff(want, form); diff != "" || value != "x" || err != nil {
		t.Errorf("%q, %v; the login was asked (-want +got):\n%s", value, err, diff)
	}
	if kept := n.login.kept; !kept.ends.Equal(began.Add(leastLife)) || !kept.due.Equal(began.Add(leastLife/2)) {
		t.Errorf("a token of unknown life is due %v and ends %v", kept.due, kept.ends)
	}
	if New(Settings{Tenant: "T9"}).login.config.TokenURL != "https://login.microsoftonline.com/T9/oauth2/v2.0/token" {
		t.Error("Microsoft's login is another by default")
	}
}
