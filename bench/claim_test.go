package bench

import (
	"sync"
	"testing"
	"time"

	"plenary/reflection"
)

// BenchmarkPlan is how many rows a second are queued for people who have
// nothing queued: reading them, deciding what comes next, and writing it.
func BenchmarkPlan(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			n := newTown(b, db.url(b), 1000)
			rows, took := 0, time.Duration(0)
			for b.Loop() {
				began := time.Now()
				_, err := n.KeepHouse(b.Context(), organisation)
				took += time.Since(began)
				must(b, err)
				b.StopTimer()
				rows += n.unqueue(b)
				b.StartTimer()
			}
			b.ReportMetric(float64(rows)/took.Seconds(), "rows/s")
		})
	}
}

// unqueue takes everything away that waits, and says how much it was.
func (n *town) unqueue(b *testing.B) int {
	b.Helper()
	waiting, err := n.Store.Upcoming(b.Context(), organisation, 1<<20)
	must(b, err)
	var records []reflection.Record
	for _, m := range append(n.ects, n.mentors...) {
		records = append(records, reflection.Unqueued{To: m.ID, Kinds: []reflection.Kind{
			reflection.PromptKind, reflection.AskKind, reflection.DigestKind, reflection.TapKind, reflection.NoteKind}})
	}
	must(b, n.Store.Write(b.Context(), organisation, records...))
	return len(waiting)
}

// BenchmarkClaim is the wave without its posts: 100 workspaces are leased, and
// each row is listed and kept as being sent.
func BenchmarkClaim(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			took := time.Duration(0)
			for b.Loop() {
				w := newWave(b, db.url(b), onThursday)
				w.begin()
				began := time.Now()
				leases, err := w.db.Lease(b.Context(), reflection.Wanted{Platforms: []string{"slack"}, Now: w.now(), For: time.Minute, Limit: 256})
				must(b, err)
				var all sync.WaitGroup
				for _, l := range leases {
					all.Go(func() { w.claim(b, l) })
				}
				all.Wait()
				took += time.Since(began)
			}
			b.ReportMetric(float64(b.N*wavePrompts)/took.Seconds(), "claims/s")
		})
	}
}

// claim lists what is due in a workspace and begins all of it.
func (w *wave) claim(b *testing.B, l reflection.Lease) {
	begun := 0
	for begun < wavePeople {
		rows, err := w.db.Due(b.Context(), l, w.now(), 50)
		if err != nil || len(rows) == 0 {
			b.Errorf("%d rows, %v", len(rows), err)
			return
		}
		var steps []reflection.Step
		for _, d := range rows {
			on := d
			on.State, on.Turn = reflection.Sending, l.Number
			steps = append(steps, reflection.Step{From: d, To: on, Held: true})
		}
		for _, err := range w.db.Step(b.Context(), l.Workspace.Organisation, steps...) {
			if err != nil {
				b.Error(err)
			}
		}
		begun += len(rows)
	}
}
