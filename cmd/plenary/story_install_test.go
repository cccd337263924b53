package main

import (
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/web"
	"plenary/reflection"
)

// host is one server for whoever installs the app through its page, and a Slack
// of many workspaces. Its clock is set with every start.
type host struct {
	*machine
	chat  *bottest.Chat
	app   *bottest.App
	runs  running
	page  string
	times int

	mu    sync.Mutex
	began time.Time // of the server's clock
	since time.Time // by the machine's
}

func newHost(t *testing.T) *host {
	h := &host{machine: newMachine(t), began: wall("2026-11-11 15:00"), since: time.Now()}
	h.chat = bottest.NewChat(h.now)
	slack := httptest.NewServer(h.chat.Slack())
	t.Cleanup(slack.Close)
	address := freeAddress(t)
	h.page = "http://" + address
	h.env = append(h.env[:2],
		"PLENARY_LISTEN="+address, "PLENARY_PUBLIC_URL="+h.page, "PLENARY_SLACK_API_URL="+slack.URL+"/api/",
		"PLENARY_SLACK_CLIENT_ID="+bottest.ClientID, "PLENARY_SLACK_CLIENT_SECRET="+bottest.ClientSecret, "PLENARY_SLACK_SIGNING_SECRET=secret")
	h.app = h.chat.App(h.page+"/slack/events", "secret")
	return h
}

// freeAddress is one on which nobody listens just now.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (h *host) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.began.Add(time.Since(h.since))
}

// serveAt starts the server, or starts it again, at a time on the wall.
func (h *host) serveAt(at string) {
	h.Helper()
	h.halt()
	h.mu.Lock()
	h.began, h.since = wall(at), time.Now()
	h.mu.Unlock()
	h.runs = h.start(h.clocked(), "serve")
}

// clocked are the settings with the time it is.
func (h *host) clocked() []string {
	return append(slices.Clone(h.env), "PLENARY_CLOCK="+h.now().UTC().Format(time.RFC3339))
}

func (h *host) halt() {
	if h.runs.stop != nil {
		h.runs.stop()
	}
}

// visitor is somebody's browser.
type visitor struct {
	*host
	*http.Client
}

func (h *host) visitor() visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return visitor{h, &http.Client{Jar: jar, CheckRedirect: stay}}
}

// reads gives a page as it is read.
func (v visitor) reads(answer *http.Response, err error) string {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		v.Fatal(err)
	}
	return fmt.Sprintf("%d %s", answer.StatusCode, html.UnescapeString(string(body)))
}

// install puts the app into a workspace, and gives what the page says in the
// end.
func (h *host) install(i bottest.Install, code string) string {
	h.Helper()
	v := h.visitor()
	h.contains("the page", v.reads(v.Get(h.page+web.InstallPath)), "200", bot.InstallWords.Go)
	answer, err := v.PostForm(h.page+web.InstallPath, url.Values{"code": {code}})
	page := v.reads(answer, err)
	to, err := answer.Location()
	if err != nil {
		return page
	}
	asked := to.Query()
	if asked.Get("client_id") != bottest.ClientID || !strings.Contains(asked.Get("scope"), "chat:write") {
		h.Errorf("Slack is asked for %v", asked)
	}
	back := url.Values{"state": asked["state"], "code": {h.chat.Allow(i)}}
	return v.reads(v.Get(asked.Get("redirect_uri") + "?" + back.Encode()))
}

// does has a person do something in Slack.
func (h *host) does(r bottest.Request) {
	h.Helper()
	if reply, err := h.app.Send(h.Context(), r); err != nil || reply.Status != http.StatusOK {
		h.Fatalf("answered with %+v, %v", reply, err)
	}
}

func (h *host) event() string { h.times++; return fmt.Sprint("EvStory", h.times) }

// told waits for a message with these words, and gives the last one.
func (h *host) told(p *bottest.Person, words string) (found bottest.Seen) {
	h.Helper()
	eventually(h.T, "told "+words, func() bool {
		for _, m := range p.Seen() {
			if strings.Contains(m.Message.Text, words) {
				found = m
			}
		}
		return found.Where != ""
	})
	return found
}

// shown is the window in front of a person.
func (h *host) shown(p *bottest.Person, words string) string {
	h.Helper()
	eventually(h.T, "shown "+words, func() bool { return strings.Contains(p.Modal(), words) })
	return p.Modal()
}

// setsUp has whoever installed the app follow their greeting.
func (h *host) setsUp(p *bottest.Person, workspace string) {
	h.Helper()
	greeting := h.told(p, "Plenary is in "+workspace+"'s Slack")
	h.does(p.Press(greeting.Button("Set up"), greeting.Where))
	h.shown(p, reflection.LeadPhoneField)
	h.does(p.Submit(map[string]string{reflection.LeadField: "Jo Reed", reflection.LeadPhoneField: "01632 960123"}))
	h.shown(p, "What is next")
}

