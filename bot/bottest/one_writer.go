package bottest

import (
	"context"
	"sync"
	"time"

	"plenary/reflection"
)

// OneWriter has a store write one thing at a time. It is for SQLite in a bubble
// of testing/synctest: the wait for SQLite's own lock would be one by the
// bubble's clock, which stands still while others wait for whoever has it.
func OneWriter(s reflection.Store) reflection.Store { return &oneWriter{Store: s} }

type oneWriter struct {
	reflection.Store
	mu sync.Mutex
}

func (s *oneWriter) Write(ctx context.Context, org reflection.OrganisationID, records ...reflection.Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.Write(ctx, org, records...)
}

func (s *oneWriter) Step(ctx context.Context, org reflection.OrganisationID, steps ...reflection.Step) []error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.Step(ctx, org, steps...)
}

func (s *oneWriter) Lease(ctx context.Context, w reflection.Wanted) ([]reflection.Lease, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.Lease(ctx, w)
}

func (s *oneWriter) Renew(ctx context.Context, l reflection.Lease, last time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.Renew(ctx, l, last)
}

func (s *oneWriter) GiveUp(ctx context.Context, l reflection.Lease, paused time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.GiveUp(ctx, l, paused)
}

func (s *oneWriter) Prune(ctx context.Context, org reflection.OrganisationID, to []reflection.MemberID, dueBefore time.Time, limit int) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.Prune(ctx, org, to, dueBefore, limit)
}

func (s *oneWriter) PruneEvents(ctx context.Context, before time.Time, limit int) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Store.PruneEvents(ctx, before, limit)
}
