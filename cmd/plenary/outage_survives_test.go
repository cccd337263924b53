package main

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
)

// fault is what breaks in the middle of a wave.
type fault struct {
	begins func() (ends func())
	lasts  time.Duration // at least

	nothingKept bool // from the first moment on no answer can be kept
	butAFew     bool // except where there is room left in a page
	unready     bool // nothing can be read either, once /readyz says so
	unnoticed   bool // too short for the sender to take for more than a slow answer
}

// survives breaks something in the middle of a wave, mends it, and looks at
// what became of everything.
func (o *outage) survives(f fault) {
	o.Helper()
	o.clock(o.begins)
	o.program = o.serve("PLENARY_CLOCK=" + o.begins.Format(time.RFC3339))
	o.app = o.chat.App("http://"+o.program.serving()+"/slack/events", "secret")
	for p := range deskWriters {
		o.opensForm(teacherOf(0, p))
	}
	o.flows.Store(true)
	<-o.third

	early := deskWriters / 4 // some send their Forms as it breaks, and the rest while it is broken
	if f.nothingKept {
		early = 0
	}
	asItBreaks := o.answerAtOnce(0, early)
	broke := time.Now()
	ends := f.begins()
	if f.unready {
		eventually(o.T, "was /readyz 503", func() bool { return o.readiness() == http.StatusServiceUnavailable })
	}
	whileBroken := o.answerAtOnce(early, deskWriters)
	o.pressAtOnce()
	kept := append(<-asItBreaks, <-whileBroken...)
	o.checkRefused(kept[early:], f)
	<-time.After(f.lasts - time.Since(broke))
	o.Logf("%d of %d prompts were shown before it was mended", o.shown.Load(), outageWave)
	if o.says(goesOn) > 0 {
		o.Error("the log says that work goes on while it does not")
	}
	ends()

	o.recovers(time.Now())
	for p, was := range kept {
		o.answersInTheEnd(teacherOf(0, p), was)
	}
	o.checkPrompts()
	o.checkAnswers()
	o.checkPresses()
	o.checkLog(f)
}

// person is somebody at the desk.
func (o *outage) person(user string) *bottest.Person { return o.chat.Person(teamOf(0), user) }

// opensForm presses [Two minutes] on the person's prompt until the Form is
// there.
func (o *outage) opensForm(user string) {
	o.Helper()
	eventually(o.T, "opened a form for "+user, func() bool {
		for _, m := range o.person(user).Seen() {
			o.press(user, m)
		}
		return o.person(user).Modal() != ""
	})
}

func (o *outage) press(user string, m bottest.Seen) {
	reply, err := o.app.Send(o.Context(), o.person(user).Press(m.Button("Two minutes"), m.Where))
	if err != nil || reply.Status != http.StatusOK {
		o.Errorf("a press of %s was answered with %d and %v", user, reply.Status, err)
	}
}

// pressAtOnce has those who wrote nothing so far press [Two minutes].
func (o *outage) pressAtOnce() {
	var people sync.WaitGroup
	for p := deskWriters; p < inTeam(0); p++ {
		user := teacherOf(0, p)
		people.Go(func() { o.press(user, o.person(user).Seen()[0]) })
	}
	people.Wait()
}

// notesOf is what a person wrote: long enough to need room.
func notesOf(user string) string {
	return "The quiet half of the class had it, " + user + ". " + strings.TrimSpace(bottest.Long(2400))
}

// answerAtOnce has some people send their Forms at the same moment, and tells
// whose were kept.
func (o *outage) answerAtOnce(from, to int) <-chan []bool {
	all, kept := make(chan []bool, 1), make([]bool, to-from)
	var people sync.WaitGroup
	for p := from; p < to; p++ {
		people.Go(func() { kept[p-from] = o.answers(teacherOf(0, p)) })
	}
	go func() { people.Wait(); all <- kept }()
	return all
}

// answers reports whether a Form was taken for kept. Where it was not, the
// person is told to try again, and the window with what they typed stays open.
func (o *outage) answers(user string) (kept bool) {
	reply, err := o.app.Send(o.Context(), o.person(user).Submit(map[string]string{"description": notesOf(user)}))
	refused := strings.Contains(reply.Body, `"response_action":"errors"`)
	switch {
	case err != nil || reply.Status != http.StatusOK:
		o.Errorf("a form of %s was answered with %d and %v", user, reply.Status, err)
	case refused && !strings.Contains(reply.Body, tryAgain), refused && o.person(user).Modal() == "":
		o.Errorf("a form of %s was answered with %s", user, reply.Body)
	}
	return err == nil && !refused
}

