// Package localchat is a chat in the browser: the platform that comes with
// Plenary, for the demo and for story tests. It serves one page on which
// anyone can act as any person of a made-up school, and the JSON that page
// and the tests use. Conversations stay in memory and end with the program.
//
// It draws what package bot says and passes on what people do. It holds no
// rules, and it has no login: whoever can open the page can be anyone, so it
// answers only the machine it runs on unless told otherwise (guard.go), and it
// is not for real schools.
package localchat

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// Clock is the demo's clock, which stands still until someone moves it.
type Clock interface {
	Now() time.Time
	// Advance moves the clock to that instant by way of every instant at which
	// something is due, and returns once all of it was sent: how many messages
	// that was. The clock stands at the due instant while a message is sent.
	Advance(ctx context.Context, to time.Time) (sent int, err error)
}

// Foreseer is a Clock that can say when the next message is due;
// reflection.ErrNotFound when none is. The page then offers to go there.
type Foreseer interface {
	NextDue(ctx context.Context) (time.Time, error)
}

// Options are what a Chat needs to know.
type Options struct {
	// Workspace is the local chat's own connection in the store.
	Workspace reflection.WorkspaceID
	// People lists everyone of the organisation. Only those linked to the
	// workspace are shown; their PlatformID is their id in the chat's routes.
	People func(context.Context) ([]reflection.Member, error)
	// Receiver takes what people do. It may be left out here and set on the
	// Chat later, before the first request.
	Receiver bot.Receiver
	Clock    Clock
	// Hosts are names, besides this machine's own, that browsers may know the
	// server by: the host it listens on and that of its public address. An
	// unspecified address such as 0.0.0.0 stands for any numeric address.
	Hosts []string
	// Zone is the school's time zone, which the page shows; nil means London.
	Zone *time.Location
	Log  *slog.Logger // nil means slog.Default
}

// Chat is the local chat. It is a bot.Platform and can say whether a delivery
// was shown (bot.Sent). It is safe for use by several goroutines.
type Chat struct {
	Options

	run    string     // tells this run from the next in versions of conversations
	moving sync.Mutex // held while the clock moves

	mu            sync.Mutex
	conversations map[string]*conversation // by the person's id
	pictures      pictures
}

var (
	_ bot.Platform  = (*Chat)(nil)
	_ bot.Sent      = (*Chat)(nil)
	_ bot.Commanded = (*Chat)(nil)
)

// New returns a chat in which nobody has said anything yet.
func New(o Options) *Chat {
	if o.Zone == nil {
		o.Zone = reflection.ZoneOf(reflection.Member{}, reflection.School{})
	}
	o.Log = cmp.Or(o.Log, slog.Default())
	return &Chat{Options: o, run: reflection.NewID(), conversations: map[string]*conversation{}}
}

// conversation is the person's own, made when it is first asked for.
func (c *Chat) conversation(person string) *conversation {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.conversations[person] == nil {
		c.conversations[person] = &conversation{}
	}
	return c.conversations[person]
}
