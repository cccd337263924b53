package main

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

// A term of 200 people in one Slack workspace, on SQLite. GORM leaves a
// goroutine behind there, so the database is opened outside the bubble.
func TestASchoolTerm(t *testing.T) {
	m := newMachine(t)
	m.imports(autumnTerm())
	db := m.opens(t)
	defer db.Close()
	synctest.Test(t, func(t *testing.T) { newAutumn(t, db, bottest.OneWriter(db)).live() })
}

// The same on PostgreSQL, whose connections have timers: they are made within.
func TestASchoolTermOnPostgreSQL(t *testing.T) {
	m := newMachine(t)
	m.env[0] = "PLENARY_DATABASE_URL=" + storetest.Postgres(t)
	m.imports(autumnTerm())
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(autumnBegins))
		db := m.opens(t)
		defer db.Close()
		newAutumn(t, db, db).live()
	})
}

// autumnTerm is 120 ECTs, 70 mentors and 10 coordinators, until Christmas.
func autumnTerm() year {
	y := year{mentors: 70, coordinators: 10, terms: [][2]string{{"2026-09-02", "2026-12-18"}},
		closed: [][2]string{{"2026-10-26", "2026-10-30"}, {"2026-11-20", "2026-11-20"}}}
	y.hire(120)
	return y
}

var (
	autumnBegins = wall("2026-09-01 12:00")
	autumnEnds   = wall("2026-12-19 00:00")
)

// imports has the commands read a school's files.
func (m *machine) imports(y year) {
	m.Helper()
	for _, what := range []string{"schools", "calendar", "people"} {
		file, err := y.files().ReadFile(what + ".csv")
		if err != nil {
			m.Fatal(err)
		}
		m.works(what, "import", m.file(what+".csv", string(file)))
	}
}

// opens opens the machine's database.
func (m *machine) opens(t *testing.T) *store.DB {
	t.Helper()
	settings := newEnvironment(m.env)
	keys, err := seal.Parse(settings.get("PLENARY_KEY", ""))
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), settings.get("PLENARY_DATABASE_URL", ""), keys)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// autumn is the term as it goes: the bot, a Slack that limits it as Slack does
// and fails in many ways, and the people. All of them are in a bubble of
// testing/synctest, whose clock stands while anybody does something, and moves
// to the next thing that anybody waits for: so it is the same every time.
type autumn struct {
	*testing.T
	year
	*reflection.Service
	db   *store.DB
	bot  *bot.Bot
	chat *bottest.Chat
	app  *bottest.App
	log  safeBuffer

	people []reflection.Member
	going  sync.WaitGroup // people about to do something

	mu    sync.Mutex
	sent  []outgoing // what the bot began, as it was when it was shown
	wrote []writing
	begun map[string]time.Time     // when each pressed [Start]
	hands map[string]chan struct{} // by user: holds one while they do something
	wrong map[string]int           // how often what went wrong
}

const (
	autumnTeam = "T1"
	autumnSeed = 2026
)

func newAutumn(t *testing.T, db *store.DB, kept reflection.Store) *autumn {
	return &autumn{T: t, year: autumnTerm(), db: db, Service: &reflection.Service{Store: kept, Now: time.Now},
		chat: bottest.NewChat(time.Now), begun: map[string]time.Time{}, hands: map[string]chan struct{}{}, wrong: map[string]int{}}
}

func (a *autumn) must(err error) {
	a.Helper()
	if err != nil {
		a.Fatal(err)
	}
}

// live goes through the term and looks at what became of everything.
func (a *autumn) live() {
	time.Sleep(time.Until(autumnBegins))
	a.chat.Limit(bottest.SlackLimits())
	for _, user := range a.users() {
		a.chat.Join(autumnTeam, user, user+"@x.example")
		a.hands[user] = make(chan struct{}, 1)
	}
	listener := a.connect()
	a.chat.Fail(a.faults())
	a.chat.Watch(a.saw)
	a.deliver()
	a.going.Wait()
	a.must(listener.Close(a.Context()))
	a.check()
}

