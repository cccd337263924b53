package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"encoding/json"

	"github.com/xuri/excelize/v2"

	"plenary/reflection"
)

// fresh is a school of which nothing is known but its coordinator: what the
// first import of an operator leaves.
func fresh(school string) fstest.MapFS {
	return fstest.MapFS{
		"schools.csv":  {Data: []byte("school\n" + school + "\n")},
		"people.csv":   {Data: []byte("email,name,roles,school,platform_id\nkhan@x.example,Mrs Khan,coordinator," + school + ",khan\n")},
		"calendar.csv": {Data: []byte("date_from,date_to,kind,name\n2026-07-21,2026-07-22,inset,INSET days\n")},
	}
}

// uploads sends a file to the bot.
func (s *story) uploads(person, name string, content []byte) (a answered) {
	s.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		s.t.Fatal(err)
	}
	part.Write(content)
	w.Close()
	res, err := http.Post(s.base+"/chat/api/people/"+person+"/upload", w.FormDataContentType(), &body)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK || json.Unmarshal(said, &a) != nil {
		s.t.Fatalf("uploading %s answered %s %s", name, res.Status, said)
	}
	return a
}

// setsUp sends a file, looks at what it would change and applies it, and gives
// the words that say so.
func (s *story) setsUp(person, name string, content []byte, counts string) string {
	s.t.Helper()
	a := s.uploads(person, name, content)
	if len(a.Messages) != 1 {
		s.t.Fatalf("%s is answered with %+v", name, a)
	}
	s.wantText("the answer to "+name, a.Messages[0].Text, counts)
	seen := s.pressMessage(person, a.Messages[0], "See it")
	s.wantText("the View", seen.View.Text, "Nothing has changed yet.")
	done := s.pressView(person, seen.View, "Apply")
	switch {
	case done.View != nil && done.View.Title == "Done":
		return done.View.Text
	case len(done.Messages) == 1 && strings.HasPrefix(done.Messages[0].Text, "Working on it."): // as it may on a busy machine
		return s.hears(person, done.Messages[0])
	}
	s.t.Fatalf("applying %s answered %+v", name, done)
	return ""
}

// hears waits for the message after one.
func (s *story) hears(person string, after spoken) string {
	s.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if last := s.messages(person); last[len(last)-1].ID != after.ID {
			return last[len(last)-1].Text
		}
	}
	s.t.Fatalf("a minute passed after %q", after.Text)
	return ""
}

const trustYear = `date_from,date_to,kind,name,school
2026-09-02,2026-12-18,term,Autumn term,
2027-01-04,2027-03-25,term,Spring term,
2027-04-12,2027-07-21,term,Summer term,
2026-10-26,2026-10-30,closed,Half-term,
2027-02-15,2027-02-19,closed,Half-term,
2027-05-31,2027-06-04,closed,Half-term,
2026-11-27,2026-11-27,inset,INSET day,School 01
`

// trustFiles are 12 schools with 160 ECTs and 140 mentors, as a spreadsheet
// saves the people and CSV the rest.
func trustFiles(t *testing.T) (schools, people []byte) {
	var csv strings.Builder
	csv.WriteString("school,phases,safeguarding_lead,safeguarding_phone\n")
	for n := 1; n <= 12; n++ {
		fmt.Fprintf(&csv, "School %02d,primary,Jo Reed %d,01632 9600%02d\n", n, n, n)
	}
	f := excelize.NewFile()
	defer f.Close()
	row := 0
	add := func(cells ...any) {
		row++
		at, _ := excelize.CoordinatesToCellName(1, row)
		if err := f.SetSheetRow("Sheet1", at, &cells); err != nil {
			t.Fatal(err)
		}
	}
	add("Email", "Name", "Roles", "School", "Mentor email", "Year", "Meeting", "Start date")
	starts := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	for n := range 160 {
		add(fmt.Sprintf("e%03d@x.example", n), fmt.Sprintf("Ed%03d Teacher", n), "ect", schoolOf(n),
			fmt.Sprintf("m%03d@x.example", n%140), 1+n%2, fmt.Sprintf("%s 11:%02d", []string{"Mon", "Tue", "Wed"}[n%3], n%60), starts)
	}
	for n := range 140 {
		add(fmt.Sprintf("m%03d@x.example", n), fmt.Sprintf("Mel%03d Mentor", n), "mentor", schoolOf(n))
	}
	var xlsx bytes.Buffer
	if err := f.Write(&xlsx); err != nil {
		t.Fatal(err)
	}
	return []byte(csv.String()), xlsx.Bytes()
}

