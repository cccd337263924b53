package bottest_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// connector is the chat as Teams, and a token for it.
type connector struct {
	*line
	url, token string
}

func overTeams(t *testing.T) *connector {
	t.Helper()
	l := newLine()
	server := httptest.NewServer(l.chat.Teams())
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	c := &connector{line: l, url: server.URL}
	c.login(t, "T1")
	return c
}

func (c *connector) login(t *testing.T, tenant string) {
	t.Helper()
	got := c.ask(t, "POST", "/"+tenant+"/oauth2/v2.0/token", url.Values{"grant_type": {"client_credentials"}, "client_id": {bottest.ClientID},
		"client_secret": {bottest.ClientSecret}, "scope": {"https://api.botframework.com/.default"}}.Encode())
	_, c.token, _ = strings.Cut(got, `"access_token":"`)
	c.token, _, _ = strings.Cut(c.token, `"`)
}

// ask makes a request and gives its status and body.
func (c *connector) ask(t *testing.T, method, path, body string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, c.url+path, strings.NewReader(body))
	must(t, err)
	req.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	must(t, err)
	return fmt.Sprint(resp.StatusCode, " ", string(b))
}

// The answers, as Microsoft documents them.
func TestTeamsBodies(t *testing.T) {
	c := overTeams(t)
	asha := `{"aadObjectId":"U0ASHA","email":"asha@north.example","id":"29:U0ASHA","name":"U0ASHA","objectId":"U0ASHA","tenantId":"T1","userPrincipalName":"asha@north.example","userRole":"user"}`
	no := func(status int, code string) string {
		return fmt.Sprintf(`%d {"error":{"code":%q,"message":"It was said by the stand-in for Teams."}}`, status, code)
	}
	for _, x := range []struct{ method, path, body, want string }{
		{"POST", "/v3/conversations", `{"members":[{"id":"U0ASHA"}]}`, `201 {"id":"DT1-U0ASHA"}`},
		{"POST", "/emea/v3/conversations", `{"members":[{"id":"29:U0ASHA"}]}`, `201 {"id":"DT1-U0ASHA"}`},
		{"POST", "/v3/conversations", `{"members":[{"id":"U0NOBODY"}]}`, no(403, "ForbiddenOperationException")},
		{"POST", "/v3/conversations", `nonsense`, no(403, "ForbiddenOperationException")},
		{"POST", "/v3/conversations/DT1-U0ASHA/activities", `{"type":"message","text":"A & B"}`, `201 {"id":"1794498300.000000"}`},
		{"POST", "/v3/conversations/DT1-U0ASHA/activities", `{"type":"typing"}`, no(400, "Bad Argument")},
		{"POST", "/v3/conversations/DT1-U0NOBODY/activities", `{"type":"message"}`, no(404, "ConversationNotFound")},
		{"PUT", "/v3/conversations/DT1-U0ASHA/activities/1794498300.000000", `{"type":"message","summary":"C"}`, `200 {"id":"1794498300.000000"}`},
		{"PUT", "/v3/conversations/DT1-U0ASHA/activities/1794498300.000000", `{"type":"message","summary":"C","attachments":[{"content":{"body":[
			{"type":"TextBlock","text":"D"},{"type":"ActionSet"},{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"E"},{"type":"TextRun","text":"F"}]}]}}]}`,
			`200 {"id":"1794498300.000000"}`},
		{"PUT", "/v3/conversations/DT1-U0ASHA/activities/1", `{"type":"message"}`, no(404, "ActivityNotFoundInConversation")},
		{"PUT", "/v3/conversations/DT1-U0ASHA/activities/1794498300.000000", `[]`, no(400, "Bad Argument")},
		{"GET", "/v3/conversations/DT1-U0ASHA/members/U0ASHA", "", "200 " + asha},
		{"GET", "/v3/conversations/DT1-U0ASHA/members/29:U0ASHA", "", "200 " + asha},
		{"GET", "/v3/conversations/DT1-U0ASHA/members/U0SAM", "", no(404, "MemberNotFoundInConversation")},
		{"GET", "/v3/conversations/DT1-U0ASHA/pagedmembers", "", `200 {"members":[` + asha + `]}`},
		{"GET", "/v3/conversations/elsewhere/pagedmembers", "", no(404, "ConversationNotFound")},
		{"GET", "/v3/conversations/DT1-U0ASHA/activities", "", no(404, "")},
		{"DELETE", "/v3/conversations/DT1-U0ASHA/activities/1794498300.000000", "", no(404, "")},
		{"POST", "/v3/attachments", "", no(404, "")},
	} {
		if got := c.ask(t, x.method, x.path, x.body); got != x.want {
			t.Errorf("%s %s\n got %s\nwant %s", x.method, x.path, got, x.want)
		}
	}
	seen := c.chat.Person("T1", "U0ASHA").Seen()
	if len(seen) != 1 || seen[0].Message.Text != "D\nEF" || seen[0].Updates != 2 || seen[0].Workspace != "T1" {
		t.Errorf("Asha sees %+v", seen)
	}
}

