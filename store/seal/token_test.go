package seal_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"plenary/store/seal"
)

var (
	now   = time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC)
	later = now.Add(10 * time.Minute)
)

func TestATokenOpensUntilItsInstant(t *testing.T) {
	m := parse(t, seal.NewKey())
	token := m.Token("file", "owner", later)
	for _, at := range []time.Time{now, later.Add(-time.Second)} {
		file, owner, err := m.OpenToken(token, at)
		if file != "file" || owner != "owner" || err != nil {
			t.Errorf("at %v: got %q, %q, %v", at, file, owner, err)
		}
	}
	for _, at := range []time.Time{later, later.Add(time.Hour)} {
		file, owner, err := m.OpenToken(token, at)
		if file != "" || owner != "" || !errors.Is(err, seal.ErrToken) {
			t.Errorf("at %v: got %q, %q, %v", at, file, owner, err)
		}
	}
}

func TestATokenTellsNothingAndFitsAURL(t *testing.T) {
	m := parse(t, seal.NewKey())
	one, two := m.Token("kingfisher", "kingfisher", later), m.Token("kingfisher", "kingfisher", later)
	if one == two {
		t.Error("two tokens for one file are the same")
	}
	if strings.Contains(one, "kingfisher") || strings.Trim(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
		t.Errorf("got %s", one)
	}
}

func TestATokenOpensWithAnyListedKey(t *testing.T) {
	old, fresh := seal.NewKey(), seal.NewKey()
	token := parse(t, old).Token("file", "owner", later)
	if _, _, err := parse(t, fresh+" "+old).OpenToken(token, now); err != nil {
		t.Error(err)
	}
	if _, _, err := parse(t, fresh).OpenToken(token, now); !errors.Is(err, seal.ErrToken) {
		t.Errorf("got %v, want ErrToken", err)
	}
}

func TestAChangedTokenDoesNotOpen(t *testing.T) {
	m := parse(t, seal.NewKey())
	token := m.Token("file", "owner", later)
	for i := range token {
		changed := []byte(token)
		changed[i] = 'A' + (changed[i]-'A'+1)%26
		if _, _, err := m.OpenToken(string(changed), now); !errors.Is(err, seal.ErrToken) {
			t.Errorf("letter %d: got %v, want ErrToken", i, err)
		}
	}
	key, _ := newKey(t, m)
	sealed, _ := key.Seal([]byte("hello"), here)
	for _, s := range []string{"", "A", token + "A", token[1:], token + "=", string(sealed)} {
		if _, _, err := m.OpenToken(s, now); !errors.Is(err, seal.ErrToken) {
			t.Errorf("%d letters: got %v, want ErrToken", len(s), err)
		}
	}
}

func FuzzOpenToken(f *testing.F) {
	m := parse(f, seal.NewKey())
	f.Add(m.Token("file", "owner", later))
	f.Add("AAAA")
	f.Fuzz(func(t *testing.T, token string) {
		file, owner, err := m.OpenToken(token, now)
		if err == nil && (file != "file" || owner != "owner") || err != nil && file+owner != "" {
			t.Errorf("got %q, %q, %v", file, owner, err)
		}
	})
}

// FuzzToken: whatever they name, tokens give it back.
func FuzzToken(f *testing.F) {
	m := parse(f, seal.NewKey())
	f.Add("file", "owner", int64(600))
	f.Add("", "\x00", int64(0))
	f.Fuzz(func(t *testing.T, file, owner string, seconds int64) {
		until := time.Unix(seconds, 0)
		gotFile, gotOwner, err := m.OpenToken(m.Token(file, owner, until), until.Add(-time.Second))
		if gotFile != file || gotOwner != owner || err != nil {
			t.Errorf("got %q, %q, %v", gotFile, gotOwner, err)
		}
	})
}
