package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// teaches gives Cal a lesson and Asha a free period, on Mondays at ten.
func (n *town) teaches() *town {
	monday := []reflection.Period{{Day: time.Monday, From: reflection.Clock(10, 0), To: reflection.Clock(10, 50)}}
	n.change("asha", func(m *reflection.Member) { m.Free = monday })
	n.change("cal", func(m *reflection.Member) { m.Lessons = monday })
	return n
}

// asks has Asha ask Cal for a visit, and gives its id.
func (n *town) asks() string {
	n.t.Helper()
	a := n.send("asha", n.press("asha", "visit-ask").Form, map[string]string{"host": "cal"})
	if len(a.Messages) != 1 {
		n.t.Fatalf("asking is answered with %+v", a)
	}
	_, id, _ := strings.Cut(button(n.t, a.Messages[0], "See the visit"), ":")
	return id
}

// agrees has Cal say yes to the first time offered.
func (n *town) agrees(id string) {
	n.t.Helper()
	a := n.send("cal", n.press("cal", "visit-agree:"+id).Form, map[string]string{"focus-words": "the quiet table"})
	if a.Error != nil || len(a.Messages) != 1 {
		n.t.Fatalf("agreeing is answered with %+v", a)
	}
}

func (n *town) visit(id string) reflection.Visit {
	n.t.Helper()
	v, err := n.db.Visit(n.t.Context(), "north", reflection.VisitID(id))
	must(n.t, err)
	return v
}

// last is the text of what a person was told last.
func (n *town) last(who string) string {
	told := n.told(who)
	if len(told) == 0 {
		return ""
	}
	return told[len(told)-1].Text
}

