package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// following is a pair's town in a year of six half-terms, with Gus and Hal, who
// work at another school of the trust. Dan asks some of them to follow a
// question with him.
type following struct {
	*pair
	id reflection.YearInquiryID
}

func newFollowing(t testing.TB, who ...reflection.MemberID) *following {
	t.Helper()
	n := &following{pair: newPair(t)}
	n.must(n.Store.Write(t.Context(), "north", reflection.School{ID: "southfield", Organisation: "north", Name: "Southfield",
		Safeguarding: reflection.Safeguarding{Lead: "Ann Ray", LeadPhone: "01632 960002"}}))
	for _, id := range []reflection.MemberID{"gus", "hal"} {
		n.must(n.Store.Write(t.Context(), "north", reflection.Member{ID: id, Organisation: "north", School: "southfield",
			Name: strings.ToUpper(string(id[:1])) + string(id[1:]) + " Holm", Roles: []reflection.Role{reflection.Colleague},
			Welcome: reflection.Started, Workspace: "northchat", PlatformID: string(id)}))
	}
	n.calendar(reflection.Days{From: date("2026-10-26"), To: date("2026-10-30")}, reflection.Days{From: date("2027-02-15"), To: date("2027-02-19")},
		reflection.Days{From: date("2027-05-31"), To: date("2027-06-04")})
	kept, err := n.StartYear(t.Context(), n.dan, n.start(who...))
	n.must(err)
	n.id = kept.Card.Inquiry.ID
	return n
}

// calendar gives the trust three terms, with these weeks off.
func (n *following) calendar(off ...reflection.Days) {
	n.t.Helper()
	var spans []reflection.Span
	for _, term := range [][2]string{{"2026-09-01", "2026-12-18"}, {"2027-01-04", "2027-03-25"}, {"2027-04-12", "2027-07-21"}} {
		spans = append(spans, reflection.Span{Organisation: "north", From: date(term[0]), To: date(term[1]), Kind: reflection.TermDays})
	}
	for _, days := range off {
		spans = append(spans, reflection.Span{Organisation: "north", From: days.From, To: days.To, Kind: reflection.ClosedDays})
	}
	n.must(n.Store.Write(n.t.Context(), "north", reflection.Calendar{Spans: spans}))
	n.must(n.Requeue(n.t.Context(), "north"))
}

func (*following) start(who ...reflection.MemberID) reflection.YearStart {
	return reflection.YearStart{Question: "Who talks in our lessons?", Parts: "Who asks?\n\n Who answers? \nWho is silent?", Who: who}
}

func (n *following) joins(who ...reflection.MemberID) *following {
	n.t.Helper()
	for _, id := range who {
		_, err := n.JoinYear(n.t.Context(), n.member("north", id), n.id)
		n.must(err)
	}
	return n
}

func (n *following) leaves(who reflection.MemberID) {
	n.t.Helper()
	n.must(n.LeaveYear(n.t.Context(), n.member("north", who), n.id))
}

func (n *following) card(who reflection.MemberID) reflection.YearCard {
	n.t.Helper()
	c, err := n.OpenYear(n.t.Context(), n.member("north", who), n.id)
	n.must(err)
	return c
}

// writes has somebody write a line at the check point that is open, and shows it.
func (n *following) notes(who reflection.MemberID, show bool) {
	n.t.Helper()
	by, point := n.member("north", who), n.card(who).Open.Number
	_, err := n.WriteYearLine(n.t.Context(), by, n.id, point, reflection.Private("Line of "+who), reflection.Choices{})
	n.must(err)
	if show {
		_, err = n.ShowYearLine(n.t.Context(), by, n.id, point)
		n.must(err)
	}
}

// hears lists what each person hears of it until then, and when.
func (n *following) hears(until string) map[reflection.MemberID][]string {
	n.t.Helper()
	heard := map[reflection.MemberID][]string{}
	for {
		due, err := n.Store.NextDue(n.t.Context())
		if err != nil || due.After(at(until)) {
			n.now = at(until)
			return heard
		}
		if due.After(n.now) {
			n.now = due
		}
		for _, out := range n.sent() {
			if c, is := out.Content.(reflection.YearContent); is {
				heard[out.To.ID] = append(heard[out.To.ID], fmt.Sprintf("%s %s", n.now.In(at(until).Location()).Format("2 Jan 15:04"), c.Note))
			}
		}
	}
}

