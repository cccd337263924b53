package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"plenary/bot"
	"plenary/bot/localchat"
	"plenary/reflection"
	"plenary/store/storetest"
)

// canary marks everything anyone writes in the year. It must be found nowhere
// but where its writer, or the one reader it was shared with, reads it.
const canary = "Zqcanary7"

// outgoing is one message as the chat got it.
type outgoing struct {
	at   time.Time // on the wall in London
	to   string
	text string
	all  string // buttons and all
}

// recorder is the local chat, with everything that leaves for it written down.
type recorder struct {
	*localchat.Chat
	now  func() time.Time
	mu   sync.Mutex
	sent []outgoing
	rest []string // updates
}

func (r *recorder) Send(ctx context.Context, to bot.Address, m bot.Message, d reflection.DeliveryID) (string, error) {
	r.mu.Lock()
	r.sent = append(r.sent, outgoing{r.now().In(london()), to.User, m.Text, fmt.Sprintf("%+v", m)})
	r.mu.Unlock()
	return r.Chat.Send(ctx, to, m, d)
}

func (r *recorder) Update(ctx context.Context, to bot.Address, where string, m bot.Message) error {
	r.mu.Lock()
	r.rest = append(r.rest, fmt.Sprintf("%+v", m))
	r.mu.Unlock()
	return r.Chat.Update(ctx, to, where, m)
}

func (r *recorder) since(n int) []outgoing {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sent[n:]
}

// teacher is one ECT of the year, as the checks know them: nothing here comes
// from the code under test.
type teacher struct {
	id, mentor  string
	days        string // working days, Mon to Fri
	meets       time.Weekday
	fortnightly bool
	anchor      time.Time
}

func (e teacher) works(d time.Time) bool { return strings.Contains(e.days, d.Weekday().String()[:3]) }

const fullTime = "Mon Tue Wed Thu Fri"

// year is a school of 30 ECTs, 20 mentors and a coordinator, from September
// 2026 to July 2027.
type year struct {
	teachers              []teacher
	mentors, coordinators int
	closed                [][2]string
	terms                 [][2]string
}

func newYear() year {
	y := year{
		mentors: 20, coordinators: 1,
		terms: [][2]string{{"2026-09-02", "2026-12-18"}, {"2027-01-04", "2027-03-25"}, {"2027-04-12", "2027-07-21"}},
		closed: [][2]string{{"2026-10-26", "2026-10-30"}, {"2027-02-15", "2027-02-19"}, {"2027-05-31", "2027-06-04"},
			{"2027-05-03", "2027-05-03"}, {"2026-11-20", "2026-11-20"}, {"2027-02-04", "2027-02-04"}},
	}
	y.hire(30)
	return y
}

// hire takes on so many ECTs, of whom some are part-time and some meet their
// mentor every other week.
func (y *year) hire(ects int) {
	days := []string{fullTime, fullTime, fullTime, fullTime, "Mon Tue Wed", "Wed Thu Fri"}
	for i := range ects {
		e := teacher{id: fmt.Sprintf("e%02d", i), mentor: fmt.Sprintf("m%02d", i%y.mentors), days: days[i%len(days)]}
		e.meets = []time.Weekday{time.Wednesday, time.Wednesday, time.Monday, time.Friday, time.Tuesday, time.Thursday}[i%6]
		if e.fortnightly = i%3 == 2; e.fortnightly {
			e.anchor = wall("2026-09-07 00:00")
		}
		y.teachers = append(y.teachers, e)
	}
}

func wall(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, london())
	if err != nil {
		panic(err)
	}
	return t
}

func (y year) open(d time.Time) bool {
	day := d.Format(time.DateOnly)
	within := func(spans [][2]string) bool {
		for _, s := range spans {
			if day >= s[0] && day <= s[1] {
				return true
			}
		}
		return false
	}
	return d.Weekday() >= time.Monday && d.Weekday() <= time.Friday && within(y.terms) && !within(y.closed)
}

func (y year) files() fstest.MapFS {
	var people, calendar strings.Builder
	people.WriteString("email,name,roles,school,mentor_email,working_days,year,start_date,meeting,platform_id\n")
	for i := range y.mentors {
		fmt.Fprintf(&people, "m%02d@x.example,Mel%02d Mentor,mentor,Northfield,,,,,,m%02d\n", i, i, i)
	}
	for i := range y.coordinators {
		fmt.Fprintf(&people, "k%02d@x.example,Mrs Khan,coordinator,Northfield,,,,,,k%02d\n", i, i)
	}
	for i, e := range y.teachers {
		meeting := fmt.Sprintf("%s 11:%02d", e.meets.String()[:3], i%60)
		if e.fortnightly {
			meeting += " fortnightly from " + e.anchor.Format(time.DateOnly)
		}
		fmt.Fprintf(&people, "%s@x.example,Ed%02d Teacher,ect,Northfield,%s@x.example,%s,1,2026-09-01,%s,%s\n",
			e.id, i, e.mentor, e.days, meeting, e.id)
	}
	calendar.WriteString("date_from,date_to,kind,name\n")
	for _, s := range y.terms {
		fmt.Fprintf(&calendar, "%s,%s,term,Term\n", s[0], s[1])
	}
	for _, s := range y.closed {
		fmt.Fprintf(&calendar, "%s,%s,closed,Closed\n", s[0], s[1])
	}
	schools := "school,safeguarding_lead,safeguarding_phone\nNorthfield,Jo Reed,01632 960001\n"
	return fstest.MapFS{
		"schools.csv": {Data: []byte(schools)}, "people.csv": {Data: []byte(people.String())},
		"calendar.csv": {Data: []byte(calendar.String())},
	}
}

