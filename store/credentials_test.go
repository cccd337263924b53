package store_test

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"

	"plenary/reflection"
	"plenary/store/seal"
)

// A platform gives a new token once: of many who change credentials at the
// same moment each has what the one before it kept.
func TestCredentialsChangeOneAfterTheOther(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		key := seal.NewKey()
		s := newSchool("trust", "hello")
		db, replica := openWith(t, url, master(t, key)), openWith(t, url, master(t, key))
		s.keep(t, db)
		once := []func(context.Context, reflection.WorkspaceID, func(context.Context, []byte) ([]byte, error)) error{db.ChangeCredentials}
		if url[:6] != "sqlite" {
			once = append(once, replica.ChangeCredentials)
		}
		var all sync.WaitGroup
		for range 10 {
			for _, change := range once {
				all.Go(func() {
					err := change(t.Context(), s.asha.Workspace, func(_ context.Context, before []byte) ([]byte, error) {
						n, _ := strconv.Atoi(string(before))
						return []byte(strconv.Itoa(n + 1)), nil
					})
					if err != nil {
						t.Error(err)
					}
				})
			}
		}
		all.Wait()
		if got, err := replica.Credentials(t.Context(), s.asha.Workspace); err != nil || string(got) != strconv.Itoa(10*len(once)) {
			t.Errorf("after %d changes: %s, %v", 10*len(once), got, err)
		}
	})
}

func TestCredentialsOfOneWorkspaceOpenNoOther(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := newSchool("trust", "hello")
		db := openWith(t, url, master(t, seal.NewKey()))
		s.keep(t, db)
		other := reflection.Workspace{ID: "ws2", Organisation: s.org, Platform: "slack", External: "T2"}
		if err := db.Write(t.Context(), s.org, other); err != nil {
			t.Fatal(err)
		}
		keepCredentials(t, db, s.asha.Workspace)
		if got, err := db.Credentials(t.Context(), other.ID); err != nil || got != nil {
			t.Errorf("one that has none: %q, %v", got, err)
		}
		mustExec(t, db, "UPDATE workspaces SET credentials = (SELECT credentials FROM workspaces WHERE credentials IS NOT NULL)")
		if _, err := db.Credentials(t.Context(), other.ID); !errors.Is(err, seal.ErrOpen) {
			t.Errorf("copied into another row: %v", err)
		}
		wantCredentials(t, db, s.asha.Workspace)
	})
}

// A change that fails changes nothing; one that makes nothing takes them away;
// and a workspace that is changed otherwise keeps them.
func TestCredentialsStayUntilTheyAreChanged(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := newSchool("trust", "hello")
		db := openWith(t, url, master(t, seal.NewKey()))
		s.keep(t, db)
		keepCredentials(t, db, s.asha.Workspace)
		refused := errors.New("refused")
		err := db.ChangeCredentials(t.Context(), s.asha.Workspace, func(context.Context, []byte) ([]byte, error) { return []byte("lost"), refused })
		if !errors.Is(err, refused) {
			t.Errorf("got %v, want the error of the change", err)
		}
		all, err := db.Workspaces(t.Context())
		at := slices.IndexFunc(all, func(w reflection.Workspace) bool { return w.ID == s.asha.Workspace })
		if err != nil || at < 0 {
			t.Fatal(err)
		}
		all[at].Name = "Northfield"
		if err := db.Write(t.Context(), s.org, all[at]); err != nil {
			t.Fatal(err)
		}
		wantCredentials(t, db, s.asha.Workspace)
		err = db.ChangeCredentials(t.Context(), s.asha.Workspace, func(context.Context, []byte) ([]byte, error) { return nil, nil })
		if got, errRead := db.Credentials(t.Context(), s.asha.Workspace); err != nil || errRead != nil || got != nil {
			t.Errorf("taken away: %q, %v, %v", got, err, errRead)
		}
	})
}