// can is what somebody can read and do now. What they cannot do is tried as
// well, and refused.
func (n *following) can(who reflection.MemberID) string {
	n.t.Helper()
	ctx, by := n.t.Context(), n.member("north", who)
	c, err := n.OpenYear(ctx, by, n.id)
	refused := func(what string, err error) {
		if !errors.Is(err, reflection.ErrNotFound) && !errors.Is(err, reflection.ErrForbidden) {
			n.t.Errorf("%s could %s: %v", who, what, err)
		}
	}
	var can []string
	if err != nil {
		refused("open it", err)
	}
	if !c.Inquiry.Question.Blank() {
		can = append(can, "sees it")
	}
	if err == nil && c.Mine().Answer == reflection.NoReply {
		can = append(can, "joins")
	} else {
		_, err := n.JoinYear(ctx, by, n.id)
		refused("join", err)
		refused("decline", n.DeclineYear(ctx, by, n.id))
	}
	if err == nil && c.MayPick() {
		can = append(can, "picks")
	} else {
		_, err := n.PickPart(ctx, by, n.id, 1)
		refused("pick", err)
	}
	if err == nil && c.Open.Number > 0 && c.Writes(c.Open.Number) {
		can = append(can, "writes")
	} else {
		_, err := n.WriteYearLine(ctx, by, n.id, c.Open.Number, "A line.", reflection.Choices{})
		refused("write", err)
	}
	if err != nil || !c.TakesPart() {
		refused("leave", n.LeaveYear(ctx, by, n.id))
	}
	for _, l := range c.Lines {
		can = append(can, "reads "+string(l.Author))
	}
	return strings.Join(can, ", ")
}

// What each can do and read in each state, whatever brought it about: who
// started it, who has joined, who has not answered, said no, or left, and
// everybody else. Gus has written and shown nothing; Hal shows a line.
func TestAnInquiryOfAYearInEachState(t *testing.T) {
	n := newFollowing(t, "asha", "gus", "hal", "cal")
	for _, step := range []struct {
		state                    string
		dan, asha, gus, hal, cal string
		then                     func()
	}{
		{"asked", "sees it", "sees it, joins", "sees it, joins", "sees it, joins", "sees it, joins", func() {
			n.joins("asha", "gus", "hal")
			n.must(n.DeclineYear(t.Context(), n.cal, n.id))
		}},
		{"some have answered", "sees it", "sees it", "sees it", "sees it", "", func() { n.now = at("2026-11-18 12:31") }},
		{"it begins", "sees it, picks", "sees it", "sees it", "sees it", "", func() { n.now = at("2026-12-04 09:00") }},
		{"the check point", "sees it, writes", "sees it, picks, writes", "sees it, writes", "sees it, writes", "", func() {
			n.notes("dan", false)
			n.notes("hal", true)
		}},
		{"one line is shown", "sees it, writes, reads dan, reads hal", "sees it, picks, writes, reads hal", "sees it, writes, reads hal",
			"sees it, writes, reads hal", "", func() {
				_, err := n.ShowYearLine(t.Context(), n.dan, n.id, 2)
				n.must(err)
				n.leaves("hal")
			}},
		{"its author leaves", "sees it, writes, reads dan", "sees it, picks, writes, reads dan", "sees it, writes, reads dan", "reads hal", "", func() {
			n.now = at("2027-03-01 09:00")
		}},
		{"the half-term after the next", "sees it, writes, reads dan", "sees it, writes, reads dan", "sees it, picks, writes, reads dan", "reads hal", "", func() {
			n.now = at("2027-08-02 10:00")
		}},
		{"the year is over", "sees it, reads dan", "sees it, reads dan", "sees it, reads dan", "reads hal", "", func() { n.leaves("asha"); n.leaves("gus") }},
		{"one is left", "sees it, reads dan", "", "", "reads hal", "", func() { n.leaves("dan") }},
		{"nobody is left", "reads dan", "", "", "reads hal", "", func() {}},
	} {
		for who, want := range map[reflection.MemberID]string{"dan": step.dan, "asha": step.asha, "gus": step.gus, "hal": step.hal, "cal": step.cal,
			"ben": "", "sam": "", "khan": "", "eve": ""} {
			if got := n.can(who); got != want {
				t.Errorf("%s: %s %q, want %q", step.state, who, got, want)
			}
		}
		step.then()
	}
}

