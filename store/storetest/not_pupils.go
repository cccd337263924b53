package storetest

import (
	"testing"

	"plenary/reflection"
)

var notPupilsPromises = []promise{
	{"names somebody said are no pupils' come back as they were said", wholeNotPupils},
	{"of two devices that say the first name, or change the list, one is told of the other", notPupilsOnce},
	{"the names are their own, and nobody else's", notPupilsOfOne},
	{"the names of an erased person are gone, and no more can be said for them", notPupilsErased},
}

func (o organisation) notPupils() reflection.NotPupils {
	return reflection.NotPupils{Organisation: o.id, Owner: o.asha.ID, Names: []reflection.Private{"Zadie", "J.S.", "Zoë O’Neill"}}
}

func wholeNotPupils(t *testing.T, w world) {
	missing[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.asha.ID))
	list := w.notPupils()
	wantFull(t, list)
	w.write(t, list)
	list.Revision = 1
	same(t, ok[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.asha.ID)), list)
	list.Names = nil
	w.write(t, list)
	list.Revision = 2
	same(t, ok[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.asha.ID)), list)
}

func notPupilsOnce(t *testing.T, w world) {
	list := w.notPupils()
	w.write(t, list)
	w.refused(t, reflection.ErrExists, w.notPupils())
	list.Revision = 2
	w.refused(t, reflection.ErrStale, list)
	list.Revision = 1
	same(t, ok[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.asha.ID)), list)
}

func notPupilsOfOne(t *testing.T, w world) {
	list := w.notPupils()
	w.write(t, list)
	missing[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.ben.ID))
	missing[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.other.id, w.asha.ID))
	list.Revision = 1
	w.other.refused(t, reflection.ErrNotFound, list)
	theirs := list
	theirs.Organisation = w.other.id
	w.other.refused(t, reflection.ErrNotFound, theirs) // no such person there, and so no key
	same(t, ok[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.asha.ID)), list)
}

func notPupilsErased(t *testing.T, w world) {
	w.write(t, w.notPupils())
	w.erase(t, w.asha)
	missing[reflection.NotPupils](t)(w.store.NotPupils(ctx(t), w.id, w.asha.ID))
	w.refused(t, reflection.ErrNotFound, w.notPupils())
}
