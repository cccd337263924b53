package bench

import (
	"bytes"
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
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

// newPlenary is "plenary serve" in Slack, with teachers who have begun a full
// cycle.
func newPlenary(b *testing.B, teachers int) *app {
	b.Helper()
	slackURL, entries := slackDouble(b)
	return newServer(b, teachers, inSlack{entries}, reflection.Workspace{Platform: "slack", External: team}, slackSettings(slackURL)...)
}

// newServer is "plenary serve" in one workspace of a chat, with teachers who
// have begun a full cycle.
func newServer(b *testing.B, teachers int, in chat, ws reflection.Workspace, settings ...string) *app {
	b.Helper()
	bin := os.Getenv("PLENARY_BIN")
	if bin == "" {
		b.Fatal("PLENARY_BIN does not name the program to measure; run make bench")
	}
	url, key := storetest.Postgres(b), seal.NewKey()
	a := &app{Cmd: exec.Command(bin, "serve")}
	db := a.fill(b, url, key, teachers, ws)
	a.start(b, append(settings, "PLENARY_DATABASE_URL="+url, "PLENARY_KEY="+key, "PLENARY_LISTEN="+a.choose(b),
		"PLENARY_CLOCK="+quiet.Format(time.RFC3339))...)
	for i := range a.teachers {
		a.begin(b, in, &a.teachers[i])
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

// quiet is an afternoon on which nothing is due.
var quiet = time.Date(2026, time.November, 11, 15, 0, 0, 0, time.UTC)

func (a *app) begin(b *testing.B, in chat, t *teacher) {
	l, err := dial(a.address)
	must(b, err)
	defer l.Close()
	t.in, t.entry = in, in.begin(b, l, t)
}

// fill keeps the school as the imports and the links to the chat would.
func (a *app) fill(b *testing.B, url, key string, teachers int, ws reflection.Workspace) *store.DB {
	keys, err := seal.Parse(key)
	must(b, err)
	db, err := store.Open(b.Context(), url, keys)
	must(b, err)
	b.Cleanup(func() { db.Close() })
	ws.ID, ws.Organisation = workspace, organisation
	records := []reflection.Record{
		reflection.Organisation{ID: organisation, Name: "Bench"},
		ws,
		reflection.School{ID: school, Organisation: organisation, Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
	}
	for i := range teachers {
		mentor, ect := member(fmt.Sprintf("m%02d", i), reflection.Mentor), member(fmt.Sprintf("e%02d", i), reflection.ECT)
		ect.Mentor, ect.Meets.When = mentor.ID, reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(11, 10)}
		records = append(records, mentor, ect)
		a.teachers = append(a.teachers, teacher{user: ect.PlatformID})
	}
	must(b, db.Write(b.Context(), organisation, records...))
	return db
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
		a.teachers = append(a.teachers, teacher{in: inSlack{}, user: fmt.Sprintf("e%02d", i), entry: reflection.NewID()})
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
