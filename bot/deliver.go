package bot

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"plenary/reflection"
)

// turnsAtOnce is how many workspaces one process serves at the same time. Most
// of them wait: for their platform, or for the pace it allows.
const turnsAtOnce = 256

// sender is what a Bot remembers between two looks at the ledger. Nothing of
// it is needed by another process, or after a restart.
type sender struct {
	slots   chan struct{} // one in it for each turn under way
	turns   sync.WaitGroup
	paces   paces
	trouble trouble

	shown, failed atomic.Int64  // messages shown, and turns that ended with an error
	ticked        atomic.Int64  // when the ledger was last looked at, in Unix nanoseconds
	early         chan struct{} // a tick is wanted before its time
	once          sync.Once
}

// comeBack asks for a tick when a pause is over, or a turn that left work. It
// comes at most at the next regular one in any case.
func (s *sender) comeBack(after time.Duration) {
	if after >= tick {
		return
	}
	time.AfterFunc(after, func() {
		select {
		case s.early <- struct{}{}:
		default: // one is wanted already
		}
	})
}

func (b *Bot) ready() *sender {
	s := &b.sender
	s.once.Do(func() { s.slots, s.early = make(chan struct{}, turnsAtOnce), make(chan struct{}, 1) })
	return s
}

// Deliver sends everything that is due now, in every workspace, and returns
// how many messages were shown. What fails is logged and left for the next
// time; the error is that of looking for work.
func (b *Bot) Deliver(ctx context.Context) (int, error) {
	s := b.ready()
	shown, failed := s.shown.Load(), s.failed.Load()
	for {
		turns, err := b.tick(ctx)
		s.turns.Wait()
		if done := turns == 0 || s.failed.Load() > failed; done || err != nil {
			return int(s.shown.Load() - shown), err
		}
	}
}

// tick looks for workspaces in which there is something to do, and begins a
// turn in each. It does not wait for turns to end, but for room to begin them.
func (b *Bot) tick(ctx context.Context) (turns int, err error) {
	began := b.Service.Now()
	defer func() {
		b.Metrics.ticked(b.Service.Now(), b.Service.Now().Sub(began), err)
		b.sender.trouble.note(ctx, b.Log, began, err)
		if err == nil {
			b.sender.ticked.Store(b.Service.Now().UnixNano())
		}
	}()
	for {
		room := b.takeRoom(ctx)
		leases, err := b.lease(ctx, room)
		for _, l := range leases {
			b.begin(ctx, l)
		}
		turns += len(leases)
		b.leaveRoom(room - len(leases))
		if err != nil || len(leases) < room || ctx.Err() != nil {
			return turns, err
		}
	}
}

// LastTick is when the ledger was last looked at without a fault; zero if
// never.
func (b *Bot) LastTick() time.Time {
	if at := b.sender.ticked.Load(); at != 0 {
		return time.Unix(0, at)
	}
	return time.Time{}
}

// askWithin bounds one question to the database.
const askWithin = 10 * time.Second

func (b *Bot) lease(ctx context.Context, room int) ([]reflection.Lease, error) {
	if room == 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	wanted := reflection.Wanted{
		Holder: b.Holder, Now: b.Service.Now(), For: b.Service.Patience.OrDefault().Lease, Limit: room,
	}
	for name := range b.Platforms {
		wanted.Platforms = append(wanted.Platforms, name)
	}
	leases, err := b.Service.Store.Lease(ctx, wanted)
	if err != nil {
		return nil, fmt.Errorf("look for work: %w", err)
	}
	return leases, nil
}

// takeRoom takes all the room there is, and waits for some.
func (b *Bot) takeRoom(ctx context.Context) int {
	slots := b.ready().slots
	select {
	case slots <- struct{}{}:
	case <-ctx.Done():
		return 0
	}
	for room := 1; ; room++ {
		select {
		case slots <- struct{}{}:
		default:
			return room
		}
	}
}

func (b *Bot) leaveRoom(room int) {
	for range room {
		<-b.sender.slots
	}
}

// begin serves a leased workspace in the background.
func (b *Bot) begin(ctx context.Context, l reflection.Lease) {
	t := &turn{Bot: b, lease: l, platform: b.Platforms[l.Workspace.Platform], began: b.Service.Now()}
	t.pace, t.renewed = b.sender.paces.of(l.Workspace, t.platform), t.began
	b.sender.turns.Go(func() {
		defer b.leaveRoom(1)
		t.serve(ctx)
	})
}
