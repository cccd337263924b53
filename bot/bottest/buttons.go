package bottest

import (
	"encoding/json"
	"strings"

	"plenary/bot"
)

// Buttons are those a person can press in the message. Over HTTP they are read
// out of its blocks.
func (s Seen) Buttons() []bot.Button {
	if s.Blocks == "" {
		return s.Message.Buttons
	}
	return buttonsIn(s.Blocks)
}

// Button is the id of the one whose label begins so, or "".
func (s Seen) Button(label string) string {
	for _, b := range s.Buttons() {
		if strings.HasPrefix(b.Label, label) {
			return b.ID
		}
	}
	return ""
}

// ViewButtons are the buttons of a view, as Chat.Modal and Chat.Home give it.
func ViewButtons(view string) []bot.Button {
	var v struct {
		Blocks json.RawMessage `json:"blocks"`
	}
	if json.Unmarshal([]byte(view), &v) != nil {
		return nil
	}
	return buttonsIn(string(v.Blocks))
}

// buttonsIn reads the buttons out of Block Kit. A link keeps its address.
func buttonsIn(blocks string) []bot.Button {
	var all []struct {
		Elements []struct {
			Type string `json:"type"`
			ID   string `json:"action_id"`
			URL  string `json:"url"`
			Text struct {
				Text string `json:"text"`
			} `json:"text"`
		} `json:"elements"`
	}
	if json.Unmarshal([]byte(blocks), &all) != nil {
		return nil
	}
	var buttons []bot.Button
	for _, b := range all {
		for _, e := range b.Elements {
			if e.Type == "button" {
				buttons = append(buttons, bot.Button{ID: e.ID, Label: e.Text.Text, URL: e.URL})
			}
		}
	}
	return buttons
}
