package bot

import (
	"context"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"
)

// tick is how often the ledger is looked at. A look costs one indexed query a
// workspace when nothing is due.
const tick = "@every 5s"

// Run drains the ledger by the clock until ctx ends, and returns once the
// round under way is done.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.Recover(ctx); err != nil {
		return err
	}
	c := cron.New(cron.WithLocation(time.UTC))
	_, err := c.AddFunc(tick, func() {
		if _, err := b.Deliver(ctx); err != nil && ctx.Err() == nil {
			b.Log.ErrorContext(ctx, "could not deliver; will try again", "error", err)
		}
	})
	if err != nil {
		return fmt.Errorf("start the clock: %w", err)
	}
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}
