package teams

import (
	"context"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"sync"
	"time"
)

const (
	keysLast  = 24 * time.Hour   // then they are fetched again
	keysKnown = time.Hour        // a key that is not among them may be newer than this
	keysAgain = 10 * time.Second // after a fetch that failed
	// keysWithin bounds a fetch: an invoke that waits for it has five seconds.
	keysWithin = 3 * time.Second
	maxKeys    = 1 << 20
)

// keyring holds the keys that the Bot Connector signs with:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
// Nobody fetches them twice at once, and while they cannot be fetched the ones
// that are here go on working.
type keyring struct {
	openID string // the document that says where the keys are
	http   *http.Client
	now    func() time.Time
	log    *slog.Logger

	mu      sync.Mutex
	keys    map[string]signingKey // by kid
	fetched time.Time
	failed  time.Time     // when the last fetch was tried, if it failed
	coming  chan struct{} // closed when the fetch under way is over; nil when none is
}

// signingKey is a key and the channels whose activities it may sign.
type signingKey struct {
	public   *rsa.PublicKey
	endorses map[string]bool
}

// find gives the key of that id, fetching the keys where it is time to.
func (k *keyring) find(ctx context.Context, kid string) (signingKey, bool) {
	key, known, coming := k.look(kid)
	switch {
	case coming == nil:
		return key, known
	case coming.ours:
		k.fetch(ctx)
	case known:
		return key, true
	default:
		select {
		case <-coming.over:
		case <-ctx.Done():
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	key, known = k.keys[kid]
	return key, known
}

// fetching is a fetch under way, or one that the caller is to make.
type fetching struct {
	ours bool
	over <-chan struct{}
}

func (k *keyring) look(kid string) (key signingKey, known bool, coming *fetching) {
	k.mu.Lock()
	defer k.mu.Unlock()
	key, known = k.keys[kid]
	if !k.due(known) {
		return key, known, nil
	}
	coming = &fetching{ours: k.coming == nil}
	if coming.ours {
		k.coming = make(chan struct{})
	}
	coming.over = k.coming
	return key, known, coming
}

// due reports whether the keys are to be fetched, for a key that is known or
// for one that is not.
func (k *keyring) due(known bool) bool {
	last := keysKnown
	if known {
		last = keysLast
	}
	now := k.now()
	return now.Sub(k.fetched) >= last && now.Sub(k.failed) >= keysAgain
}

func (k *keyring) fetch(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), keysWithin)
	defer cancel()
	keys, err := k.ask(ctx)
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.coming)
	k.coming = nil
	if err != nil {
		k.failed = k.now()
		k.log.WarnContext(ctx, "the Bot Connector's keys were not fetched; the old ones go on", "known", len(k.keys), "error", err)
		return
	}
	k.keys, k.fetched = keys, k.now()
}

// ask asks for both documents.
func (k *keyring) ask(ctx context.Context) (map[string]signingKey, error) {
	var openID struct {
		Keys string `json:"jwks_uri"`
	}
	if err := k.get(ctx, k.openID, &openID); err != nil {
		return nil, fmt.Errorf("where the keys are: %w", err)
	}
	var set struct {
		Keys []jwk `json:"keys"`
	}
	if err := k.get(ctx, openID.Keys, &set); err != nil {
		return nil, fmt.Errorf("the keys: %w", err)
	}
	keys := map[string]signingKey{}
	for _, j := range set.Keys {
		if key, ok := j.key(); ok {
			keys[j.ID] = key
		}
	}
	if len(keys) == 0 {
		return nil, errors.New("the keys: there are none")
	}
	return keys, nil
}

func (k *keyring) get(ctx context.Context, from string, into any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, from, nil) //nolint:gosec // from the settings, or from the document they name
	if err != nil {
		return err
	}
	resp, err := k.http.Do(req) //nolint:gosec // as above
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return json.NewDecoder(io.LimitReader(resp.Body, maxKeys)).Decode(into)
}

// jwk is a key as https://www.rfc-editor.org/rfc/rfc7517 writes it, with the
// endorsements that Microsoft adds.
type jwk struct {
	ID           string   `json:"kid"`
	Type         string   `json:"kty"`
	Modulus      string   `json:"n"`
	Exponent     string   `json:"e"`
	Endorsements []string `json:"endorsements"`
}

// minModulus is that of RS256: https://www.rfc-editor.org/rfc/rfc7518#section-3.3
const minModulus = 2048

func (j jwk) key() (signingKey, bool) {
	n, errN := base64.RawURLEncoding.DecodeString(j.Modulus)
	e, errE := base64.RawURLEncoding.DecodeString(j.Exponent)
	if j.ID == "" || j.Type != "RSA" || errN != nil || errE != nil || len(e) > 4 {
		return signingKey{}, false
	}
	key := signingKey{
		public:   &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(new(big.Int).SetBytes(e).Int64())},
		endorses: map[string]bool{},
	}
	for _, channel := range j.Endorsements {
		key.endorses[channel] = true
	}
	return key, key.public.N.BitLen() >= minModulus
}
