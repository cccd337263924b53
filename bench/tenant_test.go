package bench

import (
	"log/slog"
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/bot/teams"
)

// inOneTenant is 2,000 people of one trust in Teams who are due in the same
// minute.
var inOneTenant = crowd{platform: "teams", workspaces: 1, people: 2000, at: thursday}

// inTeams is the adapter for Teams as it is when a server has just started.
func (w *wave) inTeams() *teams.Platform {
	return teams.New(teams.Settings{AppID: bottest.ClientID, AppSecret: bottest.ClientSecret, Tenant: workspaceOf(0).External,
		LoginURL: w.api, Now: w.now, Log: slog.New(slog.DiscardHandler)})
}

// BenchmarkTenantWave is that minute where Teams takes 50 requests a second in
// the tenant and refuses what is more in any second: answered at once, and each
// 150 ms later, as it may be over the internet. It fails where it takes five
// hundredths longer than 2,000 messages take at 50 a second, or where Teams has
// to refuse anything.
func BenchmarkTenantWave(b *testing.B) {
	best := time.Duration(inOneTenant.people) * time.Second / 50
	for _, db := range databases {
		for name, each := range map[string]*bottest.Fault{"": nil, "/150 ms each": bottest.Slow(150 * time.Millisecond)} {
			b.Run(db.name+name, func(b *testing.B) {
				for b.Loop() {
					w := newWave(b, db.url(b), inOneTenant)
					w.chat.Limit(bottest.TeamsLimits())
					w.chat.Fail(func(bottest.Call) *bottest.Fault { return each })
					took := w.send(b, w.inTeams(), inOneTenant.people)
					b.ReportMetric(took.Seconds(), "s")
					b.ReportMetric(best.Seconds(), "s-at-best")
					b.ReportMetric(took.Seconds()/best.Seconds(), "x-best")
					b.ReportMetric(float64(w.chat.Refusals()), "refusals")
					if took > best*105/100 || w.chat.Refusals() > 0 {
						b.Errorf("it took %v, more than 1.05 of %v, or Teams refused %d", took, best, w.chat.Refusals())
					}
				}
			})
		}
	}
}
