package reflection

import (
	"context"
	"fmt"
	"slices"
)

// VisitLearnedField is what the observer learned for their own teaching.
const VisitLearnedField = "learned"

// VisitNotesDraft is what an observer writes down during a visit or after it.
type VisitNotesDraft struct {
	Noticed []NoticeID
	Lines   map[NoticeID]Private
	Learned Private
	Over    int // the revision it was written over
	Choices
}

// words is everything in it, for the guards.
func (d VisitNotesDraft) words() Private {
	all := d.Learned
	for _, n := range Notices() {
		if line := d.Lines[n.ID]; !line.Blank() {
			all = both(all, line)
		}
	}
	return all
}

func (d *VisitNotesDraft) each(change func(Private) Private) {
	d.Learned = change(d.Learned)
	lines := map[NoticeID]Private{}
	for _, n := range Notices() {
		if line := change(d.Lines[n.ID]); !line.Blank() {
			lines[n.ID] = line
		}
	}
	d.Lines = lines
	d.Noticed = slices.DeleteFunc(slices.Clone(d.Noticed), func(id NoticeID) bool {
		return !slices.ContainsFunc(Notices(), func(n Notice) bool { return n.ID == id })
	})
}

func (d VisitNotesDraft) fault() error {
	if d.Learned.longer(MaxText) {
		return Fault{VisitLearnedField, TooLong}
	}
	for _, n := range Notices() {
		if d.Lines[n.ID].longer(MaxVisitLine) {
			return Fault{string(n.ID), TooLong}
		}
	}
	return nil
}

// VisitNotesSaved is what came of keeping notes. Clash means that they were
// changed since the Form was opened: nothing was kept, and Card has them as
// they are now.
type VisitNotesSaved struct {
	VisitSaved
	Clash bool
}

// WriteVisitNotes keeps what the observer noticed and learned, for them alone,
// from the agreed time on.
func (s *Service) WriteVisitNotes(ctx context.Context, by Member, id VisitID, d VisitNotesDraft) (VisitNotesSaved, error) {
	c, err := s.toWriteAbout(ctx, by, id)
	if err != nil {
		return VisitNotesSaved{}, err
	}
	if c.Words.Revision != d.Over {
		return VisitNotesSaved{VisitSaved: VisitSaved{Card: c}, Clash: true}, nil
	}
	d.each(Clean)
	if err := d.fault(); err != nil {
		return VisitNotesSaved{}, err
	}
	change, heeded, err := s.heed(ctx, by, d.words(), d.Choices)
	if err != nil || heeded.Spoke() {
		return VisitNotesSaved{VisitSaved: VisitSaved{c, heeded}}, err
	}
	d.each(change)
	c.Words.Noticed, c.Words.Lines, c.Words.Learned = d.Noticed, d.Lines, d.Learned
	if err := s.Store.Write(ctx, by.Organisation, c.Words); err != nil {
		return VisitNotesSaved{}, fmt.Errorf("keep notes on visit %s: %w", id, err)
	}
	c.Words.Revision++
	return VisitNotesSaved{VisitSaved: VisitSaved{Card: c}}, nil
}

// toWriteAbout is a visit that the person may write notes on. Once written,
// notes are the observer's whatever becomes of the visit.
func (s *Service) toWriteAbout(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	c, err := s.OpenVisit(ctx, by, id)
	held := c.Visit.State == VisitAgreed && c.Begun() || c.Visit.State == VisitDone
	if err == nil && (c.IsHost() || !held && c.Words.Revision == 0) {
		err = ErrNotFound
	}
	if err != nil {
		return VisitCard{}, fmt.Errorf("notes on visit %s: %w", id, err)
	}
	return c, nil
}

// OpenVisitNotes is the visit, for its observer to write notes on.
func (s *Service) OpenVisitNotes(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	return s.toWriteAbout(ctx, by, id)
}

