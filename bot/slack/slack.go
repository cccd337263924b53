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
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// callDeadline bounds one call of the Web API. The lease on a workspace
// outlives it (docs/architecture.md), so a slow call cannot overlap the next.
const callDeadline = 10 * time.Second

// Settings are what an installation by hand needs. AppToken is for Socket Mode
// and SigningSecret for HTTP; each may be empty where the other is used.
type Settings struct {
	BotToken      string
	SigningSecret string
	AppToken      string
	APIURL        string       // empty means https://slack.com/api/
	HTTP          *http.Client // nil means a plain one
	PerSecond     float64      // messages in one workspace; 0 means what Slack allows, less than 0 no limit
	Log           *slog.Logger // nil means slog.Default()
}

// Platform reaches people in one Slack workspace.
type Platform struct {
	settings Settings
	api      *slack.Client
	log      *slog.Logger

	mu  sync.Mutex
	dms map[string]string // user → the channel of their direct messages

	botMu   sync.Mutex
	botUser string
}

var (
	_ bot.Platform  = (*Platform)(nil)
	_ bot.Sent      = (*Platform)(nil)
	_ bot.Paced     = (*Platform)(nil)
	_ bot.Directory = (*Platform)(nil)
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
	return &Platform{
		settings: s,
		api:      newAPI(s),
		log:      s.Log.With("platform", "slack"),
		dms:      map[string]string{},
	}
}

// newAPI makes slack-go's client without retries: the ledger of deliveries
// decides what is tried again, and slack-go's own would post a message several
// times after a cut connection.
func newAPI(s Settings) *slack.Client {
	return slack.New(s.BotToken,
		slack.OptionAPIURL(s.APIURL),
		slack.OptionAppLevelToken(s.AppToken),
		slack.OptionHTTPClient(callsOnly(s.HTTP)),
	)
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

// Name is "slack".
func (p *Platform) Name() string { return "slack" }

// scrub takes the secrets out of the words of an error, whoever put them in.
func (p *Platform) scrub(err error) string {
	text := err.Error()
	for _, secret := range []string{p.settings.BotToken, p.settings.AppToken, p.settings.SigningSecret} {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "[secret]")
		}
	}
	return text
}
