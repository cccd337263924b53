package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var kitPromises = []promise{
	{"a half-term meeting comes back as it was set", wholeKit},
	{"meetings are listed from a day on, the first first", kitsFrom},
	{"a stale change of a meeting changes nothing, and neither does a second one of its name", kitOnce},
	{"a change of a meeting and the news of it are kept together, or not at all", kitWithNews},
	{"a meeting is its school's, and stays when people are erased", kitsSchool},
	{"a meeting of another organisation is neither found nor changed", kitBehindTheWall},
}

func (o organisation) kit(on int) reflection.Kit {
	return reflection.Kit{ID: reflection.KitID(string(o.school.ID) + "/" + day(on).String()), Organisation: o.id, School: o.school.ID,
		On: day(on), For: []reflection.Role{reflection.ECT, reflection.Mentor}, Off: true, SetAt: now}
}

func (o organisation) kits(t *testing.T, from reflection.Date) []reflection.Kit {
	t.Helper()
	return ok[[]reflection.Kit](t)(o.store.Kits(ctx(t), o.id, from))
}

func wholeKit(t *testing.T, w world) {
	none[reflection.Kit](t)(w.store.Kits(ctx(t), w.id, reflection.Date{}))
	k := w.kit(24)
	wantFull(t, k)
	w.write(t, k)
	k.Revision = 1
	same(t, w.kits(t, reflection.Date{}), []reflection.Kit{k})
	k.On, k.For, k.Off, k.SetAt = day(26), []reflection.Role{reflection.Colleague}, false, now.Add(time.Hour)
	w.write(t, k)
	k.Revision = 2
	same(t, w.kits(t, reflection.Date{}), []reflection.Kit{k})
}

func kitsFrom(t *testing.T, w world) {
	late, early := w.kit(24), w.kit(9)
	w.write(t, late)
	w.write(t, early)
	late.Revision, early.Revision = 1, 1
	same(t, w.kits(t, reflection.Date{}), []reflection.Kit{early, late})
	same(t, w.kits(t, day(9)), []reflection.Kit{early, late})
	same(t, w.kits(t, day(10)), []reflection.Kit{late})
	same(t, w.kits(t, day(25)), nil)
}

func kitOnce(t *testing.T, w world) {
	k := w.kit(24)
	w.write(t, k)
	other := w.kit(24)
	other.Off = false
	w.refused(t, reflection.ErrExists, other)
	other.Revision = 2
	w.refused(t, reflection.ErrStale, other)
	other.ID, other.Revision = "none", 1
	w.refused(t, reflection.ErrNotFound, other)
	k.Revision = 1
	same(t, w.kits(t, reflection.Date{}), []reflection.Kit{k})
}

// kitWithNews has a delivery that takes the place of a message: where that
// stands is known from the start.
func kitWithNews(t *testing.T, w world) {
	k := w.kit(24)
	w.write(t, k)
	news := w.delivery(0)
	news.Kind, news.Key, news.Where = reflection.KitNewsKind, "kit-news/d1/1", "C1/1.2"
	w.refused(t, reflection.ErrExists, k, news)
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, []reflection.MemberID{news.To}, now.Add(-time.Hour), now.Add(time.Hour)))
	k.Revision = 1
	w.write(t, k, news)
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, news.ID)), news)
	again := news
	again.ID = reflection.DeliveryID(reflection.NewID())
	w.write(t, again) // decided twice, it is queued once
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, again.ID))
}

func kitsSchool(t *testing.T, w world) {
	k := w.kit(24)
	w.write(t, k)
	w.erase(t, w.ben)
	k.Revision = 1
	same(t, w.kits(t, reflection.Date{}), []reflection.Kit{k})
	lost := w.kit(25)
	lost.School = "another"
	w.refused(t, reflection.ErrNotFound, lost)
}

func kitBehindTheWall(t *testing.T, w world) {
	k := w.kit(24)
	w.write(t, k)
	none[reflection.Kit](t)(w.store.Kits(ctx(t), w.other.id, reflection.Date{}))
	k.Revision = 1
	w.other.refused(t, reflection.ErrNotFound, k)
	theirs := k
	theirs.Organisation, theirs.School = w.other.id, w.other.school.ID
	w.other.refused(t, reflection.ErrNotFound, theirs)
	same(t, w.kits(t, reflection.Date{}), []reflection.Kit{k})
}
