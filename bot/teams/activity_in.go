package teams

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"plenary/reflection"
)

// activityIn is what the Bot Connector says has happened:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
// Only what is used is decoded.
type activityIn struct {
	ID        string
	Type      string // message, invoke, installationUpdate, conversationUpdate, …
	Name      string // of an invoke
	Action    string // of an installationUpdate
	At        time.Time
	Channel   string
	Service   string // where the Connector is that serves the conversation
	From      party
	Recipient party  // the bot
	ReplyTo   string // the message that a pressed button stood in

	Conversation string
	Scope        string // personal, groupChat or channel
	tenants      []string

	Text     reflection.Private
	Value    part // what a button or a Form holds
	Files    []file
	Mentions []mention
	Added    []party
	Removed  []party
}

// party is a person or the bot. ID is theirs with this bot only, AAD is the
// person's everywhere in the tenant: Entra's object id.
type party struct {
	ID, AAD string
}

// mention is somebody named in a message, and the markup that names them.
type mention struct {
	Who    string
	Markup reflection.Private
}

func readActivity(body []byte) activityIn {
	p := readPart(body)
	conversation := p.part("conversation")
	a := activityIn{
		ID:           p.id("id"),
		Type:         p.id("type"),
		Name:         p.id("name"),
		Action:       p.id("action"),
		Channel:      p.id("channelId"),
		Service:      p.id("serviceUrl"),
		From:         readParty(p.part("from")),
		Recipient:    readParty(p.part("recipient")),
		ReplyTo:      p.id("replyToId"),
		Conversation: conversation.id("id"),
		Scope:        conversation.id("conversationType"),
		Text:         p.private("text"),
		Value:        p.part("value"),
		Files:        readFiles(p.parts("attachments")),
		Mentions:     readMentions(p.parts("entities")),
		Added:        readParties(p.parts("membersAdded")),
		Removed:      readParties(p.parts("membersRemoved")),
	}
	a.At, _ = time.Parse(time.RFC3339, p.id("timestamp"))
	for _, tenant := range []string{p.part("channelData").part("tenant").id("id"), conversation.id("tenantId")} {
		if tenant != "" {
			a.tenants = append(a.tenants, tenant)
		}
	}
	return a
}

func readParty(p part) party { return party{ID: p.id("id"), AAD: p.id("aadObjectId")} }

func readParties(all []part) []party {
	var parties []party
	for _, p := range all {
		parties = append(parties, readParty(p))
	}
	return parties
}

func readMentions(entities []part) []mention {
	var mentions []mention
	for _, e := range entities {
		if e.id("type") == "mention" {
			mentions = append(mentions, mention{Who: e.part("mentioned").id("id"), Markup: e.private("text")})
		}
	}
	return mentions
}

// ofTenant reports whether all that the activity says of its tenant is this.
func (a activityIn) ofTenant(tenant string) bool {
	for _, t := range a.tenants {
		if !strings.EqualFold(t, tenant) {
			return false
		}
	}
	return len(a.tenants) > 0
}

// user is what people are known by here: Entra's object id, which is also what
// a people picker in a card gives and what an administrator can look up.
func (a activityIn) user() string { return a.From.AAD }

func (a activityIn) place() place { return place{service: a.Service, conversation: a.Conversation} }

// where is the address of the message that a button stood in.
func (a activityIn) where() string {
	if a.Conversation == "" || a.ReplyTo == "" {
		return ""
	}
	return a.Conversation + "/" + a.ReplyTo
}

// eventID names what happened for the domain, which takes repeats in once. The
// Connector's id is one of its conversation only: two people may have the same.
func (a activityIn) eventID() string {
	if a.ID == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(a.Conversation + "\x00" + a.ID))
	return a.Type + "/" + hex.EncodeToString(sum[:12])
}

// mentionsBot reports whether the bot is named in a message.
func (a activityIn) mentionsBot() bool {
	for _, m := range a.Mentions {
		if m.Who != "" && m.Who == a.Recipient.ID {
			return true
		}
	}
	return false
}