// A page has 50 people at least, and says where the next one begins.
func TestTeamsRosterComesInPages(t *testing.T) {
	c := overTeams(t)
	for i := range 120 {
		c.chat.Join("T1", fmt.Sprintf("u%03d", i), "")
	}
	c.chat.Join("T2", "stranger", "")
	path := "/v3/conversations/" + url.PathEscape(bottest.Team("T1")) + "/pagedmembers?pageSize=1"
	sizes, more := []int{}, ""
	for range 4 {
		got := c.ask(t, "GET", path+more, "")
		sizes = append(sizes, strings.Count(got, `"objectId"`))
		if strings.Contains(got, "stranger") {
			t.Error("somebody of another tenant is in the roster")
		}
		_, next, found := strings.Cut(got, `"continuationToken":"`)
		if next, _, _ = strings.Cut(next, `"`); !found {
			break
		}
		more = "&continuationToken=" + next
	}
	if !slices.Equal(sizes, []int{50, 50, 22}) {
		t.Errorf("pages of %v people", sizes)
	}
}

// A token is good in its tenant, for an hour, until it is revoked.
func TestTeamsTokens(t *testing.T) {
	const path, hello = "/v3/conversations/DT1-U0ASHA/activities", `{"type":"message","text":"Hello."}`
	c := overTeams(t)
	for name, x := range map[string]struct {
		change func()
		want   string
	}{
		"none":           {func() { c.token = "" }, "401"},
		"made up":        {func() { c.token = "token-T1-99" }, "401"},
		"another tenant": {func() { c.login(t, "T2") }, "404"},
		"good":           {func() {}, "201"},
		"nearly over":    {func() { c.move(time.Hour - time.Second) }, "201"},
		"over":           {func() { c.move(time.Hour) }, "401"},
		"revoked":        {func() { c.chat.Revoke(c.token) }, "401"},
	} {
		c.login(t, "T1")
		x.change()
		if got := c.ask(t, "POST", path, hello); got[:3] != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
	for _, form := range []string{"", "grant_type=client_credentials", "grant_type=client_credentials&scope=https%3A%2F%2Fapi.botframework.com%2F.default&client_id=x"} {
		if got := c.ask(t, "POST", "/T1/oauth2/v2.0/token", form); !strings.Contains(got, "AADSTS") || got[0] != '4' {
			t.Errorf("the login gave %s for %q", got, form)
		}
	}
}

// Faults are real ones, with the words of Teams.
func TestTeamsFaults(t *testing.T) {
	for name, x := range map[string]struct {
		fault *bottest.Fault
		want  string
		shown int
	}{
		"limited":     {bottest.Limited(time.Second), `429 {"error":{"code":"ratelimited","message":"It was said by the stand-in for Teams."}}`, 0},
		"412":         {bottest.Status(412, "PreconditionFailed"), `412 {"error":{"code":"PreconditionFailed","message":"It was said by the stand-in for Teams."}}`, 0},
		"500":         {bottest.Broken(), `500 {"error":{"code":"","message":"It was said by the stand-in for Teams."}}`, 0},
		"500 after":   {bottest.BrokenAfter(), `500 {"error":{"code":"","message":"It was said by the stand-in for Teams."}}`, 1},
		"502":         {bottest.Status(502, ""), `502 <html>The gateway had no answer.</html>`, 0},
		"504 after":   {bottest.StatusAfter(504, ""), `504 <html>The gateway had no answer.</html>`, 1},
		"blocked":     {bottest.Blocked("MessageWritesBlocked"), `403 {"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is blocked from message writes.\"\r\n}"}`, 0},
		"not allowed": {bottest.Barred("BotNotRegistered"), `401 {"error":{"code":"BotNotRegistered","message":"It was said by the stand-in for Teams."}}`, 0},
		"late":        {bottest.Slow(time.Millisecond), `201 {"id":"1794498300.000000"}`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			c := overTeams(t)
			c.chat.Fail(when(bottest.Send, x.fault))
			if got := c.ask(t, "POST", "/v3/conversations/DT1-U0ASHA/activities", `{"type":"message"}`); got != x.want {
				t.Errorf(" got %s\nwant %s", got, x.want)
			}
			if got := c.chat.Count(); got != x.shown {
				t.Errorf("shown %d times, want %d", got, x.shown)
			}
		})
	}
}

