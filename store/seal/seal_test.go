package seal_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plenary/store/seal"
)

func parse(t testing.TB, list string) seal.Master {
	t.Helper()
	m, err := seal.Parse(list)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func newKey(t testing.TB, m seal.Master) (seal.Key, []byte) {
	t.Helper()
	key, wrapped, err := m.NewKey("trust", "member/asha")
	if err != nil {
		t.Fatal(err)
	}
	return key, wrapped
}

var here = seal.Place{Organisation: "trust", Owner: "asha", Record: "entry/1", Field: "body"}

func TestWhatIsSealedOpensThereAgain(t *testing.T) {
	key, _ := newKey(t, parse(t, seal.NewKey()))
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		sealed, err := key.Seal(plain, here)
		if err != nil {
			t.Fatal(err)
		}
		if sealed[0] != 1 || len(sealed) != len(plain)+seal.Overhead {
			t.Errorf("sealed bytes do not look as the tables want them: %d of %d", sealed[0], len(sealed))
		}
		got, err := key.Open(sealed, here)
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("got %d bytes and %v", len(got), err)
		}
	})
}

func TestTheSameTextIsNeverSealedTheSame(t *testing.T) {
	key, _ := newKey(t, parse(t, seal.NewKey()))
	one, _ := key.Seal([]byte("hello"), here)
	two, _ := key.Seal([]byte("hello"), here)
	if bytes.Equal(one, two) {
		t.Error("two answers with the same text can be told to be the same")
	}
}

// TestItOpensNowhereElse draws two places from few letters, so that parts run
// into each other where a place would not keep them apart.
func TestItOpensNowhereElse(t *testing.T) {
	key, _ := newKey(t, parse(t, seal.NewKey()))
	part := rapid.StringMatching(`[ab/]{0,3}`)
	place := func(t *rapid.T, name string) seal.Place {
		return seal.Place{part.Draw(t, name), part.Draw(t, name), part.Draw(t, name), part.Draw(t, name), part.Draw(t, name)}
	}
	rapid.Check(t, func(t *rapid.T) {
		at, elsewhere := place(t, "at"), place(t, "elsewhere")
		sealed, err := key.Seal([]byte("hello"), at)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := key.Open(sealed, elsewhere); (err == nil) != (at == elsewhere) {
			t.Errorf("sealed at %v it opened at %v: %v", at, elsewhere, err)
		}
	})
}

func TestChangedBytesDoNotOpen(t *testing.T) {
	key, _ := newKey(t, parse(t, seal.NewKey()))
	sealed, _ := key.Seal([]byte("hello"), here)
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 0x10
		if _, err := key.Open(changed, here); !errors.Is(err, seal.ErrOpen) {
			t.Errorf("byte %d: got %v, want ErrOpen", i, err)
		}
		if _, err := key.Open(sealed[:i], here); !errors.Is(err, seal.ErrOpen) {
			t.Errorf("%d bytes: got %v, want ErrOpen", i, err)
		}
	}
}

func TestAWrappedKeyIsItsOwnersAlone(t *testing.T) {
	m := parse(t, seal.NewKey())
	key, wrapped := newKey(t, m)
	sealed, _ := key.Seal([]byte("hello"), here)
	again, err := m.Unwrap(wrapped, "trust", "member/asha")
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := again.Open(sealed, here); err != nil || string(plain) != "hello" {
		t.Errorf("got %q, %v", plain, err)
	}
	for _, who := range [][2]string{{"trust", "member/ben"}, {"other", "member/asha"}, {"trus", "tmember/asha"}, {"", ""}} {
		if _, err := m.Unwrap(wrapped, who[0], who[1]); !errors.Is(err, seal.ErrOpen) {
			t.Errorf("%v: got %v, want ErrOpen", who, err)
		}
	}
	other, _ := newKey(t, m)
	if _, err := other.Open(sealed, here); !errors.Is(err, seal.ErrOpen) {
		t.Errorf("another key: got %v, want ErrOpen", err)
	}
	if bytes.Contains(wrapped, []byte("google")) {
		t.Error("a wrapped key is not sealed")
	}
}

