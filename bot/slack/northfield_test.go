package slack

import (
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
	"plenary/reflection/framework"
	"plenary/store"
	"plenary/store/seal"
)

var drawings = flag.String("drawings", "", "write what people at Northfield meet to this folder, for make pictures")

// northfield is a school with the bot as it is, on a real database. What its
// people meet is kept under a name, as a shape and as it is drawn for Slack.
type northfield struct {
	*bot.Bot
	t    *testing.T
	now  time.Time
	chat *bottest.Chat
	met  []encounter
}

// encounter is something a person met. kind is message, modal or home.
type encounter struct {
	name, kind   string
	shape, drawn any
}

func newNorthfield(t *testing.T) *northfield {
	keys, err := seal.Parse(seal.NewKey())
	must(t, err)
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "p.db"), keys)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	all, err := framework.Load(nil)
	must(t, err)
	n := &northfield{t: t, now: london("2026-11-11 09:00")}
	n.chat = bottest.NewChat(func() time.Time { return n.now })
	n.Bot = &bot.Bot{
		Service:   &reflection.Service{Store: db, Now: func() time.Time { return n.now }, Library: reflection.NewLibrary(all)},
		Platforms: map[string]bot.Platform{"slack": n.chat.Platform("slack")},
		Log:       slog.New(slog.DiscardHandler),
		RecordURL: func(reflection.Member) string { return "https://plenary.example.org/files/t2" },
		BundleURL: func(reflection.Member) string { return "https://plenary.example.org/files/t3" },
		ClipURL:   func(reflection.FileID, reflection.Member) string { return "https://plenary.example.org/files/t1" },
	}
	must(t, db.Write(t.Context(), "north",
		reflection.Organisation{ID: "north", Name: "North"},
		reflection.Workspace{ID: "w", Organisation: "north", Platform: "slack"},
		reflection.School{ID: "s", Organisation: "north", Name: "Northfield", Safeguarding: reflection.Safeguarding{
			Lead: "Jo Reed", LeadPhone: "01632 960123", Deputy: "Amir Khan", DeputyPhone: "01632 960124",
			OutOfHours: "01632 960125", RecordingSystem: "MyConcern", Head: "Ruth Bell"}},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: "north",
			From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2026, Month: 12, Day: 18}, Kind: reflection.TermDays}}},
		member("sam", "Sam Hughes", reflection.Mentor), teacher("asha", "Asha Patel", 11, 10), teacher("ben", "Ben Okoro", 14, 0),
		member("khan", "Mina Khan", reflection.Coordinator)))
	must(t, n.Service.Requeue(t.Context(), "north"))
	return n
}

func member(id, name string, role reflection.Role) reflection.Member {
	return reflection.Member{ID: reflection.MemberID(id), Organisation: "north", School: "s", Workspace: "w",
		PlatformID: id, Name: name, Roles: []reflection.Role{role}}
}

// teacher meets Sam on Tuesdays.
func teacher(id, name string, hour, minute int) reflection.Member {
	m := member(id, name, reflection.ECT)
	m.Mentor, m.Meets = "sam", reflection.MeetingSlot{When: reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(hour, minute)}}
	return m
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func london(s string) time.Time {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		panic(err)
	}
	return at
}

// tells moves the clock, and keeps what a person was then told last.
func (n *northfield) tells(at, name, who string) bot.Message {
	n.t.Helper()
	for n.now = london(at); ; {
		sent, err := n.Deliver(n.t.Context())
		must(n.t, err)
		if sent == 0 {
			break
		}
	}
	m := n.last(who)
	n.message(name, m)
	return m
}

// last is what a person was told last.
func (n *northfield) last(who string) bot.Message {
	n.t.Helper()
	seen := n.chat.Person("w", who).Seen()
	if len(seen) == 0 {
		n.t.Fatalf("%s was told nothing by %s", who, n.now)
	}
	return seen[len(seen)-1].Message
}

func (n *northfield) message(name string, m bot.Message) {
	n.met = append(n.met, encounter{name, "message", m, posted(m)})
}

