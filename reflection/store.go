package reflection

import (
	"context"
	"errors"
	"time"
)

// What a Store answers when it cannot do what was asked. Adapters test for
// these with errors.Is and never see a database's own errors.
var (
	ErrNotFound  = errors.New("not found")
	ErrExists    = errors.New("exists already")
	ErrForbidden = errors.New("not allowed")
	// ErrStale means the record was changed by someone else since it was read.
	// Nothing was written; read again and decide again.
	ErrStale = errors.New("changed since it was read")
)

// Store keeps and finds. Everything it takes and gives belongs to one
// organisation, which is named first; a record of another organisation is
// ErrNotFound. Times are UTC. A single thing that is missing is ErrNotFound; a
// list of nothing is empty. Private text is sealed before it reaches a table.
type Store interface {
	Roster
	Journal
	Sharing
	Pairs
	YearBook
	RoundBook
	Visiting
	HalfTerms
	Evaluations
	Ledger

	// Write keeps every record or none of them. A record with Revision 0 is
	// new: ErrExists if it is there already. Any other replaces the one with
	// that revision: ErrStale if it has another by now, ErrNotFound if it is
	// gone. The kept record's revision is one higher.
	Write(ctx context.Context, org OrganisationID, records ...Record) error

	// Erase destroys the member's key and removes the member and everything
	// they wrote or was queued for them. Others keep what is theirs; what the
	// member shared is gone. Erasing twice is ErrNotFound.
	Erase(ctx context.Context, org OrganisationID, id MemberID) error
}

// Roster finds people and where they work.
type Roster interface {
	Organisations(ctx context.Context) ([]Organisation, error)
	// OrganisationByCode finds the one whose Code has the digest.
	OrganisationByCode(ctx context.Context, digest string) (Organisation, error)
	Workspaces(ctx context.Context) ([]Workspace, error)
	// WorkspaceAt finds one by the platform's own id of it.
	WorkspaceAt(ctx context.Context, platform, external string) (Workspace, error)
	// Identify finds the person a platform speaks of: the only query that
	// starts outside an organisation, since the workspace belongs to one.
	Identify(ctx context.Context, ws WorkspaceID, platformID string) (Member, error)
	Member(ctx context.Context, org OrganisationID, id MemberID) (Member, error)
	// Members lists everyone, by name.
	Members(ctx context.Context, org OrganisationID) ([]Member, error)
	// MembersAfter lists up to limit members whose ids come after one, by id.
	MembersAfter(ctx context.Context, org OrganisationID, after MemberID, limit int) ([]Member, error)
	// People lists those of these members that are there, by name.
	People(ctx context.Context, org OrganisationID, ids []MemberID) ([]Member, error)
	// MentoredBy lists the people whose mentor is one of ids, by name.
	MentoredBy(ctx context.Context, org OrganisationID, ids ...MemberID) ([]Member, error)
	Schools(ctx context.Context, org OrganisationID) ([]School, error)
	School(ctx context.Context, org OrganisationID, id SchoolID) (School, error)
	// Calendar lists every span of the organisation, by first day.
	Calendar(ctx context.Context, org OrganisationID) ([]Span, error)
	// Upload finds a set-up file that was sent to the bot.
	Upload(ctx context.Context, org OrganisationID, id UploadID) (Upload, error)
}

// Journal finds what people wrote.
type Journal interface {
	Entry(ctx context.Context, org OrganisationID, id EntryID) (Entry, error)
	// Entries lists an author's entries, newest first, at most limit.
	Entries(ctx context.Context, org OrganisationID, author MemberID, limit int) ([]Entry, error)
	// EntriesSince lists what these authors began at or after an instant,
	// newest first.
	EntriesSince(ctx context.Context, org OrganisationID, authors []MemberID, since time.Time) ([]Entry, error)
	// EntriesWithin lists what an author began in [from, to), newest first.
	EntriesWithin(ctx context.Context, org OrganisationID, author MemberID, from, to time.Time) ([]Entry, error)
	Plan(ctx context.Context, org OrganisationID, id PlanID) (Plan, error)
	// OpenPlan is the author's newest plan in state PlanOpen.
	OpenPlan(ctx context.Context, org OrganisationID, author MemberID) (Plan, error)
	// OpenPlans lists these authors' plans in state PlanOpen, newest first.
	OpenPlans(ctx context.Context, org OrganisationID, authors []MemberID) ([]Plan, error)
	// Plans lists an author's plans, newest first.
	Plans(ctx context.Context, org OrganisationID, author MemberID) ([]Plan, error)
	File(ctx context.Context, org OrganisationID, id FileID) (File, error)
	// NotPupils is what one person said are no pupils' names; ErrNotFound until
	// they said one.
	NotPupils(ctx context.Context, org OrganisationID, owner MemberID) (NotPupils, error)
}

