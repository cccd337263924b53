package bot

import (
	"context"
	"errors"
	"slices"
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
	looked, err := b.keepFile(ctx, by, in, in.File)
	if errors.Is(err, reflection.ErrForbidden) {
		return Answer{Messages: []Message{{Text: ClipsOnly}}}, nil
	}
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{uploadWords(looked)}}, nil
}

// sendFile takes in the file of a Form, and goes on with it there.
func sendFile(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	file := in.Values.Get(reflection.FileField)
	if file == "" {
		return Answer{}, reflection.Fault{Field: reflection.FileField, Problem: reflection.Blank}
	}
	looked, err := b.keepFile(ctx, by, in, file)
	if err != nil {
		return Answer{}, err
	}
	return seen(looked), nil
}

// keepFile keeps a file for as long as there is something to see or to decide.
func (b *Bot) keepFile(ctx context.Context, by reflection.Member, in Incoming, file reflection.Private) (lookedAt, error) {
	u, err := b.Service.KeepUpload(ctx, by, b.event(in), file)
	if err != nil {
		return lookedAt{}, err
	}
	looked, err := b.look(ctx, by, u, "")
	if err == nil {
		err = b.try(ctx, by, &looked)
	}
	if err == nil && !looked.waits() {
		err = b.Service.DropUpload(ctx, by, u.ID)
	}
	return looked, err
}

// lookedAt is what came of reading a file.
type lookedAt struct {
	id       reflection.UploadID
	file     reflection.SetUpFile
	rows     []reflection.Row
	change   reflection.Change
	mistakes reflection.Mistakes // its lines are not right
	unread   error               // it is no set-up file; says why

	of     string              // whose term dates they are, as was chosen; empty where that was not asked
	school reflection.SchoolID // of the coordinator
	whose  []reflection.School // whose term dates they may be, where nobody has said; else none
}

// waits reports whether there is something to see or to decide.
func (l lookedAt) waits() bool {
	return l.unread == nil && (len(l.mistakes) > 0 || !l.change.Nothing() || len(l.whose) > 0)
}

// wrong reports whether it can only be corrected and sent again.
func (l lookedAt) wrong() bool { return l.unread != nil || len(l.mistakes) > 0 }

// ref is what the buttons about the file refer to.
func (l lookedAt) ref() string {
	if l.of == "" {
		return string(l.id)
	}
	return string(l.id) + "/" + l.of
}

// everySchool is the choice of term dates that are those of the whole trust.
const everySchool = "all"

// look reads a file. A school's own calendar, which names none, is of the one
// that was chosen.
func (b *Bot) look(ctx context.Context, by reflection.Member, u reflection.Upload, of string) (l lookedAt, err error) {
	l.id, l.of, l.school = u.ID, of, by.School
	content := []byte(u.Body.Reveal())
	l.file, l.rows, err = b.ReadSetUp(content)
	switch {
	case err == nil && b.OwnCalendar != nil && b.OwnCalendar(content):
		err = b.belongTo(ctx, by, &l)
	case err == nil:
	case errors.As(err, &l.mistakes):
		err = nil
	default:
		l.unread, err = err, nil
	}
	return l, err
}

// try finds out what the file would change, and changes nothing.
func (b *Bot) try(ctx context.Context, by reflection.Member, l *lookedAt) (err error) {
	if l.wrong() {
		return nil
	}
	if l.change, err = b.Service.TryUpload(ctx, by, l.file, l.rows); errors.As(err, &l.mistakes) {
		return nil
	}
	return err
}

// belongTo gives term dates to the school that was chosen. Where none was and
// there are several, it lists them.
func (b *Bot) belongTo(ctx context.Context, by reflection.Member, l *lookedAt) error {
	if l.of == everySchool {
		return nil
	}
	schools, err := b.Service.SchoolsToSetUp(ctx, by)
	if err != nil || len(schools) < 2 {
		return err
	}
	if l.of == "" {
		l.whose = schools
		return nil
	}
	i := slices.IndexFunc(schools, func(s reflection.School) bool { return string(s.ID) == l.of })
	if i < 0 {
		return reflection.ErrNotFound
	}
	for _, row := range l.rows {
		row.Cells[reflection.SchoolField] = schools[i].Name
	}
	return nil
}

// upload reads a file again that a button refers to.
func (b *Bot) upload(ctx context.Context, by reflection.Member, ref string) (lookedAt, error) {
	id, of, _ := strings.Cut(ref, "/")
	u, err := b.Service.Upload(ctx, by, reflection.UploadID(id))
	if err != nil {
		return lookedAt{}, err
	}
	return b.look(ctx, by, u, of)
}

// seeUpload shows what a file would change, line by line, or what is wrong
// with it.
func seeUpload(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	looked, err := b.upload(ctx, by, ref)
	if err == nil {
		err = b.try(ctx, by, &looked)
	}
	if err != nil {
		return uploadGone(err)
	}
	return seen(looked), nil
}

// seen asks first whose term dates they are, where that is not known.
func seen(l lookedAt) Answer {
	if len(l.whose) > 0 && !l.wrong() {
		f := whoseForm(l)
		return Answer{Form: &f}
	}
	v := uploadView(l)
	return Answer{View: &v}
}

// chooseSchool says whose term dates they are.
func chooseSchool(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	return seeUpload(b, ctx, by, in, id+"/"+in.Values.Get(reflection.SchoolField).Reveal())
}

// applyUpload keeps it. What has become wrong since it was shown is shown.
func applyUpload(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	var looked lookedAt
	return b.runs(ctx, by, errand{
		run: func(ctx context.Context) (a Answer, err error) {
			if looked, err = b.apply(ctx, by, ref); err != nil {
				return uploadGone(err)
			}
			if looked.wrong() {
				return seen(looked), nil
			}
			view := appliedView(looked)
			return Answer{View: &view, Home: true}, nil
		},
		told: func(a Answer) Message {
			switch {
			case len(a.Messages) > 0:
				return a.Messages[0]
			case looked.wrong():
				return uploadWords(looked)
			}
			return appliedWords(looked)
		},
	})
}

func (b *Bot) apply(ctx context.Context, by reflection.Member, ref string) (lookedAt, error) {
	looked, err := b.upload(ctx, by, ref)
	if err != nil || looked.wrong() {
		return looked, err
	}
	looked.change, err = b.Service.ApplyUpload(ctx, by, looked.id, looked.file, looked.rows)
	if errors.As(err, &looked.mistakes) {
		return looked, nil
	}
	if err == nil && b.Joined != nil && looked.file == reflection.PeopleFile {
		b.Joined(ctx, by.Organisation)
	}
	return looked, err
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

// openUpload asks for a file, and says what for.
func openUpload(_ *Bot, _ context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	if !by.Is(reflection.Coordinator) {
		return Answer{}, reflection.ErrForbidden
	}
	f := sendFileForm()
	return Answer{Form: &f}, nil
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
