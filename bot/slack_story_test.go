package bot_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

// slackTown is Northfield with a Slack beside its chat, in which people press
// and fill in what Slack would show them.
type slackTown struct {
	*town
	slack    *bottest.Chat
	app      *bottest.App
	listener *slack.Listener
}

const slackSecret = "8f742231b10e8888abcd99yyyzzz85a5"

func newSlackTown(t *testing.T) *slackTown {
	t.Helper()
	s := &slackTown{town: newTown(t)}
	s.slack = bottest.NewChat(s.now)
	api := httptest.NewServer(s.slack.Slack())
	platform := slack.New(slack.Settings{BotToken: "xoxb-T1", SigningSecret: slackSecret, APIURL: api.URL, Log: s.Log,
		Installs: installs{s.db, s.Service}})
	s.Platforms["slack"] = platform
	s.listener = platform.Listen(s.Bot)
	events := httptest.NewServer(s.listener)
	t.Cleanup(func() { events.Close(); s.rest(); api.Close() })
	s.app = s.slack.App(events.URL, slackSecret)
	return s
}

// rest waits for the work that was acknowledged, and takes no more.
func (s *slackTown) rest() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	must(s.t, s.listener.Close(ctx))
}

// joins has somebody in Slack, and on the list where their id is that of a
// member.
func (s *slackTown) joins(ws reflection.WorkspaceID, user, email, id string) *bottest.Person {
	s.t.Helper()
	s.slack.Join("T1", user, email)
	if id != "" {
		s.change(id, func(m *reflection.Member) { m.Workspace, m.PlatformID = ws, user })
	}
	return s.slack.Person("T1", user)
}

func (s *slackTown) does(r bottest.Request) {
	s.t.Helper()
	if reply, err := s.app.Send(s.t.Context(), r); err != nil || reply.Status != 200 {
		s.t.Fatalf("%+v, %v", reply, err)
	}
}

// window is what stands in front of somebody, as far as these stories look.
type window struct {
	Title    struct{ Text string }
	Callback string `json:"callback_id"`
	Metadata string `json:"private_metadata"`
	Blocks   []struct {
		ID      string `json:"block_id"`
		Text    struct{ Text string }
		Element struct {
			Value string `json:"initial_value"`
			User  string `json:"initial_user"`
		}
	}
}

func (s *slackTown) window(who *bottest.Person) (w window) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(who.Modal()), &w); err != nil {
		s.t.Fatalf("there is no window open: %v", err)
	}
	return w
}

// in is what an input starts with.
func (w window) in(input string) string {
	for _, b := range w.Blocks {
		if b.ID == input {
			return b.Element.Value + b.Element.User
		}
	}
	return "no such input"
}

func (w window) text() string {
	var all []string
	for _, b := range w.Blocks {
		all = append(all, b.Text.Text)
	}
	return strings.Join(all, "\n")
}

// slackWorkspace puts the town into Slack.
func (s *slackTown) slackWorkspace() reflection.WorkspaceID {
	s.t.Helper()
	must(s.t, s.db.Write(s.t.Context(), "north", reflection.Workspace{ID: "slack", Organisation: "north", Platform: "slack", External: "T1"}))
	return "slack"
}

func TestReflectNowDoesWhatTheCommandDoes(t *testing.T) {
	s := newSlackTown(t)
	asha := s.joins(s.slackWorkspace(), "U0ASHA", "asha@x.example", "asha")
	s.does(asha.ReflectNow())
	now := s.window(asha)
	s.does(asha.Command(""))
	if typed := s.window(asha); now.Title.Text != "Two minutes" || typed.Title != now.Title || typed.Callback != now.Callback {
		t.Errorf("the shortcut opened %+v, the command %+v", now, typed)
	}
	s.does(asha.Command("full"))
	s.does(asha.Submit(map[string]string{"description": "It rained."}))
	s.does(asha.ReflectNow())
	if w := s.window(asha); !strings.HasPrefix(w.text(), "You have an entry to go on with.") {
		t.Errorf("with an entry to go on with it says %q", w.text())
	}
	s.does(asha.Command("help"))
	if w := s.window(asha); w.Title.Text != "What you can do" || !strings.Contains(w.text(), "/reflect full and /reflect journal") {
		t.Errorf("help opened %+v", w)
	}
	s.does(asha.Command("journal"))
	if w := s.window(asha); w.Title.Text != "My journal" {
		t.Errorf("journal opened %+v", w)
	}
	if got := len(asha.Seen()); got != 0 {
		t.Errorf("%d messages came besides the windows", got)
	}
}

