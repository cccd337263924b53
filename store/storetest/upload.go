package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var uploadPromises = []promise{
	{"a set-up file comes back byte for byte, until it is thrown away", wholeUpload},
	{"a set-up file is its organisation's own", uploadWalls},
	{"a set-up file goes with its owner", uploadErased},
}

// uploadsEverywherePromises are about every organisation at once.
var uploadsEverywherePromises = []promise{{"set-up files go once they are old", oldUploads}}

func (o organisation) upload() reflection.Upload {
	return reflection.Upload{
		ID: reflection.UploadID(reflection.NewID()), Organisation: o.id, Owner: o.asha.ID, At: now,
		Body: "PK\x03\x04\x00\xff",
	}
}

func wholeUpload(t *testing.T, w world) {
	u := w.upload()
	w.write(t, u)
	same(t, ok[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, u.ID)), u)
	again := u
	again.Body = "another"
	w.refused(t, reflection.ErrExists, again)
	same(t, ok[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, u.ID)), u)
	w.write(t, reflection.Gone{Upload: u.ID})
	missing[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, u.ID))
	w.refused(t, reflection.ErrNotFound, reflection.Gone{Upload: u.ID})
}

func uploadWalls(t *testing.T, w world) {
	theirs := w.other.upload()
	w.other.write(t, theirs)
	missing[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, theirs.ID))
	w.refused(t, reflection.ErrNotFound, theirs)
	w.refused(t, reflection.ErrNotFound, reflection.Gone{Upload: theirs.ID})
	ours := w.upload()
	ours.Owner = w.other.asha.ID
	w.refused(t, reflection.ErrNotFound, ours)
	same(t, ok[reflection.Upload](t)(w.store.Upload(ctx(t), w.other.id, theirs.ID)), theirs)
}

func uploadErased(t *testing.T, w world) {
	u := w.upload()
	w.write(t, u)
	w.erase(t, w.asha)
	missing[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, u.ID))
}

func oldUploads(t *testing.T, w world) {
	old, fresh, theirs := w.upload(), w.upload(), w.other.upload()
	old.At, theirs.At = now.Add(-time.Hour-time.Microsecond), now.Add(-2*time.Hour)
	fresh.At = now.Add(-time.Hour)
	w.write(t, old, fresh)
	w.other.write(t, theirs)
	same(t, ok[int](t)(w.store.PruneUploads(ctx(t), now.Add(-time.Hour))), 2)
	missing[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, old.ID))
	missing[reflection.Upload](t)(w.store.Upload(ctx(t), w.other.id, theirs.ID))
	same(t, ok[reflection.Upload](t)(w.store.Upload(ctx(t), w.id, fresh.ID)), fresh)
	same(t, ok[int](t)(w.store.PruneUploads(ctx(t), now.Add(-time.Hour))), 0)
}
