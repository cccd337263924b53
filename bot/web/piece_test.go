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

// A file of a swap is served to one who may read it at that moment, as a file to
// keep, and to nobody once its link is over.
func TestAFileOfASwapIsForItsPartners(t *testing.T) {
	d := newDoor(t)
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "p.db"), d.keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := d.page.Now()
	library := reflection.NewLibrary([]reflection.Framework{{ID: "f", Name: "F",
		Templates: []reflection.Template{{ID: "swap", Swap: reflection.Swap{Give: reflection.GiveEach}}}}})
	files := &web.Files{Tokens: d.keys, Service: &reflection.Service{Store: db, Now: func() time.Time { return now }, Library: library}, BaseURL: here}
	files.Route(d.ServeMux)
	person := func(id reflection.MemberID) reflection.Member {
		return reflection.Member{ID: id, Organisation: "o", School: "s", Name: string(id), Roles: []reflection.Role{reflection.Colleague},
			Welcome: reflection.Started, Workspace: "w", PlatformID: string(id)}
	}
	swap := reflection.Inquiry{ID: "q", Organisation: "o", School: "s", Template: "swap", State: reflection.InquiryTrialling, Began: reflection.DateOf(now, time.UTC),
		Sides: []reflection.Side{{Member: "asha", Answer: reflection.Accepted, Gave: true}, {Member: "ben", Answer: reflection.Accepted}}}
	task := reflection.Piece{Organisation: "o", Inquiry: "q", Author: "asha", Kind: reflection.PieceTask, File: "file"}
	keep := func(records ...reflection.Record) {
		t.Helper()
		if err := db.Write(t.Context(), "o", records...); err != nil {
			t.Fatal(err)
		}
	}
	keep(reflection.Organisation{ID: "o", Name: "O"}, reflection.Workspace{ID: "w", Organisation: "o", Platform: "local", External: "T"},
		reflection.School{ID: "s", Organisation: "o", Name: "S"}, person("asha"), person("ben"), person("cal"))
	keep(swap, task, reflection.File{ID: "file", Organisation: "o", Owner: "asha", Type: reflection.TextFile, Body: "<script>a half</script>"})
	status := func(reader reflection.MemberID) int {
		return d.get(strings.TrimPrefix(files.PieceLink(task, person(reader)), here)).StatusCode
	}
	for reader, want := range map[reflection.MemberID]int{"asha": http.StatusOK, "ben": http.StatusNotFound, "cal": http.StatusNotFound} {
		if got := status(reader); got != want {
			t.Errorf("before Ben has given his, %s is answered %d, want %d", reader, got, want)
		}
	}
	swap.Sides[1].Gave, swap.Revision = true, 1
	keep(swap)
	for reader, want := range map[reflection.MemberID]int{"asha": http.StatusOK, "ben": http.StatusOK, "cal": http.StatusNotFound} {
		if got := status(reader); got != want {
			t.Errorf("once both have given, %s is answered %d, want %d", reader, got, want)
		}
	}
	link := strings.TrimPrefix(files.PieceLink(task, person("ben")), here)
	answer := d.get(link)
	for header, want := range map[string]string{"Content-Type": reflection.TextFile, "Content-Disposition": `attachment; filename="swap.txt"`,
		"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"} {
		if got := answer.Header.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if answer.body != "<script>a half</script>" || strings.Contains(link, "asha") || strings.Contains(link, "task") {
		t.Errorf("%s gives %q", link, answer.body)
	}
	now = now.Add(web.LinkLasts + time.Second)
	if got := d.get(link).StatusCode; got != http.StatusNotFound {
		t.Errorf("after ten minutes: status %d", got)
	}
}
