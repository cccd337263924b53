package bench

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

// soakLasts is one minute, or what PLENARY_SOAK says: "make soak" says ten.
func soakLasts() time.Duration {
	lasts, err := time.ParseDuration(os.Getenv("PLENARY_SOAK"))
	if err != nil {
		return time.Minute
	}
	return lasts
}

const (
	soakWorkspaces = 20
	// soakEach are the people in each who are written to, soakAtOnce of them in
	// turn each soakBeat: in ten minutes everybody gets five messages, as in a
	// week. Deciding about one reads the others of the person's week.
	soakEach   = 600
	soakAtOnce = 10
	soakBeat   = 2 * time.Second
	// soakSaves are by teachers, each second: enough that no connection waits
	// longer for its first than a server allows. The marks of requests are kept
	// for ten minutes, and are to weigh little beside what is looked for.
	soakSaves = 20
)

// BenchmarkSoak is the program working for a long time: 100 messages a second
// in 20 workspaces of a chat that fails in one call of twenty, while teachers
// save. It fails if goroutines, connections or memory grow.
func BenchmarkSoak(b *testing.B) {
	lasts := soakLasts()
	for b.Loop() {
		s := newSoak(b)
		ctx, stop := context.WithTimeout(b.Context(), lasts)
		var working sync.WaitGroup
		working.Go(func() { s.write(ctx, b) })
		working.Go(func() { s.round(b, lasts, soakSaves) })
		var seen []vitals
		for every := lasts / 30; ctx.Err() == nil; time.Sleep(every) {
			seen = append(seen, s.vitals(b))
		}
		working.Wait()
		stop()
		s.judge(b, seen)
	}
}

type soak struct {
	*app
	db   *store.DB
	chat *bottest.Chat
}

func newSoak(b *testing.B) *soak {
	url, key := storetest.Postgres(b), seal.NewKey()
	s := &soak{app: &app{Cmd: exec.Command(os.Getenv("PLENARY_BIN"), "serve")}}
	base, began := time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC), time.Now()
	s.chat = bottest.NewChat(func() time.Time { return base.Add(time.Since(began)) })
	double := httptest.NewServer(s.chat.Slack())
	b.Cleanup(double.Close)
	s.db = s.fill(b, url, key, teachersAtOnce, reflection.Workspace{Platform: "slack", External: team})
	for i := range soakWorkspaces {
		s.people(b, i)
	}
	for i := range s.teachers {
		s.chat.Join(team, s.teachers[i].user, "")
	}
	s.start(b, "PLENARY_DATABASE_URL="+url, "PLENARY_KEY="+key, "PLENARY_LISTEN="+s.choose(b),
		"PLENARY_SLACK_BOT_TOKEN=xoxb-"+team, "PLENARY_SLACK_SIGNING_SECRET="+signingSecret,
		"PLENARY_SLACK_API_URL="+double.URL+"/api/", "PLENARY_TEST_PACE=-1", "PLENARY_TEST_LEASE=6s",
		"PLENARY_CLOCK="+base.Format(time.RFC3339))
	for i := range s.teachers {
		s.startEntry(b, i)
	}
	s.chat.Fail(bottest.FaultsAt(1, bottest.Limited(time.Second).At(0.01), bottest.Broken().At(0.01),
		bottest.BrokenAfter().At(0.01), bottest.CutBefore().At(0.01), bottest.CutAfter().At(0.01)))
	return s
}

// startEntry begins a full cycle in the database: windows are not what is
// measured here.
func (s *soak) startEntry(b *testing.B, i int) {
	service := &reflection.Service{Store: s.db, Now: time.Now}
	m, err := s.db.Member(b.Context(), organisation, reflection.MemberID(s.teachers[i].user))
	must(b, err)
	sheet, err := service.Start(b.Context(), m, reflection.FullCycle, "")
	must(b, err)
	s.teachers[i].in, s.teachers[i].entry = inSlack{}, string(sheet.Entry.ID)
}

// people are invited and have not answered: the bot may write to them without
// a cap.
func (s *soak) people(b *testing.B, i int) {
	ws := workspaceOf(100 + i)
	records := []reflection.Record{reflection.Organisation{ID: ws.Organisation, Name: "School"}, ws,
		reflection.School{ID: school, Organisation: ws.Organisation, Name: "Northfield"}}
	for p := range soakEach {
		m := member(userOf(100+i, p), reflection.Mentor)
		m.Organisation, m.Workspace, m.Email, m.Welcome = ws.Organisation, ws.ID, "", reflection.Invited
		records = append(records, m)
		s.chat.Join(ws.ID, m.PlatformID, "")
	}
	must(b, s.db.Write(b.Context(), ws.Organisation, records...))
	install(b, s.db, ws)
}

// write queues messages, beat after beat.
func (s *soak) write(ctx context.Context, b *testing.B) {
	beat := time.NewTicker(soakBeat)
	defer beat.Stop()
	for n := 0; ; n++ {
		for i := range soakWorkspaces {
			ws := workspaceOf(100 + i)
			var records []reflection.Record
			for p := range soakAtOnce {
				to := reflection.MemberID(userOf(100+i, (n*soakAtOnce+p)%soakEach))
				records = append(records, reflection.Delivery{ID: reflection.DeliveryID(reflection.NewID()),
					Key: fmt.Sprintf("welcome/%s/%d", to, n), Organisation: ws.Organisation, Workspace: ws.ID, To: to,
					Kind: reflection.WelcomeKind, State: reflection.Queued,
					DueAt: time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC), Until: time.Date(2026, 11, 13, 15, 0, 0, 0, time.UTC)})
			}
			if err := s.db.Write(ctx, ws.Organisation, records...); err != nil && ctx.Err() == nil {
				b.Error(err)
			}
		}
		select {
		case <-beat.C:
		case <-ctx.Done():
			return
		}
	}
}

// vitals are what grows where something leaks.
type vitals struct{ goroutines, connections, resident float64 }

func (s *soak) vitals(b *testing.B) vitals {
	return vitals{s.metric(b, "go_goroutines"), s.metric(b, `go_sql_open_connections{db_name="plenary"}`), s.memory("VmRSS")}
}

// judge compares the last third with the second: in the first the program
// takes what it needs.
func (s *soak) judge(b *testing.B, seen []vitals) {
	third := len(seen) / 3
	for name, of := range map[string]func(vitals) float64{
		"goroutines":  func(v vitals) float64 { return v.goroutines },
		"connections": func(v vitals) float64 { return v.connections },
		"resident-MB": func(v vitals) float64 { return v.resident },
	} {
		before, after := median(seen[third:2*third], of), median(seen[2*third:], of)
		b.ReportMetric(after, name)
		if after > 1.1*before+2 {
			b.Errorf("%s grew from %.1f to %.1f", name, before, after)
		}
	}
	b.ReportMetric(float64(s.chat.Count()), "messages")
	b.ReportMetric(float64(s.saved()), "saves")
	if twice := len(s.chat.Twice()); twice > 0 {
		b.Errorf("%d messages are shown twice", twice)
	}
}

func (s *soak) saved() (n int) {
	for _, t := range s.teachers {
		n += t.saves
	}
	return n
}
