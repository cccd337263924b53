package web

import (
	"context"
	"net/http"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// recordFile stands in a token in place of a clip. No clip has a name with a
// dot in it.
const recordFile = "record.csv"

// RecordLink is where the person's record of their own development can be
// fetched for the next ten minutes. It is made anew each time.
func (f *Files) RecordLink(owner reflection.Member) string { return f.Link(recordFile, owner) }

// record is that table, as a file to keep.
func (f *Files) record(ctx context.Context, owner reflection.Member) (reflection.File, error) {
	lines, err := f.Service.DevelopmentRecord(ctx, owner)
	return reflection.File{Owner: owner.ID, Type: "text/csv; charset=utf-8", Body: bot.RecordCSV(lines)}, err
}

// attach tells the browser to keep the file instead of showing it.
func attach(h http.Header, mediaType string) {
	switch {
	case strings.HasPrefix(mediaType, "text/csv"):
		h.Set("Content-Disposition", `attachment; filename="my-record.csv"`)
	case strings.HasPrefix(mediaType, "text/calendar"):
		h.Set("Content-Disposition", `attachment; filename="visit.ics"`)
	case pieceNames[mediaType] != "":
		h.Set("Content-Disposition", `attachment; filename="`+pieceNames[mediaType]+`"`)
	case !strings.HasPrefix(mediaType, "audio/"):
		h.Set("Content-Disposition", "attachment")
	}
}
