package bottest_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// tokens is a token bucket by the book, counted in fractions without rounding.
type tokens struct {
	rate, burst, left *big.Rat
	at                time.Time
}

func bookOf(r bottest.Rate) *tokens {
	burst := big.NewRat(int64(max(r.Burst, 1)), 1)
	return &tokens{rate: new(big.Rat).SetFloat64(r.PerSecond), burst: burst, left: burst, at: began}
}

func (b *tokens) refill(now time.Time) {
	gained := new(big.Rat).Mul(b.rate, big.NewRat(int64(now.Sub(b.at)), int64(time.Second)))
	b.left = new(big.Rat).Add(b.left, gained)
	if b.left.Cmp(b.burst) > 0 {
		b.left = b.burst
	}
	b.at = now
}

// wait is how many whole seconds until there is a token, by trying.
func (b *tokens) wait() int {
	for s := 0; ; s++ {
		then := new(big.Rat).Add(b.left, new(big.Rat).Mul(b.rate, big.NewRat(int64(s), 1)))
		if then.Cmp(big.NewRat(1, 1)) >= 0 {
			return s
		}
	}
}

func (b *tokens) use() { b.left = new(big.Rat).Sub(b.left, big.NewRat(1, 1)) }

// What is let through, and when to come back, is what a token bucket gives for
// the workspace and one for each conversation.
func TestLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.Custom(func(t *rapid.T) bottest.Rate {
			return bottest.Rate{
				PerSecond: rapid.SampledFrom([]float64{0.125, 0.25, 0.5, 1, 2, 4, 5, 8, 20, 50}).Draw(t, "per second"),
				Burst:     rapid.IntRange(0, 6).Draw(t, "burst"),
			}
		})
		limits := bottest.Limits{Workspace: rate.Draw(t, "workspace"), Channel: rate.Draw(t, "channel")}
		now := began
		chat := bottest.NewChat(func() time.Time { return now })
		chat.Limit(limits)
		p := chat.Platform("slack")
		workspaces, channels := map[string]*tokens{}, map[string]*tokens{}
		refused := 0
		for range rapid.IntRange(1, 60).Draw(t, "calls") {
			now = now.Add(time.Duration(rapid.IntRange(0, 2500).Draw(t, "later")) * time.Millisecond)
			user := rapid.SampledFrom([]string{"A1", "A2", "A3", "B1"}).Draw(t, "user")
			workspace := user[:1]
			for _, books := range []struct {
				of  map[string]*tokens
				key string
				r   bottest.Rate
			}{{workspaces, workspace, limits.Workspace}, {channels, user, limits.Channel}} {
				if books.of[books.key] == nil {
					books.of[books.key] = bookOf(books.r)
				}
				books.of[books.key].refill(now)
			}
			want := max(workspaces[workspace].wait(), channels[user].wait())
			to := bot.Address{Workspace: reflection.Workspace{ID: reflection.WorkspaceID(workspace)}, User: user}
			_, err := p.Send(t.Context(), to, hello, "")
			no, _ := errors.AsType[*bot.Refusal](err)
			switch {
			case want == 0 && err != nil:
				t.Fatalf("refused at %v: %v", now, err)
			case want > 0 && (no == nil || no.RetryAfter != time.Duration(want)*time.Second):
				t.Fatalf("at %v got %+v, want to come back after %d s", now, no, want)
			case want > 0:
				refused++
			default:
				workspaces[workspace].use()
				channels[user].use()
			}
		}
		if got := chat.Refusals(); got != refused {
			t.Fatalf("%d refusals, want %d", got, refused)
		}
	})
}

// The limit is the same over HTTP, in a header of whole seconds, and whoever
// waits that long is let through.
func TestLimitsByEitherWay(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		l.chat.Limit(bottest.Limits{Channel: bottest.Rate{PerSecond: 0.4, Burst: 2}})
		for range 2 {
			_, err := l.Send(t.Context(), asha, hello, "")
			must(t, err)
		}
		if _, err := l.Send(t.Context(), sam, hello, ""); err != nil {
			t.Errorf("somebody else's conversation is limited too: %v", err)
		}
		_, err := l.Send(t.Context(), asha, hello, "")
		no, _ := errors.AsType[*bot.Refusal](err)
		if no == nil || no.RetryAfter != 3*time.Second || l.chat.Count() != 3 {
			t.Fatalf("Send = %v, %d messages; want to come back after 3 s", err, l.chat.Count())
		}
		l.move(no.RetryAfter)
		if _, err := l.Send(t.Context(), asha, hello, ""); err != nil {
			t.Errorf("refused after waiting: %v", err)
		}
		if _, _, err := l.Sent(t.Context(), asha, "d1", began); err != nil {
			t.Errorf("looking is limited: %v", err)
		}
		if got := l.chat.Refusals(); got != 1 {
			t.Errorf("%d refusals, want 1", got)
		}
	})
}

// Slack's own limits: each method has one, in each workspace by itself.
func TestSlackLimits(t *testing.T) {
	c, api := twoWorkspaces(t)
	c.Limit(bottest.SlackLimits())
	for method, calls := range map[string]int{"conversations.open": 50, "views.publish": 100} {
		form := "users=U0ASHA&user_id=U0ASHA&view={%22type%22:%22home%22}"
		for n := range calls {
			if got := post(t, api+method, form); !strings.HasPrefix(got, "200") {
				t.Fatalf("%s was refused at call %d: %s", method, n+1, got)
			}
		}
		if got, want := post(t, api+method, form), `429 `+map[int]string{50: "2", 100: "1"}[calls]; !strings.HasPrefix(got, want) {
			t.Errorf("call %d of %s: %s, want %s", calls+1, method, got, want)
		}
		if got := post(t, api+method, "token=xoxb-T2&"+form); !strings.HasPrefix(got, "200") {
			t.Errorf("%s in another workspace: %s", method, got)
		}
	}
	if got := post(t, api+"auth.test", ""); !strings.HasPrefix(got, "200") {
		t.Errorf("another method: %s", got)
	}
}

func TestPace(t *testing.T) {
	chat := bottest.NewChat(time.Now)
	chat.Limit(bottest.Limits{Workspace: bottest.Rate{PerSecond: 20, Burst: 5}, Channel: bottest.Rate{PerSecond: 1}})
	if rate, burst := chat.Blind("local").Pace(north); rate != 20 || burst != 5 {
		t.Errorf("the pace is %v, %d; want the limit", rate, burst)
	}
	chat.Pace(bottest.Rate{PerSecond: 40, Burst: 1})
	if rate, burst := chat.Platform("local").Pace(north); rate != 40 || burst != 1 {
		t.Errorf("the pace is %v, %d; want what was set", rate, burst)
	}
}
