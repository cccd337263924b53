package storetest

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plenary/reflection"
)

var journalPromises = []promise{
	{"everything in an entry comes back as it was written", wholeEntry},
	{"any text comes back letter for letter", anyText},
	{"a plan comes back as it was made, and as it was changed", wholePlan},
	{"a clip comes back byte for byte", wholeFile},
	{"entries are listed newest first, and no more than asked for", entriesInOrder},
	{"the newest open plan is the open one", openPlan},
	{"plans are listed newest first, whatever became of them", plansInOrder},
	{"what is taken away is gone, and an entry takes its clips along", gone},
	{"an entry stays its author's", authorStays},
	{"what is missing is not found, and a list of nothing is empty", journalMissing},
}

func wholeEntry(t *testing.T, w world) {
	e := w.entry()
	e.Length, e.Finished, e.WavedOn = reflection.FullCycle, true, true
	e.Clips = []reflection.FileID{"one", "two"}
	e.Spoken = map[reflection.FileID]reflection.Stage{"one": reflection.Feelings}
	e.Tags = reflection.Tags{Focus: "feedback", Class: "8B", Statements: []reflection.StatementID{"ittecf/8.2"}, How: reflection.Tried, Revision: 3}
	for i, stage := range reflection.Stages() {
		e.Answers[stage] = reflection.Answer{
			Stem:     reflection.StemID(stage) + "/1",
			Text:     "about " + reflection.Private(stage),
			Revision: i + 1,
		}
	}
	wantFull(t, e)
	wantFull(t, e.Answers[reflection.Analysis])
	wantFull(t, e.Tags)
	w.write(t, e)
	e.Revision = 1
	same(t, ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID)), e)

	e.Answers = map[reflection.Stage]reflection.Answer{reflection.Feelings: {Text: "calmer", Revision: 2}}
	e.Clips, e.Spoken, e.Finished, e.WavedOn, e.Middle, e.Tags = nil, nil, false, false, "", reflection.Tags{}
	w.write(t, e)
	e.Revision = 2
	same(t, ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID)), e)
}

// texts are hard to keep: marks that join, run right to left or end a string
// in some language or other, and the most a text may hold.
var texts = []string{
	"", " ", "\n\t", "\x00 in between \x00", "' OR 1=1 --", `{"json": "\u0000"}`, "%s%!d", "\\x01\\", "�",
	"Zoë’s class — 7B", "👩🏽‍🏫 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "שלום לכולם", "مرحبا \u202bبكم\u202c", "\u200f\u200e", "ẛ̣ ﬁ e\u0301 \u00e9",
	"日本語の授業", strings.Repeat("字", reflection.MaxText), strings.Repeat("👩🏽‍🏫", reflection.MaxText/4),
}

// anyText goes through every field that holds text.
func anyText(t *testing.T, w world) {
	e, p, sh, m := w.entry(), w.plan(), w.share(), w.meeting(day(3))
	w.write(t, e, p, sh, m)
	revision := 0
	check := func(fail interface{ Fatalf(string, ...any) }, text reflection.Private) {
		revision++
		e.Revision, p.Revision, sh.Revision, m.Revision = revision, revision, revision, revision
		e.Answers = map[reflection.Stage]reflection.Answer{reflection.Analysis: {Text: text, Revision: 1}}
		p.When, p.Then, sh.Text, m.Agreed = text, text, text, text
		if err := w.store.Write(ctx(t), w.id, e, p, sh, m); err != nil {
			fail.Fatalf("write %d letters: %v", len(text), err)
		}
		gotE, errE := w.store.Entry(ctx(t), w.id, e.ID)
		gotP, errP := w.store.Plan(ctx(t), w.id, p.ID)
		gotS, errS := w.store.Share(ctx(t), w.id, sh.ID)
		gotM, errM := w.store.Meeting(ctx(t), w.id, m.ID)
		got := []reflection.Private{gotE.Answers[reflection.Analysis].Text, gotP.When, gotP.Then, gotS.Text, gotM.Agreed}
		for i, g := range got {
			if g != text {
				fail.Fatalf("field %d: got %q, want %q (%v %v %v %v)", i, g.Reveal(), text.Reveal(), errE, errP, errS, errM)
			}
		}
	}
	for _, text := range texts {
		check(t, reflection.Private(text))
	}
	rapid.Check(t, func(rt *rapid.T) {
		check(rt, reflection.Private(rapid.String().Draw(rt, "text")))
	})
}

func wholePlan(t *testing.T, w world) {
	p := w.plan()
	p.Entry = "an entry"
	wantFull(t, p)
	w.write(t, p)
	p.Revision = 1
	same(t, ok[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, p.ID)), p)
	p.When, p.On, p.State, p.Entry = "", reflection.Date{}, reflection.PlanTried, ""
	w.write(t, p)
	p.Revision = 2
	same(t, ok[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, p.ID)), p)
}