// shows keeps what the answer to something a person did shows them.
func (n *northfield) shows(name string, a bot.Answer) bot.Answer {
	n.t.Helper()
	before := len(n.met)
	if a.Form != nil {
		n.met = append(n.met, encounter{name, "modal", *a.Form, drawForm(*a.Form, name)})
	}
	if a.View != nil {
		n.met = append(n.met, encounter{name, "modal", *a.View, drawView(*a.View)})
	}
	if a.Update != nil {
		n.message(name, *a.Update)
	}
	for _, m := range a.Messages {
		n.message(name, m)
	}
	if a.Error != nil || len(n.met) == before {
		n.t.Fatalf("%s was answered with %+v", name, a)
	}
	return a
}

func (n *northfield) home(name, who string) {
	h := n.HomeOf(n.t.Context(), "w", who)
	n.met = append(n.met, encounter{name, "home", h, drawHome(h)})
}

func (n *northfield) does(in bot.Incoming) bot.Answer {
	in.Workspace = "w"
	return n.Receive(n.t.Context(), in)
}

// press presses the button with that id, or with that label among some.
func (n *northfield) press(who, button string, among ...bot.Button) bot.Answer {
	if i := slices.IndexFunc(among, func(b bot.Button) bool { return b.Label == button }); i >= 0 {
		button = among[i].ID
	}
	return n.does(bot.Incoming{User: who, Kind: bot.Press, Button: button, Where: "D1/1"})
}

// send submits a Form as it stands, but for what is given: input, text, …
func (n *northfield) send(who string, f *bot.Form, given ...string) bot.Answer {
	n.t.Helper()
	if f == nil {
		n.t.Fatalf("%s has no Form to send", who)
	}
	values := bot.Values{}
	for _, in := range f.Inputs {
		values[in.ID] = []reflection.Private{reflection.Private(in.Value)}
	}
	for i := 0; i < len(given); i += 2 {
		values[given[i]] = []reflection.Private{reflection.Private(given[i+1])}
	}
	return n.does(bot.Incoming{User: who, Kind: bot.Submit, Form: f.ID, Values: values})
}

// autumn is what people meet from the welcome to the second prompt.
func (n *northfield) autumn() {
	n.tells("2026-11-11 09:01", "welcome-teacher", "asha")
	n.tells("2026-11-11 09:01", "welcome-mentor", "sam")
	n.tells("2026-11-11 09:01", "welcome-coordinator", "khan")
	n.home("home-before", "asha")
	n.shows("begun", n.press("asha", "begin"))
	for _, who := range []string{"ben", "sam", "khan"} {
		n.press(who, "begin")
	}
	n.installed()
	n.writing()
	n.safety()
	n.sharing()
	n.coordinating()
	n.meeting()
	n.home("home-teacher", "asha")
	n.home("home-mentor", "sam")
	n.home("home-coordinator", "khan")
	n.behindMore()
}

func (n *northfield) installed() {
	n.Greet(n.t.Context(), reflection.Installed{
		Workspace: reflection.Workspace{ID: "w", Organisation: "north", Platform: "slack", Name: "Northfield"},
		By:        member("khan", "Mina Khan", reflection.Coordinator),
	})
	n.message("installed", n.last("khan"))
}

func (n *northfield) writing() {
	prompt := n.tells("2026-11-12 15:46", "prompt", "asha")
	form := n.shows("two-minutes", n.press("asha", "Two minutes", prompt.Buttons...)).Form
	guard := n.shows("guard-names", n.send("asha", form,
		"description", "Maya said that a half is bigger than a third, and most of the class agreed with her.",
		"when", "I introduce a new fraction", "then", "ask for a drawing before I ask for a number", "on", "2026-11-16"))
	n.shows("saved", n.send("asha", guard.Form))
	n.shows("full-cycle", n.press("asha", "full-cycle"))
	n.shows("resume", n.does(bot.Incoming{User: "asha", Kind: bot.Command}))
	n.shows("kept", n.does(bot.Incoming{User: "asha", Kind: bot.Say, Text: "The exit question showed that eight of them had guessed."}))
	n.shows("help", n.does(bot.Incoming{User: "asha", Kind: bot.Command, Text: "help"}))
	journal := n.shows("journal", n.press("asha", "journal"))
	last := journal.View.Buttons[len(journal.View.Buttons)-2]
	entry := n.shows("entry", n.press("asha", last.ID))
	n.shows("edit", n.press("asha", "Edit", entry.View.Buttons...))
	n.shows("settings", n.press("asha", "More", prompt.Buttons...))
	n.shows("skipped", n.press("asha", "Skip", prompt.Buttons...))
	n.shows("readers", n.press("asha", "readers"))
}

