package main

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver" // the ledger is read as another program would read it

	"plenary/reflection"
)

// A trust of twelve schools goes through its year: what its ledger says went
// out is held against its calendar in plain SQL, which knows nothing of the
// code that decided. Nobody answers here; in TestASchoolYear, whose ledger is
// held to the same, they do.

// trust is 160 ECTs and 140 mentors at twelve schools, each with a coordinator,
// INSET days and weeks of writing reports of its own.
type trust struct{ schools, ects, mentors int }

func newTrust() trust { return trust{schools: 12, ects: 160, mentors: 140} }

func (tr trust) school(i int) string { return fmt.Sprintf("School %02d", i%tr.schools) }

// people has full-time and part-time ECTs, some who start in January and some
// who leave at Easter, who meet their mentors weekly or every other week. A
// mentor is of the same school as their ECTs.
func (tr trust) people() string {
	var b strings.Builder
	b.WriteString("email,name,roles,school,mentor_email,working_days,year,start_date,leaving_date,meeting,lessons,platform_id\n")
	for i := range tr.mentors {
		fmt.Fprintf(&b, "m%[1]d@x.example,Mel%[1]d Mentor,mentor,%[2]s,,%[3]s,,,,,,m%[1]d\n", i, tr.school(i), pick(i, fullTime, fullTime, "Tue Wed Thu"))
	}
	for i := range tr.schools {
		fmt.Fprintf(&b, "k%[1]d@x.example,Kit%[1]d Coordinator,coordinator,%[2]s,,,,,,,,k%[1]d\n", i, tr.school(i))
	}
	for i := range tr.ects {
		mentor := i
		if i >= tr.mentors {
			mentor = i % tr.schools // a second ECT for the first mentor of the school
		}
		starts, leaves := "2026-09-01", ""
		switch i % 20 {
		case 7:
			starts = "2027-01-04"
		case 13:
			leaves = "2027-03-25"
		}
		fmt.Fprintf(&b, "e%[1]d@x.example,Ed%[1]d Teacher,ect,%[2]s,m%[3]d@x.example,%[4]s,%[5]d,%[6]s,%[7]s,%[8]s 11:%02[9]d%[10]s,%[11]s,e%[1]d\n",
			i, tr.school(i), mentor, pick(i, fullTime, fullTime, fullTime, "Mon Tue Wed", "Wed Thu Fri"), 1+i%2, starts, leaves,
			pick(i, "Wed", "Mon", "Fri", "Tue", "Thu"), i%4*10, pick(i, "", " fortnightly from 2026-09-07"), "Mon 9:00-9:50;Tue 9:00-9:50;Wed 9:00-9:50;Thu 10:00-10:50;Fri 13:00-13:50")
	}
	return b.String()
}

func pick(i int, from ...string) string { return from[i%len(from)] }

func (tr trust) calendar() string {
	var b strings.Builder
	b.WriteString("date_from,date_to,kind,name,school\n")
	y := newYear()
	for _, s := range y.terms {
		fmt.Fprintf(&b, "%s,%s,term,Term,\n", s[0], s[1])
	}
	for _, s := range y.closed {
		fmt.Fprintf(&b, "%s,%s,closed,Closed,\n", s[0], s[1])
	}
	for i := range tr.schools {
		inset := wall("2026-09-14 12:00").AddDate(0, 0, 7*i+i%5).Format(time.DateOnly)
		reports := wall("2027-06-07 12:00").AddDate(0, 0, 7*(i%3))
		fmt.Fprintf(&b, "%[1]s,%[1]s,inset,Training,%[2]s\n", inset, tr.school(i))
		fmt.Fprintf(&b, "%s,%s,report,Reports,%s\n", reports.Format(time.DateOnly), reports.AddDate(0, 0, 4).Format(time.DateOnly), tr.school(i))
	}
	return b.String()
}

func (tr trust) files() fstest.MapFS {
	schools := "school,safeguarding_lead,safeguarding_phone\n"
	for i := range tr.schools {
		schools += tr.school(i) + ",Jo Reed,01632 960001\n"
	}
	return fstest.MapFS{
		"schools.csv": {Data: []byte(schools)}, "people.csv": {Data: []byte(tr.people())},
		"calendar.csv": {Data: []byte(tr.calendar())},
	}
}

