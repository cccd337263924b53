package reflection

import (
	"context"
	"slices"
)

// TakeBackPiece deletes what the person gave in a swap, its file with it, in
// every state that one can be in. ErrNotFound means that there is nothing of
// theirs.
//
// Until everybody has answered it is then as if they had not given it: where the
// others could read it, they hear that it was taken back, and another can be
// given. From then on all go on with what they read, and see in its place that
// it was taken back.
func (s *Service) TakeBackPiece(ctx context.Context, by Member, id InquiryID, k PieceKind) (Together, error) {
	err := s.changeInquiry(ctx, by, id, EventTakeBack, func(j *joint) error {
		p, err := s.Store.Piece(ctx, by.Organisation, id, by.ID, k)
		if err != nil {
			return err
		}
		gone, err := s.fileGone(ctx, by, p)
		if err != nil {
			return err
		}
		j.more = slices.Concat(gone, []Record{Gone{Piece: PieceID{id, by.ID, k}}})
		j.takeBack(k, by.ID)
		return nil
	})
	if err != nil {
		return Together{}, err
	}
	return s.OpenInquiry(ctx, by, id)
}

// fileGone takes away the file of a piece, where it has one that is still there.
func (s *Service) fileGone(ctx context.Context, by Member, p Piece) ([]Record, error) {
	if p.File == "" {
		return nil, nil
	}
	_, there, err := s.KeptFile(ctx, by, p.File)
	if err != nil || !there {
		return nil, err
	}
	return []Record{Gone{File: p.File}}, nil
}

// takeBack marks that the person has not given a piece, while that can still
// change what the others do.
func (j *joint) takeBack(k PieceKind, by MemberID) {
	if j.State != InquiryTrialling || j.opened(PieceAnswer) {
		return
	}
	open := j.opened(k)
	*j.side(by).has(k) = false
	if open && !j.opened(k) {
		j.tells = NoteTakenBack
	}
}
