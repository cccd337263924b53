package slack

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// from is where something happens, as the three kinds of request say it.
type from struct {
	team, enterprise string
	wide             bool
}

func (f from) requests() map[string]string {
	quoted := func(id string) string {
		if id == "" {
			return "null"
		}
		return fmt.Sprintf("%q", id)
	}
	owner := func(id string) string {
		if id == "" {
			return "null"
		}
		return fmt.Sprintf(`{"id":%q}`, id)
	}
	event := fmt.Sprintf(`{"type":"event_callback","team_id":%s,"enterprise_id":%s,"event_id":"Ev1","authorizations":[{"is_enterprise_install":%v}],"event":%s}`,
		quoted(f.team), quoted(f.enterprise), f.wide, said)
	pressed := fmt.Sprintf(`{"type":"block_actions","team":%s,"enterprise":%s,"is_enterprise_install":%v,"user":{"id":"U0ASHA"},"trigger_id":"1.2","actions":[{"type":"button","action_id":"journal"}]}`,
		owner(f.team), owner(f.enterprise), f.wide)
	typed := url.Values{"command": {"/reflect"}, "user_id": {"U0ASHA"}, "trigger_id": {"1.3"}, "is_enterprise_install": {fmt.Sprint(f.wide)}}
	if f.team != "" {
		typed.Set("team_id", f.team)
	}
	if f.enterprise != "" {
		typed.Set("enterprise_id", f.enterprise)
	}
	return map[string]string{"an event": event, "a press": payload(pressed), "a command": typed.Encode()}
}

// listens is a Listener for the rented Slack, in these workspaces.
func (r *rented) listens(d *desk, all ...reflection.Workspace) *office {
	r.installs = bottest.NewInstalls(all...)
	p := r.replica()
	for _, ws := range all {
		r.install(p, ws)
	}
	r.fakeSlack.calls = nil
	o := &office{fakeSlack: r.fakeSlack, desk: d, listener: p.Listen(d), log: &r.log}
	r.t.Cleanup(func() { o.close(r.t) })
	return o
}

func there(external string) reflection.Workspace {
	return reflection.Workspace{ID: reflection.WorkspaceID("ws-" + external), Organisation: "org", Platform: "slack", External: external}
}

// Where something happened, and in which of our workspaces that is.
func TestOrigin(t *testing.T) {
	for name, c := range map[string]struct {
		from
		in   []string // the app is in these
		want reflection.WorkspaceID
	}{
		"a team":                              {from{team: "T1"}, []string{"T1", "T2"}, "ws-T1"},
		"a team of an enterprise":             {from{team: "T1", enterprise: "E1"}, []string{"T1", "T2"}, "ws-T1"},
		"an enterprise without a team":        {from{enterprise: "E1", wide: true}, []string{"E1", "T1"}, "ws-E1"},
		"a team by its enterprise":            {from{team: "T9", enterprise: "E1", wide: true}, []string{"E1"}, "ws-E1"},
		"a team that has it by itself, too":   {from{team: "T1", enterprise: "E1"}, []string{"E1", "T1"}, "ws-T1"},
		"the enterprise's, from such a team":  {from{team: "T1", enterprise: "E1", wide: true}, []string{"E1", "T1"}, "ws-E1"},
		"another team":                        {from{team: "T9"}, []string{"T1"}, ""},
		"another team of the same enterprise": {from{team: "T9", enterprise: "E1"}, []string{"T1"}, ""},
		"nowhere":                             {from{}, []string{"T1"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var all []reflection.Workspace
			for _, external := range c.in {
				all = append(all, there(external))
			}
			for kind, body := range c.requests() {
				o := newRented(t).listens(&desk{}, all...)
				if got := o.ask(body); got.Code != http.StatusOK || got.Body.Len() > 0 {
					t.Errorf("%s: status %d, body %q", kind, got.Code, got.Body)
				}
				o.close(t)
				told := o.all()
				switch {
				case c.want == "" && len(told)+len(o.calls) > 0:
					t.Errorf("%s: told %v, called %v", kind, told, o.calls)
				case c.want != "" && (len(told) != 1 || told[0].Workspace != c.want):
					t.Errorf("%s: told %v, want it in %s", kind, told, c.want)
				}
			}
		})
	}
}

