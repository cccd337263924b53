package reflection

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// What people are told about visits. Who is asked, reminded or asked for help
// hears within the week's cap; news about what they accepted is outside it.

const (
	VisitAskKind   Kind = "visit-ask"   // to a host
	VisitAfterKind Kind = "visit-after" // to an observer, on the day
	VisitHelpKind  Kind = "visit-help"  // to the observer's mentor
	VisitNewsKind  Kind = "visit-news"  // to either, about a visit they know of

	VisitOnwardKind Kind = "visit-onward" // to a host: may one person more read the notes
)

// VisitNews is what there is to tell about a visit.
type VisitNews string

const (
	VisitHasTime VisitNews = "agreed"
	VisitMoved   VisitNews = "moved"
	VisitOff     VisitNews = "off"
	VisitNoTime  VisitNews = "no-time" // nobody said yes by the day: the reason is not told
	VisitNotes   VisitNews = "notes"   // the host can read what was noticed
	VisitThanks  VisitNews = "thanks"

	VisitOnward    VisitNews = "onward"     // the host said yes
	VisitOnwardOff VisitNews = "onward-off" // and took it back
)

// VisitAskContent asks a host.
type VisitAskContent struct {
	Visit    VisitID
	Observer string
}

// VisitAfterContent asks the observer, soon after, what they noticed.
type VisitAfterContent struct {
	Visit VisitID
	Host  string
}

// VisitHelpContent asks a mentor to help to find a time.
type VisitHelpContent struct{ Observer, Host string }

// VisitOnwardContent asks the host whether the observer's mentor may read the
// notes too.
type VisitOnwardContent struct {
	Visit            VisitID
	Observer, Reader string
}

// VisitNewsContent tells one of the two.
type VisitNewsContent struct {
	Visit  VisitID
	News   VisitNews
	With   string
	Starts time.Time // in the reader's zone; zero where no time was agreed
	Reader string    // the observer's mentor, where it is about them
}

func (VisitAskContent) content()   {}
func (VisitAfterContent) content() {}
func (VisitHelpContent) content()  {}
func (VisitNewsContent) content()  {}

func (VisitOnwardContent) content() {}

// visitDelivery is a row about a visit; none for somebody who cannot be
// reached.
func (s *Service) visitDelivery(to Member, kind Kind, ref string, due time.Time, until time.Time) []Record {
	if !to.Linked() {
		return nil
	}
	return []Record{Delivery{
		ID: DeliveryID(NewID()), Key: fmt.Sprintf("%s/%s/%s", kind, to.ID, ref), Organisation: to.Organisation,
		Workspace: to.Workspace, To: to.ID, Kind: kind, Ref: ref, DueAt: due.UTC(), Until: until.UTC(), State: Queued,
	}}
}

// visitNews tells somebody now.
func (s *Service) visitNews(to Member, v Visit, news VisitNews) []Record {
	ref := fmt.Sprintf("%s/%s/%d", v.ID, news, v.Sequence)
	return s.visitDelivery(to, VisitNewsKind, ref, s.Now(), s.Now().Add(newsLasts))
}

// visitContent is what a row about a visit says while it is true.
func (s *Service) visitContent(ctx context.Context, o outlook, d Delivery) (Content, error) {
	id, rest, _ := strings.Cut(d.Ref, "/")
	c, err := s.visitCard(ctx, o.Member, VisitID(id))
	if d.Kind == VisitHelpKind {
		c, err = s.visitToHelp(ctx, o.Member, VisitID(id))
	}
	if isMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v := c.Visit
	switch d.Kind {
	case VisitAskKind:
		if v.State == VisitAsked && !v.Declined {
			return VisitAskContent{v.ID, c.Observer.FirstName()}, nil
		}
	case VisitHelpKind:
		if v.State == VisitAsked {
			return VisitHelpContent{c.Observer.FirstName(), c.Host.FirstName()}, nil
		}
	case VisitAfterKind:
		if v.State == VisitAgreed && rest == strconv.Itoa(v.Sequence) {
			return VisitAfterContent{v.ID, c.Host.FirstName()}, nil
		}
	case VisitOnwardKind, VisitNewsKind:
		if err := s.addShown(ctx, &c); err != nil {
			return nil, err
		}
		return c.told(d.Kind, rest, o), nil
	}
	return nil, nil
}

// told is what there is to tell once it is known what was noticed and shown;
// nil if it is no longer so.
func (c VisitCard) told(kind Kind, rest string, o outlook) Content {
	v := c.Visit
	if kind == VisitOnwardKind {
		if c.OnwardAsked() && v.Onward.Answer == NoReply {
			return VisitOnwardContent{v.ID, c.Observer.FirstName(), c.Third.FirstName()}
		}
		return nil
	}
	news, sequence, _ := strings.Cut(rest, "/")
	if !c.stillNews(VisitNews(news), sequence == strconv.Itoa(v.Sequence), o.now) {
		return nil
	}
	return VisitNewsContent{v.ID, VisitNews(news), c.Partner().FirstName(), v.Starts.In(o.Zone), c.Third.FirstName()}
}

// stillNews reports whether it is still so.
func (c VisitCard) stillNews(news VisitNews, latest bool, now time.Time) bool {
	v := c.Visit
	switch news {
	case VisitHasTime, VisitMoved:
		return v.State == VisitAgreed && latest && v.Starts.After(now)
	case VisitOff:
		return v.State == VisitCancelled && latest
	case VisitNoTime:
		return v.State == VisitCancelled && v.Starts.IsZero()
	case VisitNotes:
		return c.Shown
	case VisitThanks:
		return v.Thanked
	case VisitOnward:
		return c.OnwardAllowed()
	case VisitOnwardOff:
		return c.OnwardAsked() && v.Onward.Answer == Refusing
	}
	return false
}
