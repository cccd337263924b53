package main

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
)

// classroom is the teachers of the first workspace. Whoever sees a prompt
// presses [Two minutes], writes, and sends the Form again until it is taken, to
// whichever process is up.
type classroom struct {
	*ground
	process atomic.Pointer[process]
	again   atomic.Int64 // Forms sent that were not acknowledged

	mu    sync.Mutex
	busy  map[string]bool // users who are at it, or done
	taken map[string]bool // whose text was acknowledged
}

func newClassroom(g *ground) *classroom {
	return &classroom{ground: g, busy: map[string]bool{}, taken: map[string]bool{}}
}

// at is where to find the bot from now on.
func (r *classroom) at(p *process) { r.process.Store(p) }

const teachersAtOnce = 4

// open lets them begin. What it returns sends them home.
func (r *classroom) open() (stop func()) {
	ctx, cancel := context.WithCancel(r.Context())
	var all sync.WaitGroup
	for range teachersAtOnce {
		all.Go(func() {
			for ctx.Err() == nil {
				if user := r.next(); user != "" {
					r.answer(ctx, user)
				}
				pause(ctx)
			}
		})
	}
	return func() { cancel(); all.Wait() }
}

// pause is how long a person takes to look again.
func pause(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(20 * time.Millisecond):
	}
}

// next is somebody who was asked and has not answered.
func (r *classroom) next() string {
	for _, seen := range r.chat.All() {
		if seen.Delivery != "" && seen.Workspace == workspaceOf(0).ID && r.begin(seen.User) {
			return seen.User
		}
	}
	return ""
}

func (r *classroom) begin(user string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	free := !r.busy[user]
	r.busy[user] = true
	return free
}

// wrote is what a person writes: it is like nobody else's.
func wrote(user string) string {
	return "The exit tickets (" + user + ") showed that half of them mix up the two ideas."
}

// answer goes on until the text is acknowledged.
func (r *classroom) answer(ctx context.Context, user string) {
	person := r.chat.Person(workspaceOf(0).ID, user)
	prompt := person.Seen()[0]
	form := map[string]string{"description": wrote(user), "when": "they pack up", "then": "ask one more question", "on": "2026-11-16"}
	for ; ctx.Err() == nil; pause(ctx) {
		if person.Modal() == "" {
			r.send(ctx, person.Press(prompt.Button("Two minutes"), prompt.Where))
		}
		if person.Modal() == "" {
			continue
		}
		reply, err := r.send(ctx, person.Submit(form))
		if err == nil && r.acknowledged(user, reply) {
			r.take(user)
			return
		}
		r.again.Add(1)
	}
}

func (r *classroom) take(user string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.taken[user] = true
}

// send sends what a person does to the process that is up, once there is one.
func (r *classroom) send(ctx context.Context, request bottest.Request) (bottest.Reply, error) {
	var p *process
	for p = r.process.Load(); p == nil || p.serving() == "" || p.over(); p = r.process.Load() {
		if pause(ctx); ctx.Err() != nil {
			return bottest.Reply{}, ctx.Err()
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	app := r.chat.App("http://"+p.serving()+"/slack/events", signingSecret)
	app.HTTP = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	return app.Send(ctx, request)
}

// acknowledged reports whether the window was closed on the text. The bot may
// ask to try again; anything else was not expected.
func (r *classroom) acknowledged(user string, reply bottest.Reply) bool {
	var said struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
	}
	if reply.Status != http.StatusOK || json.Unmarshal([]byte(reply.Body), &said) != nil {
		return false
	}
	if said.Action == "update" {
		r.Errorf("the Form of %s came back: %s", user, reply.Body)
	}
	return said.Action == "clear"
}

// done reports whether everybody who was asked has answered.
func (r *classroom) done() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	asked := map[string]bool{}
	for _, seen := range r.chat.All() {
		if seen.Delivery != "" && seen.Workspace == workspaceOf(0).ID {
			asked[seen.User] = true
		}
	}
	return len(r.taken) == len(asked)
}

// everyAnswerIsThere opens the journals.
func (r *classroom) everyAnswerIsThere() {
	there := 0
	for _, m := range r.people {
		if !r.taken[m.PlatformID] {
			continue
		}
		if times := r.times(m); times == 1 {
			there++
		} else {
			r.Errorf("the answer of %s was acknowledged and is there %d times", m.ID, times)
		}
	}
	if len(r.taken) == 0 {
		r.Error("nobody answered")
	}
	r.Logf("%d answers acknowledged, %d of them there exactly once with a plan and one reminder; %d Forms sent were not acknowledged",
		len(r.taken), there, r.again.Load())
}

// times is how often the person's text stands in their journal; 0 if the plan
// that belongs to it or its reminder is not there once.
func (r *classroom) times(m reflection.Member) (n int) {
	entries, err := r.db.Entries(r.Context(), m.Organisation, m.ID, 10)
	r.must(err)
	for _, e := range entries {
		if e.Answers[reflection.Description].Text.Reveal() == wrote(m.PlatformID) {
			n++
		}
	}
	plans, err := r.db.Plans(r.Context(), m.Organisation, m.ID)
	r.must(err)
	cues, err := r.db.DeliveriesTo(r.Context(), m.Organisation, []reflection.MemberID{m.ID}, thursday, thursday.AddDate(0, 0, 9), reflection.CueKind)
	r.must(err)
	if len(plans) != 1 || len(cues) != 1 || cues[0].State != reflection.Queued {
		r.Errorf("%s has %d plans and %d reminders", m.ID, len(plans), len(cues))
		return 0
	}
	return n
}
