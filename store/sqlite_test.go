package store_test

import (
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

func sqliteURL(t *testing.T) string {
	return "sqlite:" + filepath.Join(t.TempDir(), "plenary.db")
}

// open opens with a key of its own and closes at the end.
func open(t *testing.T, url string) *store.DB {
	t.Helper()
	return openWith(t, url, newMaster(t))
}

func openWith(t *testing.T, url string, keys seal.Master) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), url, keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func newMaster(t *testing.T) seal.Master {
	t.Helper()
	return master(t, seal.NewKey())
}

func master(t *testing.T, list string) seal.Master {
	t.Helper()
	keys, err := seal.Parse(list)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}
