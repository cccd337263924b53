package store_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store"
)

// statements notes what reaches the database: the first word of each
// statement, with "in tx" before what is inside a transaction.
func statements(db *store.DB) func() string {
	var seen []string
	pool := noted{ConnPool: db.Gorm().Statement.ConnPool, seen: &seen}
	db.Gorm().ConnPool, db.Gorm().Statement.ConnPool = pool, pool
	return func() string {
		all := strings.Join(seen, ", ")
		seen = nil
		return all
	}
}

// noted is the way to the database.
type noted struct {
	gorm.ConnPool
	where string
	seen  *[]string
}

func (n noted) note(statement string) {
	verb, _, _ := strings.Cut(statement, " ")
	*n.seen = append(*n.seen, n.where+strings.ToLower(verb))
}

func (n noted) ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error) {
	n.note(statement)
	return n.ConnPool.ExecContext(ctx, statement, args...)
}

func (n noted) QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	n.note(statement)
	return n.ConnPool.QueryContext(ctx, statement, args...)
}

func (n noted) QueryRowContext(ctx context.Context, statement string, args ...any) *sql.Row {
	n.note(statement)
	return n.ConnPool.QueryRowContext(ctx, statement, args...)
}

func (n noted) BeginTx(ctx context.Context, options *sql.TxOptions) (gorm.ConnPool, error) {
	var tx gorm.ConnPool
	var err error
	switch pool := n.ConnPool.(type) {
	case gorm.TxBeginner:
		tx, err = pool.BeginTx(ctx, options)
	case gorm.ConnPoolBeginner: // where GORM prepares
		tx, err = pool.BeginTx(ctx, options)
	}
	if err != nil {
		return nil, err
	}
	return &notedTx{noted{tx, "in tx ", n.seen}, tx.(gorm.TxCommitter)}, nil // GORM asks whether the pointer is nil
}

type notedTx struct {
	noted
	gorm.TxCommitter
}

// TestHowManyStatements: an answer is one read and one write (design decision
// 11), and one record needs no transaction where one statement does it.
func TestHowManyStatements(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.asha.PlatformID = "U1"
		s.keep(t, db)
		seen := statements(db)
		s.entry.Revision = 2
		answer := func(ctx context.Context) {
			if _, err := db.Entry(ctx, s.org, "entry"); err != nil {
				t.Error(err)
			}
			if err := db.Write(ctx, s.org, s.entry); err != nil {
				t.Error(err)
			}
			s.entry.Revision++
		}
		step := func(next ...reflection.Delivery) func() {
			return func() {
				asha := s.asha
				asha.Revision = 2
				st := reflection.Step{From: s.delivery, To: s.delivery, Unchanged: asha, Next: next}
				if err := db.Step(t.Context(), s.org, st)[0]; err != nil {
					t.Error(err)
				}
			}
		}
		do := func(records ...reflection.Record) func() {
			return func() {
				if err := db.Write(t.Context(), s.org, records...); err != nil {
					t.Error(err)
				}
			}
		}
		s.asha.Revision = 1
		fresh, other, another := s.delivery, s.delivery, s.delivery
		fresh.ID, fresh.Key, other.ID, other.Key, another.ID, another.Key = "fresh", "fresh", "other", "other", "another", "another"
		for _, c := range []struct {
			name, want string
			do         func()
		}{
			{"an answer in one call", "select, update", func() { answer(store.WithCall(t.Context())) }},
			{"an answer without", "select, select, update", func() { answer(t.Context()) }},
			{"a person's settings", "update", do(s.asha)},
			{"a press, from who it is to what is kept", "select, update", func() { s.press(t, db) }},
			{"a delivery", "insert", do(fresh)},
			{"a step", "update", step()},
			{"a step and what follows", stepInOne(db), step(other)},
			{"an event", "insert", do(reflection.Event{Workspace: s.asha.Workspace, ID: "E1"})},
			{"a deletion", "delete", do(reflection.Gone{Share: "share"})},
			{"two deliveries", "insert", do(another, fresh)},
		} {
			seen()
			c.do()
			if got := seen(); got != c.want {
				t.Errorf("%s: got %s, want %s", c.name, got, c.want)
			}
		}
	})
}

// press is what a submit reads and writes.
func (s *school) press(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := store.WithCallAbout(t.Context(), "entry")
	asha, errI := db.Identify(ctx, s.asha.Workspace, "U1")
	e, errE := db.Entry(ctx, s.org, "entry")
	north, errS := db.School(ctx, s.org, asha.School)
	errW := db.Write(ctx, s.org, e)
	if err := firstOf(errI, errE, errS, errW); err != nil || asha.ID != "asha" || e.Author != "asha" || north.ID != "north" {
		t.Errorf("%s, %s, %s: %v", asha.ID, e.ID, north.ID, err)
	}
	s.entry.Revision = e.Revision + 1
}

// TestACallReadsAgainWhatItAsksForTwice: what came along with a person is given
// once, so that whoever decides again sees what has changed.
func TestACallReadsAgainWhatItAsksForTwice(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.asha.PlatformID = "U1"
		s.keep(t, db)
		ctx := store.WithCallAbout(t.Context(), "entry")
		_, errI := db.Identify(ctx, s.asha.Workspace, "U1")
		for range 2 {
			mustExec(t, db, "UPDATE schools SET name = name || '!', revision = revision + 1")
			mustExec(t, db, "UPDATE entries SET revision = revision + 1")
		}
		first, err1 := db.School(ctx, s.org, "north")
		again, err2 := db.School(ctx, s.org, "north")
		e, err3 := db.Entry(ctx, s.org, "entry")
		eAgain, err4 := db.Entry(ctx, s.org, "entry")
		if err := firstOf(errI, err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		if first.Name != "" || again.Name != "!!" || e.Revision != 2 || eAgain.Revision != 4 {
			t.Errorf("read %q and %q, revisions %d and %d", first.Name, again.Name, e.Revision, eAgain.Revision)
		}
		other := store.WithCallAbout(t.Context(), "none")
		if _, err := db.Identify(other, s.asha.Workspace, "U1"); err != nil {
			t.Errorf("about an entry that is not there: %v", err)
		}
		if _, err := db.Identify(other, s.asha.Workspace, ""); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("nobody is %v", err)
		}
	})
}

// stepInOne: PostgreSQL locks the person first, SQLite has one writer anyway.
func stepInOne(db *store.DB) string {
	if db.Gorm().Name() == "postgres" {
		return "in tx select, in tx update, in tx insert"
	}
	return "in tx update, in tx insert"
}

// TestErasureHoldsWithinACall: the keys that a call holds do not outlive the
// person.
func TestErasureHoldsWithinACall(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.keep(t, db)
		ctx := store.WithCall(t.Context())
		e, err := db.Entry(ctx, s.org, "entry")
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Erase(t.Context(), s.org, "asha"); err != nil {
			t.Fatal(err)
		}
		another := e
		another.ID, another.Revision = "another", 0
		_, errRead := db.Entry(ctx, s.org, "entry")
		for _, err := range []error{db.Write(ctx, s.org, e), db.Write(ctx, s.org, another), errRead} {
			if !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}
	})
}
