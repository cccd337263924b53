// Package teams carries Plenary to Microsoft Teams. It verifies and decodes
// what the Bot Framework sends, draws the shapes of package bot as Adaptive
// Cards, and calls the Bot Connector. It holds no rule about who may do or read
// what, and no sentence people read; those come from package reflection and
// package bot.
//
// [Platform] is the way out: messages, updates and look-ups, through the
// Connector. [Listener] is the way in, at /api/messages. A button in a message
// opens a dialog (task/fetch) where bot.OpensWindow says so, and is a one-tap
// Action.Execute where it does not; a Form or View stands in the dialog, and
// what a person writes stays out of the conversation (P1).
//
// A person's conversation (reflection.Member.Conversation) is opaque outside
// this package: the Connector's address and the conversation's id, in a [place].
//
// Tokens and secrets are never part of an error or a log line, nor is anything
// a person wrote.
package teams

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"plenary/reflection"
)

// Settings are those of one Azure Bot. New bots belong to one tenant, so there
// is one a school or trust: activities of other tenants are refused.
type Settings struct {
	AppID         string
	AppSecret     string
	Tenant        string
	LoginURL      string       // empty means https://login.microsoftonline.com/
	OpenIDURL     string       // empty means https://login.botframework.com/v1/.well-known/openidconfiguration
	AllowUnsigned bool         // development on this machine: activities without a token are taken
	HTTP          *http.Client // nil means a plain one
	PerSecond     float64      // requests in the tenant; 0 means what Teams allows, less than 0 no limit
	Now           func() time.Time
	Log           *slog.Logger // nil means slog.Default()
	Installs      Installs
}

// Installs keeps the tenant that the app is installed in, and whom it met
// there.
type Installs interface {
	WorkspaceAt(ctx context.Context, platform, external string) (reflection.Workspace, error)
	// Met keeps that a person was met in a workspace, with their Conversation:
	// people who are on the list are linked by their e-mail address. Somebody
	// who is neither linked nor on the list is reflection.ErrNotFound.
	Met(ctx context.Context, ws reflection.Workspace, as reflection.Profile) error
	// ProfileChanged keeps what has changed about a person: somebody who took
	// the app out is written to no more (Deactivated) until they are met again.
	ProfileChanged(ctx context.Context, ws reflection.Workspace, as reflection.Profile) error
}

// place is a conversation and the Connector that serves it: all it takes to
// write there. It comes from an activity whose token was verified; the app's own
// token is sent nowhere else.
type place struct {
	service      string // https://smba.trafficmanager.net/emea/
	conversation string
}

// String is how a place is kept in reflection.Member.Conversation.
func (p place) String() string { return p.service + " " + p.conversation }

func readPlace(s string) (place, bool) {
	service, conversation, ok := strings.Cut(s, " ")
	return place{service, conversation}, ok && service != "" && conversation != ""
}