const tryAgain = "Nothing is lost. Please try again in a minute."

// checkRefused: nobody is told that an answer was kept while none can be.
// checkAnswers looks for those that were.
func (o *outage) checkRefused(kept []bool, f fault) {
	o.Helper()
	n := 0
	for _, k := range kept {
		if k {
			n++
		}
	}
	if n > 0 && !f.butAFew || n == len(kept) {
		o.Errorf("%d of %d answers were taken for kept while it was broken", n, len(kept))
	}
}

// answersInTheEnd sends a Form again that was refused, as the person was told.
func (o *outage) answersInTheEnd(user string, kept bool) {
	o.Helper()
	if !kept {
		eventually(o.T, "kept what "+user+" wrote", func() bool { return o.answers(user) })
	}
}

// readiness is the status of /readyz; 0 for no answer.
func (o *outage) readiness() int {
	answer, err := (&http.Client{Timeout: 10 * time.Second}).Get("http://" + o.program.serving() + "/readyz")
	if err != nil {
		return 0
	}
	answer.Body.Close()
	return answer.StatusCode
}

// overWithin is how soon after a fault everything has to be sent. In schools it
// is two minutes (P9), with leases of a minute; here they are short.
const overWithin = 40 * time.Second

// recovers waits until everything is sent.
func (o *outage) recovers(mended time.Time) {
	o.Helper()
	left := -1
	for left != 0 && time.Since(mended) < overWithin {
		<-time.After(50 * time.Millisecond)
		left = o.unsettled()
	}
	o.Logf("%.1f s after it was mended %d prompts were left", time.Since(mended).Seconds(), left)
	if left != 0 {
		o.Errorf("that is too many:\n%s", o.program.log)
	}
	eventually(o.T, "was /readyz 200", func() bool { return o.readiness() == http.StatusOK })
	select {
	case <-o.program.ended:
		o.Error("the program ended")
	default:
	}
}

// checkAnswers: what was taken for kept stands in the journal, once.
func (o *outage) checkAnswers() {
	o.Helper()
	for p := range deskWriters {
		user := teacherOf(0, p)
		entries, err := o.db.Entries(o.Context(), trustOf(0), reflection.MemberID(user), 10)
		o.must(err)
		if len(entries) != 1 || entries[0].Answers[reflection.Description].Text.Reveal() != notesOf(user) {
			o.Errorf("the journal of %s has %d entries, and not just what was written", user, len(entries))
		}
	}
}

// checkPresses: whoever pressed has a Form, or was told what to do.
func (o *outage) checkPresses() {
	o.Helper()
	for p := deskWriters; p < inTeam(0); p++ {
		user := teacherOf(0, p)
		eventually(o.T, "answered a press of "+user, func() bool {
			seen := o.person(user).Seen()
			return o.person(user).Modal() != "" || strings.Contains(seen[len(seen)-1].Message.Text, "again")
		})
	}
}

// checkLog: whoever reads it at night finds a few plain lines: one for each
// person who was told to try again, and few besides.
func (o *outage) checkLog(f fault) {
	o.Helper()
	eventually(o.T, "said that work goes on", func() bool { return o.says(stopped) > 0 == (o.says(goesOn) > 0) })
	log := o.program.log.String()
	o.Logf("the log says\n%s", log)
	for _, never := range []string{outageSecret, "postgres://", "goroutine", "panic", "SELECT", "UPDATE", "INSERT", "quiet half", ".go:"} {
		if strings.Contains(log, never) {
			o.Errorf("the log has %q", never)
		}
	}
	trouble := 0
	for line := range strings.Lines(log) {
		if !strings.HasPrefix(line, "time=") {
			o.Errorf("the log has a line that is none: %s", line)
		}
		if !strings.Contains(line, "level=INFO") && !strings.Contains(line, `msg="could not answer"`) {
			trouble++
		}
	}
	if n := o.says(stopped); trouble > 10 || n > 2+int(f.lasts/time.Minute) || o.says(goesOn) > n {
		o.Errorf("the log has %d lines about one fault; it says %d times that work stopped and %d times that it goes on", trouble, n, o.says(goesOn))
	}
	if o.says(stopped) == 0 && !f.unnoticed {
		o.Error("the log does not say that work stopped")
	}
}

func (o *outage) says(what string) int { return strings.Count(o.program.log.String(), what) }

// What the log says of deliveries.
const (
	stopped = "could not work on deliveries; will try again"
	goesOn  = "deliveries go on"
)
