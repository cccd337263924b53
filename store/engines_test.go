package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

func TestSQLiteKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) reflection.Store { return open(t, sqliteURL(t)) })
}

func TestPostgresKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) reflection.Store { return open(t, storetest.Postgres(t)) })
}

// onBoth runs a test on an empty database of each kind.
func onBoth(t *testing.T, test func(t *testing.T, url string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, sqliteURL(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, storetest.Postgres(t)) })
}

func sqliteURL(t *testing.T) string {
	return "sqlite:" + filepath.Join(t.TempDir(), "plenary.db")
}

// open opens with a key of its own and closes at the end.
func open(t *testing.T, url string) *store.DB {
	t.Helper()
	return openWith(t, url, master(t, seal.NewKey()))
}

func openWith(t *testing.T, url string, keys seal.Master) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), url, keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closed(t, db) })
	return db
}

func closed(t *testing.T, db *store.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

func master(t *testing.T, list string) seal.Master {
	t.Helper()
	keys, err := seal.Parse(list)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// school is an organisation with one of everything in it, whose every private
// field holds the text.
type school struct {
	org      reflection.OrganisationID
	asha     reflection.Member
	ben      reflection.Member
	entry    reflection.Entry
	plan     reflection.Plan
	file     reflection.File
	upload   reflection.Upload
	share    reflection.Share
	meeting  reflection.Meeting
	inquiry  reflection.Inquiry
	trial    reflection.Trial
	avoids   reflection.Avoidance
	piece    reflection.Piece
	theory   reflection.Theory
	visit    reflection.Visit
	noticed  reflection.VisitWords
	spared   reflection.NotPupils
	year     reflection.YearInquiry
	line     reflection.YearLine
	delivery reflection.Delivery
}

func newSchool(org string, text reflection.Private) school {
	id := reflection.OrganisationID(org)
	s := school{org: id}
	s.asha = reflection.Member{ID: "asha", Organisation: id, School: "north", Name: "Asha", Mentor: "ben",
		Workspace: reflection.WorkspaceID(org + "-chat")}
	s.ben = reflection.Member{ID: "ben", Organisation: id, School: "north", Name: "Ben"}
	s.entry = reflection.Entry{ID: "entry", Organisation: id, Author: "asha", Length: reflection.FullCycle,
		Answers: map[reflection.Stage]reflection.Answer{}, Clips: []reflection.FileID{"file"},
		Tags: reflection.Tags{Class: text, How: reflection.Tried, Revision: 1}}
	for _, stage := range reflection.Stages() {
		s.entry.Answers[stage] = reflection.Answer{Stem: "stem", Text: text, Revision: 1}
	}
	s.plan = reflection.Plan{ID: "plan", Organisation: id, Author: "asha", When: text, Then: text, State: reflection.PlanOpen}
	s.file = reflection.File{ID: "file", Organisation: id, Owner: "asha", Body: text}
	s.upload = reflection.Upload{ID: "upload", Organisation: id, Owner: "asha", Body: text}
	s.share = reflection.Share{ID: "share", Organisation: id, Author: "asha", Reader: "ben", Text: text}
	s.meeting = reflection.Meeting{ID: "meeting", Organisation: id, School: "north", ECT: "asha", Mentor: "ben", Agreed: text}
	s.inquiry = reflection.Inquiry{ID: "inquiry", Organisation: id, School: "north", Aim: text, When: text, Then: text, Note: text,
		Sides: []reflection.Side{{Member: "asha"}, {Member: "ben"}}}
	s.trial = reflection.Trial{Organisation: id, Inquiry: "inquiry", Author: "asha", Prediction: text, Outcome: text}
	s.avoids = reflection.Avoidance{Organisation: id, Owner: "asha", Who: []reflection.MemberID{reflection.MemberID(text)}}
	s.piece = reflection.Piece{Organisation: id, Inquiry: "inquiry", Author: "asha", Kind: reflection.PieceTask, Text: text}
	s.theory = reflection.Theory{ID: "theory", Organisation: id, School: "north", If: text, Pupils: text, Because: text, KnowBy: text}
	s.visit = reflection.Visit{ID: "visit", Organisation: id, Observer: "asha", Host: "ben", State: reflection.VisitDone}
	s.noticed = reflection.VisitWords{Organisation: id, Visit: "visit", Author: "asha", Focus: text, Learned: text,
		Lines: map[reflection.NoticeID]reflection.Private{"routines": text}}
	s.year = reflection.YearInquiry{ID: "year", Organisation: id, School: "north", Question: text, Parts: []reflection.Private{text},
		Seats: []reflection.Seat{{Member: "asha"}, {Member: "ben"}}}
	s.line = reflection.YearLine{ID: "line", Organisation: id, Inquiry: "year", Point: 1, Author: "asha", Text: text}
	s.spared = reflection.NotPupils{Organisation: id, Owner: "asha", Names: []reflection.Private{text}}
	s.delivery = reflection.Delivery{ID: "delivery", Key: "key", Organisation: id, To: "asha",
		Workspace: s.asha.Workspace, Kind: reflection.PromptKind, State: reflection.Queued}
	return s
}

// keep writes it all, and then once more.
func (s school) keep(t *testing.T, db *store.DB) {
	t.Helper()
	for revision := range 2 {
		s.entry.Revision, s.plan.Revision, s.file.Revision, s.share.Revision, s.meeting.Revision =
			revision, revision, revision, revision, revision
		s.inquiry.Revision, s.trial.Revision, s.piece.Revision, s.theory.Revision, s.avoids.Revision = revision, revision, revision, revision, revision
		s.year.Revision, s.line.Revision = revision, revision
		s.visit.Revision, s.noticed.Revision, s.spared.Revision = revision, revision, revision
		records := []reflection.Record{s.entry, s.plan, s.file, s.share, s.meeting, s.inquiry, s.trial, s.avoids, s.piece, s.year, s.line, s.theory, s.visit, s.noticed, s.spared, s.delivery}
		if revision == 0 {
			records = append(records, reflection.Organisation{ID: s.org}, s.asha, s.ben,
				reflection.Workspace{ID: s.asha.Workspace, Organisation: s.org},
				reflection.School{ID: "north", Organisation: s.org}, s.upload)
		}
		if err := db.Write(t.Context(), s.org, records...); err != nil {
			t.Fatal(err)
		}
	}
}

// texts reads back every private text there is.
func (s school) texts(t *testing.T, db *store.DB) (map[string]reflection.Private, error) {
	t.Helper()
	ctx := t.Context()
	e, errE := db.Entry(ctx, s.org, "entry")
	p, errP := db.Plan(ctx, s.org, "plan")
	f, errF := db.File(ctx, s.org, "file")
	u, errU := db.Upload(ctx, s.org, "upload")
	sh, errS := db.Share(ctx, s.org, "share")
	m, errM := db.Meeting(ctx, s.org, "meeting")
	q, errQ := db.Inquiry(ctx, s.org, "inquiry")
	tr, errT := db.Trial(ctx, s.org, "inquiry", "asha")
	as, errA := db.Avoidances(ctx, s.org, []reflection.MemberID{"asha"})
	pc, errC := db.Piece(ctx, s.org, "inquiry", "asha", reflection.PieceTask)
	ths, errH := db.Theories(ctx, s.org, "north")
	w, errW := db.VisitWords(ctx, s.org, "visit", "asha")
	n, errN := db.NotPupils(ctx, s.org, "asha")
	y, errY := db.YearInquiry(ctx, s.org, "year")
	ls, errL := db.YearLines(ctx, s.org, "year", "asha")
	got := map[string]reflection.Private{
		"focus": w.Focus, "noticed": w.Lines["routines"], "learned": w.Learned,
		"when": p.When, "then": p.Then, "file": f.Body, "upload": u.Body, "share": sh.Text, "agreed": m.Agreed,
		"aim": q.Aim, "joint when": q.When, "joint then": q.Then, "note": q.Note, "prediction": tr.Prediction, "outcome": tr.Outcome, "task": pc.Text,
	}
	th := append(ths, reflection.Theory{})[0]
	got["if"], got["pupils"], got["because"], got["know by"] = th.If, th.Pupils, th.Because, th.KnowBy
	for _, a := range as {
		got["avoids"] = reflection.Private(a.Who[0])
	}
	got["question"], got["smaller question"], got["line"] = y.Question, append(y.Parts, "")[0], append(ls, reflection.YearLine{})[0].Text
	got["no pupil's name"] = append(n.Names, "")[0]
	for _, stage := range reflection.Stages() {
		got[string(stage)] = e.Answers[stage].Text
	}
	return got, firstOf(errE, errP, errF, errU, errS, errM, errQ, errT, errA, errC, errH, errW, errN, errY, errL)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// wantTexts checks that all of them are there and as they were.
func (s school) wantTexts(t *testing.T, db *store.DB, want reflection.Private) {
	t.Helper()
	got, err := s.texts(t, db)
	if err != nil {
		t.Fatal(err)
	}
	for field, text := range got {
		if text != want {
			t.Errorf("%s came back as other text", field)
		}
	}
}

// exec changes a table behind the store's back.
func exec(t *testing.T, db *store.DB, statement string, args ...any) error {
	t.Helper()
	_, err := db.Pool().ExecContext(t.Context(), statement, args...)
	return err
}

func mustExec(t *testing.T, db *store.DB, statement string, args ...any) {
	t.Helper()
	if err := exec(t, db, statement, args...); err != nil {
		t.Fatal(err)
	}
}

// column reads one column of one table, as bytes.
func column(t *testing.T, db *store.DB, query string) (all [][]byte) {
	t.Helper()
	rows, err := db.Pool().QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var v any
		if err := rows.Scan(&v); err != nil {
			t.Fatal(err)
		}
		switch v := v.(type) {
		case []byte:
			all = append(all, v)
		default:
			all = append(all, []byte(fmt.Sprint(v)))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
