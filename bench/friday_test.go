package bench

import (
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
)

// onFriday is 2,000 people in 20 workspaces who are due in the same minute.
var onFriday = crowd{workspaces: 20, people: 100, at: thursday.AddDate(0, 0, 1),
	slot: reflection.WeekTime{Day: time.Friday, At: reflection.Clock(15, 45)}}

// BenchmarkFridayWave is that minute where Slack takes one message a second in
// a conversation, and five a second in a workspace after ten at once. It fails
// where it takes five hundredths longer than those limits make it at best.
func BenchmarkFridayWave(b *testing.B) {
	slack := bottest.SlackLimits()
	limits := bottest.Limits{Workspace: slack.Workspace, Channel: slack.Channel}
	best := atBest(onFriday.people, limits.Workspace)
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			for b.Loop() {
				w := newWave(b, db.url(b), onFriday)
				w.chat.Limit(limits)
				took := w.send(b, w.client(0), onFriday.workspaces*onFriday.people)
				b.ReportMetric(took.Seconds(), "s")
				b.ReportMetric(best.Seconds(), "s-at-best")
				b.ReportMetric(took.Seconds()/best.Seconds(), "x-best")
				b.ReportMetric(float64(w.chat.Refusals()), "refusals")
				if took > best*105/100 {
					b.Errorf("it took %v, more than 1.05 of %v", took, best)
				}
			}
		})
	}
}

// atBest is the first moment by which a workspace can have taken so many
// messages, one in each conversation: it has taken the burst at once and what
// the rate lets in since. Workspaces do not wait for one another, and a message
// that is the only one of its conversation does not wait for that.
func atBest(messages int, r bottest.Rate) time.Duration {
	for t := time.Duration(0); ; t += time.Millisecond {
		if r.Burst+int(t.Seconds()*r.PerSecond) >= messages {
			return t
		}
	}
}
