package slack

import (
	"log/slog"
	"net/url"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/work"
)

// Whatever comes of a request, at once or when it has long been acknowledged,
// is logged under the request's id.
func TestWhatIsDoneForARequestIsLoggedUnderItsID(t *testing.T) {
	everything := bot.Answer{
		Messages: []bot.Message{{Text: "Hello."}}, View: &bot.View{Title: "View", Text: "Text"},
		Update: &bot.Message{Text: "Done."}, Home: true,
	}
	command := url.Values{"team_id": {"T1"}, "user_id": {"U0ASHA"}, "command": {"/reflect"}, "trigger_id": {"1.5.trigger"}}
	for name, body := range map[string]string{
		"a press": payload(press), "a submitted Form": payload(submission), "a command": command.Encode(), "a message": happening("Ev1", said),
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t, answering(everything))
			o.listener.log = slog.New(bot.LogHandler(slog.NewTextHandler(o.log, nil)))
			for _, method := range []string{"views.open", "views.publish", "chat.update", "chat.postMessage", "conversations.open"} {
				o.fail(method, saying("internal_error"), saying("internal_error"), saying("internal_error"), saying("internal_error"))
			}
			r := signed(body, time.Now())
			ask(o.listener, r.WithContext(bot.WithRequest(r.Context(), "request1")))
			o.close(t)
			for _, line := range strings.Split(strings.TrimSpace(o.log.String()), "\n") {
				if !strings.Contains(line, "request=request1") {
					t.Errorf("the request is not named in %s", line)
				}
			}
		})
	}
}

func TestAPanicIsLoggedUnderTheRequestsID(t *testing.T) {
	o := open(t, &desk{answer: func(bot.Incoming) bot.Answer { panic("CANARY") }})
	o.close(t)
	o.listener.work = work.New(slog.New(bot.LogHandler(slog.NewTextHandler(o.log, nil))))
	r := signed(payload(press), time.Now())
	ask(o.listener, r.WithContext(bot.WithRequest(r.Context(), "request1")))
	o.close(t)
	if log := o.log.String(); !strings.Contains(log, "request=request1") || strings.Contains(log, "CANARY") {
		t.Errorf("the log says %s", log)
	}
}
