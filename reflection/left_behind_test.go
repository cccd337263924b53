package reflection_test

import (
	"testing"

	"plenary/reflection"
)

// gone are the ways in which somebody is in an inquiry no more.
var gone = map[string]func(*pair, reflection.MemberID){
	"leaves": func(n *pair, who reflection.MemberID) {
		n.set(who, func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
	},
	"is deactivated": func(n *pair, who reflection.MemberID) {
		n.set(who, func(m *reflection.Member) { m.Deactivated = true })
	},
	"is erased": func(n *pair, who reflection.MemberID) { n.must(n.Store.Erase(n.t.Context(), "north", who)) },
}

// keepsHouse is a night of two replicas.
func (n *pair) keepsHouse() {
	n.t.Helper()
	for range 2 {
		_, err := n.KeepHouse(n.t.Context(), "north")
		n.must(err)
	}
}

// Who is left with an inquiry that has ended hears so once, the next morning,
// and not from whom; and it stays ended.
func TestWhoIsLeftHearsThatItHasEnded(t *testing.T) {
	for name, goes := range gone {
		for _, state := range []reflection.InquiryState{reflection.InquiryAgreed, reflection.InquiryTrialling, reflection.InquiryReviewing} {
			t.Run(name+"/"+string(state), func(t *testing.T) {
				n := newPair(t)
				id := n.reaches(state, n.dan)
				n.notes(at("2026-11-11 23:00"))
				goes(n, "dan")
				n.keepsHouse()
				if heard := n.notes(at("2026-11-12 07:29")); heard["asha"] != "" {
					t.Errorf("at night Asha hears %q", heard["asha"])
				}
				heard := n.notes(at("2026-11-12 08:00"))
				if heard["asha"] != "ended/" || heard["dan"] != "" {
					t.Errorf("Asha hears %q, and Dan %q", heard["asha"], heard["dan"])
				}
				n.keepsHouse()
				if heard := n.notes(at("2026-11-13 17:00")); heard["asha"] != "" {
					t.Errorf("a day later Asha hears %q", heard["asha"])
				}
				if got := n.stands(n.asha, id); got != reflection.InquiryStopped {
					t.Errorf("it is %s", got)
				}
			})
		}
	}
}

// Where the one who left was the last to report, those who are left hear that
// they can read what each expected.
func TestWhoIsLeftHearsThatAllHaveReported(t *testing.T) {
	for name, goes := range gone {
		t.Run(name, func(t *testing.T) {
			n := newPair(t)
			id := n.reaches(reflection.InquiryTrialling, n.dan, n.eve)
			for _, by := range []reflection.Member{n.asha, n.dan} {
				_, err := n.Report(t.Context(), by, id, "It went well.", reflection.Choices{})
				n.must(err)
			}
			n.notes(at("2026-11-11 23:00"))
			goes(n, "eve")
			n.keepsHouse()
			heard := n.notes(at("2026-11-12 08:00"))
			if heard["asha"] != "reveal/Dan" || heard["dan"] != "reveal/Asha" || heard["eve"] != "" {
				t.Errorf("they hear %q", heard)
			}
		})
	}
}

// An invitation says nothing of who has gone: who asked hears at its time, as
// ever. Once everybody who is left has said yes, and one of them goes after
// that, the other hears that it has ended.
func TestWhoIsLeftWithAnInvitation(t *testing.T) {
	n := newPair(t)
	n.invites("feedback-trial", "dan")
	n.notes(at("2026-11-11 23:00"))
	gone["leaves"](n, "dan")
	n.keepsHouse()
	if heard := n.notes(at("2026-11-18 12:29")); heard["asha"] != "" {
		t.Errorf("before the time Asha hears %q", heard["asha"])
	}
	n.keepsHouse()
	if heard := n.notes(at("2026-11-18 12:31")); heard["asha"] != "over/Dan" && heard["asha"] != "over/" {
		t.Errorf("at the time Asha hears %q", heard["asha"])
	}
	n.keepsHouse()
	if heard := n.notes(at("2026-11-20 17:00")); heard["asha"] != "" {
		t.Errorf("after it Asha hears %q", heard["asha"])
	}

	n = newPair(t)
	id := n.invites("feedback-trial", "dan", "eve")
	_, err := n.Accept(t.Context(), n.dan, id)
	n.must(err)
	if heard := n.notes(at("2026-11-18 23:00")); heard["asha"] != "agreed/Dan" {
		t.Fatalf("Asha hears %q", heard["asha"])
	}
	n.keepsHouse()
	gone["is deactivated"](n, "dan")
	n.keepsHouse()
	if heard := n.notes(at("2026-11-19 17:00")); heard["asha"] != "ended/" || heard["eve"] != "" {
		t.Errorf("they hear %q", heard)
	}
}
