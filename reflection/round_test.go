package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// six is enough for a round: three teachers with their mentors and managers
// among them, so that not everybody may work with everybody.
var six = []reflection.MemberID{"asha", "ben", "cal", "dan", "eve", "fay"}

// round is the town before the second week of the half-term, with Fay, and Gus
// who teaches at another school of the trust.
type round struct{ *pair }

func newRound(t testing.TB) *round {
	t.Helper()
	n := &round{newPair(t)}
	n.must(n.Store.Write(t.Context(), "north", reflection.School{ID: "southfield", Organisation: "north", Name: "Southfield"}))
	for id, school := range map[reflection.MemberID]reflection.SchoolID{"fay": "northfield", "gus": "southfield"} {
		n.must(n.Store.Write(t.Context(), "north",
			reflection.Member{ID: id, Organisation: "north", School: school, Name: strings.ToUpper(string(id[:1])) + string(id[1:]) + " Holm",
				Roles: []reflection.Role{reflection.Colleague}, Welcome: reflection.Started, Workspace: "northchat", PlatformID: string(id)}))
	}
	n.now = at("2026-11-08 12:00")
	return n
}

func (n *round) join(who ...reflection.MemberID) {
	n.t.Helper()
	for _, id := range who {
		_, err := n.JoinRounds(n.t.Context(), n.member("north", id), "feedback", false)
		n.must(err)
	}
}

// night is the round's hour on a day.
func (n *round) night(day string) reflection.RoundState {
	n.t.Helper()
	n.now = at(day + " 03:17")
	got, err := n.OpenRound(n.t.Context(), "north")
	n.must(err)
	return got.State
}

// opens has the round of November open for six people or more.
func (n *round) opens(who ...reflection.MemberID) {
	n.t.Helper()
	n.join(who...)
	if got := n.night("2026-11-09"); got != reflection.RoundOpens {
		n.t.Fatalf("the round: %s", got)
	}
}

// theirs is the inquiry that a round made for somebody; empty for none.
func (n *round) theirs(who reflection.MemberID) reflection.Inquiry {
	n.t.Helper()
	all, err := n.Store.InquiriesOf(n.t.Context(), "north", []reflection.MemberID{who})
	n.must(err)
	for _, q := range all {
		if !q.Round.IsZero() {
			return q
		}
	}
	return reflection.Inquiry{}
}

// partner is whom a round brought together with somebody.
func (n *round) partner(who reflection.MemberID) (others []reflection.MemberID) {
	for _, side := range n.theirs(who).Sides {
		if side.Member != who {
			others = append(others, side.Member)
		}
	}
	return others
}

// hears lists what each person hears about inquiries until then, and when.
func (n *round) hears(until string) map[reflection.MemberID][]string {
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
			if c, is := out.Content.(reflection.InquiryContent); is {
				heard[out.To.ID] = append(heard[out.To.ID], fmt.Sprintf("%s round=%v %s", c.Note, c.Round, n.now.In(at(until).Location()).Format("Mon 2 15:04")))
			}
		}
	}
}

// A round opens once, in the second week of a half-term, on the first night on
// which six have joined.
func TestWhenARoundOpens(t *testing.T) {
	for name, c := range map[string]struct {
		joins map[string][]reflection.MemberID // by the day before the night
		want  string
	}{
		"six in time":          {map[string][]reflection.MemberID{"2026-11-03": six}, "2026-11-09"},
		"the sixth on Tuesday": {map[string][]reflection.MemberID{"2026-11-03": six[:5], "2026-11-10": six[5:]}, "2026-11-11"},
		"the sixth too late":   {map[string][]reflection.MemberID{"2026-11-03": six[:5], "2026-11-13": six[5:]}, ""},
		"five":                 {map[string][]reflection.MemberID{"2026-11-03": six[:5]}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			n := newRound(t)
			var opened []string
			for d := date("2026-11-01"); d.Before(date("2026-12-31")); d = d.AddDays(1) {
				if n.night(d.String()) == reflection.RoundOpens {
					opened = append(opened, d.String())
				}
				n.join(c.joins[d.String()]...)
			}
			if got := strings.Join(opened, " "); got != c.want {
				t.Errorf("rounds opened on %q, want %q", got, c.want)
			}
		})
	}
}

