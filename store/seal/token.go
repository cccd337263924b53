package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"time"
)

// ErrToken means that a token is not ours, was changed, or is too old. Which
// of them is nobody's business.
var ErrToken = errors.New("not a token that opens anything now")

// tokenKey seals tokens. It comes from a master key, so a token made by one
// replica opens on another.
type tokenKey struct{ cipher.AEAD }

func tokenKeys(masters [][]byte) []tokenKey {
	keys := make([]tokenKey, len(masters))
	for i, master := range masters {
		keys[i] = newTokenKey(master)
	}
	return keys
}

// newTokenKey panics only if the standard library refuses a 32-byte key.
func newTokenKey(master []byte) tokenKey {
	key, err := hkdf.Key(sha256.New, master, nil, "plenary file token 1", 32)
	if err != nil {
		panic(err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err)
	}
	gcm, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err)
	}
	return tokenKey{gcm}
}

// Token names a file and its owner until an instant, opaquely: fit for a URL.
// A zero Master gives the empty token, which opens nothing.
func (m Master) Token(file, owner string, until time.Time) string {
	if len(m.tokens) == 0 {
		return ""
	}
	plain := binary.BigEndian.AppendUint64(nil, uint64(until.Unix()))
	plain = append(plain, joined(file, owner)...)
	return letters.EncodeToString(m.tokens[0].Seal(nil, nil, plain, nil))
}

// OpenToken gives back what Token was given, with any of the master keys:
// ErrToken at or after its instant, and for anything that is not a token.
func (m Master) OpenToken(token string, now time.Time) (file, owner string, err error) {
	sealed, err := letters.DecodeString(token)
	if err != nil {
		return "", "", ErrToken
	}
	for _, key := range m.tokens {
		if plain, err := key.Open(nil, nil, sealed, nil); err == nil {
			return readToken(plain, now)
		}
	}
	return "", "", ErrToken
}

func readToken(plain []byte, now time.Time) (file, owner string, err error) {
	if len(plain) < 8 || now.Unix() >= int64(binary.BigEndian.Uint64(plain)) {
		return "", "", ErrToken
	}
	file, rest, ok := cut(plain[8:])
	owner, rest, ok2 := cut(rest)
	if !ok || !ok2 || len(rest) > 0 {
		return "", "", ErrToken
	}
	return file, owner, nil
}

// cut takes one part off what joined put together.
func cut(b []byte) (part string, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return "", nil, false
	}
	return string(b[size : size+int(n)]), b[size+int(n):], true
}
