// Package bench measures what grows with a school, on both databases. Its
// figures stand in docs/benchmarks.md; "make bench" makes them again.
package bench

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

const (
	organisation = reflection.OrganisationID("bench")
	school       = reflection.SchoolID("school")
	workspace    = reflection.WorkspaceID("chat")
)

// databases are what every benchmark runs on.
var databases = []struct {
	name string
	url  func(testing.TB) string
}{
	{"PostgreSQL", storetest.Postgres},
	{"SQLite", func(t testing.TB) string { return "sqlite:" + filepath.Join(t.TempDir(), "bench.db") }},
}

// town is a school of teachers, two to a mentor, with a clock to move.
type town struct {
	*reflection.Service
	ects    []reflection.Member
	mentors []reflection.Member
	now     atomic.Int64
}

func newTown(t testing.TB, url string, ects int) *town {
	t.Helper()
	keys, err := seal.Parse(seal.NewKey())
	must(t, err)
	db, err := store.Open(t.Context(), url, keys)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	n := &town{}
	n.now.Store(time.Date(2026, time.September, 7, 8, 0, 0, 0, time.UTC).UnixNano())
	n.Service = &reflection.Service{Store: db, Now: func() time.Time { return time.Unix(0, n.now.Load()).UTC() }}
	n.build(t, ects)
	return n
}

func (n *town) build(t testing.TB, ects int) {
	span := func(from, to reflection.Date) reflection.Span {
		return reflection.Span{Organisation: organisation, From: from, To: to, Kind: reflection.TermDays}
	}
	records := []reflection.Record{
		reflection.Organisation{ID: organisation, Name: "Bench"},
		reflection.Workspace{ID: workspace, Organisation: organisation, Platform: "local"},
		reflection.School{ID: school, Organisation: organisation, Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
		reflection.Calendar{Spans: []reflection.Span{
			span(reflection.Date{Year: 2026, Month: 9, Day: 1}, reflection.Date{Year: 2026, Month: 12, Day: 18}),
			span(reflection.Date{Year: 2027, Month: 1, Day: 4}, reflection.Date{Year: 2027, Month: 3, Day: 25}),
			span(reflection.Date{Year: 2027, Month: 4, Day: 12}, reflection.Date{Year: 2027, Month: 7, Day: 21}),
		}},
	}
	for i := range (ects + 1) / 2 {
		m := member(fmt.Sprintf("m%05d", i), reflection.Mentor)
		n.mentors, records = append(n.mentors, m), append(records, m)
	}
	for i := range ects {
		m := member(fmt.Sprintf("e%05d", i), reflection.ECT)
		m.Mentor = n.mentors[i/2].ID
		m.Meets.When = reflection.WeekTime{Day: time.Weekday(1 + i%5), At: reflection.Clock(11, i%50)}
		n.ects, records = append(n.ects, m), append(records, m)
	}
	must(t, n.Store.Write(t.Context(), organisation, records...))
	for i := range n.ects {
		n.ects[i].Revision = 1
	}
	for i := range n.mentors {
		n.mentors[i].Revision = 1
	}
}

func member(id string, role reflection.Role) reflection.Member {
	return reflection.Member{ID: reflection.MemberID(id), Organisation: organisation, School: school,
		Workspace: workspace, PlatformID: id, Name: "Pat " + id, Email: id + "@x.example",
		Roles: []reflection.Role{role}, Welcome: reflection.Started}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const words = "The exit tickets showed that half of them mix up the two ideas, so tomorrow begins with a short quiz and a worked example on the board."

// atOnce runs n calls of do from that many goroutines and reports calls a
// second and the slowest hundredth.
func atOnce(b *testing.B, workers int, do func(worker, i int)) {
	b.Helper()
	took := make([]time.Duration, b.N)
	var next atomic.Int64
	var all sync.WaitGroup
	b.ResetTimer()
	for w := range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < b.N; i = int(next.Add(1)) - 1 {
				began := time.Now()
				do(w, i)
				took[i] = time.Since(began)
			}
		})
	}
	all.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
	b.ReportMetric(float64(slowest(took))/1e6, "p99-ms")
}

// call is the context of one press or submit, as cmd makes it.
func call(t testing.TB) context.Context { return store.WithCall(t.Context()) }