// A message that is picked stands in the Form and nowhere else: not in a
// message, a log, or a name of the window; nor is it kept before the Form is.
func TestAMessageThatIsPickedStaysInTheForm(t *testing.T) {
	s := newSlackTown(t)
	asha := s.joins(s.slackWorkspace(), "U0ASHA", "asha@x.example", "asha")
	s.does(asha.ReflectOn("Zqcanary7: 8B were <great> & so on"))
	w := s.window(asha)
	if got := w.in("description"); got != "Zqcanary7: 8B were <great> & so on" || !strings.Contains(w.text(), "Nothing is kept until you save.") {
		t.Errorf("the Form holds %q and says %q", got, w.text())
	}
	if strings.Contains(w.Callback+w.Metadata+w.Title.Text, "Zqcanary7") {
		t.Errorf("the window is called %+v", w)
	}
	entries, err := s.db.Entries(t.Context(), "north", "asha", 5)
	must(t, err)
	for _, e := range entries {
		if !e.Empty() {
			t.Error("it was kept before it was saved")
		}
	}
	s.does(asha.Submit(nil))
	s.does(asha.Command("journal"))
	s.does(asha.Press(bottest.ViewButtons(asha.Modal())[0].ID, bottest.InModal))
	if got := s.window(asha).text(); !strings.Contains(got, "Zqcanary7") {
		t.Errorf("the journal holds %q", got)
	}
	s.rest()
	for _, seen := range s.slack.All() {
		if strings.Contains(seen.Message.Text+seen.Blocks, "Zqcanary7") {
			t.Errorf("a message holds it: %s", seen.Blocks)
		}
	}
	if strings.Contains(s.log.String(), "Zqcanary7") {
		t.Error("the log holds it")
	}
}

// It goes through the guards like anything typed, and by its words only: a
// message that reads "help" is a message.
func TestAMessageThatIsPickedIsGuardedAndIsNoCommand(t *testing.T) {
	s := newSlackTown(t)
	asha := s.joins(s.slackWorkspace(), "U0ASHA", "asha@x.example", "asha")
	s.does(asha.ReflectOn("help"))
	if got := s.window(asha).in("description"); got != "help" {
		t.Errorf("the Form holds %q", got)
	}
	s.does(asha.ReflectOn(""))
	if got := s.window(asha); got.in("description") != "" || strings.Contains(got.text(), "picked") {
		t.Errorf("of a message without words the Form holds %+v", got)
	}
	s.does(asha.ReflectOn("A girl told me she is scared to go home because her dad hits her."))
	s.does(asha.Submit(nil))
	if got := s.window(asha).text(); !strings.Contains(got, "tell Jo Reed now") {
		t.Errorf("the guard did not speak: %s", got)
	}
}

// However long the message, the box holds it, and it can be saved.
func TestALongMessageThatIsPickedFitsItsBox(t *testing.T) {
	n := newTown(t).started()
	f := n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.ReflectOn, Text: reflection.Private("\x00" + strings.Repeat("é", 4000))}).Form
	if got := len([]rune(f.Inputs[0].Value)); got != reflection.MaxText {
		t.Errorf("the box holds %d characters", got)
	}
	if a := n.send("asha", f, nil); a.Error != nil {
		t.Errorf("saving it answered %+v", a.Error)
	}
}

// In a modal [Back] takes along what is typed and not sent.
func TestBackInAModal(t *testing.T) {
	s := newSlackTown(t)
	asha := s.joins(s.slackWorkspace(), "U0ASHA", "asha@x.example", "asha")
	s.does(asha.Command("full"))
	s.does(asha.Submit(map[string]string{"description": "It rained."}))
	s.does(asha.PressFilled("back", map[string]string{"feelings": "Half a wo"}))
	if got := s.window(asha).in("description"); got != "It rained." {
		t.Errorf("went back to %q", got)
	}
	s.does(asha.Submit(nil))
	if got := s.window(asha).in("feelings"); got != "Half a wo" {
		t.Errorf("and on again to %q", got)
	}
}