// The week is told in which the next pairs are asked: this one, until they were.
func TestWhenTheNextPairsAreAsked(t *testing.T) {
	n := newRound(t)
	next := func(now string) reflection.Days {
		n.now = at(now)
		got, err := n.Rounds(t.Context(), n.dan)
		n.must(err)
		return got.Next
	}
	november := reflection.Days{From: date("2026-11-09"), To: date("2026-11-13")}
	for now, want := range map[string]reflection.Days{
		"2026-09-02 09:00": {From: date("2026-09-07"), To: date("2026-09-11")},
		"2026-09-14 09:00": november,
		"2026-11-13 09:00": november,
		"2026-11-14 09:00": {},
	} {
		if got := next(now); got != want {
			t.Errorf("on %s the next are asked in %v, want %v", now, got, want)
		}
	}
	n.opens(six...)
	if got := next("2026-11-10 09:00"); got != (reflection.Days{}) {
		t.Errorf("this half-term's were asked, and the next are in %v", got)
	}
}

// Whoever left again, has not started or has gone is not counted.
func TestWhoIsInARound(t *testing.T) {
	n := newRound(t)
	n.join("asha", "ben", "cal", "dan", "eve", "fay", "gus")
	_, err := n.LeaveRounds(t.Context(), n.member("north", "cal"))
	n.must(err)
	n.set("gus", func(m *reflection.Member) { m.Leaves = date("2026-11-06") })
	if got := n.night("2026-11-09"); got != reflection.RoundTooFew {
		t.Errorf("with five of seven left: %s", got)
	}
	n.set("gus", func(m *reflection.Member) { m.Leaves = reflection.Date{} })
	if got := n.night("2026-11-10"); got != reflection.RoundOpens {
		t.Errorf("with six of seven: %s", got)
	}
	if got := n.theirs("cal"); got.ID != "" {
		t.Error("somebody who left the rounds was paired")
	}
	if _, err := n.JoinRounds(t.Context(), n.khan, "feedback", false); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("a coordinator joined: %v", err)
	}
	_, err = n.JoinRounds(t.Context(), n.dan, "golf", false)
	if fault, _ := errors.AsType[reflection.Fault](err); fault.Problem != reflection.NotOffered {
		t.Errorf("a focus that is not offered: %v", err)
	}
}

// Everybody is asked at noon, across schools, and never with whoever mentors
// or manages them, or stands on a private list.
func TestARoundAsksEverybodyWhoJoined(t *testing.T) {
	n := newRound(t)
	_, err := n.Avoid(t.Context(), n.dan, reflection.Profile{User: "gus"}, nil)
	n.must(err)
	n.opens("asha", "sam", "ben", "eve", "dan", "gus")
	for _, p := range [][2]reflection.MemberID{{"asha", "sam"}, {"ben", "sam"}, {"ben", "eve"}, {"dan", "gus"}} {
		if slices.Contains(n.partner(p[0]), p[1]) {
			t.Errorf("%s is with %s", p[0], p[1])
		}
	}
	heard := n.hears("2026-11-09 18:00")
	for _, who := range []reflection.MemberID{"asha", "sam", "ben", "eve", "dan", "gus"} {
		if diff := cmp.Diff([]string{"invited round=true Mon 9 12:30"}, heard[who]); diff != "" {
			t.Errorf("%s heard (-want +got):\n%s", who, diff)
		}
	}
}