// Without the store it is not known whose a request is: Slack is asked to come
// back, and nothing is remembered of it.
func TestAStoreThatIsAway(t *testing.T) {
	for kind, body := range (from{team: "T1"}).requests() {
		t.Run(kind, func(t *testing.T) {
			o := newRented(t).listens(&desk{}, there("T1"))
			working := o.listener.platform.settings.Installs
			o.listener.platform.settings.Installs = awayInstalls{}
			if got := o.ask(body).Code; got != http.StatusServiceUnavailable {
				t.Errorf("status %d, want 503", got)
			}
			o.listener.platform.settings.Installs = working
			if got := o.ask(body).Code; got != http.StatusOK {
				t.Errorf("status %d once it is back", got)
			}
			o.close(t)
			if told := o.all(); len(told) != 1 {
				t.Errorf("told %v", told)
			}
			holdsNoToken(t, o.log.String())
		})
	}
}

// Two people with one id, in two workspaces, never meet: each is told apart,
// and answered with their own workspace's token in a conversation of its own.
func TestOneIDInTwoWorkspaces(t *testing.T) {
	d := &desk{answer: func(in bot.Incoming) bot.Answer {
		return bot.Answer{Messages: []bot.Message{{Text: "To somebody in " + string(in.Workspace)}}}
	}}
	r := newRented(t)
	o := r.listens(d, there("T1"), there("T2"))
	tokens := map[string]string{"ws-T1": "xoxe.xoxb-never-1", "ws-T2": "xoxe.xoxb-never-2"}
	for _, kind := range []string{"a press", "a command"} {
		for _, team := range []string{"T1", "T2"} {
			o.ask(from{team: team}.requests()[kind])
		}
	}
	o.close(t)
	posts := o.called("chat.postMessage")
	for _, c := range posts {
		ws := strings.TrimPrefix(c.text(), "To somebody in ")
		if c.args["token"] != tokens[ws] {
			t.Errorf("what is for somebody in %s was posted with the token %s", ws, c.args["token"])
		}
	}
	if opened := o.called("conversations.open"); len(posts) != 4 || len(opened) != 2 {
		t.Errorf("%d messages in %d conversations, want 4 in 2", len(posts), len(opened))
	}
}

// leaving is what Slack says when the app is taken out at an instant.
func leaving(event string, at time.Time) string {
	return fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ev1","event_time":%d,"event":%s}`, at.Unix(), event)
}

const (
	uninstalled   = `{"type":"app_uninstalled"}`
	botRevoked    = `{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["UBOT"]}}`
	personRevoked = `{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}`
)

func TestTakenOut(t *testing.T) {
	when := time.Date(2026, 11, 11, 7, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		event string
		out   bool
	}{
		"app_uninstalled":            {uninstalled, true},
		"tokens_revoked":             {botRevoked, true},
		"tokens_revoked of a person": {personRevoked, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRented(t)
			o := r.listens(&desk{}, there("T1"), there("T2"))
			if got := o.ask(leaving(c.event, when)).Code; got != http.StatusOK {
				t.Errorf("status %d", got)
			}
			if got := r.installs.Out("T1"); got.Equal(when) != c.out {
				t.Errorf("taken out at %s", got)
			}
			if got := r.installs.Out("T2"); !got.IsZero() {
				t.Error("another workspace is taken out, too")
			}
		})
	}
}

// It is acknowledged once it is kept: Slack says it once.
func TestTakenOutWhileTheStoreIsAway(t *testing.T) {
	r := newRented(t)
	o := r.listens(&desk{}, there("T1"))
	o.ask(from{team: "T1"}.requests()["a press"]) // the workspace is known
	working := o.listener.platform.settings.Installs
	o.listener.platform.settings.Installs = awayInstalls{}
	if got := o.ask(leaving(uninstalled, r.now)).Code; got != http.StatusServiceUnavailable {
		t.Errorf("status %d, want 503", got)
	}
	o.listener.platform.settings.Installs = working
	o.ask(leaving(uninstalled, r.now))
	if r.installs.Out("T1").IsZero() {
		t.Error("it was never kept")
	}
	holdsNoToken(t, o.log.String())
}

// What was said just before the app was taken out is still kept; the answer
// cannot be shown any more.
func TestSaidBeforeItWasTakenOut(t *testing.T) {
	r := newRented(t)
	o := r.listens(answering(bot.Answer{Messages: []bot.Message{{Text: "Kept."}}, Home: true}), there("T1"))
	r.revoke()
	o.ask(leaving(uninstalled, r.now))
	for kind, body := range (from{team: "T1"}).requests() {
		if got := o.ask(body).Code; got != http.StatusOK {
			t.Errorf("%s: status %d", kind, got)
		}
	}
	o.close(t)
	if told := o.all(); len(told) != 3 {
		t.Errorf("told %v", told)
	}
	if texts := o.texts(); len(texts) > 0 {
		t.Errorf("sent %v", texts)
	}
	holdsNoToken(t, o.log.String())
}
