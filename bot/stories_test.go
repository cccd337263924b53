package bot_test

import (
	"strings"
	"testing"

	"plenary/bot/bottest"
)

// scene is the town in some chat. A story is told once, and holds in each.
type scene struct {
	*town
	platform             string
	find                 func(user string) bottest.Somebody
	asha, sam, khan, cal bottest.Somebody
}

var stories = []struct {
	name string
	tell func(*scene)
}{
	{"from a prompt to what was agreed", fromAPromptToWhatWasAgreed},
	{"a pupil's name", aPupilsName},
	{"a name that is no pupil's", aNameThatIsNoPupils},
	{"a worry about a child", aWorryAboutAChild},
	{"skip and pause", skipAndPause},
	{"the journal is read, changed and deleted", theJournal},
	{"a plan comes back", aPlanComesBack},
	{"a shared line is taken back", aSharedLineIsTakenBack},
	{"a typed reply", aTypedReply},
	{"a full cycle, there and back", aFullCycle},
	{"what the choices of a case start", whatTheChoicesOfACaseStart},
	{"a swap", aSwap},
	{"the short form first", shortFormFirst},
	{"a half-term meeting", aHalfTermMeeting},
	{"a half-term meeting that moves, and is called off", aHalfTermMeetingIsCalledOff},
	{"three questions about Plenary", threeQuestionsAboutPlenary},
	{"a mentor's three lines", mentorsThreeLines},
	{"a journal week", aJournalWeek},
	{"a journal week is stopped", aJournalWeekIsStopped},
	{"through a lens", throughALens},
	{"what was written comes back", whatWasWrittenComesBack},
	{"what has changed", whatHasChanged},
	{"a question for a year", aQuestionForAYear},
	{"a question for a year in a large trust", aQuestionInALargeTrust},
}

func TestStoriesHoldInEveryChat(t *testing.T) {
	for _, at := range places() {
		for _, story := range stories {
			t.Run(at.platform+"/"+story.name, func(t *testing.T) {
				n, find := newTownAt(t, at)
				s := newScene(n, at, find)
				s.begin()
				story.tell(s)
			})
		}
	}
}

func newScene(n *town, at place, find func(string) bottest.Somebody) *scene {
	return &scene{n, at.platform, find, find("asha"), find("sam"), find("khan"), find("cal")}
}

// begin has everyone welcomed, and press the button of that.
func (s *scene) begin() {
	s.t.Helper()
	s.at("2026-11-11 09:01")
	for who, label := range map[bottest.Somebody]string{s.asha: "Start", s.sam: "OK", s.khan: "OK"} {
		who.Press(bottest.Told(s.t, who, "Hello"), label)
	}
}

// becomes waits until a message has these words.
func (s *scene) becomes(who bottest.Somebody, where, words string) bottest.Sheet {
	s.t.Helper()
	m := bottest.Told(s.t, who, words)
	if m.Where != where {
		s.t.Fatalf("%q stands in another message: %+v", words, m)
	}
	return m
}

// window is what is open in front of somebody, with these words in it.
func (s *scene) window(who bottest.Somebody, words ...string) bottest.Sheet {
	s.t.Helper()
	w := who.Window()
	if w == nil {
		s.t.Fatalf("nothing is open, want %q", words)
	}
	for _, want := range words {
		if !strings.Contains(w.Text, want) {
			s.t.Fatalf("what is open reads %q, want %q in it", w.Text, want)
		}
	}
	return *w
}

// opens presses a button and gives the window that it opens.
func (s *scene) opens(who bottest.Somebody, on bottest.Sheet, label string, words ...string) bottest.Sheet {
	s.t.Helper()
	who.Press(on, label)
	return s.window(who, words...)
}

// opensRoom goes from Home to one of the rooms behind [More].
func (s *scene) opensRoom(who bottest.Somebody, room string) bottest.Sheet {
	s.t.Helper()
	return s.opens(who, s.opens(who, who.OpenHome(), "More"), room)
}

// closed fails where something is still open.
func (s *scene) closed(who bottest.Somebody) {
	s.t.Helper()
	if w := who.Window(); w != nil {
		s.t.Fatalf("still open: %+v", *w)
	}
}

