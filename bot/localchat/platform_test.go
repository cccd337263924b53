package localchat_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

func TestSentFindsTheDelivery(t *testing.T) {
	s := newSchool(t)
	where, err := s.Send(t.Context(), s.address("asha"), bot.Message{Text: "Hello"}, "d1")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		user, delivery, where string
		shown                 bool
	}{{"asha", "d1", where, true}, {"asha", "d2", "", false}, {"sam", "d1", "", false}} {
		got, shown, err := s.Sent(t.Context(), s.address(c.user), reflection.DeliveryID(c.delivery), time.Time{})
		if got != c.where || shown != c.shown || err != nil {
			t.Errorf("Sent(%s, %s) = %q, %v, %v", c.user, c.delivery, got, shown, err)
		}
	}
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
