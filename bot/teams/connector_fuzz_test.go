package teams

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"plenary/bot"
)

// Whatever the Connector answers, nothing panics; what is uncertain is never
// held to be a no; and nothing of an answer but words of ours is told on.
func FuzzAnswer(f *testing.F) {
	for _, body := range []string{``, `{}`, `{"id":"1"}`, `{"id":1}`, `[]`, `null`, `{"error":{"code":"ConversationNotFound"}}`,
		`{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\"\r\n}"}`, `{"members":[{"objectId":"x"},null],"continuationToken":7}`} {
		for _, status := range []int{200, 201, 204, 302, 400, 401, 403, 404, 408, 412, 413, 429, 500, 502, 503, 504, 599} {
			f.Add(status, "7", body)
		}
	}
	f.Add(429, "Thu, 12 Nov 2026 15:45:20 GMT", "")
	f.Fuzz(func(t *testing.T, status int, after, body string) {
		for _, into := range []any{&resource{}, &page{}, &teamsAccount{}} {
			head := http.Header{"Retry-After": {after}, "Date": {"Thu, 12 Nov 2026 15:45:00 GMT"}}
			err := refusal(read(&http.Response{StatusCode: status, Header: head, Body: io.NopCloser(strings.NewReader(body))}, into))
			no, definite := errors.AsType[*bot.Refusal](err)
			switch {
			case definite && (status < 400 || status >= 500 || status == 408):
				t.Errorf("status %d is a definite no: %v", status, err)
			case !definite && status >= 400 && status < 500 && status != 408:
				t.Errorf("status %d is %v", status, err)
			case definite && (no.RetryAfter < 0 || no.RetryAfter > mostRetry):
				t.Errorf("to come back after %v", no.RetryAfter)
			case definite && no.Reason != http.StatusText(status) && !slices.Contains(words, no.Reason):
				t.Errorf("the reason is %q", no.Reason)
			case status/100 == 2 && err == nil && len(body) > maxAnswer:
				t.Error("an answer that was cut was taken for a whole one")
			}
		}
	})
}

// The app's token goes nowhere but to Microsoft, whatever an address looks like.
func FuzzTrusted(f *testing.F) {
	for _, service := range []string{"https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net@attacker.example/", "https://a.botframework.com",
		"http://127.0.0.1:3978", "https://smba.trafficmanager.net:443", "https://x\n.botframework.com/", "https://[::1%25.botframework.com]/", "//", "https://%2e.botframework.com/"} {
		f.Add(service)
	}
	f.Fuzz(func(t *testing.T, service string) {
		at, err := Settings{LoginURL: "https://login.microsoftonline.com/"}.trusted(service)
		if err != nil {
			return
		}
		req, err := request{method: http.MethodGet, path: []string{"a:1"}}.http(t.Context(), at)
		if err != nil {
			return
		}
		sent, err := url.Parse(req.URL.String())
		if err != nil || sent.Scheme != "https" || sent.Port() != "" {
			t.Fatalf("%q would be asked at %s", service, req.URL)
		}
		host := strings.ToLower(sent.Host)
		if !slices.Contains(services, host) && !strings.HasSuffix(host, framework) {
			t.Errorf("%q would be asked at %s", service, host)
		}
	})
}
