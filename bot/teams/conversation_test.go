package teams

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

// taking posts an activity, which must be taken, and waits for what comes of it.
func (r *reception) taking(t *testing.T, activities ...string) {
	t.Helper()
	for _, a := range activities {
		if w := r.post(a); w.Code != http.StatusOK || w.Body.Len() > 0 {
			t.Errorf("status %d, body %q; want an empty 200", w.Code, w.Body)
		}
	}
	r.close(t)
}

func TestSaid(t *testing.T) {
	r := receive(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Kept. This copy stays in the chat."}}}))
	r.taking(t, strings.Replace(spoken, "It went well.", "It went &lt;well&gt; &amp; fast.", 1))
	want := []bot.Incoming{{Workspace: "ws1", User: ashaAAD, Kind: bot.Say, Text: "It went <well> & fast."}}
	told := r.all()
	if len(told) == 1 && told[0].EventID == "" {
		t.Error("the event has no name")
	}
	for i := range told {
		told[i].EventID = ""
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	sent := r.made(http.MethodPost)
	r.shows(t, sent, "Kept. This copy stays in the chat.")
	if want := chat + "/activities"; len(sent) > 0 && sent[0].path != want {
		t.Errorf("sent to %s, want %s", sent[0].path, want)
	}
}

// What a person types comes as they typed it.
func TestSaidAsTyped(t *testing.T) {
	at := func(name string) string { return "<at>" + name + "</at>" }
	cases := map[string]struct{ sent, typed string }{
		"signs":             {"3 &lt; 4 &amp;&amp; 5 &gt; 4", "3 < 4 && 5 > 4"},
		"spaces of Teams'":  {"one&nbsp;two\u00a0three \n", "one two three"},
		"the bot's name":    {at("Plenary") + " reflect", "reflect"},
		"another's name":    {"ask " + at("Sam Hughes") + " why", "ask Sam Hughes why"},
		"a name with an id": {`<at id="0">Sam</at> knows`, "Sam knows"},
		"right to left":     {"فكّرتُ في درس 8B", "فكّرتُ في درس 8B"},
		"an emoji":          {"👩🏽‍🏫", "👩🏽‍🏫"},
		"a tag they typed":  {"use &lt;at&gt; here", "use <at> here"},
		"a whole tag":       {"use &lt;at&gt;x&lt;/at&gt;", "use <at>x</at>"},
		"a lone sign":       {"a <b", "a <b"},
		"lines":             {"one\ntwo", "one\ntwo"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			a := activityIn{Text: reflection.Private(c.sent), Recipient: party{ID: "28:1"}, Mentions: []mention{{"28:1", reflection.Private(at("Plenary"))}}}
			if got := a.typed().Reveal(); got != c.typed {
				t.Errorf("typed %q, want %q", got, c.typed)
			}
		})
	}
}

func TestNothingSaid(t *testing.T) {
	for name, activity := range map[string]string{
		"no words":          strings.Replace(spoken, "It went well.", " ", 1),
		"only a card":       strings.Replace(strings.Replace(spoken, "It went well.", "", 1), "text/html", "application/vnd.microsoft.card.adaptive", 1),
		"odd words":         strings.Replace(spoken, `"It went well."`, `{"a":1}`, 1),
		"null":              strings.Replace(spoken, `"It went well."`, `null`, 1),
		"nobody":            strings.Replace(spoken, `"aadObjectId":"`+ashaAAD+`"`, `"aadObjectId":null`, 1),
		"an odd person":     strings.Replace(spoken, ashaAAD, "a b", 1),
		"an edit":           strings.Replace(spoken, `"type":"message"`, `"type":"messageUpdate"`, 1),
		"a reaction":        strings.Replace(spoken, `"type":"message"`, `"type":"messageReaction"`, 1),
		"typing":            strings.Replace(spoken, `"type":"message"`, `"type":"typing"`, 1),
		"something new":     strings.Replace(spoken, `"type":"message"`, `"type":"somethingNew"`, 1),
		"no type":           strings.Replace(spoken, `"type":"message"`, `"type":7`, 1),
		"an unknown invoke": strings.Replace(fetchPressed, "task/fetch", "composeExtension/query", 1),
		"a press of none":   strings.Replace(fetchPressed, `"two-minutes:d4x2"`, `null`, 1),
		"an odd value":      strings.Replace(executePressed, `"value":{`, `"value":"x","was":{`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, &office{})
			r.taking(t, activity)
			if told := r.all(); len(told) > 0 {
				t.Errorf("told %v, want nothing", told)
			}
			if sent := r.made(http.MethodPost); len(sent) > 0 {
				t.Errorf("sent %v, want nothing", sent)
			}
		})
	}
}

