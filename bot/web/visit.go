package web

import (
	"context"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// visitFile ends what stands in a token in place of a clip. No clip has a name
// with a dot in it.
const visitFile = ".ics"

// VisitLink is where a visit's entry for its reader's calendar can be fetched
// for the next ten minutes. It is made anew each time, as the visit stands then.
func (f *Files) VisitLink(visit reflection.VisitID, reader reflection.Member) string {
	return f.Link(reflection.FileID(visit)+visitFile, reader)
}

// visit is that entry. Until a time is agreed there is none.
func (f *Files) visit(ctx context.Context, reader reflection.Member, file string) (reflection.File, error) {
	c, err := f.Service.OpenVisit(ctx, reader, reflection.VisitID(strings.TrimSuffix(file, visitFile)))
	if err == nil && c.Visit.Starts.IsZero() {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return reflection.File{}, err
	}
	e := bot.VisitEvent(c)
	method := "REQUEST"
	if e.Cancelled {
		method = "CANCEL"
	}
	return reflection.File{Owner: reader.ID, Type: "text/calendar; charset=utf-8; method=" + method,
		Body: reflection.Private(f.Calendar(e))}, nil
}