// sentOut is every message that the ledger says was shown, with when that was on
// the wall in England: an hour more than UTC in summer (the Summer Time Order
// 2002: from the last Sunday of March to that of October, at 01:00 UTC).
const sentOut = `WITH sent AS (
	SELECT m.email, m.roles, m.school_id, m.working_days, m.starts, m.leaves, m.away_from, m.away_to, m.journal_week, m.id, d.kind, d.ref,
		datetime(d.settled_at, CASE WHEN d.settled_at < '2026-10-25 01:00' OR d.settled_at >= '2027-03-28 01:00' THEN '+1 hours' ELSE '+0 hours' END) AS at
	FROM deliveries d JOIN members m ON m.organisation_id = d.organisation_id AND m.id = d.to_id
	WHERE d.state IN ('sent', 'unknown')
), day AS (
	SELECT *, date(at) AS day, time(at) AS clock, CAST(strftime('%w', at) AS INTEGER) AS weekday, date(at, 'weekday 0', '-6 days') AS monday FROM sent
), week AS (
	SELECT day.*, EXISTS (SELECT 1 FROM spans s WHERE s.kind = 'report' AND (s.school_id IS NULL OR s.school_id = day.school_id)
		AND s.first_day <= date(day.monday, '+4 days') AND s.last_day >= day.monday) AS reports FROM day
) `

// brokenBy holds a query for each promise; a row is a message, or several, that
// broke it.
var brokenBy = map[string]string{
	"a day the school is shut": `SELECT email, kind, at FROM day WHERE weekday IN (0, 6)
		OR EXISTS (SELECT 1 FROM spans s WHERE s.kind IN ('closed', 'inset') AND (s.school_id IS NULL OR s.school_id = day.school_id)
			AND day.day BETWEEN s.first_day AND s.last_day)
		OR NOT EXISTS (SELECT 1 FROM spans s WHERE s.kind = 'term' AND day.day BETWEEN s.first_day AND s.last_day)`,
	"a day the person does not work": `SELECT email, kind, at FROM day WHERE working_days <> 0 AND (working_days >> weekday) & 1 = 0`,
	"a day the person is away":       `SELECT email, kind, at FROM day WHERE away_from <> '' AND day BETWEEN away_from AND away_to`,
	"a question about a meeting with somebody who is away": `SELECT email, kind, at FROM day WHERE kind = 'tap' AND roles = '["mentor"]' AND working_days = 0
		AND NOT EXISTS (SELECT 1 FROM members e WHERE e.mentor_id = day.id AND NOT (e.away_from <> '' AND day.ref BETWEEN e.away_from AND e.away_to))`,
	"before they came or after they left": `SELECT email, kind, at FROM day WHERE starts <> '' AND day < starts
		OR leaves <> '' AND day > leaves`,
	"quiet hours": `SELECT email, kind, at FROM day WHERE clock < '07:30:00' OR clock >= '17:30:00'`,
	"more than four to an ECT, or one to a coordinator, in a week": `SELECT email, COUNT(*), monday FROM day GROUP BY email, roles, journal_week, monday
		HAVING COUNT(*) > CASE WHEN journal_week = monday THEN 6 WHEN roles = '["ect"]' THEN 4 WHEN roles = '["coordinator"]' THEN 1 ELSE 99 END`,
	"something else in a journal week":         `SELECT email, kind, at FROM day WHERE journal_week = monday AND kind NOT IN ('line', 'synthesis')`,
	"a line in a week that is no journal week": `SELECT email, kind, at FROM day WHERE kind IN ('line', 'synthesis') AND journal_week <> monday`,
	"more than one line on a day, or one question in a journal week": `SELECT email, kind, COUNT(*) FROM day WHERE kind IN ('line', 'synthesis')
		GROUP BY email, kind, CASE kind WHEN 'line' THEN day ELSE monday END HAVING COUNT(*) > 1`,
	"more than one note and one question a day to a mentor": `SELECT email, kind, day FROM day WHERE roles = '["mentor"]'
		GROUP BY email, kind, day HAVING COUNT(*) > 1`,
	"asked about Plenary twice in a term": `SELECT email, ref, COUNT(*) FROM day WHERE kind = 'evaluation' GROUP BY email, ref HAVING COUNT(*) > 1`,
	"asked about Plenary before the last three weeks of a term": `SELECT email, at FROM day WHERE kind = 'evaluation'
		AND NOT EXISTS (SELECT 1 FROM spans s WHERE s.kind = 'term' AND julianday(s.last_day) - julianday(day.day) BETWEEN 0 AND 20)`,
	"more than two to a mentor in a week that are about no meeting": `SELECT email, COUNT(*), monday FROM day WHERE roles = '["mentor"]'
		AND kind NOT IN ('digest', 'tap') GROUP BY email, monday HAVING COUNT(*) > 2`,
	"a check point, or whose turn it is, beside the week's question": `SELECT email, COUNT(*), monday FROM day WHERE kind IN ('prompt', 'kit', 'year', 'year-lead')
		GROUP BY email, monday HAVING COUNT(*) > 1`,
	"more than one prompt in a week":             `SELECT email, COUNT(*), monday FROM day WHERE kind = 'prompt' GROUP BY email, monday HAVING COUNT(*) > 1`,
	"more than one message in a week of reports": `SELECT email, COUNT(*), monday FROM week WHERE reports GROUP BY email, monday HAVING COUNT(*) > 1`,
}

