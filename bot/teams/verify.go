package teams

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	maxBody = 1 << 20

	// issuer is the Bot Connector's. The tokens of emulators and of other bots
	// (skills) have others, and are refused.
	issuer    = "https://api.botframework.com"
	openIDURL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
	clockSkew = 5 * time.Minute
	// channel is Teams. An Azure Bot takes Web Chat and Direct Line too unless
	// somebody switches them off, and there whoever writes says themselves who
	// they are; so an activity of any other channel is refused.
	channel = "msteams"
)

// Why an activity is refused. What its token holds is not said.
var (
	errNoToken     = errors.New("it has no token")
	errBadToken    = errors.New("its token is not the Bot Connector's for this app now")
	errService     = errors.New("its token is for another serviceUrl")
	errChannel     = errors.New("it is of another channel than Teams")
	errUnendorsed  = errors.New("its token's key is not endorsed for its channel")
	errOtherTenant = errors.New("it is of another tenant")
)

// verifier checks activities as
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
// says. Where Microsoft's own code (botframework-connector 4.23.3 for Node)
// judges otherwise, this is stricter, but for one thing: a slash at the end of
// a serviceUrl makes no difference here, as in Microsoft's newer code
// (teams.apps). e2e/teams/tokens.mjs compares the two.
type verifier struct {
	settings Settings
	keys     *keyring
	parser   *jwt.Parser
}

func newVerifier(p *Platform) *verifier {
	client := p.settings.HTTP
	if client == nil {
		client = http.DefaultClient
	}
	return &verifier{
		settings: p.settings,
		keys:     &keyring{openID: cmp.Or(p.settings.OpenIDURL, openIDURL), http: client, now: p.settings.Now, log: p.log},
		parser: jwt.NewParser(
			jwt.WithValidMethods([]string{jwt.SigningMethodRS256.Alg()}),
			jwt.WithIssuer(issuer),
			jwt.WithAudience(p.settings.AppID),
			jwt.WithExpirationRequired(),
			jwt.WithLeeway(clockSkew),
			jwt.WithTimeFunc(p.settings.Now),
		),
	}
}

// credential is what a good token says about the activity that it came with.
type credential struct {
	jwt.RegisteredClaims
	ServiceURL string `json:"serviceurl"`

	endorses map[string]bool
	unsigned bool // development: nothing is said, and anything goes
}

// read gives an activity of this app's tenant that the Bot Connector vouches
// for, or the status to answer with.
func (l *Listener) read(w http.ResponseWriter, r *http.Request) (activityIn, int) {
	if r.Method != http.MethodPost {
		return activityIn{}, http.StatusMethodNotAllowed
	}
	credential, err := l.verifier.token(r.Context(), r.Header.Get("Authorization"))
	if err != nil {
		return activityIn{}, l.refuse(r, http.StatusUnauthorized, err)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return activityIn{}, http.StatusRequestEntityTooLarge
	case err != nil:
		return activityIn{}, http.StatusBadRequest
	}
	a := readActivity(body)
	if err := l.verifier.vouches(credential, a); err != nil {
		return activityIn{}, l.refuse(r, http.StatusForbidden, err)
	}
	return a, 0
}

// refuse says why to whoever runs the bot, and not to whoever asked.
func (l *Listener) refuse(r *http.Request, status int, why error) int {
	l.log.WarnContext(r.Context(), "refused an activity", "error", why)
	return status
}

// token checks the token itself.
func (v *verifier) token(ctx context.Context, header string) (credential, error) {
	if header == "" && v.settings.AllowUnsigned {
		return credential{unsigned: true}, nil
	}
	token, ok := strings.CutPrefix(header, "Bearer ")
	if !ok {
		return credential{}, errNoToken
	}
	var c credential
	_, err := v.parser.ParseWithClaims(token, &c, func(t *jwt.Token) (any, error) {
		kid, _ := t.Header["kid"].(string)
		key, known := v.keys.find(ctx, kid)
		if !known {
			return nil, jwt.ErrTokenUnverifiable
		}
		c.endorses = key.endorses
		return key.public, nil
	})
	if err != nil || len(c.Audience) != 1 {
		return credential{}, errBadToken
	}
	return c, nil
}

// vouches checks that the token covers the activity, and that the activity is
// of the tenant this app is for.
func (v *verifier) vouches(c credential, a activityIn) error {
	switch {
	case !a.ofTenant(v.settings.Tenant):
		return errOtherTenant
	case c.unsigned:
		return nil
	case c.ServiceURL == "" || !sameService(c.ServiceURL, a.Service):
		return errService
	case a.Channel != channel:
		return errChannel
	case !c.endorses[a.Channel]:
		return errUnendorsed
	}
	return nil
}

func sameService(a, b string) bool {
	return strings.TrimSuffix(a, "/") == strings.TrimSuffix(b, "/")
}