// staff imports who works there, and when.
func (h *host) staff(organisation, coordinator, teacher string) {
	h.Helper()
	named := []string{"--organisation", organisation}
	files := map[string]string{
		"calendar": termsFile,
		"people": "email,name,roles,school\n" + coordinator + ",Pat Lane,coordinator," + organisation + "\n" +
			teacher + ",Asha Patel,ect," + organisation + "\n",
	}
	for _, what := range []string{"calendar", "people"} {
		h.works(append([]string{what, "import", h.file(what+".csv", files[what])}, named...)...)
	}
}

const theQuestion = "on your mind" // of every prompt

// prompts counts what asks somebody to write, and was not answered yet.
func prompts(p *bottest.Person) (n int) {
	for _, m := range p.Seen() {
		if strings.HasPrefix(m.Button("Two minutes"), "two-minutes:") {
			n++
		}
	}
	return n
}

// Two workspaces are installed by strangers through the page. In both there is
// a user U0ASHA, and they never meet.
func TestTwoWorkspacesNeverMeet(t *testing.T) {
	h := newHost(t)
	for _, team := range []reflection.WorkspaceID{"T1", "T2"} {
		h.chat.Join(team, "U0PAT", "pat@"+strings.ToLower(string(team))+".example")
		h.chat.Join(team, "U0ASHA", "asha@"+strings.ToLower(string(team))+".example")
	}
	h.serveAt("2026-11-11 15:00")
	m := h.machine
	m.contains("readiness", get(t, h.page+"/readyz"), "200 ready")
	m.contains("the end of an install", h.install(bottest.Install{Workspace: "T1", Name: "North", By: "U0PAT", Rotates: true}, ""),
		"200", "Plenary is in North's Slack. Open Slack: there is a message for you")
	m.contains("another", h.install(bottest.Install{Workspace: "T2", Name: "South", By: "U0PAT"}, ""), "Plenary is in South's Slack")
	for team, name := range map[reflection.WorkspaceID]string{"T1": "North", "T2": "South"} {
		h.setsUp(h.chat.Person(team, "U0PAT"), name)
	}
	h.halt()
	h.staff("North", "pat@t1.example", "asha@t1.example")
	h.staff("South", "pat@t2.example", "asha@t2.example")

	north, south := h.chat.Person("T1", "U0ASHA"), h.chat.Person("T2", "U0ASHA")
	h.serveAt("2026-11-11 15:10")
	for p, school := range map[*bottest.Person]string{north: "North", south: "South"} {
		welcome := h.told(p, "Hello Asha. "+school+" has set up Plenary")
		h.does(p.Press(welcome.Button("Start"), welcome.Where))
	}

	h.serveAt("2026-11-12 15:45")
	for p, wrote := range map[*bottest.Person]string{north: "kingfishers in the north", south: "wagtails in the south"} {
		prompt := h.told(p, theQuestion)
		h.does(p.Press(prompt.Button("Two minutes"), prompt.Where))
		h.shown(p, "description")
		h.does(p.Submit(map[string]string{"description": wrote}))
	}
	h.reads(north, "kingfishers", "wagtails")
	h.reads(south, "wagtails", "kingfishers")

	// The north takes the app out. Nothing is sent there any more, in the south
	// nothing changes, and the journal is kept.
	for _, r := range h.chat.Uninstall("T1") {
		h.does(r)
	}
	m.contains("doctor", h.doctor(h.clocked()), "look  Slack: North has taken the app out on 12 November 2026, 15:45",
		"ok    Slack: South, installed through the page: its token works", "ok    Slack: people install the app at "+h.page+"/slack/install")
	posted := len(north.Seen())
	h.serveAt("2026-11-19 15:45")
	eventually(t, "prompted in the south", func() bool { return prompts(south) == 1 })
	h.serveAt("2026-11-26 15:45")
	eventually(t, "prompted in the south again", func() bool { return prompts(south) == 2 })
	if n := len(north.Seen()); n != posted {
		t.Errorf("%d messages in the north, %d of them since the app was taken out", n, n-posted)
	}

	// It is put in again, by somebody else: what was written is there, the two
	// weeks between are not made up for, and the next prompt comes.
	h.serveAt("2026-12-02 12:00")
	h.chat.Join("T1", "U0OTHER", "other@t1.example")
	m.contains("the page", h.install(bottest.Install{Workspace: "T1", Name: "North", By: "U0OTHER", Rotates: true}, ""),
		"Plenary is in North's Slack again. Everything is as it was.")
	h.reads(north, "kingfishers", "wagtails")
	eventually(t, "queued for the north as for the south", func() bool {
		return strings.Count(h.doctor(h.clocked()), "Thu 3 Dec 2026 15:45  prompt  to Asha Patel") == 2
	})
	if n := prompts(north); n != 0 {
		t.Errorf("%d prompts in the north before Thursday", n)
	}
	h.serveAt("2026-12-03 15:45")
	eventually(t, "prompted in the north", func() bool { return prompts(north) == 1 })
	m.contains("doctor", h.doctor(h.clocked()), "ok    Slack: North, installed through the page: its token works")
	h.halt()
	for _, secret := range []string{bottest.ClientSecret, "xoxe-", "xoxe.", "xoxb-", "kingfishers", "wagtails", "pat@", "asha@", "code-T"} {
		if strings.Contains(h.runs.log.String(), secret) {
			t.Errorf("the log has %q", secret)
		}
	}
}

