package bench

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

// A wave is what happens on a Thursday at 15:45: 10,000 prompts in 100
// workspaces, each of an organisation of its own.
const (
	waveWorkspaces = 100
	wavePeople     = 100 // in each
	wavePrompts    = waveWorkspaces * wavePeople
)

// crowd is who is due at once: so many people in each of so many workspaces.
type crowd struct {
	platform           string // empty is slack
	workspaces, people int
	at                 time.Time
	slot               reflection.WeekTime // zero means the default, which is Thursday's
}

var onThursday = crowd{workspaces: waveWorkspaces, people: wavePeople, at: thursday}

// wave is a server and the chat it posts to by HTTP, with Slack's adapter or that
// of Teams, in one process. Its clock stands at the day before until begin is called, and
// runs from the slot on.
type wave struct {
	crowd
	*reflection.Service
	db    *store.DB
	chat  *bottest.Chat
	api   string
	began atomic.Int64
}

var thursday = time.Date(2026, time.November, 12, 15, 45, 0, 0, time.UTC)

func newWave(t testing.TB, url string, due crowd) *wave {
	t.Helper()
	keys, err := seal.Parse(seal.NewKey())
	must(t, err)
	w := &wave{crowd: due}
	w.db, err = store.Open(t.Context(), url, keys)
	must(t, err)
	w.chat = bottest.NewChat(w.now)
	api := w.chat.Slack()
	if w.platform == "teams" {
		api = w.chat.Teams()
	}
	server := httptest.NewServer(api)
	w.api = server.URL + "/api/"
	w.Service = &reflection.Service{Store: w.db, Now: w.now}
	t.Cleanup(func() { server.Close(); w.db.Close() })
	for i := range w.workspaces {
		w.enrol(t, i)
	}
	return w
}

func (w *wave) now() time.Time {
	if at := w.began.Load(); at != 0 {
		return w.at.Add(time.Since(time.Unix(0, at)))
	}
	return w.at.AddDate(0, 0, -1)
}

func (w *wave) begin() { w.began.Store(time.Now().UnixNano()) }

// client is Slack's adapter as it is when a server has just started.
func (w *wave) client(perSecond float64) *slack.Platform {
	return slack.New(slack.Settings{APIURL: w.api, PerSecond: perSecond, Log: slog.New(slog.DiscardHandler), Installs: installs{w.db, w.Service}})
}

// installs keeps where the app is installed, as serve does.
type installs struct {
	*store.DB
	*reflection.Service
}

// install keeps the token of a workspace, as Slack's adapter does when the app
// is installed there.
func install(t testing.TB, db *store.DB, ws reflection.Workspace) {
	t.Helper()
	must(t, db.ChangeCredentials(t.Context(), ws.ID, func(context.Context, []byte) ([]byte, error) {
		return []byte(`{"token":"xoxb-` + ws.External + `"}`), nil
	}))
}

func workspaceOf(i int) reflection.Workspace {
	id := fmt.Sprintf("T%03d", i)
	return reflection.Workspace{ID: reflection.WorkspaceID(id), Organisation: reflection.OrganisationID("org" + id),
		Platform: "slack", External: id}
}

func userOf(workspace, person int) string { return fmt.Sprintf("U%03d%03d", workspace, person) }

func (w *wave) enrol(t testing.TB, i int) {
	t.Helper()
	ws := workspaceOf(i)
	ws.Platform = cmp.Or(w.platform, ws.Platform)
	org := ws.Organisation
	records := []reflection.Record{
		reflection.Organisation{ID: org, Name: "Trust"}, ws,
		reflection.School{ID: school, Organisation: org, Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: org, Kind: reflection.TermDays,
			From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2027, Month: 7, Day: 21}}}},
	}
	for p := range w.people {
		user := userOf(i, p)
		w.chat.Join(ws.ID, user, "")
		m := member(user, reflection.ECT)
		m.Organisation, m.Workspace, m.Email, m.Prompt = org, ws.ID, "", w.slot
		if w.platform == "teams" { // which says it when it meets somebody
			m.Conversation = w.api + " " + w.chat.TeamsConversation(ws.ID, user)
		}
		records = append(records, m)
	}
	must(t, w.db.Write(t.Context(), org, records...))
	install(t, w.db, ws)
	_, err := w.KeepHouse(t.Context(), org)
	must(t, err)
}

