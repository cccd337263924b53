package reflection

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Who was told of a half-term meeting that is then called off, or moved, reads
// so in the message that told them: that one is replaced, and none is added. So
// it takes no place in a week. A meeting on another day has a message of its own
// besides, at its own time.

// KitNewsKind replaces what told somebody of a half-term meeting. Its Ref is the
// delivery that did.
const KitNewsKind Kind = "kit-news"

// KitNewsContent is what that message says from now on.
type KitNewsContent struct {
	Told  Date // the day that it named
	Kit   KitID
	On    Date // the day of the meeting that the reader goes to now; zero for none
	Off   bool // the one they were told of was called off
	Write bool // the message offered to write, too
}

func (KitNewsContent) content() {}

// replaces reports whether a message of the kind takes the place of an earlier
// one. To show it twice does no harm.
func (k Kind) replaces() bool { return k == KitNewsKind }

// kitDay is the day that a message about a half-term meeting named.
func (d Delivery) kitDay() Date {
	day, _ := ParseDate(d.Key[strings.LastIndexByte(d.Key, '/')+1:]) // Kit.key ends in it
	return day
}

// tellsOf reports whether a message stands in the chat, or may in a moment, that
// tells somebody of the meeting. One that waits for later does not: it is queued
// anew.
func (d Delivery) tellsOf(k Kit, now time.Time) bool {
	shown := d.State.counts() || d.State == Queued && !d.DueAt.After(now)
	return shown && d.Ref == string(k.ID)
}

// kitNews are the deliveries that follow from changes of a school's meetings:
// one for each message that was shown, or is on its way.
func (s *Service) kitNews(ctx context.Context, school School, changed []Kit) ([]Record, error) {
	people, err := s.peopleAt(ctx, school)
	if err != nil || len(changed) == 0 {
		return nil, err
	}
	now := s.Now().UTC()
	rows, err := s.Store.DeliveriesTo(ctx, school.Organisation, idsOf(people), now.AddDate(0, 0, -kitLasts), now.AddDate(0, 0, 1), KitKind) // one that is being settled is due again
	if err != nil {
		return nil, err
	}
	var news []Record
	for _, k := range changed {
		for _, d := range rows {
			if d.tellsOf(k, now) {
				news = append(news, k.newsOf(d, now))
			}
		}
	}
	return news, nil
}

// newsOf replaces one message, once for each change of the meeting.
func (k Kit) newsOf(told Delivery, now time.Time) Delivery {
	return Delivery{
		ID: DeliveryID(NewID()), Key: fmt.Sprintf("%s/%s/%d", KitNewsKind, told.ID, k.Revision),
		Organisation: told.Organisation, Workspace: told.Workspace, To: told.To, Kind: KitNewsKind, Ref: string(told.ID),
		DueAt: now, Until: now.Add(newsLasts), State: Queued,
	}
}

// replacedBy reads the messages that some deliveries take the place of. One that
// is gone is left out.
func (s *Service) replacedBy(ctx context.Context, org OrganisationID, all []Delivery) (map[DeliveryID]Delivery, error) {
	told := map[DeliveryID]Delivery{}
	for _, d := range all {
		if !d.Kind.replaces() {
			continue
		}
		was, err := s.Store.Delivery(ctx, org, DeliveryID(d.Ref))
		switch {
		case err == nil:
			told[was.ID] = was
		case !isMissing(err):
			return nil, err
		}
	}
	return told, nil
}

// kitNews is what a message about a half-term meeting says now. Nil means that
// it was not shown, or that the meeting is none of the reader's school.
func (o outlook) kitNews(told Delivery) Content {
	i := slices.IndexFunc(o.kits, func(k Kit) bool { return string(k.ID) == told.Ref })
	if told.Where == "" || i < 0 {
		return nil
	}
	c := KitNewsContent{Told: told.kitDay(), Off: o.kits[i].Off, Write: o.Member.Is(ECT)}
	for _, k := range o.kits[i:] { // called off, the next; else itself
		if !k.Off && k.takesPart(o.Member) && !k.On.Before(o.Today(o.now)) {
			c.Kit, c.On = k.ID, k.On
			break
		}
		if !c.Off {
			break
		}
	}
	return c
}

// stillOnItsWay is how long one waits to replace a message that is being sent.
const stillOnItsWay = time.Minute

// movedTo is when a delivery is to come instead, where it is too early for it:
// zero if it is not.
func (b *brief) movedTo(o outlook, d Delivery) time.Time {
	if told, there := b.told[DeliveryID(d.Ref)]; there && d.Kind.replaces() && !told.State.Final() {
		return o.now.Add(stillOnItsWay)
	}
	return b.stepMovedTo(o, d)
}