// reads has somebody open their journal and the newest entry in it: it has the
// one text, and not the other's.
func (h *host) reads(p *bottest.Person, theirs, others string) {
	h.Helper()
	h.does(p.OpenHome(h.event()))
	eventually(h.T, "shown Home", func() bool { return p.Home() != "" })
	h.does(p.Press("journal", bottest.InHome))
	list := h.shown(p, "entry:")
	h.does(p.Press(regexp.MustCompile(`entry:[a-z0-9/-]+`).FindString(list), bottest.InModal))
	if entry := h.shown(p, theirs); strings.Contains(list+entry, others) {
		h.Errorf("somebody reads what another wrote:\n%s\n%s", list, entry)
	}
}

// A second workspace joins an organisation by a code that its coordinator finds
// in the chat, and no other way.
func TestAWorkspaceJoinsByACode(t *testing.T) {
	h := newHost(t)
	h.chat.Join("T1", "U0PAT", "pat@x.example")
	h.chat.Join("T2", "U0OLA", "ola@x.example")
	h.chat.Join("T2", "U0ASHA", "asha@x.example")
	h.serveAt("2026-11-11 15:00")
	h.install(bottest.Install{Workspace: "T1", Name: "Trust", By: "U0PAT"}, "")
	h.halt()
	h.staff("Trust", "pat@x.example", "asha@x.example")
	h.serveAt("2026-11-11 15:10")
	pat, asha := h.chat.Person("T1", "U0PAT"), h.chat.Person("T2", "U0ASHA")
	h.setsUp(pat, "Trust")
	h.does(pat.Press("details", bottest.InModal))
	h.shown(pat, "invite")
	h.does(pat.Press("invite", bottest.InModal))
	view := h.shown(pat, h.page+web.InstallPath)
	code := regexp.MustCompile(`[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}`).FindString(view)

	if seen := asha.Seen(); len(seen) > 0 {
		t.Errorf("told %v in a workspace that has not joined", seen)
	}
	h.contains("a wrong code", h.install(bottest.Install{Workspace: "T2", Name: "School", By: "U0OLA"}, "aaaa-bbbb-cccc"), "422", bot.WrongCode)
	h.contains("the code", h.install(bottest.Install{Workspace: "T2", Name: "School", By: "U0OLA"}, strings.ToUpper(code)),
		"Plenary is in School's Slack. The people on the staff list are being found")
	h.told(asha, "Hello Asha. Trust has set up Plenary")
	h.contains("doctor", h.doctor(h.clocked()), "ok    Slack: Trust, installed through the page: its token works",
		"ok    Slack: School, installed through the page: its token works", "ok    Trust: schools: 1, people: 2", "ok    everybody is linked to the chat")
}

// A list that was imported before there is a workspace waits for the code that
// the import printed: an address on it opens nothing.
func TestAStaffListWaitsForItsCode(t *testing.T) {
	h := newHost(t)
	h.chat.Join("T1", "U0EVE", "pat@x.example") // says whoever runs T1
	h.chat.Join("T2", "U0PAT", "pat@x.example")
	h.chat.Join("T2", "U0ASHA", "asha@x.example")
	people := h.file("p.csv", "email,name,roles,school\npat@x.example,Pat Lane,coordinator,Trust\nasha@x.example,Asha Patel,ect,Trust\n")
	if r := h.run("people", "import", people, "--dry-run"); strings.Contains(r.err, "code") {
		t.Errorf("a dry run makes a code: %s", r.err)
	}
	r := h.run("people", "import", people)
	h.contains("the import", r.err, "Trust is in no chat yet. Whoever puts the app into its Slack types this code at "+h.page+web.InstallPath)
	code := regexp.MustCompile(`[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}`).FindString(r.err)

	h.serveAt("2026-11-11 15:00")
	h.contains("an install by address", h.install(bottest.Install{Workspace: "T1", Name: "Trust", By: "U0EVE"}, ""), "there is a message for you")
	h.contains("an install with the code", h.install(bottest.Install{Workspace: "T2", Name: "Trust", By: "U0PAT"}, code), "there is a message for you")
	h.contains("doctor", h.doctor(h.clocked()), "ok    everybody is linked to the chat")
	h.halt()
	// The stranger called theirs by the same name: the operator has to say which.
	r = h.run("people", "import", people, "--organisation", "Trust")
	if r.code != wrongUse {
		t.Errorf("a name that is two organisations' ended with %d", r.code)
	}
	h.contains("which of the two", r.err, "more than one organisation is called Trust")
	theirs := 0
	for _, id := range regexp.MustCompile(`[a-z2-7]{24}`).FindAllString(r.err, -1) {
		r := h.run("people", "import", people, "--organisation", id, "--dry-run")
		if strings.Contains(r.err, "code") {
			t.Errorf("once it is there: %s", r.err)
		}
		if strings.Contains(r.out, "Nothing changes.") {
			theirs++
		}
	}
	if theirs != 1 {
		t.Errorf("the list is in %d of the two", theirs)
	}
}
