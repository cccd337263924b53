package teams

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"plenary/bot"
)

// taskAnswer is the answer to a dialog's invoke.
type taskAnswer struct {
	Task struct {
		Type  string          `json:"type"`
		Value json.RawMessage `json:"value"`
	} `json:"task"`
}

// asks posts an invoke and reads its answer.
func asks[T any](t *testing.T, r *reception, invoke string) (answer T) {
	t.Helper()
	w := r.post(invoke)
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		t.Fatalf("status %d, %s", w.Code, w.Header().Get("Content-Type"))
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatalf("answered %q: %v", w.Body, err)
	}
	return answer
}

var twoMinutes = &bot.Form{ID: "answer:e7", Title: "Two minutes", Submit: "Save", Inputs: []bot.Input{{ID: "description", Label: "What?", Kind: bot.Long}}}

func TestAButtonOpensADialog(t *testing.T) {
	r := receive(t, answering(bot.Answer{Form: twoMinutes}))
	got := asks[taskAnswer](t, r, fetchPressed)
	r.close(t)
	if got.Task.Type != "continue" || !holds(string(got.Task.Value), "description") {
		t.Errorf("answered %s: %s", got.Task.Type, got.Task.Value)
	}
	var info struct {
		Title string `json:"title"`
		Card  struct {
			ContentType string `json:"contentType"`
			Content     struct {
				Type string `json:"type"`
			} `json:"content"`
		} `json:"card"`
	}
	if err := json.Unmarshal(got.Task.Value, &info); err != nil || info.Title != "Two minutes" ||
		info.Card.ContentType != "application/vnd.microsoft.card.adaptive" || info.Card.Content.Type != "AdaptiveCard" {
		t.Errorf("the dialog is %+v, %v", info, err)
	}
	told := r.all()
	if len(told) != 1 || told[0].Kind != bot.Press || told[0].Button != "two-minutes:d4x2" || told[0].Where != chat+"/1795000000000" || told[0].EventID == "" {
		t.Errorf("told %+v", told)
	}
	if sent := r.made(http.MethodPost); len(sent) > 0 {
		t.Errorf("sent %v: what is in a dialog is not in the chat", sent)
	}
}

// Where the answer has no window, Teams says its sentence. One that has buttons
// has to be in the chat as well, where they can be pressed.
func TestAButtonThatOpensNothing(t *testing.T) {
	for name, c := range map[string]struct {
		answer bot.Answer
		says   string
		sent   []string
	}{
		"a sentence":         {bot.Answer{Messages: []bot.Message{{Text: "That is gone."}}}, "That is gone.", nil},
		"one with buttons":   {bot.Answer{Messages: []bot.Message{{Text: "Go on?", Buttons: []bot.Button{{ID: "resume", Label: "Resume"}}}}}, "Go on?", []string{"Go on?"}},
		"several":            {bot.Answer{Messages: []bot.Message{{Text: "One."}, {Text: "Two."}}}, "One.", []string{"Two."}},
		"a changed message":  {bot.Answer{Update: &bot.Message{Text: "Thank you."}}, "Thank you.", nil},
		"a sentence and one": {bot.Answer{Update: &bot.Message{Text: "Thank you."}, Messages: []bot.Message{{Text: "One."}}}, "One.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, answering(c.answer))
			got := asks[taskAnswer](t, r, fetchPressed)
			r.close(t)
			if want, _ := json.Marshal(c.says); got.Task.Type != "message" || string(got.Task.Value) != string(want) {
				t.Errorf("answered %s %s, want the sentence %q", got.Task.Type, got.Task.Value, c.says)
			}
			r.shows(t, r.made(http.MethodPost), c.sent...)
			if c.answer.Update != nil {
				r.shows(t, r.made(http.MethodPut), c.answer.Update.Text)
			}
		})
	}
}

// A button in a dialog puts the next one in its place; no message was pressed.
func TestDialogsChain(t *testing.T) {
	r := receive(t, answering(bot.Answer{View: &bot.View{ID: "entry:e7", Title: "Thursday", Text: "what she wrote"}, Update: &bot.Message{Text: "Read."}}))
	got := asks[taskAnswer](t, r, dialogPressed)
	r.close(t)
	if got.Task.Type != "continue" || !holds(string(got.Task.Value), "what she wrote") {
		t.Errorf("answered %s: %s", got.Task.Type, got.Task.Value)
	}
	if told := r.all(); len(told) != 1 || told[0].Kind != bot.Press || told[0].Button != "entry:e7" || told[0].Where != "" {
		t.Errorf("told %+v, want no address", told)
	}
	r.shows(t, r.made(http.MethodPost), "Read.")
	if changed := r.made(http.MethodPut); len(changed) > 0 {
		t.Errorf("changed %v", changed)
	}
}

