package bottest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

// desk is a bot.Receiver that remembers what it was told.
type desk struct {
	mu     sync.Mutex
	told   []bot.Incoming
	answer bot.Answer
}

func (d *desk) Receive(_ context.Context, in bot.Incoming) bot.Answer {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.told = append(d.told, in)
	return d.answer
}

func (d *desk) HomeOf(context.Context, reflection.WorkspaceID, string) bot.Home {
	return bot.Home{Text: "Your Home.", Buttons: []bot.Button{{ID: "journal", Label: "My journal"}}}
}

// office is the Slack adapter's Listener in front of a desk, and Asha in Slack.
type office struct {
	*desk
	*bottest.Person
	t        *testing.T
	chat     *bottest.Chat
	move     func(time.Duration)
	app      *bottest.App
	listener *slack.Listener
}

func newOffice(t *testing.T) *office {
	l := newLine()
	o := &office{desk: &desk{}, t: t, chat: l.chat, move: l.move, Person: l.chat.Person("T1", "U0ASHA")}
	o.listener = adapter(apiURL(t, l.chat)).Listen(o.desk)
	server := httptest.NewServer(o.listener)
	t.Cleanup(func() { server.Close(); o.rest() })
	o.app = l.chat.App(server.URL+"/slack/events", secret)
	return o
}

// rest waits for the work the listener has acknowledged, and takes no more.
func (o *office) rest() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	must(o.t, o.listener.Close(ctx))
}

// answers sets what the desk says from now on.
func (o *office) answers(a bot.Answer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.answer = a
}

// last is what the desk was told last.
func (o *office) last() bot.Incoming {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.told) == 0 {
		return bot.Incoming{}
	}
	return o.told[len(o.told)-1]
}

func (o *office) send(r bottest.Request) bottest.Reply {
	o.t.Helper()
	reply, err := o.app.Send(o.t.Context(), r)
	if err != nil || reply.Status != 200 {
		o.t.Fatalf("%+v, %v", reply, err)
	}
	return reply
}

// form is one of the examples.
func form(t *testing.T, name string) *bot.Form {
	for _, e := range bottest.Forms() {
		if e.Name == name {
			return &e.Shape
		}
	}
	t.Fatalf("there is no form %s", name)
	return nil
}

func TestAPersonPressesAndFillsIn(t *testing.T) {
	o := newOffice(t)
	filled := form(t, "form-every-input-filled")
	o.answers(bot.Answer{Form: filled})
	o.send(o.Press("two-minutes:d1", "DT1-U0ASHA/1800000000.000001"))
	in := o.last()
	if in.Kind != bot.Press || in.User != "U0ASHA" || in.Button != "two-minutes:d1" || in.Where != "DT1-U0ASHA/1800000000.000001" || in.EventID == "" {
		t.Errorf("the desk was told %+v", in)
	}
	o.answers(bot.Answer{View: &bot.View{ID: "saved", Text: "Saved.", Buttons: []bot.Button{{ID: "journal", Label: "My journal"}}}})
	o.send(o.Submit(nil))
	in = o.last()
	if in.Kind != bot.Submit || in.Form != filled.ID {
		t.Errorf("the desk was told %+v", in)
	}
	want := bot.Values{}
	for _, i := range filled.Inputs {
		if i.Value != "" {
			want[i.ID] = []reflection.Private{reflection.Private(i.Value)}
		}
	}
	delete(want, "nothing") // a choice without options is no input
	for _, empty := range []string{"file", "audio"} {
		want[empty] = nil
	}
	if diff := cmp.Diff(want, in.Values); diff != "" {
		t.Errorf("what was filled in already differs (-want +got):\n%s", diff)
	}
	if modal := o.Modal(); !strings.Contains(modal, "Saved.") || bottest.ViewButtons(modal)[0].ID != "journal" {
		t.Errorf("the window shows %s", modal)
	}
	o.answers(bot.Answer{})
	o.send(o.Press("journal", bottest.InModal))
	if in := o.last(); in.Button != "journal" || in.Where != "" {
		t.Errorf("the desk was told %+v", in)
	}
}

