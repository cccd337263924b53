package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// DatabaseURL is the setting that names a PostgreSQL server to test on. Its
// user must be allowed to create databases.
const DatabaseURL = "PLENARY_TEST_DATABASE_URL"

// Postgres gives the URL of a fresh, empty database, which goes when the test
// ends. The server is the one in PLENARY_TEST_DATABASE_URL or else one that is
// started for this process, from PostgreSQL's own programs where they are
// installed; it stops when the process does, however it ends. Without either
// the test fails: a database that is not tested is not supported.
//
// The driver comes with package store, which the test has to import.
func Postgres(t testing.TB) string {
	t.Helper()
	server, err := findServer()
	if err != nil {
		t.Fatal(err)
	}
	name := "plenary_test_" + strings.ToLower(rand.Text())
	command(t, server, "CREATE DATABASE "+name+" TEMPLATE template0")
	t.Cleanup(func() { command(t, server, "DROP DATABASE "+name+" WITH (FORCE)") })
	return databaseOn(server, name)
}

// findServer is asked once: every test of a process has the same server.
var findServer = sync.OnceValues(func() (*url.URL, error) {
	if set := os.Getenv(DatabaseURL); set != "" {
		return url.Parse(set)
	}
	return startCluster()
})

func databaseOn(server *url.URL, name string) string {
	u := *server
	u.Path = "/" + name
	return u.String()
}

// command does one thing on the server. The time limit has its own clock: a
// test may run in a bubble whose time stands still.
func command(t testing.TB, server *url.URL, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", server.String())
	if err != nil {
		t.Fatalf("PostgreSQL for tests: %v (import package store for its driver)", err)
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := db.ExecContext(ctx, statement); err != nil {
		t.Fatalf("PostgreSQL for tests: %v", err)
	}
}