func (a *autumn) users() (users []string) {
	for _, e := range a.teachers {
		users = append(users, e.id)
	}
	for role, n := range map[string]int{"m": a.mentors, "k": a.coordinators} {
		for i := range n {
			users = append(users, fmt.Sprintf("%s%02d", role, i))
		}
	}
	return users
}

// connect joins bot and Slack, both ways: a coordinator installs the app, whose
// tokens end after twelve hours, and everybody is found.
func (a *autumn) connect() *slack.Listener {
	a.Helper()
	log := slog.New(slog.NewTextHandler(&a.log, nil))
	platform := slack.New(slack.Settings{ClientID: bottest.ClientID, ClientSecret: bottest.ClientSecret, SigningSecret: signingSecret,
		APIURL: "http://slack.example/api/", HTTP: inMemory(a.T, a.chat.Slack()), Log: log,
		Installs: installs{a.db, a.Service}, Now: time.Now})
	a.bot = &bot.Bot{Service: a.Service, Platforms: map[string]bot.Platform{platform.Name(): platform}, Log: log}
	listener := platform.Listen(inOneCall{a.bot})
	a.app = a.chat.App("http://bot.example/slack/events", signingSecret)
	a.app.HTTP, a.app.Wait = inMemory(a.T, listener), time.Sleep
	code := a.chat.Allow(bottest.Install{Workspace: autumnTeam, Name: "Northfield", By: "k00", Rotates: true})
	done, err := platform.Install(a.Context(), code, "", a.imported())
	a.must(err)
	ws := done.Workspace
	a.must(newLinker(a.Service, platform, log).link(a.Context(), ws))
	a.people, err = a.db.Members(a.Context(), ws.Organisation)
	a.must(err)
	return listener
}

// imported is the organisation of the files, which waits for its workspace.
func (a *autumn) imported() reflection.OrganisationID {
	a.Helper()
	all, err := a.db.Organisations(a.Context())
	a.must(err)
	code, _, err := a.InviteFirst(a.Context(), all[0].ID)
	a.must(err)
	org, err := a.Invited(a.Context(), code)
	a.must(err)
	return org.ID
}

// lookEvery is how often the test asks what is due next: what people do may
// queue something that is due sooner than all else.
const lookEvery = 5 * time.Minute

// deliver has the bot look at the ledger as its own clock does, leaving out the
// looks at which nothing is due, until the term is over.
func (a *autumn) deliver() {
	a.Helper()
	for time.Now().Before(autumnEnds) {
		wait := a.untilDue()
		if time.Sleep(min(wait, lookEvery)); wait > lookEvery {
			continue
		}
		_, err := a.bot.Deliver(a.Context())
		a.must(err)
	}
}

// untilDue is five seconds at least, as between two looks of the bot's clock
// while something is overdue.
func (a *autumn) untilDue() time.Duration {
	a.Helper()
	due, err := a.db.NextDue(a.Context())
	if errors.Is(err, reflection.ErrNotFound) {
		return lookEvery + 1
	}
	a.must(err)
	if wait := time.Until(due); wait > 0 {
		return wait
	}
	return 5 * time.Second
}

// saw has people do something about what they are shown.
func (a *autumn) saw(c bottest.Call, m bottest.Moment) {
	if c.Method != bottest.Send || m != bottest.Shown || c.Delivery == "" {
		return
	}
	seen := a.chat.Person(autumnTeam, c.User).Seen()
	last := seen[len(seen)-1]
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sent = append(a.sent, outgoing{last.At.In(london()), c.User, last.Message.Text, last.Blocks})
	reader := a.reader(c.User, len(seen))
	a.going.Go(func() { reader.reacts(last) })
}

