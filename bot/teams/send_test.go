package teams

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
)

func TestSend(t *testing.T) {
	n := newNorth(t)
	where, _, err := n.sends(t, "asha", "d4x2")
	must(t, err)
	seen := n.chat.Person("T1", "asha").Seen()
	if len(seen) != 1 || seen[0].Where != where || seen[0].Delivery != "d4x2" || seen[0].Message.Text != "Hello." {
		t.Errorf("Asha sees %+v at %q", seen, where)
	}
	must(t, n.Update(t.Context(), n.to("asha"), where, bot.Message{Text: "Saved."}))
	if seen := n.chat.Person("T1", "asha").Seen(); len(seen) != 1 || seen[0].Message.Text != "Saved." || seen[0].Updates != 1 {
		t.Errorf("then Asha sees %+v", seen)
	}
	before := len(n.asked)
	for _, nowhere := range []string{"", "nowhere", "/1", "a:1/"} {
		if err := n.Update(t.Context(), n.to("asha"), nowhere, hello); err == nil || len(n.asked) > before {
			t.Errorf("%q was taken for an address", nowhere)
		}
	}
}

// An answer to what a person did is no delivery, and is refused in the same way.
func TestAnAnswer(t *testing.T) {
	n := newNorth(t)
	id, err := n.send(t.Context(), n.place("asha"), drawMessage(hello))
	must(t, err)
	seen := n.chat.Person("T1", "asha").Seen()
	if len(seen) != 1 || seen[0].Delivery != "" || seen[0].Where != n.place("asha").conversation+"/"+id {
		t.Errorf("Asha sees %+v, and its id is %q", seen, id)
	}
	n.chat.Fail(when(bottest.Send, bottest.Blocked("MessageWritesBlocked")))
	_, err = n.send(t.Context(), n.place("asha"), drawMessage(hello))
	if no, _ := errors.AsType[*bot.Refusal](err); no == nil || !no.Gone {
		t.Errorf("send = %v", err)
	}
}

// An id is one part of the path, whatever is in it.
func TestIDsStayInTheirPlace(t *testing.T) {
	n := newNorth(t)
	n.answer(http.StatusCreated, "", `{"id":"1"}`)
	to := bot.Address{Workspace: workspace, Conversation: n.url + "/emea a:1"}
	must(t, n.Update(t.Context(), to, "19:a/../b?c#d@thread.tacv2;messageid=1/..", hello))
	got := n.asked[len(n.asked)-1]
	if want := "/emea/v3/conversations/19:a%2F..%2Fb%3Fc%23d@thread.tacv2%3Bmessageid=1/activities/.."; got.URL.EscapedPath() != want {
		t.Errorf("it went to %s, want %s", got.URL.EscapedPath(), want)
	}
}