// ShowVisitNotes gives the host what the observer noticed about their lesson,
// exactly as it was previewed at that revision, and nothing of what they
// learned. It goes to nobody else without the host, who is asked anew about
// every text. ErrStale means that the notes have changed since.
func (s *Service) ShowVisitNotes(ctx context.Context, by Member, id VisitID, revision int) (VisitCard, error) {
	c, err := s.toWriteAbout(ctx, by, id)
	if err != nil {
		return VisitCard{}, err
	}
	text := c.Words.AboutLesson()
	switch {
	case c.Words.Revision != revision:
		return VisitCard{}, fmt.Errorf("show notes on visit %s: %w", id, ErrStale)
	case text.Blank() || c.Host.ID == "":
		return VisitCard{}, fmt.Errorf("show notes on visit %s: %w", id, ErrNotFound)
	}
	sh, err := s.Store.Share(ctx, by.Organisation, ShareID(id))
	if err != nil && !isMissing(err) {
		return VisitCard{}, err
	}
	sh = Share{ID: ShareID(id), Organisation: by.Organisation, Author: by.ID, Reader: c.Host.ID, Origin: FromVisit, Text: text,
		MadeAt: s.Now().UTC(), Revision: sh.Revision}
	v := c.Visit
	v.State, v.Onward = VisitDone, Onward{}
	records, err := s.goneOnward(ctx, v)
	if err != nil {
		return VisitCard{}, err
	}
	records = append(records, sh, v)
	records = append(records, s.visitNews(c.Host, v, VisitNotes)...)
	if err := s.Store.Write(ctx, by.Organisation, records...); err != nil {
		return VisitCard{}, fmt.Errorf("show notes on visit %s: %w", id, err)
	}
	v.Revision++
	c.Visit, c.Shown = v, true
	return c, nil
}

// shown reports whether the host has what the observer noticed: it can be taken
// back, as every share.
func (s *Service) shown(ctx context.Context, v Visit) (bool, error) {
	_, err := s.Store.Share(ctx, v.Organisation, ShareID(v.ID))
	if isMissing(err) {
		return false, nil
	}
	return err == nil, err
}

// ReadVisitNotes is what the observer noticed, read by the host it was shown
// to.
func (s *Service) ReadVisitNotes(ctx context.Context, by Member, id VisitID) (Private, VisitCard, error) {
	c, err := s.visitCard(ctx, by, id)
	if err == nil {
		err = allowed(by, c.Visit.relation(by.ID, c.Visit.Observer), ReadVisitNotes)
	}
	if err != nil {
		return "", VisitCard{}, fmt.Errorf("read notes on visit %s: %w", id, err)
	}
	sh, err := s.Store.Share(ctx, by.Organisation, ShareID(id))
	if err == nil && (sh.Reader != by.ID || sh.Draft) {
		err = ErrNotFound
	}
	if err == nil {
		err = s.addShown(ctx, &c)
	}
	if err != nil {
		return "", VisitCard{}, fmt.Errorf("read notes on visit %s: %w", id, err)
	}
	return sh.Text, c, nil
}

// ThankHost has the host thanked, once, from the agreed time on. With it the
// visit is done.
func (s *Service) ThankHost(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	var c VisitCard
	err := retry(func() (err error) {
		if c, err = s.toWriteAbout(ctx, by, id); err != nil || c.Visit.Thanked {
			return err
		}
		if c.Host.ID == "" || c.Visit.State == VisitCancelled {
			return ErrNotFound
		}
		v := c.Visit
		v.Thanked, v.State = true, VisitDone
		if err = s.Store.Write(ctx, by.Organisation, append([]Record{v}, s.visitNews(c.Host, v, VisitThanks)...)...); err == nil {
			v.Revision++
			c.Visit = v
		}
		return err
	})
	if err != nil {
		return VisitCard{}, fmt.Errorf("thank the host of visit %s: %w", id, err)
	}
	return c, nil
}
