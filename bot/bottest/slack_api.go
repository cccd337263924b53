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

// Slack is the chat over HTTP, as Slack's Web API. Only who joined is there, and
// only for a token of their workspace: one that oauth.v2.access gave, or one
// made by hand, which is "xoxb-" and the id of its team. Faults are real ones
// here: a status, a connection that closes, an answer that never comes.
func (c *Chat) Slack() http.Handler { return slackAPI{c} }

// method does what Slack would for the bearer of the token, under the lock of
// the chat, and writes the answer; or it says no.
type method func(c *Chat, by token, a args) (answer []byte, no *Fault)

// methods is what is answered; everything else is unknown_method.
var methods = map[string]method{
	"oauth.v2.access":       access,
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
	var body []byte
	call, fault := s.chat.through(s.call(name, a), func() (no *Fault) {
		body, no = s.chat.do(name, a)
		return no
	})
	if s.chat.pause(r.Context(), fault.delay()) != nil || fault.silent() {
		panic(http.ErrAbortHandler) // closes the connection without an answer
	}
	write(w, fault, body)
	s.chat.answered(w, call)
}

// do does what a method does, if the token of the call is good. Only
// oauth.v2.access needs none.
func (c *Chat) do(name string, a args) ([]byte, *Fault) {
	do := methods[name]
	if do == nil {
		return nil, Refused("unknown_method")
	}
	by, no := c.bearer(a["token"])
	if no != nil && name != "oauth.v2.access" {
		return nil, no
	}
	return do(c, by, a)
}

// call says what a call is about.
func (s slackAPI) call(name string, a args) Call {
	call := Call{Method: name, User: a["users"] + a["user"] + a["user_id"], Delivery: delivery(a["metadata"])}
	if own, ok := ours[name]; ok {
		call.Method = own
	}
	s.chat.mu.Lock()
	defer s.chat.mu.Unlock()
	by, _ := s.chat.bearer(a["token"])
	call.Workspace = by.workspace
	p := s.chat.of(by, a["channel"])
	if p != nil {
		call.User = p.user
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
