package main

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plenary/store"
	"plenary/store/seal"
	"plenary/store/storetest"
)

func TestReadiness(t *testing.T) {
	began := time.Date(2026, 11, 12, 15, 0, 0, 0, time.UTC)
	minute := func(m float64) time.Time { return began.Add(time.Duration(m * float64(time.Minute))) }
	no, yes := func() bool { return false }, func() bool { return true }
	for name, c := range map[string]struct {
		database error
		slack    func() bool
		last     time.Time
		now      time.Time
		want     error
	}{
		"just begun":                  {now: minute(0.5)},
		"no look in its first minute": {now: minute(1.1), want: errSenderLate},
		"a look just now":             {last: minute(60), now: minute(60.1), slack: yes},
		"a look a while ago":          {last: minute(60), now: minute(61.1), want: errSenderLate},
		"a look in the future":        {last: minute(60), now: minute(50), want: errSenderLate},
		"Slack away":                  {slack: no, now: minute(0.5), want: errSlackAway},
		"everything away":             {database: store.ErrAway, slack: no, now: minute(9), want: store.ErrAway},
	} {
		t.Run(name, func(t *testing.T) {
			got := readiness{
				database: func(context.Context) error { return c.database }, slack: c.slack, began: began,
				lastTick: func() time.Time { return c.last }, now: func() time.Time { return c.now },
			}.check(t.Context())
			if !errors.Is(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// Each thing that can be wrong has a sentence of its own, which a stranger may
// read, and which doctor --ready prints.
func TestReadyzSaysWhichPartIsNotReady(t *testing.T) {
	for name, c := range map[string]struct {
		happens func(t *testing.T, at string, s *server, now *time.Time)
		want    string
	}{
		"nothing": {func(*testing.T, string, *server, *time.Time) {}, "200 ready\n"},
		"the database is away": {func(t *testing.T, _ string, s *server, _ *time.Time) {
			if err := s.DB.Close(); err != nil {
				t.Fatal(err)
			}
		}, "503 not ready: the database does not answer\n"},
		"the key is somebody else's": {func(t *testing.T, at string, _ *server, _ *time.Time) {
			other := openForTest(t, settings{Key: seal.NewKey(), DatabaseURL: "sqlite:" + filepath.Join(t.TempDir(), "other.db")})
			var canary []byte
			if err := behind(t, other.DatabaseURL).QueryRowContext(t.Context(), "SELECT sealed FROM canary").Scan(&canary); err != nil {
				t.Fatal(err)
			}
			change(t, at, "UPDATE canary SET sealed = $1", canary)
		}, "503 not ready: the data were sealed with another master key: put the one they were sealed with into PLENARY_KEY\n"},
		"the tables are older": {func(t *testing.T, at string, _ *server, _ *time.Time) {
			change(t, at, "DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)")
		}, "503 not ready: the database's tables are not those of this version: run \"plenary migrate\", or start the server again\n"},
		"the sender is stuck": {func(_ *testing.T, _ string, _ *server, now *time.Time) {
			*now = now.Add(2 * time.Minute)
		}, "503 not ready: the sender has not looked for what is due for a minute\n"},
	} {
		t.Run(name, func(t *testing.T) {
			onBothDatabases(t, func(t *testing.T, at string) {
				s, now, address := serverForTest(t, at)
				c.happens(t, at, s, now)
				if got := get(t, "http://"+address+"/readyz"); got != c.want {
					t.Errorf("/readyz = %q, want %q", got, c.want)
				}
				if got := get(t, "http://"+address+"/healthz"); got != "200 ok\n" {
					t.Errorf("/healthz = %q", got)
				}
				m := &machine{T: t}
				said := m.runWith([]string{"PLENARY_LISTEN=" + address}, "doctor", "--ready").err
				want, away := strings.CutPrefix(c.want, "503 ")
				if away && said != "plenary: the server is "+want || !away && said != "" {
					t.Errorf("doctor --ready says %q", said)
				}
			})
		})
	}
}

func onBothDatabases(t *testing.T, test func(t *testing.T, url string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, "sqlite:"+filepath.Join(t.TempDir(), "plenary.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, storetest.Postgres(t)) })
}

// serverForTest is all of serve but what runs beside it: its clock stands
// still, and nothing is sent.
func serverForTest(t *testing.T, database string) (s *server, now *time.Time, address string) {
	t.Helper()
	o := openForTest(t, settings{Key: seal.NewKey(), DatabaseURL: database})
	at := time.Date(2026, 11, 12, 15, 0, 0, 0, time.UTC)
	o.Service.Now = func() time.Time { return at }
	s = newServer(o, newLog(io.Discard, "text", slog.LevelDebug), whichOrganisation{})
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return s, &at, strings.TrimPrefix(web.URL, "http://")
}

func openForTest(t *testing.T, s settings) *opened {
	t.Helper()
	o, err := openWith(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.close)
	return o
}

// behind opens a database behind the store's back.
func behind(t *testing.T, url string) *sql.DB {
	t.Helper()
	driver, name := "pgx", url
	if file, is := strings.CutPrefix(url, "sqlite:"); is {
		driver, name = "sqlite3", "file:"+filepath.ToSlash(file)
	}
	db, err := sql.Open(driver, name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func change(t *testing.T, url, statement string, args ...any) {
	t.Helper()
	if _, err := behind(t, url).ExecContext(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}