// sayTheyAreAway has some of everybody say that they are away, for a day to
// three weeks, and counts them.
func (tr trust) sayTheyAreAway(t *testing.T, s *story) (said int) {
	t.Helper()
	orgs, err := s.school.Service.Store.Organisations(t.Context())
	if err != nil || len(orgs) != 1 {
		t.Fatalf("%d organisations, %v", len(orgs), err)
	}
	people, err := s.school.Service.Store.Members(t.Context(), orgs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range people {
		if i%4 != 0 {
			continue
		}
		from := reflection.DateOf(wall("2026-09-07 12:00"), time.UTC).AddDays(7*(i%40) + i%5)
		if _, err := s.school.Service.ChooseAway(t.Context(), m, reflection.Days{From: from, To: from.AddDays(i % 21)}); err != nil {
			t.Fatal(err)
		}
		said++
	}
	return said
}

// keepsJournalWeeks lets the year go by, and has some ECTs choose a journal week
// every two months: a line a day, or after five lessons. It counts them.
func (tr trust) keepsJournalWeeks(t *testing.T, s *story) (chosen int) {
	t.Helper()
	orgs, err := s.school.Service.Store.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for turn, on := range []string{"2026-09-23 12:00", "2026-11-21 12:00", "2027-01-20 12:00", "2027-03-17 12:00", "2027-05-26 12:00"} {
		if _, err := s.school.Clock.Advance(t.Context(), wall(on)); err != nil {
			t.Fatal(err)
		}
		people, err := s.school.Service.Store.Members(t.Context(), orgs[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range people {
			if !m.Is(reflection.ECT) || i%25 != turn || !m.Leaves.IsZero() {
				continue
			}
			var after []reflection.Period
			if chosen%2 == 1 {
				after = m.Lessons
			}
			if _, err := s.school.Service.ChooseJournalWeek(t.Context(), m, after); err != nil {
				t.Fatal(err)
			}
			chosen++
		}
	}
	return chosen
}

// followsQuestions has every tenth ECT be in an inquiry of a year, four of
// different schools in each, and counts them.
func (tr trust) followsQuestions(t *testing.T, s *story) (following int) {
	t.Helper()
	if _, err := s.school.Clock.Advance(t.Context(), wall("2026-09-10 12:00")); err != nil {
		t.Fatal(err)
	}
	service := s.school.Service
	orgs, err := service.Store.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := service.Store.Members(t.Context(), orgs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var group []reflection.Member
	seen := 0
	for _, m := range people {
		if !m.Is(reflection.ECT) || !m.Leaves.IsZero() || m.Starts.Month != time.September {
			continue
		}
		if seen++; seen%10 != 0 {
			continue
		}
		if group = append(group, m); len(group) < 4 {
			continue
		}
		start := reflection.YearStart{Question: "Who talks in our lessons?", Parts: "Who asks?\nWho answers?"}
		for _, other := range group[1:] {
			start.Who = append(start.Who, other.ID)
		}
		kept, err := service.StartYear(t.Context(), group[0], start)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range group[1:] {
			if _, err := service.JoinYear(t.Context(), other, kept.Card.Inquiry.ID); err != nil {
				t.Fatal(err)
			}
		}
		following += len(group)
		group = nil
	}
	return following
}

func TestATrustsYearFromItsLedger(t *testing.T) {
	began := time.Now()
	tr := newTrust()
	s := newStory(t, tr.files(), wall("2026-09-01 12:00"), "")
	away := tr.sayTheyAreAway(t, s)
	following := tr.followsQuestions(t, s)
	journalling := tr.keepsJournalWeeks(t, s)
	if _, err := s.school.Clock.Advance(t.Context(), wall("2027-07-25 00:00")); err != nil {
		t.Fatal(err)
	}
	db := s.ledgerKeepsItsPromises(t)
	partTime := rowsOf(t, db, `SELECT roles, COUNT(*), '' FROM members WHERE working_days <> 0 GROUP BY roles ORDER BY roles`)
	if got, want := strings.Join(partTime, ","), fmt.Sprintf(`["ect"] %d ,["mentor"] %d `, 2*tr.ects/5, tr.mentors/3); got != want {
		t.Errorf("part-time are %q, want %q", got, want)
	}
	said := rowsOf(t, db, `SELECT COUNT(*), '', '' FROM members WHERE away_from <> ''`)
	if got, want := strings.Join(said, ","), fmt.Sprintf("%d  ", away); got != want {
		t.Errorf("away are %q people, want %q", got, want)
	}
	// Everyone got something each week, so the caps above had rows to judge: a
	// mentor six about meetings, and once a term one about Plenary.
	most := rowsOf(t, db, sentOut+`SELECT roles, MAX(n), '' FROM (SELECT roles, COUNT(*) AS n FROM day GROUP BY email, monday) GROUP BY roles ORDER BY roles`)
	if got, want := strings.Join(most, ","), `["coordinator"] 1 ,["ect"] 6 ,["mentor"] 7 `; got != want {
		t.Errorf("the most in a week are %s, want %s", got, want)
	}
	weeks := rowsOf(t, db, sentOut+`SELECT COUNT(DISTINCT email), SUM(kind = 'line') > 3 * COUNT(DISTINCT email), '' FROM day WHERE journal_week = monday`)
	if got, want := strings.Join(weeks, ","), fmt.Sprintf("%d 1 ", journalling); got != want {
		t.Errorf("people in a journal week, and whether they got lines on most days: %q, want %q", got, want)
	}
	years := rowsOf(t, db, sentOut+`SELECT COUNT(DISTINCT email), SUM(kind = 'year') > 5 * COUNT(DISTINCT email), SUM(kind = 'year-lead') > COUNT(DISTINCT email)
		FROM day WHERE kind IN ('year', 'year-lead')`)
	if got, want := strings.Join(years, ","), fmt.Sprintf("%d 1 1", following); got != want {
		t.Errorf("people who follow a question, whether they heard of most check points, and of their turns: %q, want %q", got, want)
	}
	t.Logf("in %s; messages of each kind, and people they went to: %v", time.Since(began).Round(time.Second),
		rowsOf(t, db, sentOut+`SELECT kind, COUNT(*), COUNT(DISTINCT email) FROM sent GROUP BY kind`))
}

// ledgerKeepsItsPromises reads the story's database as another program would.
func (s *story) ledgerKeepsItsPromises(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.school.Folder, "plenary.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	for what, query := range brokenBy {
		for i, row := range rowsOf(t, db, sentOut+query) {
			if i < 5 {
				t.Errorf("%s: %s", what, row)
			}
		}
	}
	return db
}

// rowsOf gives each row as text.
func rowsOf(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var a, b, c string
		if err := rows.Scan(&a, &b, &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, a+" "+b+" "+c)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
