package reflection

import (
	"context"
	"fmt"
)

// pieces are those of a swap that the person may read: their own, and the
// others' once they are open. One that was taken back once all had answered is
// TakenBack.
func (s *Service) pieces(ctx context.Context, by Member, j joint) ([]Piece, error) {
	var all []Piece
	for _, k := range PieceKinds() {
		for _, side := range j.Sides {
			if !*side.has(k) || allowed(by, j.relation(by.ID, side.Member, j.opened(k)), ReadPiece) != nil {
				continue
			}
			p, err := s.Store.Piece(ctx, by.Organisation, j.ID, side.Member, k)
			if isMissing(err) {
				p, err = Piece{Organisation: by.Organisation, Inquiry: j.ID, Author: side.Member, Kind: k}, nil
			}
			if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
	}
	return all, nil
}

// PieceFile is the file that somebody gave in a swap, for one who may read it:
// its author, and the others once it is open. For anybody else, and where a
// text was given, the error is ErrNotFound or ErrForbidden.
func (s *Service) PieceFile(ctx context.Context, by Member, id InquiryID, author MemberID, k PieceKind) (File, error) {
	j, err := s.jointOf(ctx, by, id)
	if err == nil && j.side(author) == nil {
		err = ErrNotFound
	}
	if err == nil {
		err = allowed(by, j.relation(by.ID, author, j.opened(k)), ReadPiece)
	}
	if err != nil {
		return File{}, fmt.Errorf("file of inquiry %s: %w", id, err)
	}
	p, err := s.Store.Piece(ctx, by.Organisation, id, author, k)
	if err == nil && p.File == "" {
		err = ErrNotFound
	}
	if err != nil {
		return File{}, fmt.Errorf("file of inquiry %s: %w", id, err)
	}
	return s.Store.File(ctx, by.Organisation, p.File)
}
