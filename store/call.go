package store

import (
	"context"
	"sync"

	"plenary/store/seal"
)

// WithCall lets the reads and writes under ctx, which are those of one press
// or submit, share the keys they unwrap: a Write of an entry that was just read
// then needs no further query. The keys live as long as ctx, like the text
// they opened. An erasure meanwhile still holds at once: the rows and the key
// they refer to are gone, so the write finds nothing to change.
//
// Do not use it for anything that outlives one call.
func WithCall(ctx context.Context) context.Context {
	if ctx.Value(callKey{}) != nil {
		return ctx
	}
	return context.WithValue(ctx, callKey{}, &call{keys: map[holder]seal.Key{}})
}

type callKey struct{}

// holder is whose key it is.
type holder struct{ organisation, kind, id string }

const (
	aMember = "member"
	aSchool = "school"
)

// owner is the name a key is bound to when it is wrapped.
func (h holder) owner() string { return h.kind + "/" + h.id }

type call struct {
	mu   sync.Mutex
	keys map[holder]seal.Key
}

// held is the key that the call has unwrapped before.
func held(ctx context.Context, h holder) (seal.Key, bool) {
	c, ok := ctx.Value(callKey{}).(*call)
	if !ok {
		return seal.Key{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	key, ok := c.keys[h]
	return key, ok
}

func hold(ctx context.Context, h holder, key seal.Key) {
	if c, ok := ctx.Value(callKey{}).(*call); ok {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.keys[h] = key
	}
}
