package bottest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"plenary/reflection"
)

// slackAPI is as much of Slack's Web API as bot/slack calls:
// https://docs.slack.dev/reference/methods
type slackAPI struct{ chat *Chat }

// Slack is the chat over HTTP, as Slack's Web API. Only who joined is there.
// Faults are real ones here: a status, a connection that closes, an answer that
// never comes. A token is "xoxb-" and the team it belongs to; any other belongs
// to DefaultTeam.
func (c *Chat) Slack() http.Handler { return slackAPI{c} }

// DefaultTeam is whose token it is where the token does not say.
const DefaultTeam = "T1"

// method does what Slack would, under the lock of the chat, and writes the
// answer; or it says no.
type method func(*Chat, args) (answer []byte, no *Fault)

// methods is what is answered; everything else is unknown_method.
var methods = map[string]method{
	"auth.test":             authTest,
	"users.lookupByEmail":   lookUpByEmail,
	"users.info":            userInfo,
	"conversations.open":    openConversation,
	"conversations.history": history,
	"chat.postMessage":      postMessage,
	"chat.update":           updateMessage,
	"views.open":            openWindow,
	"views.push":            openWindow,
	"views.update":          updateWindow,
	"views.publish":         publishHome,
}

// ours is our name of a method that is there in process too.
var ours = map[string]string{
	"chat.postMessage":      Send,
	"chat.update":           Update,
	"conversations.history": Look,
	"conversations.open":    Open,
}

func (s slackAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.URL.Path)
	a, err := readArgs(r)
	if err != nil {
		return // the caller went away in the middle of it
	}
	do := methods[name]
	if do == nil {
		do = unknownMethod
	}
	var body []byte
	call, fault := s.chat.through(s.call(name, a), func() (no *Fault) {
		body, no = do(s.chat, a)
		return no
	})
	if s.chat.pause(r.Context(), fault.delay()) != nil || fault.silent() {
		panic(http.ErrAbortHandler) // closes the connection without an answer
	}
	write(w, fault, body)
	s.chat.answered(w, call)
}

// call says what a call is about.
func (s slackAPI) call(name string, a args) Call {
	call := Call{Method: name, User: strings.TrimPrefix(a["channel"], channelSign), Delivery: delivery(a["metadata"])}
	if own, ok := ours[name]; ok {
		call.Method = own
	}
	if call.User == "" {
		call.User = a["users"] + a["user"] + a["user_id"]
	}
	s.chat.mu.Lock()
	defer s.chat.mu.Unlock()
	if p := s.chat.people[call.User]; p != nil {
		call.Workspace, call.User = p.workspace, p.user
	}
	return call
}

// answered tells the watcher, once the answer is on its way.
func (c *Chat) answered(w http.ResponseWriter, call Call) {
	c.mu.Lock()
	watched := c.watch != nil
	c.mu.Unlock()
	if watched && http.NewResponseController(w).Flush() == nil {
		c.tell(call, Answered)
	}
}

// write writes the answer as Slack would.
func write(w http.ResponseWriter, f *Fault, body []byte) {
	head := w.Header()
	head.Set("Content-Type", "application/json; charset=utf-8")
	head.Set("X-OAuth-Scopes", scopes)
	status := http.StatusOK
	if f != nil && f.word != "" {
		body = []byte(`{"ok":false,"error":` + quoted(f.word) + `}`)
	}
	if f.limits() {
		head.Set("Retry-After", strconv.Itoa(int(f.after.Seconds())))
	}
	if f != nil && f.status != 0 {
		status = f.status
	}
	if status == http.StatusInternalServerError {
		body = []byte("<html>Something went wrong.</html>")
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}

// scopes is what the token may do: what bot/slack asks for.
const scopes = "chat:write,commands,files:read,im:history,im:write,users:read,users:read.email"

func unknownMethod(*Chat, args) ([]byte, *Fault) { return nil, Refused("unknown_method") }

// args are the arguments of a call. What is JSON stays as it came.
type args map[string]string

// readArgs reads them from a form or from JSON; bot/slack sends both.
func readArgs(r *http.Request) (args, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	a := args{}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		err = a.readJSON(body)
	} else {
		err = a.readForm(string(body))
	}
	if a["token"] == "" {
		a["token"] = strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	}
	return a, err
}

func (a args) readForm(body string) error {
	form, err := url.ParseQuery(body)
	for k, v := range form {
		a[k] = v[0]
	}
	return err
}

func (a args) readJSON(body []byte) error {
	var all map[string]json.RawMessage
	err := json.Unmarshal(body, &all)
	for k, v := range all {
		var text string
		if json.Unmarshal(v, &text) != nil {
			text = string(v)
		}
		a[k] = text
	}
	return err
}

// team is the workspace the token belongs to.
func (a args) team() reflection.WorkspaceID {
	if team, ok := strings.CutPrefix(a["token"], "xoxb-"); ok && strings.HasPrefix(team, "T") {
		return reflection.WorkspaceID(team)
	}
	return DefaultTeam
}

// delivery is the opaque id in the metadata of a message.
func delivery(metadata string) reflection.DeliveryID {
	if metadata == "" {
		return ""
	}
	var m struct {
		Payload struct {
			ID reflection.DeliveryID `json:"id"`
		} `json:"event_payload"`
	}
	if json.Unmarshal([]byte(metadata), &m) != nil {
		return ""
	}
	return m.Payload.ID
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}