func TestFormSent(t *testing.T) {
	r := receive(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Thank you."}}, Update: &bot.Message{Text: "Saved."}, Where: "a:9/17"}))
	if w := r.post(formSent); w.Code != http.StatusOK || w.Body.Len() > 0 {
		t.Errorf("status %d, body %q; want an empty 200, which closes the dialog", w.Code, w.Body)
	}
	r.close(t)
	told := r.all()
	if len(told) != 1 || told[0].Kind != bot.Submit || told[0].Form != "answer:e7" || told[0].EventID == "" {
		t.Fatalf("told %+v", told)
	}
	values := told[0].Values
	if values.Get("description") != "A < B & שלום, twice" || values.Get("on") != "2026-11-16" {
		t.Errorf("description %q, on %q", values.Get("description").Reveal(), values.Get("on").Reveal())
	}
	if _, there := values["analysis"]; !there || values.Get("analysis") != "" {
		t.Error("an input that was left empty is to be there, and empty")
	}
	r.shows(t, r.made(http.MethodPost), "Thank you.")
	put := r.made(http.MethodPut)
	r.shows(t, put, "Saved.")
	if put[0].path != "a:9/activities/17" {
		t.Errorf("changed %s, want the message that was named", put[0].path)
	}
}

// What is wrong comes back at its input, with all that was typed.
func TestFormSentWithSomethingWrong(t *testing.T) {
	r := receive(t, answering(bot.Answer{Error: &bot.InputError{Input: "on", Text: "That day has passed."}}))
	got := asks[taskAnswer](t, r, formSent)
	r.close(t)
	for _, want := range []string{"That day has passed.", "A < B & שלום, twice", "2026-11-16", "answer:e7"} {
		if got.Task.Type != "continue" || !holds(string(got.Task.Value), want) {
			t.Errorf("%q is not in what came back: %s %s", want, got.Task.Type, got.Task.Value)
		}
	}
	if sent := r.made(http.MethodPost); len(sent) > 0 {
		t.Errorf("sent %v", sent)
	}
}

// A button in a Form takes along what is on the screen. What is wrong with it
// comes back as it does when the Form is sent.
func TestAButtonInAForm(t *testing.T) {
	pressed := strings.Replace(formSent, `"data":{`, `"data":{"press":"back",`, 1)
	r := receive(t, answering(bot.Answer{Form: twoMinutes}))
	if got := asks[taskAnswer](t, r, pressed); got.Task.Type != "continue" || !holds(string(got.Task.Value), "Two minutes") {
		t.Errorf("answered %s: %s", got.Task.Type, got.Task.Value)
	}
	told := r.all()
	if len(told) != 1 || told[0].Kind != bot.Press || told[0].Button != "back" || told[0].Form != "answer:e7" || told[0].Where != "" ||
		told[0].Values.Get("description") != "A < B & שלום, twice" {
		t.Errorf("told %+v", told)
	}
	wrong := receive(t, answering(bot.Answer{Error: &bot.InputError{Input: "on", Text: "That day has passed."}}))
	got := asks[taskAnswer](t, wrong, pressed)
	for _, want := range []string{"That day has passed.", "A < B & שלום, twice"} {
		if got.Task.Type != "continue" || !holds(string(got.Task.Value), want) {
			t.Errorf("%q is not in what came back: %s %s", want, got.Task.Type, got.Task.Value)
		}
	}
}

// What is wrong where there is no Form is said in words.
func TestAnErrorWithoutAForm(t *testing.T) {
	r := receive(t, answering(bot.Answer{Error: &bot.InputError{Text: "Please try again."}}))
	got := asks[taskAnswer](t, r, dialogPressed)
	if want, _ := json.Marshal("Please try again."); got.Task.Type != "message" || string(got.Task.Value) != string(want) {
		t.Errorf("answered %s %s", got.Task.Type, got.Task.Value)
	}
}

func TestFormSentGoesOn(t *testing.T) {
	r := receive(t, answering(bot.Answer{Form: twoMinutes}))
	if got := asks[taskAnswer](t, r, formSent); got.Task.Type != "continue" || !holds(string(got.Task.Value), "Two minutes") {
		t.Errorf("answered %s: %s", got.Task.Type, got.Task.Value)
	}
}

func TestAFormThatCannotBeRead(t *testing.T) {
	r := receive(t, &office{})
	got := asks[taskAnswer](t, r, strings.Replace(formSent, `"form":"answer:e7"`, `"form":{}`, 1))
	if want, _ := json.Marshal(bot.NotRead); got.Task.Type != "message" || string(got.Task.Value) != string(want) || len(r.all()) > 0 {
		t.Errorf("answered %s %s, told %v", got.Task.Type, got.Task.Value, r.all())
	}
}

// actionAnswer is the answer to a one-tap button.
type actionAnswer struct {
	StatusCode int             `json:"statusCode"`
	Type       string          `json:"type"`
	Value      json.RawMessage `json:"value"`
}

// A tap changes its card at once, and the message for good.
func TestATapChangesItsCard(t *testing.T) {
	r := receive(t, answering(bot.Answer{Update: &bot.Message{Text: "Skipped."}, Messages: []bot.Message{{Text: "See you next week."}}}))
	got := asks[actionAnswer](t, r, executePressed)
	r.close(t)
	if got.StatusCode != http.StatusOK || got.Type != "application/vnd.microsoft.card.adaptive" || !holds(string(got.Value), "Skipped.") {
		t.Errorf("answered %d %s %s", got.StatusCode, got.Type, got.Value)
	}
	if told := r.all(); len(told) != 1 || told[0].Button != "skip:d4x2" || told[0].Where != chat+"/1795000000000" {
		t.Errorf("told %+v", told)
	}
	put := r.made(http.MethodPut)
	r.shows(t, put, "Skipped.")
	if put[0].path != chat+"/activities/1795000000000" {
		t.Errorf("changed %s", put[0].path)
	}
	r.shows(t, r.made(http.MethodPost), "See you next week.")
}

func TestATapAnsweredInWords(t *testing.T) {
	for name, c := range map[string]struct {
		answer bot.Answer
		says   string
		sent   []string
	}{
		"a message":         {bot.Answer{Messages: []bot.Message{{Text: "Noted."}}}, "Noted.", []string{"Noted."}},
		"another's message": {bot.Answer{Update: &bot.Message{Text: "Taken back."}, Where: "a:9/17"}, "Taken back.", nil},
		"nothing":           {bot.Answer{}, bot.Done, nil},
		"a window":          {bot.Answer{View: &bot.View{Text: "CANARY"}}, bot.OpenHere("").Text, []string{"skip:d4x2"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, answering(c.answer))
			got := asks[actionAnswer](t, r, executePressed)
			r.close(t)
			if want, _ := json.Marshal(c.says); got.StatusCode != http.StatusOK || got.Type != "application/vnd.microsoft.activity.message" || string(got.Value) != string(want) {
				t.Errorf("answered %d %s %s, want %s", got.StatusCode, got.Type, got.Value, want)
			}
			r.shows(t, r.made(http.MethodPost), c.sent...)
		})
	}
}

