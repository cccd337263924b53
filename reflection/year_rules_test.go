package reflection

import (
	"testing"
	"time"
)

// Only a line that is shown makes two people of an inquiry of a year partners in
// it, and only while both take part; the store would have to err as well for
// anybody else to read one.
func TestWhatSomebodyIsToTheAuthorOfALine(t *testing.T) {
	y := year{here: func(m Member) bool { return !m.Deactivated }, people: map[MemberID]Member{"off": {Deactivated: true}},
		YearInquiry: YearInquiry{Seats: []Seat{{Member: "asha", Answer: Accepted}, {Member: "ben", Answer: Accepted},
			{Member: "cal", Answer: Left}, {Member: "dan"}, {Member: "off", Answer: Accepted}}}}
	for _, c := range []struct {
		by, author MemberID
		shown      bool
		want       Relation
	}{
		{"asha", "asha", false, Self},
		{"cal", "cal", true, Self},
		{"asha", "ben", true, Partner},
		{"asha", "ben", false, Peer},
		{"asha", "cal", true, Peer},
		{"cal", "asha", true, Peer},
		{"dan", "asha", true, Peer},
		{"eve", "asha", true, Peer},
		{"asha", "off", true, Peer},
	} {
		if got := y.relation(c.by, YearLine{Author: c.author, Shown: c.shown}); got != c.want {
			t.Errorf("%s to a line of %s, shown %v, is %s, want %s", c.by, c.author, c.shown, got, c.want)
		}
	}
}

// A check point that waits and is none any more keeps no place from the week's
// question.
func TestACheckPointThatIsNoneKeepsNoPlace(t *testing.T) {
	o := outlook{Week: Week{Member: Member{ID: "asha", Roles: []Role{ECT}}, Terms: kitTerms(), Zone: time.UTC}, now: time.Date(2026, 12, 3, 15, 45, 0, 0, time.UTC)}
	prompt, check := Delivery{Key: "prompt", Kind: PromptKind, State: Queued}, Delivery{Key: "check", Kind: YearKind, State: Queued}
	if !o.fits(prompt, []Delivery{prompt, check}) {
		t.Error("the question has no place beside a check point that is none")
	}
	if check.State = Sent; o.fits(prompt, []Delivery{prompt, check}) {
		t.Error("the question has a place beside a check point that was shown")
	}
}
