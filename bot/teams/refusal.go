package teams

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"plenary/bot"
)

// When to come back where Teams does not say.
const (
	retryUnreachable = 15 * time.Second // nothing was sent: the network
	retryRateLimited = 30 * time.Second // a limit without a Retry-After
	retryRefused     = time.Minute      // a setting someone has to mend
	// mostRetry bounds a Retry-After: no window of Teams' limits is longer.
	mostRetry = time.Hour
)

var unreachable = &bot.Refusal{RetryAfter: retryUnreachable, Reason: "unreachable"}

// said is a no of the Connector, with its status and what it named of what this
// package knows. Nothing else of its answer is kept: it may name people.
type said struct {
	status int
	word   string
	after  time.Duration // zero where it does not say
}

func (s said) Error() string { return fmt.Sprintf("the Connector said %d %s", s.status, s.reason()) }

func (s said) reason() string {
	if s.word != "" {
		return s.word
	}
	return http.StatusText(s.status)
}

// What the Connector names:
// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
const (
	writesBlocked   = "MessageWritesBlocked"
	blockedByUser   = "ConversationBlockedByUser"
	notInRoster     = "BotNotInConversationRoster"
	notInstalled    = "ForbiddenOperationException"
	disabledByAdmin = "BotDisabledByAdmin"
	noConversation  = "ConversationNotFound"
	noActivity      = "ActivityNotFoundInConversation"
	notRegistered   = "BotNotRegistered"
	otherCloud      = "InvalidBotApiHost"
	notPermitted    = "NotEnoughPermissions"
)

var words = []string{writesBlocked, blockedByUser, notInRoster, notInstalled, disabledByAdmin, noConversation, noActivity,
	notRegistered, otherCloud, notPermitted}

// leftAlone are those after which the bot leaves the person alone: they have
// blocked or removed the app, or never had it. It comes back when they do:
// Teams then says that it was installed, or they write.
var leftAlone = []string{writesBlocked, blockedByUser, notInRoster, notInstalled}

// saidBy reads a no. Where in an answer the word stands differs: as error.code,
// or as subCode in JSON that is itself a text in JSON. So it is looked for.
func saidBy(resp *http.Response, body []byte) said {
	s := said{status: resp.StatusCode, after: retryAfter(resp.Header)}
	at := slices.IndexFunc(words, func(word string) bool { return strings.Contains(string(body), word) })
	if at >= 0 {
		s.word = words[at]
	}
	return s
}

// retryAfter reads when to come back: in seconds, or a time, which is measured
// by the clock of who says so. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
func retryAfter(head http.Header) time.Duration {
	value := head.Get("Retry-After")
	if value == "" {
		return 0
	}
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds >= 0 {
		return bounded(time.Duration(min(seconds, mostRetry.Seconds()) * float64(time.Second)))
	}
	then, err := http.ParseTime(value)
	now, errNow := http.ParseTime(head.Get("Date"))
	if err != nil || errNow != nil {
		return 0
	}
	return bounded(then.Sub(now))
}

func bounded(wait time.Duration) time.Duration { return min(max(wait, time.Second), mostRetry) }

// refusal turns an error of a call into a *bot.Refusal where it is a definite
// no. Anything else comes back as it was: nobody knows what happened.
//
// Microsoft asks to retry 412, 429, 502, 503 and 504 alike. That fits clients
// for whom a message twice is better than none; here it is the other way round
// (P9). 429 and 412 say that the request was turned away: too many, or a
// condition that did not hold, before it. A gateway that says 502 or 504 has
// had no answer from what is behind it, and that may have shown the message
// (https://www.rfc-editor.org/rfc/rfc9110#section-15.6); 500 and 503 come from
// any point on the way. So every 5xx is uncertain, as a cut connection is.
func refusal(err error) error {
	s, no := errors.AsType[said](err)
	switch {
	case !no, s.status < 400, s.status == http.StatusRequestTimeout, s.status >= 500:
		return err
	case s.status == http.StatusTooManyRequests:
		return &bot.Refusal{RetryAfter: limitedFor(s.after), Reason: s.reason()}
	case s.status == http.StatusUnauthorized:
		return &bot.Refusal{RetryAfter: retryRefused, Reason: s.reason()}
	case slices.Contains(leftAlone, s.word):
		return &bot.Refusal{Gone: true, Deactivated: true, Reason: s.word}
	}
	return &bot.Refusal{Gone: s.forGood(), Reason: s.reason()}
}

func limitedFor(after time.Duration) time.Duration { return cmp.Or(after, retryRateLimited) }

// forGood reports whether the same message would be refused again. An
// administrator who has switched the app off may have done so for everybody, so
// it is no reason to leave a person alone once it is on again.
func (s said) forGood() bool {
	return s.status == http.StatusNotFound || s.word == disabledByAdmin || s.status == http.StatusRequestEntityTooLarge
}

// notYet is for a step before the one that shows something: whatever went wrong
// there, nothing was shown, so it is a refusal.
func notYet(err error) error {
	err = refusal(err)
	if _, definite := errors.AsType[*bot.Refusal](err); err == nil || definite {
		return err
	}
	return unreachable
}

// refusal is what an error of the login means. Its words hold numbers of
// Microsoft's, which tell an administrator what to mend, and nothing else.
func (l *login) refusal(err error) *bot.Refusal {
	s, answered := errors.AsType[*oauth2.RetrieveError](err)
	if !answered || s.Response.StatusCode >= 500 {
		return &bot.Refusal{RetryAfter: retryUnreachable, Reason: "login unreachable"}
	}
	if s.Response.StatusCode == http.StatusTooManyRequests {
		return &bot.Refusal{RetryAfter: limitedFor(retryAfter(s.Response.Header)), Reason: "login limited"}
	}
	return &bot.Refusal{RetryAfter: retryRefused, Reason: strings.TrimSpace("login refused " + code.FindString(s.ErrorDescription))}
}

// code is how Microsoft numbers what is wrong with a login, such as a secret
// that has expired:
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
var code = regexp.MustCompile(`AADSTS\d+`)