// It is on when all have said yes, and goes on like any other.
func TestARoundsPairGoesOnWhenAllAccept(t *testing.T) {
	n := newRound(t)
	n.opens(append(six, "gus")...) // seven: one group of three
	sizes := map[int]int{}
	for _, who := range append(six, "gus") {
		q := n.theirs(who)
		sizes[len(q.Sides)]++
		for i, side := range q.Sides {
			if q.Sides[i].Answer == reflection.Accepted {
				continue
			}
			by := n.member("north", side.Member)
			if got := n.stands(by, q.ID); got != reflection.InquiryInvited {
				t.Errorf("before %s accepts it is %s", side.Member, got)
			}
			_, err := n.Accept(t.Context(), by, q.ID)
			n.must(err)
		}
		if got := n.stands(n.member("north", who), q.ID); got != reflection.InquiryAgreed {
			t.Errorf("all have accepted, and it is %s", got)
		}
	}
	if sizes[2] != 4 || sizes[3] != 3 {
		t.Errorf("people in pairs and threes: %v", sizes)
	}
	q := n.theirs("asha")
	for _, side := range q.Sides {
		n.must(n.setUp(n.member("north", side.Member), q.ID))
	}
	if got := n.stands(n.asha, q.ID); got != reflection.InquiryTrialling {
		t.Errorf("with an aim and lessons it is %s", got)
	}
	for who, notes := range n.hears("2026-11-20 18:00") {
		if slices.ContainsFunc(notes, func(s string) bool { return strings.HasPrefix(s, "over") }) {
			t.Errorf("%s heard that it is over: %v", who, notes)
		}
	}
}

// A no, silence, somebody who has gone, and having nobody at all: whoever said
// yes, or was left, hears the same at the same time, and sees the same before.
func TestARoundThatDoesNotComeTogetherReadsTheSame(t *testing.T) {
	const over = "over round=true Mon 16 12:30"
	seen := func(happens func(n *round, partner reflection.Member)) string {
		n := newRound(t)
		n.opens(six...)
		q := n.theirs("asha")
		partner := n.member("north", n.partner("asha")[0])
		_, err := n.Accept(t.Context(), n.asha, q.ID)
		n.must(err)
		happens(n, partner)
		var b strings.Builder
		look := func() {
			now, err := n.OpenInquiry(t.Context(), n.member("north", "asha"), q.ID)
			n.must(err)
			now.By, now.Inquiry.ID, now.Own.Inquiry = reflection.Member{}, "", ""
			fmt.Fprintf(&b, "%s %+v\n", n.now, now)
		}
		look()
		heard := n.hears("2026-11-13 18:00")["asha"]
		look()
		heard = append(heard, n.hears("2026-11-17 18:00")["asha"]...)
		look()
		fmt.Fprintf(&b, "%q", heard)
		return b.String()
	}
	silence := seen(func(*round, reflection.Member) {})
	if strings.Count(silence, over) != 1 {
		t.Fatalf("who said yes hears:\n%s", silence)
	}
	for name, happens := range map[string]func(*round, reflection.Member){
		"a no": func(n *round, p reflection.Member) { n.must(n.DeclineInvitation(t.Context(), p, n.theirs(p.ID).ID)) },
		"who asked is put on a list": func(n *round, p reflection.Member) {
			_, err := n.Avoid(t.Context(), p, reflection.Profile{User: "asha"}, nil)
			n.must(err)
		},
		"the other leaves": func(n *round, p reflection.Member) {
			n.set(p.ID, func(m *reflection.Member) { m.Leaves = date("2026-11-08") })
		},
		"the other leaves the rounds": func(n *round, p reflection.Member) { _, err := n.LeaveRounds(t.Context(), p); n.must(err) },
		"the other is blocked":        func(n *round, p reflection.Member) { n.set(p.ID, func(m *reflection.Member) { m.Deactivated = true }) },
		"the other wants no bot":      func(n *round, p reflection.Member) { _, err := n.Decline(t.Context(), p); n.must(err) },
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(silence, seen(happens)); diff != "" {
				t.Errorf("it can be told from silence (-silence +this):\n%s", diff)
			}
		})
	}
	left := map[string]func(n *round){
		"whom the others avoid": func(n *round) {
			for _, who := range six {
				_, err := n.Avoid(t.Context(), n.member("north", who), reflection.Profile{User: "gus"}, nil)
				n.must(err)
			}
		},
		"who is away": func(n *round) {
			n.set("gus", func(m *reflection.Member) { m.Away = reflection.Days{From: date("2026-11-09"), To: date("2026-11-10")} })
		},
	}
	for name, happens := range left {
		t.Run("somebody "+name, func(t *testing.T) {
			n := newRound(t)
			happens(n)
			n.opens(append(six, "gus")...)
			if q := n.theirs("gus"); q.ID != "" {
				t.Fatal("Gus was paired")
			}
			if diff := cmp.Diff([]string{over}, n.hears("2026-11-17 18:00")["gus"]); diff != "" {
				t.Errorf("Gus, who had nobody, heard (-want +got):\n%s", diff)
			}
		})
	}
}

