package store

import (
	"context"
	"sync"

	"plenary/reflection"
	"plenary/store/seal"
)

// WithCall lets the reads and writes under ctx, which are those of one press
// or submit, share the keys they unwrap: a Write of an entry that was just read
// then needs no further query. The keys live as long as ctx, like the text
// they opened. An erasure meanwhile still holds at once: the rows and the key
// they refer to are gone, so the write finds nothing to change.
//
// Under it, Identify brings the person's school along, and the entry that the
// call is about, where it is named: one read is then all there is to read.
//
// Do not use it for anything that outlives one call.
func WithCall(ctx context.Context) context.Context {
	if ctx.Value(callKey{}) != nil {
		return ctx
	}
	return context.WithValue(ctx, callKey{}, &call{keys: map[holder]seal.Key{}})
}

// WithCallAbout is WithCall for a press or submit that is about an entry.
func WithCallAbout(ctx context.Context, entry reflection.EntryID) context.Context {
	ctx = WithCall(ctx)
	callOf(ctx).about = entry
	return ctx
}

// callOf is nil outside a call.
func callOf(ctx context.Context) *call {
	c, _ := ctx.Value(callKey{}).(*call)
	return c
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
	about reflection.EntryID // the entry it is about; empty where that is not known

	mu   sync.Mutex
	keys map[holder]seal.Key
	// What Identify brought along. Each is given once: who asks again wants to
	// know whether it has changed.
	school *schoolRow
	entry  *entryRow
}

// bring keeps what came along with a person.
func (c *call) bring(school schoolRow, entry entryRow) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if school.ID != "" {
		c.school = &school
	}
	if entry.ID != "" {
		c.entry = &entry
	}
}

// schoolBrought gives the school that came along, once.
func schoolBrought(ctx context.Context, org reflection.OrganisationID, id reflection.SchoolID) (row schoolRow, ok bool) {
	c := callOf(ctx)
	if c == nil {
		return row, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.school; s != nil && s.OrganisationID == string(org) && s.ID == string(id) {
		c.school = nil
		return *s, true
	}
	return row, false
}

// entryBrought gives the entry that came along, once.
func entryBrought(ctx context.Context, org reflection.OrganisationID, id reflection.EntryID) (row entryRow, ok bool) {
	c := callOf(ctx)
	if c == nil {
		return row, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.entry; e != nil && e.OrganisationID == string(org) && e.ID == string(id) {
		c.entry = nil
		return *e, true
	}
	return row, false
}

// held is the key that the call has unwrapped before.
func held(ctx context.Context, h holder) (seal.Key, bool) {
	c := callOf(ctx)
	if c == nil {
		return seal.Key{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	key, ok := c.keys[h]
	return key, ok
}

func hold(ctx context.Context, h holder, key seal.Key) {
	if c := callOf(ctx); c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.keys[h] = key
	}
}
