package bottest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"plenary/reflection"
)

// Team is the conversation of everybody in a tenant, whose roster can be read.
func Team(ws reflection.WorkspaceID) string { return teamSign + string(ws) + "@thread.tacv2" }

const teamSign = "19:"

// teamsID is what Teams calls a user in one bot's conversations. A user's own
// name here is their id in Entra; either finds them.
func teamsID(user string) string { return "29:" + user }

// newMember is whom a conversation is to be with.
func (c *teamsCall) newMember() string {
	var asked struct {
		Members []struct {
			ID string `json:"id"`
		} `json:"members"`
	}
	if json.Unmarshal(c.body, &asked) != nil || len(asked.Members) != 1 {
		return ""
	}
	return strings.TrimPrefix(asked.Members[0].ID, "29:")
}

// createConversation is https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#create-conversation.
// There is one conversation with a person, however often it is made, and none
// with somebody who does not have the app.
func createConversation(chat *Chat, c teamsCall) (int, any, *Fault) {
	p := chat.people[who{c.by.workspace, c.User}]
	if p == nil {
		return 0, nil, Blocked("ForbiddenOperationException")
	}
	return http.StatusCreated, object{"id": p.channel}, nil
}

// getMember is https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details
func getMember(chat *Chat, c teamsCall) (int, any, *Fault) {
	for _, p := range chat.roster(c) {
		if c.path[2] == p.user || c.path[2] == teamsID(p.user) {
			return http.StatusOK, p.inRoster(), nil
		}
	}
	return 0, nil, Status(http.StatusNotFound, "MemberNotFoundInConversation")
}

// getPagedMembers is https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile.
// A page has between 50 and 500 people, whatever was asked for.
func getPagedMembers(chat *Chat, c teamsCall) (int, any, *Fault) {
	all := chat.roster(c)
	if len(all) == 0 {
		return 0, nil, Status(http.StatusNotFound, "ConversationNotFound")
	}
	size, _ := strconv.Atoi(c.query.Get("pageSize"))
	from, _ := strconv.Atoi(c.query.Get("continuationToken"))
	from = min(max(from, 0), len(all))
	to := min(from+min(max(size, 50), 500), len(all))
	members := []object{}
	for _, p := range all[from:to] {
		members = append(members, p.inRoster())
	}
	answer := object{"members": members}
	if to < len(all) {
		answer["continuationToken"] = strconv.Itoa(to)
	}
	return http.StatusOK, answer, nil
}

// roster is who is in a conversation, in an order that stays.
func (c *Chat) roster(call teamsCall) (all []*person) {
	if p := c.of(call.by, call.path[0]); p != nil {
		return []*person{p}
	}
	if call.path[0] != Team(call.by.workspace) {
		return nil
	}
	for _, p := range c.people {
		if p.workspace == call.by.workspace {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b *person) int { return strings.Compare(a.user, b.user) })
	return all
}

func (p *person) inRoster() object {
	return object{"id": teamsID(p.user), "objectId": p.user, "aadObjectId": p.user, "name": p.user, "email": p.email,
		"userPrincipalName": p.email, "tenantId": p.workspace, "userRole": "user"}
}

// TeamsConversation is a person's own with the bot, by its id.
func (c *Chat) TeamsConversation(ws reflection.WorkspaceID, user string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.known(who{ws, user}).channel
}
