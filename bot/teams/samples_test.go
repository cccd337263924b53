package teams

import (
	"encoding/json"
	"strings"
	"testing"
)

// What Teams sends, put together from the examples on Microsoft Learn, with the
// parts that are not used left in:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
// https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model

// envelope is what every activity in a personal chat has.
const envelope = `"timestamp":"2026-11-12T15:46:03.1234567Z","localTimestamp":"2026-11-12T15:46:03.1234567+00:00","channelId":"msteams",
	"serviceUrl":"` + serviceURL + `",
	"from":{"id":"` + ashaHere + `","name":"Asha Rao","aadObjectId":"` + ashaAAD + `"},
	"conversation":{"conversationType":"personal","tenantId":"` + schoolTenant + `","id":"` + chat + `"},
	"recipient":{"id":"28:` + ourApp + `","name":"Plenary"},
	"entities":[{"locale":"en-GB","country":"GB","platform":"Windows","timezone":"Europe/London","type":"clientInfo"}],
	"channelData":{"tenant":{"id":"` + schoolTenant + `"},"source":{"name":"message"},"legacy":{"replyToId":"1:1"}},
	"locale":"en-GB","localTimezone":"Europe/London"`

const (
	spoken = `{"text":"It went well.","textFormat":"plain","type":"message","id":"1795000000001",` + envelope + `,
		"attachments":[{"contentType":"text/html","content":"<p>It went well.</p>"}]}`
	fetchPressed = `{"name":"task/fetch","type":"invoke","id":"f:11111111-bfa1-afa3-dfeb-d2aa338e9541",` + envelope + `,"replyToId":"1795000000000",
		"value":{"data":{"msteams":{"type":"task/fetch"},"press":"two-minutes:d4x2"},"context":{"theme":"default"},"tabContext":null}}`
	dialogPressed = `{"name":"task/submit","type":"invoke","id":"f:22222222-bfa1-afa3-dfeb-d2aa338e9541",` + envelope + `,"replyToId":"1795000000000",
		"value":{"data":{"press":"entry:e7"},"context":{"theme":"default"}}}`
	formSent = `{"name":"task/submit","type":"invoke","id":"f:33333333-bfa1-afa3-dfeb-d2aa338e9541",` + envelope + `,
		"value":{"context":{"theme":"contrast"},"data":{"form":"answer:e7","again":{"title":"Two minutes","submit":"Save","inputs":[
			{"id":"description","kind":"long","label":"What happened?"},{"id":"analysis","kind":"long","label":"Why?"},
			{"id":"on","kind":"date","label":"On"}]},
			"description":"A < B & \u05e9\u05dc\u05d5\u05dd, twice","analysis":"","on":"2026-11-16"}}}`
	executePressed = `{"name":"adaptiveCard/action","type":"invoke","id":"f:44444444-bfa1-afa3-dfeb-d2aa338e9541",` + envelope + `,"replyToId":"1795000000000",
		"value":{"action":{"type":"Action.Execute","title":"Skip","verb":"press","id":"","data":{"press":"skip:d4x2"}},"trigger":"manual"}}`
	// chatPressed is an Action.Submit of a client that knows no Action.Execute.
	chatPressed = `{"type":"message","id":"1795000000002",` + envelope + `,"replyToId":"1795000000000","value":{"press":"skip:d4x2"}}`
	putIn       = `{"type":"installationUpdate","action":"add","id":"f:55555555-bfa1-afa3-dfeb-d2aa338e9541",` + envelope + `}`
	takenOut    = `{"type":"installationUpdate","action":"remove","id":"f:66666666-bfa1-afa3-dfeb-d2aa338e9541",` + envelope + `}`
	botAdded    = `{"type":"conversationUpdate","id":"f:5f85c2ad",` + envelope + `,
		"membersAdded":[{"id":"28:` + ourApp + `"},{"id":"` + ashaHere + `","aadObjectId":"` + ashaAAD + `"}]}`
	botRemoved = `{"type":"conversationUpdate","id":"f:d8a6a4aa",` + envelope + `,"membersRemoved":[{"id":"28:` + ourApp + `"}]}`
	// mentioned is said in a channel, where the bot hears only what names it.
	mentioned = `{"type":"message","id":"1795000000003","timestamp":"2026-11-12T15:46:03.12Z","channelId":"msteams","serviceUrl":"` + serviceURL + `",
		"from":{"id":"` + ashaHere + `","name":"Asha Rao","aadObjectId":"` + ashaAAD + `"},
		"conversation":{"isGroup":true,"conversationType":"channel","tenantId":"` + schoolTenant + `","id":"19:0b7f32667e064dd9b25d7969801541f4@thread.tacv2;messageid=1795000000003"},
		"recipient":{"id":"28:` + ourApp + `","name":"Plenary"},"textFormat":"plain","text":"<at>Plenary</at> I shouted at 8B\n",
		"entities":[{"mentioned":{"id":"28:` + ourApp + `","name":"Plenary"},"text":"<at>Plenary</at>","type":"mention"}],
		"channelData":{"teamsChannelId":"19:1@thread.tacv2","teamsTeamId":"19:2@thread.tacv2","channel":{"id":"19:1@thread.tacv2"},
		"team":{"id":"19:2@thread.tacv2"},"tenant":{"id":"` + schoolTenant + `"}}}`
)

// samples is each of them, by name.
var samples = map[string]string{
	"said": spoken, "fetch": fetchPressed, "press in a dialog": dialogPressed, "form": formSent, "execute": executePressed,
	"press in the chat": chatPressed, "put in": putIn, "taken out": takenOut, "bot added": botAdded, "bot removed": botRemoved,
	"mentioned": mentioned, "voice": voice("https://northfield-my.sharepoint.com/a", "m4a"), "inline": inline("https://smba.trafficmanager.net/emea/v3/attachments/1"),
}

// voice is a recording that somebody sent from their OneDrive.
func voice(at, ends string) string {
	file, _ := json.Marshal(map[string]any{"contentType": uploaded, "contentUrl": "https://northfield-my.sharepoint.com/personal/asha/Documents/memo." + ends,
		"name": "memo." + ends, "content": map[string]string{"downloadUrl": at, "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C9D", "fileType": ends, "etag": ""}})
	return withFile(file, "1795000000011")
}

// inline is sound that the Connector keeps itself.
func inline(at string) string {
	file, _ := json.Marshal(map[string]string{"contentType": "audio/ogg", "contentUrl": at, "name": "memo"})
	return withFile(file, "1795000000012")
}

// withFile is a message with a file and no words.
func withFile(file []byte, id string) string {
	return strings.NewReplacer("It went well.", "", "1795000000001", id, `"attachments":[`, `"attachments":[`+string(file)+",").Replace(spoken)
}

func TestSamplesAreJSON(t *testing.T) {
	for name, s := range samples {
		if !json.Valid([]byte(s)) {
			t.Errorf("%s is no JSON:\n%s", name, s)
		}
	}
}