// Whoever installed the app is led from the greeting through the set-up; the
// coordinator and a mentor they pick come onto the list from their profiles.
func TestTheInstallerSetsUpInTheChat(t *testing.T) {
	s := newSlackTown(t)
	ctx := t.Context()
	installed, err := s.Service.Install(ctx, reflection.Install{Platform: "slack", External: "T1", Name: "northfield-slack",
		By: reflection.Profile{User: "U0PAT", Name: "Pat Lane", Email: "pat@x.example"}})
	must(t, err)
	org, ws := installed.Workspace.Organisation, installed.Workspace.ID
	pat := s.joins(ws, "U0PAT", "pat@x.example", "")
	s.joins(ws, "U0OLA", "ola@x.example", "")
	s.joins(ws, "U0SAM", "sam@x.example", "")
	s.Greet(ctx, installed)
	greeting := pat.Seen()[0]
	if b := greeting.Buttons()[0]; b.ID != "set-up" || b.Label != "Set up" {
		t.Errorf("the greeting leads with %+v", b)
	}

	s.does(pat.Press("set-up", greeting.Where))
	if w := s.window(pat); w.in("school") != "northfield-slack" || w.in("coordinator") != "U0PAT" {
		t.Errorf("the Form begins with %+v", w)
	}
	said := map[string]string{"school": "Northfield", "safeguarding_lead": "Jo Reed", "safeguarding_phone": "call me", "coordinator": "U0OLA"}
	s.does(pat.Submit(said))
	if w := s.window(pat); w.Title.Text != "Set up" {
		t.Fatalf("a number that is none was taken: %+v", w)
	}
	said["safeguarding_phone"] = "01632 960001"
	s.does(pat.Submit(said))
	next := s.window(pat)
	if !strings.Contains(next.text(), "Next is the staff list") || !strings.Contains(next.text(), "can set things up too") {
		t.Errorf("what is next is %q", next.text())
	}
	ola, err := s.db.Identify(ctx, ws, "U0OLA")
	if err != nil || !ola.Is(reflection.Coordinator) || ola.Email != "ola@x.example" {
		t.Errorf("the coordinator is %+v, %v", ola, err)
	}

	must(t, s.db.Write(ctx, org, reflection.Member{ID: "asha2", Organisation: org, School: ola.School, Name: "Asha Patel", Roles: []reflection.Role{reflection.ECT}}))
	s.does(pat.Press("details", bottest.InModal))
	s.does(pat.Press("new-mentor", bottest.InModal))
	s.does(pat.Submit(map[string]string{"mentor": "U0SAM"}))
	s.rest()
	asha, err := s.db.Member(ctx, org, "asha2")
	must(t, err)
	sam, err := s.db.Identify(ctx, ws, "U0SAM")
	if err != nil || asha.Mentor != sam.ID || !sam.Is(reflection.Mentor) {
		t.Errorf("Asha's mentor is %q, Sam is %+v, %v", asha.Mentor, sam, err)
	}
	if home := pat.Home(); !strings.Contains(home, "Set up so far: 3 of 4 people.") {
		t.Errorf("Home says %s", home)
	}
	told := pat.Seen()
	if got := told[len(told)-1].Message.Text; !strings.Contains(got, "Asha Patel's mentor now.") {
		t.Errorf("Pat was told %q", got)
	}
}

// Somebody Slack knows nothing of is refused in words, at the input.
func TestSomebodyWhoCannotBePicked(t *testing.T) {
	s := newSlackTown(t)
	khan := s.joins(s.slackWorkspace(), "U0KHAN", "khan@x.example", "khan")
	s.joins("slack", "U0ANON", "", "")
	for _, who := range []string{"U0GONE", "U0ANON"} {
		s.does(khan.Press("new-mentor", "DT1-U0KHAN/1.000001"))
		reply, err := s.app.Send(t.Context(), khan.Submit(map[string]string{"mentor": who}))
		if err != nil || !strings.Contains(reply.Body, `"mentor":"That person is not on the staff list`) {
			t.Errorf("%s: %+v, %v", who, reply, err)
		}
	}
	s.slack.Fail(func(c bottest.Call) *bottest.Fault {
		if c.Method == "users.info" {
			return bottest.Limited(time.Minute)
		}
		return nil
	})
	reply, err := s.app.Send(t.Context(), khan.Submit(map[string]string{"mentor": "U0ANON"}))
	if err != nil || !strings.Contains(reply.Body, "Please try again in a minute.") {
		t.Errorf("while Slack asks to wait: %+v, %v", reply, err)
	}
}
