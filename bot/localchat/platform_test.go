package localchat_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func TestPlatform(t *testing.T) {
	bottest.RunPlatform(t, func(t *testing.T) bottest.Subject {
		s := newSchool(t)
		return bottest.Subject{
			Platform: s.Chat,
			To:       s.address("asha"),
			Other:    s.address("sam"),
			Nobody:   bot.Address{Workspace: reflection.Workspace{ID: "ws-slack"}, User: "asha"},
			Shown:    func(to bot.Address) []string { return s.texts(t, to.User) },
		}
	})
}

// texts is what the page would show a person, oldest first.
func (s *school) texts(t *testing.T, user string) []string {
	t.Helper()
	code, body := s.ask("GET", "/chat/api/people/"+user+"/messages", "")
	var messages []struct{ Text string }
	if err := json.Unmarshal([]byte(body), &messages); err != nil || code != 200 {
		t.Fatalf("status %d, %v", code, err)
	}
	var texts []string
	for _, m := range messages {
		texts = append(texts, m.Text)
	}
	return texts
}

func TestSomeoneElsewhereIsRefusedForGood(t *testing.T) {
	s := newSchool(t)
	elsewhere := bot.Address{Workspace: reflection.Workspace{ID: "ws-slack"}, User: "asha"}
	_, err := s.Send(t.Context(), elsewhere, bot.Message{}, "d")
	wantGone(t, err)
	wantGone(t, s.Update(t.Context(), s.address("asha"), "no-such-message", bot.Message{}))
}

func wantGone(t *testing.T, err error) {
	t.Helper()
	var r *bot.Refusal
	if !errors.As(err, &r) || !r.Gone {
		t.Errorf("got %v, want a refusal for good", err)
	}
}

func TestNothingIsShownAfterTheDeadline(t *testing.T) {
	s := newSchool(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Send(ctx, s.address("asha"), bot.Message{}, "d"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	s.want(t, "GET", "/chat/api/people/asha/messages", "", 200, `[]`)
}

func TestOnlyTheNewestMessagesAreKept(t *testing.T) {
	s := newSchool(t)
	for i := range 1001 {
		s.send(t, "asha", bot.Message{Text: fmt.Sprintf("number %d.", i)})
	}
	_, got := s.ask("GET", "/chat/api/people/asha/messages", "")
	if strings.Contains(got, "number 0.") || !strings.Contains(got, "number 1.") || !strings.Contains(got, "number 1000.") {
		t.Error("want the newest thousand")
	}
}

func TestManyAtOnce(t *testing.T) {
	s := newSchool(t)
	s.answer = func(bot.Incoming) bot.Answer { return bot.Answer{Messages: []bot.Message{{Text: "Heard"}}} }
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() { s.send(t, "asha", bot.Message{Text: "Sent"}) })
		all.Go(func() { s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hi"}`) })
		all.Go(func() { s.ask("GET", "/chat/api/people/asha/messages", "") })
		all.Go(func() { s.ask("POST", "/chat/api/clock", fmt.Sprintf(`{"advance":"%dm"}`, i)) })
	}
	all.Wait()
	_, got := s.ask("GET", "/chat/api/people/asha/messages", "")
	if sent, heard := strings.Count(got, "Sent"), strings.Count(got, "Heard"); sent != 20 || heard != 20 {
		t.Errorf("got %d sent and %d answers, want 20 of each", sent, heard)
	}
}
