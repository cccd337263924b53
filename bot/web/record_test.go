package web_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plenary/bot/web"
	"plenary/reflection"
	"plenary/store"
)

// The record is its owner's: a file to keep, never shown by a browser, and gone
// with its link after ten minutes.
func TestTheRecordIsAFileForItsOwner(t *testing.T) {
	d := newDoor(t)
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "p.db"), d.keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := d.page.Now()
	library := reflection.NewLibrary([]reflection.Framework{{ID: "f", Name: "F", Statements: []reflection.Statement{{ID: "f/1", Code: "1", Text: "One."}}}})
	files := &web.Files{Tokens: d.keys, Service: &reflection.Service{Store: db, Now: func() time.Time { return now }, Library: library}, BaseURL: here}
	files.Route(d.ServeMux)
	person := func(id reflection.MemberID) reflection.Member {
		return reflection.Member{ID: id, Organisation: "o", School: "s", Name: string(id), Roles: []reflection.Role{reflection.ECT}}
	}
	entry := reflection.Entry{ID: "e", Organisation: "o", Author: "asha", StartedAt: now,
		Answers: map[reflection.Stage]reflection.Answer{reflection.Description: {Text: "They got it.", Revision: 1}},
		Tags:    reflection.Tags{Statements: []reflection.StatementID{"f/1"}, How: reflection.Tried, Revision: 1}}
	err = db.Write(t.Context(), "o", reflection.Organisation{ID: "o", Name: "O"}, reflection.School{ID: "s", Organisation: "o", Name: "S"},
		person("asha"), person("ben"))
	if err == nil {
		err = db.Write(t.Context(), "o", entry)
	}
	if err != nil {
		t.Fatal(err)
	}
	link := files.RecordLink(person("asha"))
	answer := d.get(strings.TrimPrefix(link, here))
	if answer.StatusCode != http.StatusOK || !strings.Contains(answer.body, "F,1,One.,") || !strings.Contains(answer.body, "They got it.") {
		t.Errorf("status %d: %s", answer.StatusCode, answer.body)
	}
	if got := answer.Header.Get("Content-Disposition"); got != `attachment; filename="my-record.csv"` {
		t.Errorf("it is kept as %s", got)
	}
	if other := d.get(strings.TrimPrefix(files.RecordLink(person("ben")), here)); strings.Contains(other.body, "They got it.") {
		t.Error("another person's record holds the entry")
	}
	now = now.Add(web.LinkLasts + time.Second)
	if got := d.get(strings.TrimPrefix(link, here)).StatusCode; got != http.StatusNotFound {
		t.Errorf("after ten minutes: status %d", got)
	}
}