// Whoever asks somebody on whose private list they stand sees, to the byte,
// what they see of silence. Nobody is asked.
func TestWhoIsAvoidedSeesSilence(t *testing.T) {
	world := func(avoids bool) (asha string, dan []reflection.Delivery) {
		n := newRound(t)
		n.now = at("2026-11-11 15:00")
		if avoids {
			_, err := n.Avoid(t.Context(), n.dan, reflection.Profile{User: "asha"}, nil)
			n.must(err)
		}
		to, err := n.Invitable(t.Context(), n.asha, "feedback-trial")
		n.must(err)
		var b strings.Builder
		fmt.Fprintf(&b, "%+v\n", to.People)
		id := n.invites("feedback-trial", "dan")
		dan = n.queued("dan", reflection.PairKind)
		if _, has, err := n.CurrentInquiry(t.Context(), n.dan); err != nil || has == avoids {
			t.Errorf("with Asha on his list: %v; Dan finds an inquiry: %v (%v)", avoids, has, err)
		}
		for _, day := range []string{"2026-11-12", "2026-11-17", "2026-11-18", "2026-11-19"} {
			for _, c := range n.live(at(day+" 18:00"), "asha") {
				if note, is := c.(reflection.InquiryContent); is {
					note.Inquiry = ""
					fmt.Fprintf(&b, "%s %+v\n", n.now, note)
				}
			}
			now, err := n.OpenInquiry(t.Context(), n.member("north", "asha"), id)
			n.must(err)
			now.By, now.Inquiry.ID, now.Own.Inquiry = reflection.Member{}, "", ""
			front, err := n.Home(t.Context(), n.asha)
			n.must(err)
			_, has, err := n.CurrentInquiry(t.Context(), n.asha)
			n.must(err)
			fmt.Fprintf(&b, "%s %+v %+v %v\n", n.now, now, front, has)
		}
		return b.String(), dan
	}
	silence, asked := world(false)
	avoided, never := world(true)
	if len(asked) != 1 || len(never) != 0 || !strings.Contains(silence, "Note:over") {
		t.Fatalf("Dan is asked %d and %d times, and Asha sees\n%s", len(asked), len(never), silence)
	}
	if diff := cmp.Diff(silence, avoided); diff != "" {
		t.Errorf("who is avoided can tell (-silence +avoided):\n%s", diff)
	}
}

