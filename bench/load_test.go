package bench

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// teacher saves the five stages of one entry that hold text, and then saves
// them again: each time another text over the revision of the last, so that
// every save but the first few reads and writes a whole entry.
type teacher struct {
	in          chat
	user, entry string
	saves, taps int
}

// chat is how a program under load is spoken to.
type chat interface {
	// begin presses [Full cycle], and gives the entry it opened.
	begin(b *testing.B, l *line, t *teacher) (entry string)
	// next is what the teacher sends next.
	next(t *teacher) request
	// head is that of an HTTP request with this body, up to the length of it.
	head(body string) string
}

// request is what a teacher sends, and the check that its answer is what it
// must be.
type request struct {
	body  string
	right func(answer []byte) bool
	saves bool // a stage
}

var textStages = []string{"description", "feelings", "evaluation", "analysis", "conclusion"}

// paragraph is what a teacher writes at one stage: about seventy words.
var paragraph = strings.Repeat(words+" ", 3)

// fill puts the teacher's next stage into the body of a request: what stands in
// capitals is replaced. The text comes as the body has it.
func (t *teacher) fill(body, text string) (filled, stage string) {
	stage = textStages[t.saves%len(textStages)]
	n := strconv.Itoa(t.saves)
	return strings.NewReplacer("USER", t.user, "ENTRY", t.entry, "STAGE", stage, "TRIGGER", t.user+"."+n,
		"OVER", strconv.Itoa(t.saves/len(textStages)), "TEXT", text+n).Replace(body), stage
}

// send sends a request and holds the answer against what it must be.
func (t *teacher) send(l *line, r request) error {
	status, answer, err := l.post(t.in.head(r.body), r.body)
	switch {
	case err != nil:
		return err
	case status != http.StatusOK || !r.right(answer):
		return fmt.Errorf("after %d saves, %s was answered with %d %s", t.saves, r.body, status, answer)
	case r.saves:
		t.saves++
	}
	return nil
}

// line is one connection that is kept, as Slack keeps them. http.Client has
// goroutines for each, which would take time from what is measured.
type line struct {
	net.Conn
	answers *bufio.Reader
}

func dial(address string) (*line, error) {
	c, err := net.Dial("tcp", address)
	return &line{c, bufio.NewReader(c)}, err
}

// post sends a request.
func (l *line) post(head, body string) (int, []byte, error) {
	if _, err := fmt.Fprintf(l, "%sContent-Length: %d\r\n\r\n%s", head, len(body), body); err != nil {
		return 0, nil, err
	}
	response, err := http.ReadResponse(l.answers, nil)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// load is one round of saving.
type load struct {
	took   []time.Duration // sorted
	lasted time.Duration
}

func (l load) perSecond() float64 { return float64(len(l.took)) / l.lasted.Seconds() }

// within is the time that so many in a hundred stayed below, in milliseconds.
func (l load) within(percent int) float64 {
	return float64(l.took[len(l.took)*percent/100]) / 1e6
}

// round has every teacher save for that long. With offered at 0 each saves
// again when the answer is there. Otherwise so many saves a second come due,
// and the time of each counts from then, even if the one before is late.
func (a *app) round(b *testing.B, lasts time.Duration, offered int) load {
	b.Helper()
	took := make([][]time.Duration, len(a.teachers))
	var all sync.WaitGroup
	began := time.Now()
	for i := range a.teachers {
		due := func(int) time.Time { return time.Now() }
		if offered > 0 {
			due = func(n int) time.Time {
				return began.Add(time.Duration(n*len(a.teachers)+i) * time.Second / time.Duration(offered))
			}
		}
		all.Go(func() {
			var err error
			if took[i], err = a.teachers[i].keepSaving(a.address, began.Add(lasts), due); err != nil {
				b.Error(err)
			}
		})
	}
	all.Wait()
	if b.Failed() {
		b.FailNow()
	}
	l := load{slices.Concat(took...), time.Since(began)}
	slices.Sort(l.took)
	return l
}

// keepSaving makes the n-th request when due(n) says, until ends, over one
// connection.
func (t *teacher) keepSaving(address string, ends time.Time, due func(n int) time.Time) (took []time.Duration, err error) {
	l, err := dial(address)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	for n := 0; ; n++ {
		next := t.in.next(t)
		at := due(n)
		if !at.Before(ends) {
			return took, nil
		}
		time.Sleep(time.Until(at))
		if err := t.send(l, next); err != nil {
			return took, err
		}
		took = append(took, time.Since(at))
	}
}
