package bench

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	team          = "T1"
	signingSecret = "signing"
)

func slackSettings(url string) []string {
	return []string{"PLENARY_SLACK_BOT_TOKEN=xoxb-bench", "PLENARY_SLACK_SIGNING_SECRET=" + signingSecret, "PLENARY_SLACK_API_URL=" + url}
}

// inSlack is how Slack speaks to a program.
type inSlack struct{ entries *sync.Map }

// head signs a request:
// https://docs.slack.dev/authentication/verifying-requests-from-slack
func (inSlack) head(body string) string {
	at := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(signingSecret))
	io.WriteString(mac, "v0:"+at+":"+body)
	return "POST /slack/events HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
		"X-Slack-Request-Timestamp: " + at + "\r\nX-Slack-Signature: v0=" + hex.EncodeToString(mac.Sum(nil)) + "\r\n"
}

// begin presses until a window has opened: the server answers a little before
// it knows whose workspace it is.
func (s inSlack) begin(b *testing.B, l *line, t *teacher) string {
	b.Helper()
	for i := range 100 {
		body := fmt.Sprintf(`payload={"type":"block_actions","team":{"id":%q},"user":{"id":%q},"trigger_id":%q,`+
			`"actions":[{"type":"button","action_id":"full-cycle","action_ts":"%d"}]}`, team, t.user, t.user, i)
		_, _, err := l.post(s.head(body), body)
		must(b, err)
		if entry, opened := s.entries.Load(t.user); opened {
			return entry.(string)
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("[Full cycle] opened no window")
	return ""
}

// submitted is a filled-in window as Slack sends it, ready to be put into a
// request: what stands in capitals is replaced, and is not touched by escaping.
// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
var submitted = "payload=" + url.QueryEscape(`{"type":"view_submission","team":{"id":"`+team+`","domain":"northfield"},
"user":{"id":"USER","username":"USER","name":"USER","team_id":"`+team+`"},"api_app_id":"A1","token":"unused","trigger_id":"TRIGGER",
"view":{"id":"V1","team_id":"`+team+`","type":"modal","blocks":[
{"type":"section","block_id":"s1","text":{"type":"plain_text","text":"Only you, in this app, can read this. Any box can stay empty.\nWorried about a child? Tell Jo Reed: 01632 960001. In danger: 999.","emoji":false}},
{"type":"input","block_id":"STAGE","label":{"type":"plain_text","text":"Think of one moment this week. What happened?","emoji":false},"optional":true,"dispatch_action":false,
"element":{"type":"plain_text_input","action_id":"m1","multiline":true,"max_length":3000,"dispatch_action_config":{"trigger_actions_on":["on_enter_pressed"]}}}],
"private_metadata":"","callback_id":"answer:ENTRY:STAGE.OVER","state":{"values":{"STAGE":{"m1":{"type":"plain_text_input","value":"TEXT"}}}},
"hash":"1800000000.abcdefgh","title":{"type":"plain_text","text":"What happened","emoji":false},"clear_on_close":false,"notify_on_close":false,
"close":{"type":"plain_text","text":"Cancel","emoji":false},"submit":{"type":"plain_text","text":"Save and go on","emoji":false},
"previous_view_id":null,"root_view_id":"V1","app_id":"A1","external_id":"","app_installed_team_id":"`+team+`","bot_id":"B1"},
"response_urls":[],"is_enterprise_install":false,"enterprise":null}`)

var escaped = url.QueryEscape(paragraph)

// next is a stage, of which the answer must be the window of another stage of
// the same entry. A guard that spoke, a clash or an error would answer with this
// one.
func (inSlack) next(t *teacher) request {
	body, stage := t.fill(submitted, escaped)
	return request{body: body, saves: true, right: func(answer []byte) bool {
		return bytes.Contains(answer, []byte(`"response_action":"update"`)) &&
			bytes.Contains(answer, []byte(`"callback_id":"answer:`+t.entry+`:`)) &&
			!bytes.Contains(answer, []byte(`"callback_id":"answer:`+t.entry+`:`+stage+`.`))
	}}
}

// slackDouble is the address of what the programs ask of Slack before the
// load, a save asking for nothing, and the entries whose windows were opened,
// by the trigger they were opened with.
func slackDouble(b *testing.B) (url string, entries *sync.Map) {
	entries = &sync.Map{}
	mux := http.NewServeMux()
	mux.HandleFunc("/auth.test", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-OAuth-Scopes", "chat:write,commands,files:read,im:history,im:write,users:read,users:read.email")
		fmt.Fprintf(w, `{"ok":true,"team":"Northfield","team_id":%q,"user_id":"UBOT","bot_id":"B1"}`, team)
	})
	mux.HandleFunc("/views.open", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Trigger string `json:"trigger_id"`
			View    struct {
				Callback string `json:"callback_id"`
			} `json:"view"`
		}
		json.NewDecoder(r.Body).Decode(&in)
		if parts := strings.Split(in.View.Callback, ":"); len(parts) == 3 { // answer:ENTRY:description.0
			entries.Store(in.Trigger, parts[1])
		}
		fmt.Fprint(w, `{"ok":true,"view":{"id":"V1"}}`)
	})
	server := httptest.NewServer(mux)
	b.Cleanup(server.Close)
	return server.URL + "/", entries
}