// What each hears over the whole year: a check point in every half-term, ten
// school days before its end, and ten before that whose turn it is, in turn.
func TestWhatIsHeardInAYear(t *testing.T) {
	n := newFollowing(t, "asha", "gus")
	asked := n.hears("2026-11-11 15:00")
	if len(asked["asha"]) != 1 || len(asked["gus"]) != 1 || len(asked) != 2 {
		t.Errorf("asked: %v", asked)
	}
	n.joins("asha", "gus")
	want := map[reflection.MemberID][]string{
		"dan": {"18 Nov 12:30 heard", "20 Nov 15:45 lead", "4 Dec 15:45 check", "29 Jan 15:45 check", "11 Mar 15:45 check",
			"30 Apr 15:45 lead", "14 May 15:45 check", "7 Jul 15:45 check", "19 Jul 15:45 close"},
		"asha": {"18 Nov 12:30 heard", "4 Dec 15:45 check", "15 Jan 15:45 lead", "29 Jan 15:45 check", "11 Mar 15:45 check",
			"14 May 15:45 check", "23 Jun 15:45 lead", "7 Jul 15:45 check", "19 Jul 15:45 close"},
		"gus": {"18 Nov 12:30 heard", "4 Dec 15:45 check", "29 Jan 15:45 check", "25 Feb 15:45 lead", "11 Mar 15:45 check",
			"14 May 15:45 check", "7 Jul 15:45 check", "19 Jul 15:45 close"},
	}
	if diff := cmp.Diff(want, n.hears("2027-09-30 18:00")); diff != "" {
		t.Errorf("heard other than wanted (-want +got):\n%s", diff)
	}
}

// Whoever's turn it is goes, and however: the next one hears that it is theirs,
// at the latest the night after, and can pick.
func TestTheNextTakesTheTurnOfSomebodyWhoGoes(t *testing.T) {
	for how, goes := range map[string]func(*following){
		"leaves it":      func(n *following) { n.leaves("dan") },
		"leaves":         func(n *following) { n.set("dan", func(m *reflection.Member) { m.Leaves = date("2026-11-19") }) },
		"will leave":     func(n *following) { n.set("dan", func(m *reflection.Member) { m.Leaves = date("2026-12-03") }) },
		"is deactivated": func(n *following) { n.set("dan", func(m *reflection.Member) { m.Deactivated = true }) },
		"is erased":      func(n *following) { n.must(n.Store.Erase(n.t.Context(), "north", "dan")) },
	} {
		for _, told := range []string{"2026-11-20 09:00", "2026-11-25 18:00"} {
			t.Run(how+" "+told, func(t *testing.T) {
				n := newFollowing(t, "gus", "hal").joins("gus", "hal")
				n.hears(told)
				if n.card("gus").MayPick() {
					t.Error("it was the turn of Gus before")
				}
				goes(n)
				if how != "leaves it" { // of that the others hear at once
					_, err := n.KeepHouse(t.Context(), "north")
					n.must(err)
				}
				if got := n.hears("2026-12-03 18:00")["gus"]; len(got) != 1 || !strings.HasSuffix(got[0], "lead") {
					t.Errorf("Gus heard %v", got)
				}
				if !n.card("gus").MayPick() {
					t.Error("Gus cannot pick")
				}
			})
		}
	}
}

