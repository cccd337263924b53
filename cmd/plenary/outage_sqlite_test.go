package main

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver" // as another program would use it
)

// Another program locks the file for longer than ours waits for it, which is
// ten seconds. What is there can still be read, so /readyz stays as it is.
func TestSQLiteIsLocked(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "plenary.db")
	newOutage(t, "sqlite:"+file, "sqlite:"+file).survives(fault{
		begins: func() func() { return lockSQLite(t, file) }, lasts: lasting(17*time.Second, 30*time.Second), nothingKept: true})
}

func lockSQLite(t *testing.T, file string) (unlock func()) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+file+"?_pragma=busy_timeout(20000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if _, err := db.Exec("ROLLBACK"); err != nil {
			t.Fatal(err)
		}
	}
}