func TestTheFirstKeyWrapsAndAllUnwrap(t *testing.T) {
	old, fresh := seal.NewKey(), seal.NewKey()
	key, wrapped := newKey(t, parse(t, old))
	sealed, _ := key.Seal([]byte("hello"), here)
	both := parse(t, fresh+","+old)
	if _, err := both.Unwrap(wrapped, "trust", "member/asha"); err != nil {
		t.Error(err)
	}
	if _, err := parse(t, fresh).Unwrap(wrapped, "trust", "member/asha"); !errors.Is(err, seal.ErrOpen) {
		t.Errorf("the new key alone: got %v, want ErrOpen", err)
	}
	if bytes.HasPrefix(wrapped, both.Beginning()) {
		t.Error("what the old key wrapped does not seem to wait for rotation")
	}
	again, err := both.Rewrap(wrapped, "trust", "member/asha")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(again, both.Beginning()) {
		t.Error("what was wrapped again seems to wait for rotation")
	}
	moved, err := parse(t, fresh).Unwrap(again, "trust", "member/asha")
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := moved.Open(sealed, here); err != nil || string(plain) != "hello" {
		t.Errorf("got %q, %v", plain, err)
	}
	if _, err := both.Rewrap(wrapped, "trust", "member/ben"); !errors.Is(err, seal.ErrOpen) {
		t.Errorf("wrapped again for another: got %v, want ErrOpen", err)
	}
}

func TestTheZeroMasterDoesNothing(t *testing.T) {
	var m seal.Master
	_, _, errNew := m.NewKey("trust", "asha")
	_, errUnwrap := m.Unwrap([]byte{1}, "trust", "asha")
	_, errSeal := m.Seal(nil, here)
	_, errOpen := m.Open(nil, here)
	_, errKey := seal.Key{}.Seal(nil, here)
	for _, err := range []error{errNew, errUnwrap, errSeal, errOpen, errKey} {
		if !errors.Is(err, seal.ErrNoKey) {
			t.Errorf("got %v, want ErrNoKey", err)
		}
	}
	if m.Token("file", "owner", later) != "" {
		t.Error("it made a token")
	}
}

func TestAMasterKeyIsNeverPrinted(t *testing.T) {
	m := parse(t, seal.NewKey())
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		if got := fmt.Sprintf(verb, m); got != "[master key]" {
			t.Errorf("%s prints %s", verb, got)
		}
	}
}

// The bytes below were made by the first release. They are in people's
// databases: whatever changes, these have to open.
const (
	firstMaster  = "plk1_pt8IY8VwY_s4IFMgZAXGwrYM6l-AZBIVuuiZ7tTR9y5V67Ol"
	firstWrapped = "AVCAVC45a5T1LllY2mWoa9essyntR+ojSg3FUH2xv3MeAKWO0KF2qY7wB7c5e6S6Vx87IMtz/IBvAy5F6Ae6ov+6ws7N+aKR" +
		"Jx55RzCcpYOkuxaomSrLUXcJJ1VC2r8PtQShSSQxPLhKCgPRyH4zasBafU9ps+NNjCVitzDLcqfswSK0XWH2qjMXXIoOzhSk" +
		"g+VwLuCb0vP3Ed+I2s8="
	firstSealed = "Ad7mmjPpxqIh4YYqRQ/eQmPWq+99ov0CQ8VJlYmdceIZ3n2x7jPXx5LXY28zNdB9fl8="
)

func TestWhatTheFirstReleaseSealedStillOpens(t *testing.T) {
	m := parse(t, firstMaster)
	key, err := m.Unwrap(decode(t, firstWrapped), "trust", "member/asha")
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := key.Open(decode(t, firstSealed), here); err != nil || string(plain) != "hello" {
		t.Errorf("got %q, %v", plain, err)
	}
}

func decode(t *testing.T, s string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(s, "\n", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
