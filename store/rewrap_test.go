package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

func TestRewrapMovesEverythingToTheFirstKey(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		old, fresh := seal.NewKey(), seal.NewKey()
		s := newSchool("trust", "hello")
		db := openWith(t, url, master(t, old))
		s.keep(t, db)
		keepCredentials(t, db, s.asha.Workspace)
		for i := range 150 { // more than a batch
			m := reflection.Member{ID: reflection.MemberID(fmt.Sprint("m", i)), Organisation: s.org}
			if err := db.Write(t.Context(), s.org, m); err != nil {
				t.Fatal(err)
			}
		}

		both := openWith(t, url, master(t, fresh+","+old))
		s.wantTexts(t, both, "hello")
		if n, err := both.Rewrap(t.Context()); err != nil || n != 3+150+1+1 {
			t.Errorf("changed %d, %v", n, err)
		}
		if n, err := both.Rewrap(t.Context()); err != nil || n != 0 {
			t.Errorf("the second time changed %d, %v", n, err)
		}
		alone := openWith(t, url, master(t, fresh))
		s.wantTexts(t, alone, "hello")
		wantCredentials(t, alone, s.asha.Workspace)
		if _, err := store.Open(t.Context(), url, master(t, old)); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("the old key: got %v, want ErrWrongKey", err)
		}
	})
}

func keepCredentials(t *testing.T, db *store.DB, id reflection.WorkspaceID) {
	t.Helper()
	err := db.ChangeCredentials(t.Context(), id, func(context.Context, []byte) ([]byte, error) { return []byte("xoxb-secret"), nil })
	if err != nil {
		t.Fatal(err)
	}
}

func wantCredentials(t *testing.T, db *store.DB, id reflection.WorkspaceID) {
	t.Helper()
	if plain, err := db.Credentials(t.Context(), id); err != nil || string(plain) != "xoxb-secret" {
		t.Errorf("credentials came back as other ones: %v", err)
	}
}

// The canary is the last to move: a rewrap that was stopped still needs the old
// key.
func TestRewrapThatMissesAKeySaysSo(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		old, fresh := seal.NewKey(), seal.NewKey()
		s := newSchool("trust", "hello")
		db := openWith(t, url, master(t, old))
		s.keep(t, db)
		both := openWith(t, url, master(t, fresh+","+old))
		third := openWith(t, sqliteURL(t), master(t, seal.NewKey()))
		newSchool("trust", "").keep(t, third)
		foreign := column(t, third, "SELECT wrapped FROM keys WHERE owner_id = 'ben'")[0]
		mustExec(t, db, "UPDATE keys SET wrapped = $1 WHERE owner_id = 'ben'", foreign)
		_, err := both.Rewrap(t.Context())
		if !errors.Is(err, store.ErrWrongKey) || !strings.Contains(err.Error(), "member/ben") {
			t.Errorf("got %v, want ErrWrongKey for ben", err)
		}
		if _, err := store.Open(t.Context(), url, master(t, fresh)); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("the new key alone: got %v, want ErrWrongKey", err)
		}
		s.wantTexts(t, openWith(t, url, master(t, old+" "+fresh)), "hello")
	})
}

func TestRewrapWhilePeopleWriteLosesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		old, fresh := seal.NewKey(), seal.NewKey()
		s := newSchool("trust", "hello")
		db := openWith(t, url, master(t, old+","+fresh))
		s.keep(t, db)
		both := openWith(t, url, master(t, fresh+","+old))
		var wg sync.WaitGroup
		wg.Go(func() {
			for i := range 50 {
				m := reflection.Member{ID: reflection.MemberID(fmt.Sprint("m", i)), Organisation: s.org}
				p := s.plan
				p.ID, p.Author, p.Revision = reflection.PlanID(fmt.Sprint("p", i)), m.ID, 0
				if err := db.Write(t.Context(), s.org, m, p); err != nil {
					t.Error(err)
				}
			}
		})
		wg.Go(func() {
			for range 5 {
				if _, err := both.Rewrap(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
		wg.Wait()
		if _, err := both.Rewrap(t.Context()); err != nil {
			t.Error(err)
		}
		alone := openWith(t, url, master(t, fresh))
		for i := range 50 {
			if _, err := alone.Plan(t.Context(), s.org, reflection.PlanID(fmt.Sprint("p", i))); err != nil {
				t.Error(err)
			}
		}
	})
}