// P8: a check point comes in the place of a question, and adds nothing. In no
// week does Asha get more than she would have, nor both.
func TestACheckPointTakesTheQuestionsPlace(t *testing.T) {
	weeks := func(n *following) map[string][]string {
		got := map[string][]string{}
		n.hears("2026-11-18 18:00")
		for {
			due, err := n.Store.NextDue(t.Context())
			if err != nil || due.After(at("2027-07-31 18:00")) {
				return got
			}
			if due.After(n.now) {
				n.now = due
			}
			for _, out := range n.sent() {
				if out.To.ID == "asha" {
					week := reflection.DateOf(n.now, n.now.Location()).Week()
					got[week] = append(got[week], string(out.Delivery.Kind))
				}
			}
		}
	}
	without := weeks(newFollowing(t, "asha", "gus").joins("gus"))
	with := weeks(newFollowing(t, "asha", "gus").joins("asha", "gus"))
	checks := 0
	for week, kinds := range with {
		if len(kinds) > len(without[week]) {
			t.Errorf("in %s Asha gets %v, and otherwise %v", week, kinds, without[week])
		}
		for _, k := range kinds {
			if k != string(reflection.YearKind) && k != string(reflection.YearLeadKind) {
				continue
			}
			if checks++; slices.Contains(kinds, string(reflection.PromptKind)) {
				t.Errorf("in %s Asha gets both: %v", week, kinds)
			}
		}
	}
	if checks != 8 {
		t.Errorf("Asha heard %d times of it, want five check points, two turns, and the end", checks)
	}
}

// Where a half-term meeting takes the question's place that week, the check point
// waits for the next.
func TestACheckPointWaitsForAHalfTermMeeting(t *testing.T) {
	n := newFollowing(t, "asha").joins("asha")
	_, err := n.SetKit(t.Context(), n.khan, "northfield", reflection.KitDraft{On: date("2026-12-11"), For: []reflection.Role{reflection.ECT}})
	n.must(err)
	if got := n.hears("2026-12-18 18:00")["asha"]; !slices.Equal(got, []string{"18 Nov 12:30 heard", "7 Dec 15:45 check"}) {
		t.Errorf("Asha heard %v", got)
	}
}

// A line is its author's until they show it. Changed, it is hidden again; taken
// back or deleted, nobody else reads it.
func TestALineIsItsAuthorsUntilShown(t *testing.T) {
	n := newFollowing(t, "gus").joins("gus")
	n.now = at("2026-12-04 16:00")
	ctx, gus := t.Context(), n.member("north", "gus")
	reads := func(want string) {
		t.Helper()
		got := ""
		for _, l := range n.card("dan").Lines {
			got += l.Text.Reveal()
		}
		if got != want {
			t.Errorf("Dan reads %q, want %q", got, want)
		}
	}
	write := func(text reflection.Private) {
		t.Helper()
		_, err := n.WriteYearLine(ctx, gus, n.id, 2, text, reflection.Choices{})
		n.must(err)
	}
	does := func(do func() (reflection.YearCard, error)) {
		t.Helper()
		_, err := do()
		n.must(err)
	}
	show := func() (reflection.YearCard, error) { return n.ShowYearLine(ctx, gus, n.id, 2) }
	hide := func() (reflection.YearCard, error) { return n.HideYearLine(ctx, gus, n.id, 2) }
	remove := func() (reflection.YearCard, error) { return n.DeleteYearLine(ctx, gus, n.id, 2) }
	for _, do := range []func() (reflection.YearCard, error){show, hide, remove} {
		if _, err := do(); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("with no line: %v", err)
		}
	}
	write("Five of them.")
	reads("")
	does(show)
	reads("Five of them.")
	write("Five of them.") // sent twice
	reads("Five of them.")
	write("Six of them.")
	reads("")
	does(show)
	does(hide)
	reads("")
	does(show)
	does(remove)
	reads("")
	if got := n.card("gus").Own(2); got.Revision != 0 {
		t.Errorf("Gus still has %+v", got)
	}
	write("Seven.")
	does(show)
	n.now = at("2027-08-05 09:00") // after the year, too
	reads("Seven.")
	write("Eight.")
	reads("")
	n.leaves("gus")
	if _, err := show(); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("having left, Gus can show: %v", err)
	}
	does(remove)
	guarded, err := n.WriteYearLine(ctx, n.dan, n.id, 2, "Maisie Thornbury asked.", reflection.Choices{})
	if err == nil || guarded.Guard != nil {
		t.Errorf("after the year Dan writes a first line: %+v, %v", guarded.Guard, err)
	}
}

