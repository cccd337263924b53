// Package slack carries Plenary to Slack. It verifies and decodes what Slack
// sends, draws the shapes of package bot in Block Kit, and calls Slack's Web
// API. It holds no rule about who may do or read what, and no sentence people
// read; those come from package reflection and package bot.
//
// [Platform] is the way out: messages, updates and look-ups. [Listener] is the
// way in, over HTTP (ServeHTTP) or Socket Mode (RunSocket); both decode and
// answer through the same code.
//
// Tokens and signing secrets are never part of an error or a log line, nor is
// anything a person wrote.
package slack

import (
	"context"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

// callDeadline bounds one call of the Web API. The lease on a workspace
// outlives it (docs/architecture.md), so a slow call cannot overlap the next.
const callDeadline = 10 * time.Second

// Settings are those of one app, which can be installed in any number of
// workspaces: by hand in one (BotToken), by Slack's page of consent in all
// (ClientID, ClientSecret). AppToken is for Socket Mode and SigningSecret for
// HTTP; each may be empty where the other is used.
type Settings struct {
	BotToken      string
	ClientID      string
	ClientSecret  string
	SigningSecret string
	AppToken      string
	APIURL        string           // empty means https://slack.com/api/
	HTTP          *http.Client     // nil means a plain one
	PerSecond     float64          // messages in one workspace; 0 means what Slack allows, less than 0 no limit
	Log           *slog.Logger     // nil means slog.Default()
	Installs      Installs         // nil where only BotToken is used, and nobody is listened to
	Now           func() time.Time // needed where ClientID is: tokens end; without it, no limit is remembered
}

// Installs keeps where the app is installed, and what Slack gave for it.
type Installs interface {
	WorkspaceAt(ctx context.Context, platform, external string) (reflection.Workspace, error)
	Install(ctx context.Context, in reflection.Install) (reflection.Installed, error)
	Uninstalled(ctx context.Context, platform, external string, at time.Time) error
	ProfileChanged(ctx context.Context, ws reflection.Workspace, as reflection.Profile) error
	// Credentials gives what is kept for a workspace; nothing where nothing is.
	Credentials(ctx context.Context, ws reflection.WorkspaceID) ([]byte, error)
	// ChangeCredentials replaces it with what change makes of it, while nobody
	// else does.
	ChangeCredentials(ctx context.Context, ws reflection.WorkspaceID, change func(context.Context, []byte) ([]byte, error)) error
}

// Platform reaches people in the Slack workspaces that the app is installed in.
type Platform struct {
	settings Settings
	log      *slog.Logger

	mu     sync.Mutex
	byHand Connection                         // whose token is in the settings, once Connect has asked
	office map[reflection.WorkspaceID]*access // what it takes to call each
	looks  map[reflection.WorkspaceID]*look   // under way
	dms    map[person]string                  // the channels of direct messages
	ours   map[string]reflection.Workspace    // by Slack's id
	pages  map[reflection.DeliveryID]string   // how far a look for it has come

	limits *limits
	turns  turns
}

// person is a user of one workspace: another may use the same id.
type person struct {
	workspace reflection.WorkspaceID
	user      string
}

var (
	_ bot.Platform  = (*Platform)(nil)
	_ bot.Sent      = (*Platform)(nil)
	_ bot.Paced     = (*Platform)(nil)
	_ bot.Directory = (*Platform)(nil)
	_ bot.Profiles  = (*Platform)(nil)
	_ bot.Commanded = (*Platform)(nil)
)

// New makes a Platform; it calls nobody yet.
func New(s Settings) *Platform {
	if s.APIURL == "" {
		s.APIURL = slack.APIURL
	}
	s.APIURL = strings.TrimSuffix(s.APIURL, "/") + "/"
	if s.Log == nil {
		s.Log = slog.Default()
	}
	s.HTTP = callsOnly(s.HTTP)
	return &Platform{
		settings: s,
		log:      s.Log.With("platform", "slack"),
		office:   map[reflection.WorkspaceID]*access{},
		looks:    map[reflection.WorkspaceID]*look{},
		dms:      map[person]string{},
		ours:     map[string]reflection.Workspace{},
		pages:    map[reflection.DeliveryID]string{},
		limits:   newLimits(s.Now),
		turns:    turns{next: map[conversation]time.Time{}},
	}
}

// client makes slack-go's client without retries: the ledger of deliveries
// decides what is tried again, and slack-go's own would post a message several
// times after a cut connection.
func (s Settings) client(token string, more ...slack.Option) *slack.Client {
	return slack.New(token, append([]slack.Option{
		slack.OptionAPIURL(s.APIURL),
		slack.OptionAppLevelToken(s.AppToken),
		slack.OptionHTTPClient(s.HTTP),
	}, more...)...)
}

// callsOnly follows no redirect: slack-go puts the token in the body of the
// request, and a redirect would carry it to wherever it points.
func callsOnly(client *http.Client) *http.Client {
	c := http.Client{Transport: manyAtOnce()}
	if client != nil {
		c = *client
	}
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &c
}

// manyAtOnce keeps as many connections to Slack as there are workspaces served
// at once, where the standard library keeps two and makes the others anew.
func manyAtOnce() http.RoundTripper {
	t, ours := http.DefaultTransport.(*http.Transport)
	if !ours { // somebody has put another in its place
		return http.DefaultTransport
	}
	t = t.Clone()
	t.MaxIdleConns, t.MaxIdleConnsPerHost = 0, 256
	return t
}

// now is zero where no token ends.
func (p *Platform) now() time.Time {
	if p.settings.Now == nil {
		return time.Time{}
	}
	return p.settings.Now()
}

// Name is "slack".
func (p *Platform) Name() string { return "slack" }

// tokens are Slack's: https://docs.slack.dev/authentication/tokens
var tokens = regexp.MustCompile(`xox[a-z.]*-[A-Za-z0-9-]+|xapp-[A-Za-z0-9-]+`)

// scrub takes the secrets out of the words of an error, whoever put them in.
func (p *Platform) scrub(err error) string {
	text := tokens.ReplaceAllString(err.Error(), "[secret]")
	for _, secret := range []string{p.settings.BotToken, p.settings.AppToken, p.settings.SigningSecret, p.settings.ClientSecret} {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "[secret]")
		}
	}
	return text
}
