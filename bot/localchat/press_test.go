package localchat_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"plenary/bot"
)

const nothing = `{"messages":[],"form":null,"view":null,"error":null}`

func TestPressReplacesTheMessage(t *testing.T) {
	s := newSchool(t)
	id := s.send(t, "asha", bot.Message{Text: "Ready?", Buttons: []bot.Button{{ID: "skip", Label: "Skip"}}})
	s.answer = func(bot.Incoming) bot.Answer { return bot.Answer{Update: &bot.Message{Text: "Skipped."}} }
	s.want(t, "POST", "/chat/api/people/asha/press", `{"message":"`+id+`","button":"skip"}`, 200, nothing)
	if in := s.heard[0]; in.Kind != bot.Press || in.Button != "skip" || in.Where != id {
		t.Errorf("heard %+v", in)
	}
	s.want(t, "GET", "/chat/api/people/asha/messages", "", 200,
		`[{"id":"`+id+`","at":"2026-11-11T15:00:00Z","text":"Skipped.","buttons":[],"image_alt":""}]`)
}

func TestAnAnswerCanReplaceAMessageThatWasNotPressed(t *testing.T) {
	s := newSchool(t)
	id := s.send(t, "asha", bot.Message{Text: "Ready?"})
	s.answer = func(bot.Incoming) bot.Answer { return bot.Answer{Update: &bot.Message{Text: "Saved."}, Where: id} }
	s.want(t, "POST", "/chat/api/people/asha/submit", `{"form":"f","values":{}}`, 200, nothing)
	s.want(t, "GET", "/chat/api/people/asha/messages", "", 200,
		`[{"id":"`+id+`","at":"2026-11-11T15:00:00Z","text":"Saved.","buttons":[],"image_alt":""}]`)
}

func TestPressInAView(t *testing.T) {
	s := newSchool(t)
	s.home.Buttons = []bot.Button{{ID: "journal", Label: "My journal"}}
	s.answer = func(in bot.Incoming) bot.Answer {
		if in.Button == "journal" {
			return bot.Answer{View: &bot.View{ID: "list", Buttons: []bot.Button{{ID: "read:1", Label: "Read"}}}}
		}
		return bot.Answer{Update: &bot.Message{Text: "Done."}}
	}
	s.want(t, "POST", "/chat/api/people/asha/press", `{"home":true,"button":"journal"}`, 200,
		`{"messages":[],"form":null,"view":{"id":"list","title":"","text":"","image_alt":"","buttons":[{"id":"read:1","label":"Read"}]},"error":null}`)
	_, got := s.ask("POST", "/chat/api/people/asha/press", `{"view":"list","button":"read:1"}`)
	if !strings.Contains(got, `"text":"Done."`) {
		t.Errorf("what no message can become is shown as one of its own: got %s", got)
	}
	s.want(t, "POST", "/chat/api/people/sam/press", `{"view":"list","button":"read:1"}`, 200, failed("That page is no longer open. Please open it again."))
}

func failed(text string) string {
	return `{"messages":[],"form":null,"view":null,"error":{"input":"","text":"` + text + `"}}`
}

// A Form's button takes along what is filled in, held to what the Form asks.
func TestPressInAForm(t *testing.T) {
	s := newSchool(t)
	s.answer = func(in bot.Incoming) bot.Answer {
		if in.Kind == bot.Say {
			return bot.Answer{Form: &bot.Form{ID: "f", Inputs: []bot.Input{{ID: "felt", Kind: bot.Long}, {ID: "on", Kind: bot.DateIn}},
				Buttons: []bot.Button{{ID: "back", Label: "Back"}}}}
		}
		return bot.Answer{}
	}
	const press = "/chat/api/people/asha/press"
	s.want(t, "POST", press, `{"form":"f","values":{},"button":"back"}`, 200, failed("That page is no longer open. Please open it again."))
	if _, got := s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hi"}`); !strings.Contains(got, `"buttons":[{"id":"back","label":"Back"}]`) {
		t.Errorf("the Form is %s", got)
	}
	s.want(t, "POST", press, `{"form":"f","values":{"felt":"Half a wo","other":"x"},"button":"back"}`, 200, nothing)
	in := s.heard[len(s.heard)-1]
	if in.Kind != bot.Press || in.Button != "back" || in.Form != "f" || in.Where != "" || revealed(in.Values) != "felt=[Half a wo]" {
		t.Errorf("heard %+v: %s", in, revealed(in.Values))
	}
	before := len(s.heard)
	s.want(t, "POST", press, `{"form":"f","values":{"on":"soon"},"button":"back"}`, 200,
		`{"messages":[],"form":null,"view":null,"error":{"input":"on","text":"Please give a date, like 2026-11-12."}}`)
	s.want(t, "POST", press, `{"form":"f","values":{},"button":"erase"}`, 200, failed("That button has gone. What it belonged to has changed since."))
	if len(s.heard) != before {
		t.Errorf("the bot heard %+v", s.heard[before:])
	}
}