// writes has Asha answer this week's prompt, and gives the message it becomes.
func (s *scene) writes(values map[string]string) bottest.Sheet {
	s.t.Helper()
	s.at("2026-11-12 15:46")
	prompt := bottest.Told(s.t, s.asha, "anything else on your mind.")
	s.opens(s.asha, prompt, "Two minutes", "Only you, in this app", "Worried about a child? Tell Jo Reed")
	s.asha.Fill(values)
	s.closed(s.asha)
	return s.becomes(s.asha, prompt.Where, "Saved. Only you, in this app.")
}

const line = "The exit tickets showed that half of them mix up the two ideas."

// shares has Asha share a line with Sam for Tuesday, and gives the message that
// says so.
func (s *scene) shares() bottest.Sheet {
	s.t.Helper()
	form := s.opens(s.asha, s.writes(map[string]string{"description": line}), "Share a line")
	s.asha.Fill(map[string]string{"what": form.Inputs[0].Options[0].ID})
	s.asha.Press(s.window(s.asha, "Sam will see this:", line), "Share with Sam")
	return bottest.Told(s.t, s.asha, "Shared with Sam for Tuesday 17 November.")
}

func fromAPromptToWhatWasAgreed(s *scene) {
	s.shares()
	s.at("2026-11-16 16:01")
	digest := bottest.Told(s.t, s.sam, "Tomorrow: Asha 11:10. Your note is ready.")
	s.opens(s.sam, digest, "Asha", line)

	s.at("2026-11-17 15:36")
	s.sam.Press(bottest.Told(s.t, s.sam, "Did you and Asha meet?"), "Yes")
	s.opens(s.sam, bottest.Told(s.t, s.sam, "keep one line you both agreed"), "Write it")
	s.sam.Fill(map[string]string{"agreed": "Try exit tickets with Year 8."})
	s.asha.Press(bottest.Told(s.t, s.asha, "Did you and Sam meet?"), "Yes")
	agreed := s.opens(s.asha, bottest.Told(s.t, s.asha, "keep one line you both agreed"), "Write it")
	if got := agreed.Inputs[0].Value; got != "Try exit tickets with Year 8." {
		s.t.Errorf("Asha reads %q as what was agreed", got)
	}
	s.at("2026-11-23 16:01")
	s.opens(s.sam, bottest.Told(s.t, s.sam, "Tomorrow: Asha 11:10"), "Asha", "Agreed last time: Try exit tickets with Year 8.")
}

// The text is still on the Form when it asks what to do about a name, and the
// choice is kept.
func aPupilsName(s *scene) {
	words := "Maya said that a half is bigger than a third, and most of the class agreed with her."
	s.opens(s.asha, s.asha.OpenHome(), "Two minutes")
	s.asha.Fill(map[string]string{"description": words})
	asked := s.window(s.asha)
	if got := asked.Input("description").Value; got != words || asked.Inputs[0].ID == "description" {
		s.t.Errorf("the Form asks for %q first and holds %q", asked.Inputs[0].ID, got)
	}
	s.asha.Fill(nil)
	s.closed(s.asha)
	s.opens(s.asha, s.entry(), "Edit")
	if got := s.window(s.asha).Input("description").Value; strings.Contains(got, "Maya") || !strings.Contains(got, "Pupil A said") {
		s.t.Errorf("kept as %q", got)
	}
}

// A name that is no pupil's is asked about once. It stands in a list of the
// person's own, and is asked about again once it is off it.
func aNameThatIsNoPupils(s *scene) {
	says := func(words string) {
		s.opens(s.asha, s.asha.OpenHome(), "Two minutes")
		s.asha.Fill(map[string]string{"description": words})
	}
	says("I read Zadie aloud, and Maya listened.")
	s.window(s.asha, "This may name a pupil: Zadie and Maya.")
	s.asha.Fill(map[string]string{"not-pupils": "Zadie"})
	s.closed(s.asha)
	s.opens(s.asha, s.entry(), "Edit")
	if got := s.window(s.asha).Input("description").Value; got != "I read Zadie aloud, and Pupil A listened." {
		s.t.Errorf("kept as %q", got)
	}
	s.at("2026-11-11 09:05") // Teams lets a bot say seven things a second to one person
	says("Zadie again.")
	s.closed(s.asha)
	list := s.opens(s.asha, s.opensRoom(s.asha, "Your settings"), "Names that are not pupils", "Zadie")
	s.opens(s.asha, list, "Change the list", "Only you, in this app")
	s.asha.Fill(map[string]string{"not-pupils": ""})
	s.window(s.asha, "No names yet.")
	says("And once more, Zadie.")
	s.window(s.asha, "This may name a pupil: Zadie.")
}