func TestWhatALineMayBe(t *testing.T) {
	n := newFollowing(t, "gus").joins("gus")
	n.now = at("2026-12-04 16:00")
	for name, c := range map[string]struct {
		text reflection.Private
		want error
	}{
		"blank":    {" \n ", reflection.Fault{Field: reflection.YearLineField, Problem: reflection.Blank}},
		"too long": {reflection.Private(strings.Repeat("é", reflection.MaxYearLine+1)), reflection.Fault{Field: reflection.YearLineField, Problem: reflection.TooLong}},
		"long":     {reflection.Private(strings.Repeat("é", reflection.MaxYearLine)), nil},
	} {
		if _, err := n.WriteYearLine(t.Context(), n.dan, n.id, 2, c.text, reflection.Choices{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	kept, err := n.WriteYearLine(t.Context(), n.dan, n.id, 2, "Maisie Thornbury asked.", reflection.Choices{})
	if err != nil || kept.Guard == nil {
		t.Errorf("no guard spoke: %+v, %v", kept, err)
	}
}

// Decline, silence, a private list and leaving read the same to who asked, at
// the same time and at every time before it.
func TestWhoAskedHearsTheSameWhateverTheReason(t *testing.T) {
	story := func(what func(*following)) string {
		n := newFollowing(t, "gus", "hal")
		n.joins("gus")
		what(n)
		var told []string
		for _, when := range []string{"2026-11-16 09:00", "2026-11-18 12:29", "2026-11-18 12:31"} {
			told = append(told, fmt.Sprint(n.hears(when)["dan"]))
			c := n.card("dan")
			c.Inquiry.ID, c.By = "", reflection.Member{}
			told = append(told, fmt.Sprintf("%+v", c))
		}
		return strings.Join(told, "\n")
	}
	quiet := story(func(*following) {})
	if !strings.Contains(quiet, "heard") {
		t.Fatalf("Dan heard nothing:\n%s", quiet)
	}
	for name, what := range map[string]func(*following){
		"no": func(n *following) { n.must(n.DeclineYear(t.Context(), n.member("north", "hal"), n.id)) },
		"a private list": func(n *following) {
			n.must(n.Store.Write(t.Context(), "north", reflection.Avoidance{Organisation: "north", Owner: "hal", Who: []reflection.MemberID{"gus"}}))
			if _, err := n.OpenYear(t.Context(), n.member("north", "hal"), n.id); !errors.Is(err, reflection.ErrNotFound) {
				t.Errorf("Hal is asked: %v", err)
			}
		},
		"leaving": func(n *following) { n.set("hal", func(m *reflection.Member) { m.Leaves = date("2026-11-12") }) },
		"erasure": func(n *following) { n.must(n.Store.Erase(t.Context(), "north", "hal")) },
		"yes, and then leaving it": func(n *following) {
			n.joins("hal")
			n.leaves("hal")
		},
	} {
		if diff := cmp.Diff(quiet, story(what)); diff != "" {
			t.Errorf("%s reads other than silence:\n%s", name, diff)
		}
	}
}

// Who keeps one of the others on a private list hears nothing at all.
func TestWhoKeepsAwayIsNotAsked(t *testing.T) {
	n := newFollowing(t, "gus")
	n.must(n.Store.Write(t.Context(), "north", reflection.Avoidance{Organisation: "north", Owner: "hal", Who: []reflection.MemberID{"asha"}}))
	kept, err := n.StartYear(t.Context(), n.member("north", "cal"), n.start("asha", "hal"))
	n.must(err)
	n.id = kept.Card.Inquiry.ID
	if heard := n.hears("2026-11-18 18:00"); len(heard["asha"]) != 1 || len(heard["hal"]) != 0 {
		t.Errorf("heard: %v", heard)
	}
	all, err := n.Years(t.Context(), n.member("north", "hal"))
	if err != nil || len(all) != 0 {
		t.Errorf("Hal finds %+v, %v", all, err)
	}
}

// With fewer than two it does not begin, or ends: the one who is left hears so,
// and there is no check point any more.
func TestFewerThanTwo(t *testing.T) {
	for name, c := range map[string]struct {
		joins []reflection.MemberID
		then  func(*following)
		want  []string
	}{
		"nobody says yes":   {nil, nil, []string{"18 Nov 12:30 heard"}},
		"the other leaves":  {[]reflection.MemberID{"gus"}, func(n *following) { n.leaves("gus") }, []string{"18 Nov 12:30 heard", "19 Nov 09:00 ended"}},
		"the other is gone": {[]reflection.MemberID{"gus"}, func(n *following) { n.must(n.Store.Erase(t.Context(), "north", "gus")) }, []string{"18 Nov 12:30 heard"}},
	} {
		n := newFollowing(t, "gus", "hal").joins(c.joins...)
		got := n.hears("2026-11-19 09:00")["dan"]
		if c.then != nil {
			c.then(n)
		}
		if got = append(got, n.hears("2027-08-01 18:00")["dan"]...); !slices.Equal(got, c.want) {
			t.Errorf("%s: Dan heard %v, want %v", name, got, c.want)
		}
	}
}

// The days are counted anew from the calendar: a week off that is moved moves
// them, and a line keeps its check point.
func TestCheckPointsMoveWithTheCalendar(t *testing.T) {
	n := newFollowing(t, "gus").joins("gus")
	n.hears("2026-12-04 16:00")
	n.notes("gus", true)
	days := func() string {
		var all []string
		for _, p := range n.card("dan").Points {
			all = append(all, fmt.Sprintf("%d:%s/%d", p.Number, p.On.Format("2 Jan"), len(p.Lines)))
		}
		return strings.Join(all, " ")
	}
	if got, want := days(), "2:4 Dec/1 3:29 Jan/0 4:11 Mar/0 5:14 May/0 6:7 Jul/0"; got != want {
		t.Errorf("check points %s, want %s", got, want)
	}
	n.calendar(reflection.Days{From: date("2026-10-19"), To: date("2026-10-23")}, reflection.Days{From: date("2027-02-08"), To: date("2027-02-12")},
		reflection.Days{From: date("2027-05-31"), To: date("2027-06-04")})
	if got, want := days(), "2:4 Dec/1 3:22 Jan/0 4:11 Mar/0 5:14 May/0 6:7 Jul/0"; got != want {
		t.Errorf("with half-term a week sooner: %s, want %s", got, want)
	}
	if got := n.hears("2027-01-22 18:00")["gus"]; !slices.Contains(got, "22 Jan 15:45 check") {
		t.Errorf("Gus heard %v", got)
	}
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{}))
	n.must(n.Requeue(t.Context(), "north"))
	if got, want := days(), "2:3 Dec/1 3:29 Jan/0 4:11 Mar/0 5:11 May/0 6:5 Jul/0"; got != want {
		t.Errorf("without a calendar: %s, want %s", got, want)
	}
	if got := n.hears("2027-08-01 18:00")["gus"]; len(got) < 4 || !strings.HasSuffix(got[len(got)-1], "close") {
		t.Errorf("without a calendar Gus heard %v", got)
	}
}

// Whose turn it is picks what the check point looks at; who does not, leaves it
// to the smaller questions in turn.
func TestTheOneWhoseTurnItIsPicks(t *testing.T) {
	n := newFollowing(t, "gus").joins("gus")
	n.hears("2026-11-25 09:00")
	parts := func() (all []string) {
		for _, p := range n.card("gus").Points {
			all = append(all, p.Part.Reveal())
		}
		return all
	}
	if got := parts(); !slices.Equal(got, []string{"Who asks?", "Who answers?", "Who is silent?", "Who asks?", "Who answers?"}) {
		t.Errorf("by themselves they look at %q", got)
	}
	if _, err := n.PickPart(t.Context(), n.member("north", "gus"), n.id, 2); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("Gus picked, though it is Dan's turn: %v", err)
	}
	if _, err := n.PickPart(t.Context(), n.dan, n.id, 4); !errors.Is(err, reflection.Fault{Field: reflection.PickField, Problem: reflection.NotOffered}) {
		t.Errorf("a fourth of three: %v", err)
	}
	for _, part := range []int{3, 0, 2} {
		_, err := n.PickPart(t.Context(), n.dan, n.id, part)
		n.must(err)
	}
	if got := parts(); got[0] != "Who answers?" || got[1] != "Who answers?" {
		t.Errorf("picked, they look at %q", got)
	}
}

