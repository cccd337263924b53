package slack

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"plenary/bot"
)

// press is a button in a message, with the parts of a payload that are not
// used left in.
const press = `{"type":"block_actions","team":{"id":"T1","domain":"northfield"},"enterprise":null,
	"user":{"id":"U0ASHA","username":"asha","team_id":"T1"},"api_app_id":"A1","trigger_id":"1.2.trigger",
	"container":{"type":"message","message_ts":"1800000000.000001","channel_id":"D1","is_ephemeral":false},
	"channel":{"id":"D1","name":"directmessage"},"message":{"ts":"1800000000.000001","blocks":[{"type":"something_new"}]},
	"response_url":"https://hooks.slack.com/x",
	"actions":[{"type":"button","action_id":"two-minutes:d4x2","block_id":"b1","action_ts":"1800000001.5"}]}`

// pressInModal is a button in an open modal.
const pressInModal = `{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U0ASHA"},"trigger_id":"1.3.trigger",
	"container":{"type":"view","view_id":"V7"},
	"view":{"id":"V7","type":"modal","callback_id":"journal","state":{"values":{}},"blocks":[]},
	"actions":[{"type":"button","action_id":"entry:e7","block_id":"b1","action_ts":"1800000002.5"}]}`

// submission is a filled-in Form, with a value of every kind.
const submission = `{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U0ASHA"},"trigger_id":"1.4.trigger",
	"view":{"id":"V8","type":"modal","callback_id":"answer:e7",
		"blocks":[{"type":"section","block_id":"s"},{"type":"input","block_id":"description"},{"type":"input","block_id":"on"}],
		"state":{"values":{
			"description":{"m1":{"type":"plain_text_input","value":"A < B & \u0000 שלום"}},
			"analysis":{"m1":{"type":"plain_text_input","value":null}},
			"one":{"m1":{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"Two"},"value":"o2"}}},
			"none":{"m1":{"type":"static_select","selected_option":null}},
			"some":{"m1":{"type":"checkboxes","selected_options":[{"value":"o1"},{"value":"o3"}]}},
			"tick":{"m1":{"type":"checkboxes","selected_options":[{"value":"true"}]}},
			"no-tick":{"m1":{"type":"checkboxes","selected_options":[]}},
			"who":{"m1":{"type":"users_select","selected_user":"U0SAM"}},
			"on":{"m1":{"type":"datepicker","selected_date":"2026-11-16"}},
			"at":{"m1":{"type":"timepicker","selected_time":"15:45"}}
		}}}}`

func TestPressOpensAForm(t *testing.T) {
	o := open(t, answering(bot.Answer{Form: &bot.Form{ID: "answer:e7", Title: "Two minutes", Inputs: []bot.Input{{ID: "description", Label: "What?", Kind: bot.Long}}}}))
	if w := o.ask(payload(press)); w.Code != http.StatusOK || w.Body.Len() > 0 {
		t.Errorf("status %d, body %q; want an empty 200", w.Code, w.Body)
	}
	told := o.all()
	if len(told) != 1 || told[0].Kind != bot.Press || told[0].Button != "two-minutes:d4x2" || told[0].Where != "D1/1800000000.000001" {
		t.Errorf("told %+v", told)
	}
	opened := o.called("views.open")
	if len(opened) != 1 || opened[0].args["trigger_id"] != "1.2.trigger" {
		t.Fatalf("opened %v", opened)
	}
	v := opened[0].view(t)
	if v.CallbackID != "answer:e7" {
		t.Errorf("the form is %q", v.CallbackID)
	}
}

func TestPressChangesItsMessage(t *testing.T) {
	o := open(t, answering(bot.Answer{Update: &bot.Message{Text: "Skipped."}, Home: true}))
	o.ask(payload(press))
	got := o.called("chat.update")
	if len(got) != 1 || got[0].args["ts"] != "1800000000.000001" || got[0].text() != "Skipped." {
		t.Errorf("updated %v", got)
	}
	if len(o.called("views.publish")) != 1 {
		t.Error("Home was not drawn again")
	}
}