func aWorryAboutAChild(s *scene) {
	words := "A girl told me she is scared to go home because her dad hits her. The singing was good."
	s.opens(s.asha, s.asha.OpenHome(), "Two minutes")
	s.asha.Fill(map[string]string{"description": words})
	asked := s.window(s.asha, "tell Jo Reed now", "Nobody watches this journal.")
	if asked.Input("description").Value != words || asked.Inputs[0].ID != "safety" {
		s.t.Errorf("the Form is %+v", asked)
	}
	s.asha.Fill(map[string]string{"safety": "copy"})
	s.window(s.asha, words)
	s.opens(s.asha, s.asha.OpenHome(), "Worried about a child?", "Jo Reed", "999")
	s.at("2026-11-13 18:00")
	for _, who := range []bottest.Somebody{s.sam, s.khan} {
		for _, m := range who.Messages() {
			if strings.Contains(m.Text, "scared") || strings.Contains(m.Text, "worr") {
				s.t.Errorf("somebody was told %q", m.Text)
			}
		}
	}
}

// While it is paused no prompt comes; then they do, at the time that was set.
func skipAndPause(s *scene) {
	s.at("2026-11-12 15:46")
	prompt := bottest.Told(s.t, s.asha, "anything else on your mind.")
	s.asha.Press(prompt, "Skip")
	s.becomes(s.asha, prompt.Where, "Skipped. That's fine.")
	s.opens(s.asha, s.opensRoom(s.asha, "Your settings"), "Your prompts")
	s.asha.Fill(map[string]string{"at": "23:00", "until": "2026-12-01"})
	s.window(s.asha, "Pick a time from 07:30 to 21:00")
	s.asha.Fill(map[string]string{"at": "15:50", "until": "2026-12-01"})
	bottest.Told(s.t, s.asha, "Your next prompt comes on Thursday 3 December at 15:50.")
	s.at("2026-12-03 15:49")
	for _, m := range s.asha.Messages() {
		if strings.Contains(m.Text, "anything else on your mind.") {
			s.t.Errorf("too soon came %q", m.Text)
		}
	}
	s.at("2026-12-03 15:51")
	bottest.Told(s.t, s.asha, "anything else on your mind.")
}

// entry opens the newest entry of Asha's journal.
func (s *scene) entry() bottest.Sheet {
	s.t.Helper()
	return s.opens(s.asha, s.opens(s.asha, s.asha.OpenHome(), "My journal", "My journal"), "Wed 11 Nov")
}

func theJournal(s *scene) {
	s.opens(s.asha, s.asha.OpenHome(), "Two minutes")
	s.asha.Fill(map[string]string{"description": "They knew what a meander is."})
	s.closed(s.asha)
	s.opens(s.asha, s.entry(), "Edit")
	s.asha.Fill(map[string]string{"description": "They all knew what a meander is."})
	entry := s.entry()
	if !strings.Contains(entry.Text, "They all knew") {
		s.t.Errorf("the entry reads %q", entry.Text)
	}
	s.opens(s.asha, entry, "Delete", "Nothing here yet.")
}

func aPlanComesBack(s *scene) {
	s.writes(map[string]string{"description": "It rained.", "when": "they pack up", "then": "ask one more question", "on": "2026-11-16"})
	s.at("2026-11-16 08:00")
	s.opens(s.asha, bottest.Told(s.t, s.asha, "You have a plan for today."), "Show it", "When they pack up, then I will ask one more question")
	s.at("2026-11-19 15:46")
	next := bottest.Told(s.t, s.asha, "First, the plan you made last time")
	s.asha.Press(next, "Tried it")
	s.becomes(s.asha, next.Where, "Thank you, noted.")
}

func aSharedLineIsTakenBack(s *scene) {
	shared := s.shares()
	s.at("2026-11-16 16:01")
	digest := bottest.Told(s.t, s.sam, "Your note is ready.")
	s.opens(s.sam, digest, "Asha", line)
	s.asha.Press(shared, "Take it back")
	if note := s.opens(s.sam, digest, "Asha"); strings.Contains(note.Text, "exit tickets") {
		s.t.Errorf("the note still reads %q", note.Text)
	}
}

func aTypedReply(s *scene) {
	s.asha.Say("Whiteboards worked.")
	bottest.Told(s.t, s.asha, "The copy here stays in this chat")
	before := len(s.asha.Messages())
	s.asha.Say("I was glad.")
	if w := s.entry(); !strings.Contains(w.Text, "Whiteboards worked.") || !strings.Contains(w.Text, "I was glad.") {
		s.t.Errorf("the entry reads %q", w.Text)
	}
	for _, m := range s.asha.Messages()[before:] {
		if strings.Contains(m.Text, "The copy here") {
			s.t.Errorf("told twice: %q", m.Text)
		}
	}
}

