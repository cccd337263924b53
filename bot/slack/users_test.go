package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// Who is a person of the team T1, and who of the enterprise E1.
func TestBelongs(t *testing.T) {
	cases := map[string]struct {
		user       string
		team, wide bool
	}{
		"a teacher":                  {`{"id":"U1","team_id":"T1"}`, true, false},
		"where Slack names no team":  {`{"id":"U1"}`, true, true},
		"a guest":                    {`{"id":"U1","team_id":"T1","is_restricted":true}`, true, false},
		"a guest of one channel":     {`{"id":"U1","team_id":"T1","is_restricted":true,"is_ultra_restricted":true}`, true, false},
		"of an enterprise":           {`{"id":"W1","team_id":"T9","enterprise_user":{"id":"W1","enterprise_id":"E1","teams":["T1","T9"]}}`, true, true},
		"elsewhere in an enterprise": {`{"id":"W1","team_id":"T9","enterprise_user":{"id":"W1","enterprise_id":"E1","teams":["T9"]}}`, false, true},
		"another organisation":       {`{"id":"U1","team_id":"T2"}`, false, false},
		"another enterprise":         {`{"id":"W1","team_id":"T2","enterprise_user":{"id":"W1","enterprise_id":"E2","teams":["T2"]}}`, false, false},
		"a stranger":                 {`{"id":"U1","is_stranger":true}`, false, false},
		"a bot":                      {`{"id":"U1","team_id":"T1","is_bot":true}`, false, false},
		"a workflow":                 {`{"id":"U1","team_id":"T1","is_workflow_bot":true}`, false, false},
		"Slackbot":                   {`{"id":"USLACKBOT","team_id":"T1","is_bot":false}`, false, false},
		"nobody":                     {`{}`, false, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var u slack.User
			if err := json.Unmarshal([]byte(c.user), &u); err != nil {
				t.Fatal(err)
			}
			if team, wide := belongs(&u, "T1"), belongs(&u, "E1"); team != c.team || wide != c.wide {
				t.Errorf("belongs to the team %v, to the enterprise %v; want %v and %v", team, wide, c.team, c.wide)
			}
		})
	}
}

// finding is the two ways to find a person.
var finding = map[string]func(*Platform, *testing.T) (reflection.Profile, error){
	"users.lookupByEmail": func(p *Platform, t *testing.T) (reflection.Profile, error) {
		return p.FindByEmail(t.Context(), workspace, "asha@x.example")
	},
	"users.info": func(p *Platform, t *testing.T) (reflection.Profile, error) {
		return p.FindByID(t.Context(), workspace, "U0ASHA")
	},
}

func TestFind(t *testing.T) {
	for method, find := range finding {
		t.Run(method, func(t *testing.T) {
			f := newFake(t)
			p := f.platform()
			f.fail(method, fault{body: `{"ok":true,"user":{"id":"U0ASHA","team_id":"T1","tz":"Europe/London","is_restricted":true,
				"profile":{"real_name":"Asha Patel","email":"asha@x.example"}}}`})
			want := reflection.Profile{User: "U0ASHA", Name: "Asha Patel", Email: "asha@x.example", Zone: "Europe/London"}
			if got, err := find(p, t); err != nil || got != want {
				t.Errorf("found %+v, %v", got, err)
			}
			for name, x := range map[string]fault{
				"unknown":    saying("users_not_found"),
				"not there":  saying("user_not_found"),
				"left":       {body: `{"ok":true,"user":{"id":"U1","deleted":true}}`},
				"a bot":      {body: `{"ok":true,"user":{"id":"U1","is_bot":true}}`},
				"a stranger": {body: `{"ok":true,"user":{"id":"U1","team_id":"T2"}}`},
				"nobody":     {body: `{"ok":true}`},
			} {
				f.fail(method, x)
				if _, err := find(p, t); !errors.Is(err, reflection.ErrNotFound) {
					t.Errorf("%s: %v, want ErrNotFound", name, err)
				}
			}
			f.fail(method, saying("missing_scope"))
			if _, err := find(p, t); !errors.Is(err, reflection.ErrForbidden) {
				t.Errorf("without the scope: %v, want ErrForbidden", err)
			}
			f.fail(method, saying("fatal_error"))
			if _, err := find(p, t); err == nil || errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("with Slack in trouble: %v, want another error", err)
			}
		})
	}
}

