package storetest

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

var rosterPromises = []promise{
	{"everything about a person comes back as it was kept", wholeMember},
	{"everything about a school comes back as it was kept", wholeSchool},
	{"a workspace comes back as it was kept", wholeWorkspace},
	{"a person is found by the id their platform knows them by", identify},
	{"nobody is found by an id that was not given", identifyNobody},
	{"a workspace knows one person by an id, and another workspace another", platformIDs},
	{"a chat workspace belongs to one organisation", externalIDs},
	{"an address is one person's, and those without any are many", addresses},
	{"people are listed by name, and a mentor's own", byName},
	{"schools are listed by name", schoolsByName},
	{"a school's calendar is replaced and others stay", calendar},
	{"what is missing is not found, and a list of nothing is empty", rosterMissing},
	{"an organisation is found with its name", organisations},
}

// fullMember has something in every field.
func fullMember(w world) reflection.Member {
	m := w.person("Zoë O’Neill-Ní Bhriain", "U7", reflection.ECT)
	m.Roles = []reflection.Role{reflection.ECT, reflection.Colleague}
	m.Zone = "Europe/Lisbon"
	m.Mentor, m.LineManager, m.InductionTutor = w.sam.ID, w.ben.ID, w.sam.ID
	m.Phase, m.Subject = "secondary", "mathematics"
	m.WorkingDays = 1<<time.Monday | 1<<time.Thursday
	m.Year = 2
	m.Starts, m.Leaves = day(1), reflection.Date{Year: 2027, Month: 7, Day: 20}
	m.Meets = reflection.MeetingSlot{
		When:        reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(11, 10)},
		Fortnightly: true,
		From:        day(3),
	}
	m.Free = []reflection.Period{{Day: time.Monday, From: reflection.Clock(10, 0), To: reflection.Clock(10, 50)}}
	m.Lessons = []reflection.Period{{Day: time.Sunday, From: 0, To: 1}, {Day: time.Friday, From: reflection.Clock(23, 0), To: reflection.Clock(23, 59)}}
	m.Conversation, m.Deactivated = "D7", true
	m.Welcome, m.Begun = reflection.Started, day(2)
	m.Prompt = reflection.WeekTime{Day: time.Wednesday, At: reflection.Clock(19, 5)}
	m.OnlyMeetingWeeks = true
	m.JournalWeek = reflection.JournalWeek{Monday: day(16), After: m.Lessons[1:]}
	m.Away = reflection.Days{From: day(9), To: day(11)}
	m.WasAway = []reflection.Days{{From: day(1), To: day(2)}, {From: day(4), To: day(4)}}
	m.PausedUntil = day(20)
	m.Lens = "afl"
	m.ChatCopyTold = true
	m.Wants = []reflection.Wish{reflection.Tagging}
	return m
}

// wantFull fails when a field was added to a type and not to its example: so a
// new field cannot be forgotten by a store.
func wantFull(t *testing.T, v any) {
	t.Helper()
	value := reflect.ValueOf(v)
	for i := range value.NumField() {
		if name := value.Type().Field(i).Name; value.Field(i).IsZero() && name != "Revision" {
			t.Errorf("the example %T has nothing in %s", v, name)
		}
	}
}

func wholeMember(t *testing.T, w world) {
	full := fullMember(w)
	wantFull(t, full)
	plain := w.person("", "", "")
	plain.Roles, plain.Workspace, plain.School, plain.Email = nil, "", "", ""
	for _, m := range []reflection.Member{full, plain} {
		w.write(t, m)
		m.Revision = 1
		same(t, ok[reflection.Member](t)(w.store.Member(ctx(t), w.id, m.ID)), m)
	}
	emptied := plain
	emptied.ID, emptied.Revision = full.ID, 1
	w.write(t, emptied)
	emptied.Revision = 2
	same(t, ok[reflection.Member](t)(w.store.Member(ctx(t), w.id, full.ID)), emptied)
}

func wholeSchool(t *testing.T, w world) {
	s := reflection.School{
		ID:           reflection.SchoolID(reflection.NewID()),
		Organisation: w.id,
		Name:         "St Mary’s",
		Phases:       []string{"primary", "SEND"},
		Zone:         "Europe/London",
		Safeguarding: reflection.Safeguarding{
			Lead: "Jo Reed", LeadPhone: "01632 960001", Deputy: "Al", DeputyPhone: "01632 960002",
			OutOfHours: "01632 960003", RecordingSystem: "CPOMS", Head: "Mrs Khan", ConfirmedOn: day(2),
		},
		Off: []reflection.Part{"scenario/eyfs"},
	}
	wantFull(t, s)
	wantFull(t, s.Safeguarding)
	w.write(t, s)
	s.Revision = 1
	same(t, ok[reflection.School](t)(w.store.School(ctx(t), w.id, s.ID)), s)
	s.Phases, s.Off, s.Safeguarding = nil, nil, reflection.Safeguarding{}
	w.write(t, s)
	s.Revision = 2
	same(t, ok[reflection.School](t)(w.store.School(ctx(t), w.id, s.ID)), s)
}

