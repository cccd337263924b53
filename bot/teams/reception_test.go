package teams

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"go.uber.org/goleak"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	schoolTenant = "b28fdbfd-2b78-4f93-b0f8-8881793f0f8f"
	ourApp       = "608cacfd-1cea-40c9-b678-4b93e69bb72b"
	serviceURL   = "https://smba.trafficmanager.net/emea/"
	ashaHere     = "29:1wR7IdIRIoerMIWbewMi75JA3scaMuxvFon9eRQW2Nix5loMDo0362st2IaRVRirPZBv1WdXT8TIFWWmlQCizZQ"
	ashaAAD      = "eddfa9d4-346e-4cce-a18f-fa6261ad776b"
	chat         = "a:1pL6i0oY3C0K8oAj8qMyvQIxP1B4a2h"
)

var school = reflection.Workspace{ID: "ws1", Organisation: "org1", Platform: "teams", External: schoolTenant}

// office is a bot.Receiver with one answer, which remembers what it was told.
type office struct {
	mu     sync.Mutex
	told   []bot.Incoming
	answer func(bot.Incoming) bot.Answer
}

func answering(a bot.Answer) *office {
	return &office{answer: func(bot.Incoming) bot.Answer { return a }}
}

func (o *office) Receive(_ context.Context, in bot.Incoming) bot.Answer {
	o.mu.Lock()
	o.told = append(o.told, in)
	answer := o.answer
	o.mu.Unlock()
	if answer == nil {
		return bot.Answer{}
	}
	return answer(in)
}

func (o *office) HomeOf(context.Context, reflection.WorkspaceID, string) bot.Home {
	return bot.Home{Text: "Your Home.", Buttons: []bot.Button{{ID: "two-minutes", Label: "Two minutes"}}}
}

func (o *office) all() []bot.Incoming {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]bot.Incoming(nil), o.told...)
}

// roll is the Installs of a school.
type roll struct {
	*bottest.Installs
	fail error // of the database
}

func newRoll(emails ...string) *roll {
	r := &roll{Installs: bottest.NewInstalls(school)}
	r.List(emails...)
	return r
}

func (r *roll) WorkspaceAt(ctx context.Context, platform, external string) (reflection.Workspace, error) {
	if r.fail != nil {
		return reflection.Workspace{}, r.fail
	}
	return r.Installs.WorkspaceAt(ctx, platform, external)
}

// parted is who was said to have taken the app out.
func (r *roll) parted() (users []string) {
	for _, as := range r.Profiles() {
		if as.Deactivated {
			users = append(users, as.User)
		}
	}
	return users
}

// internet is as much of Microsoft's as is called, without a network.
type internet struct {
	mu    sync.Mutex
	keys  []jwk
	down  bool          // the keys cannot be had
	slow  time.Duration // or only after a while
	asked int           // how often the keys were asked for
	calls []called
	// refuses has the Connector answer everything with 500.
	refuses bool
	files   map[string]http.HandlerFunc // by address
	email   string                      // Asha's
}

// called is one call of the Connector.
type called struct {
	method, path, body, token string
}

func (n *internet) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	file, kept := n.files[r.URL.String()]
	switch {
	case kept:
		file(w, r)
	case r.URL.Host == "login.botframework.com":
		n.answerKeys(w, r)
	case r.URL.Host == "login.microsoftonline.com":
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, `{"access_token":"APP-TOKEN","token_type":"Bearer","expires_in":3600}`)
	case r.URL.Host == "smba.trafficmanager.net":
		n.answerCall(w, r)
	default:
		return nil, fmt.Errorf("no such host: %s", r.URL.Host)
	}
	return w.Result(), nil
}

func (n *internet) answerKeys(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if strings.HasSuffix(r.URL.Path, "openidconfiguration") {
		n.asked++
		slow := n.slow
		n.mu.Unlock()
		select {
		case <-time.After(slow):
		case <-r.Context().Done():
		}
		n.mu.Lock()
		if r.Context().Err() != nil {
			w.WriteHeader(http.StatusGatewayTimeout)
			return
		}
		io.WriteString(w, `{"issuer":"https://api.botframework.com","jwks_uri":"https://login.botframework.com/v1/.well-known/keys",
			"id_token_signing_alg_values_supported":["RS256"],"token_endpoint_auth_methods_supported":["private_key_jwt"]}`)
		return
	}
	if n.down {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"keys": n.keys})
}

