package bottest

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// teamsAPI is as much of the Bot Connector as bot/teams calls, and of the login
// that gives its tokens:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
type teamsAPI struct{ chat *Chat }

// Teams is the chat over HTTP, as the Bot Connector of Teams: the address of
// the server, with or without a path, is the service. Who joined has the app; a
// workspace is their tenant. The login is there too, for any tenant, and knows
// one app: ClientID and ClientSecret. Faults are real ones here, as in Slack.
func (c *Chat) Teams() http.Handler { return teamsAPI{c} }

// What else is called in Teams, beside Send, Update and Open.
const (
	Login  = "login"
	Roster = "roster" // one person of a conversation, or all
)

// teamsCall is one request of the Connector.
type teamsCall struct {
	Call
	path  []string // after v3/conversations
	query url.Values
	body  []byte
	by    token
	no    *Fault // what is wrong with the token
}

func (t teamsAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the caller went away in the middle of it
	}
	c, do := t.read(r, body)
	status, answer := 0, any(nil)
	call, fault := t.chat.through(c.Call, func() (no *Fault) {
		if c.no != nil {
			return Status(http.StatusUnauthorized, c.no.word)
		}
		status, answer, no = do(t.chat, c)
		return no
	})
	if t.chat.pause(r.Context(), fault.delay()) != nil || fault.silent() {
		panic(http.ErrAbortHandler) // closes the connection without an answer
	}
	writeTeams(w, fault, status, answer)
	t.chat.answered(w, call)
}

// route does what Teams would, under the lock of the chat, and gives the
// answer; or it says no.
type route func(*Chat, teamsCall) (status int, answer any, no *Fault)

