package reflection

import (
	"context"
	"fmt"
)

// BundleContent tells somebody, who asked the people who run the server for
// what is kept about them, where they find it.
type BundleContent struct{}

func (BundleContent) content() {}

// PrepareBundle sees for the people who run the server that everything of a
// person opens, and has that person told where their bundle is: once a day at
// most, and in a time they are at work. The bundle is made when the person
// fetches it, so that no second copy lies about until then, and nobody else has
// it in their hands. It gives back nothing that would tell what was written, but
// which files the store has no more: the bundle comes without them, and says so.
// ErrNotFound means that they are not in the chat, where alone it can be opened.
func (s *Service) PrepareBundle(ctx context.Context, of Member) (lost []FileID, err error) {
	if !of.Linked() {
		return nil, fmt.Errorf("prepare bundle of %s: not in the chat: %w", of.ID, ErrNotFound)
	}
	b, err := s.Bundle(ctx, of)
	if err != nil {
		return nil, err
	}
	for _, id := range b.Files() {
		_, there, err := s.KeptFile(ctx, of, id)
		if err != nil {
			return nil, fmt.Errorf("prepare bundle of %s: %w", of.ID, err)
		}
		if !there {
			lost = append(lost, id)
		}
	}
	now := s.Now().UTC()
	err = s.Store.Write(ctx, of.Organisation, Delivery{
		ID: DeliveryID(NewID()), Key: dayKey(BundleKind, of.ID, DateOf(now, b.Zone)),
		Organisation: of.Organisation, Workspace: of.Workspace, To: of.ID, Kind: BundleKind,
		DueAt: now, Until: now.Add(newsLasts), State: Queued,
	})
	if err != nil {
		return nil, fmt.Errorf("prepare bundle of %s: %w", of.ID, err)
	}
	return lost, nil
}
