package storetest

import (
	"fmt"
	"testing"
	"time"

	"plenary/reflection"
)

var theoryPromises = []promise{
	{"a school's theory comes back as it was written, the newest version first", wholeTheory},
	{"each version is kept once, and a stale one changes nothing", theoryOnce},
	{"a theory is its school's, and stays when people are erased", theorysSchool},
	{"a theory of another organisation is neither found nor changed", theoryBehindTheWall},
}

func (o organisation) theory(version int) reflection.Theory {
	return reflection.Theory{ID: reflection.TheoryID(fmt.Sprintf("%s/%d", o.school.ID, version)), Organisation: o.id,
		School: o.school.ID, Version: version, If: "ask before we tell", Pupils: "think first", Because: "recall sticks",
		KnowBy: "what they say", Shown: true, At: now.Add(time.Duration(version) * time.Hour)}
}

func wholeTheory(t *testing.T, w world) {
	none[reflection.Theory](t)(w.store.Theories(ctx(t), w.id, w.school.ID))
	first, tenth := w.theory(1), w.theory(10)
	wantFull(t, first)
	w.write(t, tenth)
	w.write(t, first)
	first.Revision, tenth.Revision = 1, 1
	same(t, ok[[]reflection.Theory](t)(w.store.Theories(ctx(t), w.id, w.school.ID)), []reflection.Theory{tenth, first})
	tenth.Shown, tenth.Because = false, ""
	w.write(t, tenth)
	tenth.Revision = 2
	same(t, ok[[]reflection.Theory](t)(w.store.Theories(ctx(t), w.id, w.school.ID)), []reflection.Theory{tenth, first})
}

func theoryOnce(t *testing.T, w world) {
	kept := w.theory(1)
	w.write(t, kept)
	other := w.theory(1)
	other.If = "tell before we ask"
	w.refused(t, reflection.ErrExists, other)
	other.Revision = 2
	w.refused(t, reflection.ErrStale, other)
	kept.Revision = 1
	same(t, ok[[]reflection.Theory](t)(w.store.Theories(ctx(t), w.id, w.school.ID)), []reflection.Theory{kept})
}

func theorysSchool(t *testing.T, w world) {
	kept := w.theory(1)
	w.write(t, kept)
	w.erase(t, w.ben)
	kept.Revision = 1
	same(t, ok[[]reflection.Theory](t)(w.store.Theories(ctx(t), w.id, w.school.ID)), []reflection.Theory{kept})
	none[reflection.Theory](t)(w.store.Theories(ctx(t), w.id, "another"))
	lost := w.theory(2)
	lost.School = "another"
	w.refused(t, reflection.ErrNotFound, lost) // no such school, and so no key
}

func theoryBehindTheWall(t *testing.T, w world) {
	kept := w.theory(1)
	w.write(t, kept)
	none[reflection.Theory](t)(w.store.Theories(ctx(t), w.other.id, w.school.ID))
	kept.Revision = 1
	w.other.refused(t, reflection.ErrNotFound, kept)
	theirs := kept
	theirs.Organisation, theirs.School = w.other.id, w.other.school.ID
	w.other.refused(t, reflection.ErrNotFound, theirs)
	same(t, ok[[]reflection.Theory](t)(w.store.Theories(ctx(t), w.id, w.school.ID)), []reflection.Theory{kept})
}
