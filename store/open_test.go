package store_test

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

func TestOpenRefusesWhatIsNoDatabase(t *testing.T) {
	for _, url := range []string{"", "plenary.db", "mysql://u:hunter2@h/d", "sqlite:", "sqlite::memory:", "sqlite",
		"postgres://u:hunter2@h:port/d", "file:hunter2"} {
		_, err := store.Open(t.Context(), url, master(t, seal.NewKey()))
		if !errors.Is(err, store.ErrURL) {
			t.Errorf("%s: got %v, want ErrURL", url, err)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the password is in the error: %v", err)
		}
	}
}

func TestOpenSaysWhyADatabaseDoesNotAnswer(t *testing.T) {
	_, err := store.Open(t.Context(), "postgres://u:hunter2@127.0.0.1:1/plenary", master(t, seal.NewKey()))
	if err == nil || !strings.Contains(err.Error(), "refused") || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v", err)
	}
	_, err = store.Open(t.Context(), "sqlite:"+t.TempDir()+"/none/plenary.db", master(t, seal.NewKey()))
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestOpenNeedsAKey(t *testing.T) {
	_, err := store.Open(t.Context(), sqliteURL(t), seal.Master{})
	if !errors.Is(err, seal.ErrNoKey) {
		t.Errorf("got %v, want ErrNoKey", err)
	}
}

func TestSQLitePathsAreTakenAsTheyAre(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"plenary.db", "with space?#&%41.db", "./höhe.db"} {
		db, err := store.Open(t.Context(), "sqlite:"+path, master(t, seal.NewKey()))
		if err != nil {
			t.Fatal(err)
		}
		newSchool("trust", "hello").keep(t, db)
		for _, file := range []string{path, path + "-wal"} {
			info, err := os.Stat(file)
			if err != nil || info.Size() == 0 {
				t.Fatalf("%s: %v", file, err)
			}
			if info.Mode().Perm() != 0o600 {
				t.Errorf("%s can be read by others: %v", file, info.Mode())
			}
		}
		closed(t, db)
	}
}

func TestOpenTwiceFindsWhatWasKept(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		key := seal.NewKey()
		s := newSchool("trust", "hello")
		s.keep(t, openWith(t, url, master(t, key)))
		s.wantTexts(t, openWith(t, url, master(t, key)), "hello")
		s.wantTexts(t, openWith(t, url, master(t, seal.NewKey()+" , "+key)), "hello")
	})
}

// The migrations are taken away: had they been tried, the error would be theirs.
func TestWrongKeyIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		key := seal.NewKey()
		db := openWith(t, url, master(t, key))
		mustExec(t, db, "DELETE FROM goose_db_version WHERE version_id > 0")
		_, err := store.Open(t.Context(), url, master(t, seal.NewKey()))
		if !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("got %v, want ErrWrongKey", err)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("not one sentence: %q", err)
		}
		if n := len(column(t, db, "SELECT version_id FROM goose_db_version WHERE version_id > 0")); n > 0 {
			t.Error("a migration ran")
		}
	})
}

func TestManyReplicasBeginAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		keys := master(t, seal.NewKey())
		errs := openAtOnce(t, url, keys, keys, keys, keys)
		for _, err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
	})
}

func TestOfTwoKeysForANewDatabaseOneIsTaken(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		one, two := master(t, seal.NewKey()), master(t, seal.NewKey())
		errs := openAtOnce(t, url, one, two, one, two)
		if (errs[0] == nil) == (errs[1] == nil) || (errs[0] == nil) != (errs[2] == nil) || (errs[1] == nil) != (errs[3] == nil) {
			t.Errorf("got %v", errs)
		}
		for _, err := range errs {
			if err != nil && !errors.Is(err, store.ErrWrongKey) {
				t.Error(err)
			}
		}
	})
}

func openAtOnce(t *testing.T, url string, keys ...seal.Master) []error {
	var wg sync.WaitGroup
	errs := make([]error, len(keys))
	for i, k := range keys {
		wg.Go(func() {
			db, err := store.Open(t.Context(), url, k)
			if errs[i] = err; err == nil {
				errs[i] = db.Close()
			}
		})
	}
	wg.Wait()
	return errs
}

// TestPostgresInABubble: other packages move time with synctest and a real
// database, for which nothing may be left running after Close.
func TestPostgresInABubble(t *testing.T) {
	url := storetest.Postgres(t)
	keys := master(t, seal.NewKey())
	synctest.Test(t, func(t *testing.T) {
		db, err := store.Open(t.Context(), url, keys)
		if err != nil {
			t.Fatal(err)
		}
		s := newSchool("trust", "hello")
		s.keep(t, db)
		time.Sleep(24 * time.Hour)
		s.wantTexts(t, db, "hello")
		closed(t, db)
	})
}

func TestPostgresGivesADatabaseOfItsOwn(t *testing.T) {
	if a, b := storetest.Postgres(t), storetest.Postgres(t); a == b {
		t.Error("two tests have the same database")
	}
}