// largeTrust adds schools to the trust, each with as many people.
func (n *following) largeTrust(schools, each int) {
	n.t.Helper()
	var all []reflection.Record
	for i := range schools {
		school := reflection.SchoolID(fmt.Sprintf("s%03d", i))
		all = append(all, reflection.School{ID: school, Organisation: "north", Name: fmt.Sprintf("Hill %03d School", i)})
		for j := range each {
			m := n.member("north", "gus")
			m.ID, m.School, m.Revision = reflection.MemberID(fmt.Sprintf("x%03d-%03d", i, j)), school, 0
			m.Name, m.PlatformID, m.Email = fmt.Sprintf("Kim Number%03d", j), string(m.ID), string(m.ID)+"@x.example"
			all = append(all, m)
		}
	}
	n.must(n.Store.Write(n.t.Context(), "north", all...))
}

// found are who is shown for what somebody writes, and "*" stands by who is
// picked.
func (n *following) found(lines string, picked ...reflection.MemberID) (names []string, err error) {
	n.t.Helper()
	can, err := n.ForYear(n.t.Context(), n.member("north", "cal"), reflection.Private(lines), picked)
	for _, m := range can.People {
		name := string(m.ID)
		if slices.Contains(can.Picked, m.ID) {
			name += "*"
		}
		names = append(names, name)
	}
	return names, err
}

