package bot_test

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/sheet"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

// town is Northfield on a real SQLite file, its people not welcomed yet.
type town struct {
	*bot.Bot
	t    testing.TB
	mu   sync.Mutex // a call that was cut may still ask for the time
	time time.Time
	chat *bottest.Chat
	log  bytes.Buffer
	db   *store.DB
}

func (n *town) now() time.Time {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.time
}

func (n *town) set(to time.Time) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.time = to
}

func newTown(t testing.TB) *town {
	t.Helper()
	return newTownOn(t, "sqlite:"+filepath.Join(t.TempDir(), "p.db"))
}

// newTownOn builds the town on a database of its own.
func newTownOn(t testing.TB, url string) *town {
	t.Helper()
	return newTownIn(t, url, "local")
}

// newTownIn builds the town with its people in the chat of a platform.
func newTownIn(t testing.TB, url, platform string) *town {
	t.Helper()
	keys, err := seal.Parse(seal.NewKey())
	must(t, err)
	n := &town{t: t, time: wall("2026-11-11 09:00")}
	n.chat = bottest.NewChat(n.now)
	n.db, err = store.Open(t.Context(), url, keys)
	must(t, err)
	t.Cleanup(func() { n.db.Close() })
	service := &reflection.Service{Store: n.db, Now: n.now}
	n.Bot = &bot.Bot{Service: service, Platforms: map[string]bot.Platform{platform: n.chat.Platform(platform)},
		Log:     slog.New(slog.NewTextHandler(&n.log, nil)),
		ClipURL: func(reflection.FileID, reflection.Member) string { return "/files/x" },
		ReadSetUp: func(content []byte) (reflection.SetUpFile, []reflection.Row, error) {
			return sheet.ReadAny(bytes.NewReader(content))
		},
		RecordURL: func(reflection.Member) string { return "/files/record" },
		BundleURL: func(reflection.Member) string { return "/files/bundle" }}
	day := func(s string) reflection.Date { d, _ := reflection.ParseDate(s); return d }
	person := func(id, name string, role reflection.Role) reflection.Member {
		m := n.member(id, role)
		m.Name = name
		return m
	}
	asha, sam := person("asha", "Asha Patel", reflection.ECT), person("sam", "Sam Hill", reflection.Mentor)
	asha.Mentor, asha.Meets = "sam", reflection.MeetingSlot{When: reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(11, 10)}}
	must(t, n.db.Write(t.Context(), "north",
		reflection.Organisation{ID: "north", Name: "North"},
		reflection.Workspace{ID: "w", Organisation: "north", Platform: platform, External: "T1"},
		reflection.School{ID: "s", Organisation: "north", Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: "north", From: day("2026-09-01"), To: day("2026-12-18"), Kind: reflection.TermDays}}},
		sam, asha, person("khan", "Mrs Khan", reflection.Coordinator), person("cal", "Cal Reid", reflection.Colleague)))
	must(t, service.Requeue(t.Context(), "north"))
	return n
}

// member is a person of Northfield in the chat.
func (*town) member(id string, role reflection.Role) reflection.Member {
	return reflection.Member{ID: reflection.MemberID(id), Organisation: "north", School: "s", Workspace: "w",
		PlatformID: id, Name: id, Roles: []reflection.Role{role}}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wall(s string) time.Time {
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		panic(err)
	}
	return at
}

// at moves the clock from due instant to due instant, and sends what is due.
func (n *town) at(s string) int {
	n.t.Helper()
	sent, to := 0, wall(s)
	for {
		due, err := n.Service.Store.NextDue(n.t.Context())
		if err != nil || due.After(to) {
			n.set(to)
			return sent
		}
		if due.After(n.now()) {
			n.set(due)
		}
		shown, err := n.Deliver(n.t.Context())
		must(n.t, err)
		sent += shown
	}
}

// told is what a person was told by the clock, in order.
func (n *town) told(user string) (all []bot.Message) {
	for _, s := range n.chat.Person("w", user).Seen() {
		all = append(all, s.Message)
	}
	return all
}

// failing sets what the platform does to everything it is asked.
func (n *town) failing(f *bottest.Fault) {
	n.chat.Fail(func(bottest.Call) *bottest.Fault { return f })
}

// lease takes the town's workspace.
func (n *town) lease() reflection.Lease {
	n.t.Helper()
	all, err := n.db.Lease(n.t.Context(), reflection.Wanted{Platforms: []string{"local"}, Now: n.now(), For: time.Hour, Limit: 1})
	must(n.t, err)
	if len(all) != 1 {
		n.t.Fatal("nothing is due in the town")
	}
	return all[0]
}

// press fails where a window opens for a button that is not known to open one:
// in Teams none would.
func (n *town) press(who, button string) bot.Answer {
	n.t.Helper()
	a := n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: who, Kind: bot.Press, Button: button, Where: "here"})
	if (a.Form != nil || a.View != nil) && !bot.OpensWindow(button) {
		n.t.Errorf("%q opens a window and is not listed", button)
	}
	return a
}

func (n *town) send(who string, f *bot.Form, values map[string]string) bot.Answer {
	n.t.Helper()
	if f == nil {
		n.t.Fatalf("%s has no Form", who)
	}
	return n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: who, Kind: bot.Submit, Form: f.ID, Values: filled(f, values)})
}

// filled is a Form with these values, and what it started with elsewhere.
func filled(f *bot.Form, values map[string]string) bot.Values {
	all := bot.Values{}
	for _, in := range f.Inputs {
		all[in.ID] = []reflection.Private{reflection.Private(in.Value)}
	}
	for k, v := range values {
		all[k] = []reflection.Private{reflection.Private(v)}
	}
	return all
}

// started has everyone press [Start] or [OK].
func (n *town) started() *town {
	for _, who := range []string{"asha", "sam", "khan", "cal"} {
		n.press(who, "begin")
	}
	return n
}

// button is the id of the button with this label.
func button(t testing.TB, m bot.Message, label string) string {
	t.Helper()
	for _, b := range m.Buttons {
		if strings.HasPrefix(b.Label, label) {
			return b.ID
		}
	}
	t.Fatalf("%q has no button %q", m.Text, label)
	return ""
}
