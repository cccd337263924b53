package bottest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// Subject is a platform that is held to the contract, with people it reaches.
type Subject struct {
	Platform bot.Platform
	To       bot.Address
	Other    bot.Address                   // somebody else in the workspace
	Nobody   bot.Address                   // somebody who is not; no user where everybody is
	Shown    func(to bot.Address) []string // the texts that stand in a conversation, oldest first
	Pause    func()                        // lets a conversation's limit pass; nil where there is none
}

// RunPlatform holds a platform to what bot.Platform promises, and to what its
// abilities do. Each part has a subject of its own.
func RunPlatform(t *testing.T, subject func(*testing.T) Subject) {
	for name, holds := range map[string]func(*testing.T, Subject){
		"a message is shown to one person":   showsToOne,
		"every shape of message is taken":    takesEveryShape,
		"a message is replaced in its place": replaces,
		"a message that is not there":        replacesNothing,
		"nobody is reached":                  reachesNobody,
		"nothing comes after the caller":     stopsWithItsCaller,
		"many at once":                       sendsManyAtOnce,
		"whether it was shown":               knowsWhatWasShown,
		"how fast it may be written to":      saysItsPace,
	} {
		t.Run(name, func(t *testing.T) { holds(t, subject(t)) })
	}
}

func showsToOne(t *testing.T, s Subject) {
	if got := s.Platform.Name(); got == "" || got != s.To.Workspace.Platform {
		t.Errorf("the platform %q serves a workspace of %q", got, s.To.Workspace.Platform)
	}
	first := s.send(t, s.To, bot.Message{Text: "First"}, "d1")
	second := s.send(t, s.To, bot.Message{Text: "Second"}, "d2")
	if first == "" || first == second {
		t.Errorf("two messages have the addresses %q and %q", first, second)
	}
	s.want(t, s.To, "First", "Second")
	s.want(t, s.Other)
}

// takesEveryShape ends with an answer, which has no delivery.
func takesEveryShape(t *testing.T, s Subject) {
	for _, e := range Messages() {
		s.send(t, s.To, e.Shape, reflection.DeliveryID(e.Name))
		if s.Pause != nil {
			s.Pause()
		}
	}
	s.send(t, s.To, bot.Message{Text: "An answer"}, "")
	if got, want := len(s.Shown(s.To)), len(Messages())+1; got != want {
		t.Errorf("%d messages stand there, want %d", got, want)
	}
}

func replaces(t *testing.T, s Subject) {
	where := s.send(t, s.To, bot.Message{Text: "Before", Buttons: numbered(3)}, "d1")
	s.send(t, s.To, bot.Message{Text: "Another"}, "d2")
	for _, text := range []string{"After", "After that"} {
		if err := s.Platform.Update(t.Context(), s.To, where, bot.Message{Text: text}); err != nil {
			t.Fatal(err)
		}
		s.want(t, s.To, text, "Another")
	}
}

func replacesNothing(t *testing.T, s Subject) {
	s.send(t, s.Other, bot.Message{Text: "Theirs"}, "d1")
	for _, odd := range []string{"", "no-such-message"} {
		if err := s.Platform.Update(t.Context(), s.To, odd, bot.Message{Text: "Mine"}); err == nil {
			t.Errorf("the message %q was replaced", odd)
		}
	}
	s.want(t, s.To)
	s.want(t, s.Other, "Theirs")
}

// reachesNobody wants a definite no. Whether it is one for good depends on
// whether they may yet come.
func reachesNobody(t *testing.T, s Subject) {
	if s.Nobody.User == "" {
		return
	}
	_, err := s.Platform.Send(t.Context(), s.Nobody, bot.Message{Text: "Hello"}, "d1")
	if _, ok := errors.AsType[*bot.Refusal](err); !ok {
		t.Errorf("got %v, want a refusal", err)
	}
}

func stopsWithItsCaller(t *testing.T, s Subject) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if where, err := s.Platform.Send(ctx, s.To, bot.Message{Text: "Too late"}, "d1"); err == nil {
		t.Errorf("sent to %q for a caller who had gone", where)
	}
	s.want(t, s.To)
}

func sendsManyAtOnce(t *testing.T, s Subject) {
	var all sync.WaitGroup
	var want []string
	for i := range 12 {
		text := fmt.Sprintf("Message %02d", i)
		want = append(want, text)
		all.Go(func() {
			s.send(t, []bot.Address{s.To, s.Other}[i%2], bot.Message{Text: text}, reflection.DeliveryID(text))
		})
	}
	all.Wait()
	got := slices.Concat(s.Shown(s.To), s.Shown(s.Other))
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("shown %q, want %q", got, want)
	}
}

func knowsWhatWasShown(t *testing.T, s Subject) {
	sent, able := s.Platform.(bot.Sent)
	if !able {
		return
	}
	where := s.send(t, s.To, bot.Message{Text: "Hello"}, "d1")
	for _, c := range []struct {
		to       bot.Address
		delivery reflection.DeliveryID
		where    string
	}{{s.To, "d1", where}, {s.To, "d2", ""}, {s.Other, "d1", ""}} {
		got, shown, err := sent.Sent(t.Context(), c.to, c.delivery, time.Time{})
		if got != c.where || shown != (c.where != "") || err != nil {
			t.Errorf("Sent(%s, %s) = %q, %v, %v; want %q", c.to.User, c.delivery, got, shown, err, c.where)
		}
	}
}

func saysItsPace(t *testing.T, s Subject) {
	paced, able := s.Platform.(bot.Paced)
	if !able {
		return
	}
	if perSecond, burst := paced.Pace(s.To.Workspace); perSecond < 0 || perSecond > 0 && burst < 1 {
		t.Errorf("%v a second after %d at once lets nothing through", perSecond, burst)
	}
}

// Texts is what the bot said to a person, as it stands now: a Subject's Shown.
func (c *Chat) Texts(to bot.Address) []string {
	var texts []string
	for _, m := range c.Person(reflection.WorkspaceID(cmp.Or(to.Workspace.External, string(to.Workspace.ID))), to.User).Seen() {
		texts = append(texts, m.Message.Text)
	}
	return texts
}

func (s Subject) send(t *testing.T, to bot.Address, m bot.Message, d reflection.DeliveryID) string {
	t.Helper()
	where, err := s.Platform.Send(t.Context(), to, m, d)
	if err != nil {
		t.Errorf("send %q: %v", m.Text, err)
	}
	return where
}

func (s Subject) want(t *testing.T, to bot.Address, texts ...string) {
	t.Helper()
	if got := s.Shown(to); !slices.Equal(got, texts) {
		t.Errorf("%s sees %q, want %q", to.User, got, texts)
	}
}
