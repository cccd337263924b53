package bottest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"plenary/bot"
)

// Buttons are those a person can press in the message. Over HTTP they are read
// out of its blocks, or of its cards.
func (s Seen) Buttons() []bot.Button {
	if s.Blocks == "" {
		return s.Message.Buttons
	}
	return append(buttonsIn(s.Blocks), CardButtons(s.Blocks)...)
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

// CardButtons are the buttons in Adaptive Cards, wherever they stand: those that
// a press of is reported as {"press": id}, and links.
func CardButtons(cards string) []bot.Button {
	var all any
	if json.Unmarshal([]byte(cards), &all) != nil {
		return nil
	}
	return pressable(all)
}

func pressable(in any) (buttons []bot.Button) {
	switch in := in.(type) {
	case []any:
		for _, each := range in {
			buttons = append(buttons, pressable(each)...)
		}
	case map[string]any:
		kind, _ := in["type"].(string)
		if strings.HasPrefix(kind, "Action.") { // whose fallback is the same again
			return actionIn(in)
		}
		for _, key := range slices.Sorted(maps.Keys(in)) {
			buttons = append(buttons, pressable(in[key])...)
		}
	}
	return buttons
}

// actionIn is one action, if it is more than one that shows or hides.
func actionIn(in map[string]any) []bot.Button {
	var b bot.Button
	b.Label, _ = in["title"].(string)
	b.URL, _ = in["url"].(string)
	if data, ok := in["data"].(map[string]any); ok {
		b.ID, _ = data["press"].(string)
	}
	if b.ID == "" && b.URL == "" {
		return nil
	}
	return []bot.Button{b}
}