// Where a Form can offer all, it does, those of other schools first.
func TestWhoCanBeAskedInASmallTrust(t *testing.T) {
	n := newFollowing(t, "gus")
	got, err := n.found("")
	n.must(err)
	if want := []string{"gus", "hal", "asha", "ben", "dan", "eve", "sam"}; !slices.Equal(got, want) {
		t.Errorf("offered are %q, want %q", got, want)
	}
}

// In a large trust each person is found by what somebody writes of them, and the
// Form shows those alone.
func TestWhoIsLookedForInALargeTrust(t *testing.T) {
	n := newFollowing(t, "gus")
	n.largeTrust(60, 3)
	everybody := func(number string) (ids []string) {
		for i := range 60 {
			ids = append(ids, fmt.Sprintf("x%03d-%s", i, number))
		}
		return ids
	}
	for lines, want := range map[string][]string{
		"":                        nil,
		" \n":                     nil,
		"Gus Holm":                {"gus*"},
		" gus ":                   {"gus*"},
		"holm":                    {"gus", "hal"},
		"Gus\n\nHal Holm":         {"gus*", "hal*"},
		"Holm\nhal":               {"gus", "hal*"},
		"Southfield":              {"gus", "hal"},
		"Hal, Southfield":         {"hal*"},
		"number001":               everybody("001"),
		"Kim Number001, Hill 007": {"x007-001*"},
		"hill 007 school":         {"x007-000", "x007-001", "x007-002"},
		"x059-002@x.example":      {"x059-002*"},
		"Dan":                     {"dan*"},
	} {
		if got, err := n.found(lines); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q finds %q, %v, want %q", lines, got, err, want)
		}
	}
	if got, err := n.found("gus", "dan", "x001-001"); err != nil || !slices.Equal(got, []string{"gus*", "x001-001*", "dan*"}) {
		t.Errorf("with two picked before: %q, %v", got, err)
	}
	for lines, want := range map[string]reflection.Problem{
		"Gus\nZoe":             reflection.NobodyCalled,
		"Khan":                 reflection.NobodyCalled, // a coordinator alone is not asked
		"Cal":                  reflection.NobodyCalled, // it is who asks
		"kim":                  reflection.TooMany,
		"School":               reflection.TooMany,
		"number000\nnumber001": reflection.TooMany,
	} {
		if got, err := n.found(lines); !errors.Is(err, reflection.Fault{Field: reflection.CalledField, Problem: want}) {
			t.Errorf("%q finds %q, %v, want %s", lines, got, err, want)
		}
	}
}

// In a trust of 10,000 nobody is out of reach: a name and a school find each of
// them, and whoever was found can be asked.
func TestNobodyIsOutOfReachInATrustOf10000(t *testing.T) {
	n := newFollowing(t, "gus")
	n.largeTrust(100, 100)
	for i := 0; i < 100; i += 33 {
		var lines []string
		for j := range 11 {
			lines = append(lines, fmt.Sprintf("Number%03d Hill %03d", (i+j)%100, i))
		}
		got, err := n.found(strings.Join(lines, "\n"))
		if n.must(err); len(got) != 11 || strings.Count(strings.Join(got, ""), "*") != 11 {
			t.Fatalf("eleven of school %d: %q", i, got)
		}
	}
	_, err := n.StartYear(t.Context(), n.member("north", "cal"), n.start("x099-099"))
	n.must(err)
}

