package web

import (
	"context"
	"strings"

	"plenary/reflection"
)

// pieceFile begins what stands in a token in place of a clip, before whose
// piece it is of which inquiry. No clip has a name with a stroke in it.
const pieceFile = "piece/"

// PieceLink is where the file that somebody gave in a swap can be fetched for
// the next ten minutes by one who may read it. Whether they may is looked at
// when it is fetched, too.
func (f *Files) PieceLink(p reflection.Piece, reader reflection.Member) string {
	return f.Link(reflection.FileID(pieceFile+string(p.Kind)+"/"+string(p.Inquiry)+"/"+string(p.Author)), reader)
}

func (f *Files) piece(ctx context.Context, reader reflection.Member, file string) (reflection.File, error) {
	kind, rest, _ := strings.Cut(strings.TrimPrefix(file, pieceFile), "/")
	inquiry, author, _ := strings.Cut(rest, "/")
	return f.Service.PieceFile(ctx, reader, reflection.InquiryID(inquiry), reflection.MemberID(author), reflection.PieceKind(kind))
}

// pieceNames are what a browser keeps such a file as: what it was called before
// is not kept.
var pieceNames = map[string]string{
	reflection.PDFFile: "swap.pdf", reflection.PNGFile: "swap.png", reflection.JPEGFile: "swap.jpg",
	reflection.TextFile: "swap.txt", reflection.WordFile: "swap.docx",
}
