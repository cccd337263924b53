package reflection_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
	"plenary/reflection/framework"
)

// pair is the town with the templates, and two colleagues more: Dan teaches,
// and Eve is Ben's line manager.
type pair struct {
	*town
	dan, eve reflection.Member
	template reflection.TemplateID // that people are asked to
}

func newPair(t testing.TB) *pair {
	t.Helper()
	n := &pair{town: newTown(t), template: "feedback-trial"}
	all, err := framework.Load(nil)
	n.must(err)
	n.Library = reflection.NewLibrary(all)
	for _, id := range []reflection.MemberID{"dan", "eve"} {
		m := reflection.Member{ID: id, Organisation: "north", School: "northfield", Name: strings.ToUpper(string(id[:1])) + string(id[1:]) + " Lund",
			Roles: []reflection.Role{reflection.Colleague}, Welcome: reflection.Started, Workspace: "northchat", PlatformID: string(id)}
		n.must(n.Store.Write(t.Context(), "north", m))
	}
	n.ben = n.set("ben", func(m *reflection.Member) { m.LineManager = "eve" })
	n.dan, n.eve = n.member("north", "dan"), n.member("north", "eve")
	return n
}

// invites has Asha ask somebody.
func (n *pair) invites(template reflection.TemplateID, who ...reflection.MemberID) reflection.InquiryID {
	n.t.Helper()
	got, err := n.Invite(n.t.Context(), n.asha, reflection.Invitation{Template: template, Focus: "feedback", Who: who})
	n.must(err)
	return got.Inquiry.ID
}

func (n *pair) setUp(by reflection.Member, id reflection.InquiryID) error {
	now, err := n.OpenInquiry(n.t.Context(), by, id)
	if err != nil {
		return err
	}
	_, err = n.SetUpInquiry(n.t.Context(), by, id, reflection.InquiryPlan{Aim: "act on a hint", When: "I hand work back", Then: "wait",
		Lesson: reflection.DateOf(n.now, n.now.Location()).AddDays(2), Over: now.Inquiry.Revision})
	return err
}

// reaches brings an inquiry of these people to a state, as they would.
func (n *pair) reaches(state reflection.InquiryState, others ...reflection.Member) reflection.InquiryID {
	n.t.Helper()
	ctx, template := n.t.Context(), n.template
	ids := make([]reflection.MemberID, len(others))
	for i, m := range others {
		ids[i] = m.ID
	}
	id := n.invites(template, ids...)
	all := append([]reflection.Member{n.asha}, others...)
	until := state
	if state == reflection.InquiryStopped {
		until = reflection.InquiryAgreed
	}
	for _, step := range []struct {
		to reflection.InquiryState
		do func(reflection.Member) error
	}{
		{reflection.InquiryAgreed, func(by reflection.Member) error {
			if by.ID == "asha" {
				return nil
			}
			_, err := n.Accept(ctx, by, id)
			return err
		}},
		{reflection.InquiryTrialling, func(by reflection.Member) error { return n.setUp(by, id) }},
		{reflection.InquiryReviewing, func(by reflection.Member) error {
			if _, err := n.Predict(ctx, by, id, reflection.Private("Guess of "+by.ID), reflection.Choices{}); err != nil {
				return err
			}
			_, err := n.Report(ctx, by, id, reflection.Private("Outcome of "+by.ID), reflection.Choices{})
			return err
		}},
		{reflection.InquiryDecided, func(by reflection.Member) error {
			if by.ID != "asha" {
				return nil
			}
			_, err := n.DecideInquiry(ctx, by, id, reflection.Review{Decision: reflection.Adapt, Note: "Hints beat answers."})
			return err
		}},
	} {
		if slices.Index(reflection.InquiryStates(), step.to) > slices.Index(reflection.InquiryStates(), until) {
			break
		}
		for _, by := range all {
			n.must(step.do(by))
		}
	}
	if state == reflection.InquiryStopped {
		n.must(n.StopInquiry(ctx, n.asha, id))
	}
	if got := n.stands(n.asha, id); got != state {
		n.t.Fatalf("the inquiry is %s, want %s", got, state)
	}
	return id
}

func (n *pair) stands(by reflection.Member, id reflection.InquiryID) reflection.InquiryState {
	n.t.Helper()
	now, err := n.OpenInquiry(n.t.Context(), by, id)
	n.must(err)
	return now.Inquiry.State
}

