package web_test

import (
	"archive/zip"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot/web"
	"plenary/reflection"
	"plenary/store"
)

// held is two people of one school, each of whom wrote everything that can be
// written, beginning with their own name.
func held(t *testing.T, db *store.DB, now time.Time) {
	t.Helper()
	people := []reflection.Record{reflection.Organisation{ID: "o", Name: "O"}, reflection.School{ID: "s", Organisation: "o", Name: "Northfield"}}
	for _, id := range []reflection.MemberID{"asha", "ben"} {
		people = append(people, reflection.Member{ID: id, Organisation: "o", School: "s", Name: "Full " + string(id), Roles: []reflection.Role{reflection.ECT}, Lens: string(id) + "-lens"})
	}
	all := slices.Concat(people[:4], writtenBy("asha", "ben", now))
	all = append(all, writtenBy("ben", "asha", now)...)
	all = append(all, reflection.Inquiry{ID: "q", Organisation: "o", School: "s", State: reflection.InquiryDecided, Focus: "feedback",
		Began: reflection.Date{Year: 2026, Month: 10, Day: 5}, Decision: reflection.Adopt, Aim: "joint-aim", When: "joint-when", Then: "joint-then", Note: "joint-note",
		Sides: []reflection.Side{{Member: "asha", Inviter: true, Answer: reflection.Accepted}, {Member: "ben", Answer: reflection.Accepted}}})
	if err := db.Write(t.Context(), "o", people...); err != nil {
		t.Fatal(err)
	}
	if err := db.Write(t.Context(), "o", all[4:]...); err != nil {
		t.Fatal(err)
	}
}

func writtenBy(who, other reflection.MemberID, now time.Time) []reflection.Record {
	own := func(what string) reflection.Private { return reflection.Private(string(who) + "-" + what) }
	id := string(who)
	answers := map[reflection.Stage]reflection.Answer{}
	for _, stage := range reflection.Stages() {
		answers[stage] = reflection.Answer{Text: own("<" + string(stage) + ">"), Revision: 1}
	}
	visit := reflection.VisitID("visit-" + id)
	return []reflection.Record{
		reflection.Entry{ID: reflection.EntryID("entry-" + id), Organisation: "o", Author: who, Length: reflection.FullCycle, StartedAt: now, Answers: answers,
			Clips: []reflection.FileID{reflection.FileID("clip-" + id)}, Tags: reflection.Tags{Class: own("class"), Revision: 1}},
		reflection.File{ID: reflection.FileID("clip-" + id), Organisation: "o", Owner: who, Type: "audio/webm;codecs=opus", Body: own("clip")},
		reflection.Plan{ID: reflection.PlanID("plan-" + id), Organisation: "o", Author: who, When: own("when"), Then: own("then"), State: reflection.PlanTried},
		reflection.Share{ID: reflection.ShareID("share-" + id), Organisation: "o", Author: who, Reader: other, Text: own("share"), MadeAt: now},
		reflection.Share{ID: reflection.ShareID("draft-" + id), Organisation: "o", Author: who, Reader: other, Draft: true, Text: own("looked-at"), MadeAt: now},
		reflection.Meeting{ID: reflection.NewMeetingID(who, reflection.DateOf(now, time.UTC)), Organisation: "o", School: "s", ECT: who, On: reflection.DateOf(now, time.UTC), Agreed: own("agreed")},
		reflection.Visit{ID: visit, Organisation: "o", Observer: who, Host: other, State: reflection.VisitDone, Starts: now},
		reflection.VisitWords{Organisation: "o", Visit: visit, Author: who, Learned: own("learned"), Lines: map[reflection.NoticeID]reflection.Private{"routines": own("line")}},
		reflection.VisitWords{Organisation: "o", Visit: reflection.VisitID("visit-" + string(other)), Author: who, Focus: own("focus")},
		reflection.Trial{Organisation: "o", Inquiry: "q", Author: who, Prediction: own("prediction"), Outcome: own("outcome")},
		reflection.Piece{Organisation: "o", Inquiry: "q", Author: who, Kind: reflection.PieceTask, File: reflection.FileID("task-" + id)},
		reflection.File{ID: reflection.FileID("task-" + id), Organisation: "o", Owner: who, Type: reflection.PDFFile, Body: own("task")},
		reflection.Piece{Organisation: "o", Inquiry: "q", Author: who, Kind: reflection.PieceAnswer, Text: own("answer")},
		reflection.YearInquiry{ID: reflection.YearInquiryID("year-" + id), Organisation: "o", School: "s", Question: own("question"), Parts: []reflection.Private{own("part")},
			Ends: reflection.Date{Year: 2027, Month: 7, Day: 31}, Seats: []reflection.Seat{{Member: who, Started: true, Answer: reflection.Left}, {Member: other, Answer: reflection.Left}}},
		reflection.YearLine{ID: reflection.YearLineID("year-line-" + id), Organisation: "o", Inquiry: reflection.YearInquiryID("year-" + id), Point: 2, Author: who, Text: own("hidden-line")},
		reflection.YearLine{ID: reflection.YearLineID("year-shown-" + id), Organisation: "o", Inquiry: reflection.YearInquiryID("year-" + string(other)), Point: 3, Author: who, Shown: true, Text: own("shown-line")},
		reflection.NotPupils{Organisation: "o", Owner: who, Names: []reflection.Private{own("spared")}},
		reflection.Avoidance{Organisation: "o", Owner: who, Who: []reflection.MemberID{other}},
	}
}