// Home stays Home: what a button on it says comes as a message of its own, and
// Home is brought up to date where it stands.
func TestATapOnHome(t *testing.T) {
	r := receive(t, answering(bot.Answer{Update: &bot.Message{Text: "Thank you."}, Home: true}))
	r.post(strings.Replace(spoken, "It went well.", "home", 1))
	r.waitsFor(t, ashaAAD)
	home := fmt.Sprintf("sent-%d", len(r.calls))
	asks[actionAnswer](t, r, strings.ReplaceAll(executePressed, "1795000000000", home))
	r.close(t)
	r.shows(t, r.made(http.MethodPost), "Your Home.", "Thank you.")
	put := r.made(http.MethodPut)
	r.shows(t, put, "Your Home.")
	if put[0].path != chat+"/activities/"+home {
		t.Errorf("changed %s, want Home at %s", put[0].path, home)
	}
}

// A press is one however often it comes: the domain is told the same name.
func TestPressesAreNamed(t *testing.T) {
	r := receive(t, &office{})
	another := strings.Replace(executePressed, "f:4444", "f:9999", 1)
	for _, press := range []string{executePressed, executePressed, another} {
		asks[actionAnswer](t, r, press)
	}
	told := r.all()
	if len(told) != 3 || told[0].EventID != told[1].EventID || told[0].EventID == told[2].EventID || told[0].EventID == "" {
		t.Errorf("told %v; want the first two named alike and the third not", told)
	}
}