// Odd parts that are not needed stop nobody.
func TestOddPartsAreNoTrouble(t *testing.T) {
	for _, odd := range []string{`"entities":7`, `"entities":[null,7,{"type":"mention"},{"type":"mention","mentioned":null,"text":{}}]`, `"entities":null`} {
		r := receive(t, &office{})
		activity := strings.Replace(spoken, `"entities":[{"locale":"en-GB","country":"GB","platform":"Windows","timezone":"Europe/London","type":"clientInfo"}]`, odd, 1)
		activity = strings.Replace(activity, `"timestamp":"2026-11-12T15:46:03.1234567Z"`, `"timestamp":[]`, 1)
		r.taking(t, activity)
		if len(r.all()) != 1 {
			t.Errorf("%s: told %v, want the words", odd, r.all())
		}
	}
}

// Where others read, nothing is taken and nothing is told: the person is asked
// to speak in private, once.
func TestMentioned(t *testing.T) {
	r := receive(t, &office{})
	unnamed := strings.Replace(strings.Replace(mentioned, `"type":"mention"`, `"type":"somebody"`, 1), `"id":"1795000000003"`, `"id":"1795000000004"`, 1)
	pressed := strings.Replace(strings.Replace(unnamed, `"text":"<at>`, `"value":{"press":"skip:d4x2"},"text":"<at>`, 1), `"id":"1795000000004"`, `"id":"1795000000005"`, 1)
	others := strings.Replace(strings.Replace(mentioned, `"mentioned":{"id":"28:`, `"mentioned":{"id":"29:`, 1), `"id":"1795000000003"`, `"id":"1795000000006"`, 1)
	r.taking(t, mentioned, mentioned, unnamed, pressed, others)
	if told := r.all(); len(told) > 0 {
		t.Errorf("told %v of what was said before others", told)
	}
	sent := r.made(http.MethodPost)
	r.shows(t, sent, bot.InPrivate)
	if !strings.HasPrefix(sent[0].path, "19:0b7f32667e064dd9b25d7969801541f4@thread.tacv2;messageid=1795000000003/") {
		t.Errorf("said in %s", sent[0].path)
	}
	if len(r.roll.People()) > 0 || len(r.made(http.MethodGet)) > 0 {
		t.Error("somebody was met where others read")
	}
}

// A word that asks for something is answered with buttons: nothing of it is
// kept, and no window is opened from the chat.
func TestTypedCommands(t *testing.T) {
	for typed, shows := range map[string]string{"reflect": "two-minutes", " Write ": "full-cycle", "My journal": "journal", "help": "worried", "HOME": "Your Home."} {
		r := receive(t, &office{})
		r.taking(t, strings.Replace(spoken, "It went well.", typed, 1))
		if told := r.all(); len(told) > 0 {
			t.Errorf("%s: told %v", typed, told)
		}
		r.shows(t, r.made(http.MethodPost), shows)
	}
	r := receive(t, &office{})
	r.taking(t, strings.Replace(spoken, "It went well.", "reflect on 8B", 1))
	if told := r.all(); len(told) != 1 || told[0].Text != "reflect on 8B" {
		t.Errorf("told %v, want the words", told)
	}
}

