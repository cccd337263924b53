package teams

import "encoding/json"

// card is an Adaptive Card: https://adaptivecards.io/explorer
type card struct {
	Schema   string    `json:"$schema"`
	Type     string    `json:"type"`
	Version  string    `json:"version"`
	Fallback string    `json:"fallbackText"` // for a client that does not know the version
	Body     []element `json:"body"`
}

func newCard(fallback string, body []element) card {
	return card{
		Schema:   "http://adaptivecards.io/schemas/adaptive-card.json",
		Type:     "AdaptiveCard",
		Version:  "1.5",
		Fallback: fallback,
		Body:     body,
	}
}

// dialog is a card in a window of its own, which Teams calls a dialog or task
// module. Its JSON is the value of a task that continues:
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialoginfo-object
type dialog struct {
	Title  string
	Card   card
	Height string // a share of the window: medium is half of it, large two thirds
	Width  string // likewise, medium being half; on a phone a dialog has the whole screen
}

// MarshalJSON wraps the card as bots have to.
func (d dialog) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Title  string     `json:"title"`
		Height string     `json:"height"`
		Width  string     `json:"width"`
		Card   attachment `json:"card"`
	}{d.Title, d.Height, d.Width, attached(d.Card)})
}

// element is one of the structs below. Their fields are those of the schema
// that are drawn with.
type element any

// richText is text in which nothing is read as markup, unlike a TextBlock's.
type richText struct {
	Type    string    `json:"type"` // RichTextBlock
	Inlines []textRun `json:"inlines"`
	Spacing string    `json:"spacing,omitempty"`
}

type textRun struct {
	Type   string `json:"type"` // TextRun
	Text   string `json:"text"`
	Size   string `json:"size,omitempty"`
	Weight string `json:"weight,omitempty"`
	Color  string `json:"color,omitempty"`
	Subtle bool   `json:"isSubtle,omitempty"`
}

type container struct {
	Type    string    `json:"type"` // Container
	ID      string    `json:"id"`
	Style   string    `json:"style,omitempty"`
	Visible bool      `json:"isVisible"`
	Items   []element `json:"items"`
}

type actionSet struct {
	Type    string   `json:"type"` // ActionSet
	Actions []action `json:"actions"`
}

// input is what all inputs have. Key is Teams' own: inputs of two cards with
// the same key are one input to it.
type input struct {
	Type     string `json:"type"`
	ID       string `json:"id"`
	Key      string `json:"key,omitempty"`
	Label    string `json:"label,omitempty"`
	Required bool   `json:"isRequired,omitempty"`
	Error    string `json:"errorMessage,omitempty"` // shown where a required one is left empty
	Value    string `json:"value,omitempty"`
	Spacing  string `json:"spacing,omitempty"`
}

type textInput struct {
	input
	Multiline bool `json:"isMultiline,omitempty"`
	MaxLength int  `json:"maxLength,omitempty"` // UTF-16 units
}

type choiceInput struct {
	input
	Style   string     `json:"style,omitempty"` // expanded or compact
	Multi   bool       `json:"isMultiSelect,omitempty"`
	Wrap    bool       `json:"wrap,omitempty"`
	Choices []choice   `json:"choices"`
	Data    *dataQuery `json:"choices.data,omitempty"`
}

type choice struct {
	Title string `json:"title"`
	Value string `json:"value"`
}

// dataQuery has Teams itself look for what can be chosen.
type dataQuery struct {
	Type    string `json:"type"` // Data.Query
	Dataset string `json:"dataset"`
}

type toggleInput struct {
	input
	Title    string `json:"title"`
	ValueOn  string `json:"valueOn"`
	ValueOff string `json:"valueOff"`
	Wrap     bool   `json:"wrap"`
}

// action is a button of any kind.
type action struct {
	Type     string   `json:"type"`
	Title    string   `json:"title"`
	Style    string   `json:"style,omitempty"`
	Verb     string   `json:"verb,omitempty"`           // Action.Execute
	Data     any      `json:"data,omitempty"`           // Action.Execute and Action.Submit
	URL      string   `json:"url,omitempty"`            // Action.OpenUrl
	Targets  []target `json:"targetElements,omitempty"` // Action.ToggleVisibility
	Fallback *action  `json:"fallback,omitempty"`
}

// target is an element to be shown or hidden.
type target struct {
	ID      string `json:"elementId"`
	Visible bool   `json:"isVisible"`
}

// pressData is what comes back from a button: the id of ours that was pressed.
type pressData struct {
	Teams *opening `json:"msteams,omitempty"`
	Press string   `json:"press"`
}

// opening makes Teams ask for a dialog.
type opening struct {
	Type string `json:"type"` // task/fetch
}
