package bottest

import (
	"fmt"
	"strings"
)

const (
	botUser = "U0BOT"
	botID   = "B0BOT"
	appID   = "A0PLENARY"
)

// authTest is https://docs.slack.dev/reference/methods/auth.test
func authTest(_ *Chat, by token, _ args) ([]byte, *Fault) {
	return fmt.Appendf(nil, `{"ok":true,"url":"https://northfield.slack.com/","team":"Northfield","user":"plenary","team_id":%q,"user_id":%q,"bot_id":%q,"is_enterprise_install":%v}`,
		by.workspace, botUser, botID, orgWide(by.workspace)), nil
}

// lookUpByEmail is https://docs.slack.dev/reference/methods/users.lookupByEmail
func lookUpByEmail(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.addressed(by.workspace, a["email"])
	if p == nil {
		return nil, Gone("users_not_found")
	}
	return p.info(), nil
}

// userInfo is https://docs.slack.dev/reference/methods/users.info
func userInfo(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.user(by, a["user"])
	if p == nil {
		return nil, Gone("user_not_found")
	}
	return p.info(), nil
}

func (p *person) info() []byte {
	return fmt.Appendf(nil, `{"ok":true,"user":{"id":%q,"team_id":%q,"name":%q,"deleted":false,"tz":"Europe/London","tz_offset":0,"profile":{"email":%s},"is_bot":false}}`,
		p.user, p.workspace, strings.ToLower(p.user), quoted(p.email))
}

// openConversation is https://docs.slack.dev/reference/methods/conversations.open
func openConversation(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.user(by, a["users"])
	if p == nil {
		return nil, Gone("user_not_found")
	}
	return fmt.Appendf(nil, `{"ok":true,"channel":{"id":%q}}`, p.channel), nil
}