// faults is what goes wrong with the bot's calls of Slack: what happens to
// somebody's nth call of a method follows from the seed.
func (a *autumn) faults() func(bottest.Call) *bottest.Fault {
	names, odds := map[*bottest.Fault]string{}, []bottest.Odds{}
	mixed := func(name string, f *bottest.Fault, of float64) {
		names[f], odds = name, append(odds, f.At(of))
	}
	mixed("429", bottest.Limited(2*time.Second), 0.01)
	mixed("500", bottest.Broken(), 0.01)
	mixed("cut before the effect", bottest.CutBefore(), 0.01)
	mixed("an answer after 4 s", bottest.Slow(4*time.Second), 0.01)
	renewals := bottest.FaultsAt(autumnSeed, odds...) // Slack gives a pair of tokens out once: one that is lost stays lost
	mixed("500 after the effect", bottest.BrokenAfter(), 0.01)
	mixed("cut after the effect", bottest.CutAfter(), 0.01)
	mixed("no answer", bottest.Lost(), 0.003)
	draw := bottest.FaultsAt(autumnSeed, odds...)
	blind := bottest.Gone("missing_scope") // what then was uncertain can never be known
	looks := bottest.FaultsAt(autumnSeed+1, blind.At(0.05))
	names[blind] = "no look allowed"
	return func(c bottest.Call) *bottest.Fault {
		c.Delivery = "" // it has another id every time
		fault := draw(c)
		switch {
		case c.Method == "oauth.v2.access":
			fault = renewals(c)
		case fault == nil && c.Method == bottest.Look:
			fault = looks(c)
		}
		if fault != nil {
			a.happened(names[fault])
		}
		return fault
	}
}

func (a *autumn) happened(what string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.wrong[what]++
}

// check holds what people see against the calendar, the ledger and what they
// wrote.
func (a *autumn) check() {
	a.checkDays(a.T, a.sent)
	a.checkCaps(a.T, slices.DeleteFunc(slices.Clone(a.sent), func(m outgoing) bool { return strings.HasPrefix(m.text, "Hello ") }))
	a.checkLedger()
	a.checkEveryPrompt()
	a.checkWritings()
	a.checkNobodyTells()
	house, err := a.KeepHouse(a.Context(), a.people[0].Organisation)
	a.must(err)
	if len(house.Mended) > 0 {
		a.Errorf("%d people had nothing queued", len(house.Mended))
	}
	var wrong []string
	for _, what := range slices.Sorted(maps.Keys(a.wrong)) {
		wrong = append(wrong, fmt.Sprintf("%s %d", what, a.wrong[what]))
	}
	a.Logf("went wrong: %s; status 429 for a limit of Slack's %d times; the token was renewed %d times",
		strings.Join(wrong, ", "), a.chat.Refusals()-a.wrong["429"], a.chat.Calls("oauth.v2.access")-1)
}

// ledger is every delivery of the term, or those of some kinds.
func (a *autumn) ledger(kinds ...reflection.Kind) []reflection.Delivery {
	a.Helper()
	var ids []reflection.MemberID
	for _, m := range a.people {
		ids = append(ids, m.ID)
	}
	rows, err := a.db.DeliveriesTo(a.Context(), a.people[0].Organisation, ids, autumnBegins, autumnEnds, kinds...)
	a.must(err)
	return rows
}

// checkLedger: every delivery is visible once, or listed as unknown and not
// visible twice.
func (a *autumn) checkLedger() {
	a.Helper()
	rows, err := a.db.Unknown(a.Context(), a.people[0].Organisation, autumnBegins)
	a.must(err)
	listed, visible, kinds := len(rows), 0, map[reflection.Kind]int{}
	for _, d := range a.ledger() {
		times := a.chat.Times(d.ID)
		unknown := slices.ContainsFunc(rows, func(u reflection.Delivery) bool { return u.ID == d.ID })
		if once := d.State == reflection.Sent && times == 1; !once && (d.State != reflection.Unknown || !unknown || times > 1) {
			a.Errorf("%s is %s (%s) and visible %d times", d.Key, d.State, d.Reason, times)
		}
		if kinds[d.Kind]++; unknown {
			visible += times
		}
	}
	a.Logf("%d messages, %d of them listed as unknown (%d visible): %v", len(a.sent), listed, visible, kinds)
}