// Whatever becomes of one of the two, in whatever state, the other has a way on.
func TestAPartnerWhoGoes(t *testing.T) {
	erased := func(who string) func(*town) {
		return func(n *town) { must(n.t, n.db.Erase(n.t.Context(), "north", reflection.MemberID(who))) }
	}
	leaves := func(who string) func(*town) {
		return func(n *town) {
			n.change(who, func(m *reflection.Member) { m.Leaves = onDay("2026-11-11") })
			n.set(wall("2026-11-12 09:00"))
		}
	}
	off := func(who string) func(*town) {
		return func(n *town) { n.change(who, func(m *reflection.Member) { m.Deactivated = true }) }
	}
	afterwards := func(who string) func(*town) {
		return func(n *town) {
			n.change(who, func(m *reflection.Member) { m.Leaves = onDay("2026-11-16") })
			n.set(wall("2026-11-17 09:00"))
		}
	}
	passes := func(until string) func(*town) { return func(n *town) { n.at(until) } }
	halfTerm := func(n *town) {
		must(n.t, n.db.Write(n.t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
			{Organisation: "north", From: onDay("2026-09-01"), To: onDay("2026-12-18"), Kind: reflection.TermDays},
			{Organisation: "north", From: onDay("2026-11-16"), To: onDay("2026-11-20"), Kind: reflection.ClosedDays}}}))
	}
	const asked, agreed, done = reflection.VisitAsked, reflection.VisitAgreed, reflection.VisitDone
	for name, c := range map[string]struct {
		state  reflection.VisitState
		goes   func(*town)
		stays  string
		says   string
		way    string // the button that leads on
		cannot string // a button that is there no more
	}{
		"asked, and the host is erased: as after silence":        {asked, erased("cal"), "asha", "You asked your colleague.", "Call it off", ""},
		"asked, and the host leaves: as after silence":           {asked, leaves("cal"), "asha", "You asked Cal.", "Call it off", ""},
		"asked, and the host is switched off":                    {asked, off("cal"), "asha", "You asked Cal.", "Call it off", ""},
		"asked, and the observer is erased":                      {asked, erased("asha"), "cal", "No time was found", "Ask a colleague", "Choose a time"},
		"asked, and the observer leaves":                         {asked, leaves("asha"), "cal", "No time was found", "Ask a colleague", "Choose a time"},
		"agreed, and the host is erased":                         {agreed, erased("cal"), "asha", "is no longer here, so this visit is off", "Take it off my calendar", "Another time"},
		"agreed, and the host leaves before it":                  {agreed, leaves("cal"), "asha", "The visit with Cal is off.", "Ask a colleague", "Another time"},
		"agreed, and the host is switched off: it stands":        {agreed, off("cal"), "asha", "You visit Cal on Monday 16 November at 10:00", "Another time", ""},
		"agreed, and the observer is erased":                     {agreed, erased("asha"), "cal", "is no longer here, so this visit is off", "Take it off my calendar", "Another time"},
		"agreed, and the observer leaves before it":              {agreed, leaves("asha"), "cal", "The visit with Asha is off.", "Ask a colleague", "Another time"},
		"asked, and the observer is switched off":                {asked, off("asha"), "cal", "Asha would like to see ten minutes", "Not this time", ""},
		"asked, and its days pass":                               {asked, passes("2026-11-26 09:00"), "asha", "No time was found", "Ask a colleague", "Call it off"},
		"asked, and its days pass, for the host":                 {asked, passes("2026-11-26 09:00"), "cal", "No time was found", "Ask a colleague", "Choose a time"},
		"asked, and a half-term comes":                           {asked, halfTerm, "cal", "Asha would like to see ten minutes", "Choose a time", ""},
		"agreed, and the observer is switched off: it stands":    {agreed, off("asha"), "cal", "Asha visits you on Monday 16 November at 10:00", "Another time", ""},
		"agreed, and a half-term comes in between":               {agreed, halfTerm, "asha", "The school is closed that day now. Pick another time", "Another time", ""},
		"agreed, and a half-term comes in between, for the host": {agreed, halfTerm, "cal", "The school is closed that day now. Pick another time", "Call it off", ""},
		"agreed, and its day passes":                             {agreed, passes("2026-11-17 09:00"), "asha", "Cal", "Thank Cal", "What"},
		"agreed, and two weeks more":                             {agreed, passes("2026-12-01 09:00"), "asha", "You visited Cal on Monday 16 November", "My notes", "Another time"},
		"done, and the host leaves":                              {done, afterwards("cal"), "asha", "You visited Cal on Monday 16 November", "My notes", ""},
		"done, and the host is switched off":                     {done, off("cal"), "asha", "You visited Cal on Monday 16 November", "My notes", ""},
		"done, and the observer leaves":                          {done, afterwards("asha"), "cal", "Asha came on Monday 16 November", "All visits", "Choose a time"},
		"done, and a half-term comes":                            {done, halfTerm, "asha", "You visited Cal on Monday 16 November", "My notes", ""},
		"done, and the host is erased: notes stay":               {done, erased("cal"), "asha", "Embedded routines: calm", "My notes", "Show"},
		"done, and the observer is erased":                       {done, erased("asha"), "cal", "came on Monday 16 November", "All visits", "What"},
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t).started().teaches()
			n.VisitURL = func(id reflection.VisitID, _ reflection.Member) string { return "/files/" + string(id) }
			id := n.asks()
			if c.state != asked {
				n.agrees(id)
			}
			if c.state == done {
				n.at("2026-11-16 10:21")
				n.send("asha", n.press("asha", "visit-notes:"+id).Form, map[string]string{"routines": "calm"})
				n.press("asha", "visit-thank:"+id)
			}
			c.goes(n)
			v := n.press(c.stays, "visit:"+id).View
			if v == nil || !strings.Contains(v.Text, c.says) {
				t.Fatalf("%s reads %+v, want %q", c.stays, v, c.says)
			}
			labels := strings.Join(labelsOf(v.Buttons), "\n") + "\n"
			if !strings.Contains(labels, c.way) || c.cannot != "" && strings.Contains(labels, c.cannot) {
				t.Errorf("%s can press %q", c.stays, labels)
			}
			n.at("2026-12-18 17:00") // nothing that waits trips over it
			if log := n.log.String(); strings.Contains(log, "level=ERROR") {
				t.Errorf("the log says %s", log)
			}
		})
	}
}