// What Teams says, and what it means: a refusal is certain that nothing was
// shown; anything else is not, and must never be one. Each is told what was
// asked once: the ledger retries, nobody else.
func TestSendGoesWrong(t *testing.T) {
	blocked := `{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is blocked from message writes.\"\r\n}"}`
	cases := map[string]struct {
		status     int
		head, body string
		want       *bot.Refusal // nil: nobody knows
	}{
		"429":                     {429, "Retry-After: 7", `{}`, &bot.Refusal{RetryAfter: 7 * time.Second, Reason: "Too Many Requests"}},
		"429 at once":             {429, "Retry-After: 0", `{}`, &bot.Refusal{RetryAfter: time.Second, Reason: "Too Many Requests"}},
		"429 in a year":           {429, "Retry-After: 31536000", `{}`, &bot.Refusal{RetryAfter: time.Hour, Reason: "Too Many Requests"}},
		"429 without a time":      {429, "", `{}`, &bot.Refusal{RetryAfter: retryRateLimited, Reason: "Too Many Requests"}},
		"429 with nonsense":       {429, "Retry-After: soon", `{}`, &bot.Refusal{RetryAfter: retryRateLimited, Reason: "Too Many Requests"}},
		"412":                     {412, "", `{"error":{"code":"PreconditionFailed"}}`, &bot.Refusal{Reason: "Precondition Failed"}},
		"400":                     {400, "", `{"error":{"code":"Bad Argument"}}`, &bot.Refusal{Reason: "Bad Request"}},
		"401":                     {401, "", `{"error":{"code":"BotNotRegistered"}}`, &bot.Refusal{RetryAfter: retryRefused, Reason: "BotNotRegistered"}},
		"403 blocked":             {403, "", blocked, &bot.Refusal{Gone: true, Deactivated: true, Reason: "MessageWritesBlocked"}},
		"403 blocked by the user": {403, "", `{"error":{"code":"ConversationBlockedByUser"}}`, &bot.Refusal{Gone: true, Deactivated: true, Reason: "ConversationBlockedByUser"}},
		"403 not in the roster":   {403, "", `{"error":{"code":"BotNotInConversationRoster"}}`, &bot.Refusal{Gone: true, Deactivated: true, Reason: "BotNotInConversationRoster"}},
		"403 never installed":     {403, "", `{"error":{"code":"ForbiddenOperationException"}}`, &bot.Refusal{Gone: true, Deactivated: true, Reason: "ForbiddenOperationException"}},
		"403 by an administrator": {403, "", `{"error":{"code":"BotDisabledByAdmin"}}`, &bot.Refusal{Gone: true, Reason: "BotDisabledByAdmin"}},
		"403 of another kind":     {403, "", `not JSON`, &bot.Refusal{Reason: "Forbidden"}},
		"404":                     {404, "", `{"error":{"code":"ConversationNotFound"}}`, &bot.Refusal{Reason: "ConversationNotFound"}},
		"413":                     {413, "", `{}`, &bot.Refusal{Gone: true, Reason: "Request Entity Too Large"}},
		"408":                     {408, "", `{}`, nil},
		"500":                     {500, "", `{"error":{"code":"ServiceError"}}`, nil},
		"502":                     {502, "", `<html>`, nil},
		"503":                     {503, "Retry-After: 5", ``, nil},
		"504":                     {504, "", `<html>`, nil},
		"302":                     {302, "Location: https://elsewhere.example.org/", ``, nil},
		"500 that names a word":   {500, "", blocked, nil},
		"no id":                   {201, "", `{}`, nil},
		"no answer":               {202, "", ``, nil},
		"not JSON":                {200, "", `<html>`, nil},
		"another shape":           {200, "", `[1]`, nil},
		"longer than is read":     {200, "", `{"id":"1","more":"` + strings.Repeat("x", maxAnswer) + `"}`, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			n := newNorth(t)
			n.answer(c.status, c.head, c.body)
			where, no, err := n.sends(t, "asha", "d4x2")
			if err == nil || where != "" {
				t.Fatalf("Send = %q, %v; want an error and no address", where, err)
			}
			if diff := cmp.Diff(c.want, no); diff != "" {
				t.Errorf("the refusal in %q differs (-want +got):\n%s", err, diff)
			}
			if len(n.asked) != 2 { // the login, and the message
				t.Errorf("%d requests", len(n.asked))
			}
			holdsNoSecret(t, err.Error())
			if strings.Contains(err.Error(), n.place("asha").conversation) {
				t.Errorf("%q names a conversation", err)
			}
		})
	}
}

// Faults as they happen: what the sender is told, and what the person sees.
func TestFaults(t *testing.T) {
	cases := map[string]struct {
		fault *bottest.Fault
		well  bool
		no    *bot.Refusal
		shown int
	}{
		"none":            {nil, true, nil, 1},
		"limited":         {bottest.Limited(6100 * time.Millisecond), false, &bot.Refusal{RetryAfter: 7 * time.Second, Reason: "Too Many Requests"}, 0},
		"412":             {bottest.Status(412, "PreconditionFailed"), false, &bot.Refusal{Reason: "Precondition Failed"}, 0},
		"blocked":         {bottest.Blocked("MessageWritesBlocked"), false, &bot.Refusal{Gone: true, Deactivated: true, Reason: "MessageWritesBlocked"}, 0},
		"gone":            {bottest.Gone("ConversationNotFound"), false, &bot.Refusal{Reason: "ConversationNotFound"}, 0},
		"barred":          {bottest.Barred("BotNotRegistered"), false, &bot.Refusal{RetryAfter: time.Minute, Reason: "BotNotRegistered"}, 0},
		"broken":          {bottest.Broken(), false, nil, 0},
		"broken after":    {bottest.BrokenAfter(), false, nil, 1},
		"502":             {bottest.Status(502, ""), false, nil, 0},
		"502 after":       {bottest.StatusAfter(502, ""), false, nil, 1},
		"504 after":       {bottest.StatusAfter(504, ""), false, nil, 1},
		"cut before":      {bottest.CutBefore(), false, nil, 0},
		"cut after":       {bottest.CutAfter(), false, nil, 1},
		"lost":            {bottest.Lost(), false, nil, 1},
		"slow":            {bottest.Slow(200 * time.Millisecond), true, nil, 1},
		"slower than one": {bottest.Slow(3 * time.Second), false, nil, 1}, // is waited for: see newNorth
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newNorth(t)
			n.chat.Fail(when(bottest.Send, c.fault))
			where, no, err := n.sends(t, "asha", "d1")
			if (err == nil) != c.well || (where != "") != c.well {
				t.Errorf("Send = %q, %v", where, err)
			}
			if diff := cmp.Diff(c.no, no); diff != "" {
				t.Errorf("the refusal in %v differs (-want +got):\n%s", err, diff)
			}
			if err != nil && strings.Contains(err.Error(), n.url) {
				t.Errorf("%q says where", err)
			}
			if got := n.chat.Times("d1"); got != c.shown {
				t.Errorf("shown %d times, want %d", got, c.shown)
			}
			if got := n.chat.Calls(bottest.Send); got != 1 {
				t.Errorf("%d calls, want 1: nobody but the ledger tries again", got)
			}
		})
	}
}