// Going back keeps what was written, and on again.
func aFullCycle(s *scene) {
	s.opens(s.asha, s.asha.OpenHome(), "Full cycle")
	first := s.writesStage()
	if got := s.opens(s.asha, s.window(s.asha), "Save and go back").Input(first).Value; got != "About "+first {
		s.t.Errorf("back at %s it holds %q", first, got)
	}
	s.asha.Fill(nil)
	stages := []string{first}
	for s.asha.Window() != nil {
		stages = append(stages, s.writesStage())
	}
	if got := strings.Join(stages, " "); got != "description feelings evaluation analysis conclusion when" {
		s.t.Errorf("the cycle began its Forms with %s", got)
	}
	bottest.Told(s.t, s.asha, "Saved.")
}

// writesStage writes in the first input of the Form that is open.
func (s *scene) writesStage() (stage string) {
	s.t.Helper()
	stage = s.window(s.asha).Inputs[0].ID
	s.asha.Fill(map[string]string{stage: "About " + stage})
	return stage
}

// A coordinator sets the day; a teacher reads what to bring, and afterwards
// makes a plan that only they read.
func aHalfTermMeeting(s *scene) {
	set := s.opens(s.khan, s.opensRoom(s.khan, "The school"), "Half-term meeting", "No half-term meeting is set.")
	s.opens(s.khan, set, "Set a day", "five school days before")
	s.khan.Fill(map[string]string{"kit-day": "2026-11-20"})
	bottest.Told(s.t, s.khan, "It goes out to them on Friday 13 November at 15:45.")

	s.at("2026-11-13 15:46")
	kit := bottest.Told(s.t, s.asha, "Half-term meeting on Friday 20 November.")
	bottest.Told(s.t, s.sam, "Half-term meeting on Friday 20 November.")
	s.opens(s.asha, kit, "What to bring", "To bring, for a class as a whole")

	s.at("2026-11-20 16:00")
	s.opens(s.asha, s.opens(s.asha, kit, "What to bring"), "Make a plan", "Only you, in this app")
	s.asha.Fill(map[string]string{"when": "they come in", "then": "wait at the door"})
	bottest.Told(s.t, s.asha, "Your next half-term meeting starts with it.")
	plan := s.opens(s.asha, s.opens(s.asha, kit, "What to bring"), "My plan")
	if got := plan.Input("then").Value; got != "wait at the door" {
		s.t.Errorf("her plan opens with %q", got)
	}
}

// Who was told reads it in the message that told them, and in no other.
func aHalfTermMeetingIsCalledOff(s *scene) {
	school := func(label string) {
		s.opens(s.khan, s.opensRoom(s.khan, "The school"), "Half-term meeting")
		s.khan.Press(s.window(s.khan), label)
	}
	school("Set a day")
	s.khan.Fill(map[string]string{"kit-day": "2026-11-20"})
	s.at("2026-11-13 15:46")
	kit := bottest.Told(s.t, s.asha, "Half-term meeting on Friday 20 November.")
	s.opens(s.asha, kit, "Two minutes", "Only you, in this app")
	s.asha.Fill(map[string]string{"description": "22 of 30 had it."})
	bottest.Told(s.t, s.asha, "Saved. Only you, in this app.")
	had := len(s.asha.Messages())

	school("Change it")
	s.khan.Fill(map[string]string{"kit-day": "2026-12-09"})
	s.at("2026-11-13 15:50")
	moved := s.becomes(s.asha, kit.Where, "The half-term meeting on Friday 20 November has moved. It is now on Wednesday 9 December.")
	s.opens(s.asha, moved, "What to bring", "Northfield: Wednesday 9 December.")
	school("Call it off")
	s.at("2026-11-13 15:55")
	off := s.becomes(s.asha, kit.Where, "The half-term meeting on Friday 20 November is off.")
	if _, there := off.Button("What to bring"); there || len(s.asha.Messages()) != had {
		s.t.Errorf("called off, she reads %+v, the last of %d messages, not %d", off, len(s.asha.Messages()), had)
	}
	s.opens(s.asha, s.opens(s.asha, off, "My journal"), "Fri 13 Nov", "22 of 30 had it.")
}