func TestAPersonGivesEveryKindOfValue(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Form: form(t, "form-every-input")})
	o.send(o.Command("the starter went well"))
	if in := o.last(); in.Kind != bot.Command || in.Text != "the starter went well" {
		t.Errorf("the desk was told %+v: %s", in, in.Text.Reveal())
	}
	given := map[string]string{
		"text": "A < B & \"C\"", "long": "two\nlines", "choice": "o1", "choices": "o1,o3", "person": "U0SAM",
		"date": "2026-11-16", "time": "07:45", "toggle": "true",
	}
	o.answers(bot.Answer{Error: &bot.InputError{Input: "text", Text: "Shorter, please."}})
	if reply := o.send(o.Submit(given)); !strings.Contains(reply.Body, "Shorter, please.") || o.Modal() == "" {
		t.Errorf("the answer to a wrong form is %+v", reply)
	}
	want := bot.Values{"file": nil, "audio": nil}
	for input, value := range given {
		want[input] = []reflection.Private{reflection.Private(value)}
	}
	want["choices"] = []reflection.Private{"o1", "o3"}
	if diff := cmp.Diff(want, o.last().Values); diff != "" {
		t.Errorf("what was filled in differs (-want +got):\n%s", diff)
	}
	o.answers(bot.Answer{})
	o.send(o.Submit(given))
	if o.Modal() != "" {
		t.Error("the window is still open")
	}
}

func TestAPersonCannotDoWhatNobodyCould(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Form: form(t, "form-every-input-filled")})
	nothing := o.Submit(nil)
	stranger := o.chat.Person("T1", "U0NOBODY")
	o.send(o.Press("every", "DT1-U0ASHA/1.000001"))
	for what, r := range map[string]bottest.Request{
		"a form that is not open": nothing,
		"no such option":          o.Submit(map[string]string{"choice": "o9"}),
		"no such input":           o.Submit(map[string]string{"other": "x"}),
		"a blank that is needed":  o.Submit(map[string]string{"text": ""}),
		"a Home never drawn":      o.Press("journal", bottest.InHome),
		"a stranger speaks":       stranger.Say("Hello.", "Ev1"),
		"a stranger presses":      stranger.Press("begin", "DT1-U0ASHA/1.000001"),
	} {
		if reply, err := o.app.Send(t.Context(), r); err == nil {
			t.Errorf("%s: %+v", what, reply)
		}
	}
}

// A trigger_id opens one window.
func TestAPressOpensOneWindow(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Form: form(t, "form-guard")})
	press := o.Press("edit", "DT1-U0ASHA/1.000001")
	o.send(press)
	first := o.Modal()
	o.send(press.Retry(1))
	if o.Modal() != first || o.chat.Calls("views.open") != 2 {
		t.Errorf("the second window is %s", o.Modal())
	}
}

// It does so for three seconds. Whoever answers later cannot.
func TestAPressOpensAWindowForThreeSeconds(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Form: form(t, "form-guard")})
	for late, opens := range map[time.Duration]bool{3 * time.Second: true, 3*time.Second + time.Millisecond: false} {
		opened := o.Modal()
		press := o.Press("edit", "DT1-U0ASHA/1.000001")
		o.move(late)
		o.send(press)
		if (o.Modal() != opened) != opens {
			t.Errorf("after %v the window is %s", late, o.Modal())
		}
	}
	if seen := o.Seen(); len(seen) != 1 || seen[0].Message.Text != bot.PressAgain {
		t.Errorf("Asha was told %+v", seen)
	}
}

func TestAPersonSpeaks(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Messages: []bot.Message{{Text: "Heard."}}})
	o.send(o.Say("I tried <cold calling> & it worked", "Ev1"))
	o.send(o.OpenHome("Ev2"))
	o.rest()
	in := o.last()
	if in.Kind != bot.Say || in.EventID != "Ev1" || in.Text != "I tried <cold calling> & it worked" {
		t.Errorf("the desk was told %+v: %s", in, in.Text.Reveal())
	}
	if seen := o.Seen(); len(seen) != 1 || seen[0].Message.Text != "Heard." {
		t.Errorf("Asha sees %+v", seen)
	}
	if home := bottest.ViewButtons(o.Home()); len(home) != 1 || home[0].ID != "journal" {
		t.Errorf("her Home has %+v", home)
	}
}

func TestAPressOnHome(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Home: true})
	o.send(o.Press("begin", "DT1-U0ASHA/1.000001"))
	o.answers(bot.Answer{View: &bot.View{ID: "journal"}})
	o.send(o.Press("journal", bottest.InHome))
	if in := o.last(); in.Button != "journal" || in.Where != "" || o.Modal() == "" {
		t.Errorf("the desk was told %+v", in)
	}
}

