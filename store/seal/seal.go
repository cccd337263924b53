// Package seal turns what people wrote into bytes that a database may hold,
// and back.
//
// There are three layers. The operator has one or several master keys
// ([Parse]). Each owner, a member or a school, has a key of their own, which
// is kept wrapped by a master key ([Master.NewKey]). What they write is sealed
// with the owner's key and bound to where it stands ([Key.Seal], [Place]), so
// a body copied to another row, another owner or another reader does not open.
// Destroying the wrapped key destroys everything it sealed.
//
// The cipher is XAES-256-GCM from Tink, in Tink's own format: sealed bytes
// begin with 1 and the key's number. The package keeps no key, holds no cache
// and never says in an error what it was given.
package seal

import (
	"encoding/binary"
	"errors"

	"github.com/tink-crypto/tink-go/v2/tink"
)

// ErrOpen means that the bytes were not sealed by this key for this place:
// another key, another place, or somebody changed them.
var ErrOpen = errors.New("cannot be opened with this key")

// Overhead is how many bytes longer sealed bytes are than what is in them.
const Overhead = 5 + 12 + 12 + 16 // Tink's prefix, salt, nonce, tag

// Place is where sealed bytes stand. They open only there. Reader is who else
// may read them, and empty for what only its owner can.
type Place struct {
	Organisation, Owner, Record, Field, Reader string
}

// bytes is the associated data: every part with its length, so that no two
// places look the same.
func (p Place) bytes() []byte {
	return joined("plenary place 1", p.Organisation, p.Owner, p.Record, p.Field, p.Reader)
}

func joined(parts ...string) []byte {
	var b []byte
	for _, part := range parts {
		b = binary.AppendUvarint(b, uint64(len(part)))
		b = append(b, part...)
	}
	return b
}

// Key is an owner's key, in memory for as long as one call needs it.
type Key struct{ aead tink.AEAD }

// Seal seals plain for one place. The result is never empty, even for nothing.
func (k Key) Seal(plain []byte, at Place) ([]byte, error) {
	return encrypt(k.aead, plain, at.bytes())
}

// Open opens what Seal sealed for the same place: ErrOpen for anything else.
func (k Key) Open(sealed []byte, at Place) ([]byte, error) {
	return decrypt(k.aead, sealed, at.bytes())
}

func encrypt(aead tink.AEAD, plain, bound []byte) ([]byte, error) {
	if aead == nil {
		return nil, ErrNoKey
	}
	sealed, err := aead.Encrypt(plain, bound)
	if err != nil {
		return nil, errors.New("seal: too large")
	}
	return sealed, nil
}

func decrypt(aead tink.AEAD, sealed, bound []byte) ([]byte, error) {
	if aead == nil {
		return nil, ErrNoKey
	}
	plain, err := aead.Decrypt(sealed, bound)
	if err != nil {
		return nil, ErrOpen
	}
	return plain, nil
}
