package bottest

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"plenary/bot"
)

// Fault is how a call goes wrong. The constructors below are all there are; a
// nil Fault is a call that goes well.
type Fault struct {
	status int           // of the answer, where it is not 200
	word   string        // with which the platform says no
	after  time.Duration // when to come back
	gone   bool          // there is no coming back
	left   bool          // gone, because the person has blocked the bot
	effect bool          // the call takes effect all the same
	cut    bool          // the connection ends without an answer
	waits  time.Duration // before the answer
}

// Limited is status 429. Slack says when to come back in whole seconds, so
// after is rounded up, to one at least.
func Limited(after time.Duration) *Fault {
	whole := after.Truncate(time.Second)
	if whole < after {
		whole += time.Second
	}
	return &Fault{status: http.StatusTooManyRequests, word: "ratelimited", after: max(whole, time.Second)}
}

// Broken is status 500, and nothing happened.
func Broken() *Fault { return &Fault{status: http.StatusInternalServerError} }

// BrokenAfter is status 500, although the call took effect.
func BrokenAfter() *Fault { return &Fault{status: http.StatusInternalServerError, effect: true} }

// Status is an answer with a status and a word of Teams', such as 412 and
// PreconditionFailed, and nothing happened.
func Status(code int, word string) *Fault { return &Fault{status: code, word: word} }

// StatusAfter is the same, although the call took effect.
func StatusAfter(code int, word string) *Fault { return &Fault{status: code, word: word, effect: true} }

// Blocked is a no for good, because the person has blocked the bot or taken it
// out, with Teams' word for it, such as MessageWritesBlocked.
func Blocked(word string) *Fault {
	return &Fault{status: http.StatusForbidden, word: word, gone: true, left: true}
}

// CutBefore ends the connection before the call took effect.
func CutBefore() *Fault { return &Fault{cut: true} }

// CutAfter ends the connection after the call took effect.
func CutAfter() *Fault { return &Fault{cut: true, effect: true} }

// Lost is a call that takes effect and has no answer: the caller waits until
// it gives up.
func Lost() *Fault { return &Fault{effect: true, waits: forever} }

// Slow is a call that takes effect at once and answers late.
func Slow(d time.Duration) *Fault { return &Fault{effect: true, waits: d} }

// Refused is a no to this call only, with Slack's word for it, such as
// invalid_blocks.
func Refused(word string) *Fault { return &Fault{word: word} }

// Barred is a no to every call until someone mends a setting, such as
// missing_scope. In process it is to be tried again after a minute, as the
// Slack adapter has it.
func Barred(word string) *Fault { return &Fault{word: word, after: time.Minute} }

// Gone is a no for good, such as user_disabled.
func Gone(word string) *Fault { return &Fault{word: word, gone: true} }

func (f *Fault) prevents() bool { return f != nil && !f.effect }

func (f *Fault) limits() bool { return f != nil && f.status == http.StatusTooManyRequests }

// silent reports whether there will be no answer.
func (f *Fault) silent() bool { return f != nil && (f.cut || f.waits == forever) }

// delay is how long the answer takes.
func (f *Fault) delay() time.Duration {
	if f == nil {
		return 0
	}
	return f.waits
}

var (
	errCut    = errors.New("the connection was cut")
	errBroken = errors.New("the chat answered with a status of 500 or more")
)

// err is what an adapter makes of it in the end: a *bot.Refusal where it is
// certain that nothing happened.
func (f *Fault) err() error {
	switch {
	case f == nil:
		return nil
	case f.cut:
		return errCut
	case f.status >= http.StatusInternalServerError:
		return errBroken
	case f.word != "":
		return &bot.Refusal{RetryAfter: f.after, Gone: f.gone, Deactivated: f.left || f.word == "user_disabled", Reason: f.word}
	}
	return nil
}

// Odds is a Fault and how often it happens.
type Odds struct {
	fault *Fault
	of    float64
}

// At makes it happen so often: 0.05 is one call in twenty.
func (f *Fault) At(of float64) Odds { return Odds{f, of} }

// FaultsAt is a mix of faults for Chat.Fail that is the same for the same seed.
// What happens to a call follows from what it is about and how often that was
// tried, not from what other goroutines do meanwhile. The odds together are
// one at most.
func FaultsAt(seed uint64, odds ...Odds) func(Call) *Fault {
	var mu sync.Mutex
	tries := map[Call]int{}
	return func(call Call) *Fault {
		call.Number = 0
		mu.Lock()
		tries[call]++
		call.Number = tries[call]
		mu.Unlock()
		at := lot(seed, call)
		for _, o := range odds {
			if at < o.of {
				return o.fault
			}
			at -= o.of
		}
		return nil
	}
}

// lot is a number below one, drawn for that try of that call.
func lot(seed uint64, call Call) float64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s\x00%d", call.Method, call.Workspace, call.User, call.Delivery, call.Number)
	return rand.New(rand.NewPCG(seed, h.Sum64())).Float64()
}
