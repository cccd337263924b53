package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/aead/xaesgcm"
	"github.com/tink-crypto/tink-go/v2/insecuresecretdataaccess"
	"github.com/tink-crypto/tink-go/v2/keyset"
	tinkpb "github.com/tink-crypto/tink-go/v2/proto/tink_go_proto"
	"github.com/tink-crypto/tink-go/v2/secretdata"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Master is the operator's keys. The first wraps and seals; all of them
// unwrap and open. The zero Master does neither.
type Master struct {
	aead   tink.AEAD
	first  []byte // how everything the first key seals begins
	tokens []tokenKey
}

// Parse reads one or several master keys, separated by commas or white space:
// ErrNoKey for none, ErrBadKey with what is wrong for a string that is not one.
func Parse(list string) (Master, error) {
	keys, err := split(list)
	if err != nil {
		return Master{}, err
	}
	set, err := keysetOf(keys)
	if err != nil {
		return Master{}, err
	}
	primitive, err := aead.New(set)
	if err != nil {
		return Master{}, errors.New("master keys: cannot be used together")
	}
	return Master{aead: primitive, first: beginning(keys[0]), tokens: tokenKeys(keys)}, nil
}

// number is the key's own in Tink's format. It comes from the key, so that
// every replica gives it the same.
func number(key []byte) uint32 {
	digest := sha256.Sum256(append([]byte("plenary key number "), key...))
	return max(binary.BigEndian.Uint32(digest[:]), 1)
}

func beginning(key []byte) []byte {
	return binary.BigEndian.AppendUint32([]byte{1}, number(key))
}

func keysetOf(keys [][]byte) (*keyset.Handle, error) {
	params, err := xaesgcm.NewParameters(xaesgcm.VariantTink, 12)
	if err != nil {
		return nil, fmt.Errorf("master keys: %w", err)
	}
	manager := keyset.NewManager()
	for i, b := range keys {
		secret := secretdata.NewBytesFromData(b, insecuresecretdataaccess.Token{})
		key, err := xaesgcm.NewKey(secret, number(b), params)
		if err != nil {
			return nil, errors.New("master keys: cannot be used")
		}
		id, err := manager.AddKey(key)
		if err == nil && i == 0 {
			err = manager.SetPrimary(id)
		}
		if err != nil {
			return nil, errors.New("master keys: two of them have the same number; make another")
		}
	}
	return manager.Handle()
}

// NewKey makes a key for an owner and wraps it for them.
func (m Master) NewKey(organisation, owner string) (Key, []byte, error) {
	if m.aead == nil {
		return Key{}, nil, ErrNoKey
	}
	set, err := keyset.NewHandle(aead.XAES256GCM192BitNonceKeyTemplate())
	if err != nil {
		return Key{}, nil, errors.New("new key: cannot be made")
	}
	return m.wrap(set, organisation, owner)
}

func (m Master) wrap(set *keyset.Handle, organisation, owner string) (Key, []byte, error) {
	kept := &sealedKeyset{}
	if err := set.WriteWithAssociatedData(kept, m.aead, wrapping(organisation, owner)); err != nil {
		return Key{}, nil, errors.New("wrap key: cannot be wrapped")
	}
	primitive, err := aead.New(set)
	if err != nil {
		return Key{}, nil, errors.New("wrap key: cannot be used")
	}
	return Key{primitive}, kept.bytes, nil
}

// sealedKeyset is where Tink puts a keyset and takes it from. Only the sealed
// bytes are kept, without what Tink would say about the key in the open, and
// never a keyset that is not sealed.
type sealedKeyset struct{ bytes []byte }

var errInTheOpen = errors.New("a key is not kept in the open")

func (s *sealedKeyset) WriteEncrypted(set *tinkpb.EncryptedKeyset) error {
	s.bytes = set.GetEncryptedKeyset()
	return nil
}

func (s *sealedKeyset) ReadEncrypted() (*tinkpb.EncryptedKeyset, error) {
	return &tinkpb.EncryptedKeyset{EncryptedKeyset: s.bytes}, nil
}

func (*sealedKeyset) Write(*tinkpb.Keyset) error    { return errInTheOpen }
func (*sealedKeyset) Read() (*tinkpb.Keyset, error) { return nil, errInTheOpen }

func wrapping(organisation, owner string) []byte {
	return joined("plenary key 1", organisation, owner)
}

// Unwrap gives back the owner's key: ErrOpen if none of the master keys
// wrapped it, or it was wrapped for somebody else.
func (m Master) Unwrap(wrapped []byte, organisation, owner string) (Key, error) {
	set, err := m.unwrap(wrapped, organisation, owner)
	if err != nil {
		return Key{}, err
	}
	primitive, err := aead.New(set)
	if err != nil {
		return Key{}, ErrOpen
	}
	return Key{primitive}, nil
}

func (m Master) unwrap(wrapped []byte, organisation, owner string) (*keyset.Handle, error) {
	if m.aead == nil {
		return nil, ErrNoKey
	}
	kept := &keyset.MemReaderWriter{EncryptedKeyset: &tinkpb.EncryptedKeyset{EncryptedKeyset: wrapped}} //nolint:staticcheck // as in wrap
	set, err := keyset.ReadWithAssociatedData(kept, m.aead, wrapping(organisation, owner))
	if err != nil {
		return nil, ErrOpen
	}
	return set, nil
}

// Rewrap wraps an owner's key again, under the first master key.
func (m Master) Rewrap(wrapped []byte, organisation, owner string) ([]byte, error) {
	set, err := m.unwrap(wrapped, organisation, owner)
	if err != nil {
		return nil, err
	}
	_, again, err := m.wrap(set, organisation, owner)
	return again, err
}

// Seal seals something of the operator's own, such as a platform's
// credentials, with the first master key.
func (m Master) Seal(plain []byte, at Place) ([]byte, error) {
	return encrypt(m.aead, plain, at.bytes())
}

// Open opens what Seal sealed, with any of the master keys.
func (m Master) Open(sealed []byte, at Place) ([]byte, error) {
	return decrypt(m.aead, sealed, at.bytes())
}

// Beginning is how everything that the first master key wraps or seals
// begins: what begins differently waits for rotation.
func (m Master) Beginning() []byte { return bytes.Clone(m.first) }

// Format prints [master key] whatever the verb.
func (m Master) Format(f fmt.State, verb rune) { io.WriteString(f, "[master key]") }
