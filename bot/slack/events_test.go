package slack

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

// happening wraps an inner event as Slack sends it.
func happening(id, inner string) string {
	return fmt.Sprintf(`{"type":"event_callback","team_id":"T1","api_app_id":"A1","event_id":%q,"event_time":1800000000,
		"authorizations":[{"team_id":"T1","user_id":"U0BOT","is_bot":true}],"event":%s}`, id, inner)
}

const said = `{"type":"message","channel_type":"im","channel":"D1","user":"U0ASHA","text":"It went well.","ts":"1800000000.000001",
	"blocks":[{"type":"rich_text","elements":[{"type":"something_new"}]}]}`

func TestSaid(t *testing.T) {
	o := open(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Kept. This copy stays in the chat."}}}))
	if got := o.ask(happening("Ev1", strings.Replace(said, "well.", "well &amp; fast.", 1))).Code; got != http.StatusOK {
		t.Fatalf("status %d, want 200", got)
	}
	o.close(t)
	want := []bot.Incoming{{Workspace: "ws1", User: "U0ASHA", EventID: "Ev1", Kind: bot.Say, Text: "It went well & fast."}}
	if diff := cmp.Diff(want, o.all()); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Kept. This copy stays in the chat."}, o.texts()); diff != "" {
		t.Errorf("said back (-want +got):\n%s", diff)
	}
}

// What a person types comes as they typed it.
func TestSaidAsTyped(t *testing.T) {
	cases := map[string]struct{ sent, typed string }{
		"signs":         {"3 &lt; 4 &amp;&amp; 5 &gt; 4", "3 < 4 && 5 > 4"},
		"a link":        {"see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"},
		"a named link":  {"see <https://example.org|example.org>", "see example.org"},
		"a mention":     {"ask <@U123|sam>", "ask @sam"},
		"a channel":     {"in <#C1|maths>", "in #maths"},
		"everyone":      {"tell <!here>", "tell @here"},
		"right to left": {"فكّرتُ في درس 8B", "فكّرتُ في درس 8B"},
		"an emoji":      {"👩🏽‍🏫", "👩🏽‍🏫"},
		"a lone sign":   {"a &lt;b", "a <b"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := unmark(reflection.Private(c.sent)).Reveal(); got != c.typed {
				t.Errorf("unmark(%q) = %q, want %q", c.sent, got, c.typed)
			}
		})
	}
}

func TestNothingSaid(t *testing.T) {
	cases := map[string]string{
		"the bot itself":   `{"type":"message","channel_type":"im","channel":"D1","user":"U0BOT","text":"x"}`,
		"Slackbot":         `{"type":"message","channel_type":"im","channel":"D1","user":"USLACKBOT","text":"x"}`,
		"a bot":            `{"type":"message","channel_type":"im","channel":"D1","user":"U1","bot_id":"B1","text":"x"}`,
		"an edit":          `{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","message":{"user":"U0ASHA","text":"x"},"user":"U0ASHA"}`,
		"a deletion":       `{"type":"message","subtype":"message_deleted","channel_type":"im","channel":"D1","user":"U0ASHA"}`,
		"a joke":           `{"type":"message","subtype":"me_message","channel_type":"im","channel":"D1","user":"U0ASHA","text":"x"}`,
		"a channel":        `{"type":"message","channel_type":"channel","channel":"C1","user":"U0ASHA","text":"x"}`,
		"nobody":           `{"type":"message","channel_type":"im","channel":"D1","text":"x"}`,
		"no words":         `{"type":"message","channel_type":"im","channel":"D1","user":"U0ASHA","text":" "}`,
		"an unknown event": `{"type":"something_new_2031","user":"U0ASHA"}`,
		"an odd event":     `{"type":"message","channel_type":"im","channel":"D1","user":{"id":"U0ASHA"},"text":7}`,
		"no event":         `null`,
		"the messages tab": `{"type":"app_home_opened","user":"U0ASHA","tab":"messages"}`,
	}
	for name, inner := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			if got := o.ask(happening("Ev1", inner)).Code; got != http.StatusOK {
				t.Errorf("status %d, want 200: Slack would send it again", got)
			}
			o.close(t)
			if told := o.all(); len(told) > 0 {
				t.Errorf("told %v, want nothing", told)
			}
			if len(o.calls) > 0 {
				t.Errorf("called %v, want nothing", o.calls)
			}
		})
	}
}

