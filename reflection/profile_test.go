package reflection_test

import (
	"testing"
	"time"

	"plenary/reflection"
)

var northChat = reflection.Workspace{ID: "northchat", Organisation: "north", Platform: "local"}

func (n *town) profileChanged(as reflection.Profile) reflection.Member {
	n.t.Helper()
	n.must(n.ProfileChanged(n.t.Context(), northChat, as))
	return n.member("north", "asha")
}

// onePrompt is when the next prompt of Asha is due.
func (n *town) onePrompt() time.Time {
	n.t.Helper()
	q := n.queued("asha", reflection.PromptKind)
	if len(q) != 1 {
		n.t.Fatalf("%d prompts wait, want one", len(q))
	}
	return q[0].DueAt
}

// refuseAsha says of what is being sent that her account is switched off.
func (n *town) refuseAsha(begun []reflection.Outgoing) {
	n.t.Helper()
	for _, out := range begun {
		if out.To.ID != "asha" {
			n.must(n.Arrived(n.t.Context(), out, "here"))
			continue
		}
		n.must(n.Refused(n.t.Context(), out, reflection.No{Gone: true, Deactivated: true, Reason: "user_disabled"}))
	}
}

// A person who moves is asked at the same time of day where they are now. What
// the staff list says about them stays.
func TestThePromptMovesWithThePerson(t *testing.T) {
	n := newTown(t)
	m := n.profileChanged(reflection.Profile{User: "asha", Name: "Dr A. Patel", Email: "new@x.example", Zone: "Europe/Paris"})
	if want := at("2026-11-12 14:45"); !n.onePrompt().Equal(want) || m.Zone != "Europe/Paris" {
		t.Errorf("the prompt is due at %s for a person in %s", n.onePrompt(), m.Zone)
	}
	if m.Name != "Asha Patel" || m.Email != n.asha.Email {
		t.Errorf("she is %q <%s> now; the staff list says who she is", m.Name, m.Email)
	}
	for _, zone := range []string{"", "Nowhere/At All", "Local"} {
		if m := n.profileChanged(reflection.Profile{User: "asha", Zone: zone}); m.Zone != "Europe/Paris" {
			t.Errorf("a zone %q makes it %q", zone, m.Zone)
		}
	}
}

// A profile changes with every status; nothing is written for that.
func TestAProfileThatSaysNothingNewChangesNothing(t *testing.T) {
	n := newTown(t)
	m := n.profileChanged(reflection.Profile{User: "asha", Zone: "Europe/London"})
	if again := n.profileChanged(reflection.Profile{User: "asha", Name: "Asha on a trip", Zone: "Europe/London"}); again.Revision != m.Revision {
		t.Errorf("revision %d became %d", m.Revision, again.Revision)
	}
	n.profileChanged(reflection.Profile{User: "a stranger", Zone: "Europe/Paris", Deactivated: true})
}

// Somebody whose account is switched off gets nothing, however it became
// known, and goes on in the week in which it is switched on again.
func TestADeactivatedPersonIsLeftAlone(t *testing.T) {
	cases := map[string]func(n *town){
		"the platform says so": func(n *town) { n.profileChanged(reflection.Profile{User: "asha", Deactivated: true}) },
		"a message is refused": func(n *town) {
			n.now = at("2026-11-12 15:45")
			n.refuseAsha(n.due())
		},
	}
	for name, switchedOff := range cases {
		t.Run(name, func(t *testing.T) {
			n := newTown(t)
			n.plans("2026-11-20")
			switchedOff(n)
			if m := n.member("north", "asha"); m.Linked() || m.PlatformID != "asha" {
				t.Errorf("she is %+v", m)
			}
			if got := n.live(at("2026-11-25 12:00"), "asha"); len(got) != 0 {
				t.Errorf("she was sent %v", got)
			}
			if e, err := n.Store.Entries(t.Context(), "north", "asha", 9); err != nil || len(e) == 0 {
				t.Errorf("her journal has %d entries, %v", len(e), err)
			}
			if h, err := n.KeepHouse(t.Context(), "north"); err != nil || len(h.Mended) > 0 {
				t.Errorf("at night %v were queued for again, %v", h.Mended, err)
			}

			n.profileChanged(reflection.Profile{User: "asha"})
			if want := at("2026-11-26 15:45"); !n.onePrompt().Equal(want) {
				t.Errorf("her next prompt is due at %s, want %s", n.onePrompt(), want)
			}
		})
	}
}

// Being found again links a person again, by another account if need be.
func TestADeactivatedPersonIsFoundAgain(t *testing.T) {
	n := newTown(t)
	n.profileChanged(reflection.Profile{User: "asha", Deactivated: true})
	if people, err := n.Unlinked(t.Context(), "north"); err != nil || len(people) != 1 || people[0].ID != "asha" {
		t.Errorf("looked for: %v, %v", people, err)
	}
	n.must(n.Link(t.Context(), northChat, "asha", reflection.Profile{User: "asha2", Conversation: "D2"}))
	if m := n.member("north", "asha"); !m.Linked() || m.PlatformID != "asha2" || m.Conversation != "D2" {
		t.Errorf("she is %+v", m)
	}
	n.onePrompt()
}

// An account that is switched off after the person was linked by another one
// is not theirs any more.
func TestALateRefusalSwitchesOffNobodyElse(t *testing.T) {
	n := newTown(t)
	n.now = at("2026-11-12 15:45")
	begun := n.due()
	n.must(n.Link(t.Context(), northChat, "asha", reflection.Profile{User: "asha2"}))
	n.refuseAsha(begun)
	if m := n.member("north", "asha"); m.Deactivated {
		t.Error("her new account counts as switched off")
	}
}
