package slack

import (
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// When to come back where Slack does not say.
const (
	retryUnreachable = 15 * time.Second // nothing was sent: the network
	retryRateLimited = 30 * time.Second // a limit without a Retry-After
	retryRefused     = time.Minute      // a setting someone has to mend
)

// refusedTokens are the errors that say that this token will not do. Another
// process may have renewed it, or the app was taken out and put in again, so
// what is kept is looked at anew.
var refusedTokens = map[string]bool{
	"invalid_auth":     true,
	"not_authed":       true,
	"token_expired":    true,
	"token_revoked":    true,
	"account_inactive": true, // the bot's own: the app was taken out
}

// unsettled are the errors that stop every call until someone mends a setting:
// https://docs.slack.dev/reference/methods/auth.test#errors
var unsettled = map[string]bool{
	"missing_scope":           true,
	"no_permission":           true,
	"access_denied":           true,
	"ekm_access_denied":       true,
	"org_login_required":      true,
	"team_access_not_granted": true,
	"not_allowed_token_type":  true,
}

// gone are the errors after which this person or workspace will not be
// reached: https://docs.slack.dev/reference/methods/chat.postMessage#errors
// and conversations.open#errors.
var gone = map[string]bool{
	"channel_not_found":   true,
	"is_archived":         true,
	"user_not_found":      true,
	"users_not_found":     true,
	"user_disabled":       true,
	"user_not_visible":    true,
	"cannot_dm_bot":       true,
	"not_in_channel":      true,
	"message_not_found":   true,
	"cant_update_message": true,
	"edit_window_closed":  true,
}

// deactivated are those of gone that say that the person's account is switched
// off.
var deactivated = map[string]bool{
	"user_disabled": true,
}

// ambiguous are the errors with which Slack itself says that part of the call
// may have taken effect.
var ambiguous = map[string]bool{
	"fatal_error":         true,
	"internal_error":      true,
	"request_timeout":     true,
	"service_unavailable": true,
}

// limited are the errors that stand in for status 429.
var limited = map[string]bool{
	"ratelimited":            true,
	"rate_limited":           true,
	"message_limit_exceeded": true,
}

// refusal and notYet are those of the Platform, heard.
func (a *access) refusal(err error) error { a.heard(err); return a.Platform.refusal(err) }
func (a *access) notYet(err error) error  { a.heard(err); return a.Platform.notYet(err) }

// heard lets go of a token that Slack has refused.
func (a *access) heard(err error) {
	if refusedTokens[word(err)] {
		a.letGo(a.workspace)
	}
}

// refusal turns an error of the Web API into a *bot.Refusal where it is a
// definite no. Anything else (a time-out, a cut connection, a 5xx) comes back
// as it was, without secrets: nobody knows what happened.
func (p *Platform) refusal(err error) error {
	var (
		limit  *slack.RateLimitedError
		status slack.StatusCodeError
		said   slack.SlackErrorResponse
		ours   *bot.Refusal
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ours):
		return ours
	case errors.As(err, &limit):
		return &bot.Refusal{RetryAfter: max(limit.RetryAfter, time.Second), Reason: "ratelimited"}
	case errors.As(err, &said):
		return refusalSaid(p.scrub(said), err)
	case errors.As(err, &status):
		return refusalStatus(status.Code, p.safe(err))
	case neverSent(err):
		return &bot.Refusal{RetryAfter: retryUnreachable, Reason: "unreachable"}
	}
	return p.safe(err)
}

func refusalSaid(word string, err error) error {
	switch {
	case ambiguous[word]:
		return err
	case limited[word]:
		return &bot.Refusal{RetryAfter: retryRateLimited, Reason: word}
	case gone[word]:
		return &bot.Refusal{Gone: true, Deactivated: deactivated[word], Reason: word}
	case unsettled[word], refusedTokens[word]:
		return &bot.Refusal{RetryAfter: retryRefused, Reason: word}
	}
	return &bot.Refusal{Reason: word} // of this message only
}

func refusalStatus(code int, err error) error {
	switch {
	case code == http.StatusTooManyRequests:
		return &bot.Refusal{RetryAfter: retryRateLimited, Reason: "ratelimited"}
	case code >= 400 && code < 500:
		return &bot.Refusal{RetryAfter: retryRefused, Reason: http.StatusText(code)}
	}
	return err
}

// neverSent reports whether the connection was not even made.
func neverSent(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// notYet is for a step before the one that shows something: whatever went
// wrong there, nothing was shown, so it is a refusal.
func (p *Platform) notYet(err error) error {
	err = p.refusal(err)
	if _, definite := errors.AsType[*bot.Refusal](err); definite {
		return err
	}
	return &bot.Refusal{RetryAfter: retryUnreachable, Reason: "unreachable"}
}

// safe is the error without secrets. It keeps the chain where the words hold
// none.
func (p *Platform) safe(err error) error {
	if clean := p.scrub(err); clean != err.Error() {
		return errors.New(clean)
	}
	return err
}

// word is Slack's own name for what went wrong, or "".
func word(err error) string {
	said, _ := errors.AsType[slack.SlackErrorResponse](err)
	return said.Err
}
