package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// JournalPage is some of the person's entries, newest first, started at local
// times.
type JournalPage struct {
	Entries []Entry
	From    int   // how many newer ones were left out
	More    bool  // there are older ones
	Again   Again // of this week a year ago, beside the newest; zero where there is none, or it is among them
}

// PageOf is how many entries a page of the journal has.
const PageOf = 8

// Journal lists the person's own entries, leaving out those nobody wrote in.
func (s *Service) Journal(ctx context.Context, by Member, from int) (JournalPage, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return JournalPage{}, err
	}
	page, err := s.journalFrom(ctx, by, max(from, 0))
	if err != nil {
		return JournalPage{}, fmt.Errorf("journal of %s: %w", by.ID, err)
	}
	zone, err := s.zoneOf(ctx, by)
	if err != nil {
		return JournalPage{}, err
	}
	for i, e := range page.Entries {
		page.Entries[i].StartedAt = e.StartedAt.In(zone)
	}
	if page.From > 0 {
		return page, nil
	}
	again, err := s.yearAgoOf(ctx, by, zone)
	if err != nil {
		return JournalPage{}, fmt.Errorf("journal of %s: %w", by.ID, err)
	}
	if !slices.ContainsFunc(page.Entries, func(e Entry) bool { return e.ID == again.Entry.ID }) {
		page.Again = again
	}
	return page, nil
}

// journalFrom reads on until the page is full or there is nothing more, since
// it cannot be seen from outside an entry whether anybody wrote in it.
func (s *Service) journalFrom(ctx context.Context, by Member, from int) (JournalPage, error) {
	for limit := from + 2*PageOf; ; limit *= 2 {
		all, err := s.Store.Entries(ctx, by.Organisation, by.ID, limit)
		if err != nil {
			return JournalPage{}, err
		}
		if page := pageOf(all, from); page.More || len(all) < limit {
			return page, nil
		}
	}
}

// zoneOf is the time zone the person lives by.
func (s *Service) zoneOf(ctx context.Context, by Member) (*time.Location, error) {
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return nil, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	return ZoneOf(by, school), nil
}

func pageOf(all []Entry, from int) JournalPage {
	page := JournalPage{From: from}
	seen := 0
	for _, e := range all {
		if e.unanswered() {
			continue
		}
		switch seen++; {
		case seen <= from:
		case len(page.Entries) < PageOf:
			page.Entries = append(page.Entries, e)
		default:
			page.More = true
		}
	}
	return page
}

// Page is one entry with its plan, for its author to read, started at a local
// time.
type Page struct {
	Entry Entry
	Plan  Plan // zero when the entry has none
}

// ReadEntry opens one of the person's own entries.
func (s *Service) ReadEntry(ctx context.Context, by Member, id EntryID) (Page, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Page{}, err
	}
	e, err := s.ownEntry(ctx, by, id)
	if err != nil {
		return Page{}, fmt.Errorf("read entry %s: %w", id, err)
	}
	sh, err := s.sheet(ctx, by, e, nil)
	if err != nil {
		return Page{}, fmt.Errorf("read entry %s: %w", id, err)
	}
	e.StartedAt = e.StartedAt.In(ZoneOf(by, sh.School))
	return Page{Entry: e, Plan: sh.Plan}, nil
}

// EditEntry lays out every stage of one of the person's own entries.
func (s *Service) EditEntry(ctx context.Context, by Member, id EntryID) (Sheet, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Sheet{}, err
	}
	e, err := s.ownEntry(ctx, by, id)
	if err != nil {
		return Sheet{}, fmt.Errorf("edit entry %s: %w", id, err)
	}
	return s.sheet(ctx, by, e, e.Asks())
}

// OpenStage lays out one stage of an entry: to go on where one left off, or
// back to an earlier one.
func (s *Service) OpenStage(ctx context.Context, by Member, id EntryID, stage Stage) (Sheet, error) {
	sh, err := s.EditEntry(ctx, by, id)
	if err != nil {
		return Sheet{}, err
	}
	sh.Stages = []Stage{stage}
	return sh, nil
}

// DeleteEntry takes an entry away for good, with its plan and its clips.
// Deleting twice is ErrNotFound. Lines shared from it stay until taken back.
func (s *Service) DeleteEntry(ctx context.Context, by Member, id EntryID) error {
	p, err := s.ReadEntry(ctx, by, id)
	if err != nil {
		return err
	}
	gone := []Record{Gone{Entry: id}}
	if p.Plan.Revision > 0 {
		gone = append(gone, Gone{Plan: p.Plan.ID}, uncued(p.Plan))
	}
	if err := s.Store.Write(ctx, by.Organisation, gone...); err != nil {
		return fmt.Errorf("delete entry %s: %w", id, err)
	}
	return nil
}

// Clip is one of the person's own clips.
func (s *Service) Clip(ctx context.Context, by Member, id FileID) (File, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return File{}, err
	}
	f, err := s.Store.File(ctx, by.Organisation, id)
	if err != nil || f.Owner != by.ID {
		return File{}, fmt.Errorf("clip %s: %w", id, ErrNotFound)
	}
	return f, nil
}

// KeptFile is Clip where what a file belongs to is there without it, too: false
// means that the store has the file no more.
func (s *Service) KeptFile(ctx context.Context, by Member, id FileID) (File, bool, error) {
	f, err := s.Clip(ctx, by, id)
	if isMissing(err) {
		return File{}, false, nil
	}
	return f, err == nil, err
}

// EraseSelf destroys everything the person ever wrote here and their key, and
// takes them off the list. It cannot be undone.
func (s *Service) EraseSelf(ctx context.Context, by Member) error {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return err
	}
	return s.Store.Erase(ctx, by.Organisation, by.ID)
}
