package bot

import (
	"context"
	"errors"
	"strings"

	"plenary/reflection"
)

// openPiece is the button of what somebody gives in a swap: "kind/inquiry".
func openPiece(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	kind, id, _ := strings.Cut(ref, "/")
	return opening(pieceForm(reflection.PieceKind(kind)))(b, ctx, by, in, id)
}

// savePiece keeps what somebody gives in a swap: "kind/inquiry".
func savePiece(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	kind, id, _ := strings.Cut(ref, "/")
	sent := reflection.PieceSent{Kind: reflection.PieceKind(kind), Text: in.Values.Get(reflection.PieceTextField),
		File: in.Values.Get(reflection.PieceFileField), Choices: choicesFrom(in.Values)}
	kept, err := b.Service.GivePiece(ctx, by, reflection.InquiryID(id), sent)
	return b.kept(ctx, by, in, id, kept, err, pieceForm(sent.Kind))
}

// takeBackPiece deletes what somebody gave in a swap: "kind/inquiry".
func takeBackPiece(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	kind, id, _ := strings.Cut(ref, "/")
	return b.inquiryAnswer(b.Service.TakeBackPiece(ctx, by, reflection.InquiryID(id), reflection.PieceKind(kind)))
}

// keepFile takes in a file that came through the chat: what a swap waits for,
// or what sets a school up. A coordinator's table is never taken for a task.
func keepFile(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	if by.Is(reflection.Coordinator) && b.setsUp(in.File) {
		return keepUpload(b, ctx, by, in, ref)
	}
	t, kind, err := b.Service.GiveFile(ctx, by, b.event(in), in.File)
	if errors.Is(err, reflection.ErrNotFound) {
		return keepUpload(b, ctx, by, in, ref)
	}
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{fileGivenWords(t, kind)}}, nil
}

// setsUp reports whether a file can be read as one that sets a school up, be
// its lines right or not. Plain text always can; a PDF, a picture or a letter
// is none.
func (b *Bot) setsUp(file reflection.Private) bool {
	if kind := reflection.FileType(file); kind != "" && kind != reflection.TextFile {
		return false
	}
	var mistakes reflection.Mistakes
	_, _, err := b.ReadSetUp([]byte(file.Reveal()))
	return err == nil || errors.As(err, &mistakes)
}

// pieceURL makes a link to the file of a piece; empty where there is none.
func (b *Bot) pieceURL(p reflection.Piece, reader reflection.Member) string {
	if p.File == "" || b.PieceURL == nil {
		return ""
	}
	return b.PieceURL(p, reader)
}