// An unsigned request, or one signed with another secret, is not Slack's.
func TestTheSignatureCounts(t *testing.T) {
	o := newOffice(t)
	o.app.Secret = "another"
	if reply, err := o.app.Send(t.Context(), o.Say("Hello.", "Ev1")); err != nil || reply.Status != 401 {
		t.Errorf("%+v, %v", reply, err)
	}
	o.app.Secret, o.app.Now = secret, func() time.Time { return began }
	if reply, err := o.app.Send(t.Context(), o.Say("Hello.", "Ev1")); err != nil || reply.Status != 401 {
		t.Errorf("an old one: %+v, %v", reply, err)
	}
}

// Slack comes back three times to an app that does not acknowledge.
func TestSlackInsists(t *testing.T) {
	o := newOffice(t)
	o.app.Secret = "another"
	tries := o.count()
	o.app.Wait = func(d time.Duration) { *tries += fmt.Sprintf("%v; ", d) }
	if reply, err := o.app.Insist(t.Context(), o.Say("Hello.", "Ev1")); err != nil || reply.Status != 401 {
		t.Errorf("%+v, %v", reply, err)
	}
	if want := ", 0s; 1 http_error, 1m0s; 2 http_error, 5m0s; 3 http_error, "; *tries != want {
		t.Errorf("the tries were %s, want %s", *tries, want)
	}
	*tries, o.app.Secret = "", secret
	o.app.Insist(t.Context(), o.Say("Hello.", "Ev2"))
	if *tries != ", " {
		t.Errorf("the tries were %s: one that is taken is not repeated", *tries)
	}
}

// Slack waits three seconds for an acknowledgement, and says why it comes back.
func TestSlackSaysWhyItInsists(t *testing.T) {
	for name, why := range map[string]error{"http_timeout": context.DeadlineExceeded, "connection_failed": io.ErrUnexpectedEOF} {
		synctest.Test(t, func(t *testing.T) {
			chat, retries := bottest.NewChat(time.Now), ""
			chat.Join("T1", "U0ASHA", "")
			app := chat.App("http://bot.example", secret)
			app.HTTP = &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) {
				retries += r.Header.Get("X-Slack-Retry-Reason") + " "
				if name == "http_timeout" {
					<-r.Context().Done()
					return nil, r.Context().Err()
				}
				return nil, why
			})}
			app.Wait = time.Sleep
			start := time.Now()
			if _, err := app.Insist(t.Context(), chat.Person("T1", "U0ASHA").Say("Hello.", "Ev1")); !errors.Is(err, why) {
				t.Errorf("Insist = %v", err)
			}
			took := 6 * time.Minute
			if name == "http_timeout" {
				took += 4 * 3 * time.Second
			}
			if want := strings.Repeat(" "+name, 3) + " "; retries != want || time.Since(start) != took {
				t.Errorf("Slack came back for %q in %v, want %q in %v", retries, time.Since(start), want, took)
			}
		})
	}
}

// Events that come again and out of order reach the bot so, and no press or
// word is left out.
func TestDisorderOverHTTP(t *testing.T) {
	o := newOffice(t)
	var requests []bottest.Request
	for n := range 8 {
		requests = append(requests, o.Say("Hello.", fmt.Sprint("Ev", n)))
	}
	replies, err := o.app.Disorderly(t.Context(), 3, requests...)
	must(t, err)
	o.rest()
	times, order := map[string]int{}, ""
	for _, in := range o.told {
		if times[in.EventID]++; times[in.EventID] == 1 {
			order += in.EventID
		}
	}
	most := 0
	for _, n := range times {
		most = max(most, n)
	}
	if len(times) != 8 || len(replies) != 8 || replies[7].Status != 200 || most < 2 || strings.HasPrefix(order, "Ev0Ev1Ev2Ev3") {
		t.Errorf("the bot was told %s", order)
	}
}

// count writes down which try each request is, and why.
func (o *office) count() *string {
	tries := ""
	o.app.HTTP = &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) {
		tries += strings.TrimSpace(r.Header.Get("X-Slack-Retry-Num")+" "+r.Header.Get("X-Slack-Retry-Reason")) + ", "
		return http.DefaultTransport.RoundTrip(r)
	})}
	return &tries
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