// Sharing finds what was shared and what was said about meetings.
type Sharing interface {
	Share(ctx context.Context, org OrganisationID, id ShareID) (Share, error)
	// SharesBy lists an author's shares, drafts left out, newest first.
	SharesBy(ctx context.Context, org OrganisationID, author MemberID) ([]Share, error)
	// DraftsBy lists what an author looked at and neither shared nor took away,
	// newest first.
	DraftsBy(ctx context.Context, org OrganisationID, author MemberID) ([]Share, error)
	// SharesFor lists what author shared with reader for meetings in
	// (after, upTo], or for no meeting in particular, drafts left out, oldest
	// first.
	SharesFor(ctx context.Context, org OrganisationID, author, reader MemberID, after, upTo Date) ([]Share, error)
	Meeting(ctx context.Context, org OrganisationID, id MeetingID) (Meeting, error)
	// MeetingsOf lists the kept meetings of an ECT before d, newest first, at
	// most limit.
	MeetingsOf(ctx context.Context, org OrganisationID, ect MemberID, before Date, limit int) ([]Meeting, error)
	// MeetingsWith lists the kept meetings that a mentor was a side of, newest
	// first, whoever mentors those ECTs by now.
	MeetingsWith(ctx context.Context, org OrganisationID, mentor MemberID) ([]Meeting, error)
	// MeetingsWithin lists every kept meeting of those days, in no particular
	// order. What was agreed stays sealed: Agreed is empty.
	MeetingsWithin(ctx context.Context, org OrganisationID, days Days) ([]Meeting, error)
	// TellingsBy lists what an ECT told coordinators, and has not taken back.
	TellingsBy(ctx context.Context, org OrganisationID, ect MemberID) ([]Telling, error)
	// TellingsFor lists what a coordinator is told since an instant, oldest
	// first.
	TellingsFor(ctx context.Context, org OrganisationID, reader MemberID, since time.Time) ([]Telling, error)
	// Theories lists the versions of a school's theory of action, newest first.
	Theories(ctx context.Context, org OrganisationID, school SchoolID) ([]Theory, error)
	// Tallies lists every count that was kept, the newest half-term first.
	Tallies(ctx context.Context, org OrganisationID) ([]Tally, error)
}

// Pairs finds what people do together.
type Pairs interface {
	// Inquiry finds one as it was kept, whoever has left meanwhile.
	Inquiry(ctx context.Context, org OrganisationID, id InquiryID) (Inquiry, error)
	// InquiriesOf lists those that one of these people is in, newest first.
	InquiriesOf(ctx context.Context, org OrganisationID, people []MemberID) ([]Inquiry, error)
	// LiveInquiries lists those of them that are neither stopped nor decided.
	LiveInquiries(ctx context.Context, org OrganisationID, people []MemberID) ([]Inquiry, error)
	// InquiriesWithin lists every inquiry that began or was decided on one of
	// those days, in no particular order. What its people wrote stays sealed:
	// Aim, When, Then and Note are empty.
	InquiriesWithin(ctx context.Context, org OrganisationID, days Days) ([]Inquiry, error)
	// Findings lists a school's inquiries into a focus whose note is in its
	// library, newest first, at most limit.
	Findings(ctx context.Context, org OrganisationID, school SchoolID, focus Focus, limit int) ([]Inquiry, error)
	// Trial finds what one person wrote of an inquiry.
	Trial(ctx context.Context, org OrganisationID, inquiry InquiryID, author MemberID) (Trial, error)
	// Piece finds what one person gave in a swap. The bytes of its file are a
	// File of theirs.
	Piece(ctx context.Context, org OrganisationID, inquiry InquiryID, author MemberID, kind PieceKind) (Piece, error)
}

