package reflection

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// Organisation is the outer wall: a trust or a lone school. Nothing crosses it.
type Organisation struct {
	ID       OrganisationID
	Name     string
	Code     JoinCode // by which another workspace joins it
	Revision int
}

// Workspace is one chat connection of an organisation: a Slack team or
// enterprise, a Teams tenant, or the local chat.
type Workspace struct {
	ID           WorkspaceID
	Organisation OrganisationID
	Platform     string    // "slack", "teams" or "local"
	External     string    // the platform's own id of it
	Name         string    // what people call it there
	Joined       time.Time // when the app was last put in
	Left         time.Time // when it was last taken out; zero means never
	Revision     int
}

// Away reports whether the app was taken out of the workspace: nothing is sent
// there, and everything stays until it is put in again.
func (w Workspace) Away() bool { return w.Left.After(w.Joined) }

// School is a place of work inside an organisation.
type School struct {
	ID           SchoolID
	Organisation OrganisationID
	Name         string
	Phases       []string
	Zone         string // IANA name; empty means Europe/London
	Safeguarding Safeguarding
	Off          []Part // what the school has switched off of the library
	Revision     int
}

// isOff reports whether the school has switched any of these parts off.
func (s School) isOff(parts ...Part) bool {
	return slices.ContainsFunc(parts, func(p Part) bool { return slices.Contains(s.Off, p) })
}

// Safeguarding is who to tell about a worry for a child, set by the
// coordinator. Without a lead and a phone number nobody is prompted.
type Safeguarding struct {
	Lead, LeadPhone     string
	Deputy, DeputyPhone string
	OutOfHours          string
	RecordingSystem     string
	Head                string
	ConfirmedOn         Date // zero until the coordinator has confirmed it
}

// Set reports whether there is somebody to tell and a number to ring.
func (s Safeguarding) Set() bool { return s.Lead != "" && s.LeadPhone != "" }

// Role is what a person is in the school. One person can hold several.
type Role string

const (
	ECT         Role = "ect"
	Mentor      Role = "mentor"
	Coordinator Role = "coordinator"
	Colleague   Role = "colleague"
)

// Roles lists every role there is.
func Roles() []Role { return []Role{ECT, Mentor, Coordinator, Colleague} }

// Welcome is where a person stands with the invitation to take part.
type Welcome string

const (
	Invited  Welcome = ""         // has not answered the welcome; gets no prompts
	Started  Welcome = "started"  // pressed [Start] or [OK]
	Declined Welcome = "declined" // pressed [Not for me]
)

// Member is a person of an organisation.
type Member struct {
	ID           MemberID
	Organisation OrganisationID
	School       SchoolID
	Workspace    WorkspaceID // empty until the person is met on a platform
	PlatformID   string      // the platform's id of the person
	Conversation string      // the platform's id of the bot's conversation with the person; empty until it is opened
	Deactivated  bool        // the person's account on the platform is switched off
	Email        string      // lower case
	Name         string
	Roles        []Role
	Zone         string // IANA name; empty means the school's

	Mentor, LineManager, InductionTutor MemberID

	Phase, Subject   string
	WorkingDays      Weekdays // zero means Monday to Friday
	Year             int      // ECT year 1 or 2; 0 when not an ECT
	Starts, Leaves   Date     // zero means unbounded
	Meets            MeetingSlot
	Free, Lessons    []Period
	Welcome          Welcome
	Begun            Date     // the day they first pressed [Start]; zero where that is not known
	Prompt           WeekTime // zero means DefaultPrompt
	OnlyMeetingWeeks bool
	JournalWeek      JournalWeek // zero until one is chosen; stays once it is over
	Away             Days        // on which they count as not at work; zero where none were said
	WasAway          []Days      // before that, the latest last: days that have passed
	PausedUntil      Date        // prompts start again on this day; zero means not paused
	Lens             string      // the ID of the pack that asks their questions; empty for the usual ones
	ChatCopyTold     bool        // was told once that typed replies stay in the chat
	Wants            []Wish
	Revision         int
}

// Wish is something that is off until a person wants it.
type Wish string

// Tagging offers to tag an entry once it is saved. The wish for the statements
// of one framework is Framework.wish.
const Tagging Wish = "tagging"

// Want reports whether the person wants it.
func (m Member) Want(w Wish) bool { return slices.Contains(m.Wants, w) }

// Period is a time of the school week, such as a free period.
type Period struct {
	Day      time.Weekday
	From, To TimeOfDay
}

// Is reports whether the member holds the role.
func (m Member) Is(r Role) bool { return slices.Contains(m.Roles, r) }

// FirstName is what messages call the person: "Asha", or "Mrs Khan" where the
// name was given with a title.
func (m Member) FirstName() string {
	words := strings.Fields(m.Name)
	switch {
	case len(words) == 0:
		return "your colleague"
	case len(words) > 1 && isTitle(words[0]):
		return words[0] + " " + words[len(words)-1]
	}
	return words[0]
}

func isTitle(word string) bool {
	switch strings.ToLower(strings.TrimSuffix(word, ".")) {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev":
		return true
	}
	return false
}

// PromptSlot is when in the week the person wants the prompt.
func (m Member) PromptSlot() WeekTime {
	if m.Prompt == (WeekTime{}) {
		return DefaultPrompt
	}
	return m.Prompt
}

// Linked reports whether the bot can reach the person.
func (m Member) Linked() bool { return m.Workspace != "" && m.PlatformID != "" && !m.Deactivated }

// ZoneOf is the time zone the member lives by: their own, else the school's,
// else London. A zone the machine does not know counts as not given.
func ZoneOf(m Member, s School) *time.Location {
	for _, name := range []string{m.Zone, s.Zone, "Europe/London"} {
		if name == "" || name == "Local" {
			continue
		}
		if loc := zoneNamed(name); loc != nil {
			return loc
		}
	}
	return time.UTC
}

// zones are those that were read before: reading one takes as long as all the
// rest of deciding what comes next.
var zones sync.Map

// zoneNamed is nil for a zone the machine does not know.
func zoneNamed(name string) *time.Location {
	if known, ok := zones.Load(name); ok {
		return known.(*time.Location)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	zones.Store(name, loc)
	return loc
}