func wholeFile(t *testing.T, w world) {
	sound := make([]byte, 1<<20)
	rand.Read(sound)
	e, f := w.entry(), w.file()
	f.Entry, f.Body = e.ID, reflection.Private(sound)
	wantFull(t, f)
	w.write(t, e, f)
	f.Revision = 1
	got := ok[reflection.File](t)(w.store.File(ctx(t), w.id, f.ID))
	if !bytes.Equal([]byte(got.Body.Reveal()), sound) {
		t.Error("the sound is another")
	}
	got.Body, f.Body = "", ""
	same(t, got, f)
}

func entriesInOrder(t *testing.T, w world) {
	var want []reflection.Entry
	for i := range 6 {
		e := w.entry()
		e.StartedAt = now.Add(time.Duration(i/2) * time.Microsecond) // two at each instant
		w.write(t, e)
		e.Revision = 1
		want = append([]reflection.Entry{e}, want...)
	}
	first := want[5] // an older one that is written to later stays where it is
	w.write(t, first)
	want[5].Revision = 2
	bens := w.entry()
	bens.Author = w.ben.ID
	w.write(t, bens)
	for limit := range 8 {
		got := ok[[]reflection.Entry](t)(w.store.Entries(ctx(t), w.id, w.asha.ID, limit))
		same(t, got, want[:min(limit, 6)])
	}
}

func openPlan(t *testing.T, w world) {
	missing[reflection.Plan](t)(w.store.OpenPlan(ctx(t), w.id, w.asha.ID))
	first, second, bens := w.plan(), w.plan(), w.plan()
	bens.Author = w.ben.ID
	w.write(t, first)
	w.write(t, second)
	w.write(t, bens)
	same(t, ok[reflection.Plan](t)(w.store.OpenPlan(ctx(t), w.id, w.asha.ID)).ID, second.ID)
	second.Revision, second.State = 1, reflection.PlanDropped
	w.write(t, second)
	same(t, ok[reflection.Plan](t)(w.store.OpenPlan(ctx(t), w.id, w.asha.ID)).ID, first.ID)
	first.Revision, first.State = 1, reflection.PlanReplaced
	w.write(t, first)
	missing[reflection.Plan](t)(w.store.OpenPlan(ctx(t), w.id, w.asha.ID))
}

func plansInOrder(t *testing.T, w world) {
	var want []reflection.Plan
	for _, state := range []reflection.PlanState{reflection.PlanTried, reflection.PlanOpen, reflection.PlanAdapted} {
		p := w.plan()
		p.State = state
		w.write(t, p)
		p.Revision = 1
		want = append([]reflection.Plan{p}, want...)
	}
	same(t, ok[[]reflection.Plan](t)(w.store.Plans(ctx(t), w.id, w.asha.ID)), want)
}

func gone(t *testing.T, w world) {
	e, p, sh, loose, clip := w.entry(), w.plan(), w.share(), w.file(), w.file()
	clip.Entry = e.ID
	w.write(t, e, p, sh, loose, clip)
	w.write(t, reflection.Gone{Entry: e.ID})
	missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, clip.ID))
	ok[reflection.File](t)(w.store.File(ctx(t), w.id, loose.ID))

	w.refused(t, reflection.ErrNotFound, reflection.Gone{Plan: p.ID, Entry: e.ID})
	ok[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, p.ID))
	w.write(t, reflection.Gone{Plan: p.ID, Share: sh.ID, File: loose.ID})
	missing[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, p.ID))
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, sh.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, loose.ID))
	for _, g := range []reflection.Gone{{Entry: e.ID}, {Plan: p.ID}, {Share: sh.ID}, {File: loose.ID}, {File: clip.ID}} {
		w.refused(t, reflection.ErrNotFound, g)
	}
}

func authorStays(t *testing.T, w world) {
	e, p, sh, f := w.entry(), w.plan(), w.share(), w.file()
	w.write(t, e, p, sh, f)
	e.Author, p.Author, sh.Author, f.Owner = w.ben.ID, w.ben.ID, w.ben.ID, w.ben.ID
	e.Revision, p.Revision, sh.Revision, f.Revision = 1, 1, 1, 1
	for _, r := range []reflection.Record{e, p, sh, f} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	same(t, ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID)).Author, w.asha.ID)
}

func journalMissing(t *testing.T, w world) {
	missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, "none"))
	missing[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, "none"))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, "none"))
	none[reflection.Entry](t)(w.store.Entries(ctx(t), w.id, w.asha.ID, 9))
	none[reflection.Entry](t)(w.store.Entries(ctx(t), w.id, "none", 9))
	none[reflection.Plan](t)(w.store.Plans(ctx(t), w.id, w.asha.ID))
}
