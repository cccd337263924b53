package bench

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

// A large host: 100,000 members of 500 schools, each in its own workspace, on
// an evening when nothing is due.
const (
	idleSchools = 500
	idlePeople  = 200 // in each
)

// BenchmarkIdle is what "plenary serve" costs while it has nothing to do but
// look: a tick, its share of one processor, and its memory.
func BenchmarkIdle(b *testing.B) {
	url, key := storetest.Postgres(b), seal.NewKey()
	enrolMany(b, url, key)
	bin := os.Getenv("PLENARY_BIN")
	if bin == "" {
		b.Fatal("PLENARY_BIN does not name the program to measure; run make bench")
	}
	slackURL, _ := slackDouble(b)
	a := &app{Cmd: exec.Command(bin, "serve")}
	a.start(b, "PLENARY_DATABASE_URL="+url, "PLENARY_KEY="+key, "PLENARY_LISTEN="+a.choose(b),
		"PLENARY_SLACK_BOT_TOKEN=xoxb-bench", "PLENARY_SLACK_SIGNING_SECRET="+signingSecret, "PLENARY_SLACK_API_URL="+slackURL,
		"PLENARY_CLOCK=2026-11-11T20:00:00Z")
	// Once its first lease could have ended, it looks after everybody, as it does every night.
	time.Sleep(reflection.Patience{}.OrDefault().Lease + 5*time.Second)
	a.rest(b)
	const watched = time.Minute
	for b.Loop() {
		ticks, took, busy := a.metric(b, "plenary_tick_seconds_count"), a.metric(b, "plenary_tick_seconds_sum"), a.busy()
		time.Sleep(watched)
		b.ReportMetric(1000*(a.metric(b, "plenary_tick_seconds_sum")-took)/(a.metric(b, "plenary_tick_seconds_count")-ticks), "tick-ms")
		b.ReportMetric(100*(a.busy()-busy).Seconds()/watched.Seconds(), "cpu-%")
		b.ReportMetric(a.memory("VmRSS"), "resident-MB")
	}
}

func enrolMany(b *testing.B, url, key string) {
	keys, err := seal.Parse(key)
	must(b, err)
	db, err := store.Open(b.Context(), url, keys)
	must(b, err)
	defer db.Close()
	service := &reflection.Service{Store: db, Now: func() time.Time { return time.Date(2026, 11, 11, 19, 0, 0, 0, time.UTC) }}
	for i := range idleSchools {
		ws := workspaceOf(i)
		records := []reflection.Record{
			reflection.Organisation{ID: ws.Organisation, Name: "School"}, ws,
			reflection.School{ID: school, Organisation: ws.Organisation, Name: "Northfield",
				Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
			reflection.Calendar{Spans: []reflection.Span{{Organisation: ws.Organisation, Kind: reflection.TermDays,
				From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2027, Month: 7, Day: 21}}}},
		}
		for p := range idlePeople {
			m := member(userOf(i, p), reflection.ECT)
			m.Organisation, m.Workspace, m.Email = ws.Organisation, ws.ID, ""
			records = append(records, m)
		}
		must(b, db.Write(b.Context(), ws.Organisation, records...))
		_, err := service.KeepHouse(b.Context(), ws.Organisation)
		must(b, err)
	}
}

// rest waits until the program has looked through everything at its start.
func (a *app) rest(b *testing.B) {
	for range 60 {
		before := a.busy()
		time.Sleep(2 * time.Second)
		if a.busy()-before < 50*time.Millisecond {
			return
		}
	}
	b.Fatal("the program does not come to rest")
}

// busy is how long processors have worked for the program so far.
func (a *app) busy() time.Duration {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", a.Process.Pid))
	_, after, _ := strings.Cut(string(stat), ") ") // the name, in brackets, may hold anything
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0 // not Linux
	}
	var user, system int64
	fmt.Sscan(fields[11], &user)
	fmt.Sscan(fields[12], &system)
	return time.Duration(user+system) * 10 * time.Millisecond
}

// metric is a number from /metrics.
func (a *app) metric(b *testing.B, name string) (value float64) {
	answer, err := http.Get("http://" + a.address + "/metrics")
	must(b, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(b, err)
	_, after, found := strings.Cut(string(body), "\n"+name+" ")
	if !found {
		b.Fatalf("/metrics has no %s", name)
	}
	fmt.Sscan(after, &value)
	return value
}