// A list is its owner's: they change it, and nobody puts themselves on it or
// somebody of another trust.
func TestAPrivateListIsItsOwners(t *testing.T) {
	n := newRound(t)
	ctx := t.Context()
	list := func() (names []string) {
		people, err := n.Avoided(ctx, n.dan)
		n.must(err)
		for _, m := range people {
			names = append(names, m.FirstName())
		}
		return names
	}
	for _, who := range []string{"asha", "cal", "asha"} {
		_, err := n.Avoid(ctx, n.dan, reflection.Profile{User: who}, nil)
		n.must(err)
	}
	for user, want := range map[string]reflection.Problem{"dan": reflection.NotToInvite, "dee": reflection.NotOnList, "nobody": reflection.NotOnList} {
		_, err := n.Avoid(ctx, n.dan, reflection.Profile{User: user}, nil)
		if fault, _ := errors.AsType[reflection.Fault](err); fault.Problem != want {
			t.Errorf("putting %s on the list: %v, want %s", user, err, want)
		}
	}
	if got := list(); !slices.Equal(got, []string{"Asha", "Cal"}) {
		t.Errorf("the list is %q", got)
	}
	n.must(n.Store.Erase(ctx, "north", "cal"))
	if got := list(); !slices.Equal(got, []string{"Asha"}) {
		t.Errorf("after Cal was erased the list is %q", got)
	}
	_, err := n.Avoid(ctx, n.dan, reflection.Profile{}, []reflection.MemberID{"asha"})
	n.must(err)
	if got := list(); len(got) != 0 {
		t.Errorf("the list is still %q", got)
	}
	if people, err := n.Avoided(ctx, n.asha); err != nil || len(people) != 0 {
		t.Errorf("Asha has a list: %v (%v)", people, err)
	}
}

// Whom a round brought together it does not bring together again in the same
// term while there is anybody else, also where nobody answered.
func TestNobodyMeetsTheSameTwiceInATerm(t *testing.T) {
	n := newRound(t)
	n.join(six...)
	first := map[reflection.MemberID][]reflection.MemberID{}
	if got := n.night("2026-09-07"); got != reflection.RoundOpens {
		t.Fatalf("in September: %s", got)
	}
	for _, who := range six {
		first[who] = n.partner(who)
	}
	if got := n.night("2026-11-09"); got != reflection.RoundOpens {
		t.Fatalf("in November: %s", got)
	}
	for _, who := range six {
		if slices.Equal(first[who], n.partner(who)) {
			t.Errorf("%s is with %v again", who, first[who])
		}
	}
}

// Whoever is busy with one inquiry is asked about no other.
func TestWhoIsBusyIsInNoRound(t *testing.T) {
	n := newRound(t)
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: date("2027-01-05"), To: date("2027-03-25"), Kind: reflection.TermDays}}}))
	n.join(six...)
	n.now = at("2027-01-10 12:00")
	n.reaches(reflection.InquiryAgreed, n.dan) // Asha and Dan by themselves
	if got := n.night("2027-01-11"); got != reflection.RoundOpens {
		t.Fatalf("in January: %s", got)
	}
	for _, who := range six {
		q := n.theirs(who)
		busy := who == "asha" || who == "dan"
		if in := q.Round == date("2027-01-05"); in == busy {
			t.Errorf("%s, who is busy: %v, is in January's round: %v", who, busy, in)
		}
	}
	heard := n.hears("2027-01-19 18:00")
	for _, who := range []reflection.MemberID{"asha", "dan"} {
		if slices.ContainsFunc(heard[who], func(s string) bool { return strings.Contains(s, "round=true") }) {
			t.Errorf("%s, who is busy, heard of the round: %q", who, heard[who])
		}
	}
}

