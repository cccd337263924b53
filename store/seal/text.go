package seal

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Why a list of master keys was refused. The text refused is never repeated.
var (
	ErrNoKey  = errors.New("no master key was given")
	ErrBadKey = errors.New("not a master key of ours")
)

// A master key in text is the prefix and 48 letters: 32 random bytes and the
// first four of their digest, which notice a slip in copying.
const (
	prefix  = "plk1_"
	keySize = 32
	sumSize = 4
)

var letters = base64.RawURLEncoding.Strict()

// NewKey makes a fresh master key, as text for PLENARY_KEY.
func NewKey() string {
	key := make([]byte, keySize)
	rand.Read(key) // never fails: crypto/rand stops the program instead
	return prefix + letters.EncodeToString(append(key, sum(key)...))
}

func sum(key []byte) []byte {
	digest := sha256.Sum256(append([]byte("plenary master key "), key...))
	return digest[:sumSize]
}

// split reads the list of keys in a setting. A key listed twice counts once.
func split(list string) ([][]byte, error) {
	words := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	if len(words) == 0 {
		return nil, ErrNoKey
	}
	var keys [][]byte
	for i, word := range words {
		key, err := parse(word)
		if err != nil {
			return nil, fmt.Errorf("master key %d of %d: %w", i+1, len(words), err)
		}
		if !contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

func parse(word string) ([]byte, error) {
	rest, ours := strings.CutPrefix(word, prefix)
	if !ours {
		return nil, fmt.Errorf("%w: it does not begin with %s", ErrBadKey, prefix)
	}
	b, err := letters.DecodeString(rest)
	if err != nil || len(b) != keySize+sumSize {
		return nil, fmt.Errorf("%w: it is not %s and %d letters", ErrBadKey, prefix, letters.EncodedLen(keySize+sumSize))
	}
	key := b[:keySize]
	if !bytes.Equal(sum(key), b[keySize:]) {
		return nil, fmt.Errorf("%w: a letter was changed in copying it", ErrBadKey)
	}
	return key, nil
}

func contains(keys [][]byte, key []byte) bool {
	for _, k := range keys {
		if bytes.Equal(k, key) {
			return true
		}
	}
	return false
}
