package bench

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

// app is a program under load, and who saves with it.
type app struct {
	*exec.Cmd
	address  string
	teachers []teacher
	kept     func() int // how many saves are in its database
}

// newPlenary is "plenary serve", with teachers who have begun a full cycle.
func newPlenary(b *testing.B, teachers int) *app {
	b.Helper()
	bin := os.Getenv("PLENARY_BIN")
	if bin == "" {
		b.Fatal("PLENARY_BIN does not name the program to measure; run make bench")
	}
	url, key := storetest.Postgres(b), seal.NewKey()
	slackURL, entries := slackDouble(b)
	a := &app{Cmd: exec.Command(bin, "serve")}
	db := a.fill(b, url, key, teachers)
	a.start(b,
		"PLENARY_DATABASE_URL="+url, "PLENARY_KEY="+key, "PLENARY_LISTEN="+a.choose(b),
		"PLENARY_SLACK_BOT_TOKEN=xoxb-bench", "PLENARY_SLACK_SIGNING_SECRET="+signingSecret, "PLENARY_SLACK_API_URL="+slackURL,
		"PLENARY_CLOCK=2026-11-11T15:00:00Z") // an afternoon on which nothing is due
	for i := range a.teachers {
		a.begin(b, entries, &a.teachers[i])
	}
	a.kept = func() (n int) {
		for _, t := range a.teachers { // one revision for each save
			e, err := db.Entry(b.Context(), organisation, reflection.EntryID(t.entry))
			must(b, err)
			n += e.Revision - 1
		}
		return n
	}
	return a
}

// fill keeps the school as the imports and the links to Slack would.
func (a *app) fill(b *testing.B, url, key string, teachers int) *store.DB {
	keys, err := seal.Parse(key)
	must(b, err)
	db, err := store.Open(b.Context(), url, keys)
	must(b, err)
	b.Cleanup(func() { db.Close() })
	records := []reflection.Record{
		reflection.Organisation{ID: organisation, Name: "Bench"},
		reflection.Workspace{ID: workspace, Organisation: organisation, Platform: "slack", External: team},
		reflection.School{ID: school, Organisation: organisation, Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
	}
	for i := range teachers {
		mentor, ect := member(fmt.Sprintf("m%02d", i), reflection.Mentor), member(fmt.Sprintf("e%02d", i), reflection.ECT)
		ect.Mentor = mentor.ID
		records = append(records, mentor, ect)
		a.teachers = append(a.teachers, teacher{user: ect.PlatformID})
	}
	must(b, db.Write(b.Context(), organisation, records...))
	return db
}

// begin presses [Full cycle] until its window has opened: the server answers a
// little before it knows whose workspace it is.
func (a *app) begin(b *testing.B, entries *sync.Map, t *teacher) {
	l, err := dial(a.address)
	must(b, err)
	defer l.Close()
	for i := range 100 {
		_, _, err := l.post(fmt.Sprintf(`payload={"type":"block_actions","team":{"id":%q},"user":{"id":%q},"trigger_id":%q,`+
			`"actions":[{"type":"button","action_id":"full-cycle","action_ts":"%d"}]}`, team, t.user, t.user, i))
		must(b, err)
		if entry, opened := entries.Load(t.user); opened {
			t.entry = entry.(string)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("[Full cycle] opened no window")
}

// newBolt is the app in the folder bolt, with as many teachers.
func newBolt(b *testing.B, teachers int) *app {
	b.Helper()
	installBolt(b)
	url := storetest.Postgres(b)
	slackURL, _ := slackDouble(b)
	a := &app{Cmd: exec.Command("node", "app.mjs")}
	a.Dir = "bolt"
	a.start(b, "NODE_ENV=production", "ADDRESS="+a.choose(b), "DATABASE_URL="+url,
		"SLACK_BOT_TOKEN=xoxb-bench", "SLACK_SIGNING_SECRET="+signingSecret, "SLACK_API_URL="+slackURL)
	for i := range teachers {
		a.teachers = append(a.teachers, teacher{user: fmt.Sprintf("e%02d", i), entry: reflection.NewID()})
	}
	db, err := sql.Open("pgx", url)
	must(b, err)
	b.Cleanup(func() { db.Close() })
	a.kept = func() (n int) {
		must(b, db.QueryRowContext(b.Context(), "SELECT count(*) FROM answers").Scan(&n))
		return n
	}
	return a
}

// installBolt fetches the app's packages where they are not there yet.
func installBolt(b *testing.B) {
	b.Helper()
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			b.Fatalf("the benchmark beside a Bolt app needs %s: install Node.js 20 or newer, with npm (Debian: apt-get install nodejs npm)", program)
		}
	}
	cmd := exec.Command("sh", "-c", "[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund")
	cmd.Dir = "bolt"
	if said, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("npm ci in bench/bolt: %v\n%s", err, said)
	}
}

// choose finds an address that is free.
func (a *app) choose(b *testing.B) string {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	must(b, err)
	defer free.Close()
	a.address = free.Addr().String()
	return a.address
}

// start runs the program, with these settings and no others, until the
// benchmark ends, and waits for it to listen.
func (a *app) start(b *testing.B, settings ...string) {
	b.Helper()
	var said bytes.Buffer
	a.Env, a.Stdout, a.Stderr = settings, &said, &said
	must(b, a.Start())
	b.Cleanup(func() {
		a.Process.Signal(syscall.SIGTERM)
		a.Wait()
		if b.Failed() {
			b.Logf("%s said:\n%s", a.Path, &said)
		}
	})
	for range 200 {
		if l, err := dial(a.address); err == nil {
			l.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatalf("%s does not listen", a.Path)
}

// memory is the program's in MB as Linux counts it: "VmRSS" now, "VmHWM" at
// the most so far. Elsewhere it is 0.
func (a *app) memory(which string) (kb float64) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", a.Process.Pid))
	_, after, _ := strings.Cut(string(status), "\n"+which+":")
	fmt.Sscan(after, &kb)
	return kb / 1024
}

// slackDouble is the address of what the programs ask of Slack before the
// load, a save asking for nothing, and the entries whose windows were opened,
// by the trigger they were opened with.
func slackDouble(b *testing.B) (url string, entries *sync.Map) {
	entries = &sync.Map{}
	mux := http.NewServeMux()
	mux.HandleFunc("/auth.test", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-OAuth-Scopes", "chat:write,commands,files:read,im:history,im:write,users:read,users:read.email")
		fmt.Fprintf(w, `{"ok":true,"team":"Northfield","team_id":%q,"user_id":"UBOT","bot_id":"B1"}`, team)
	})
	mux.HandleFunc("/views.open", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Trigger string `json:"trigger_id"`
			View    struct {
				Callback string `json:"callback_id"`
			} `json:"view"`
		}
		json.NewDecoder(r.Body).Decode(&in)
		if parts := strings.Split(in.View.Callback, ":"); len(parts) == 3 { // answer:ENTRY:description.0
			entries.Store(in.Trigger, parts[1])
		}
		fmt.Fprint(w, `{"ok":true,"view":{"id":"V1"}}`)
	})
	server := httptest.NewServer(mux)
	b.Cleanup(server.Close)
	return server.URL + "/", entries
}
