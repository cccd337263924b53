package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Fields of the Form for a piece of a swap, and what can be wrong in it.
const (
	PieceTextField = "piece"
	PieceFileField = "piece-file"

	OneOfTwo  Problem = "one of the two" // a text or a file
	WrongType Problem = "not a type that is taken"
)

// MaxPiece is the most bytes of a file in a swap.
const MaxPiece = 10 << 20

// PieceSent is a piece as somebody sent it: a text or a file.
type PieceSent struct {
	Kind PieceKind
	Text Private
	File Private // its bytes
	Choices
}

// GivePiece keeps what the person gives in a swap, in place of what they gave
// before. A guard speaks before a text is kept; no guard can look into a file.
// ErrNotFound means that it is not the time for it.
func (s *Service) GivePiece(ctx context.Context, by Member, id InquiryID, p PieceSent) (Kept, error) {
	var kept Kept
	_, err := s.jointOf(ctx, by, id)
	if err != nil {
		return kept, err
	}
	if p.File == "" {
		if kept.Heeded, err = s.heedAll(ctx, by, p.Choices, &p.Text); err != nil || kept.Spoke() {
			return kept, err
		}
	}
	if err := p.fault(); err != nil {
		return kept, err
	}
	kept.Together, err = s.keepPiece(ctx, by, id, p, FileID(NewID()))
	return kept, err
}

// GiveFile keeps a file that came through the chat, where a swap waits for one
// from the person, and says what as. ErrNotFound means that none does, ErrExists
// that the event was taken in before.
func (s *Service) GiveFile(ctx context.Context, by Member, event Event, file Private) (Together, PieceKind, error) {
	id, kind, err := s.awaited(ctx, by)
	if isMissing(err) {
		if _, errKept := s.Store.File(ctx, by.Organisation, clipOf(event)); errKept == nil { // the last piece, told of twice
			err = ErrExists
		}
	}
	if err != nil {
		return Together{}, "", err
	}
	p := PieceSent{Kind: kind, File: file}
	if err := p.fault(); err != nil {
		return Together{}, "", err
	}
	t, err := s.keepPiece(ctx, by, id, p, clipOf(event), event)
	return t, kind, err
}

// awaited is the swap that waits for a piece from the person, and of which kind.
func (s *Service) awaited(ctx context.Context, by Member) (InquiryID, PieceKind, error) {
	all, err := s.inquiriesOf(ctx, by)
	if err != nil {
		return "", "", err
	}
	for _, j := range all {
		switch {
		case j.takes(PieceAnswer, by.ID):
			return j.ID, PieceAnswer, nil
		case j.takes(PieceTask, by.ID):
			return j.ID, PieceTask, nil
		}
	}
	return "", "", fmt.Errorf("a file for a swap: %w", ErrNotFound)
}

// fault finds what cannot be kept.
func (p PieceSent) fault() error {
	switch {
	case p.File == "" && p.Text.Blank():
		return Fault{PieceTextField, Blank}
	case p.File == "" && p.Text.longer(MaxText):
		return Fault{PieceTextField, TooLong}
	case p.File == "":
		return nil
	case !p.Text.Blank():
		return Fault{PieceFileField, OneOfTwo}
	case len(p.File) > MaxPiece:
		return Fault{PieceFileField, TooLong}
	case FileType(p.File) == "":
		return Fault{PieceFileField, WrongType}
	}
	return nil
}

// keepPiece keeps a piece, and what else belongs to the same write. A file that
// it takes the place of goes.
func (s *Service) keepPiece(ctx context.Context, by Member, id InquiryID, sent PieceSent, file FileID, also ...Record) (Together, error) {
	err := s.changeInquiry(ctx, by, id, sent.Kind.event(), func(j *joint) error {
		if !j.takes(sent.Kind, by.ID) {
			return ErrNotFound
		}
		p, err := s.ownPiece(ctx, by, id, sent.Kind)
		if err != nil {
			return err
		}
		gone, err := s.fileGone(ctx, by, p)
		if err != nil {
			return err
		}
		j.more = slices.Concat(also, gone)
		p.Text, p.File = sent.Text, ""
		if sent.File != "" {
			p.File = file
			j.more = append(j.more, File{ID: file, Organisation: by.Organisation, Owner: by.ID, Type: FileType(sent.File), Body: sent.File})
		}
		j.more = append(j.more, p)
		j.open(sent.Kind, by.ID)
		return nil
	})
	if err != nil {
		return Together{}, err
	}
	return s.OpenInquiry(ctx, by, id)
}

// open marks that the person has given a piece. If it was the last of its kind,
// the others hear of it.
func (j *joint) open(k PieceKind, by MemberID) {
	before := j.opened(k)
	*j.side(by).has(k) = true
	if !before && j.opened(k) {
		j.tells = k.opening()
	}
}

// ownPiece is what the person has given so far, or an empty one.
func (s *Service) ownPiece(ctx context.Context, by Member, id InquiryID, k PieceKind) (Piece, error) {
	p, err := s.Store.Piece(ctx, by.Organisation, id, by.ID, k)
	if isMissing(err) {
		return Piece{Organisation: by.Organisation, Inquiry: id, Author: by.ID, Kind: k}, nil
	}
	return p, err
}
