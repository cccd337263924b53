package bot

import (
	"context"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"

	"plenary/reflection"
)

const (
	// tick is how often the ledger is looked at. A look costs one probe of an
	// index for each workspace, however many people there are.
	tick = 5 * time.Second
	// everyNight is when the ledger is checked and pruned: when nobody is sent
	// anything, and outside the hour that the clocks skip or repeat.
	everyNight = "17 3 * * *"
	// everyTenMinutes is when files go that were not applied within their hour.
	everyTenMinutes = "@every 10m"
)

// Run drains the ledger by the clock until ctx ends, and returns once the
// turns under way are done, which is within ten seconds.
func (b *Bot) Run(ctx context.Context) error {
	c := cron.New(cron.WithLocation(reflection.ZoneOf(reflection.Member{}, reflection.School{})),
		cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	look := func() { _, _ = b.tick(ctx) } // it logs what is wrong
	c.Schedule(cron.Every(tick), cron.FuncJob(look))
	if _, err := c.AddFunc(everyNight, func() { b.keepHouse(ctx) }); err != nil {
		return fmt.Errorf("start the clock: %w", err)
	}
	if _, err := c.AddFunc(everyTenMinutes, func() { b.forgetUploads(ctx) }); err != nil {
		return fmt.Errorf("start the clock: %w", err)
	}
	c.Start()
	look() // at once, and every five seconds from here
	// What an outage held up goes first, and the house is looked after then.
	house := time.NewTimer(b.Service.Patience.OrDefault().Lease)
	defer house.Stop()
	for ctx.Err() == nil {
		select {
		case <-house.C:
			b.ready().turns.Go(func() { b.keepHouse(ctx) })
		case <-b.sender.early:
			look()
		case <-ctx.Done():
		}
	}
	<-c.Stop().Done()
	b.sender.turns.Wait()
	return nil
}

// forgetUploads takes away the set-up files whose hour is over.
func (b *Bot) forgetUploads(ctx context.Context) {
	gone, err := b.Service.ForgetUploads(ctx)
	b.Metrics.pruned("uploads", gone)
	if err != nil && ctx.Err() == nil {
		b.Log.ErrorContext(ctx, "could not take away old set-up files", "error", err)
	}
}

// keepHouse looks for people whose messages would have stopped, and takes away
// what is past its use.
func (b *Bot) keepHouse(ctx context.Context) {
	gone, err := b.Service.ForgetEvents(ctx)
	b.Metrics.pruned("events", gone)
	if err == nil {
		err = b.keepHouses(ctx)
	}
	if err != nil && ctx.Err() == nil {
		b.Log.ErrorContext(ctx, "could not check and prune the ledger", "error", err)
	}
}

func (b *Bot) keepHouses(ctx context.Context) error {
	orgs, err := b.Service.Store.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, org := range orgs {
		house, err := b.Service.KeepHouse(ctx, org.ID)
		for _, id := range house.Mended { // never by design, so each is worth a look
			b.Log.WarnContext(ctx, "somebody had nothing queued; now they have", "member", id)
		}
		b.Metrics.repaired(len(house.Mended))
		b.Metrics.pruned("deliveries", house.Pruned)
		if err != nil {
			return err
		}
	}
	return nil
}
