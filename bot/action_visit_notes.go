package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"plenary/reflection"
)

// openVisitNotes is [My notes], during a visit or after it.
func openVisitNotes(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenVisitNotes(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	f := visitNotesForm(c)
	return Answer{Form: &f}, nil
}

// saveVisitNotes keeps them: "visit:revision".
func saveVisitNotes(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	id, over, err := revisionIn(ref)
	if err != nil {
		return Answer{}, err
	}
	saved, err := b.Service.WriteVisitNotes(ctx, by, id, visitNotesFrom(in.Values, over))
	switch {
	case err != nil:
		return Answer{}, err
	case saved.Clash:
		f := visitNotesForm(saved.Card)
		return Answer{Form: &f}, nil
	case saved.Spoke():
		return heededAnswer(in, saved.Heeded, func() (Form, error) { return visitNotesForm(saved.Card), nil })
	}
	return Answer{Messages: []Message{notesKeptWords(saved.Card)}, Home: true}, nil
}

// revisionIn takes "visit:revision" apart.
func revisionIn(ref string) (reflection.VisitID, int, error) {
	id, revision, _ := strings.Cut(ref, ":")
	over, err := strconv.Atoi(revision)
	if err != nil {
		return "", 0, reflection.ErrNotFound
	}
	return reflection.VisitID(id), over, nil
}

func visitNotesFrom(v Values, over int) reflection.VisitNotesDraft {
	d := reflection.VisitNotesDraft{Lines: map[reflection.NoticeID]reflection.Private{}, Learned: v.Get(reflection.VisitLearnedField),
		Over: over, Choices: choicesFrom(v)}
	for _, picked := range v[noticedInput] {
		d.Noticed = append(d.Noticed, reflection.NoticeID(picked.Reveal()))
	}
	for _, n := range reflection.Notices() {
		d.Lines[n.ID] = v.Get(string(n.ID))
	}
	return d
}

// showVisitNotes is the exact preview of what the host would read.
func showVisitNotes(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenVisitNotes(ctx, by, reflection.VisitID(id))
	if err == nil && (c.Words.AboutLesson().Blank() || c.Host.ID == "") {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	v := visitNotesPreview(c)
	return Answer{View: &v}, nil
}

// sendVisitNotes is [Show Ben] under the preview. Where the notes have changed
// since, it is previewed again.
func sendVisitNotes(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	id, revision, err := revisionIn(ref)
	if err != nil {
		return Answer{}, err
	}
	_, err = b.Service.ShowVisitNotes(ctx, by, id, revision)
	if errors.Is(err, reflection.ErrStale) {
		return showVisitNotes(b, ctx, by, in, string(id))
	}
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsNotesShown, Buttons: []Button{visitButton(id, "See the visit")}}}}, nil
}

// readVisitNotes is the host's [Read it].
func readVisitNotes(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	text, c, err := b.Service.ReadVisitNotes(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	v := visitNotesView(text, c)
	return Answer{View: &v}, nil
}

// shareLearned begins the ordinary share step with what the observer learned.
func shareLearned(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	reader, err := b.Service.Reader(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	c, err := b.Service.OpenVisitNotes(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	f := lineForm(reader, nil)
	f.ID += ":" + string(reflection.FromVisit)
	f.Inputs[0].Value = c.Words.Learned.Reveal()
	return Answer{Form: &f}, nil
}

// thankHost is [Thank Ben].
func thankHost(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.ThankHost(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsVisitThanked, Buttons: []Button{visitButton(c.Visit.ID, "See the visit")}}}, Home: true}, nil
}