// What cannot be started is told at its input.
func TestAnInquiryOfAYearThatCannotBeStarted(t *testing.T) {
	n := newPair(t)
	long := reflection.Private(strings.Repeat("é", reflection.MaxYearQuestion+1))
	var many []reflection.MemberID
	for i := range reflection.MaxSeats {
		many = append(many, reflection.MemberID(fmt.Sprint("m", i)))
	}
	good := func() reflection.YearStart { return (&following{}).start("ben", "cal") }
	fault := func(field string, p reflection.Problem) reflection.Fault {
		return reflection.Fault{Field: field, Problem: p}
	}
	for name, c := range map[string]struct {
		change func(*reflection.YearStart)
		want   reflection.Fault
	}{
		"no question":     {func(s *reflection.YearStart) { s.Question = " " }, fault(reflection.QuestionField, reflection.Blank)},
		"a long question": {func(s *reflection.YearStart) { s.Question = long }, fault(reflection.QuestionField, reflection.TooLong)},
		"no parts":        {func(s *reflection.YearStart) { s.Parts = "\n \n" }, fault(reflection.PartsField, reflection.Blank)},
		"seven parts":     {func(s *reflection.YearStart) { s.Parts = "1\n2\n3\n4\n5\n6\n7" }, fault(reflection.PartsField, reflection.TooMany)},
		"a long part":     {func(s *reflection.YearStart) { s.Parts = "1\n" + long }, fault(reflection.PartsField, reflection.TooLong)},
		"nobody":          {func(s *reflection.YearStart) { s.Who = nil }, fault(reflection.PeopleField, reflection.Blank)},
		"thirteen":        {func(s *reflection.YearStart) { s.Who = many }, fault(reflection.PeopleField, reflection.TooMany)},
		"somebody twice":  {func(s *reflection.YearStart) { s.Who = []reflection.MemberID{"ben", "ben"} }, fault(reflection.PeopleField, reflection.NotToInvite)},
		"of another organisation": {func(s *reflection.YearStart) { s.Who = []reflection.MemberID{"dee"} },
			fault(reflection.PeopleField, reflection.NotToInvite)},
		"a coordinator": {func(s *reflection.YearStart) { s.Who = []reflection.MemberID{"khan"} }, fault(reflection.PeopleField, reflection.NotToInvite)},
		"somebody with their manager": {func(s *reflection.YearStart) { s.Who = []reflection.MemberID{"ben", "eve"} },
			fault(reflection.PeopleField, reflection.NotTogether)},
		"somebody with their mentor": {func(s *reflection.YearStart) { s.Who = []reflection.MemberID{"sam", "asha"} },
			fault(reflection.PeopleField, reflection.NotTogether)},
	} {
		start := good()
		c.change(&start)
		if _, err := n.StartYear(t.Context(), n.dan, start); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := n.StartYear(t.Context(), n.khan, good()); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("a coordinator: %v", err)
	}
	if _, err := n.StartYear(t.Context(), n.asha, (&following{}).start("sam")); !errors.Is(err, fault(reflection.PeopleField, reflection.NotToInvite)) {
		t.Errorf("one's own mentor: %v", err)
	}
	first, err := n.StartYear(t.Context(), n.dan, good())
	n.must(err)
	if _, err = n.StartYear(t.Context(), n.dan, good()); !errors.Is(err, fault(reflection.PeopleField, reflection.AlreadyInOne)) {
		t.Errorf("a second: %v", err)
	}
	second, err := n.StartYear(t.Context(), n.eve, (&following{}).start("cal"))
	n.must(err)
	_, err = n.JoinYear(t.Context(), n.cal, first.Card.Inquiry.ID)
	n.must(err)
	if _, err = n.JoinYear(t.Context(), n.cal, second.Card.Inquiry.ID); !errors.Is(err, fault(reflection.PeopleField, reflection.AlreadyInOne)) {
		t.Errorf("Cal joins two: %v", err)
	}
	guarded, err := n.StartYear(t.Context(), n.sam, reflection.YearStart{Question: "Why does Maisie Thornbury talk?", Parts: "Who asks?", Who: []reflection.MemberID{"dan"}})
	if err != nil || guarded.Guard == nil {
		t.Errorf("no guard spoke: %+v, %v", guarded, err)
	}
}