func TestOnlyButtonsThatStandThereCount(t *testing.T) {
	s := newSchool(t)
	id := s.send(t, "asha", bot.Message{Buttons: []bot.Button{{ID: "start", Label: "Start"}}})
	gone := failed("That button has gone. What it belonged to has changed since.")
	s.want(t, "POST", "/chat/api/people/asha/press", `{"message":"`+id+`","button":"erase:sam"}`, 200, gone)
	s.want(t, "POST", "/chat/api/people/asha/press", `{"home":true,"button":"start"}`, 200, gone)
	s.want(t, "POST", "/chat/api/people/sam/press", `{"message":"`+id+`","button":"start"}`, 200, failed("That message is no longer here."))
	if len(s.heard) != 0 {
		t.Errorf("the bot heard %v", s.heard)
	}
}

func TestAPressNamesOnePlace(t *testing.T) {
	s := newSchool(t)
	for _, body := range []string{
		`{}`, `{"button":"a"}`, `{"message":"m"}`, `{"home":false,"button":"a"}`,
		`{"message":"m","view":"v","button":"a"}`, `{"home":true,"view":"v","button":"a"}`, `{"home":"yes","button":"a"}`,
	} {
		s.want(t, "POST", "/chat/api/people/asha/press", body, 400, failed("The chat did not understand that. Please load the page again."))
	}
}

func TestAButtonPressedTwiceAtOnceCountsOnce(t *testing.T) {
	s := newSchool(t)
	id := s.send(t, "asha", bot.Message{Buttons: []bot.Button{{ID: "skip", Label: "Skip"}}})
	s.answer = func(bot.Incoming) bot.Answer { return bot.Answer{Update: &bot.Message{Text: "Skipped."}} }
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { s.ask("POST", "/chat/api/people/asha/press", `{"message":"`+id+`","button":"skip"}`) })
	}
	all.Wait()
	if len(s.heard) != 1 {
		t.Errorf("the bot heard %d presses, want 1", len(s.heard))
	}
}

func FuzzPress(f *testing.F) {
	f.Add(`{"message":"m1","button":"b"}`)
	f.Add(`{"view":"v","button":"b"}`)
	f.Add(`{"home":true,"button":"b"}`)
	f.Add(`{"home":[],"button":{}}`)
	f.Add(`{"form":"f","values":{"a":["\u0000"]},"button":"b"}`)
	f.Add(`{"form":"f","values":[],"button":"b"}`)
	f.Fuzz(func(t *testing.T, body string) {
		s := newSchool(t)
		s.home.Buttons = []bot.Button{{ID: "b", Label: "B"}}
		answersSensibly(t, s, "/chat/api/people/asha/press", body)
	})
}

// answersSensibly checks what holds for any body at all.
func answersSensibly(t *testing.T, s *school, path, body string) {
	t.Helper()
	code, got := s.ask("POST", path, body)
	if code != 200 && code != 400 && code != 413 {
		t.Fatalf("got %d %s", code, got)
	}
	var out map[string]any
	if err := json.Unmarshal([]byte(got), &out); err != nil || len(out) != 4 {
		t.Fatalf("not an answer: %s", got)
	}
	if code != 200 && len(s.heard) != 0 {
		t.Fatalf("refused, and yet the bot heard %s", fmt.Sprint(s.heard))
	}
}