// live goes through the year a day at a time; everyone does what people do.
func (y year) live(t *testing.T, database string) (*story, *recorder) {
	s := newStory(t, y.files(), wall("2026-09-01 12:00"), database)
	r := &recorder{Chat: s.school.Chat, now: s.school.Clock.Now}
	s.school.Bot.Platforms["local"] = r
	seen := 0
	for d := wall("2026-09-02 18:00"); d.Before(wall("2027-07-25 00:00")); d = d.AddDate(0, 0, 1) {
		s.moveTo(d.Format("2006-01-02 15:04"))
		for i, m := range r.since(seen) {
			seen++
			s.reacts(m, seen+i)
		}
		s.heard = nil // they were looked through as they came
	}
	return s, r
}

// reacts has a person do something with what they got: most write, some
// share, some speak, some do nothing.
func (s *story) reacts(m outgoing, n int) {
	on := s.lastSaid(m.to, m.text)
	switch {
	case strings.Contains(m.text, "anything else on your mind") && n%7 != 0:
		s.writesAnEntry(m, on, n)
	case strings.Contains(m.text, "Anything you'd like to talk about?") && n%2 == 0:
		a := s.pressMessage(m.to, on, "Write a line")
		a = s.submit(m.to, a.Form, map[string]any{"line": "A shared line " + canary})
		s.quiet(s.pressView(m.to, a.View, "Share with"))
	case strings.Contains(m.text, "note is ready") || strings.Contains(m.text, "notes are ready"):
		s.quiet(s.press(m.to, map[string]any{"message": on.ID}, on.Buttons, on.Buttons[0].Label))
	case strings.HasPrefix(m.text, "Did you and"):
		s.quiet(s.pressMessage(m.to, on, "Yes"))
		a := s.pressMessage(m.to, s.lastSaid(m.to, "keep one line"), "Write it")
		s.quiet(s.submit(m.to, a.Form, map[string]any{"agreed": "Agreed " + canary}))
	case strings.Contains(m.text, "plan for today"):
		s.quiet(s.pressMessage(m.to, on, "Show it"))
	}
}

func (s *story) writesAnEntry(m outgoing, on spoken, n int) {
	if strings.Contains(m.text, "First, the plan") {
		s.quiet(s.pressMessage(m.to, on, []string{"Tried it", "Adapted it", "Not yet", "Dropped it"}[n%4]))
		on = s.messageByID(m.to, on.ID)
	}
	a := s.pressMessage(m.to, on, "Two minutes")
	values := map[string]any{"description": "It went well " + canary, a.Form.middle(): "I felt " + canary}
	if n%3 == 0 {
		values["when"], values["then"] = "they pack up "+canary, "ask a question "+canary
		values["on"] = m.at.AddDate(0, 0, 4).Format(time.DateOnly)
	}
	s.quiet(s.submit(m.to, a.Form, values))
	s.quiet(answered{Messages: []spoken{s.home(m.to)}})
	switch {
	case n%50 == 0:
		var a answered
		s.call("POST", "/chat/api/people/"+m.to+"/say", map[string]any{"text": "Typed " + canary}, &a)
		s.quiet(a)
	case n%51 == 0:
		s.quiet(s.speaks(m.to, "sound of "+canary))
	}
}

func (s *story) messageByID(person, id string) spoken {
	for _, m := range s.messages(person) {
		if m.ID == id {
			return m
		}
	}
	s.t.Fatalf("%s has lost a message", person)
	return spoken{}
}

// speaks uploads a clip.
func (s *story) speaks(person, sound string) answered {
	s.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreatePart(map[string][]string{
		"Content-Disposition": {`form-data; name="file"; filename="clip.webm"`}, "Content-Type": {"audio/webm"},
	})
	if err != nil {
		s.t.Fatal(err)
	}
	io.WriteString(part, sound)
	w.Close()
	res, err := http.Post(s.base+"/chat/api/people/"+person+"/upload", w.FormDataContentType(), &body)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	said, _ := io.ReadAll(res.Body)
	if res.StatusCode != http.StatusOK || bytes.Contains(said, []byte(canary)) {
		s.t.Fatalf("uploading a clip answered %s", res.Status)
	}
	return answered{}
}

