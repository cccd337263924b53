package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

func labelsOf(buttons []bot.Button) []string {
	var all []string
	for _, b := range buttons {
		all = append(all, b.Label)
	}
	return all
}

func (n *town) home(who string) bot.Home { return n.HomeOf(n.t.Context(), "w", who) }

func (n *town) change(id string, change func(*reflection.Member)) {
	n.t.Helper()
	m, err := n.db.Member(n.t.Context(), "north", reflection.MemberID(id))
	must(n.t, err)
	change(&m)
	must(n.t, n.db.Write(n.t.Context(), "north", m))
}

// What waits for the person comes first, and a phone shows all of it.
func TestHomeIsShort(t *testing.T) {
	n := newTown(t).started()
	for who, want := range map[string][]string{
		"asha": {"Two minutes", "Full cycle", "My journal", "Write a line", "More", "Worried about a child?"},
		"sam":  {"Note: Asha", "Two minutes", "My journal", "More", "Worried about a child?"},
		"cal":  {"Two minutes", "My journal", "More", "Worried about a child?"},
	} {
		if got := labelsOf(n.home(who).Buttons); !slices.Equal(got, want) {
			t.Errorf("%s's Home has %q, want %q", who, got, want)
		}
	}
	n.send("asha", n.press("asha", "full-cycle").Form, map[string]string{"description": "It rained."})
	if got := labelsOf(n.home("asha").Buttons); got[0] != "Resume" || len(got) > 7 {
		t.Errorf("with an entry to go on with Asha's Home has %q", got)
	}
}

// Whatever there is to do is on Home or behind [More], no list is longer than a
// phone shows, and each of it answers.
func TestTheRestIsBehindMore(t *testing.T) {
	n := newTown(t).started()
	for who, want := range map[string][]string{
		"asha": {"Visit a lesson", "My half-term", "Your settings", "Who can read it?", "What you can do"},
		"sam":  {"Full cycle", "Who can read it?", "What you can do"},
		"khan": {"Full cycle", "Who can read it?", "What you can do"},
	} {
		menu := n.press(who, "menu").View
		for _, label := range want {
			if !slices.Contains(labelsOf(menu.Buttons), label) {
				t.Errorf("%s's menu has %q and not %s", who, labelsOf(menu.Buttons), label)
			}
		}
		other, yours, school := n.press(who, "other").View, n.press(who, "yours").View, n.press(who, "school").View
		for _, v := range []*bot.View{menu, other, yours, school} {
			if len(v.Buttons) > 11 {
				t.Errorf("%s has %d buttons under %s", who, len(v.Buttons), v.Title)
			}
		}
		for _, b := range slices.Concat(n.home(who).Buttons, menu.Buttons, other.Buttons, yours.Buttons, school.Buttons) {
			if a := n.press(who, b.ID); a.Form == nil && a.View == nil && a.Update == nil {
				t.Errorf("%s's button %s is answered with %+v", who, b.Label, a)
			}
		}
	}
}

// A worry for a child waits for no list, no answer and no database.
func TestWorriedAboutAChildIsOnEveryHome(t *testing.T) {
	n := newTown(t).started()
	n.press("cal", "decline")
	n.change("asha", func(m *reflection.Member) { m.Welcome = reflection.Invited })
	reached := func(who, want string) {
		t.Helper()
		buttons := n.home(who).Buttons
		if len(buttons) == 0 || buttons[len(buttons)-1].ID != "worried" {
			t.Fatalf("%s's Home has %q", who, labelsOf(buttons))
		}
		a := n.press(who, "worried")
		if a.View == nil || !strings.Contains(a.View.Text, want) || !strings.Contains(a.View.Text, "999") {
			t.Errorf("%s reads %+v", who, a.View)
		}
	}
	for _, who := range []string{"asha", "sam", "khan", "cal"} {
		reached(who, "Tell Jo Reed now: 01632\u00a0960001")
	}
	reached("a stranger", "Tell your school's safeguarding lead now.")
	must(t, n.db.Close())
	reached("asha", "Tell your school's safeguarding lead now.")
}

// The coordinator's Home begins with what is missing, and the button that mends
// it.
func TestTheCoordinatorsHomeLeadsWithWhatIsMissing(t *testing.T) {
	n := newTown(t).started()
	school := func(g reflection.Safeguarding) {
		s, err := n.db.School(t.Context(), "north", "s")
		must(t, err)
		s.Safeguarding = g
		must(t, n.db.Write(t.Context(), "north", s))
	}
	leads := func(line, label string) {
		t.Helper()
		h := n.home("khan")
		if got := strings.Split(h.Text, "\n")[1]; got != line || h.Buttons[0].Label != label {
			t.Errorf("Home leads with %q and [%s], want %q and [%s]", got, h.Buttons[0].Label, line, label)
		}
	}
	leads("To do: confirm the safeguarding contact for this term: Northfield.", "Safeguarding contact")
	form := n.press("khan", "safeguarding").Form
	n.send("khan", form, nil)
	leads("To do: the next term dates. Those there are end on Friday 18 December.", "Set-up")
	term := func(from, to string) reflection.Span {
		first, _ := reflection.ParseDate(from)
		last, _ := reflection.ParseDate(to)
		return reflection.Span{Organisation: "north", From: first, To: last, Kind: reflection.TermDays}
	}
	must(t, n.db.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		term("2026-09-01", "2026-12-18"), term("2027-01-04", "2027-03-25")}}))
	leads("Set up so far: 4 of 4 people.", "Set-up")
	school(reflection.Safeguarding{})
	leads("To do: a safeguarding contact for Northfield. Without one nobody is prompted.", "Set up Northfield")
	form = n.press("khan", n.home("khan").Buttons[0].ID).Form
	if a := n.send("khan", form, map[string]string{"safeguarding_lead": "Bo Lane", "safeguarding_phone": "01632 960002"}); a.View == nil || !a.Home {
		t.Errorf("the set-up answered %+v", a)
	}
	leads("Set up so far: 4 of 4 people.", "Set-up")
	for _, who := range []string{"asha", "sam", "cal"} {
		if strings.Contains(n.home(who).Text, "To do") {
			t.Errorf("%s is told what the coordinator has to do", who)
		}
	}
}