func TestAnAnswerMayNameItsMessage(t *testing.T) {
	o := open(t, answering(bot.Answer{Update: &bot.Message{Text: "Saved."}, Where: "D9/1.2"}))
	o.ask(payload(submission))
	o.close(t)
	if got := o.called("chat.update"); len(got) != 1 || got[0].args["channel"] != "D9" {
		t.Errorf("updated %v, want the message that was named", got)
	}
}

func TestPressInAModalChangesTheModal(t *testing.T) {
	o := open(t, answering(bot.Answer{View: &bot.View{ID: "entry:e7", Title: "Thursday", Text: "what she wrote"}}))
	o.ask(payload(pressInModal))
	if told := o.all(); len(told) != 1 || told[0].Where != "" || told[0].Button != "entry:e7" {
		t.Errorf("told %+v, want no address", told)
	}
	got := o.called("views.update")
	if len(got) != 1 || got[0].args["view_id"] != "V7" {
		t.Errorf("updated %v", got)
	}
	if len(o.called("views.open")) > 0 {
		t.Error("a second window was opened")
	}
}

func TestPressInAModalAnsweredByMessages(t *testing.T) {
	o := open(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Deleted."}}}))
	o.ask(payload(pressInModal))
	got := o.called("views.update")
	if len(got) != 1 {
		t.Fatalf("updated %d windows, want the open one", len(got))
	}
	showsText(t, got[0], "Deleted.")
	if diff := cmp.Diff([]string{"Deleted."}, o.texts()); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
}

func TestPressOnHome(t *testing.T) {
	o := open(t, answering(bot.Answer{View: &bot.View{Title: "My journal", Text: "Twelve."}, Update: &bot.Message{Text: "Done."}}))
	o.ask(payload(strings.ReplaceAll(pressInModal, `"type":"modal"`, `"type":"home"`)))
	if len(o.called("views.open")) != 1 || len(o.called("views.update")) != 0 {
		t.Error("a press on Home opens a window; Home is not one")
	}
	if diff := cmp.Diff([]string{"Done."}, o.texts()); diff != "" {
		t.Errorf("with no message to change it is sent (-want +got):\n%s", diff)
	}
}

func TestLinksNeedNoAnswer(t *testing.T) {
	o := open(t, &desk{})
	link := strings.Replace(press, "two-minutes:d4x2", button(bot.Button{ID: "privacy", Label: "Read", URL: "https://x.example"}).ActionID, 1)
	if got := o.ask(payload(link)).Code; got != http.StatusOK || len(o.all()) > 0 {
		t.Errorf("status %d, told %v; want an acknowledgement only", got, o.all())
	}
}

func TestTooLateToOpen(t *testing.T) {
	for _, word := range []string{"expired_trigger_id", "trigger_expired", "exchanged_trigger_id"} {
		o := open(t, answering(bot.Answer{Form: &bot.Form{ID: "x", Title: "X"}}))
		o.fail("views.open", saying(word))
		o.ask(payload(press))
		if diff := cmp.Diff([]string{bot.PressAgain}, o.texts()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", word, diff)
		}
	}
}

// Two taps are two presses; one tap that Slack delivers twice is one.
func TestPressesAreNamed(t *testing.T) {
	o := open(t, &desk{})
	again := strings.ReplaceAll(press, "1.2.trigger", "1.9.trigger")
	o.ask(payload(press))
	o.ask(payload(press + " "))
	o.ask(payload(again))
	told := o.all()
	if len(told) != 3 || told[0].EventID != told[1].EventID || told[0].EventID == told[2].EventID || told[0].EventID == "" {
		t.Errorf("told %v; want the first two named alike and the third not", told)
	}
}

func TestSubmit(t *testing.T) {
	o := open(t, &desk{})
	w := o.ask(payload(submission))
	o.close(t)
	want := bot.Values{
		"description": {"A < B & \x00 שלום"},
		"analysis":    nil, "none": nil,
		"one":  {"o2"},
		"some": {"o1", "o3"},
		"tick": {"true"},
		"who":  {"U0SAM"},
		"on":   {"2026-11-16"},
		"at":   {"15:45"},
	}
	told := o.all()
	if len(told) != 1 || told[0].Kind != bot.Submit || told[0].Form != "answer:e7" {
		t.Fatalf("told %v", told)
	}
	if diff := cmp.Diff(want, told[0].Values); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
	if got := strings.TrimSpace(w.Body.String()); got != `{"response_action":"clear"}` {
		t.Errorf("answered %s, want the window closed", got)
	}
}

func TestSubmitAnswers(t *testing.T) {
	cases := map[string]struct {
		answer bot.Answer
		want   func(slack.ViewSubmissionResponse) error
	}{
		"an error at its input": {
			bot.Answer{Error: &bot.InputError{Input: "on", Text: "That day has passed."}},
			wantErrors("on", "That day has passed."),
		},
		"an error at an input that is not there": {
			bot.Answer{Error: &bot.InputError{Input: "gone", Text: "Try again."}},
			wantErrors("description", "Try again."),
		},
		"the Form again": {
			bot.Answer{Form: &bot.Form{ID: "answer:e7", Title: "Two minutes", Inputs: []bot.Input{{ID: "names", Label: "Maya", Kind: bot.Text, Value: "x"}}}},
			wantView("answer:e7"),
		},
		"a View": {bot.Answer{View: &bot.View{ID: "preview", Title: "Preview", Text: "x"}}, wantView("preview")},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, answering(c.answer))
			var got slack.ViewSubmissionResponse
			if err := json.Unmarshal(o.ask(payload(submission)).Body.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			if err := c.want(got); err != nil {
				t.Error(err)
			}
		})
	}
}