func TestAnotherTeamsEvent(t *testing.T) {
	o := open(t, &desk{})
	body := strings.Replace(happening("Ev1", said), `"team_id":"T1"`, `"team_id":"T2"`, 1)
	if got := o.ask(body).Code; got != http.StatusOK {
		t.Errorf("status %d, want 200", got)
	}
	o.close(t)
	if told := o.all(); len(told) > 0 {
		t.Errorf("told %v of another team", told)
	}
}

func TestChallenge(t *testing.T) {
	o := open(t, &desk{})
	w := o.ask(`{"type":"url_verification","challenge":"3eZbrw1a","token":"x"}`)
	if w.Code != http.StatusOK || strings.TrimSpace(w.Body.String()) != `{"challenge":"3eZbrw1a"}` {
		t.Errorf("status %d, body %s", w.Code, w.Body)
	}
}

func TestHomeOpened(t *testing.T) {
	o := open(t, &desk{})
	o.ask(happening("Ev1", `{"type":"app_home_opened","user":"U0ASHA","channel":"D1","tab":"home","view":{"type":"home"}}`))
	o.close(t)
	published := o.called("views.publish")
	if len(published) != 1 || published[0].args["user_id"] != "U0ASHA" {
		t.Fatalf("published %v, want Asha's Home", published)
	}
	showsText(t, published[0], "Your Home.")
}

// While the database is stuck, Home says so instead of staying as it was.
func TestHomeSaysThatItCouldNotBeRead(t *testing.T) {
	t.Parallel()
	o := open(t, &desk{stuck: true})
	o.ask(happening("Ev1", `{"type":"app_home_opened","user":"U0ASHA","channel":"D1","tab":"home","view":{"type":"home"}}`))
	o.close(t)
	published := o.called("views.publish")
	if len(published) != 1 {
		t.Fatalf("published %v, log %s", published, o.log)
	}
	showsText(t, published[0], "Please try again.")
}

// Slack sends an event again when it had no answer; the domain is told the
// same id, under which it answers once.
func TestRepeatedEventsKeepTheirID(t *testing.T) {
	o := open(t, &desk{})
	o.ask(happening("Ev1", said))
	retry := happening("Ev1", said) + " " // signed anew
	o.ask(retry)
	o.close(t)
	told := o.all()
	if len(told) != 2 || told[0].EventID != "Ev1" || told[1].EventID != "Ev1" {
		t.Errorf("told %v, want the same id twice", told)
	}
}

// Replies of one person keep their order, however many are at work.
func TestRepliesKeepTheirOrder(t *testing.T) {
	o := open(t, &desk{})
	for i := range 40 {
		inner := strings.Replace(said, "It went well.", fmt.Sprint("reply ", i), 1)
		o.ask(happening(fmt.Sprint("Ev", i), inner))
	}
	o.close(t)
	for i, in := range o.all() {
		if want := fmt.Sprint("reply ", i); in.Text.Reveal() != want {
			t.Fatalf("reply %d is %q, want %q", i, in.Text.Reveal(), want)
		}
	}
}

func TestAClosedListenerAsksToComeBack(t *testing.T) {
	o := open(t, &desk{})
	o.close(t)
	at := time.Now()
	for range 2 { // the second is no replay: the first was not taken
		if got := ask(o.listener, signed(happening("Ev1", said), at)).Code; got != http.StatusServiceUnavailable {
			t.Errorf("status %d, want 503", got)
		}
	}
	if got := o.ask(payload(press)).Code; got != http.StatusServiceUnavailable {
		t.Errorf("a press: status %d, want 503", got)
	}
}

// A form asked for by a typed message cannot be opened, and what a View holds
// is never posted instead.
func TestAWindowForATypedMessage(t *testing.T) {
	o := open(t, answering(bot.Answer{View: &bot.View{Title: "Private", Text: "what she wrote"}}))
	o.ask(happening("Ev1", said))
	o.close(t)
	if diff := cmp.Diff([]string{bot.OpenFrom}, o.texts()); diff != "" {
		t.Errorf("said back (-want +got):\n%s", diff)
	}
}

func showsText(t *testing.T, c call, want string) {
	t.Helper()
	for _, b := range c.view(t).Blocks.BlockSet {
		if strings.Contains(textOf(b), want) {
			return
		}
	}
	t.Errorf("%s does not show %q", c.method, want)
}
