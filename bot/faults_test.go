package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// broken is a store whose connection is reset once.
type broken struct {
	reflection.Store
	read, write bool // fail the next read of the calendar, or the next settling
}

var errReset = errors.New("connection reset")

func (s *broken) Calendar(ctx context.Context, org reflection.OrganisationID) ([]reflection.Span, error) {
	if s.read {
		s.read = false
		return nil, errReset
	}
	return s.Store.Calendar(ctx, org)
}

func (s *broken) Step(ctx context.Context, org reflection.OrganisationID, steps ...reflection.Step) []error {
	if s.write && steps[0].From.State == reflection.Sending {
		s.write = false
		return []error{errReset}
	}
	return s.Store.Step(ctx, org, steps...)
}

// away is a store that does not answer.
type away struct{ reflection.Store }

func (away) Lease(context.Context, reflection.Wanted) ([]reflection.Lease, error) {
	return nil, errReset
}

func TestOneFailedReadOrWriteEndsNobodysPrompts(t *testing.T) {
	for name, fail := range map[string]func(*broken){
		"before sending": func(s *broken) { s.read = true },
		"after sending":  func(s *broken) { s.write = true },
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t).started()
			s := &broken{Store: n.Service.Store}
			n.Service.Store = s
			n.at("2026-11-12 15:44")
			n.set(wall("2026-11-12 15:45"))
			fail(s)
			for range 3 { // the ticks of the clock
				_, err := n.Deliver(t.Context())
				must(t, err)
				n.set(n.now().Add(time.Minute))
			}
			n.at("2026-12-17 17:00")
			weeks := map[string]bool{}
			prompts := 0
			for _, m := range n.told("asha") {
				if strings.Contains(m.Text, "anything else on your mind") {
					prompts++
					weeks[m.Text] = true
				}
			}
			if prompts != 6 {
				t.Errorf("Asha got %d prompts in six weeks", prompts)
			}
		})
	}
}

func TestEveryLineEverSharedCanBeTakenBack(t *testing.T) {
	n := newTown(t).started()
	for i := range 12 {
		n.set(n.now().Add(time.Minute))
		form := n.press("asha", "write-line").Form
		view := n.send("asha", form, map[string]string{"line": fmt.Sprintf("Line number %d of mine.", i)}).View
		n.press("asha", view.Buttons[0].ID)
	}
	first := n.press("asha", "shared").View
	older := n.press("asha", button(t, bot.Message{Text: first.Text, Buttons: first.Buttons}, "Older")).View
	if !strings.Contains(older.Text, "Line number 0 of mine.") {
		t.Errorf("the first line is not in\n%s", older.Text)
	}
}

func TestWordsAfterTheCommandBeginTheAnswer(t *testing.T) {
	n := newTown(t).started()
	a := n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Command, Text: " The starter went well. "})
	if a.Form == nil || a.Form.Inputs[0].Value != "The starter went well." {
		t.Errorf("got %+v", a)
	}
}

func TestAnAgreedLineMeetsTheGuardAndTheOtherSide(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-17 15:36")
	asha := n.press("asha", "agree:asha/2026-11-17").Form
	sam := n.press("sam", "meeting:asha/2026-11-17").Form
	guarded := n.send("asha", asha, map[string]string{"agreed": "Kayleigh Brown in 9B moves to the front."}).Form
	if guarded == nil || guarded.Inputs[0].ID != "names" {
		t.Fatalf("the guard did not speak: %+v", guarded)
	}
	n.send("asha", guarded, nil)
	again := n.send("sam", sam, map[string]string{"agreed": "A visit on Thursday."}).Form
	if again == nil || again.Inputs[0].ID != "met" || again.Inputs[1].Value != "Pupil A in 9B moves to the front. A visit on Thursday." {
		t.Fatalf("Sam is shown %+v", again)
	}
	if a := n.send("sam", again, map[string]string{"agreed": "Both."}); len(a.Messages) != 1 || !strings.HasPrefix(a.Messages[0].Text, "Kept.") {
		t.Errorf("got %+v", a)
	}
}