// quiet fails if an answer's messages hold anything anyone wrote.
func (s *story) quiet(a answered) {
	s.t.Helper()
	if a.Error != nil {
		s.t.Fatalf("%s: %s", a.Error.Input, a.Error.Text)
	}
	for _, m := range a.Messages {
		if strings.Contains(fmt.Sprintf("%+v", m), canary) {
			s.t.Fatalf("a message holds what someone wrote: %q", m.Text)
		}
	}
}

// A whole school year on SQLite, checked against the calendar by arithmetic of
// its own, and searched for what people wrote.
func TestASchoolYear(t *testing.T) {
	y := newYear()
	s, r := y.live(t, "")
	y.checkDays(t, r.sent)
	y.checkPrompts(t, r.sent)
	y.checkCaps(t, r.sent)
	y.checkFortnights(t, r.sent)
	y.checkPlans(t, r.sent)
	s.ledgerKeepsItsPromises(t)
	y.search(t, s, r)
	files, err := filepath.Glob(filepath.Join(s.school.Folder, "*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("the school's folder holds %v, %v", files, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(canary)) {
			t.Errorf("%s holds what someone wrote", filepath.Base(file))
		}
	}
	t.Logf("%d messages in the year", len(r.sent))
}

// The same year on PostgreSQL, down to what pg_dump gives.
func TestASchoolYearOnPostgreSQL(t *testing.T) {
	y := newYear()
	database := storetest.Postgres(t)
	s, r := y.live(t, database)
	y.checkPrompts(t, r.sent)
	y.checkCaps(t, r.sent)
	y.search(t, s, r)
	dump, err := exec.CommandContext(t.Context(), pgDump(t), "--dbname", database).Output()
	if err != nil {
		t.Fatalf("pg_dump: %v", err)
	}
	if !bytes.Contains(dump, []byte("public.entries")) {
		t.Fatal("the dump has no entries in it")
	}
	for what, marker := range map[string]string{"as text": canary, "as hex": hex.EncodeToString([]byte(canary))} {
		if bytes.Contains(dump, []byte(marker)) {
			t.Errorf("the dump holds what someone wrote, %s", what)
		}
	}
}

func pgDump(t *testing.T) string {
	t.Helper()
	if path, err := exec.LookPath("pg_dump"); err == nil {
		return path
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/pg_dump", "/opt/homebrew/opt/postgresql*/bin/pg_dump"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return found[len(found)-1]
		}
	}
	t.Fatal("pg_dump was not found: install the PostgreSQL client programs")
	return ""
}

