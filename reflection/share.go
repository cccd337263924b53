package reflection

import "time"

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
	Text         Private
	MadeAt       time.Time // orders an author's own list; never shown to the reader
	Revision     int
}
