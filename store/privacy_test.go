package store_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

const marker = "kingfisher-canary"

// traces are the marker as it could stand somewhere.
func traces() [][]byte {
	all := [][]byte{[]byte(marker), []byte(hex.EncodeToString([]byte(marker)))}
	for shift := range 3 { // base64 looks different at each place in a group of three
		text := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + marker + "xxx"))
		all = append(all, []byte(text[4:16]))
	}
	return all
}

func wantNoTrace(t *testing.T, where string, b []byte) {
	t.Helper()
	for _, trace := range traces() {
		if bytes.Contains(b, trace) {
			t.Errorf("what was written stands in %s", where)
		}
	}
}

func TestNothingWrittenStandsInTheTables(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", marker)
		s.keep(t, db)
		for table, columns := range columnsOf(t, db) {
			for _, name := range columns {
				for _, v := range column(t, db, "SELECT "+name+" FROM "+table) {
					wantNoTrace(t, table+"."+name, v)
				}
			}
		}
		s.wantTexts(t, db, marker)
	})
}

// sqliteFiles reads everything that SQLite has on the disk.
func sqliteFiles(t *testing.T, url string) map[string][]byte {
	t.Helper()
	paths, _ := filepath.Glob(strings.TrimPrefix(url, "sqlite:") + "*")
	files := map[string][]byte{}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = b
	}
	return files
}

func TestNothingWrittenStandsInTheSQLiteFile(t *testing.T) {
	url := sqliteURL(t)
	newSchool("trust", marker).keep(t, open(t, url))
	files := sqliteFiles(t, url)
	if len(files) < 2 {
		t.Fatalf("looked into %d files", len(files))
	}
	for name, b := range files {
		wantNoTrace(t, name, b)
	}
}

func TestAnErasedKeyStandsInNoSQLiteFile(t *testing.T) {
	url := sqliteURL(t)
	db := open(t, url)
	s := newSchool("trust", marker)
	s.keep(t, db)
	key := column(t, db, "SELECT wrapped FROM keys WHERE owner_id = 'asha'")[0]
	stands := func() bool {
		for _, b := range sqliteFiles(t, url) {
			if bytes.Contains(b, key) {
				return true
			}
		}
		return false
	}
	if !stands() {
		t.Fatal("the test does not see a key that is there")
	}
	if err := db.Erase(t.Context(), s.org, "asha"); err != nil {
		t.Fatal(err)
	}
	if stands() {
		t.Error("the erased key can still be read from the disk")
	}
}

// TestNothingNamesSomebodyErased looks into every column there is, so also into
// those of a table that erasing has forgotten.
func TestNothingNamesSomebodyErased(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", marker)
		s.keep(t, db)
		onward := s.visit
		onward.ID, onward.Observer, onward.Host, onward.Onward = "onward", "ben", "", reflection.Onward{To: "asha", Answer: reflection.Accepted}
		for _, r := range []reflection.Record{
			onward,
			reflection.Joining{Organisation: s.org, Member: "asha", In: true, Focus: "feedback"},
			reflection.Vote{Organisation: s.org, Term: "2026-Autumn", Member: "asha", School: "north", Question: reflection.EvaluationWorth, Opinion: reflection.OpinionYes},
			reflection.Telling{ID: "telling", Organisation: s.org, ECT: "asha", Mentor: "ben", Reader: "ben"},
		} {
			if err := db.Write(t.Context(), s.org, r); err != nil {
				t.Fatalf("%T: %v", r, err)
			}
		}
		named := func() (where []string) {
			for table, columns := range columnsOf(t, db) {
				for _, name := range columns {
					for _, v := range column(t, db, "SELECT "+name+" FROM "+table) {
						if strings.Contains(strings.ToLower(string(v)), "asha") {
							where = append(where, table+"."+name)
						}
					}
				}
			}
			return where
		}
		if before := named(); len(before) < 12 {
			t.Fatalf("before it she stands in %v alone", before)
		}
		if err := db.Erase(t.Context(), s.org, "asha"); err != nil {
			t.Fatal(err)
		}
		if after := named(); len(after) > 0 {
			t.Errorf("erased, she stands in %v", after)
		}
	})
}

