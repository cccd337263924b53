package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"

	"plenary/reflection"
)

const (
	// tick is how often the ledger is looked at. A look costs two probes of an
	// index for each workspace, however many people there are.
	everyTick = "@every 5s"
	// everyNight is when the ledger is checked and pruned: when nobody is sent
	// anything, and outside the hour that the clocks skip or repeat.
	everyNight = "17 3 * * *"
)

// Run drains the ledger by the clock until ctx ends, and returns once the
// turns under way are done, which is within ten seconds.
func (b *Bot) Run(ctx context.Context) error {
	c := cron.New(cron.WithLocation(reflection.ZoneOf(reflection.Member{}, reflection.School{})),
		cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	_, errTick := c.AddFunc(everyTick, func() { _, _ = b.tick(ctx) }) // it logs what is wrong
	_, errNight := c.AddFunc(everyNight, func() { b.keepHouse(ctx) })
	if err := errors.Join(errTick, errNight); err != nil {
		return fmt.Errorf("start the clock: %w", err)
	}
	c.Start()
	_, _ = b.tick(ctx) // at once, and every five seconds from here
	b.keepHouse(ctx)
	<-ctx.Done()
	<-c.Stop().Done()
	b.sender.turns.Wait()
	return nil
}

const (
	// keepRows is how long a delivery that is settled is kept: the buttons of
	// an old message work for so long, and a question comes back no sooner
	// than six weeks.
	keepRows = 180 * 24 * time.Hour
	// keepEvents is longer than any platform repeats an event.
	keepEvents  = 7 * 24 * time.Hour
	pruneAtOnce = 500
)

// keepHouse looks for people whose messages would have stopped, and takes away
// what is past its use. Several processes may do it at once.
func (b *Bot) keepHouse(ctx context.Context) {
	if err := b.repair(ctx); err != nil && ctx.Err() == nil {
		b.Log.ErrorContext(ctx, "could not check who has nothing queued", "error", err)
	}
	now := b.Service.Now()
	for what, prune := range map[string]func() (int, error){
		"deliveries": func() (int, error) { return b.Service.Store.Prune(ctx, now.Add(-keepRows), pruneAtOnce) },
		"events":     func() (int, error) { return b.Service.Store.PruneEvents(ctx, now.Add(-keepEvents), pruneAtOnce) },
	} {
		for n := pruneAtOnce; n == pruneAtOnce && ctx.Err() == nil; {
			var err error
			if n, err = prune(); err != nil && ctx.Err() == nil {
				b.Log.ErrorContext(ctx, "could not prune", "what", what, "error", err)
			}
			b.Metrics.pruned(what, n)
		}
	}
}

// repair queues what is missing. Rows are never lost by design, so each is
// worth a look by whoever reads the log.
func (b *Bot) repair(ctx context.Context) error {
	orgs, err := b.Service.Store.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, org := range orgs {
		people, err := b.Service.Repair(ctx, org.ID)
		for _, id := range people {
			b.Log.WarnContext(ctx, "somebody had nothing queued; now they have", "member", id)
		}
		b.Metrics.repaired(len(people))
		if err != nil {
			return err
		}
	}
	return nil
}
