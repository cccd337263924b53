package storetest

import (
	"testing"

	"plenary/reflection"
)

var swapPromises = []promise{
	{"what somebody gives in a swap comes back as it was kept, by its kind and author", wholePiece},
	{"a piece is its organisation's own", pieceWalls},
	{"a file takes the place of another in one write, or not at all", pieceFile},
	{"a piece that is taken back goes by itself, with its file, or not at all", takenBackPiece},
	{"an erased partner's pieces and files are gone, and the others keep theirs", erasedPieces},
}

func (o organisation) piece(q reflection.Inquiry) reflection.Piece {
	return reflection.Piece{Organisation: o.id, Inquiry: q.ID, Author: o.asha.ID, Kind: reflection.PieceTask,
		Text: "Which of these is a half?", File: reflection.FileID(reflection.NewID())}
}

// given is a file that belongs to no entry.
func (o organisation) given(id reflection.FileID) reflection.File {
	f := o.file()
	f.ID, f.Entry = id, ""
	return f
}

func wholePiece(t *testing.T, w world) {
	q := w.inquiry()
	task := w.piece(q)
	wantFull(t, task)
	answer, bens := task, task
	answer.Kind, answer.Text, bens.Author, bens.Text = reflection.PieceAnswer, "A half of what?", w.ben.ID, "Ben's"
	w.write(t, task, answer, bens, q) // in whatever order they are given
	w.refused(t, reflection.ErrExists, task)
	for _, want := range []reflection.Piece{task, answer, bens} {
		want.Revision = 1
		same(t, ok[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, want.Author, want.Kind)), want)
	}
	missing[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, w.ben.ID, reflection.PieceAnswer))
	task.Revision, task.Text, task.File = 1, "", "another"
	w.write(t, task)
	w.refused(t, reflection.ErrStale, task)
	task.Revision = 2
	same(t, ok[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, w.asha.ID, reflection.PieceTask)), task)
}

func pieceWalls(t *testing.T, w world) {
	theirs := w.other.inquiry()
	piece := w.other.piece(theirs)
	w.other.write(t, theirs, piece)
	missing[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, theirs.ID, piece.Author, piece.Kind))
	across := w.piece(theirs)
	for _, r := range []reflection.Record{piece, across} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	piece.Revision = 1
	same(t, ok[reflection.Piece](t)(w.store.Piece(ctx(t), w.other.id, theirs.ID, piece.Author, piece.Kind)), piece)
}

func pieceFile(t *testing.T, w world) {
	q := w.inquiry()
	task := w.piece(q)
	first := w.given(task.File)
	w.write(t, q, task, first)
	q.Revision, task.Revision = 1, 1
	task.File = reflection.FileID(reflection.NewID())
	second := w.given(task.File)
	late := q
	late.Revision = 9
	w.refused(t, reflection.ErrStale, late, task, second, reflection.Gone{File: first.ID})
	ok[reflection.File](t)(w.store.File(ctx(t), w.id, first.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, second.ID))
	w.write(t, q, task, second, reflection.Gone{File: first.ID})
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, first.ID))
	second.Revision = 1
	same(t, ok[reflection.File](t)(w.store.File(ctx(t), w.id, second.ID)), second)
}

func takenBackPiece(t *testing.T, w world) {
	q := w.inquiry()
	task, bens := w.piece(q), w.piece(q)
	answer := task
	answer.Kind, answer.File, bens.Author = reflection.PieceAnswer, "", w.ben.ID
	file := w.given(task.File)
	w.write(t, q, task, answer, bens, file)
	mine := reflection.PieceID{Inquiry: q.ID, Author: w.asha.ID, Kind: reflection.PieceTask}
	there := func(author reflection.MemberID, k reflection.PieceKind) {
		t.Helper()
		ok[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, author, k))
	}
	w.other.refused(t, reflection.ErrNotFound, reflection.Gone{Piece: mine})
	for _, part := range []reflection.PieceID{{Inquiry: q.ID}, {Author: w.asha.ID}, {Inquiry: q.ID, Author: w.asha.ID}} {
		w.refused(t, reflection.ErrNotFound, reflection.Gone{Piece: part})
	}
	w.refused(t, reflection.ErrNotFound, reflection.Gone{Piece: mine, File: "none"})
	there(w.asha.ID, reflection.PieceTask)
	w.write(t, reflection.Gone{Piece: mine}, reflection.Gone{File: file.ID})
	missing[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, w.asha.ID, reflection.PieceTask))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, file.ID))
	there(w.asha.ID, reflection.PieceAnswer)
	there(w.ben.ID, reflection.PieceTask)
	w.refused(t, reflection.ErrNotFound, reflection.Gone{Piece: mine})
	w.write(t, task) // another in its place
	there(w.asha.ID, reflection.PieceTask)
}

func erasedPieces(t *testing.T, w world) {
	q := w.inquiry()
	hers, bens := w.piece(q), w.piece(q)
	bens.Author = w.ben.ID
	hersFile, bensFile := w.given(hers.File), w.given(bens.File)
	bensFile.Owner = w.ben.ID
	w.write(t, q, hers, bens, hersFile, bensFile)
	w.erase(t, w.asha)
	missing[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, w.asha.ID, reflection.PieceTask))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, hers.File))
	same(t, ok[reflection.Piece](t)(w.store.Piece(ctx(t), w.id, q.ID, w.ben.ID, reflection.PieceTask)).Text, bens.Text)
	ok[reflection.File](t)(w.store.File(ctx(t), w.id, bens.File))
	w.refused(t, reflection.ErrNotFound, hers)
}