func wantErrors(input, text string) func(slack.ViewSubmissionResponse) error {
	return func(r slack.ViewSubmissionResponse) error {
		if r.ResponseAction != slack.RAErrors || len(r.Errors) != 1 || r.Errors[input] != text {
			return fmt.Errorf("answered %+v, want %q at %s", r, text, input)
		}
		return nil
	}
}

func wantView(id string) func(slack.ViewSubmissionResponse) error {
	return func(r slack.ViewSubmissionResponse) error {
		if r.ResponseAction != slack.RAUpdate || r.View == nil || r.View.CallbackID != id {
			return fmt.Errorf("answered %+v, want the window %s", r, id)
		}
		return nil
	}
}

// A Form that follows another must not begin with what was typed in the first:
// Slack keeps it where the names are the same.
func TestEveryFormHasNewNames(t *testing.T) {
	o := open(t, answering(bot.Answer{Form: &bot.Form{ID: "x", Title: "X", Inputs: []bot.Input{{ID: "description", Label: "What?", Kind: bot.Long}}}}))
	o.ask(payload(press))
	o.ask(payload(pressInModal))
	first := o.called("views.open")[0].view(t).Blocks.BlockSet[0].(*slack.InputBlock)
	second := o.called("views.update")[0].view(t).Blocks.BlockSet[0].(*slack.InputBlock)
	if first.BlockID != "description" || second.BlockID != "description" {
		t.Errorf("block ids %q and %q, want the input's", first.BlockID, second.BlockID)
	}
	a, b := first.Element.(*slack.PlainTextInputBlockElement), second.Element.(*slack.PlainTextInputBlockElement)
	if a.ActionID == b.ActionID {
		t.Errorf("both inputs are called %q", a.ActionID)
	}
}

