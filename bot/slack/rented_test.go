package slack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"path"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// rented is a Slack whose tokens end after twelve hours, in front of the fake:
// it knows which tokens it gave out to whom, and lets no other pass.
type rented struct {
	t *testing.T
	*fakeSlack
	front    *httptest.Server
	installs *bottest.Installs
	log      bytes.Buffer

	mu        sync.Mutex
	now       time.Time
	given     map[string]object    // what a code becomes, but for the tokens
	tokens    map[string]time.Time // until when
	refreshes map[string]bool      // good once
	made      int
	refused   int // calls with a token that is over, or nobody's
	calls     []bought
	breaks    func(http.ResponseWriter) // answers oauth.v2.access instead; nil answers well
	lasts     time.Duration             // a token
	slow      chan struct{}             // if set, oauth.v2.access answers once it is closed
	asked     func() object             // answers users.info
}

// bought is one call of oauth.v2.access.
type bought struct{ grant, with, back string }

const (
	clientSecret = "client-never-to-be-seen"
	rentedFor    = 12 * time.Hour
)

var second = reflection.Workspace{ID: "ws2", Organisation: "org2", Platform: "slack", External: "T2"}

func newRented(t *testing.T) *rented {
	t.Helper()
	r := &rented{
		t: t, fakeSlack: newFake(t), installs: bottest.NewInstalls(workspace, second),
		now: time.Date(2026, 11, 11, 6, 0, 0, 0, time.UTC), lasts: rentedFor,
		given: map[string]object{}, tokens: map[string]time.Time{}, refreshes: map[string]bool{},
	}
	r.front = httptest.NewServer(r)
	t.Cleanup(func() { r.front.CloseClientConnections(); r.front.Close() })
	return r
}

// replica is one of any number of servers with the same store.
func (r *rented) replica() *Platform {
	return New(Settings{
		ClientID: "client", ClientSecret: clientSecret, SigningSecret: secret, APIURL: r.front.URL + "/api",
		HTTP:     &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}},
		Log:      slog.New(slog.NewTextHandler(&r.log, nil)),
		Installs: r.installs, Now: r.clock, PerSecond: -1,
	})
}

func (r *rented) clock() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

func (r *rented) move(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = r.now.Add(d)
}

// agrees is the code that Slack brings back for an install.
func (r *rented) agrees(code string, answer object) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.given[code] = answer
	return code
}

// install puts the app into a workspace, as somebody else or again.
func (r *rented) install(p *Platform, ws reflection.Workspace) {
	r.t.Helper()
	code := r.agrees(fmt.Sprint("code-", reflection.NewID()), object{"team": object{"id": ws.External}, "bot_user_id": "UBOT" + ws.External})
	if _, err := p.Install(r.t.Context(), code, "https://plenary.example/back", ""); err != nil {
		r.t.Fatal(err)
	}
}

// revoke ends every token there is, as taking the app out does.
func (r *rented) revoke() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.tokens)
	clear(r.refreshes)
}

func (r *rented) bought() []bought {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]bought(nil), r.calls...)
}

// renewals counts the calls that were made with a refresh token.
func (r *rented) renewals() int {
	n := 0
	for _, b := range r.bought() {
		if b.grant == "refresh_token" {
			n++
		}
	}
	return n
}

// broken makes oauth.v2.access go wrong; nil mends it.
func (r *rented) broken(how func(http.ResponseWriter)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.breaks = how
}

func (r *rented) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if path.Base(req.URL.Path) == "oauth.v2.access" {
		r.access(w, req)
		return
	}
	token := cutBearer(req)
	r.mu.Lock()
	until, known := r.tokens[token]
	ended := known && !r.now.Before(until)
	if !known || ended {
		r.refused++
	}
	r.mu.Unlock()
	switch {
	case ended:
		json.NewEncoder(w).Encode(object{"ok": false, "error": "token_expired"})
	case !known:
		json.NewEncoder(w).Encode(object{"ok": false, "error": "token_revoked"})
	case r.asked != nil && path.Base(req.URL.Path) == "users.info":
		json.NewEncoder(w).Encode(r.asked())
	default:
		r.fakeSlack.ServeHTTP(w, req)
	}
}

func cutBearer(req *http.Request) string {
	if token, ok := bytes.CutPrefix([]byte(req.Header.Get("Authorization")), []byte("Bearer ")); ok {
		return string(token)
	}
	return req.FormValue("token")
}

func (r *rented) access(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	slow := r.slow
	r.mu.Unlock()
	if slow != nil {
		<-slow
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	b := bought{req.FormValue("grant_type"), req.FormValue("code") + req.FormValue("refresh_token"), req.FormValue("redirect_uri")}
	r.calls = append(r.calls, b)
	if r.breaks != nil {
		r.breaks(w)
		return
	}
	json.NewEncoder(w).Encode(r.sell(b, req.FormValue("client_secret")))
}

func (r *rented) sell(b bought, secret string) object {
	answer, known := r.given[b.with]
	delete(r.given, b.with)
	switch {
	case secret != clientSecret:
		return object{"ok": false, "error": "bad_client_secret"}
	case b.grant == "refresh_token" && !r.refreshes[b.with]:
		return object{"ok": false, "error": "invalid_refresh_token"}
	case b.grant == "refresh_token":
		delete(r.refreshes, b.with)
		answer = object{"team": object{"id": "T1"}}
	case !known:
		return object{"ok": false, "error": "invalid_code"}
	}
	r.made++
	token, refresh := fmt.Sprint("xoxe.xoxb-never-", r.made), fmt.Sprint("xoxe-never-", r.made)
	r.tokens[token], r.refreshes[refresh] = r.now.Add(r.lasts), true
	said := object{"ok": true, "token_type": "bot", "access_token": token, "refresh_token": refresh, "expires_in": int(r.lasts.Seconds())}
	maps.Copy(said, answer)
	return said
}

// sends sends somebody of that workspace a message: nobody two within a second,
// which would wait for one another.
func (r *rented) sends(p *Platform, ws reflection.Workspace) error {
	return r.sendsTo(p, ws, "U"+reflection.NewID())
}

func (r *rented) sendsTo(p *Platform, ws reflection.Workspace, user string) error {
	_, err := p.Send(r.t.Context(), bot.Address{Workspace: ws, User: user}, bot.Message{Text: "Hello."}, "")
	return err
}

// postedWith is the token of the last message.
func (r *rented) postedWith() string {
	posts := r.called("chat.postMessage")
	if len(posts) == 0 {
		return ""
	}
	token, _ := posts[len(posts)-1].args["token"].(string)
	return token
}