// read says what a request is about.
func (t teamsAPI) read(r *http.Request, body []byte) (teamsCall, route) {
	c := teamsCall{query: r.URL.Query(), body: body}
	tenant, login := strings.CutSuffix(r.URL.Path, "/oauth2/v2.0/token")
	if login {
		c.Call = Call{Method: Login, Workspace: reflection.WorkspaceID(tenant[strings.LastIndexByte(tenant, '/')+1:])}
		return c, logIn
	}
	_, path, known := strings.Cut(r.URL.EscapedPath(), "/v3/conversations")
	for _, part := range strings.Split(path, "/")[1:] {
		plain, _ := url.PathUnescape(part)
		c.path = append(c.path, plain)
	}
	t.chat.mu.Lock()
	defer t.chat.mu.Unlock()
	c.by, c.no = t.chat.bearer(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	do := c.route(r.Method)
	if do == nil || !known {
		do, c.Method = nowhere, r.Method+" "+r.URL.Path
	}
	c.Workspace, c.User, c.Delivery = c.by.workspace, c.about(t.chat), reflection.DeliveryID(r.Header.Get("X-Ms-Client-Request-Id"))
	return c, do
}

// route is what a method of HTTP does with a path, and our name of it.
func (c *teamsCall) route(method string) route {
	below := ""
	if len(c.path) > 1 {
		below = c.path[1]
	}
	switch shape := method + " " + strconv.Itoa(len(c.path)) + " " + below; shape {
	case "POST 0 ":
		c.Method = Open
		return createConversation
	case "POST 2 activities":
		c.Method = Send
		return sendToConversation
	case "PUT 3 activities":
		c.Method = Update
		return updateActivity
	case "GET 3 members":
		c.Method = Roster
		return getMember
	case "GET 2 pagedmembers":
		c.Method = Roster
		return getPagedMembers
	}
	return nil
}

// about is the person whose conversation it is, or is to be.
func (c *teamsCall) about(chat *Chat) string {
	if c.Method == Open {
		return c.newMember()
	}
	if len(c.path) > 0 && chat.conversations[c.path[0]] != nil {
		return chat.conversations[c.path[0]].user
	}
	return ""
}

func nowhere(*Chat, teamsCall) (int, any, *Fault) { return 0, nil, Status(http.StatusNotFound, "") }

// sendToConversation is https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation
func sendToConversation(chat *Chat, c teamsCall) (int, any, *Fault) {
	p := chat.of(c.by, c.path[0])
	if p == nil {
		return 0, nil, Status(http.StatusNotFound, "ConversationNotFound")
	}
	a, err := readDrawn(c.body)
	if err != nil {
		return 0, nil, Refused("Bad Argument")
	}
	m := chat.post(p, message{Seen: Seen{Delivery: c.Delivery, Message: bot.Message{Text: a.words()}, Blocks: string(a.Attachments)}})
	return http.StatusCreated, object{"id": stamp(m.ts)}, nil
}

// updateActivity is https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#update-activity
func updateActivity(chat *Chat, c teamsCall) (int, any, *Fault) {
	p, m := chat.of(c.by, c.path[0]), chat.standing(c.path[0]+"/"+c.path[2])
	if p == nil || m == nil {
		return 0, nil, Status(http.StatusNotFound, "ActivityNotFoundInConversation")
	}
	a, err := readDrawn(c.body)
	if err != nil {
		return 0, nil, Refused("Bad Argument")
	}
	m.Message, m.Blocks = bot.Message{Text: a.words()}, string(a.Attachments)
	m.Updates++
	return http.StatusOK, object{"id": c.path[2]}, nil
}

// drawn is an activity of the bot.
type drawn struct {
	Type        string          `json:"type"`
	Text        string          `json:"text"`
	Summary     string          `json:"summary"`
	Attachments json.RawMessage `json:"attachments"`
}

// words are what the person reads: those of the cards, where there are any.
func (d drawn) words() string { return cmp.Or(d.Text, cardText(d.Attachments), d.Summary) }

// cardText is what stands in cards, without buttons and what they show.
func cardText(attachments json.RawMessage) string {
	var all []struct {
		Content struct {
			Body []struct {
				Text    string `json:"text"` // of a TextBlock
				Inlines []struct {
					Text string `json:"text"`
				} `json:"inlines"` // of a RichTextBlock
			} `json:"body"`
		} `json:"content"`
	}
	if json.Unmarshal(attachments, &all) != nil {
		return ""
	}
	var lines []string
	for _, a := range all {
		for _, e := range a.Content.Body {
			line := []string{e.Text}
			for _, run := range e.Inlines {
				line = append(line, run.Text)
			}
			lines = append(lines, strings.Join(line, ""))
		}
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

func readDrawn(body []byte) (d drawn, err error) {
	if err = json.Unmarshal(body, &d); err == nil && d.Type != "message" {
		err = http.ErrNotSupported
	}
	return d, err
}

// writeTeams writes the answer as Teams would.
func writeTeams(w http.ResponseWriter, f *Fault, status int, answer any) {
	if f != nil && (f.word != "" || f.status != 0) {
		status, answer = f.inTeams()
	}
	body, _ := json.Marshal(answer)
	if status == http.StatusBadGateway || status == http.StatusGatewayTimeout {
		body = []byte("<html>The gateway had no answer.</html>")
	}
	head := w.Header()
	head.Set("Content-Type", "application/json; charset=utf-8")
	if f.limits() {
		head.Set("Retry-After", strconv.Itoa(int(f.after.Seconds())))
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}

// inTeams is a no in the words of Teams. That a person has blocked the bot is
// said in JSON within JSON:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#understand-who-blocked-muted-or-uninstalled-a-bot
func (f *Fault) inTeams() (int, any) {
	status := f.status
	switch {
	case status != 0:
	case f.gone:
		status = http.StatusNotFound
	case f.after > 0:
		status = http.StatusUnauthorized
	default:
		status = http.StatusBadRequest
	}
	if f.word == "MessageWritesBlocked" {
		return status, object{"errorCode": 209, "message": "{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is blocked from message writes.\"\r\n}"}
	}
	return status, object{"error": object{"code": f.word, "message": "It was said by the stand-in for Teams."}}
}