// However many processes look, a round opens once, and the same whoever is
// first.
func TestARoundIsOneOnAnyNumberOfReplicas(t *testing.T) {
	n := newRound(t)
	n.join(six...)
	n.now = at("2026-11-09 03:17")
	const replicas = 4
	states := make(chan reflection.RoundState, replicas)
	for range replicas {
		go func() {
			got, err := n.OpenRound(t.Context(), "north")
			if err != nil {
				t.Error(err)
			}
			states <- got.State
		}()
	}
	opened := 0
	for range replicas {
		if got := <-states; got == reflection.RoundOpens {
			opened++
		} else if got != reflection.RoundBefore {
			t.Errorf("one found that the round is %q", got)
		}
	}
	if opened != 1 {
		t.Errorf("%d replicas opened it", opened)
	}
	all, err := n.Store.InquiriesOf(t.Context(), "north", six)
	n.must(err)
	if len(all) != 3 {
		t.Errorf("six people are in %d inquiries", len(all))
	}
	other := newRound(t)
	other.opens(six...)
	for _, who := range six {
		if diff := cmp.Diff(n.partner(who), other.partner(who)); diff != "" {
			t.Errorf("%s has another partner in the same round elsewhere:\n%s", who, diff)
		}
	}
}

// A try counts what would come of a round today, and keeps nothing.
func TestATryKeepsNothing(t *testing.T) {
	n := newRound(t)
	n.now = at("2026-10-07 10:00")
	n.join(append(six, "gus")...)
	_, err := n.JoinRounds(t.Context(), n.dan, "tasks", true)
	n.must(err)
	got, err := n.TryRound(t.Context(), "north")
	n.must(err)
	if got.State != reflection.RoundOpens || got.Joined != 7 || got.Pairs != 2 || got.Threes != 1 || got.Left != 0 || got.SameFocus != 2 {
		t.Errorf("it would be %+v", got)
	}
	if q := n.theirs("asha"); q.ID != "" {
		t.Error("somebody was asked")
	}
	if got := n.night("2026-11-09"); got != reflection.RoundOpens {
		t.Errorf("after a try the round: %s", got)
	}
}

// "Why us?" is answered to those of the pair, from what each may know: the focus
// as it was then, and not what somebody has picked since, or whom they avoid.
func TestWhyUs(t *testing.T) {
	n := newRound(t)
	for _, who := range six {
		n.set(who, func(m *reflection.Member) { m.Phase = "primary" })
	}
	n.opens(six...)
	q := n.theirs("asha")
	want := []reflection.Reason{reflection.SameFocus, reflection.SamePhase, reflection.NewTogether}
	asked := func() []reflection.Reason {
		why, err := n.WhyUs(t.Context(), n.member("north", "asha"), q.ID)
		n.must(err)
		return why.Reasons
	}
	if diff := cmp.Diff(want, asked()); diff != "" {
		t.Errorf("why (-want +got):\n%s", diff)
	}
	partner := n.member("north", n.partner("asha")[0])
	_, err := n.JoinRounds(t.Context(), partner, "tasks", true)
	n.must(err)
	_, err = n.Avoid(t.Context(), partner, reflection.Profile{User: "asha"}, nil)
	n.must(err)
	if diff := cmp.Diff(want, asked()); diff != "" {
		t.Errorf("what the partner has done since shows (-before +after):\n%s", diff)
	}
	for _, who := range []reflection.MemberID{"khan", "sam"} {
		if _, err := n.WhyUs(t.Context(), n.member("north", who), q.ID); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s, who is not in it, asks why: %v", who, err)
		}
	}
}

// In a full week a round's invitation adds nothing, and it is not put off past
// the time to answer it.
func TestARoundsInvitationIsWithinTheCap(t *testing.T) {
	n := newRound(t)
	n.opens(six...)
	for i := range 2 { // a colleague has two a week
		n.must(n.Store.Write(t.Context(), "north", reflection.Delivery{ID: reflection.DeliveryID(fmt.Sprint("d", i)), Key: fmt.Sprint("k", i),
			Organisation: "north", Workspace: "northchat", To: "fay", Kind: reflection.CueKind, State: reflection.Sent,
			DueAt: at("2026-11-09 08:00").UTC().Add(time.Duration(i) * time.Minute)}))
	}
	heard := n.hears("2026-11-20 18:00")["fay"]
	if len(heard) != 0 {
		t.Errorf("in a full week Fay heard %q", heard)
	}
}