func (n *internet) answerCall(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	c := called{method: r.Method, path: strings.TrimPrefix(r.URL.Path, "/emea/v3/conversations/"), token: r.Header.Get("Authorization")}
	if r.Body != nil {
		b, _ := io.ReadAll(r.Body)
		c.body = string(b)
	}
	n.calls = append(n.calls, c)
	if n.refuses {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	if r.Method == http.MethodGet {
		json.NewEncoder(w).Encode(map[string]string{"id": ashaHere, "aadObjectId": ashaAAD, "name": "Asha Rao", "email": n.email,
			"userPrincipalName": n.email, "tenantId": schoolTenant, "userRole": "user"})
		return
	}
	fmt.Fprintf(w, `{"id":"sent-%d"}`, len(n.calls))
}

func (n *internet) made(method string) []called {
	n.mu.Lock()
	defer n.mu.Unlock()
	var found []called
	for _, c := range n.calls {
		if c.method == method {
			found = append(found, c)
		}
	}
	return found
}

// reception is a Listener in front of an office.
type reception struct {
	*internet
	*office
	roll     *roll
	settings Settings
	listener *Listener
	log      *bytes.Buffer
	closed   bool
	request  string // the mark of the requests that are posted
}

func receive(t *testing.T, o *office) *reception {
	t.Helper()
	r := &reception{
		internet: &internet{keys: []jwk{signer.jwk("msteams")}, files: map[string]http.HandlerFunc{}, email: "asha@northfield.example"},
		office:   o, log: &bytes.Buffer{},
		roll: newRoll("asha@northfield.example"),
	}
	r.settings = Settings{AppID: ourApp, AppSecret: "never-to-be-seen", Tenant: schoolTenant, HTTP: &http.Client{Transport: r.internet},
		OpenIDURL: "https://login.botframework.com/v1/.well-known/openidconfiguration",
		Now:       time.Now, Log: slog.New(bot.LogHandler(slog.NewTextHandler(r.log, nil))), Installs: r.roll}
	r.listener = New(r.settings).Listen(o)
	t.Cleanup(func() { r.close(t) })
	return r
}

// waitsFor waits until all that a person did so far is done.
func (r *reception) waitsFor(t *testing.T, user string) {
	t.Helper()
	done := make(chan struct{})
	r.listener.work.Queue(t.Context(), user, func(context.Context) { close(done) })
	<-done
}

// close waits for everything that was taken.
func (r *reception) close(t *testing.T) {
	t.Helper()
	if r.closed {
		return
	}
	r.closed = true
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := r.listener.Close(ctx); err != nil {
		t.Errorf("close: %v", err)
	}
}

// post sends an activity with a good token.
func (r *reception) post(activity string) *httptest.ResponseRecorder {
	return r.postWith("Bearer "+signer.mint(jwt.SigningMethodRS256, claimsAt(time.Now())), activity)
}

func (r *reception) postWith(authorization, activity string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(http.MethodPost, "/api/messages", strings.NewReader(activity))
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	w := httptest.NewRecorder()
	r.listener.ServeHTTP(w, req.WithContext(bot.WithRequest(req.Context(), r.request)))
	return w
}

// shows fails unless each call, oldest first, has this on its card.
func (r *reception) shows(t *testing.T, calls []called, want ...string) {
	t.Helper()
	if len(calls) != len(want) {
		t.Fatalf("%d calls, want %d: %v", len(calls), len(want), calls)
	}
	for i, c := range calls {
		if !holds(c.body, want[i]) {
			t.Errorf("call %d does not show %q: %s", i+1, want[i], c.body)
		}
	}
}

// holds reports whether a JSON document has a text that holds this one.
func holds(document, text string) bool {
	var all any
	return json.Unmarshal([]byte(document), &all) == nil && found(all, text)
}

func found(in any, text string) bool {
	switch v := in.(type) {
	case string:
		return strings.Contains(v, text)
	case []any:
		for _, e := range v {
			if found(e, text) {
				return true
			}
		}
	case map[string]any:
		for _, e := range v {
			if found(e, text) {
				return true
			}
		}
	}
	return false
}

// key is one that tokens are signed with.
type key struct {
	*rsa.PrivateKey
	id string
}

func newKey(id string) key {
	k, err := rsa.GenerateKey(rand.Reader, minModulus)
	if err != nil {
		panic(err)
	}
	return key{k, id}
}

var signer = newKey("connector-1")

func (k key) jwk(endorsements ...string) jwk {
	return jwk{ID: k.id, Type: "RSA", Modulus: base64.RawURLEncoding.EncodeToString(k.N.Bytes()),
		Exponent: base64.RawURLEncoding.EncodeToString(big.NewInt(int64(k.E)).Bytes()), Endorsements: endorsements}
}

func (k key) mint(method jwt.SigningMethod, claims jwt.MapClaims) string {
	t := jwt.NewWithClaims(method, claims)
	t.Header["kid"], t.Header["x5t"] = k.id, k.id
	var by any = k.PrivateKey
	switch method {
	case jwt.SigningMethodNone:
		by = jwt.UnsafeAllowNoneSignatureType
	case jwt.SigningMethodHS256:
		by = k.publicPEM()
	}
	s, err := t.SignedString(by)
	if err != nil {
		panic(err)
	}
	return s
}

// claimsAt are those of a good token at an instant.
func claimsAt(now time.Time) jwt.MapClaims {
	return jwt.MapClaims{"iss": issuer, "aud": ourApp, "serviceurl": serviceURL,
		"nbf": now.Add(-time.Minute).Unix(), "exp": now.Add(59 * time.Minute).Unix()}
}