// YearBook finds the inquiries that last a year.
type YearBook interface {
	// YearInquiry finds one as it was kept, whoever has left meanwhile.
	YearInquiry(ctx context.Context, org OrganisationID, id YearInquiryID) (YearInquiry, error)
	// YearInquiriesOf lists those in which one of these people has a seat, newest
	// first. The questions stay sealed: Question and Parts are empty.
	YearInquiriesOf(ctx context.Context, org OrganisationID, people []MemberID) ([]YearInquiry, error)
	// YearLines lists the lines at the check points of one that its author has
	// shown, and those of one person, shown or not, by half-term and author.
	YearLines(ctx context.Context, org OrganisationID, id YearInquiryID, own MemberID) ([]YearLine, error)
}

// RoundBook finds who joined the rounds that pair people, and which have opened.
type RoundBook interface {
	// Joining finds a person's place in the rounds, also once they have left.
	Joining(ctx context.Context, org OrganisationID, id MemberID) (Joining, error)
	// Joinings lists those of everybody who is in, in no particular order.
	Joinings(ctx context.Context, org OrganisationID) ([]Joining, error)
	// Avoidances lists those that these people keep, in no particular order.
	Avoidances(ctx context.Context, org OrganisationID, owners []MemberID) ([]Avoidance, error)
	// OpenedRound finds the round of the half-term that begins on a day.
	OpenedRound(ctx context.Context, org OrganisationID, half Date) (OpenedRound, error)
}

// Visiting finds visits to lessons and what was written about them.
type Visiting interface {
	Visit(ctx context.Context, org OrganisationID, id VisitID) (Visit, error)
	// VisitsOf lists the visits in which one of these members is observer or
	// host, the newest first.
	VisitsOf(ctx context.Context, org OrganisationID, members []MemberID) ([]Visit, error)
	// VisitWords finds what one person wrote about a visit.
	VisitWords(ctx context.Context, org OrganisationID, id VisitID, author MemberID) (VisitWords, error)
}

// HalfTerms finds what schools do once in each half-term.
type HalfTerms interface {
	// Kits lists the half-term meetings of every school on a day or later, the
	// first first; with the zero Date, all of them.
	Kits(ctx context.Context, org OrganisationID, from Date) ([]Kit, error)
	// NetworkCards lists every version of a school's cards, the newest half-term
	// and version first.
	NetworkCards(ctx context.Context, org OrganisationID, school SchoolID) ([]NetworkCard, error)
	// NetworkCardsIn lists every version of all schools' cards of the half-term
	// that begins on a day, in no particular order.
	NetworkCardsIn(ctx context.Context, org OrganisationID, half Date) ([]NetworkCard, error)
	// NetworkTallies lists every count of cards that was kept, the newest
	// half-term first.
	NetworkTallies(ctx context.Context, org OrganisationID) ([]NetworkTally, error)
}

// Ledger keeps deliveries, and who may send them.
type Ledger interface {
	// Lease takes workspaces in which there is something to do: a row is due,
	// or an earlier lease left one in the middle. Those that another process
	// holds, that are paused until later than w.Now, or that the app was taken
	// out of (Workspace.Away) are left out. Those
	// whose last lease ended longest ago come first.
	Lease(ctx context.Context, w Wanted) ([]Lease, error)
	// Renew makes a lease last longer from now on; ErrStale if it is over.
	Renew(ctx context.Context, l Lease, last time.Duration) error
	// GiveUp ends a lease. The workspace is left alone until the instant
	// paused; the zero time does not pause it. Giving up one that is over
	// changes nothing.
	GiveUp(ctx context.Context, l Lease, paused time.Time) error

	// Due lists up to limit rows of the leased workspace that there is
	// something to do about at now, longest due first: those Queued or
	// Settling that are due, and those that an earlier lease left Sending. It
	// is empty once the lease is over.
	Due(ctx context.Context, l Lease, now time.Time, limit int) ([]Delivery, error)
	// Step takes each delivery a step further, each by itself: an error for
	// each, in their order. A delivery is among them once. Steps of many
	// callers at once reach the database together.
	Step(ctx context.Context, org OrganisationID, steps ...Step) []error

	// NextDue is the instant at which there is something to do next, pauses
	// counted; ErrNotFound when nothing waits.
	NextDue(ctx context.Context) (time.Time, error)
	// Upcoming lists the next queued rows of an organisation, soonest first.
	Upcoming(ctx context.Context, org OrganisationID, limit int) ([]Delivery, error)
	// Unknown lists the rows of an organisation that were settled as Unknown at
	// or after an instant, soonest due first.
	Unknown(ctx context.Context, org OrganisationID, since time.Time) ([]Delivery, error)
	// Delivery finds one by its opaque id.
	Delivery(ctx context.Context, org OrganisationID, id DeliveryID) (Delivery, error)
	// DeliveriesTo lists the rows to these members that are due in [from, to),
	// soonest first, whatever their state; with kinds, only those.
	DeliveriesTo(ctx context.Context, org OrganisationID, to []MemberID, from, until time.Time, kinds ...Kind) ([]Delivery, error)
	// Prune takes away up to limit rows to these members that are settled and
	// were due before an instant, welcomes excepted, and says how many went.
	Prune(ctx context.Context, org OrganisationID, to []MemberID, dueBefore time.Time, limit int) (int, error)
	// PruneEvents takes away up to limit events of all organisations that were
	// taken in before an instant, and says how many went.
	PruneEvents(ctx context.Context, before time.Time, limit int) (int, error)
	// PruneUploads takes away the set-up files of all organisations that were
	// sent before an instant, and says how many went.
	PruneUploads(ctx context.Context, before time.Time) (int, error)
}

