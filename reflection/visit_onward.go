package reflection

import (
	"context"
	"fmt"
)

// What an observer noticed about a lesson goes to its host first. It goes on to
// one person more, the observer's mentor, only while the host says yes to
// exactly that text: the observer asks, the host answers, and the observer
// shares it as any line. A no reads like no answer, and a yes that is taken
// back takes the line away.

// Onward is what a host was asked about the notes that they were shown.
type Onward struct {
	To     MemberID // who would read them too; empty where nobody was asked about
	Answer Reply
}

// OnwardShare names the share by which a mentor reads what a host let go on.
func OnwardShare(id VisitID) ShareID { return ShareID(id) + "-on" }

// OnwardAsked reports whether the host has been asked, and may answer: about
// notes that they have, and somebody who is the observer's mentor still.
func (c VisitCard) OnwardAsked() bool {
	return c.Shown && c.Third.ID != "" && c.Third.ID == c.Visit.Onward.To
}

// OnwardAllowed reports whether the host said yes.
func (c VisitCard) OnwardAllowed() bool {
	return c.OnwardAsked() && c.Visit.Onward.Answer == Accepted
}

// CanAskOnward reports whether the reader, the observer, has a mentor about
// whom they have not asked the host yet.
func (c VisitCard) CanAskOnward() bool {
	return !c.IsHost() && c.Shown && c.Host.ID != "" && c.Third.ID != "" && !c.OnwardAsked()
}

// addShown adds whether the host has the notes, and who might read them too:
// the observer's mentor, unless they are the host.
func (s *Service) addShown(ctx context.Context, c *VisitCard) error {
	var err error
	if c.Shown, err = s.shown(ctx, c.Visit); err != nil || !c.Shown {
		return err
	}
	mentor := c.Observer.Mentor
	if mentor == "" || mentor == c.Visit.Host || allowed(c.Observer, Self, ShareText) != nil {
		return nil
	}
	m, err := s.Store.Member(ctx, c.Visit.Organisation, mentor)
	switch {
	case isMissing(err):
		return nil
	case err == nil && s.relation(m, c.Observer) == MentorOf:
		c.Third = m
	}
	return err
}

// AskOnward asks the host, once, whether the observer's mentor may read what
// they were shown.
func (s *Service) AskOnward(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	err := s.changeVisit(ctx, by, id, "ask onward about", func(c VisitCard) ([]Record, error) {
		switch {
		case !c.IsHost() && c.OnwardAsked():
			return nil, nil
		case !c.CanAskOnward():
			return nil, ErrNotFound
		}
		v := c.Visit
		v.Onward = Onward{To: c.Third.ID}
		ref := fmt.Sprintf("%s/%d", v.ID, v.Revision) // not that of another asking about the same visit
		return append([]Record{v}, s.visitDelivery(c.Host, VisitOnwardKind, ref, s.Now(), s.Now().Add(newsLasts))...), nil
	})
	if err != nil {
		return VisitCard{}, err
	}
	return s.OpenVisit(ctx, by, id)
}

// AnswerOnward is the host's yes or no, which they can change at any time. A no
// takes away what the mentor could read. The observer hears of a yes, and of
// one that was taken back.
func (s *Service) AnswerOnward(ctx context.Context, by Member, id VisitID, yes bool) (VisitCard, error) {
	err := s.changeVisit(ctx, by, id, "answer onward about", func(c VisitCard) ([]Record, error) {
		if allowed(by, c.Visit.relation(by.ID, c.Visit.Observer), LetNotesOn) != nil || !c.OnwardAsked() {
			return nil, ErrNotFound
		}
		v, was := c.Visit, c.Visit.Onward.Answer
		v.Onward.Answer = Refusing
		if yes {
			v.Onward.Answer = Accepted
		}
		records := []Record{v}
		switch {
		case v.Onward.Answer == was:
			return nil, nil
		case yes:
			return append(records, s.onwardNews(c, VisitOnward)...), nil
		case was == Accepted:
			records = append(records, s.onwardNews(c, VisitOnwardOff)...)
		}
		gone, err := s.goneOnward(ctx, v)
		return append(records, gone...), err
	})
	if err != nil {
		return VisitCard{}, err
	}
	return s.OpenVisit(ctx, by, id)
}

func (s *Service) onwardNews(c VisitCard, news VisitNews) []Record {
	ref := fmt.Sprintf("%s/%s/%d", c.Visit.ID, news, c.Visit.Revision)
	return s.visitDelivery(c.Observer, VisitNewsKind, ref, s.Now(), s.Now().Add(newsLasts))
}

// goneOnward takes away what a mentor could read of the notes, if anything.
func (s *Service) goneOnward(ctx context.Context, v Visit) ([]Record, error) {
	_, err := s.Store.Share(ctx, v.Organisation, OnwardShare(v.ID))
	if isMissing(err) {
		return nil, nil
	}
	return []Record{Gone{Share: OnwardShare(v.ID)}}, err
}

// DraftOnward is the draft of what the host let go on, word for word, for the
// ordinary share step. ErrNotFound without their yes.
func (s *Service) DraftOnward(ctx context.Context, by Member, id VisitID) (Preview, error) {
	p, err := s.Reader(ctx, by)
	if err != nil {
		return Preview{}, fmt.Errorf("draft notes on visit %s: %w", id, err)
	}
	err = s.changeVisit(ctx, by, id, "draft notes on", func(c VisitCard) ([]Record, error) {
		if c.IsHost() || !c.OnwardAllowed() || c.Third.ID != p.Reader.ID {
			return nil, ErrNotFound
		}
		if p.Share, err = s.ownShare(ctx, by, OnwardShare(id)); err == nil || !isMissing(err) {
			return nil, err
		}
		notes, err := s.ownShare(ctx, by, ShareID(id))
		if err != nil {
			return nil, err
		}
		p.Share = Share{ID: OnwardShare(id), Organisation: by.Organisation, Author: by.ID, Reader: p.Reader.ID, Origin: FromVisit,
			For: c.observer.UpcomingMeeting(c.Now), Draft: true, Text: notes.Text, MadeAt: c.Now.UTC()}
		return []Record{c.Visit, p.Share}, nil // the visit, so that no answer of the host's goes by unseen
	})
	if err != nil {
		return Preview{}, err
	}
	return p, nil
}
