package bot

import (
	"context"
	"errors"
	"strings"

	"plenary/reflection"
)

// ReadSetUp reads the bytes of a set-up file: which of the three it is, and its
// lines. The error is reflection.Mistakes where lines are not right, or says in
// a sentence why it is no such file.
type ReadSetUp func(content []byte) (reflection.SetUpFile, []reflection.Row, error)

// keepUpload takes in a file that a coordinator sent, and says what it would
// change. Nobody else can set anything up, and nothing of theirs is kept.
func keepUpload(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	u, err := b.Service.KeepUpload(ctx, by, b.event(in), in.File)
	if errors.Is(err, reflection.ErrForbidden) {
		return Answer{Messages: []Message{{Text: ClipsOnly}}}, nil
	}
	if err != nil {
		return Answer{}, err
	}
	looked, err := b.look(ctx, by, u)
	if err != nil {
		return Answer{}, err
	}
	if !looked.waits() {
		err = b.Service.DropUpload(ctx, by, u.ID)
	}
	return Answer{Messages: []Message{uploadWords(looked)}}, err
}

// lookedAt is what came of reading a file.
type lookedAt struct {
	id       reflection.UploadID
	file     reflection.SetUpFile
	rows     []reflection.Row
	change   reflection.Change
	mistakes reflection.Mistakes // its lines are not right
	unread   error               // it is no set-up file; says why
}

// waits reports whether there is something to see or to decide.
func (l lookedAt) waits() bool {
	return l.unread == nil && (len(l.mistakes) > 0 || !l.change.Nothing())
}

// look says what a file would change, and changes nothing.
func (b *Bot) look(ctx context.Context, by reflection.Member, u reflection.Upload) (l lookedAt, err error) {
	l.id = u.ID
	l.file, l.rows, err = b.ReadSetUp([]byte(u.Body.Reveal()))
	if err == nil {
		l.change, err = b.Service.TryUpload(ctx, by, l.file, l.rows)
	} else if !errors.As(err, &l.mistakes) {
		l.unread, err = err, nil
	}
	if errors.As(err, &l.mistakes) {
		err = nil
	}
	return l, err
}

// seeUpload shows what a file would change, line by line, or what is wrong
// with it.
func seeUpload(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	u, err := b.Service.Upload(ctx, by, reflection.UploadID(id))
	if err != nil {
		return uploadGone(err)
	}
	looked, err := b.look(ctx, by, u)
	if err != nil {
		return Answer{}, err
	}
	view := uploadView(looked)
	return Answer{View: &view}, nil
}

// applyUpload keeps it. What has become wrong since it was shown is shown.
func applyUpload(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	u, err := b.Service.Upload(ctx, by, reflection.UploadID(id))
	if err != nil {
		return uploadGone(err)
	}
	looked, err := b.look(ctx, by, u)
	if err == nil && len(looked.mistakes) == 0 && looked.unread == nil {
		looked.change, err = b.Service.ApplyUpload(ctx, by, u.ID, looked.file, looked.rows)
	}
	if err != nil && !errors.As(err, &looked.mistakes) {
		return Answer{}, err
	}
	if len(looked.mistakes) > 0 || looked.unread != nil {
		view := uploadView(looked)
		return Answer{View: &view}, nil
	}
	if b.Joined != nil && looked.file == reflection.PeopleFile {
		b.Joined(ctx, by.Organisation)
	}
	view := appliedView(looked)
	return Answer{View: &view, Home: true}, nil
}

// dropUpload throws it away.
func dropUpload(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if err := b.Service.DropUpload(ctx, by, reflection.UploadID(id)); err != nil {
		return Answer{}, err
	}
	return Answer{Update: &Message{Text: wordsUploadDropped}}, nil
}

// uploadGone says that its hour is over, or that it was applied or thrown away.
func uploadGone(err error) (Answer, error) {
	if errors.Is(err, reflection.ErrNotFound) {
		return Answer{Messages: []Message{{Text: wordsUploadGone}}}, nil
	}
	return Answer{}, err
}

// openUpload says how a file is sent, and what for.
func openUpload(_ *Bot, _ context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	if !by.Is(reflection.Coordinator) {
		return Answer{}, reflection.ErrForbidden
	}
	view := sendFilesView()
	return Answer{View: &view}, nil
}

// TakesFile reports whether a file is called like one that sets a school up, or
// that a swap takes: an adapter fetches no others. What it is in truth, what is
// in it says.
func TakesFile(name string) bool {
	name = strings.ToLower(name)
	for _, ends := range []string{".csv", ".xlsx", ".xls", ".ics", ".tsv", ".pdf", ".png", ".jpg", ".jpeg", ".txt", ".doc", ".docx"} {
		if strings.HasSuffix(name, ends) {
			return true
		}
	}
	return false
}