// A no, no answer and a host who is gone read the same, on the same day.
func TestANoReadsAsSilence(t *testing.T) {
	var heard []string
	for _, answer := range []func(*town, string){
		func(*town, string) {},
		func(n *town, id string) { n.press("cal", "visit-decline:"+id) },
		func(n *town, _ string) { must(n.t, n.db.Erase(n.t.Context(), "north", "cal")) },
	} {
		n := newTown(t).started().teaches()
		id := n.asks()
		n.at("2026-11-12 12:00")
		answer(n, id)
		before := len(n.told("asha"))
		n.at("2026-11-25 08:59")
		if v := n.press("asha", "visit:"+id).View; !strings.HasPrefix(v.Text, "You asked ") {
			t.Errorf("before the day Asha reads %q", v.Text)
		}
		for _, m := range n.told("asha")[before:] {
			if strings.Contains(m.Text, "visit") {
				t.Errorf("Asha is told before the day: %s", m.Text)
			}
		}
		n.at("2026-11-25 09:01")
		heard = append(heard, n.last("asha"))
	}
	for _, text := range heard {
		if text != "No time was found for the visit you asked for. That's fine: you can ask somebody else." {
			t.Errorf("Asha hears %q", heard)
		}
	}
}

// A host has ten school days to answer: one who is asked before a holiday is
// asked after it, and who asks is told by when they hear.
func TestAHostHasTimeToAnswerAfterAHoliday(t *testing.T) {
	n := newTown(t).started().teaches()
	must(t, n.db.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: onDay("2026-09-01"), To: onDay("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: onDay("2027-01-04"), To: onDay("2027-03-25"), Kind: reflection.TermDays}}}))
	n.at("2026-12-18 17:40")
	a := n.send("asha", n.press("asha", "visit-ask").Form, map[string]string{"host": "cal"})
	if len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, "You hear from me by Friday 15 January.") {
		t.Errorf("asking is answered with %+v", a)
	}
	n.at("2027-01-04 16:00")
	if !toldOf(n.told("cal"), "Asha would like to see ten minutes of one of your lessons") {
		t.Errorf("on the first day after the holiday Cal has been told %+v", n.told("cal"))
	}
	if toldOf(n.told("asha"), "No time was found for the visit") {
		t.Error("Asha is told of the end before Cal could answer")
	}
	n.at("2027-01-18 09:00")
	if !toldOf(n.told("asha"), "No time was found for the visit") {
		t.Errorf("after ten school days Asha has been told %+v", n.told("asha"))
	}
}

func toldOf(told []bot.Message, begins string) bool {
	return slices.ContainsFunc(told, func(m bot.Message) bool { return strings.HasPrefix(m.Text, begins) })
}

// What cannot be is told at its input, and nothing is kept.
func TestTimesThatCannotBe(t *testing.T) {
	n := newTown(t).started()
	id := n.asks()
	form := n.press("cal", "visit-agree:"+id).Form
	for name, c := range map[string]struct{ day, at, field, says string }{
		"a day that has passed":  {"2026-11-10", "10:00", "visit-day", "That day has passed."},
		"a Saturday":             {"2026-11-14", "10:00", "visit-day", "One of you is not in"},
		"after the three weeks":  {"2026-12-07", "10:00", "visit-day", "next three school weeks"},
		"no day":                 {"", "10:00", "visit-day", "not a date"},
		"a time that is not one": {"2026-11-16", "ten", "visit-time", "not a time"},
		"a time at night":        {"2026-11-16", "02:10", "visit-time", "no lessons then"},
		"their own meeting":      {"2026-11-17", "11:05", "visit-time", "One of you is busy then"},
	} {
		a := n.send("cal", form, map[string]string{"focus-words": "x", "visit-day": c.day, "visit-time": c.at})
		if a.Error == nil || a.Error.Input != c.field || !strings.Contains(a.Error.Text, c.says) {
			t.Errorf("%s: got %+v", name, a.Error)
		}
	}
	if got := n.visit(id); got.State != reflection.VisitAsked {
		t.Errorf("the visit is %s", got.State)
	}
	a := n.send("cal", form, map[string]string{"focus-words": "x", "visit-day": "2026-11-16", "visit-time": "10:00"})
	if a.Error != nil || !n.visit(id).Starts.Equal(wall("2026-11-16 10:00")) {
		t.Errorf("a time that can be is answered with %+v", a)
	}
	sam := n.send("sam", n.press("sam", "visit-ask").Form, map[string]string{"host": "cal"})
	_, second, _ := strings.Cut(button(t, sam.Messages[0], "See the visit"), ":")
	a = n.send("cal", n.press("cal", "visit-agree:"+second).Form, map[string]string{"focus-words": "x", "visit-day": "2026-11-16", "visit-time": "10:09"})
	if a.Error == nil || !strings.Contains(a.Error.Text, "another visit then") {
		t.Errorf("two visitors at once: got %+v", a)
	}
	stale := &bot.Form{ID: "visit-move:" + id, Inputs: []bot.Input{{ID: "slot", Value: "2026-11-02T10:00Z"}}}
	if a = n.send("cal", stale, nil); a.Error == nil || a.Error.Input != "slot" || !strings.Contains(a.Error.Text, "has passed") {
		t.Errorf("a time that has passed meanwhile: got %+v", a)
	}
}

// Two who were offered the same ten minutes: the second to be told yes is asked
// to pick another, in words.
func TestASlotThatWasTakenMeanwhile(t *testing.T) {
	n := newTown(t).started().teaches()
	n.change("sam", func(m *reflection.Member) {
		m.Free = []reflection.Period{{Day: time.Monday, From: reflection.Clock(10, 0), To: reflection.Clock(10, 50)}}
	})
	first := n.asks()
	a := n.send("sam", n.press("sam", "visit-ask").Form, map[string]string{"host": "cal"})
	_, second, _ := strings.Cut(button(t, a.Messages[0], "See the visit"), ":")
	form := n.press("cal", "visit-agree:"+second).Form
	n.agrees(first)
	a = n.send("cal", form, map[string]string{"focus-words": "the quiet table"})
	if a.Error == nil || a.Error.Input != "slot" || a.Error.Text != "One of you has another visit then. Pick another time." {
		t.Errorf("the same ten minutes are answered with %+v", a)
	}
	if again := n.press("cal", "visit-agree:"+second).Form; again.Inputs[1].Options[0].ID == form.Inputs[1].Options[0].ID {
		t.Error("they are offered again")
	}
}

// A mentor never visits the person they mentor, nor a manager the one they
// manage; a person has one visit open at a time.
func TestWhoCanBeAsked(t *testing.T) {
	n := newTown(t).started()
	n.change("cal", func(m *reflection.Member) { m.LineManager = "asha" })
	for who, not := range map[string]string{"sam": "asha", "asha": "cal", "cal": "khan"} {
		for _, o := range n.press(who, "visit-ask").Form.Inputs[0].Options {
			if o.ID == not || o.ID == who {
				t.Errorf("%s can ask %s", who, o.ID)
			}
		}
		if a := n.send(who, &bot.Form{ID: "visit-ask", Inputs: []bot.Input{{ID: "host", Value: not}}}, nil); a.Error == nil {
			t.Errorf("%s asked %s all the same", who, not)
		}
	}
	n.change("cal", func(m *reflection.Member) { m.LineManager = "" })
	if a := n.send("asha", n.press("asha", "visit-ask").Form, nil); a.Error == nil || a.Error.Text != "Pick somebody first." {
		t.Errorf("asking nobody is answered with %+v", a)
	}
	first := n.asks()
	if again := n.asks(); again != first {
		t.Error("asking twice asks twice")
	}
	a := n.send("asha", n.press("asha", "visit-ask").Form, map[string]string{"host": "sam"})
	if a.Error == nil || !strings.Contains(a.Error.Text, "One at a time") {
		t.Errorf("a second visit is answered with %+v", a)
	}
}

// An agreed visit that moves or is called off is told to the other, whatever
// else the week holds, and the calendar's event follows.
func TestMovedAndCalledOff(t *testing.T) {
	n := newTown(t).started().teaches()
	id := n.asks()
	n.agrees(id)
	n.at("2026-11-11 09:05")
	n.send("asha", n.press("asha", "visit-move:"+id).Form, map[string]string{"slot": reflection.SlotID(wall("2026-11-23 10:00"))})
	n.at("2026-11-11 09:06")
	if got := n.last("cal"); got != "The visit with Asha has moved to Monday 23 November at 10:00." {
		t.Errorf("Cal hears %q", got)
	}
	event := func() bot.Event {
		asha, err := n.db.Member(t.Context(), "north", "asha")
		must(t, err)
		c, err := n.Service.OpenVisit(t.Context(), asha, reflection.VisitID(id))
		must(t, err)
		return bot.VisitEvent(c)
	}
	if e := event(); e.Sequence != 2 || !e.Starts.Equal(wall("2026-11-23 10:00")) || e.Cancelled {
		t.Errorf("the event is %+v", e)
	}
	n.at("2026-11-16 12:00")
	if strings.Contains(n.last("asha"), "You were to visit") {
		t.Error("Asha is asked about the time before")
	}
	n.press("cal", "visit-cancel:"+id)
	n.at("2026-11-16 12:01")
	if got := n.last("asha"); got != "The visit with Cal on Monday 23 November at 10:00 is off." {
		t.Errorf("Asha hears %q", got)
	}
	if e := event(); e.Sequence != 3 || !e.Cancelled || strings.Contains(e.Description+e.Summary, "quiet") {
		t.Errorf("the event is %+v", e)
	}
}

// The mentor who is asked to help hears two names, and no more.
func TestTheMentorIsAskedToHelp(t *testing.T) {
	n := newTown(t).started()
	id := n.asks()
	v := n.press("asha", "visit:"+id).View
	n.press("asha", button(t, bot.Message{Buttons: v.Buttons}, "Ask Sam to help"))
	n.press("asha", "visit-help:"+id) // twice is once
	n.at("2026-11-11 09:02")
	told := n.told("sam")
	if len(told) != 1 || !strings.HasPrefix(told[0].Text, "Asha would like to visit ten minutes of a lesson of Cal's") {
		t.Errorf("Sam hears %+v", told)
	}
	if a := n.press("sam", "visit:"+id); a.View != nil {
		t.Error("Sam can open the visit")
	}
}

// Notes about a lesson are the observer's: nobody else reads them, and the host
// only once they are shown; what was learned is not among them.
func TestNotesGoToTheHostFirstAndToNobodyElse(t *testing.T) {
	n := newTown(t).started().teaches()
	id := n.asks()
	n.agrees(id)
	if a := n.press("asha", "visit-notes:"+id); a.Form != nil {
		t.Error("notes can be written before the visit")
	}
	n.at("2026-11-16 10:00")
	form := n.press("asha", "visit-notes:"+id).Form
	n.send("asha", form, map[string]string{"noticed": "checking", "routines": "calm start", "learned": "wait longer"})
	readers := func() (who string) {
		for _, by := range []string{"asha", "sam", "khan", "cal"} {
			for _, press := range []string{"visit-read:", "visit:", "visit-show:", "visit-notes:", "read-share:"} {
				a := n.press(by, press+id)
				if a.View != nil && strings.Contains(a.View.Text, "calm start") || a.Form != nil && a.Form.ID == "visit-notes:"+id+":1" {
					who += by + " "
					break
				}
			}
		}
		return who
	}
	if got := readers(); got != "asha " {
		t.Errorf("before they are shown, %sread the notes", got)
	}
	preview := n.press("asha", "visit-show:"+id).View
	n.send("asha", n.press("asha", "visit-notes:"+id).Form, map[string]string{"routines": "calm start, twice"})
	if a := n.press("asha", preview.Buttons[0].ID); a.View == nil || !strings.Contains(a.View.Text, "twice") {
		t.Errorf("notes that changed after the preview were shown: %+v", a)
	}
	preview = n.press("asha", "visit-show:"+id).View
	n.press("asha", preview.Buttons[0].ID)
	if got := readers(); got != "asha cal " {
		t.Errorf("once they are shown, %sread the notes", got)
	}
	read := n.press("cal", "visit-read:"+id).View
	if strings.Contains(read.Text, "wait longer") {
		t.Error("Cal reads what Asha learned")
	}
	for _, who := range []string{"asha", "sam", "cal"} {
		for _, m := range n.told(who) {
			if words := len(strings.Fields(m.Text)); words >= 40 || strings.Contains(m.Text, "!") || strings.Contains(m.Text, "calm") {
				t.Errorf("%s was told: %s", who, m.Text)
			}
		}
	}
	if a := n.send("asha", form, map[string]string{"routines": "another device"}); a.Form == nil {
		t.Errorf("older notes from another device are answered with %+v", a)
	}
	n.press("asha", "withdraw:"+id)
	if got := readers(); got != "asha " {
		t.Errorf("once they are taken back, %sread the notes", got)
	}
}
