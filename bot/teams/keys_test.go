package teams

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// asksFor sends an activity signed with a key, and says what became of it.
func (r *reception) asksFor(k key) int {
	return r.postWith("Bearer "+k.mint(jwt.SigningMethodRS256, claimsAt(time.Now())), typing).Code
}

// keyStory runs with a clock of its own.
func keyStory(t *testing.T, story func(t *testing.T, r *reception)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := receive(t, &office{})
		story(t, r)
		r.close(t)
	})
}

func (r *reception) wasAsked(t *testing.T, when string, want int) {
	t.Helper()
	if r.asked != want {
		t.Errorf("%s: the keys were asked for %d times, want %d", when, r.asked, want)
	}
}

func TestKeysLastADay(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		for range 3 {
			if got := r.asksFor(signer); got != http.StatusOK {
				t.Fatalf("status %d", got)
			}
			time.Sleep(7 * time.Hour)
		}
		r.wasAsked(t, "in 21 hours", 1)
		time.Sleep(4 * time.Hour)
		r.asksFor(signer)
		r.wasAsked(t, "a day later", 2)
	})
}

func TestAKeyThatIsNewIsFound(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		r.asksFor(signer)
		r.keys = append(r.keys, unlisted.jwk("msteams"))
		for range 100 {
			if got := r.asksFor(unlisted); got != http.StatusUnauthorized {
				t.Fatalf("within the hour: status %d", got)
			}
		}
		r.wasAsked(t, "within the hour", 1)
		time.Sleep(time.Hour)
		if got := r.asksFor(unlisted); got != http.StatusOK {
			t.Errorf("after an hour: status %d", got)
		}
	})
}

// An attacker who makes up keys has them asked for once an hour at most.
func TestMadeUpKeysCostNothing(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		for range 24 * 4 {
			r.asksFor(key{unlisted.PrivateKey, rand.Text()})
			time.Sleep(15 * time.Minute)
		}
		r.wasAsked(t, "in a day", 24)
	})
}

func TestOldKeysGoOnWhileNewOnesCannotBeHad(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		r.asksFor(signer)
		r.down = true
		for range 100 {
			time.Sleep(time.Hour)
			if got := r.asksFor(signer); got != http.StatusOK {
				t.Fatalf("status %d", got)
			}
		}
		before := r.asked
		for range 100 {
			r.asksFor(signer)
		}
		r.wasAsked(t, "ten seconds after a failure", before)
		r.down, r.keys = false, []jwk{unlisted.jwk("msteams")}
		time.Sleep(keysAgain)
		if r.asksFor(signer) != http.StatusUnauthorized || r.asksFor(unlisted) != http.StatusOK {
			t.Error("a key that was taken away still signs")
		}
	})
}

func TestWithoutKeysNothingIsTaken(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		r.down = true
		if got := r.asksFor(signer); got != http.StatusUnauthorized {
			t.Errorf("status %d", got)
		}
		r.down = false
		time.Sleep(keysAgain)
		if got := r.asksFor(signer); got != http.StatusOK {
			t.Errorf("once they can be had: status %d", got)
		}
	})
}

func TestKeysAreFetchedOnceForAll(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		r.slow = 2 * time.Second
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if got := r.asksFor(signer); got != http.StatusOK {
					t.Errorf("status %d", got)
				}
			})
		}
		all.Wait()
		r.wasAsked(t, "by fifty at once", 1)
	})
}

// While the keys come, only one of those whose key is known waits for them.
func TestNobodyElseWaitsForKeys(t *testing.T) {
	keyStory(t, func(t *testing.T, r *reception) {
		r.asksFor(signer)
		time.Sleep(keysLast)
		r.slow = time.Hour // longer than anybody waits
		began := time.Now()
		var all sync.WaitGroup
		var mu sync.Mutex
		waited := 0
		for range 50 {
			all.Go(func() {
				if got := r.asksFor(signer); got != http.StatusOK {
					t.Errorf("status %d", got)
				}
				mu.Lock()
				defer mu.Unlock()
				if time.Since(began) > time.Millisecond {
					waited++
				}
			})
		}
		all.Wait()
		if waited > 1 || time.Since(began) > keysWithin {
			t.Errorf("%d of 50 waited, for %s", waited, time.Since(began))
		}
	})
}

func TestKeysThatAreNone(t *testing.T) {
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	good := signer.jwk("msteams")
	alter := func(change func(*jwk)) jwk { k := good; change(&k); return k }
	for name, k := range map[string]jwk{
		"another type":      alter(func(k *jwk) { k.Type = "EC" }),
		"no name":           alter(func(k *jwk) { k.ID = "" }),
		"no modulus":        alter(func(k *jwk) { k.Modulus = "" }),
		"an odd modulus":    alter(func(k *jwk) { k.Modulus = "***" }),
		"an odd exponent":   alter(func(k *jwk) { k.Exponent = "***" }),
		"a long exponent":   alter(func(k *jwk) { k.Exponent = base64.RawURLEncoding.EncodeToString(make([]byte, 9)) }),
		"a short modulus":   key{short, "short"}.jwk("msteams"),
		"no key whatsoever": {},
	} {
		if _, ok := k.key(); ok {
			t.Errorf("%s: taken for a key", name)
		}
	}
	if _, ok := good.key(); !ok {
		t.Error("a good key is not taken for one")
	}
}