// In every state, each person can do what the table of transitions has, comes
// to a state that it has, and can do nothing else.
func TestWhatCanHappenToAnInquiry(t *testing.T) {
	ctx := t.Context()
	events := map[reflection.InquiryEvent]func(*pair, reflection.Member, reflection.InquiryID) error{
		reflection.EventAccept: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			_, err := n.Accept(ctx, by, id)
			return err
		},
		reflection.EventDecline: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			return n.DeclineInvitation(ctx, by, id)
		},
		reflection.EventSetUp: (*pair).setUp,
		reflection.EventPredict: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			_, err := n.Predict(ctx, by, id, "A guess.", reflection.Choices{})
			return err
		},
		reflection.EventReport: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			_, err := n.Report(ctx, by, id, "It went well.", reflection.Choices{})
			return err
		},
		reflection.EventDecide: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			_, err := n.DecideInquiry(ctx, by, id, reflection.Review{Decision: reflection.Adopt})
			return err
		},
		reflection.EventNote: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			_, err := n.AgreeNote(ctx, by, id)
			return err
		},
		reflection.EventTakeOut: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			_, err := n.TakeBackNote(ctx, by, id)
			return err
		},
		reflection.EventStill: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			return n.TapStill(ctx, by, id, reflection.StillNot)
		},
		reflection.EventTakeBack: func(n *pair, by reflection.Member, id reflection.InquiryID) error {
			n.must(n.Store.Write(ctx, "north", reflection.Piece{Organisation: "north", Inquiry: id, Author: by.ID, Kind: reflection.PieceTask, Text: "x"}))
			_, err := n.TakeBackPiece(ctx, by, id, reflection.PieceTask)
			return err
		},
		reflection.EventStop: func(n *pair, by reflection.Member, id reflection.InquiryID) error { return n.StopInquiry(ctx, by, id) },
	}
	for _, state := range reflection.InquiryStates() {
		refused := newPair(t) // what is refused changes nothing: one town is enough
		same := refused.reaches(state, refused.dan)
		for event, do := range events {
			for _, who := range []string{"asha", "dan", "cal"} {
				t.Run(fmt.Sprintf("%s/%s/%s", state, event, who), func(t *testing.T) {
					to := leadsTo(state, event, who)
					if len(to) == 0 {
						if err := do(refused, refused.named(who), same); !errors.Is(err, reflection.ErrNotFound) {
							t.Errorf("got %v, want it refused", err)
						}
						return
					}
					n := newPair(t)
					id := n.reaches(state, n.dan)
					n.must(do(n, n.named(who), id))
					if got := n.stands(n.named(who), id); !slices.Contains(to, got) {
						t.Errorf("it is %s now, want one of %v", got, to)
					}
				})
			}
		}
		if got := refused.stands(refused.asha, same); got != state {
			t.Errorf("what was refused in state %s brought it to %s", state, got)
		}
	}
}

func (n *pair) named(who string) reflection.Member {
	return map[string]reflection.Member{"asha": n.asha, "dan": n.dan, "cal": n.cal}[who]
}

// leadsTo are the states the table has for what somebody does.
func leadsTo(state reflection.InquiryState, event reflection.InquiryEvent, who string) []reflection.InquiryState {
	is := map[string][]reflection.Actor{"asha": {reflection.AnInviter, reflection.APartner}, "dan": {reflection.AnInvitee}}[who]
	if who == "dan" && state != reflection.InquiryInvited {
		is = []reflection.Actor{reflection.APartner}
	}
	for _, t := range reflection.Transitions() {
		if t.From == state && t.Event == event && slices.Contains(is, t.By) {
			return t.To
		}
	}
	return nil
}