// Before the head of a request has left, nothing can have come of it.
func TestNothingWasSent(t *testing.T) {
	refuses := httptest.NewServer(http.NotFoundHandler())
	defer refuses.Close()
	proxy, err := url.Parse(refuses.URL)
	must(t, err)
	other := httptest.NewUnstartedServer(http.NotFoundHandler())
	other.Config.ErrorLog = log.New(io.Discard, "", 0)
	other.StartTLS()
	defer other.Close()
	for name, c := range map[string]struct {
		service string
		line    *http.Transport
		want    *bot.Refusal
	}{
		"nobody listens":       {"http://" + closedPort(t) + "/", &http.Transport{}, unreachable},
		"a proxy that says no": {"https://127.0.0.1/", &http.Transport{Proxy: http.ProxyURL(proxy)}, unreachable},
		"another certificate":  {other.URL + "/", &http.Transport{}, &bot.Refusal{RetryAfter: retryRefused, Reason: "certificate not accepted"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNorth(t)
			n.http = &http.Client{Transport: c.line}
			to := bot.Address{Workspace: workspace, User: "asha", Conversation: place{c.service, "a:1"}.String()}
			_, err := n.Send(t.Context(), to, hello, "d1")
			no, _ := errors.AsType[*bot.Refusal](err)
			if diff := cmp.Diff(c.want, no); diff != "" {
				t.Errorf("the refusal in %v differs (-want +got):\n%s", err, diff)
			}
			if n.doubts.any.Load() {
				t.Error("there is doubt about it")
			}
		})
	}
}

// closedPort is an address nobody listens on.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	return l.Addr().String()
}

// A redirect would carry the token to wherever it points.
func TestCallsFollowNoRedirect(t *testing.T) {
	n, elsewhere := newNorth(t), newNorth(t)
	n.answer(http.StatusTemporaryRedirect, "Location: "+elsewhere.url+"/v3/conversations", "")
	n.sends(t, "asha", "d1")
	if len(elsewhere.asked) != 0 {
		t.Error("the token went elsewhere")
	}
}

// The time in a Retry-After may be one of the other's clock.
func TestRetryAfter(t *testing.T) {
	for _, c := range []struct {
		value, date string
		want        time.Duration
	}{
		{"", "", 0},
		{"2.5", "", 2500 * time.Millisecond},
		{"-3", "", 0},
		{"NaN", "", 0},
		{"Inf", "", time.Hour},
		{"Thu, 12 Nov 2026 15:45:20 GMT", "Thu, 12 Nov 2026 15:45:00 GMT", 20 * time.Second},
		{"Thu, 12 Nov 2026 15:44:00 GMT", "Thu, 12 Nov 2026 15:45:00 GMT", time.Second},
		{"Thu, 12 Nov 2026 15:45:20 GMT", "", 0},
	} {
		if got := retryAfter(http.Header{"Retry-After": {c.value}, "Date": {c.date}}); got != c.want {
			t.Errorf("Retry-After %q at %q is %v, want %v", c.value, c.date, got, c.want)
		}
	}
}
