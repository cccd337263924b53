package teams

import (
	"bytes"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func (k key) publicPEM() []byte {
	b, err := x509.MarshalPKIXPublicKey(&k.PublicKey)
	if err != nil {
		panic(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: b})
}

// judged is a token, the activity it came with, and what becomes of that.
type judged struct {
	Name          string        `json:"name"`
	Authorization string        `json:"authorization"`
	Activity      tokenActivity `json:"activity"`
	Taken         bool          `json:"taken"`
	status        int
	// Differs says why Microsoft's code judges the other way; empty where it
	// does not.
	Differs string `json:"differs,omitempty"`
	// Ours is what Microsoft's code does not judge, or by keys from elsewhere.
	Ours bool `json:"ours,omitempty"`
}

// tokenActivity is the part of an activity that its token is held against.
type tokenActivity struct {
	Type         string `json:"type"`
	Channel      string `json:"channelId"`
	Service      string `json:"serviceUrl"`
	Conversation struct {
		Tenant string `json:"tenantId"`
	} `json:"conversation"`
}

func about(channel, service, tenant string) tokenActivity {
	a := tokenActivity{Type: "typing", Channel: channel, Service: service}
	a.Conversation.Tenant = tenant
	return a
}

var (
	chatOnly   = newKey("connector-webchat")
	unendorsed = newKey("connector-unendorsed")
	unlisted   = newKey("nobody-knows")
)

func connectorKeys() []jwk {
	return []jwk{signer.jwk("msteams", "skype"), chatOnly.jwk("webchat"), unendorsed.jwk()}
}

// tokens is what an attacker, a mistake or Teams itself may send.
func tokens(now time.Time) []judged {
	teams := about("msteams", serviceURL, schoolTenant)
	good := claimsAt(now)
	with := func(changes jwt.MapClaims) jwt.MapClaims {
		c := claimsAt(now)
		for name, value := range changes {
			if c[name] = value; value == nil {
				delete(c, name)
			}
		}
		return c
	}
	rs := func(k key, c jwt.MapClaims) string { return "Bearer " + k.mint(jwt.SigningMethodRS256, c) }
	noKid := jwt.NewWithClaims(jwt.SigningMethodRS256, good)
	without, _ := noKid.SignedString(signer.PrivateKey)
	cut := rs(signer, good)
	const bad, other = http.StatusUnauthorized, http.StatusForbidden
	all := []judged{
		{Name: "good", Authorization: rs(signer, good), Activity: teams},
		{Name: "expired 4 minutes ago", Authorization: rs(signer, with(jwt.MapClaims{"exp": now.Add(-4 * time.Minute).Unix()})), Activity: teams},
		{Name: "good in 4 minutes", Authorization: rs(signer, with(jwt.MapClaims{"nbf": now.Add(4 * time.Minute).Unix()})), Activity: teams},
		{Name: "expired 6 minutes ago", Authorization: rs(signer, with(jwt.MapClaims{"exp": now.Add(-6 * time.Minute).Unix()})), Activity: teams, status: bad},
		{Name: "good in 6 minutes", Authorization: rs(signer, with(jwt.MapClaims{"nbf": now.Add(6 * time.Minute).Unix()})), Activity: teams, status: bad},
		{Name: "another app's", Authorization: rs(signer, with(jwt.MapClaims{"aud": "00000000-1cea-40c9-b678-4b93e69bb72b"})), Activity: teams, status: bad},
		{Name: "nobody's", Authorization: rs(signer, with(jwt.MapClaims{"aud": nil})), Activity: teams, status: bad},
		{Name: "this app's and another's", Authorization: rs(signer, with(jwt.MapClaims{"aud": []string{ourApp, "other"}})), Activity: teams, status: bad},
		{Name: "another issuer's", Authorization: rs(signer, with(jwt.MapClaims{"iss": "https://api.botframework.example"})), Activity: teams, status: bad},
		{Name: "no issuer's", Authorization: rs(signer, with(jwt.MapClaims{"iss": nil})), Activity: teams, status: bad},
		{Name: "for another serviceUrl", Authorization: rs(signer, with(jwt.MapClaims{"serviceurl": "https://smba.trafficmanager.net/amer/"})), Activity: teams, status: other},
		{Name: "for no serviceUrl", Authorization: rs(signer, with(jwt.MapClaims{"serviceurl": nil})), Activity: teams, status: other},
		{Name: "by a key endorsed for Web Chat", Authorization: rs(chatOnly, good), Activity: teams, status: other},
		{Name: "not signed", Authorization: "Bearer " + signer.mint(jwt.SigningMethodNone, good), Activity: teams, status: bad},
		{Name: "HS256 with the public key", Authorization: "Bearer " + signer.mint(jwt.SigningMethodHS256, good), Activity: teams, status: bad},
		{Name: "by a key nobody knows", Authorization: rs(unlisted, good), Activity: teams, status: bad},
		{Name: "by another key under a known name", Authorization: rs(key{unlisted.PrivateKey, signer.id}, good), Activity: teams, status: bad},
		{Name: "by a key without a name", Authorization: "Bearer " + without, Activity: teams, status: bad},
		{Name: "cut short", Authorization: cut[:len(cut)-4], Activity: teams, status: bad},
		{Name: "no token", Authorization: "Bearer ", Activity: teams, status: bad},
		{Name: "of another scheme", Authorization: strings.Replace(cut, "Bearer", "Basic", 1), Activity: teams, status: bad},
		{Name: "an activity with another serviceUrl", Authorization: rs(signer, good), Activity: about("msteams", "https://evil.example/", schoolTenant), status: other},

		{Name: "RS512", Authorization: "Bearer " + signer.mint(jwt.SigningMethodRS512, good), Activity: teams, status: bad,
			Differs: "the Connector says that it signs with RS256; Microsoft's code takes RS384 and RS512 as well"},
		{Name: "without an end", Authorization: rs(signer, with(jwt.MapClaims{"exp": nil})), Activity: teams, status: bad,
			Differs: "a token has to end; Microsoft's code checks an end only where there is one"},
		{Name: "by a key endorsed for nothing", Authorization: rs(unendorsed, good), Activity: teams, status: other,
			Differs: "a key has to be endorsed for Teams; Microsoft's code lets one sign everything that has no endorsements"},
		{Name: "Web Chat, by a key endorsed for it", Authorization: rs(chatOnly, good), Activity: about("webchat", serviceURL, schoolTenant), status: other,
			Differs: "this app is in Teams only; in Web Chat people say themselves who they are"},
		{Name: "an activity of no channel", Authorization: rs(signer, good), Activity: about("", serviceURL, schoolTenant), status: other,
			Differs: "likewise; Microsoft's code needs no endorsement for an activity that names no channel"},
		{Name: "with a serviceUrl but for a slash", Authorization: rs(signer, good), Activity: about("msteams", strings.TrimSuffix(serviceURL, "/"), schoolTenant),
			Differs: "the slash makes no difference to where the app's own token goes; Microsoft's newer code (teams.apps) passes it too"},

		{Name: "of another tenant", Authorization: rs(signer, good), Activity: about("msteams", serviceURL, "72f988bf-86f1-41af-91ab-2d7cd011db47"), status: other, Ours: true},
		{Name: "of no tenant", Authorization: rs(signer, good), Activity: about("msteams", serviceURL, ""), status: other, Ours: true},
		{Name: "an emulator's", Authorization: rs(signer, with(jwt.MapClaims{"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
			"appid": ourApp, "ver": "1.0"})), Activity: teams, status: bad, Ours: true},
		{Name: "another bot's", Authorization: rs(signer, with(jwt.MapClaims{"iss": "https://login.microsoftonline.com/" + schoolTenant + "/v2.0",
			"azp": "11111111-1cea-40c9-b678-4b93e69bb72b", "ver": "2.0"})), Activity: teams, status: bad, Ours: true},
	}
	for i := range all {
		if all[i].status == 0 {
			all[i].status = http.StatusOK
		}
		all[i].Taken = all[i].status == http.StatusOK
	}
	return all
}

// The same tokens are judged by Microsoft's own code in e2e/teams/tokens.mjs, to
// which PLENARY_TEST_TOKENS names the file they go to.
func TestTokens(t *testing.T) {
	now := time.Now()
	for _, c := range tokens(now) {
		t.Run(c.Name, func(t *testing.T) {
			r := receive(t, &office{})
			r.keys = connectorKeys()
			body, _ := json.Marshal(c.Activity)
			w := r.postWith(c.Authorization, string(body))
			if w.Code != c.status || w.Body.Len() > 0 {
				t.Errorf("status %d, body %q; want %d and no more", w.Code, w.Body, c.status)
			}
			if refused := r.log.Len() > 0; refused == c.Taken {
				t.Errorf("said to whoever runs the bot: %q", r.log)
			}
			if token := strings.TrimPrefix(c.Authorization, "Bearer "); len(token) > 20 && strings.Contains(r.log.String(), token[:20]) {
				t.Error("the token is in the log")
			}
		})
	}
	if file := os.Getenv("PLENARY_TEST_TOKENS"); file != "" {
		set, err := json.Marshal(map[string]any{"app": ourApp, "keys": connectorKeys(), "tokens": tokens(now)})
		if err == nil {
			err = os.WriteFile(file, set, 0o600)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

func TestWithoutAnAppIDNothingIsTaken(t *testing.T) {
	r := receive(t, &office{})
	s := r.settings
	s.AppID = ""
	r.listener.verifier = newVerifier(New(s))
	claims := claimsAt(time.Now())
	claims["aud"] = ""
	if w := r.postWith("Bearer "+signer.mint(jwt.SigningMethodRS256, claims), typing); w.Code != http.StatusUnauthorized {
		t.Errorf("status %d, want 401", w.Code)
	}
}

// typing is an activity that nothing comes of.
const typing = `{"type":"typing","channelId":"msteams","serviceUrl":"` + serviceURL + `","conversation":{"id":"a:1","tenantId":"` + schoolTenant + `"}}`

// What comes without a token is taken in development only, and then it must be
// of the tenant all the same. A token that is there has to be good.
func TestUnsigned(t *testing.T) {
	elsewhere := strings.Replace(typing, schoolTenant, "elsewhere", 1)
	for _, c := range []struct {
		name, authorization, body string
		allowed                   bool
		want                      int
	}{
		{"in a school", "", typing, false, http.StatusUnauthorized},
		{"in development", "", typing, true, http.StatusOK},
		{"of another tenant", "", elsewhere, true, http.StatusForbidden},
		{"with a bad token", "Bearer x", typing, true, http.StatusUnauthorized},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := receive(t, &office{})
			s := r.settings
			s.AllowUnsigned = c.allowed
			r.listener.verifier = newVerifier(New(s))
			if w := r.postWith(c.authorization, c.body); w.Code != c.want {
				t.Errorf("status %d, want %d", w.Code, c.want)
			}
		})
	}
}

func TestRequestsThatAreNone(t *testing.T) {
	r := receive(t, &office{})
	w := httptest.NewRecorder()
	r.listener.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/messages", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("GET: status %d, want 405", w.Code)
	}
	if w := r.post(`{"type":"message","text":"` + string(bytes.Repeat([]byte("x"), maxBody)) + `"}`); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("over 1 MB: status %d, want 413", w.Code)
	}
	for _, body := range []string{"", "{", "[]", "null", `"x"`, "{}"} {
		if w := r.post(body); w.Code != http.StatusForbidden {
			t.Errorf("%q: status %d, want 403: it is nobody's", body, w.Code)
		}
	}
}
