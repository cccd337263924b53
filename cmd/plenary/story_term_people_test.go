package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"plenary/bot/bottest"
)

// reader is one of the 200 with a message in front of them. What they do about
// it follows from the seed and from which message of theirs it is.
type reader struct {
	*autumn
	*bottest.Person
	user string
	draw *rand.Rand
}

// writing is what somebody wrote, and whether the bot took it.
type writing struct {
	user, text string
	taken      bool
}

// reader is that user with their nth message.
func (a *autumn) reader(user string, nth int) *reader {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", user, nth)
	return &reader{a, a.chat.Person(autumnTeam, user), user, rand.New(rand.NewPCG(autumnSeed, h.Sum64()))}
}

func (p *reader) chance(of float64) bool { return p.draw.Float64() < of }

// reacts does one thing at a time, within an hour and a half.
func (p *reader) reacts(m bottest.Seen) {
	time.Sleep(time.Minute + time.Duration(p.draw.IntN(90*60))*time.Second)
	hands := p.hands[p.user] // not a lock, for which the clock of a bubble stands
	hands <- struct{}{}
	defer func() { <-hands }()
	switch {
	case strings.HasPrefix(m.Message.Text, "Hello "):
		p.presses(m, "Start", "OK")
		p.begins()
	case m.Button("Two minutes") != "":
		p.answers(m)
	case p.chance(0.6): // they have other things to do
	case strings.Contains(m.Message.Text, "ready."):
		p.opens(m, m.Buttons()[0].Label)
	case strings.HasPrefix(m.Message.Text, "Did you and"):
		p.presses(m, "Yes")
	case m.Button("Show it") != "":
		p.opens(m, "Show it")
	case m.Button("Not this week") != "":
		p.presses(m, "Not this week")
	}
}

func (p *reader) begins() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begun[p.user] = time.Now()
}

// answers is what becomes of a prompt: most write, some in the chat itself, a
// few skip it, and others leave it.
func (p *reader) answers(m bottest.Seen) {
	switch fate := p.draw.Float64(); {
	case fate < 0.5:
		p.writes(m)
	case fate < 0.65:
		p.types()
	case fate < 0.7:
		p.presses(m, "Skip")
	}
}

// text is what a person writes. It is like nothing else that is written.
func (p *reader) text() string {
	return fmt.Sprintf("The exit tickets (%s %s %d) showed that half of them mix up the two ideas.", canary, p.user, p.draw.Int64())
}

// writes opens the Form of a prompt, fills it in and sends it until it is taken.
func (p *reader) writes(m bottest.Seen) {
	if !p.opens(m, "Two minutes") {
		return
	}
	w := writing{user: p.user, text: p.text()}
	form := map[string]string{"description": w.text}
	if p.chance(0.3) {
		form["when"], form["then"] = "they pack up", "ask one more question"
		form["on"] = time.Now().AddDate(0, 0, 4).Format(time.DateOnly)
	}
	for try := 0; try < patience && !w.taken; try++ {
		reply, sent := p.does(func() bottest.Request { return p.Submit(form) })
		w.taken = sent && p.closed(reply)
	}
	p.note(w)
}

// closed reports whether the window was closed on the text. The bot may ask to
// try again; anything else was not expected.
func (p *reader) closed(reply bottest.Reply) bool {
	var said struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
	}
	if err := json.Unmarshal([]byte(reply.Body), &said); err != nil || said.Action == "update" {
		p.Errorf("a Form of %s came back: %s", p.user, reply.Body)
	}
	return said.Action == "clear"
}

// types sends one or two messages to the bot. Slack passes them on until they
// are acknowledged, or twice, or the later one first.
func (p *reader) types() {
	first := writing{user: p.user, text: p.text()}
	said := p.Say(first.text, p.event())
	if p.chance(0.5) {
		reply, err := p.app(p.cut(), p.cut()).Insist(p.Context(), said)
		first.taken = err == nil && reply.Status == http.StatusOK
		p.note(first)
		return
	}
	second := writing{user: p.user, text: p.text()}
	p.happened("events repeated and out of order")
	replies, err := p.app().Disorderly(p.Context(), p.draw.Uint64(), said, p.Say(second.text, p.event()))
	p.must(err)
	first.taken, second.taken = replies[0].Status == http.StatusOK, replies[1].Status == http.StatusOK
	p.note(first)
	p.note(second)
}

func (p *reader) event() string { return fmt.Sprintf("Ev%s%d", p.user, p.draw.Int64()) }

func (p *reader) note(w writing) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrote = append(p.wrote, w)
}

// patience is how often somebody tries.
const patience = 6

// opens presses a button until there is a new window.
func (p *reader) opens(m bottest.Seen, label string) bool {
	before := p.Modal()
	for range patience {
		p.presses(m, label)
		if p.Modal() != before {
			return true
		}
		time.Sleep(30 * time.Second)
	}
	p.Errorf("%s gave up opening %s", p.user, label)
	return false
}

// presses presses the button whose label begins with one of these.
func (p *reader) presses(m bottest.Seen, labels ...string) {
	for _, label := range labels {
		if button := m.Button(label); button != "" {
			p.does(func() bottest.Request { return p.Press(button, m.Where) })
			return
		}
	}
	p.Errorf("%s has no button %v in %q", p.user, labels, m.Message.Text)
}

// does does something until it reaches the bot and is acknowledged. Slack
// passes on a press or a Form once; the person sees that nothing happened.
func (p *reader) does(request func() bottest.Request) (bottest.Reply, bool) {
	for range patience {
		r := request()
		if p.chance(0.02) { // by when no window may be opened any more
			p.happened("a request 4 s late")
			time.Sleep(4 * time.Second)
		}
		reply, err := p.app(p.cut()).Send(p.Context(), r)
		if err == nil && reply.Status == http.StatusOK {
			return reply, true
		}
		if err != nil && !errors.Is(err, errLine) {
			p.Error(err)
		}
		time.Sleep(time.Minute)
	}
	p.Errorf("%s gave up", p.user)
	return bottest.Reply{}, false
}

// cut is how a request goes wrong on its way.
type cut string

const (
	whole     cut = ""
	cutBefore cut = "a request cut before it came"
	cutAfter  cut = "a request cut before its answer"
)

func (p *reader) cut() cut {
	switch at := p.draw.Float64(); {
	case at < 0.02:
		return cutBefore
	case at < 0.04:
		return cutAfter
	}
	return whole
}

var errLine = errors.New("the line to the bot was cut")

// app is the bot's address by a line that is cut at the first requests.
func (p *reader) app(cuts ...cut) *bottest.App {
	app := *p.autumn.app
	line := p.autumn.app.HTTP.Transport
	app.HTTP = &http.Client{Transport: trip(func(r *http.Request) (*http.Response, error) {
		how := whole
		if len(cuts) > 0 {
			how, cuts = cuts[0], cuts[1:]
		}
		if how != whole {
			p.happened(string(how))
		}
		if how == cutBefore {
			return nil, errors.Join(errLine, r.Body.Close())
		}
		answer, err := line.RoundTrip(r)
		if how == cutAfter && err == nil {
			return nil, errors.Join(errLine, answer.Body.Close())
		}
		return answer, err
	})}
	return &app
}

type trip func(*http.Request) (*http.Response, error)

func (f trip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
