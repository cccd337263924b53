package reflection

import "time"

// Origin is where a shared line comes from, as far as its reader is told.
type Origin string

// FromVisit is a visit to a lesson. Whose lesson it was is not told.
const FromVisit Origin = "visit"

// Share is a snapshot of some text, made by its author for one reader. It is
// the only thing of one person's that another can read. A draft is the preview:
// readable by its author alone, and word for word what the reader will see.
type Share struct {
	ID           ShareID
	Organisation OrganisationID
	Author       MemberID
	Reader       MemberID
	For          Date // the meeting it was shared for; zero when none was in sight
	Draft        bool
	Origin       Origin
	Text         Private
	MadeAt       time.Time // orders an author's own list; never shown to the reader
	Revision     int
}
