package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

// pieceRow is one thing that one person gave in a swap. A file of theirs stands
// in files; it goes with the key that sealed it, as the row does.
type pieceRow struct {
	OrganisationID string `gorm:"primaryKey"`
	InquiryID      string `gorm:"primaryKey"`
	AuthorID       string `gorm:"primaryKey"`
	Kind           string `gorm:"primaryKey"`
	FileID         string
	Body           []byte // the text, sealed with the author's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (pieceRow) TableName() string { return "pieces" }

func (row pieceRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.AuthorID,
		Record:       "piece/" + row.InquiryID + "/" + row.Kind,
		Field:        "body",
	}
}

func (row pieceRow) author() holder { return holder{row.OrganisationID, aMember, row.AuthorID} }

func (db *DB) readyPiece(ctx context.Context, org reflection.OrganisationID, p reflection.Piece) (change, error) {
	if err := belongs(org, p.Organisation, string(p.Inquiry)); err != nil {
		return change{}, err
	}
	row := &pieceRow{
		OrganisationID: string(org),
		InquiryID:      string(p.Inquiry),
		AuthorID:       string(p.Author),
		Kind:           string(p.Kind),
		FileID:         string(p.File),
		Revision:       p.Revision + 1,
	}
	var err error
	if row.Body, err = db.seal(ctx, row.author(), row.place(), []byte(p.Text.Reveal())); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, revision: p.Revision, owner: map[string]any{"inquiry_id": row.InquiryID, "author_id": row.AuthorID, "kind": row.Kind}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Piece finds what one person gave in a swap.
func (db *DB) Piece(ctx context.Context, org reflection.OrganisationID, inquiry reflection.InquiryID, author reflection.MemberID, kind reflection.PieceKind) (reflection.Piece, error) {
	var row pieceRow
	err := db.sealed(ctx, "pieces", "author_id", aMember).
		Where("pieces.organisation_id = ? AND pieces.inquiry_id = ? AND pieces.author_id = ? AND pieces.kind = ?", org, inquiry, author, kind).
		Take(&row).Error
	if err != nil {
		return reflection.Piece{}, told(fmt.Sprintf("piece of inquiry %s", inquiry), err)
	}
	plain, err := db.open(ctx, row.author(), row.Wrapped, row.place(), row.Body)
	if err != nil {
		return reflection.Piece{}, err
	}
	return reflection.Piece{
		Organisation: reflection.OrganisationID(row.OrganisationID),
		Inquiry:      reflection.InquiryID(row.InquiryID),
		Author:       reflection.MemberID(row.AuthorID),
		Kind:         reflection.PieceKind(row.Kind),
		Text:         reflection.Private(plain),
		File:         reflection.FileID(row.FileID),
		Revision:     row.Revision,
	}, nil
}