// search looks for the marker in everything that left and everything kept
// beside the database.
func (y year) search(t *testing.T, s *story, r *recorder) {
	t.Helper()
	var metrics bytes.Buffer
	res, err := http.Get(s.base + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(&metrics, res.Body)
	res.Body.Close()
	places := map[string]string{"the log": s.log.String(), "the metrics": metrics.String(), "a URL": strings.Join(s.urls, "\n")}
	for _, m := range r.sent {
		places["messages"] += m.all + "\n"
	}
	places["updated messages"] = strings.Join(r.rest, "\n")
	for _, e := range y.teachers {
		for _, m := range append(s.messages(e.id), s.home(e.id)) {
			places["messages as they stand"] += fmt.Sprintf("%+v\n", m)
		}
	}
	for place, text := range places {
		if strings.Contains(text, canary) {
			t.Errorf("%s holds what someone wrote", place)
		}
	}
	if !strings.Contains(places["the metrics"], "plenary_deliveries_total") {
		t.Error("the metrics are not there to be searched")
	}
	// The marker is there to be found: its writer reads it.
	v := s.pressHome("e00", "My journal").View
	if got := s.press("e00", map[string]any{"view": v.ID}, v.Buttons, v.Buttons[0].Label).View; !strings.Contains(got.Text, canary) {
		t.Error("the marker is not in the journal either")
	}
}

func (y year) teacher(id string) (teacher, bool) {
	for _, e := range y.teachers {
		if e.id == id {
			return e, true
		}
	}
	return teacher{}, false
}

// checkDays: nothing on closed days, at weekends, on non-working days, or
// outside 07:30 to 17:30.
func (y year) checkDays(t *testing.T, sent []outgoing) {
	for _, m := range sent {
		clock := m.at.Format("15:04")
		e, isTeacher := y.teacher(m.to)
		if !y.open(m.at) || clock < "07:30" || clock >= "17:30" || isTeacher && !e.works(m.at) {
			t.Errorf("%s got %q on %s", m.to, m.text, m.at.Format("Mon 2006-01-02 15:04"))
		}
	}
}

func isPrompt(m outgoing) bool { return strings.Contains(m.text, "anything else on your mind") }

func week(d time.Time) string {
	year, w := d.ISOWeek()
	return fmt.Sprintf("%d-%02d", year, w)
}

// checkPrompts: one for each week a teacher works at all, at 15:45 on the
// wall: on Thursday, else on their last day before it, else the first after.
func (y year) checkPrompts(t *testing.T, sent []outgoing) {
	got := map[string][]time.Time{}
	for _, m := range sent {
		if isPrompt(m) {
			got[m.to+" "+week(m.at)] = append(got[m.to+" "+week(m.at)], m.at)
		}
	}
	due := 0
	for _, e := range y.teachers {
		for monday := wall("2026-08-31 15:45"); monday.Before(wall("2027-07-22 00:00")); monday = monday.AddDate(0, 0, 7) {
			want := y.promptIn(monday, e)
			key := e.id + " " + week(monday)
			switch times := got[key]; {
			case want.IsZero() && len(times) > 0:
				t.Errorf("%s: a prompt in a week off, %v", key, times)
			case want.IsZero():
			case len(times) != 1 || !times[0].Equal(want):
				t.Errorf("%s: prompts at %v, want one at %v", key, times, want)
			default:
				due++
			}
		}
	}
	t.Logf("%d prompts, each once and on time", due)
}

// promptIn is when a teacher's prompt of a week is due, given its Monday at
// 15:45; zero where there is none.
func (y year) promptIn(monday time.Time, e teacher) (at time.Time) {
	for _, i := range []int{4, 3, 2, 1, 0} { // Friday to Monday: the last hit before or on Thursday wins
		if d := monday.AddDate(0, 0, i); y.open(d) && e.works(d) && (at.IsZero() || i <= 3 && at.Weekday() == time.Friday) {
			at = d
		}
	}
	return at
}

// checkCaps: four a week to an ECT, one to the coordinator, one digest and one
// tap a day to a mentor.
func (y year) checkCaps(t *testing.T, sent []outgoing) {
	weekly, daily := map[string]int{}, map[string]int{}
	for _, m := range sent {
		switch {
		case strings.HasPrefix(m.to, "m"):
			daily[m.to+m.at.Format(time.DateOnly)+m.text[:7]]++
		default:
			weekly[m.to+" "+week(m.at)]++
		}
	}
	for key, n := range weekly {
		if limit := map[bool]int{true: 4, false: 1}[strings.HasPrefix(key, "e")]; n > limit {
			t.Errorf("%s: %d messages in a week", key, n)
		}
	}
	for key, n := range daily {
		if n > 1 {
			t.Errorf("%s: %d of a kind in a day", key, n)
		}
	}
}

// checkFortnights: each teacher is asked about exactly the meetings there
// were: weekly ones on every day in, fortnightly ones in the anchor's weeks,
// or the week after one that was off.
func (y year) checkFortnights(t *testing.T, sent []outgoing) {
	asked := map[string][]string{}
	for _, m := range sent {
		if strings.HasPrefix(m.text, "Did you and") {
			asked[m.to] = append(asked[m.to], m.at.Format("Mon 2006-01-02"))
		}
	}
	for _, e := range y.teachers {
		in := func(d time.Time) bool { return y.open(d) && e.works(d) }
		var want []string
		turn := true // the anchor is the Monday of the second week of term
		for monday := wall("2026-09-07 12:00"); monday.Before(wall("2027-07-22 00:00")); monday = monday.AddDate(0, 0, 7) {
			d := monday.AddDate(0, 0, int(e.meets)-1)
			if in(d) && (!e.fortnightly || turn || !in(d.AddDate(0, 0, -7))) {
				want = append(want, d.Format("Mon 2006-01-02"))
			}
			turn = !turn
		}
		if first := wall("2026-08-31 12:00").AddDate(0, 0, int(e.meets)-1); !e.fortnightly && in(first) {
			want = append([]string{first.Format("Mon 2006-01-02")}, want...)
		}
		if got := asked[e.id]; !slices.Equal(got, want) {
			t.Errorf("%s was asked about %v, want %v", e.id, got, want)
		}
	}
}

// checkPlans: plans made are asked about at the start of a later prompt.
func (y year) checkPlans(t *testing.T, sent []outgoing) {
	asked, cued := 0, 0
	for _, m := range sent {
		if strings.Contains(m.text, "First, the plan you made last time") {
			asked++
		}
		if strings.Contains(m.text, "You have a plan for today") {
			cued++
		}
	}
	if asked < 200 || cued < 50 {
		t.Errorf("%d prompts asked about a plan and %d cues came; want hundreds of each kind", asked, cued)
	}
	t.Logf("%d prompts asked about a plan first; %d cues came", asked, cued)
}