func TestConversation(t *testing.T) {
	f := newFake(t)
	if got, err := f.platform().Conversation(t.Context(), workspace, "U0ASHA"); err != nil || got != "D-U0ASHA" {
		t.Errorf("Conversation = %q, %v", got, err)
	}
	f.fail("conversations.open", saying("cannot_dm_bot"))
	_, err := f.platform().Conversation(t.Context(), workspace, "U0ASHA")
	if no, refused := errors.AsType[*bot.Refusal](err); !refused || !no.Gone {
		t.Errorf("with somebody who cannot be written to: %v", err)
	}
}

const changed = `{"type":"user_change","cache_ts":1800000000,"event_ts":"1800000000.000100","user":{"id":"U0ASHA","team_id":"T1",
	"name":"asha","deleted":%v,"real_name":"Asha Patel","tz":"Europe/Paris","updated":1800000000,"is_bot":%v,
	"profile":{"real_name":"Asha Patel","email":"asha@new.example","status_text":"in Paris","fields":[]}}}`

func TestUserChange(t *testing.T) {
	asha := reflection.Profile{User: "U0ASHA", Name: "Asha Patel", Email: "asha@new.example", Zone: "Europe/Paris"}
	left := asha
	left.Deactivated = true
	cases := map[string]struct {
		event string
		want  []reflection.Profile
	}{
		"moved":      {fmt.Sprintf(changed, false, false), []reflection.Profile{asha}},
		"left":       {fmt.Sprintf(changed, true, false), []reflection.Profile{left}},
		"a bot":      {fmt.Sprintf(changed, false, true), nil},
		"a stranger": {strings.Replace(fmt.Sprintf(changed, false, false), `"T1"`, `"T2"`, 1), nil},
		"odd":        {`{"type":"user_change","user":"U0ASHA"}`, nil},
		"other":      {strings.Replace(fmt.Sprintf(changed, false, false), "user_change", "team_join", 1), nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			if got := o.ask(happening("Ev1", c.event)).Code; got != 200 {
				t.Errorf("status %d, want 200", got)
			}
			o.close(t)
			told := o.listener.platform.settings.Installs.(*bottest.Installs).Profiles()
			if diff := cmp.Diff(c.want, told); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if log := o.log.String(); strings.Contains(log, "new.example") || strings.Contains(log, "Patel") {
				t.Errorf("the log names her: %s", log)
			}
		})
	}
}

// Who writes through Slack Connect is nobody the bot may know: their id may be
// a teacher's here.
func TestSaidFromAnotherOrganisation(t *testing.T) {
	cases := map[string]struct {
		home, enterprise string
		heard            int
	}{
		"the team's own":               {"T1", "", 1},
		"another team":                 {"T2", "", 0},
		"another enterprise":           {"E2", "", 0},
		"the enterprise":               {"E1", "E1", 1},
		"a team of the enterprise":     {"T2", "E1", 1},
		"another beside an enterprise": {"E2", "E1", 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			body := happening("Ev1", strings.Replace(said, `"user":`, fmt.Sprintf(`"user_team":%q,"user":`, c.home), 1))
			o.ask(strings.Replace(body, `"team_id":"T1"`, fmt.Sprintf(`"team_id":"T1","enterprise_id":%q`, c.enterprise), 1))
			o.close(t)
			if got := len(o.all()); got != c.heard || len(o.calls) > 0 {
				t.Errorf("heard %d times, called %v; want %d and nothing", got, o.calls, c.heard)
			}
		})
	}
}

func FuzzUserChange(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(changed, false, false)))
	f.Add([]byte(`{"type":"user_change","user":{"id":"W1","enterprise_user":{"teams":["T1"]},"updated":"x"}}`))
	f.Add([]byte(`{"type":"user_change","user":null}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, is := userChange(raw)
		if is != (u != nil) {
			t.Fatalf("a user %v, and %v", u, is)
		}
		if is && belongs(u, "T1") && profileOf(u).User == "" {
			t.Error("a person without an id")
		}
	})
}
