package bot

import "time"

// Event is an entry for a person's own calendar. It holds stock sentences, names
// and times, and nothing that anybody wrote: calendars are read by others.
type Event struct {
	UID         string // stable: the same event again takes the place of the one before
	Sequence    int    // rises with every change
	Cancelled   bool
	Summary     string
	Description string
	Attendee    string    // the e-mail address of whose calendar it is; empty where it is not known
	Starts      time.Time // in the zone it is shown in
	Ends        time.Time
	Made        time.Time
}