// A View that answers words is offered by a button, and what it holds is never
// posted.
func TestAWindowForWords(t *testing.T) {
	r := receive(t, answering(bot.Answer{View: &bot.View{Title: "Private", Text: "CANARY"}}))
	r.taking(t, spoken)
	sent := r.made(http.MethodPost)
	r.shows(t, sent, "journal")
	if holds(sent[0].body, "CANARY") {
		t.Error("what a View holds was posted in the chat")
	}
}

// What is asked for again comes as it did, and what was taken is not done twice.
func TestRepeatedMessages(t *testing.T) {
	r := receive(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Kept."}}}))
	home := strings.Replace(strings.Replace(spoken, "It went well.", "home", 1), "1795000000001", "1795000000009", 1)
	r.taking(t, spoken, spoken, home, home)
	if len(r.all()) != 1 {
		t.Errorf("told %d times, want once", len(r.all()))
	}
	r.shows(t, r.made(http.MethodPost), "Kept.", "Your Home.")
}

// Two people can write in the same millisecond, which is a message's id.
func TestTheSameIDInTwoChats(t *testing.T) {
	r := receive(t, &office{})
	r.taking(t, spoken, strings.Replace(strings.Replace(spoken, chat, "a:another", 1), ashaAAD, "bens-aad", 1))
	told := r.all()
	if len(told) != 2 || told[0].EventID == told[1].EventID {
		t.Errorf("told %v, want two with names of their own", told)
	}
}

// Words of one person keep their order, however many are at work.
func TestWordsKeepTheirOrder(t *testing.T) {
	r := receive(t, &office{})
	var all []string
	for i := range 40 {
		all = append(all, strings.Replace(strings.Replace(spoken, "It went well.", fmt.Sprint("words ", i), 1), "1795000000001", fmt.Sprint("1795", i), 1))
	}
	r.taking(t, all...)
	for i, in := range r.all() {
		if want := fmt.Sprint("words ", i); in.Text.Reveal() != want {
			t.Fatalf("%d: %q, want %q", i, in.Text.Reveal(), want)
		}
	}
}

// A press in a client that knows no better is a press all the same. A window
// that cannot be opened from there is offered once more.
func TestPressInTheChat(t *testing.T) {
	r := receive(t, answering(bot.Answer{Update: &bot.Message{Text: "Skipped."}, Form: &bot.Form{ID: "x", Title: "CANARY"}}))
	r.taking(t, chatPressed)
	told := r.all()
	if len(told) != 1 || told[0].Kind != bot.Press || told[0].Button != "skip:d4x2" || told[0].Where != chat+"/1795000000000" {
		t.Errorf("told %+v", told)
	}
	put := r.made(http.MethodPut)
	r.shows(t, put, "Skipped.")
	if len(put) > 0 && put[0].path != chat+"/activities/1795000000000" {
		t.Errorf("changed %s", put[0].path)
	}
	r.shows(t, r.made(http.MethodPost), "skip:d4x2")
}

// A server that stops takes nothing more, and says so.
func TestAClosedListener(t *testing.T) {
	r := receive(t, &office{})
	r.close(t)
	if w := r.post(spoken); w.Code != http.StatusServiceUnavailable {
		t.Errorf("status %d, want 503: it was not taken", w.Code)
	}
}

func TestWorkspaces(t *testing.T) {
	r := receive(t, &office{})
	r.roll.fail = errors.New("no database")
	if w := r.post(spoken); w.Code != http.StatusServiceUnavailable {
		t.Errorf("without a database: status %d, want 503", w.Code)
	}
	r.roll.fail = reflection.ErrNotFound
	if w := r.post(fetchPressed); w.Code != http.StatusOK {
		t.Errorf("before the app is set up: status %d, want 200", w.Code)
	}
	r.roll.fail = nil
	r.post(spoken)
	r.roll.fail = errors.New("no database")
	r.taking(t, strings.Replace(spoken, "1795000000001", "1795000000002", 1)) // which workspace it is has been kept
	if len(r.all()) != 2 {
		t.Errorf("told %v", r.all())
	}
}