// TestSealedTextOpensOnlyWhereItWasSealed moves bodies about as somebody with
// the database, and without the key, could.
func TestSealedTextOpensOnlyWhereItWasSealed(t *testing.T) {
	for name, move := range map[string]string{
		"to another record":                  "UPDATE entries SET id = 'other' WHERE id = 'entry'",
		"from one entry to another":          "UPDATE entries SET body = (SELECT body FROM entries WHERE id = 'second') WHERE id = 'entry'",
		"from a plan to an entry":            "UPDATE entries SET body = (SELECT body FROM plans)",
		"an entry to another author":         "UPDATE entries SET author_id = 'ben'",
		"a share to another reader":          "UPDATE shares SET reader_id = 'asha'",
		"a share to another author":          "UPDATE shares SET author_id = 'ben'",
		"one person's key to another":        "UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE owner_id = 'ben') WHERE owner_id = 'asha'",
		"a meeting's line to another":        "UPDATE meetings SET id = 'other'",
		"a clip to another":                  "UPDATE files SET id = 'other'",
		"what was noticed to another visit":  "UPDATE visit_words SET visit_id = 'other'",
		"a plan to another":                  "UPDATE plans SET id = 'other'",
		"an inquiry's words to a meeting":    "UPDATE meetings SET agreed = (SELECT body FROM inquiries)",
		"a trial to an entry":                "UPDATE entries SET body = (SELECT body FROM trials)",
		"a task to an answer":                "UPDATE pieces SET kind = 'answer'",
		"a task to a trial":                  "UPDATE trials SET body = (SELECT body FROM pieces)",
		"a task to another author":           "UPDATE pieces SET author_id = 'ben'",
		"somebody's list to another":         "UPDATE not_pupils SET owner_id = 'ben'",
		"a list to an entry":                 "UPDATE entries SET body = (SELECT body FROM not_pupils)",
		"a line of a year to another author": "UPDATE year_lines SET author_id = 'ben'",
		"a line of a year to another place":  "UPDATE year_lines SET id = 'other'",
		"a question to an inquiry":           "UPDATE inquiries SET body = (SELECT body FROM year_inquiries)",
		"a trial to another author":          "UPDATE trials SET author_id = 'ben'",
		"a list to another owner":            "UPDATE avoidances SET id = 'ben'",
		"an entry and its author elsewhere":  "UPDATE entries SET author_id = 'ben', body = (SELECT body FROM entries WHERE id = 'second')",
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, sqliteURL(t)) // sealing stands above the databases: one is enough
			s := newSchool("trust", marker)
			s.keep(t, db)
			second := s.entry
			second.ID = "second"
			if err := db.Write(t.Context(), s.org, second); err != nil {
				t.Fatal(err)
			}
			mustExec(t, db, move)
			wantSealed(t, db, s)
		})
	}
}

// wantSealed reads everything, also by the ids it was moved to: somewhere it
// does not open, and nowhere does an error say what it was.
func wantSealed(t *testing.T, db *store.DB, s school) {
	t.Helper()
	ctx := t.Context()
	_, err := s.texts(t, db)
	_, errE := db.Entry(ctx, s.org, "other")
	_, errM := db.Meeting(ctx, s.org, "other")
	_, errF := db.File(ctx, s.org, "other")
	_, errP := db.Plan(ctx, s.org, "other")
	_, errL := db.Entries(ctx, s.org, "ben", 9)
	_, errT := db.Trial(ctx, s.org, "inquiry", "ben")
	_, errK := db.Piece(ctx, s.org, "inquiry", "asha", reflection.PieceAnswer)
	_, errB := db.Piece(ctx, s.org, "inquiry", "ben", reflection.PieceTask)
	_, errV := db.VisitWords(ctx, s.org, "other", "asha")
	_, errA := db.Avoidances(ctx, s.org, []reflection.MemberID{"ben"})
	_, errN := db.NotPupils(ctx, s.org, "ben")
	_, errY := db.YearLines(ctx, s.org, "year", "ben")
	refused := false
	for _, err := range []error{err, errE, errM, errF, errP, errL, errT, errK, errB, errV, errA, errN, errY} {
		refused = refused || errors.Is(err, seal.ErrOpen)
		if err != nil && strings.Contains(err.Error(), marker) {
			t.Error("the error says what was written")
		}
	}
	if !refused {
		t.Error("everything that opens was sealed elsewhere")
	}
}

func TestSealedTextThatWasChangedDoesNotOpen(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", marker)
		s.keep(t, db)
		body := column(t, db, "SELECT body FROM entries")[0]
		for _, at := range []int{4, 20, 40, len(body) - 1} {
			changed := bytes.Clone(body)
			changed[at] ^= 1
			mustExec(t, db, "UPDATE entries SET body = $1", changed)
			if _, err := db.Entry(t.Context(), s.org, "entry"); !errors.Is(err, seal.ErrOpen) {
				t.Errorf("byte %d: got %v, want ErrOpen", at, err)
			}
		}
	})
}

func TestAMissingKeyHidesEverythingItSealed(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", marker)
		s.keep(t, db)
		mustExec(t, db, "DELETE FROM keys WHERE owner_id = 'asha'")
		ctx := t.Context()
		_, err := db.Entry(ctx, s.org, "entry")
		_, errP := db.OpenPlan(ctx, s.org, "asha")
		_, errW := db.Plan(ctx, s.org, "plan")
		for _, err := range []error{err, errP, errW, db.Write(ctx, s.org, s.entry)} {
			if !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}
		if list, err := db.Entries(ctx, s.org, "asha", 9); err != nil || len(list) > 0 {
			t.Errorf("got %d entries and %v", len(list), err)
		}
		if _, err := db.Meeting(ctx, s.org, "meeting"); err != nil {
			t.Errorf("the school's line went too: %v", err)
		}
	})
}

// How many people somebody would rather not work with cannot be told from the
// table.
func TestPrivateListsAreOfOneLength(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.keep(t, db)
		var most []reflection.MemberID
		for range reflection.MostAvoided {
			most = append(most, reflection.MemberID(reflection.NewID()))
		}
		if err := db.Write(t.Context(), s.org, reflection.Avoidance{Organisation: s.org, Owner: "ben", Who: most}); err != nil {
			t.Fatal(err)
		}
		bodies := column(t, db, "SELECT body FROM avoidances")
		if len(bodies) != 2 || len(bodies[0]) != len(bodies[1]) {
			t.Errorf("of %d lists one takes %d bytes and one %d", len(bodies), len(bodies[0]), len(bodies[len(bodies)-1]))
		}
	})
}