func schoolOf(n int) string { return fmt.Sprintf("School %02d", 1+n%12) }

// A trust of 12 schools, 160 ECTs and 140 mentors, set up from three files by
// its coordinator in the chat.
func TestATrustIsSetUpInTheChat(t *testing.T) {
	s := newStory(t, fresh("Central Office"), wall("2026-09-08 09:00"), "")
	schools, people := trustFiles(t)
	began := time.Now()
	s.setsUp("khan", "schools.csv", schools, "Your schools file: 12 to add.")
	s.setsUp("khan", "calendar.csv", []byte(trustYear), "Your calendar file: 7 to add, 1 to take away.")
	done := s.setsUp("khan", "people.xlsx", people, "Your people file: 300 to add.")
	t.Logf("12 schools, 160 ECTs, 140 mentors: set up in %v", time.Since(began).Round(time.Millisecond))
	s.wantText("the end", done, "300 added.")

	members, err := s.school.DB.Members(t.Context(), s.school.org(t))
	if err != nil {
		t.Fatal(err)
	}
	count := map[reflection.Role]int{}
	for _, m := range members {
		for _, r := range m.Roles {
			count[r]++
		}
		if !m.Linked() || m.Is(reflection.ECT) && (m.Mentor == "" || !m.Meets.Set() || m.Starts.String() != "2026-09-01") {
			t.Errorf("%s came in as %+v", m.Name, m)
		}
	}
	if count[reflection.ECT] != 160 || count[reflection.Mentor] != 140 || count[reflection.Coordinator] != 1 {
		t.Errorf("there are %v", count)
	}
	set := s.pressHome("khan", "Set-up").View
	s.wantText("Set-up", set.Text, "Autumn 1, week 2.\n\n301 of 301 people are set up.")
	s.wantText("Set-up", set.Text, "No safeguarding contact, so no prompts: Central Office.")
	if again := s.uploads("khan", "people.xlsx", people); !strings.Contains(again.Messages[0].Text, "changes nothing") {
		t.Errorf("the same file again: %q", again.Messages[0].Text)
	}

	// The first prompts are those of the week: one each, on its Thursday.
	if sent := s.moveTo("2026-09-10 15:46"); sent < 160 {
		t.Errorf("%d messages by Thursday", sent)
	}
	for n := range 160 {
		s.lastSaid(fmt.Sprintf("e%03d", n), "anything else on your mind")
	}
}

func (d *demoSchool) org(t *testing.T) reflection.OrganisationID {
	t.Helper()
	all, err := d.DB.Organisations(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("%d organisations, %v", len(all), err)
	}
	return all[0].ID
}

// A primary with two ECTs is set up likewise, and its coordinator sees who is
// there and what is missing, and nothing that anybody does.
func TestAPrimaryIsSetUpInTheChat(t *testing.T) {
	s := newStory(t, fresh("Oakleigh Primary"), wall("2026-09-08 09:00"), "")
	began := time.Now()
	s.setsUp("khan", "schools.csv", []byte("school,safeguarding_lead,safeguarding_phone\nOakleigh Primary,Jo Reed,01632 960101\n"), "1 to change")
	s.setsUp("khan", "calendar.csv", []byte(strings.ReplaceAll(trustYear, "School 01", "Oakleigh Primary")), "7 to add, 1 to take away")
	s.setsUp("khan", "people.csv", []byte("email,name,roles,school,mentor_email,meeting\n"+
		"asha@x.example,Asha Patel,ect,Oakleigh Primary,sam@x.example,Tue 11:10\n"+
		"ben@x.example,Ben Lee,ect,Oakleigh Primary,sam@x.example,Wed 14:00\n"+
		"sam@x.example,Sam Hughes,mentor,Oakleigh Primary,,\n"), "3 to add")
	t.Logf("1 school, 2 ECTs, 1 mentor: set up in %v", time.Since(began).Round(time.Millisecond))
	before := s.pressHome("khan", "Set-up").View.Text
	s.wantText("Set-up", before, "4 of 4 people are set up.")
	s.wantText("Set-up", before, "Contact not confirmed this term: Oakleigh Primary.")

	s.moveTo("2026-09-10 15:46")
	prompt := s.lastSaid("asha", "anything else on your mind")
	form := s.pressMessage("asha", prompt, "Two minutes").Form
	s.quiet(s.submit("asha", form, map[string]any{"description": "They all went quiet.", form.middle(): "I waited."}))
	if after := s.pressHome("khan", "Set-up").View.Text; after != before {
		t.Errorf("what the coordinator sees has changed with what was written: %q", after)
	}
}