func wholeWorkspace(t *testing.T, w world) {
	ws := reflection.Workspace{ID: reflection.WorkspaceID(reflection.NewID()), Organisation: w.id, Platform: "slack",
		External: reflection.NewID(), Name: "Northfield", Joined: now, Left: now.Add(time.Hour)}
	wantFull(t, ws)
	w.write(t, ws)
	ws.Revision = 1
	same(t, ok[reflection.Workspace](t)(w.store.WorkspaceAt(ctx(t), "slack", ws.External)), ws)
	missing[reflection.Workspace](t)(w.store.WorkspaceAt(ctx(t), "teams", ws.External))
	missing[reflection.Workspace](t)(w.store.WorkspaceAt(ctx(t), "slack", ""))
	for _, want := range []reflection.Workspace{w.workspace, ws} {
		all := ok[[]reflection.Workspace](t)(w.store.Workspaces(ctx(t)))
		at := slices.IndexFunc(all, func(got reflection.Workspace) bool { return got.ID == want.ID })
		if at < 0 {
			t.Fatal("the workspace is not listed")
		}
		same(t, all[at], want)
	}
}

func identify(t *testing.T, w world) {
	same(t, ok[reflection.Member](t)(w.store.Identify(ctx(t), w.workspace.ID, "U1")), w.asha)
	same(t, ok[reflection.Member](t)(w.store.Identify(ctx(t), w.other.workspace.ID, "U1")), w.other.asha)
	moved := w.asha
	moved.PlatformID = "U1-new"
	w.write(t, moved)
	missing[reflection.Member](t)(w.store.Identify(ctx(t), w.workspace.ID, "U1"))
}

func identifyNobody(t *testing.T, w world) {
	waiting, alsoWaiting := w.person("Waiting", "", reflection.ECT), w.person("Also waiting", "", reflection.ECT)
	waiting.Email, alsoWaiting.Email = "", ""
	nowhere := w.person("Nowhere", "U8", reflection.ECT)
	nowhere.Workspace, nowhere.Email = "", "u8@school.example"
	w.write(t, waiting, alsoWaiting, nowhere)
	for _, q := range []struct {
		ws         reflection.WorkspaceID
		platformID string
	}{
		{w.workspace.ID, "nobody"}, {w.workspace.ID, ""}, {"", "U8"}, {"", ""}, {"none", "U1"},
	} {
		missing[reflection.Member](t)(w.store.Identify(ctx(t), q.ws, q.platformID))
	}
}

func platformIDs(t *testing.T, w world) {
	twin := w.person("Twin", "U1", reflection.ECT)
	twin.Email = ""
	w.refused(t, reflection.ErrExists, twin)
	second := reflection.Workspace{ID: reflection.WorkspaceID(reflection.NewID()), Organisation: w.id, Platform: "teams"}
	twin.Workspace = second.ID
	w.write(t, second, twin)
	twin.Revision = 1
	same(t, ok[reflection.Member](t)(w.store.Identify(ctx(t), second.ID, "U1")), twin)
	same(t, ok[reflection.Member](t)(w.store.Identify(ctx(t), w.workspace.ID, "U1")), w.asha)
	// Imported people wait in no workspace, whatever ids they were given.
	for _, name := range []string{"One", "Two"} {
		m := w.person(name, "U1", reflection.ECT)
		m.Workspace, m.Email = "", ""
		w.write(t, m)
	}
}

func externalIDs(t *testing.T, w world) {
	theirs := w.other.workspace
	theirs.ID, theirs.Organisation, theirs.Revision = reflection.WorkspaceID(reflection.NewID()), w.id, 0
	w.refused(t, reflection.ErrExists, theirs)
	theirs.Platform = "slack"
	w.write(t, theirs)
	for range 2 {
		unnamed := reflection.Workspace{ID: reflection.WorkspaceID(reflection.NewID()), Organisation: w.id, Platform: "slack"}
		w.write(t, unnamed)
	}
}

func addresses(t *testing.T, w world) {
	twin := w.person("Twin", "U9", reflection.ECT)
	twin.Email = w.asha.Email
	w.refused(t, reflection.ErrExists, twin)
	twin.Email = w.sam.Email
	w.refused(t, reflection.ErrExists, twin)
	changed := w.ben
	changed.Email = w.sam.Email
	w.refused(t, reflection.ErrExists, changed)
	for _, id := range []string{"U9", "U10"} {
		m := w.person("No address", id, reflection.ECT)
		m.Email = ""
		w.write(t, m)
	}
}

