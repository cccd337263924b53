package slack

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

const (
	maxBody       = 1 << 20
	usualBody     = 16 << 10
	signatureLife = 5 * time.Minute
	signatureName = "X-Slack-Signature"
	retryName     = "X-Slack-Retry-Num"
)

var errReplayed = errors.New("this very request was taken before")

// read gives the body of a request that Slack signed
// (https://docs.slack.dev/authentication/verifying-requests-from-slack), or
// the status to answer with. The age of a request is measured with the
// machine's own clock, which Slack's is compared with, whatever the time is in
// the school.
func (l *Listener) read(w http.ResponseWriter, r *http.Request) ([]byte, int) {
	if r.Method != http.MethodPost {
		return nil, http.StatusMethodNotAllowed
	}
	body, err := whole(w, r)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge
	case err != nil:
		return nil, http.StatusBadRequest
	}
	if verify(r.Header, body, l.platform.settings.SigningSecret) != nil {
		return nil, http.StatusUnauthorized
	}
	if l.seen.again(r.Header.Get(signatureName), time.Now()) {
		return nil, l.replayed(r)
	}
	return body, 0
}

// whole reads a body into as much room as the request says that it takes. That
// is not signed, so it gets no more than what people write takes.
func whole(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	var body bytes.Buffer
	body.Grow(int(min(max(r.ContentLength, 0), usualBody)) + bytes.MinRead)
	_, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, maxBody))
	return body.Bytes(), err
}

// replayed answers a request seen before. Slack's own retry is acknowledged,
// since its first copy was taken; nobody gets anything done a second time.
func (l *Listener) replayed(r *http.Request) int {
	if r.Header.Get(retryName) != "" {
		return http.StatusOK
	}
	l.log.WarnContext(r.Context(), "refused a request", "error", errReplayed)
	return http.StatusUnauthorized
}

func verify(header http.Header, body []byte, secret string) error {
	verifier, err := slack.NewSecretsVerifier(header, secret)
	if err != nil {
		return err
	}
	if _, err := verifier.Write(body); err != nil {
		return err
	}
	return verifier.Ensure()
}

// replays remembers the signatures of the last minutes. An older request is
// refused for its age. It holds nothing that the garbage collector would have
// to look through: there is one for every request of the last ten minutes.
type replays struct {
	mu    sync.Mutex
	seen  map[trace]uint32 // and when, in Unix seconds
	swept time.Time
}

// trace stands for a signature, whatever its length, in no more bytes than it
// takes to tell all of them apart: of the two million that ten busy minutes
// bring, two are the same once in ten million times.
type trace [8]byte

func traceOf(signature string) trace {
	sum := sha256.Sum256([]byte(signature))
	return trace(sum[:])
}

// again reports whether the signature was seen, and remembers it.
func (r *replays) again(signature string, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sweep(now)
	t := traceOf(signature)
	_, seen := r.seen[t]
	r.seen[t] = uint32(now.Unix())
	return seen
}

// forget lets a request that could not be taken come again.
func (r *replays) forget(signature string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.seen, traceOf(signature))
}

// sweep keeps twice the life of a signature: Slack's clock may be ahead.
func (r *replays) sweep(now time.Time) {
	if r.seen == nil {
		r.seen = map[trace]uint32{}
	}
	if now.Sub(r.swept) < time.Minute {
		return
	}
	r.swept = now
	for s, at := range r.seen {
		if now.Sub(time.Unix(int64(at), 0)) > 2*signatureLife {
			delete(r.seen, s)
		}
	}
}