// checkEveryPrompt: in each week that a teacher works, once they have begun, one
// is visible from when the calendar says, on that day, or is listed as unknown.
func (a *autumn) checkEveryPrompt() {
	a.Helper()
	visible, unknown := map[string][]time.Time{}, map[string]bool{}
	for _, m := range a.sent {
		if isPrompt(m) {
			visible[m.to+" "+week(m.at)] = append(visible[m.to+" "+week(m.at)], m.at)
		}
	}
	for _, d := range a.ledger(reflection.PromptKind) {
		unknown[a.userOf(d.To)+" "+week(d.DueAt.In(london()))] = d.State == reflection.Unknown
	}
	all, latest := 0, time.Duration(0)
	for _, e := range a.teachers {
		if a.begun[e.id].IsZero() {
			a.Errorf("%s never began", e.id)
		}
		for monday := wall("2026-08-31 15:45"); monday.Before(autumnEnds); monday = monday.AddDate(0, 0, 7) {
			key := e.id + " " + week(monday)
			want, got := a.promptIn(monday, e), visible[key]
			switch {
			case want.Before(a.begun[e.id]) && len(got) == 0:
			case len(got) == 1 && !got[0].Before(want) && got[0].Format(time.DateOnly) == want.Format(time.DateOnly):
				all, latest = all+1, max(latest, got[0].Sub(want))
			case len(got) > 0 || !want.IsZero() && !unknown[key]:
				a.Errorf("%s: prompts visible at %v, want one at %v", key, got, want)
			}
		}
	}
	a.Logf("%d prompts visible, each once and on its day, the last of them %v after its slot", all, latest.Round(time.Second))
}

func (a *autumn) userOf(id reflection.MemberID) string {
	return a.people[slices.IndexFunc(a.people, func(m reflection.Member) bool { return m.ID == id })].PlatformID
}

// checkWritings: what the bot took stands in its writer's journal, once, and
// what it did not take stands nowhere twice.
func (a *autumn) checkWritings() {
	a.Helper()
	kept := map[string]int{}
	for _, m := range a.people {
		entries, err := a.db.Entries(a.Context(), m.Organisation, m.ID, 1000)
		a.must(err)
		for _, e := range entries {
			for _, answer := range e.Answers {
				kept[m.PlatformID+answer.Text.Reveal()]++
			}
		}
	}
	taken := 0
	for _, w := range a.wrote {
		n := kept[w.user+w.text]
		if n > 1 || w.taken && n != 1 {
			a.Errorf("what %s wrote is kept %d times, and was taken: %v", w.user, n, w.taken)
		}
		if w.taken {
			taken++
		}
	}
	if taken < 1000 {
		a.Errorf("only %d answers were taken", taken)
	}
	a.Logf("%d answers were taken, each kept once; %d of those written were not", taken, len(a.wrote)-taken)
}

// checkNobodyTells: nothing that people wrote is in a message or in the log,
// which has no error in it either.
func (a *autumn) checkNobodyTells() {
	a.Helper()
	log := a.log.String()
	if strings.Contains(log, canary) || strings.Contains(log, "level=ERROR") {
		a.Errorf("the log has errors, or what somebody wrote:\n%s", log)
	}
	for _, m := range a.sent {
		if strings.Contains(m.text+m.all, canary) {
			a.Errorf("a message to %s held what somebody wrote", m.to)
		}
	}
	for _, m := range a.chat.All() {
		if strings.Contains(m.Message.Text+m.Blocks, canary) {
			a.Errorf("a message to %s holds what somebody wrote", m.User)
		}
	}
}
