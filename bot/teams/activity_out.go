package teams

// activity is what is posted to a conversation, or put in the place of what was:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
type activity struct {
	Type        string       `json:"type"`
	Summary     string       `json:"summary"` // what a notification says, in place of "sent a card"
	Attachments []attachment `json:"attachments"`
}

// attachment is a card as activities and dialogs hold one.
type attachment struct {
	ContentType string `json:"contentType"`
	Content     card   `json:"content"`
}

const cardType = "application/vnd.microsoft.card.adaptive"

func attached(c card) attachment { return attachment{ContentType: cardType, Content: c} }