func names(all []reflection.Member) (names []string) {
	for _, m := range all {
		names = append(names, m.Name)
	}
	return names
}

func byName(t *testing.T, w world) {
	for name, id := range map[string]string{"asha b": "U11", "Zed": "U12", "bob": "U13", "Åse": "U14"} {
		m := w.person(name, id, reflection.ECT)
		if name != "Zed" {
			m.Mentor = w.sam.ID
		}
		w.write(t, m)
	}
	got := ok[[]reflection.Member](t)(w.store.Members(ctx(t), w.id))
	same(t, names(got), []string{"asha b", "Asha Rao", "Ben Ames", "bob", "Sam Okafor", "Zed", "Åse"})
	got = ok[[]reflection.Member](t)(w.store.MentoredBy(ctx(t), w.id, w.sam.ID))
	same(t, names(got), []string{"asha b", "Asha Rao", "bob", "Åse"})
}

func schoolsByName(t *testing.T, w world) {
	for _, name := range []string{"Westfield", "abbey"} {
		s := w.school
		s.ID, s.Name, s.Revision = reflection.SchoolID(reflection.NewID()), name, 0
		w.write(t, s)
	}
	var got []string
	for _, s := range ok[[]reflection.School](t)(w.store.Schools(ctx(t), w.id)) {
		got = append(got, s.Name)
	}
	same(t, got, []string{"abbey", "Northfield", "Westfield"})
}

func calendar(t *testing.T, w world) {
	span := func(school reflection.SchoolID, from, to int, kind reflection.DayKind) reflection.Span {
		return reflection.Span{Organisation: w.id, School: school, From: day(from), To: day(to), Kind: kind, Name: "half-term"}
	}
	all := []reflection.Span{span("", 9, 20, reflection.TermDays), span("", 2, 6, reflection.ClosedDays)}
	own := []reflection.Span{span(w.school.ID, 5, 5, reflection.InsetDays), span(w.school.ID, 3, 3, reflection.ReportDays)}
	wantFull(t, own[0])
	w.other.write(t, reflection.Calendar{Spans: []reflection.Span{{From: day(1), To: day(2), Kind: reflection.TermDays}}})
	w.write(t, reflection.Calendar{Spans: all}, reflection.Calendar{School: w.school.ID, Spans: own})
	read := func() []reflection.Span { return ok[[]reflection.Span](t)(w.store.Calendar(ctx(t), w.id)) }
	same(t, read(), []reflection.Span{all[1], own[1], own[0], all[0]})

	w.write(t, reflection.Calendar{School: w.school.ID, Spans: own[:1]})
	same(t, read(), []reflection.Span{all[1], own[0], all[0]})
	w.write(t, reflection.Calendar{})
	same(t, read(), own[:1])
	same(t, len(ok[[]reflection.Span](t)(w.store.Calendar(ctx(t), w.other.id))), 1)
	w.refused(t, reflection.ErrNotFound, reflection.Calendar{School: "none", Spans: []reflection.Span{{From: day(1), To: day(1)}}})
	w.refused(t, reflection.ErrNotFound, reflection.Calendar{School: w.school.ID, Spans: []reflection.Span{span("another", 1, 1, reflection.TermDays)}})
}

func rosterMissing(t *testing.T, w world) {
	missing[reflection.Member](t)(w.store.Member(ctx(t), w.id, "none"))
	missing[reflection.School](t)(w.store.School(ctx(t), w.id, "none"))
	none[reflection.Member](t)(w.store.Members(ctx(t), "none"))
	none[reflection.Member](t)(w.store.MentoredBy(ctx(t), w.id, w.ben.ID))
	none[reflection.Member](t)(w.store.MentoredBy(ctx(t), w.id, ""))
	none[reflection.School](t)(w.store.Schools(ctx(t), "none"))
	none[reflection.Span](t)(w.store.Calendar(ctx(t), w.id))
}

func organisations(t *testing.T, w world) {
	want := reflection.Organisation{ID: w.id, Name: "Trust", Revision: 1,
		Code: reflection.JoinCode{Digest: reflection.NewID(), Until: now}}
	wantFull(t, want)
	w.write(t, want)
	want.Revision = 2
	same(t, ok[reflection.Organisation](t)(w.store.OrganisationByCode(ctx(t), want.Code.Digest)), want)
	missing[reflection.Organisation](t)(w.store.OrganisationByCode(ctx(t), "")) // nobody else has one
	for _, got := range ok[[]reflection.Organisation](t)(w.store.Organisations(ctx(t))) {
		if got.ID == w.id {
			same(t, got, want)
			return
		}
	}
	t.Error("the organisation is not listed")
}
