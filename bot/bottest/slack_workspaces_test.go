package bottest_test

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

// south has a user of the same id as Asha's, and of the same e-mail address.
var (
	south = reflection.Workspace{ID: "T2", Organisation: "south", Platform: "slack", External: "T2"}
	anya  = bot.Address{Workspace: south, User: "U0ASHA"}
)

func twoWorkspaces(t *testing.T) (c *bottest.Chat, url string) {
	c = newLine().chat
	c.Join("T2", "U0ASHA", "asha@north.example")
	c.Join("T2", "U0FAR", "far@south.example")
	return c, apiURL(t, c)
}

func adapterWith(url, token string) *slack.Platform {
	return slack.New(slack.Settings{BotToken: token, SigningSecret: secret, APIURL: url,
		Installs: bottest.NewInstalls(north, south)})
}

// Two workspaces with the same user never meet: each token writes to its own
// and finds only what is there.
func TestTwoWorkspacesWithTheSameUser(t *testing.T) {
	c, api := twoWorkspaces(t)
	ours, theirs := adapterWith(api, "xoxb-T1"), adapterWith(api, "xoxb-T2")
	where, err := ours.Send(t.Context(), asha, hello, "d1")
	must(t, err)
	there, err := theirs.Send(t.Context(), anya, bot.Message{Text: "Good morning."}, "d2")
	must(t, err)
	if a, b := c.Person("T1", "U0ASHA").Seen(), c.Person("T2", "U0ASHA").Seen(); len(a) != 1 || len(b) != 1 ||
		a[0].Delivery != "d1" || b[0].Delivery != "d2" || b[0].Workspace != "T2" {
		t.Errorf("in T1 %+v is seen, in T2 %+v", a, b)
	}
	if channel, _, _ := strings.Cut(where, "/"); strings.HasPrefix(there, channel+"/") {
		t.Errorf("both conversations are %s", channel)
	}
	if _, shown, err := ours.Sent(t.Context(), asha, "d2", began); shown || err != nil {
		t.Errorf("what was sent in T2 is found in T1: %v", err)
	}
	err = ours.Update(t.Context(), asha, there, hello)
	if no, _ := errors.AsType[*bot.Refusal](err); no == nil || no.Reason != "message_not_found" {
		t.Errorf("a message of T2 was changed from T1: %v", err)
	}
	if _, err := ours.FindByEmail(t.Context(), north, "far@south.example"); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("somebody of T2 is found from T1: %v", err)
	}
	for _, ask := range []string{"conversations.open?users=U0FAR", "users.info?user=U0FAR", "views.publish?user_id=U0FAR"} {
		method, form, _ := strings.Cut(ask, "?")
		if got := post(t, api+method, form); !strings.Contains(got, `"error":"user_not_found"`) {
			t.Errorf("%s: %s", ask, got)
		}
	}
	channel, _, _ := strings.Cut(there, "/")
	for _, method := range []string{"chat.postMessage", "conversations.history"} {
		if got := post(t, api+method, "channel="+channel); !strings.Contains(got, `"error":"channel_not_found"`) {
			t.Errorf("%s: %s", method, got)
		}
	}
}

// The same in process, where no token keeps them apart.
func TestTwoWorkspacesInProcess(t *testing.T) {
	c := newLine().chat
	for _, to := range []bot.Address{asha, anya} {
		_, err := c.Platform("local").Send(t.Context(), to, hello, reflection.DeliveryID(to.Workspace.ID))
		must(t, err)
	}
	if a, b := c.Person("T1", "U0ASHA").Seen(), c.Person("T2", "U0ASHA").Seen(); len(a) != 1 || len(b) != 1 || a[0].Where == b[0].Where {
		t.Errorf("in T1 %+v is seen, in T2 %+v", a, b)
	}
	if _, shown, _ := c.Platform("local").Sent(t.Context(), anya, "T1", began); shown {
		t.Error("what was sent in T1 is found in T2")
	}
}

// Each workspace has its own limits, and so has each of two people of one id.
func TestTwoWorkspacesAreLimitedApart(t *testing.T) {
	c, api := twoWorkspaces(t)
	c.Limit(bottest.Limits{Channel: bottest.Rate{PerSecond: 1}})
	for token, to := range map[string]bot.Address{"xoxb-T1": asha, "xoxb-T2": anya} {
		if _, err := adapterWith(api, token).Send(t.Context(), to, hello, ""); err != nil {
			t.Errorf("%s: %v", token, err)
		}
	}
}

// A window opens in front of who pressed, and only their workspace's token can
// open or change it.
func TestWindowsOfTwoWorkspaces(t *testing.T) {
	c, api := twoWorkspaces(t)
	trigger := triggerOf(t, c.Person("T2", "U0ASHA"))
	if got := post(t, api+"views.open", `view={}&trigger_id=`+trigger); !strings.Contains(got, "invalid_trigger_id") {
		t.Errorf("T1 opened a window in T2: %s", got)
	}
	theirs := "token=xoxb-T2&view={%22title%22:1}&"
	if got := post(t, api+"views.open", theirs+"trigger_id="+trigger); !strings.Contains(got, `"ok":true`) {
		t.Errorf("T2 did not open it: %s", got)
	}
	if c.Person("T1", "U0ASHA").Modal() != "" || c.Person("T2", "U0ASHA").Modal() == "" {
		t.Error("the window is in front of somebody else")
	}
	if got := post(t, api+"views.update", `view={}&view_id=V1`); !strings.Contains(got, "not_found") {
		t.Errorf("T1 changed it: %s", got)
	}
}

// triggerOf is what Slack gives the bot when the person types /reflect.
func triggerOf(t *testing.T, p *bottest.Person) string {
	form, err := url.ParseQuery(heard(t, p.Command("")))
	must(t, err)
	return form.Get("trigger_id")
}

// heard is the body of a request as the bot gets it.
func heard(t *testing.T, requests ...bottest.Request) (bodies string) {
	t.Helper()
	var all strings.Builder
	server := httptest.NewServer(keeping(&all))
	defer server.Close()
	for _, r := range requests {
		_, err := newLine().chat.App(server.URL, secret).Send(t.Context(), r)
		must(t, err)
	}
	return all.String()
}

// What happens in an organisation-wide install names no team:
// https://docs.slack.dev/enterprise/organization-ready-apps
func TestAnOrganisationHasNoTeam(t *testing.T) {
	c := newLine().chat
	c.Join("E1", "U0ASHA", "")
	p := c.Person("E1", "U0ASHA")
	press, err := url.ParseQuery(heard(t, p.Press("begin", "DE1-U0ASHA/1.000001")))
	must(t, err)
	for what, body := range map[string]string{"event": heard(t, p.OpenHome("Ev1")), "press": press.Get("payload")} {
		var said struct {
			TeamID       *string `json:"team_id"`
			EnterpriseID string  `json:"enterprise_id"`
			Team         *struct{}
			Enterprise   struct{ ID string }
		}
		must(t, json.Unmarshal([]byte(body), &said))
		if said.TeamID != nil || said.Team != nil || said.EnterpriseID+said.Enterprise.ID != "E1" {
			t.Errorf("%s: %s", what, body)
		}
	}
	if command, _ := url.ParseQuery(heard(t, p.Command(""))); command.Has("team_id") || command.Get("enterprise_id") != "E1" {
		t.Errorf("command: %v", command)
	}
}