// patient answers once it is told to stop.
type patient struct{ office }

func (p *patient) Receive(ctx context.Context, in bot.Incoming) bot.Answer {
	select {
	case <-time.After(8 * time.Second):
	case <-ctx.Done():
	}
	a := bot.Answer{Messages: []bot.Message{{Text: "Please try again in a minute."}}}
	if in.Kind == bot.Submit && ctx.Err() != nil {
		a = bot.Answer{Error: &bot.InputError{Input: "description", Text: "Please try again in a minute."}}
	}
	return a
}

// Teams waits five seconds for an answer, whatever the bot is doing: then the
// person is told to try again, with what they typed still there.
func TestAnswersWithinFiveSeconds(t *testing.T) {
	for name, c := range map[string]struct {
		activity string
		keeps    []string
	}{
		"a button": {fetchPressed, []string{"Please try again in a minute."}}, "a tap": {executePressed, []string{"Please try again in a minute."}},
		"in a dialog": {dialogPressed, []string{"Please try again in a minute."}},
		"a Form":      {formSent, []string{"Please try again in a minute.", "A < B & שלום, twice"}},
		"words":       {spoken, nil}, "an install": {putIn, nil},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := receive(t, &office{})
				r.listener.receiver = &patient{}
				began := time.Now()
				w := r.postWith("Bearer "+signer.mint(jwt.SigningMethodRS256, claimsAt(began)), c.activity)
				if w.Code != http.StatusOK {
					t.Errorf("status %d", w.Code)
				}
				if took := time.Since(began); took > 4*time.Second {
					t.Errorf("answered after %s", took)
				}
				for _, want := range c.keeps {
					if !holds(w.Body.String(), want) {
						t.Errorf("%q is not in the answer %s", want, w.Body)
					}
				}
				ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
				defer cancel()
				r.closed = true
				if err := r.listener.Close(ctx); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// Nothing a person wrote reaches a log line, whatever goes wrong.
func TestLogsHoldNothingPrivate(t *testing.T) {
	r := receive(t, answering(bot.Answer{
		View: &bot.View{Title: "X", Text: "CANARY"}, Update: &bot.Message{Text: "x"}, Messages: []bot.Message{{Text: "x"}}, Home: true,
	}))
	r.refuses = true
	for _, a := range samples {
		a = strings.ReplaceAll(strings.ReplaceAll(a, "A < B", "CANARY"), "It went well.", "CANARY")
		r.post(strings.ReplaceAll(a, "I shouted at 8B", "CANARY"))
	}
	r.close(t)
	if !strings.Contains(r.log.String(), "not sent") || !strings.Contains(r.log.String(), "not changed") || !strings.Contains(r.log.String(), "not fetched") {
		t.Errorf("what went wrong is not logged: %s", r.log)
	}
	for _, secret := range []string{"CANARY", "never-to-be-seen", "APP-TOKEN", "tempauth"} {
		if strings.Contains(r.log.String(), secret) {
			t.Errorf("%s is in the log:\n%s", secret, r.log)
		}
	}
}

// Whatever comes of an activity, at once or later, is logged under the id of its
// request.
func TestWhatIsDoneForARequestIsLoggedUnderItsID(t *testing.T) {
	for name, activity := range samples {
		r := receive(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Hello.", Buttons: []bot.Button{{ID: "x"}}}}, Update: &bot.Message{Text: "Done."}, Home: true}))
		r.refuses = true
		r.request = "request1"
		r.post(activity)
		r.close(t)
		for _, line := range strings.Split(strings.TrimSpace(r.log.String()), "\n") {
			if line != "" && !strings.Contains(line, "request=request1") {
				t.Errorf("%s: the request is not named in %s", name, line)
			}
		}
		if name == "said" && r.log.Len() == 0 {
			t.Error("nothing was logged at all")
		}
	}
}
