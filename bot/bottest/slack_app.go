package bottest

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// App is where Slack sends what people do: the bot's address, and the secret
// that Slack signs with.
type App struct {
	URL    string           // with /slack/events
	Secret string           // the signing secret
	Now    func() time.Time // nil means the machine's clock, which bot/slack checks the age of a signature with
	HTTP   *http.Client     // nil means a plain one
	// Wait passes the time between two tries of Insist; nil means that none passes.
	Wait func(time.Duration)
	chat *Chat
}

// App makes the App of the Slack of this Chat.
func (c *Chat) App(url, secret string) *App { return &App{URL: url, Secret: secret, chat: c} }

// Request is one request of Slack's, made by a Person. It can be sent again.
type Request struct {
	body   string
	window who    // whose window the answer changes; nobody's, where it changes none
	retry  int    // which of Slack's three retries; 0 is none
	reason string // for that
	err    error
}

// Reply is what the bot answered at once.
type Reply struct {
	Status int
	Body   string
}

// Retries is how often Slack sends an event again that was not acknowledged
// within three seconds: almost at once, a minute later, and five minutes after
// that. Interactions it sends once. https://docs.slack.dev/apis/events-api/#retries
const Retries = 3

const ackWithin = 3 * time.Second

// retryAfter is the time before each.
var retryAfter = [Retries]time.Duration{0, time.Minute, 5 * time.Minute}

// Retry is the request as Slack sends it the nth time again, with
// X-Slack-Retry-Num.
func (r Request) Retry(n int) Request { return r.because(n, "http_timeout") }

func (r Request) because(n int, reason string) Request {
	r.retry, r.reason = n, reason
	return r
}

// Send signs a request and sends it. An error is one of the connection, or of a
// Person who did what nobody could.
func (a *App) Send(ctx context.Context, r Request) (Reply, error) {
	if r.err != nil {
		return Reply{}, r.err
	}
	signed, err := a.signed(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	resp, err := cmp.Or(a.HTTP, http.DefaultClient).Do(signed)
	if err != nil {
		return Reply{}, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	reply := Reply{Status: resp.StatusCode, Body: string(body)}
	if err == nil && r.window != (who{}) {
		err = a.chat.react(r.window, body)
	}
	return reply, err
}

// Insist sends an event until it is acknowledged, or Slack gives up.
func (a *App) Insist(ctx context.Context, r Request) (Reply, error) {
	reply, err := a.sendWithin(ctx, r)
	for n := 1; n <= Retries && (err != nil || reply.Status/100 != 2); n++ {
		if a.Wait != nil {
			a.Wait(retryAfter[n-1])
		}
		reply, err = a.sendWithin(ctx, r.because(n, unacknowledged(err)))
	}
	return reply, err
}

func (a *App) sendWithin(ctx context.Context, r Request) (Reply, error) {
	ctx, cancel := context.WithTimeout(ctx, ackWithin)
	defer cancel()
	return a.Send(ctx, r)
}

// unacknowledged is Slack's word for why.
func unacknowledged(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "http_timeout"
	case err != nil:
		return "connection_failed"
	}
	return "http_error"
}

// Disorderly sends every request once, twice or three times, in an order drawn
// by the seed, as the Events API may. The replies are in the order of the
// requests: to the copy that came first.
func (a *App) Disorderly(ctx context.Context, seed uint64, requests ...Request) ([]Reply, error) {
	draw := rand.New(rand.NewPCG(seed, 0))
	var copies []int
	for i := range requests {
		for range 1 + draw.IntN(Retries) {
			copies = append(copies, i)
		}
	}
	draw.Shuffle(len(copies), func(i, j int) { copies[i], copies[j] = copies[j], copies[i] })
	replies, sent := make([]Reply, len(requests)), make([]int, len(requests))
	for _, i := range copies {
		reply, err := a.Send(ctx, requests[i].Retry(sent[i]))
		if err != nil {
			return nil, err
		}
		if sent[i] == 0 {
			replies[i] = reply
		}
		sent[i]++
	}
	return replies, nil
}

// signed signs as https://docs.slack.dev/authentication/verifying-requests-from-slack
// says. Slack signs each retry anew; it is later, and so here, by a second.
func (a *App) signed(ctx context.Context, r Request) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.URL, strings.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	now := a.Now
	if now == nil {
		now = time.Now
	}
	at := strconv.FormatInt(now().Unix()+int64(r.retry), 10)
	mac := hmac.New(sha256.New, []byte(a.Secret))
	fmt.Fprintf(mac, "v0:%s:%s", at, r.body)
	req.Header.Set("X-Slack-Request-Timestamp", at)
	req.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if strings.HasPrefix(r.body, "{") {
		req.Header.Set("Content-Type", "application/json")
	}
	if r.retry > 0 {
		req.Header.Set("X-Slack-Retry-Num", strconv.Itoa(r.retry))
		req.Header.Set("X-Slack-Retry-Reason", r.reason)
	}
	return req, nil
}

// react does with a window what the answer to its submit says:
// https://docs.slack.dev/surfaces/modals#response_actions
func (c *Chat) react(w who, answer []byte) error {
	said := struct {
		Action string          `json:"response_action"`
		View   json.RawMessage `json:"view"`
	}{Action: "close"} // as an empty answer does
	if len(answer) > 0 {
		if err := json.Unmarshal(answer, &said); err != nil {
			return fmt.Errorf("the answer to a submit: %w", err)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.people[w]
	switch said.Action {
	case "update", "push":
		if p.modal == nil {
			return nil // closed meanwhile
		}
		if _, no := c.draw(p, p.modal.id, string(said.View)); no != nil {
			return fmt.Errorf("the answer to a submit has no view: %s", no.word)
		}
	case "close", "clear":
		p.modal = nil
	}
	return nil
}