// Record is something Write can keep or take away: Organisation, Workspace,
// School, Member, Entry, Plan, Share, Meeting, Inquiry, Trial, Piece, Joining,
// Avoidance, Visit, VisitWords, Theory, Kit, File, Upload, NotPupils, YearInquiry,
// YearLine, and the ones below.
type Record interface{ record() }

func (Organisation) record() {}
func (Workspace) record()    {}
func (School) record()       {}
func (Member) record()       {}
func (Entry) record()        {}
func (Plan) record()         {}
func (Share) record()        {}
func (Meeting) record()      {}
func (Inquiry) record()      {}
func (Trial) record()        {}
func (Joining) record()      {}
func (Avoidance) record()    {}
func (Piece) record()        {}
func (Theory) record()       {}
func (File) record()         {}
func (Visit) record()        {}
func (VisitWords) record()   {}
func (Kit) record()          {}
func (NotPupils) record()    {}
func (YearInquiry) record()  {}
func (YearLine) record()     {}

// A Delivery is new in the ledger. One whose Key is there already changes
// nothing: deciding twice keeps one.
func (Delivery) record() {}

// Unqueued takes away the member's rows of those kinds that are still Queued
// and due after an instant; with a Ref, only those about it. The zero time
// takes them all.
type Unqueued struct {
	To    MemberID
	Kinds []Kind
	Ref   string
	After time.Time
}

// Unchanged locks the member's row and gives ErrStale if its revision is not
// the one that was read: what was decided from it would be out of date.
type Unchanged struct{ Member Member }

// Calendar replaces the spans of one school, or of the organisation as a
// whole where School is empty.
type Calendar struct {
	School SchoolID
	Spans  []Span
}

// Event is something a platform told us, by its own id. ErrExists means it was
// taken in before, and nothing else of the write is kept.
type Event struct {
	Workspace WorkspaceID
	ID        string
	At        time.Time
}

// Gone takes a record away. ErrNotFound if it is not there. Only entries,
// plans, shares, tellings, lines of a year, pieces of a swap, files and uploads can
// go; an entry takes its clips with it.
type Gone struct {
	Entry EntryID
	Plan  PlanID
	Share ShareID
	File  FileID

	Upload  UploadID
	Telling TellingID

	YearLine YearLineID
	Piece    PieceID
}

func (Unqueued) record()  {}
func (Unchanged) record() {}
func (Calendar) record()  {}
func (Event) record()     {}
func (Gone) record()      {}

// A Tally is new; it never changes. So are a Telling, a NetworkCard, a
// NetworkTally, a Vote and a TermEvaluated.
func (Tally) record()         {}
func (Telling) record()       {}
func (NetworkCard) record()   {}
func (NetworkTally) record()  {}
func (Vote) record()          {}
func (TermEvaluated) record() {}

// An OpenedRound is new, and ErrExists where that half-term's is there: a round
// opens once.
func (OpenedRound) record() {}
