package teams

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"plenary/bot"
)

// doubts is set once nobody knows what came of a message, until the Connector
// has answered well. Each such message is lost to its reader, since Teams cannot
// be asked about it. So while there is doubt, something is asked first that
// shows nothing: an outage then costs one message, and not one at every try.
type doubts struct{ any atomic.Bool }

// askWithin bounds that question, so that the call itself has time left.
const askWithin = 3 * time.Second

// settled returns once there is no doubt, or says why there is. Every error is
// a *bot.Refusal: nothing was shown.
func (p *Platform) settled(ctx context.Context, at place) error {
	if !p.doubts.any.Load() {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	err := p.call(ctx, request{method: http.MethodGet, service: at.service, path: []string{at.conversation, "pagedmembers"},
		query: url.Values{"pageSize": {"1"}}}, &page{})
	if answers(err) {
		return nil
	}
	return notYet(err)
}

// heard keeps whether what came of a message leaves doubt. A refusal of our own
// does not change it: nothing was asked.
func (p *Platform) heard(err error) {
	_, ours := errors.AsType[*bot.Refusal](err)
	if !ours {
		p.doubts.any.Store(!answers(err))
	}
}

// answers reports whether the Connector has said yes or a definite no.
func answers(err error) bool {
	if err == nil {
		return true
	}
	_, no := errors.AsType[said](err)
	_, definite := errors.AsType[*bot.Refusal](refusal(err))
	return no && definite
}
