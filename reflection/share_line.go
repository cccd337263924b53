package reflection

import (
	"context"
	"fmt"
)

// Preview is a share as its reader will see it, for its author to look at.
type Preview struct {
	Share       Share
	Reader      Member
	Unreachable bool // the reader does not have the app yet
	AlsoManages bool // the reader is the author's induction tutor or line manager too
	Heeded
}

// Reader is whom the person's shares go to: their mentor.
func (s *Service) Reader(ctx context.Context, by Member) (Preview, error) {
	if err := allowed(by, Self, ShareText); err != nil {
		return Preview{}, err
	}
	fresh, err := s.Store.Member(ctx, by.Organisation, by.ID)
	if err != nil {
		return Preview{}, err
	}
	if fresh.Mentor == "" {
		return Preview{}, fmt.Errorf("mentor of %s: %w", by.ID, ErrNotFound)
	}
	reader, err := s.Store.Member(ctx, by.Organisation, fresh.Mentor)
	if err == nil && s.hasLeft(reader) {
		err = ErrNotFound
	}
	if err != nil {
		return Preview{}, fmt.Errorf("mentor of %s: %w", by.ID, err)
	}
	return Preview{
		Reader:      reader,
		Unreachable: !reader.Linked(),
		AlsoManages: fresh.managedBy(reader.ID),
	}, nil
}

// MaxShare is the most characters a share may have: a whole entry.
const MaxShare = 8 * MaxText

// Draft makes the snapshot that would be shared, for its author alone to see.
// A guard speaks before anything is kept.
func (s *Service) Draft(ctx context.Context, by Member, text Private, choices Choices) (Preview, error) {
	return s.draft(ctx, by, "", text, choices)
}

// DraftLearned is Draft of what the person learned in a visit: its reader is
// told that it comes from one.
func (s *Service) DraftLearned(ctx context.Context, by Member, text Private, choices Choices) (Preview, error) {
	return s.draft(ctx, by, FromVisit, text, choices)
}

func (s *Service) draft(ctx context.Context, by Member, origin Origin, text Private, choices Choices) (Preview, error) {
	p, err := s.Reader(ctx, by)
	if err != nil {
		return Preview{}, fmt.Errorf("draft share: %w", err)
	}
	text = Clean(text)
	switch {
	case text.Blank():
		return Preview{}, Fault{"line", Blank}
	case text.longer(MaxShare):
		return Preview{}, Fault{"line", TooLong}
	}
	if p.Heeded, err = s.heedAll(ctx, by, choices, &text); err != nil || p.Spoke() {
		return p, err
	}
	week, err := s.weekOf(ctx, by)
	if err != nil {
		return Preview{}, err
	}
	p.Share = Share{ID: ShareID(NewID()), Organisation: by.Organisation, Author: by.ID, Reader: p.Reader.ID, Origin: origin,
		For: week.UpcomingMeeting(s.Now()), Draft: true, Text: text, MadeAt: s.Now().UTC()}
	if err := s.Store.Write(ctx, by.Organisation, p.Share); err != nil {
		return Preview{}, fmt.Errorf("draft share: %w", err)
	}
	p.Share.Revision = 1
	return p, nil
}

// ShareDraft gives the reader the draft exactly as it was previewed. Sharing
// twice shares once. ErrForbidden if the reader is no longer the author's
// mentor.
func (s *Service) ShareDraft(ctx context.Context, by Member, id ShareID) (Preview, error) {
	p, err := s.Reader(ctx, by)
	if err != nil {
		return Preview{}, fmt.Errorf("share %s: %w", id, err)
	}
	err = retry(func() (err error) {
		if p.Share, err = s.ownShare(ctx, by, id); err != nil || !p.Share.Draft {
			return err
		}
		if p.Share.Reader != p.Reader.ID {
			return ErrForbidden
		}
		p.Share.Draft = false
		return s.Store.Write(ctx, by.Organisation, p.Share)
	})
	if err != nil {
		return Preview{}, fmt.Errorf("share %s: %w", id, err)
	}
	return p, nil
}

// Withdraw takes a share, or a draft, away for good: its reader sees it no
// more. Notes on a visit that are taken back from its host are read by nobody
// else either.
func (s *Service) Withdraw(ctx context.Context, by Member, id ShareID) error {
	if err := allowed(by, Self, WriteJournal); err != nil { // also when no longer an ECT
		return err
	}
	if _, err := s.ownShare(ctx, by, id); err != nil {
		return fmt.Errorf("withdraw share %s: %w", id, err)
	}
	onward, err := s.goneOnward(ctx, Visit{ID: VisitID(id), Organisation: by.Organisation})
	if err == nil {
		err = s.Store.Write(ctx, by.Organisation, append(onward, Gone{Share: id})...)
	}
	if err != nil {
		return fmt.Errorf("withdraw share %s: %w", id, err)
	}
	return nil
}

// Shared lists what the person has shared and not taken back, newest first.
func (s *Service) Shared(ctx context.Context, by Member) ([]Share, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return nil, err
	}
	return s.Store.SharesBy(ctx, by.Organisation, by.ID)
}

// OwnShare reads one of the person's own shares or drafts.
func (s *Service) OwnShare(ctx context.Context, by Member, id ShareID) (Share, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Share{}, err
	}
	return s.ownShare(ctx, by, id)
}

func (s *Service) ownShare(ctx context.Context, by Member, id ShareID) (Share, error) {
	sh, err := s.Store.Share(ctx, by.Organisation, id)
	if err != nil {
		return Share{}, err
	}
	if sh.Author != by.ID {
		return Share{}, ErrNotFound
	}
	return sh, nil
}
