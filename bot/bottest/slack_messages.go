package bottest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"plenary/bot"
)

// unescape gives back the text that Slack wants escaped.
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// escape is how Slack passes on what people type.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// postMessage is https://docs.slack.dev/reference/methods/chat.postMessage
func postMessage(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.of(by, a["channel"])
	if p == nil {
		return nil, Gone("channel_not_found")
	}
	m := c.post(p, message{metadata: a["metadata"], Seen: Seen{
		Delivery: delivery(a["metadata"]),
		Message:  bot.Message{Text: unescape.Replace(a["text"])},
		Blocks:   a["blocks"],
	}})
	return m.written(`{"ok":true,"channel":`, p), nil
}

// updateMessage is https://docs.slack.dev/reference/methods/chat.update
func updateMessage(c *Chat, by token, a args) ([]byte, *Fault) {
	p, m := c.of(by, a["channel"]), c.standing(a["channel"]+"/"+a["ts"])
	if p == nil || m == nil {
		return nil, Gone("message_not_found")
	}
	m.Message = bot.Message{Text: unescape.Replace(a["text"])}
	m.Blocks = a["blocks"]
	m.Updates++
	return m.written(`{"ok":true,"channel":`, p), nil
}

// written is the answer that shows a message to who wrote it.
func (m *message) written(start string, in *person) []byte {
	b := append([]byte(start), '"')
	b = append(b, in.channel...)
	b = append(b, `","ts":"`...)
	b = append(b, stamp(m.ts)...)
	b = append(b, `","message":{"type":"message","user":"`+botUser+`","bot_id":"`+botID+`","ts":"`...)
	b = append(b, stamp(m.ts)...)
	b = append(b, `","text":`...)
	b = append(b, quoted(escape.Replace(m.Message.Text))...)
	return append(b, `}}`...)
}

// history is https://docs.slack.dev/reference/methods/conversations.history:
// the newest first, and a cursor where there are more.
func history(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.of(by, a["channel"])
	if p == nil {
		return nil, Gone("channel_not_found")
	}
	most, _ := strconv.Atoi(a["limit"])
	if most <= 0 {
		most = 100
	}
	page, more := p.before(a["cursor"], micros(a["oldest"]), most)
	answer := struct {
		OK       bool              `json:"ok"`
		Messages []json.RawMessage `json:"messages"`
		More     bool              `json:"has_more"`
		Next     map[string]string `json:"response_metadata"`
	}{OK: true, More: more, Messages: []json.RawMessage{}, Next: map[string]string{"next_cursor": ""}}
	for _, m := range page {
		answer.Messages = append(answer.Messages, m.listed(a["include_all_metadata"]))
	}
	if more {
		answer.Next["next_cursor"] = stamp(page[len(page)-1].ts)
	}
	b, err := json.Marshal(answer)
	if err != nil {
		return nil, Refused("invalid_metadata")
	}
	return b, nil
}

// before lists what is older than the cursor and newer than oldest.
func (p *person) before(cursor string, oldest int64, most int) (page []*message, more bool) {
	end := len(p.messages)
	if cursor != "" {
		end, _ = p.find(micros(cursor))
	}
	for i := end - 1; i >= 0 && p.messages[i].ts > oldest; i-- {
		if len(page) == most {
			return page, true
		}
		page = append(page, p.messages[i])
	}
	return page, false
}

// listed is a message in the history of its conversation.
func (m *message) listed(metadata string) json.RawMessage {
	by := fmt.Sprintf(`"user":%q,"bot_id":%q`, botUser, botID)
	if m.theirs {
		by = fmt.Sprintf(`"user":%q`, m.User)
	}
	b := fmt.Appendf(nil, `{"type":"message",%s,"ts":%q,"text":%s`, by, stamp(m.ts), quoted(escape.Replace(m.Message.Text)))
	if m.metadata != "" && (metadata == "1" || metadata == "true") {
		b = append(b, `,"metadata":`+m.metadata...)
	}
	return append(b, '}')
}
