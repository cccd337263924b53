package localchat

import (
	"net/http"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// reflectCommand starts an entry, as it does in Slack.
const reflectCommand = "/reflect"

// Command is /reflect.
func (c *Chat) Command() string { return reflectCommand }

// sayRequest is the body of POST …/say.
type sayRequest struct {
	Text reflection.Private `json:"text"`
}

// say answers POST …/say: the person typed to the bot.
func (c *Chat) say(w http.ResponseWriter, r *http.Request, person string) {
	var body sayRequest
	if !read(w, r, &body) {
		return
	}
	if body.Text.Blank() {
		complain(w, http.StatusOK, sayNothing)
		return
	}
	in := typed(body.Text)
	in.EventID = eventID(r, person)
	reply(w, http.StatusOK, c.receive(r, person, in))
}

// typed tells a command from a message.
func typed(text reflection.Private) bot.Incoming {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text.Reveal()), reflectCommand)
	if ok && (rest == "" || strings.TrimLeft(rest, " \t\n") != rest) {
		return bot.Incoming{Kind: bot.Command, Text: reflection.Private(strings.TrimSpace(rest))}
	}
	return bot.Incoming{Kind: bot.Say, Text: text}
}

// eventID names what a person sent, so that a page which did not hear the
// answer can send the same again without it being kept twice. Without the
// page's own key every request is new.
func eventID(r *http.Request, person string) string {
	key := r.Header.Get("Idempotency-Key")
	if key == "" || len(key) > 64 {
		key = reflection.NewID()
	}
	return person + "/" + key
}
