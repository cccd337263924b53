package bench

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"plenary/reflection"
)

// The bot of one tenant.
const (
	tenant = "b28fdbfd-2b78-4f93-b0f8-8881793f0f8f"
	appID  = "608cacfd-1cea-40c9-b678-4b93e69bb72b"
)

// newTeamsServer is "plenary serve" in one tenant of Teams, with teachers who
// have begun a full cycle.
func newTeamsServer(b *testing.B, teachers int) *app {
	b.Helper()
	in := newMicrosoft(b)
	b.Cleanup(func() { // the server has ended, and with it what it does after its answers
		if in.taps.Load() == 0 || in.cards.Load() != in.taps.Load() {
			b.Errorf("%d taps were answered, and %d cards updated", in.taps.Load(), in.cards.Load())
		}
	})
	return newServer(b, teachers, in, reflection.Workspace{Platform: "teams", External: tenant},
		"PLENARY_TEAMS_APP_ID="+appID, "PLENARY_TEAMS_TENANT_ID="+tenant, "PLENARY_TEAMS_APP_SECRET=bench",
		"PLENARY_TEAMS_LOGIN_URL="+in.url, "PLENARY_TEAMS_OPENID_URL="+in.url+"/openid")
}

// microsoft is as much of Microsoft's as a server in Teams asks: the login, the
// keys that activities are signed with, and the Connector, which takes whatever
// comes. It signs as the Connector does.
type microsoft struct {
	key   *rsa.PrivateKey
	url   string
	token string
	taps  atomic.Int64 // answered, and those whose card was updated
	cards atomic.Int64
}

const kid = "bench-1"

func newMicrosoft(b *testing.B) *microsoft {
	b.Helper()
	m := &microsoft{}
	var err error
	m.key, err = rsa.GenerateKey(rand.Reader, 2048)
	must(b, err)
	answer := func(what any) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			json.NewEncoder(w).Encode(what)
		}
	}
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	b.Cleanup(server.Close)
	m.url = server.URL
	number := base64.RawURLEncoding.EncodeToString
	mux.HandleFunc("POST /"+tenant+"/oauth2/v2.0/token", answer(map[string]any{"token_type": "Bearer", "expires_in": 3600, "access_token": "bench"}))
	mux.HandleFunc("GET /openid", answer(map[string]any{"jwks_uri": m.url + "/keys"}))
	mux.HandleFunc("GET /keys", answer(map[string]any{"keys": []any{map[string]any{"kty": "RSA", "kid": kid, "endorsements": []string{"msteams"},
		"n": number(m.key.N.Bytes()), "e": number(big.NewInt(int64(m.key.E)).Bytes())}}}))
	mux.HandleFunc("PUT /v3/conversations/{conversation}/activities/{activity}", func(w http.ResponseWriter, r *http.Request) {
		m.cards.Add(1)
		answer(map[string]any{"id": "1"})(w, r)
	})
	m.token, err = m.sign()
	must(b, err)
	return m
}

// sign makes a token of the Connector's:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
func (m *microsoft) sign() (string, error) {
	t := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss": "https://api.botframework.com", "aud": appID, "serviceurl": m.url,
		"nbf": quiet.Add(-time.Minute).Unix(), "exp": quiet.Add(time.Hour).Unix(),
	})
	t.Header["kid"] = kid
	return t.SignedString(m.key)
}

func (m *microsoft) head(string) string {
	return "POST /api/messages HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAuthorization: Bearer " + m.token + "\r\n"
}

// invoke is an activity that a person waits for:
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
func (m *microsoft) invoke(user, id, name, value string) string {
	return fmt.Sprintf(`{"type":"invoke","name":%q,"id":"f:%s.%s","timestamp":"2026-11-11T15:00:00.000Z","localTimestamp":"2026-11-11T15:00:00.000Z",
"channelId":"msteams","serviceUrl":%q,"from":{"id":"29:%[2]s","name":"%[2]s","aadObjectId":"%[2]s"},
"conversation":{"conversationType":"personal","tenantId":"`+tenant+`","id":"a:%[2]s"},"recipient":{"id":"28:`+appID+`","name":"Plenary"},
"entities":[{"locale":"en-GB","country":"GB","platform":"Web","timezone":"Europe/London","type":"clientInfo"}],
"channelData":{"tenant":{"id":"`+tenant+`"},"source":{"name":"message"}},"replyToId":"1795000000000","locale":"en-GB","value":%[5]s}`,
		name, user, id, m.url, value)
}

// begin presses until a dialog has opened: the server may not know yet whose
// tenant it is.
func (m *microsoft) begin(b *testing.B, l *line, t *teacher) string {
	b.Helper()
	for i := range 100 {
		body := m.invoke(t.user, fmt.Sprint("begin", i), "task/fetch", `{"data":{"msteams":{"type":"task/fetch"},"press":"full-cycle"},"context":{"theme":"default"}}`)
		_, answer, err := l.post(m.head(body), body)
		must(b, err)
		if _, form, opened := strings.Cut(string(answer), `"answer:`); opened {
			entry, _, _ := strings.Cut(form, ":")
			return entry
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("[Full cycle] opened no dialog")
	return ""
}

// filledIn is a dialog as it comes back, with the Form it was drawn from.
const filledIn = `{"context":{"theme":"default"},"data":{"form":"answer:ENTRY:STAGE.OVER","again":{"title":"What happened",
"intro":"Only you, in this app, can read this. Any box can stay empty.\nWorried about a child? Tell Jo Reed: 01632 960001. In danger: 999.",
"submit":"Save and go on","inputs":[{"id":"STAGE","kind":"long","label":"Think of one moment this week. What happened?"}]},"STAGE":"TEXT"}}`

// next is a stage, and after nine of them a tap on the meeting's card.
func (m *microsoft) next(t *teacher) request {
	if t.saves%9 == 8 && t.taps < t.saves/9+1 {
		return m.tap(t)
	}
	value, stage := t.fill(filledIn, paragraph)
	return request{body: m.invoke(t.user, fmt.Sprint("save", t.saves), "task/submit", value), saves: true, right: func(answer []byte) bool {
		return bytes.Contains(answer, []byte(`"type":"continue"`)) &&
			bytes.Contains(answer, []byte(`"form":"answer:`+t.entry+`:`)) &&
			!bytes.Contains(answer, []byte(`"form":"answer:`+t.entry+`:`+stage+`.`))
	}}
}

// tap says whether the teacher and their mentor met, each time otherwise than
// before: the answer is the card that takes the place of the one tapped.
func (m *microsoft) tap(t *teacher) request {
	said := []string{"yes", "no"}[t.taps%2]
	t.taps++
	value := fmt.Sprintf(`{"action":{"type":"Action.Execute","title":"Yes","verb":"press","id":"","data":{"press":"met:%s/%s/2026-11-10"}},"trigger":"manual"}`, said, t.user)
	return request{body: m.invoke(t.user, fmt.Sprint("tap", t.taps), "adaptiveCard/action", value), right: func(answer []byte) bool {
		m.taps.Add(1)
		return bytes.Contains(answer, []byte(`"statusCode":200`)) && bytes.Contains(answer, []byte(`"type":"AdaptiveCard"`))
	}}
}