func TestSubmitMessagesAndUpdate(t *testing.T) {
	o := open(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Thank you."}}, Update: &bot.Message{Text: "Saved."}}))
	o.ask(payload(submission))
	o.close(t)
	if diff := cmp.Diff([]string{"Saved.", "Thank you."}, o.texts()); diff != "" {
		t.Errorf("no message was pressed, so all are new (-want +got):\n%s", diff)
	}
}

func TestCommand(t *testing.T) {
	o := open(t, answering(bot.Answer{Form: &bot.Form{ID: "answer:e7", Title: "Two minutes"}}))
	form := url.Values{"team_id": {"T1"}, "user_id": {"U0ASHA"}, "command": {"/reflect"}, "text": {"a thought &amp; more"}, "trigger_id": {"1.5.trigger"}, "channel_id": {"C1"}}
	if w := o.ask(form.Encode()); w.Code != http.StatusOK || w.Body.Len() > 0 {
		t.Errorf("status %d, body %q; want nothing shown in the channel", w.Code, w.Body)
	}
	told := o.all()
	if len(told) != 1 || told[0].Kind != bot.Command || told[0].Text != "a thought & more" || told[0].EventID == "" {
		t.Errorf("told %+v", told)
	}
	if len(o.called("views.open")) != 1 {
		t.Error("the form was not opened")
	}
}

func TestOddRequests(t *testing.T) {
	cases := map[string]struct {
		body string
		want int
	}{
		"nothing":           {"", http.StatusBadRequest},
		"not JSON":          {"{", http.StatusBadRequest},
		"a broken form":     {"%zz", http.StatusBadRequest},
		"an unknown form":   {"a=b", http.StatusBadRequest},
		"a broken payload":  {"payload=%7B", http.StatusBadRequest},
		"nobody's payload":  {payload(`{"type":"block_actions"}`), http.StatusBadRequest},
		"nobody's command":  {"command=%2Freflect", http.StatusBadRequest},
		"ssl_check":         {"ssl_check=1", http.StatusOK},
		"a closed window":   {payload(`{"type":"view_closed","team":{"id":"T1"},"user":{"id":"U1"}}`), http.StatusOK},
		"a shortcut":        {payload(`{"type":"shortcut","team":{"id":"T1"},"user":{"id":"U1"}}`), http.StatusOK},
		"another team":      {payload(strings.Replace(press, `"team":{"id":"T1"`, `"team":{"id":"T2"`, 1)), http.StatusOK},
		"no button":         {payload(`{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"actions":[]}`), http.StatusOK},
		"rate limited":      {`{"type":"app_rate_limited","team_id":"T1"}`, http.StatusOK},
		"values of no kind": {payload(strings.Replace(submission, `"value":null`, `"value":{"a":1}`, 1)), http.StatusBadRequest},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			if got := o.ask(c.body).Code; got != c.want {
				t.Errorf("status %d, want %d", got, c.want)
			}
			if len(o.all()) > 0 {
				t.Errorf("told %v, want nothing", o.all())
			}
		})
	}
}

// Nothing a person wrote reaches a log line, whatever goes wrong.
func TestLogsHoldNothingPrivate(t *testing.T) {
	o := open(t, answering(bot.Answer{
		View:     &bot.View{Title: "X", Text: "CANARY"},
		Update:   &bot.Message{Text: "x"},
		Messages: []bot.Message{{Text: "x"}},
		Home:     true,
	}))
	for _, method := range []string{"views.open", "views.update", "views.publish", "chat.update", "chat.postMessage", "conversations.open"} {
		for range 6 {
			o.fail(method, saying("invalid_arguments"), fault{cut: true}, fault{status: 500})
		}
	}
	for _, body := range []string{press, pressInModal, strings.Replace(pressInForm, "Half a wo", "CANARY", 1),
		reflectNow, strings.Replace(reflectOnThis, "8B got it", "CANARY", 1), strings.Replace(submission, "A < B", "CANARY", 1)} {
		for i := range 3 {
			o.ask(payload(strings.Replace(body, ".trigger", fmt.Sprint(".trigger", i), 1)))
		}
	}
	o.ask(happening("Ev1", strings.Replace(said, "It went well.", "CANARY", 1)))
	o.close(t)
	if o.log.Len() == 0 {
		t.Error("nothing was logged at all")
	}
	if strings.Contains(o.log.String(), "CANARY") {
		t.Errorf("private text in the log:\n%s", o.log)
	}
	holdsNoSecret(t, o.log.String())
}

// textOf is the words of a block.
func textOf(b slack.Block) string {
	switch b := b.(type) {
	case *slack.SectionBlock:
		return b.Text.Text
	case *slack.InputBlock:
		return b.Label.Text
	}
	return ""
}
