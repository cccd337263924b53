package slack

import (
	"net/http"
	"strings"
	"testing"

	"plenary/bot"
)

// reflectNow and reflectOnThis are the shortcuts, with the parts of a payload
// that are not used left in.
const (
	reflectNow = `{"type":"shortcut","token":"x","action_ts":"1800000003.1","team":{"id":"T1","domain":"northfield"},
	"user":{"id":"U0ASHA","username":"asha","team_id":"T1"},"is_enterprise_install":false,"enterprise":null,
	"callback_id":"reflect-now","trigger_id":"1.6.trigger"}`

	reflectOnThis = `{"type":"message_action","token":"x","action_ts":"1800000004.1","team":{"id":"T1","domain":"northfield"},
	"user":{"id":"U0ASHA","name":"asha","team_id":"T1"},"channel":{"id":"C1","name":"staff"},"is_enterprise_install":false,"enterprise":null,
	"callback_id":"reflect-on-this","trigger_id":"1.7.trigger","response_url":"https://hooks.slack.com/x","message_ts":"1800000000.000009",
	"message":{"type":"message","user":"U0SAM","ts":"1800000000.000009","text":"8B got it &amp; <@U0BEN|ben> saw","blocks":[{"type":"something_new"}]}}`
)

func TestShortcuts(t *testing.T) {
	form := bot.Answer{Form: &bot.Form{ID: "answer:e7", Title: "Two minutes"}}
	for name, c := range map[string]struct{ body, kind, text, trigger string }{
		"Reflect now":     {reflectNow, "command", "", "1.6.trigger"},
		"Reflect on this": {reflectOnThis, "reflect-on", "8B got it & @ben saw", "1.7.trigger"},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t, answering(form))
			if w := o.ask(payload(c.body)); w.Code != http.StatusOK || w.Body.Len() > 0 {
				t.Errorf("status %d, body %q; want an empty 200", w.Code, w.Body)
			}
			told := o.all()
			if len(told) != 1 || string(told[0].Kind) != c.kind || told[0].Text.Reveal() != c.text || told[0].User != "U0ASHA" ||
				told[0].EventID == "" || told[0].Where != "" {
				t.Errorf("told %+v", told)
			}
			if opened := o.called("views.open"); len(opened) != 1 || opened[0].args["trigger_id"] != c.trigger {
				t.Errorf("opened %v", opened)
			}
		})
	}
}

// What a shortcut answers goes to the person alone, never to the channel that
// the message stands in.
func TestAShortcutSaysNothingInTheChannel(t *testing.T) {
	o := open(t, answering(bot.Answer{Messages: []bot.Message{{Text: "x"}}, Update: &bot.Message{Text: "y"}}))
	o.ask(payload(reflectOnThis))
	o.close(t)
	for _, c := range o.called("chat.postMessage") {
		if c.args["channel"] == "C1" {
			t.Errorf("posted %v", c.args)
		}
	}
	if len(o.called("chat.update")) > 0 || len(o.called("chat.postMessage")) != 2 {
		t.Errorf("called %v", o.calls)
	}
}

func TestAShortcutThatIsNotKnownIsAcknowledged(t *testing.T) {
	o := open(t, &desk{})
	for _, body := range []string{reflectNow, reflectOnThis} {
		if w := o.ask(payload(strings.Replace(body, `"reflect-`, `"other-`, 1))); w.Code != http.StatusOK || len(o.all()) > 0 {
			t.Errorf("status %d, told %v", w.Code, o.all())
		}
	}
}

// pressInForm is [Back] in a Form in which something is typed.
const pressInForm = `{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U0ASHA"},"trigger_id":"1.8.trigger",
	"container":{"type":"view","view_id":"V9"},
	"view":{"id":"V9","type":"modal","callback_id":"answer:e7:feelings.0","blocks":[{"type":"section"},{"type":"input","block_id":"feelings"},{"type":"actions"}],
		"state":{"values":{"feelings":{"m1":{"type":"plain_text_input","value":"Half a wo"}}}}},
	"actions":[{"type":"button","action_id":"back","block_id":"b1","action_ts":"1800000005.5"}]}`

func TestAButtonInAFormTakesAlongWhatIsTyped(t *testing.T) {
	o := open(t, answering(bot.Answer{Form: &bot.Form{ID: "answer:e7:description.1", Title: "What happened"}}))
	o.ask(payload(pressInForm))
	told := o.all()
	if len(told) != 1 || told[0].Kind != bot.Press || told[0].Button != "back" || told[0].Form != "answer:e7:feelings.0" ||
		told[0].Values.Get("feelings").Reveal() != "Half a wo" {
		t.Errorf("told %+v", told)
	}
	if got := o.called("views.update"); len(got) != 1 || got[0].args["view_id"] != "V9" {
		t.Errorf("updated %v", got)
	}
	o.ask(payload(pressInModal))
	if told := o.all(); told[1].Form != "" || told[1].Values != nil {
		t.Errorf("a button in a View came with %+v", told[1])
	}
}

// Something went wrong: the Form stays as it is, with what is typed in it.
func TestAnErrorLeavesTheFormOpen(t *testing.T) {
	o := open(t, answering(bot.Answer{Error: &bot.InputError{Input: "feelings", Text: "Please try again."}}))
	o.ask(payload(pressInForm))
	o.close(t)
	if len(o.called("views.update")) > 0 || len(o.called("views.open")) > 0 {
		t.Error("another window stands where she was writing")
	}
	if got := o.texts(); len(got) != 1 || got[0] != "Please try again." {
		t.Errorf("she was told %q", got)
	}
}