// In process they are what an adapter makes of them.
func TestTeamsFaultsInProcess(t *testing.T) {
	for name, x := range map[string]struct {
		fault *bottest.Fault
		want  bot.Refusal
	}{
		"blocked": {bottest.Blocked("MessageWritesBlocked"), bot.Refusal{Gone: true, Deactivated: true, Reason: "MessageWritesBlocked"}},
		"412":     {bottest.Status(412, "PreconditionFailed"), bot.Refusal{Reason: "PreconditionFailed"}},
	} {
		l := newLine()
		l.chat.Fail(when(bottest.Send, x.fault))
		_, err := l.chat.Blind("teams").Send(t.Context(), asha, hello, "d1")
		if no, _ := errors.AsType[*bot.Refusal](err); no == nil || *no != x.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	l := newLine()
	l.chat.Fail(when(bottest.Send, bottest.StatusAfter(504, "ServiceError")))
	_, err := l.chat.Blind("teams").Send(t.Context(), asha, hello, "d1")
	if _, definite := errors.AsType[*bot.Refusal](err); definite || err == nil || l.chat.Times("d1") != 1 {
		t.Errorf("504 after the effect: %v, shown %d times", err, l.chat.Times("d1"))
	}
}

// thread and tenant are as the page on limits has them.
var thread = []bottest.Window{{Most: 7, In: time.Second}, {Most: 8, In: 2 * time.Second}, {Most: 60, In: 30 * time.Second}, {Most: 1800, In: time.Hour}}

var tenant = []bottest.Window{{Most: 50, In: time.Second}}

// What Teams lets through is what all of its windows hold, wherever one begins.
func TestWindows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := began
		chat := bottest.NewChat(func() time.Time { return now })
		chat.Limit(bottest.TeamsLimits())
		teams := chat.Blind("teams")
		people := rapid.IntRange(1, 12).Draw(t, "people")
		slowest := rapid.SampledFrom([]int{1, 40, 200, 600, 2000}).Draw(t, "slowest")
		sent := map[int][]time.Time{}
		const all = -1
		room := func(user int) bool { return hold(thread, sent[user], now) && hold(tenant, sent[all], now) }
		for range 200 {
			now = now.Add(time.Duration(rapid.IntRange(0, slowest).Draw(t, "later")) * time.Millisecond)
			user := rapid.IntRange(0, people-1).Draw(t, "user")
			want := room(user)
			to := bot.Address{Workspace: reflection.Workspace{ID: "T1"}, User: fmt.Sprint(user)}
			_, err := teams.Send(t.Context(), to, hello, "")
			if (err == nil) != want {
				t.Fatalf("a message to %d at %v: %v, want it let through: %v", user, now.Sub(began), err, want)
			}
			if err == nil {
				sent[user], sent[all] = append(sent[user], now), append(sent[all], now)
				continue
			}
			no, _ := errors.AsType[*bot.Refusal](err)
			now = now.Add(no.RetryAfter)
			if !room(user) {
				t.Fatalf("to come back after %v is too early", no.RetryAfter)
			}
		}
	})
}

// hold reports whether the windows hold one call more.
func hold(windows []bottest.Window, made []time.Time, now time.Time) bool {
	for _, w := range windows {
		in := 1
		for _, at := range made {
			if now.Sub(at) < w.In {
				in++
			}
		}
		if in > w.Most {
			return false
		}
	}
	return true
}

// The buttons of cards are found wherever they stand, once each.
func TestCardButtons(t *testing.T) {
	got := bottest.CardButtons(`[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","body":[
		{"type":"TextBlock","text":"press"},
		{"type":"ActionSet","actions":[
			{"type":"Action.Submit","title":"Two minutes","data":{"msteams":{"type":"task/fetch"},"press":"two-minutes:1"}},
			{"type":"Action.Execute","title":"Skip","verb":"press","data":{"press":"skip:1"},"fallback":{"type":"Action.Submit","title":"Skip","data":{"press":"skip:1"}}},
			{"type":"Action.ToggleVisibility","title":"Delete","targetElements":["q"]},
			{"type":"Action.OpenUrl","title":"Read it","url":"https://plenary.example.org"}]},
		{"type":"Container","id":"q","items":[{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"Yes, delete","data":{"press":"delete:1"}}]}]}]}}]`)
	want := []bot.Button{{ID: "two-minutes:1", Label: "Two minutes"}, {ID: "skip:1", Label: "Skip"},
		{Label: "Read it", URL: "https://plenary.example.org"}, {ID: "delete:1", Label: "Yes, delete"}}
	if !slices.Equal(got, want) {
		t.Errorf("the buttons are %+v", got)
	}
	if bottest.CardButtons("nonsense") != nil {
		t.Error("nonsense has buttons")
	}
}