func (n *northfield) safety() {
	form := n.press("ben", "two-minutes").Form
	guard := n.shows("guard-safety", n.send("ben", form, "description", "She told me that she is scared to go home."))
	n.shows("your-words", n.send("ben", guard.Form))
	n.shows("worried", n.press("ben", "worried"))
}

func (n *northfield) sharing() {
	form := n.shows("line", n.press("asha", "pick-line"))
	preview := n.shows("preview", n.send("asha", form.Form))
	n.shows("shared", n.press("asha", "Share with Sam", preview.View.Buttons...))
	n.shows("shared-lines", n.press("asha", "shared"))
}

func (n *northfield) coordinating() {
	n.tells("2026-11-13 12:31", "friday", "khan")
	n.shows("set-up", n.press("khan", "details"))
	n.shows("safeguarding", n.press("khan", "safeguarding"))
	n.shows("another-workspace", n.press("khan", "invite"))
}

func (n *northfield) meeting() {
	cue := n.tells("2026-11-16 07:46", "cue", "asha")
	n.shows("plan", n.press("asha", "Show it", cue.Buttons...))
	n.tells("2026-11-16 15:41", "before-meeting", "asha")
	ready := n.tells("2026-11-16 16:01", "note-ready", "sam")
	n.shows("note", n.press("sam", "Asha", ready.Buttons...))
	met := n.tells("2026-11-17 15:36", "did-you-meet", "asha")
	agree := n.shows("you-met", n.press("asha", "Yes", met.Buttons...))
	n.shows("agreed", n.press("asha", "Write it", agree.Update.Buttons...))
	n.tells("2026-11-19 15:46", "prompt-with-plan", "asha")
}

// behindMore is what is seldom needed.
func (n *northfield) behindMore() {
	n.shows("menu", n.press("khan", "menu"))
	n.shows("school", n.press("khan", "school"))
	n.shows("other", n.press("asha", "other"))
	n.shows("yours", n.press("asha", "yours"))
	for _, id := range []string{"journal-week", "half-term", "not-pupils", "together", "rounds", "visits", "evaluation"} {
		n.shows(id, n.press("asha", id))
	}
	for _, id := range []string{"kit", "theory", "library"} {
		n.shows(id, n.press("khan", id))
	}
}

// What people meet is taken by Slack, nothing of it is cut off, and whoever
// listens to a message hears what others read.
func TestWhatPeopleMeetAtNorthfield(t *testing.T) {
	n := newNorthfield(t)
	n.autumn()
	for i, e := range n.met {
		t.Run(e.name, func(t *testing.T) {
			accepted(t, e.kind, e.drawn)
			for _, text := range cutOff(t, e) {
				t.Errorf("only %q is shown", text)
			}
			if m, ok := e.shape.(bot.Message); ok {
				saysTheSame(t, m)
			}
		})
		if *drawings != "" {
			must(t, e.write(filepath.Join(*drawings, fmt.Sprintf("%02d-%s.json", i, e.name))))
		}
	}
}

func (e encounter) write(file string) error {
	raw, err := json.MarshalIndent(map[string]any{"name": e.name, "kind": e.kind, "drawn": e.drawn}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, raw, 0o644)
}

// cutOff lists the texts of a drawing that are the beginning of what the shape
// says, with an ellipsis for the rest.
func cutOff(t *testing.T, e encounter) (cut []string) {
	t.Helper()
	said := strings.Join(strings.Fields(strings.Join(stringsIn(t, e.shape), " ")), " ")
	for _, text := range stringsIn(t, e.drawn) {
		start, ended := strings.CutSuffix(text, "…")
		whole := strings.Join(strings.Fields(text), " ")
		if ended && start != "" && !strings.Contains(said, whole) {
			cut = append(cut, text)
		}
	}
	return cut
}

// stringsIn is every text in a shape or a drawing.
func stringsIn(t *testing.T, v any) (all []string) {
	t.Helper()
	raw, err := json.Marshal(v)
	must(t, err)
	var decoded any
	must(t, json.Unmarshal(raw, &decoded))
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			all = append(all, v)
		case []any:
			for _, each := range v {
				walk(each)
			}
		case map[string]any:
			for _, each := range v {
				walk(each)
			}
		}
	}
	walk(decoded)
	return all
}