// everything is what such a person finds in their copy, however it is read.
var everything = []string{"-<description>", "-<feelings>", "-<evaluation>", "-<analysis>", "-<conclusion>", "-class", "-when", "-then", "-share", "-looked-at", "-agreed",
	"-learned", "-line", "-focus", "-prediction", "-outcome", "-answer", "-spared", "-lens", "-question", "-part", "-hidden-line", "-shown-line"}

var inHTML = strings.NewReplacer("<", "&lt;", ">", "&gt;")

func unpacked(t *testing.T, body string) map[string]string {
	t.Helper()
	packed, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, file := range packed.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[file.Name] = string(b)
	}
	return files
}

// copying is a server with all that held keeps, and where Asha's copy is.
func copying(t *testing.T, now *time.Time) (*door, *web.Files, *store.DB, reflection.Member) {
	t.Helper()
	d := newDoor(t)
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "p.db"), d.keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	*now = d.page.Now()
	held(t, db, *now)
	files := &web.Files{Tokens: d.keys, Service: &reflection.Service{Store: db, Now: func() time.Time { return *now }}, BaseURL: here}
	files.Route(d.ServeMux)
	asha, err := db.Member(t.Context(), "o", "asha")
	if err != nil {
		t.Fatal(err)
	}
	return d, files, db, asha
}

// What the store has lost is named, and the rest comes.
func TestACopyComesWithoutALostFile(t *testing.T) {
	var now time.Time
	d, files, db, asha := copying(t, &now)
	if err := db.Write(t.Context(), "o", reflection.Gone{File: "clip-asha"}); err != nil {
		t.Fatal(err)
	}
	answer := d.get(strings.TrimPrefix(files.BundleLink(asha), here))
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d", answer.StatusCode)
	}
	copied := unpacked(t, answer.body)
	page, data := copied["my-plenary.html"], copied["my-plenary.json"]
	for _, text := range everything {
		if !strings.Contains(page, inHTML.Replace("asha"+text)) {
			t.Errorf("the page lacks %s", text)
		}
	}
	if copied["files/1.pdf"] != "asha-task" || strings.Contains(page, `href=""`) || strings.Contains(data, `""`) {
		t.Errorf("the other file is %q", copied["files/1.pdf"])
	}
	said := "My journal: " + now.In(reflection.ZoneOf(asha, reflection.School{})).Format("2 January 2006, 15:04")
	for what, text := range map[string]string{"page": page, "data": data} {
		missing, about := strings.Index(text, "Not in this copy"), strings.Index(text, "About you")
		if missing < 0 || missing > about || !strings.Contains(text, said) || !strings.Contains(text, "A clip or file that belongs here is not on the server any more.") {
			t.Errorf("the %s does not begin with what is missing", what)
		}
	}
}

func TestTheCopyHoldsEverythingOfOnePerson(t *testing.T) {
	var now time.Time
	d, files, db, asha := copying(t, &now)
	link := strings.TrimPrefix(files.BundleLink(asha), here)
	answer := d.get(link)
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Disposition") != `attachment; filename="my-plenary.zip"` ||
		answer.Header.Get("Cache-Control") != "no-store, private" {
		t.Fatalf("status %d, headers %v", answer.StatusCode, answer.Header)
	}
	copied := unpacked(t, answer.body)
	page, data := copied["my-plenary.html"], copied["my-plenary.json"]
	if strings.Contains(page+data, "Not in this copy") {
		t.Error("it says that something is missing")
	}
	for _, text := range everything {
		if !strings.Contains(page, inHTML.Replace("asha"+text)) {
			t.Errorf("the page lacks %s", text)
		}
		if !strings.Contains(data, "asha"+text) {
			t.Errorf("the data lack %s", text)
		}
	}
	if copied["files/1.webm"] != "asha-clip" || copied["files/2.pdf"] != "asha-task" || !strings.HasPrefix(copied["my-record.csv"], "\ufeff") {
		t.Errorf("files in it: %q, %q", copied["files/1.webm"], copied["files/2.pdf"])
	}
	for name, text := range copied {
		if strings.Contains(text, "ben-") {
			t.Errorf("%s holds what somebody else wrote", name)
		}
	}
	for _, text := range []string{"joint-aim", "joint-when", "joint-then", "joint-note", "Full ben", `href="files/1.webm"`} {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %s", text)
		}
	}
	if !json.Valid([]byte(data)) || strings.Contains(page+data, "[private]") {
		t.Error("the data are not JSON, or hide something")
	}

	now = now.Add(web.LinkLasts + time.Second)
	if got := d.get(link).StatusCode; got != http.StatusNotFound {
		t.Errorf("after ten minutes: status %d", got)
	}
	link = strings.TrimPrefix(files.BundleLink(asha), here)
	if err := db.Erase(t.Context(), "o", "asha"); err != nil {
		t.Fatal(err)
	}
	if got := d.get(link).StatusCode; got != http.StatusNotFound {
		t.Errorf("once erased: status %d", got)
	}
}
