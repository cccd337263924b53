package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

func TestReadySaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		change string // made behind the store's back; $1 is another database's canary
		want   error
	}{
		"nothing":                     {"", nil},
		"a newer version was here":    {"INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, TRUE)", nil},
		"the newest migration is not": {"DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)", store.ErrBehind},
		"a migration was taken back":  {"UPDATE goose_db_version SET is_applied = FALSE WHERE version_id > 0", store.ErrBehind},
		"no migration was ever made":  {"DROP TABLE goose_db_version", store.ErrBehind},
		"the canary is another's":     {"UPDATE canary SET sealed = $1", store.ErrWrongKey},
		"the canary has flown":        {"DELETE FROM canary", store.ErrBehind},
		"there is no cage either":     {"DROP TABLE canary", store.ErrBehind},
	} {
		t.Run(name, func(t *testing.T) {
			onBoth(t, func(t *testing.T, url string) {
				db := open(t, url)
				switch {
				case strings.Contains(c.change, "$1"):
					mustExec(t, db, c.change, canaryOfAnother(t))
				case c.change != "":
					mustExec(t, db, c.change)
				}
				wantReady(t, db.Ready(t.Context()), c.want)
			})
		})
	}
}

// wantReady compares the very sentences: strangers read them.
func wantReady(t *testing.T, got, want error) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// canaryOfAnother is a canary that was sealed with somebody else's key.
func canaryOfAnother(t *testing.T) []byte {
	t.Helper()
	return column(t, open(t, sqliteURL(t)), "SELECT sealed FROM canary")[0]
}

func TestReadyKnowsEveryKeyThatIsStillListed(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		old := seal.NewKey()
		open := openWith(t, url, master(t, old))
		wantReady(t, openWith(t, url, master(t, seal.NewKey()+","+old)).Ready(t.Context()), nil)
		wantReady(t, open.Ready(t.Context()), nil)
	})
}

func TestReadySaysThatTheDatabaseIsAway(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		slow, cancel := context.WithCancel(t.Context())
		cancel()
		wantReady(t, db.Ready(slow), store.ErrAway)
		wantReady(t, db.Ready(t.Context()), nil)
		closed(t, db)
		wantReady(t, db.Ready(t.Context()), store.ErrAway)
	})
}

// A database that was open and lets nobody in any more; and then does again.
func TestReadyFollowsPostgres(t *testing.T) {
	at := storetest.Postgres(t)
	db := open(t, at)
	name, server := serverOf(t, at)
	if _, err := server.ExecContext(t.Context(), "ALTER DATABASE "+name+" ALLOW_CONNECTIONS false"); err != nil {
		t.Fatal(err)
	}
	if _, err := server.ExecContext(t.Context(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name); err != nil {
		t.Fatal(err)
	}
	wantReady(t, db.Ready(t.Context()), store.ErrAway)
	if _, err := server.ExecContext(t.Context(), "ALTER DATABASE "+name+" ALLOW_CONNECTIONS true"); err != nil {
		t.Fatal(err)
	}
	wantReady(t, db.Ready(t.Context()), nil)
}

// serverOf gives the name of a database and a way to speak of it from outside.
func serverOf(t *testing.T, at string) (name string, server *sql.DB) {
	t.Helper()
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	name, u.Path = strings.TrimPrefix(u.Path, "/"), "/postgres"
	server, err = sql.Open("pgx", u.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	return name, server
}

func TestStatsCountTheConnections(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		if _, err := db.Organisations(t.Context()); err != nil {
			t.Fatal(err)
		}
		if s := db.Stats(); s.MaxOpenConnections == 0 || s.OpenConnections == 0 {
			t.Errorf("the connections are %+v", s)
		}
	})
}
