package bench

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// silent is a platform that shows messages to nobody.
type silent struct{ shown int }

func (*silent) Name() string { return "local" }

func (s *silent) Send(context.Context, bot.Address, bot.Message, reflection.DeliveryID) (string, error) {
	s.shown++
	return fmt.Sprint(s.shown), nil
}

func (*silent) Update(context.Context, bot.Address, string, bot.Message) error { return nil }

// BenchmarkYear is a school year of everything the bot starts for 1,000
// members (667 teachers and 333 mentors), and the memory the program has
// afterwards. One turn is one year.
func BenchmarkYear(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name+"/1000 members", func(b *testing.B) {
			n := newTown(b, db.url(b), 667)
			must(b, n.Requeue(b.Context(), organisation))
			platform := &silent{}
			t := &bot.Bot{Service: n.Service, Platforms: map[string]bot.Platform{"local": platform},
				Log: slog.New(slog.DiscardHandler)}
			b.ResetTimer()
			ends := time.Date(2027, time.July, 22, 0, 0, 0, 0, time.UTC)
			for b.Loop() {
				n.liveUntil(b, t, ends)
				ends = ends.AddDate(1, 0, 0)
			}
			b.ReportMetric(float64(platform.shown)/b.Elapsed().Seconds(), "messages/s")
			b.ReportMetric(float64(platform.shown), "messages")
			var heap runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&heap)
			b.ReportMetric(float64(heap.HeapAlloc)/(1<<20), "heap-MB")
			b.ReportMetric(resident(b), "resident-MB")
		})
	}
}

func (n *town) liveUntil(b *testing.B, t *bot.Bot, ends time.Time) {
	for {
		due, err := n.Store.NextDue(b.Context())
		if errors.Is(err, reflection.ErrNotFound) || err == nil && due.After(ends) {
			return
		}
		must(b, err)
		if due.After(n.Now()) {
			n.now.Store(due.UnixNano())
		}
		_, err = t.Deliver(b.Context())
		must(b, err)
	}
}

// resident is the program's memory as Linux counts it, in MB.
func resident(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0 // not Linux
	}
	for line := range strings.SplitSeq(string(status), "\n") {
		var kb float64
		if n, _ := fmt.Sscanf(line, "VmRSS: %f kB", &kb); n == 1 {
			return kb / 1024
		}
	}
	return 0
}
