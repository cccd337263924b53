package bottest

import (
	"context"
	"hash/fnv"
	"math/rand/v2"
	"sync"

	"plenary/bot"
	"plenary/reflection"
)

// Disorder passes on what people do as a chat does at its worst: whatever has
// an EventID may come again, at once or after what was done later, and what
// nobody waits for (words and clips) may come after what was done later. What
// becomes of an event follows from the seed and its EventID, however many
// goroutines there are.
type Disorder struct {
	to   bot.Receiver
	seed uint64

	mu   sync.Mutex
	held []held
	late []bot.Answer
}

// held is an event that comes once so many others have.
type held struct {
	bot.Incoming
	after int
}

// maxHeld is how many events another one may come after.
const maxHeld = 4

// Disorderly puts a Disorder in front of a receiver. Call Rest at the end.
func Disorderly(to bot.Receiver, seed uint64) *Disorder { return &Disorder{to: to, seed: seed} }

// HomeOf is the receiver's.
func (d *Disorder) HomeOf(ctx context.Context, ws reflection.WorkspaceID, user string) bot.Home {
	return d.to.HomeOf(ctx, ws, user)
}

// Receive passes an event on, or keeps it for later: then its answer is empty,
// and the real one is among those of Rest.
func (d *Disorder) Receive(ctx context.Context, in bot.Incoming) bot.Answer {
	var answer bot.Answer
	fate := d.fate(in)
	if fate.now {
		answer = d.to.Receive(ctx, in)
	}
	for range fate.again {
		d.keep(d.to.Receive(ctx, in))
	}
	for _, h := range d.ripe(in, fate) {
		d.keep(d.to.Receive(ctx, h))
	}
	return answer
}

// Rest passes on what is still held. It gives every answer that Receive did
// not, in the order it was given.
func (d *Disorder) Rest(ctx context.Context) []bot.Answer {
	d.mu.Lock()
	rest := d.held
	d.held = nil
	d.mu.Unlock()
	for _, h := range rest {
		d.keep(d.to.Receive(ctx, h.Incoming))
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	late := d.late
	d.late = nil
	return late
}

// fate is what becomes of an event.
type fate struct {
	now   bool  // it comes when it happens
	again int   // copies that come right after it
	later []int // and after how many others the rest come
}

func (d *Disorder) fate(in bot.Incoming) fate {
	f := fate{now: true}
	if in.EventID == "" {
		return f
	}
	h := fnv.New64a()
	h.Write([]byte(in.EventID))
	draw := rand.New(rand.NewPCG(d.seed, h.Sum64()))
	f.again = draw.IntN(2)
	for range draw.IntN(2) {
		f.later = append(f.later, 1+draw.IntN(maxHeld))
	}
	if waits := in.Kind != bot.Say && in.Kind != bot.SentClip; !waits && draw.IntN(2) == 0 {
		f.now, f.again = false, 0
		f.later = append(f.later, 1+draw.IntN(maxHeld))
	}
	return f
}

// ripe takes out what has waited for long enough, and keeps what is to wait.
func (d *Disorder) ripe(in bot.Incoming, f fate) []bot.Incoming {
	d.mu.Lock()
	defer d.mu.Unlock()
	var ripe []bot.Incoming
	still := d.held[:0]
	for _, h := range d.held {
		if h.after--; h.after <= 0 {
			ripe = append(ripe, h.Incoming)
		} else {
			still = append(still, h)
		}
	}
	d.held = still
	for _, after := range f.later {
		d.held = append(d.held, held{in, after})
	}
	return ripe
}

func (d *Disorder) keep(a bot.Answer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.late = append(d.late, a)
}