// raw posts the same messages by the same client, without a database, and
// returns how long it took.
func (w *wave) raw(b *testing.B, p bot.Platform) time.Duration {
	prompt := bottest.Messages()[0].Shape
	began := time.Now()
	var all sync.WaitGroup
	for i := range w.workspaces {
		all.Go(func() {
			for person := range w.people {
				to := bot.Address{Workspace: workspaceOf(i), User: userOf(i, person)}
				if _, err := p.Send(b.Context(), to, prompt, reflection.DeliveryID(reflection.NewID())); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	return time.Since(began)
}

// send sends everything that is due, as serve does, until so many messages
// stand in the chat, and returns how long that took from the first look at the
// ledger.
func (w *wave) send(b *testing.B, p bot.Platform, messages int) time.Duration {
	b.Helper()
	last := make(chan time.Time, 1)
	var shown atomic.Int64
	w.chat.Watch(func(c bottest.Call, m bottest.Moment) {
		if c.Method == bottest.Send && m == bottest.Shown && shown.Add(1) == int64(messages) {
			last <- time.Now()
		}
	})
	defer w.chat.Watch(nil)
	ctx, stop := context.WithCancel(b.Context())
	t := &bot.Bot{Service: w.Service, Platforms: map[string]bot.Platform{p.Name(): p}, Log: slog.New(slog.DiscardHandler)}
	w.begin()
	began := time.Now()
	var running sync.WaitGroup
	running.Go(func() {
		if err := t.Run(ctx); err != nil {
			b.Error(err)
		}
	})
	ended := <-last
	stop()
	running.Wait()
	if twice := len(w.chat.Twice()); twice > 0 {
		b.Errorf("%d messages are shown twice", twice)
	}
	return ended.Sub(began)
}

// BenchmarkWave is the wave without limits, beside the same posts by the same
// client without a database: by clients that have just started and have every
// conversation to open, and once more by ones that know them.
func BenchmarkWave(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			for b.Loop() {
				w := newWave(b, db.url(b), onThursday)
				raw := w.raw(b, w.client(-1))
				took := w.send(b, w.client(-1), wavePrompts)
				b.ReportMetric(wavePrompts/raw.Seconds(), "raw-posts/s")
				b.ReportMetric(wavePrompts/took.Seconds(), "prompts/s")
				b.ReportMetric(raw.Seconds()/took.Seconds(), "of-raw")
			}
		})
		b.Run(db.name+"/conversations known", func(b *testing.B) {
			for b.Loop() {
				w := newWave(b, db.url(b), onThursday)
				client := w.client(-1)
				w.raw(b, client)
				raw := w.raw(b, client)
				took := w.send(b, client, wavePrompts)
				b.ReportMetric(wavePrompts/raw.Seconds(), "raw-posts/s")
				b.ReportMetric(wavePrompts/took.Seconds(), "prompts/s")
				b.ReportMetric(raw.Seconds()/took.Seconds(), "of-raw")
			}
		})
	}
}

// BenchmarkLimitedWave is the wave where each workspace takes 5 messages a
// second after 10 at once. The best those limits allow is 18 s.
func BenchmarkLimitedWave(b *testing.B) {
	const perSecond, burst = 5, 10
	best := (wavePeople - burst) / float64(perSecond)
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			for b.Loop() {
				w := newWave(b, db.url(b), onThursday)
				w.chat.Limit(bottest.Limits{Workspace: bottest.Rate{PerSecond: perSecond, Burst: burst}})
				took := w.send(b, w.client(perSecond), wavePrompts)
				b.ReportMetric(took.Seconds(), "s")
				b.ReportMetric(took.Seconds()/best, "x-best")
				b.ReportMetric(float64(w.chat.Refusals()), "refusals")
			}
		})
	}
}

// BenchmarkWaveBesideARefusal is the wave while one workspace answers only
// 429: how long the others take, beside how long they take without it. They
// take turns, five times.
func BenchmarkWaveBesideARefusal(b *testing.B) {
	const others = wavePrompts - wavePeople
	seconds := func(d time.Duration) float64 { return d.Seconds() }
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			var beside, without []time.Duration
			for b.Loop() {
				for range 5 {
					alone := newWave(b, db.url(b), onThursday)
					must(b, alone.db.Write(b.Context(), workspaceOf(0).Organisation, alone.without(0)...))
					without = append(without, alone.send(b, alone.client(-1), others))
					w := newWave(b, db.url(b), onThursday)
					w.chat.Fail(func(c bottest.Call) *bottest.Fault {
						if c.Workspace == workspaceOf(0).ID && c.Method == bottest.Send {
							return bottest.Limited(time.Second)
						}
						return nil
					})
					beside = append(beside, w.send(b, w.client(-1), others))
				}
			}
			b.ReportMetric(median(beside, seconds), "s")
			b.ReportMetric(median(without, seconds), "s-without")
			b.ReportMetric(median(beside, seconds)/median(without, seconds), "x-without")
		})
	}
}

// without takes away what is queued in one workspace.
func (w *wave) without(i int) (records []reflection.Record) {
	for p := range w.people {
		records = append(records, reflection.Unqueued{To: reflection.MemberID(userOf(i, p)), Kinds: []reflection.Kind{reflection.PromptKind}})
	}
	return records
}