func TestHomeListsFewNotesAndMoreHasTheRest(t *testing.T) {
	n := newTown(t)
	for _, id := range []string{"ed", "flo", "gus", "hal"} {
		m := n.member(id, reflection.ECT)
		m.Mentor, m.Meets = "sam", reflection.MeetingSlot{When: reflection.WeekTime{Day: 3, At: reflection.Clock(9, 0)}}
		must(t, n.db.Write(t.Context(), "north", m))
	}
	n.started()
	if got := labelsOf(n.home("sam").Buttons); len(got) != 7 || got[2] != "Note: gus" {
		t.Errorf("Sam's Home has %q", got)
	}
	if got := labelsOf(n.press("sam", "menu").View.Buttons); got[0] != "Note: hal" || got[1] != "Note: Asha" {
		t.Errorf("behind More there is %q", got)
	}
}

// Two buttons that sound the same cannot be told apart by who listens to them.
func TestButtonsOfOneNameAreToldApart(t *testing.T) {
	n := newTown(t)
	twin := n.member("twin", reflection.ECT)
	twin.Name, twin.Mentor, twin.Meets = "Asha Patel", "sam", reflection.MeetingSlot{When: reflection.WeekTime{Day: 2, At: reflection.Clock(14, 0)}}
	must(t, n.db.Write(t.Context(), "north", twin))
	n.started()
	n.press("twin", "begin")
	must(t, n.Service.Requeue(t.Context(), "north"))
	for range 2 {
		n.send("asha", n.press("asha", "two-minutes").Form, map[string]string{"description": "It rained."})
	}
	n.at("2026-11-17 15:36")
	shapes := map[string][]bot.Button{"the journal": n.press("asha", "journal").View.Buttons, "Sam's Home": n.home("sam").Buttons}
	for _, m := range n.told("sam") {
		shapes[m.Text] = m.Buttons
	}
	if len(shapes) != 4 {
		t.Fatalf("there are %d shapes to look at, want the journal, Home, the digest and the tap", len(shapes))
	}
	for what, buttons := range shapes {
		named := map[string]bool{}
		for _, b := range buttons {
			if named[b.Label] {
				t.Errorf("%s has two buttons %q", what, b.Label)
			}
			named[b.Label] = true
		}
	}
}

// What is deleted, taken back or given up is asked about first, wherever its
// button stands.
func TestWhatIsLostIsAskedAboutFirst(t *testing.T) {
	n := newTown(t).started()
	saved := n.send("asha", n.press("asha", "two-minutes").Form, map[string]string{"description": "It rained."}).Messages[0]
	entry := strings.TrimPrefix(button(t, saved, "Share a line"), "pick-line:")
	preview := n.send("asha", n.press("asha", "write-line").Form, map[string]string{"line": "About tickets."}).View
	shared := n.press("asha", preview.Buttons[0].ID).Messages[0]
	asked := 0
	for _, buttons := range [][]bot.Button{n.press("asha", "entry:"+entry).View.Buttons, shared.Buttons,
		n.press("asha", "shared").View.Buttons, n.press("asha", "readers").View.Buttons} {
		for _, b := range buttons {
			name, _, _ := strings.Cut(b.ID, ":")
			if !slices.Contains([]string{"delete", "withdraw", "leave"}, name) {
				continue
			}
			asked++
			if b.Confirm == "" {
				t.Errorf("[%s] asks nothing", b.Label)
			}
		}
	}
	if asked != 4 {
		t.Errorf("there are %d such buttons, want 4", asked)
	}
}

// Where there is no command, as in Teams, nobody is told to type one.
func TestHelpNamesWhatIsThere(t *testing.T) {
	n := newTown(t).started()
	if got := n.press("asha", "help").View.Text; strings.Contains(got, "/") || !strings.Contains(got, "type a message here, or send a voice clip") {
		t.Errorf("without a command help says %q", got)
	}
	n.Platforms["local"] = commanded{n.Platforms["local"]}
	if got := n.press("asha", "help").View.Text; !strings.Contains(got, "write /think with the first words") || !strings.Contains(got, "/think full and /think journal") {
		t.Errorf("with one it says %q", got)
	}
}

// commanded is a platform with a command.
type commanded struct{ bot.Platform }

func (commanded) Command() string { return "/think" }
