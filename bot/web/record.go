package web

import (
	"context"

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