// The diagram in the docs has exactly the arrows of the table.
func TestTheDiagramOfInquiriesIsTheTable(t *testing.T) {
	page, err := os.ReadFile("../docs/inquiry.md")
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^    (\w+) --> (\w+): (.+) \((\w+)\)$`).FindAllStringSubmatch(string(page), -1) {
		drawn[strings.Join(m[1:], "|")] = true
	}
	want := map[string]bool{}
	for _, tr := range reflection.Transitions() {
		for _, to := range tr.To {
			want[strings.Join([]string{string(tr.From), string(to), string(tr.Event), string(tr.By)}, "|")] = true
		}
	}
	if diff := cmp.Diff(want, drawn); diff != "" {
		t.Errorf("docs/inquiry.md and Transitions differ (-table +diagram):\n%s", diff)
	}
}

// Whoever mentors or judges somebody never works with them, whichever way
// round; nor does somebody who is not here.
func TestWhoCanBeInvited(t *testing.T) {
	n := newPair(t)
	n.set("cal", func(m *reflection.Member) { m.Deactivated = true })
	for _, c := range []struct {
		by   reflection.Member
		want string
	}{{n.asha, "Ben Dan Eve"}, {n.ben, "Asha Dan"}, {n.eve, "Asha Dan Sam"}, {n.sam, "Dan Eve"}} {
		to, err := n.Invitable(t.Context(), c.by, "feedback-trial")
		n.must(err)
		var names []string
		for _, m := range to.People {
			names = append(names, m.FirstName())
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s can ask %s, want %s", c.by.FirstName(), got, c.want)
		}
		for _, m := range []reflection.MemberID{"asha", "ben", "cal", "dan", "eve", "khan", "sam", "dee", "nobody"} {
			offered := slices.ContainsFunc(to.People, func(p reflection.Member) bool { return p.ID == m })
			_, err := n.Invite(t.Context(), c.by, reflection.Invitation{Template: "feedback-trial", Focus: "feedback", Who: []reflection.MemberID{m}})
			if fault, wrong := errors.AsType[reflection.Fault](err); !offered && (!wrong || fault.Problem != reflection.NotToInvite) {
				t.Errorf("%s asked %s: %v", c.by.FirstName(), m, err)
			}
		}
	}
	if _, err := n.Invitable(t.Context(), n.khan, "feedback-trial"); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("a coordinator: %v", err)
	}
}

// Whatever becomes of an invitation that is not accepted, who asked sees the
// same, and hears the same at the same time.
func TestANoReadsLikeSilence(t *testing.T) {
	seen := func(happens func(*pair, reflection.InquiryID)) string {
		n := newPair(t)
		id := n.invites("lesson-study", "dan", "eve")
		happens(n, id)
		var b strings.Builder
		look := func() {
			now, err := n.OpenInquiry(t.Context(), n.member("north", "asha"), id)
			n.must(err)
			now.By, now.Inquiry.ID, now.Own.Inquiry = reflection.Member{}, "", ""
			fmt.Fprintf(&b, "%s %+v\n", n.now, now)
		}
		look()
		for _, c := range n.live(at("2026-11-19 18:00"), "asha") {
			if note, is := c.(reflection.InquiryContent); is {
				note.Inquiry = ""
				fmt.Fprintf(&b, "%+v\n", note)
			}
		}
		look()
		return b.String()
	}
	silence := seen(func(*pair, reflection.InquiryID) {})
	if !strings.Contains(silence, "Note:over") {
		t.Fatalf("who asked never hears:\n%s", silence)
	}
	for name, happens := range map[string]func(*pair, reflection.InquiryID){
		"one says no": func(n *pair, id reflection.InquiryID) { n.must(n.DeclineInvitation(t.Context(), n.dan, id)) },
		"both say no": func(n *pair, id reflection.InquiryID) {
			n.must(n.DeclineInvitation(t.Context(), n.dan, id))
			n.must(n.DeclineInvitation(t.Context(), n.eve, id))
		},
		"one says yes": func(n *pair, id reflection.InquiryID) { _, err := n.Accept(t.Context(), n.dan, id); n.must(err) },
		"one leaves": func(n *pair, _ reflection.InquiryID) {
			n.set("dan", func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
		},
		"one is blocked": func(n *pair, _ reflection.InquiryID) {
			n.set("dan", func(m *reflection.Member) { m.Deactivated = true })
		},
		"one wants no bot": func(n *pair, _ reflection.InquiryID) { _, err := n.Decline(t.Context(), n.dan); n.must(err) },
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(silence, seen(happens)); diff != "" {
				t.Errorf("who asked can tell (-silence +this):\n%s", diff)
			}
		})
	}
}

// Whenever a partner goes, and however, there is a way on for those who stay.
func TestAPartnerWhoGoes(t *testing.T) {
	ways := map[string]func(*pair){
		"leaves":         func(n *pair) { n.set("dan", func(m *reflection.Member) { m.Leaves = date("2026-11-10") }) },
		"is deactivated": func(n *pair) { n.set("dan", func(m *reflection.Member) { m.Deactivated = true }) },
		"is erased":      func(n *pair) { n.must(n.Store.Erase(t.Context(), "north", "dan")) },
	}
	for _, c := range []struct {
		in    reflection.InquiryState
		two   reflection.InquiryState // what becomes of it when one of two goes
		three reflection.InquiryState // and one of three
	}{
		{reflection.InquiryInvited, reflection.InquiryInvited, reflection.InquiryInvited}, // until the time to answer is over
		{reflection.InquiryAgreed, reflection.InquiryStopped, reflection.InquiryAgreed},
		{reflection.InquiryTrialling, reflection.InquiryStopped, reflection.InquiryTrialling},
		{reflection.InquiryReviewing, reflection.InquiryStopped, reflection.InquiryReviewing},
		{reflection.InquiryDecided, reflection.InquiryDecided, reflection.InquiryDecided},
		{reflection.InquiryStopped, reflection.InquiryStopped, reflection.InquiryStopped},
	} {
		for how, goes := range ways {
			t.Run(fmt.Sprintf("%s/%s", c.in, how), func(t *testing.T) {
				t.Parallel()
				n := newPair(t)
				id := n.reaches(c.in, n.dan)
				goes(n)
				if got := n.stands(n.asha, id); got != c.two {
					t.Errorf("one of two %s: it is %s, want %s", how, got, c.two)
				}
				n = newPair(t)
				id = n.reaches(c.in, n.dan, n.eve)
				goes(n)
				if got := n.stands(n.asha, id); got != c.three {
					t.Errorf("one of three %s: it is %s, want %s", how, got, c.three)
				}
				n.live(at("2026-11-20 18:00"), "asha") // and nothing that waits gets stuck
			})
		}
	}
}

// The last who has not reported goes: the others may read, and decide.
func TestThoseWhoReportedDoNotWaitForSomebodyWhoWent(t *testing.T) {
	n := newPair(t)
	id := n.reaches(reflection.InquiryTrialling, n.dan, n.eve)
	for _, by := range []reflection.Member{n.asha, n.eve} {
		_, err := n.Predict(t.Context(), by, id, reflection.Private("Guess of "+by.ID), reflection.Choices{})
		n.must(err)
		_, err = n.Report(t.Context(), by, id, "It worked.", reflection.Choices{})
		n.must(err)
	}
	n.must(n.Store.Erase(t.Context(), "north", "dan"))
	now, err := n.OpenInquiry(t.Context(), n.asha, id)
	n.must(err)
	if now.Inquiry.State != reflection.InquiryReviewing || len(now.Others) != 1 || now.Others[0].Prediction.Reveal() != "Guess of eve" {
		t.Errorf("it is %s with %d trials of others", now.Inquiry.State, len(now.Others))
	}
	_, err = n.DecideInquiry(t.Context(), n.asha, id, reflection.Review{Decision: reflection.Abandon})
	n.must(err)
}

// Nobody reads a prediction of another before all have reported, and nobody
// outside ever does.
func TestPredictionsOpenOnlyWhenAllHaveReported(t *testing.T) {
	n := newPair(t)
	id := n.reaches(reflection.InquiryTrialling, n.dan, n.eve)
	reads := func(by reflection.Member) (texts []string) {
		now, err := n.OpenInquiry(t.Context(), by, id)
		n.must(err)
		for _, other := range now.Others {
			texts = append(texts, other.Prediction.Reveal())
		}
		return texts
	}
	partners := []reflection.Member{n.asha, n.dan, n.eve}
	for _, by := range partners {
		_, err := n.Predict(t.Context(), by, id, reflection.Private("Guess of "+by.ID), reflection.Choices{})
		n.must(err)
	}
	for _, by := range partners {
		for _, reader := range partners {
			if got := reads(reader); len(got) > 0 {
				t.Errorf("%s reads %q before %s has reported", reader.ID, got, by.ID)
			}
		}
		_, err := n.Report(t.Context(), by, id, "It worked.", reflection.Choices{})
		n.must(err)
	}
	if got, want := reads(n.dan), []string{"Guess of asha", "Guess of eve"}; !slices.Equal(got, want) {
		t.Errorf("in the end Dan reads %q, want %q", got, want)
	}
	if _, err := n.Predict(t.Context(), n.dan, id, "I knew it.", reflection.Choices{}); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("a prediction was changed after the fact: %v", err)
	}
	for _, by := range []reflection.Member{n.sam, n.khan, n.cal, n.dee} {
		if _, err := n.OpenInquiry(t.Context(), by, id); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s opens it: %v", by.ID, err)
		}
	}
}

// One at a time: who is in one cannot begin another, and may accept no second.
func TestOneInquiryAtATime(t *testing.T) {
	n := newPair(t)
	n.reaches(reflection.InquiryAgreed, n.dan)
	_, err := n.Invite(t.Context(), n.asha, reflection.Invitation{Template: "feedback-trial", Focus: "tasks", Who: []reflection.MemberID{"eve"}})
	if fault, _ := errors.AsType[reflection.Fault](err); fault.Problem != reflection.AlreadyInOne {
		t.Errorf("Asha began a second: %v", err)
	}
	again, err := n.Invite(t.Context(), n.eve, reflection.Invitation{Template: "feedback-trial", Focus: "tasks", Who: []reflection.MemberID{"dan"}})
	n.must(err)
	_, err = n.Accept(t.Context(), n.dan, again.Inquiry.ID)
	if fault, _ := errors.AsType[reflection.Fault](err); fault.Problem != reflection.AlreadyInOne {
		t.Errorf("Dan accepted a second: %v", err)
	}
}

// The dates of a trial follow the calendar as it is now.
func TestACalendarThatChangesMovesTheTrial(t *testing.T) {
	n := newPair(t)
	id := n.reaches(reflection.InquiryTrialling, n.dan)
	meets := func() reflection.Date {
		now, err := n.OpenInquiry(t.Context(), n.asha, id)
		n.must(err)
		return now.Days[reflection.StepMeet]
	}
	if got := meets(); got != date("2026-11-24") {
		t.Fatalf("they meet on %s", got)
	}
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: date("2026-11-16"), To: date("2026-11-17"), Kind: reflection.ClosedDays}}}))
	if got := meets(); got != date("2026-11-26") {
		t.Errorf("after two days of snow they meet on %s", got)
	}
	var when []string
	for d := at("2026-11-12 08:00"); d.Before(at("2026-11-28 00:00")); d = d.AddDate(0, 0, 1) {
		for _, c := range n.live(d, "dan") {
			if note, is := c.(reflection.InquiryContent); is {
				when = append(when, fmt.Sprintf("%s %s", d.AddDate(0, 0, -1).Format("2"), note.Note))
			}
		}
	}
	if got, want := strings.Join(when, ", "), "19 step-nudge, 25 step-report, 26 step-meet"; !strings.HasSuffix(got, want) {
		t.Errorf("Dan heard on %s, want %s", got, want)
	}
}

// What a school found out before is shown to whoever takes the same focus.
func TestEarlierFindingsAreShownWhereTheFocusMatches(t *testing.T) {
	n := newPair(t)
	id := n.reaches(reflection.InquiryDecided, n.dan)
	earlier := func(focus reflection.Focus) int {
		q, err := n.Invite(t.Context(), n.eve, reflection.Invitation{Template: "feedback-trial", Focus: focus, Who: []reflection.MemberID{"cal"}})
		n.must(err)
		n.must(n.StopInquiry(t.Context(), n.eve, q.Inquiry.ID))
		return len(q.Earlier)
	}
	if got := earlier("feedback"); got != 0 {
		t.Error("a note that only one of two agreed to is in the library")
	}
	_, err := n.AgreeNote(t.Context(), n.dan, id)
	n.must(err)
	if got := earlier("feedback"); got != 1 {
		t.Errorf("%d earlier findings are shown, want 1", got)
	}
	if got := earlier("tasks"); got != 0 {
		t.Error("a note on something else is shown")
	}
	for _, by := range []reflection.Member{n.asha, n.dan} { // each of them can take it out again, whoever wrote it
		now, err := n.TakeBackNote(t.Context(), by, id)
		n.must(err)
		if got := earlier("feedback"); got != 0 || now.Inquiry.InLibrary || now.Mine().Agrees {
			t.Errorf("after %s took it back, %d findings are shown", by.ID, got)
		}
		_, err = n.AgreeNote(t.Context(), by, id)
		n.must(err)
		if got := earlier("feedback"); got != 1 {
			t.Errorf("after %s agreed again, %d findings are shown", by.ID, got)
		}
	}
}

// A template says how many take part; nobody is asked where they are too few
// or too many, or for something that is not offered.
func TestHowManyTakePart(t *testing.T) {
	n := newPair(t)
	for _, c := range []struct {
		template reflection.TemplateID
		focus    reflection.Focus
		who      []reflection.MemberID
		want     reflection.Problem
	}{
		{"feedback-trial", "feedback", nil, reflection.Blank},
		{"lesson-study", "feedback", []reflection.MemberID{"dan"}, reflection.TooFew},
		{"refine-task", "feedback", []reflection.MemberID{"dan", "eve"}, reflection.TooMany},
		{"lesson-study", "feedback", []reflection.MemberID{"dan", "dan"}, reflection.TooMany},
		{"feedback-trial", "golf", []reflection.MemberID{"dan"}, reflection.NotOffered},
	} {
		_, err := n.Invite(t.Context(), n.asha, reflection.Invitation{Template: c.template, Focus: c.focus, Who: c.who})
		if fault, _ := errors.AsType[reflection.Fault](err); fault.Problem != c.want {
			t.Errorf("%s with %v: %v, want %s", c.template, c.who, err, c.want)
		}
	}
	if got := n.queued("dan", reflection.PairKind); len(got) != 0 {
		t.Errorf("Dan would be asked all the same: %v", got)
	}
}
