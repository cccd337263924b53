package reflection_test

import (
	"errors"
	"slices"
	"testing"

	"plenary/reflection"
)

var ola = reflection.Profile{User: "U-ola", Name: "Ola Grant", Email: "Ola@x.example", Zone: "Europe/London"}

func (n *town) gives(ect reflection.MemberID, who reflection.Profile) reflection.Mentoring {
	n.t.Helper()
	given, err := n.GiveMentor(n.t.Context(), n.khan, ect, who)
	n.must(err)
	return given
}

// From the moment it is said the mentor before opens nothing, and the new one
// sees nothing of earlier.
func TestANewMentorSeesNothingEarlier(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	p := n.shares(n.asha, "About my Year 9 class.")
	meeting := reflection.NewMeetingID("asha", date("2026-11-10"))
	_, err := n.Agree(ctx, n.sam, meeting, reflection.Agreement{Line: "Try it on Monday."})
	n.must(err)

	given := n.gives("asha", reflection.Profile{User: "cal"})
	if given.Before.ID != "sam" || given.Mentor.ID != "cal" || !given.Mentor.Is(reflection.Colleague) || !given.Mentor.Is(reflection.Mentor) {
		t.Errorf("got %+v", given)
	}
	cal := n.member("north", "cal")
	for name, err := range map[string]error{
		"the mentor before opens the share":  second(n.OpenShare(ctx, n.sam, p.Share.ID)),
		"the mentor before opens the note":   first(n.note(n.sam, "asha", "2026-11-17")),
		"the new one opens the share":        second(n.OpenShare(ctx, cal, p.Share.ID)),
		"the new one reads what was agreed":  second(n.MeetingWith(ctx, cal, meeting)),
		"the mentor before reads the agreed": second(n.MeetingWith(ctx, n.sam, meeting)),
	} {
		if !errors.Is(err, reflection.ErrForbidden) && !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	note, err := n.note(cal, "asha", "2026-11-17")
	n.must(err)
	if len(note.Shares) != 0 || !note.Agreed.Blank() {
		t.Errorf("the new mentor's note holds %+v", note)
	}
}

func first[T any](_ T, err error) error          { return err }
func second[T, U any](_ T, _ U, err error) error { return err }

// Everybody's messages follow in the same write: nobody waits for the night.
func TestANewMentorGetsTheMessagesAtOnce(t *testing.T) {
	n := newTown(t)
	n.gives("asha", reflection.Profile{User: "cal"})
	n.gives("ben", reflection.Profile{User: "cal"})
	if got := n.queued("sam", reflection.DigestKind); len(got) != 0 {
		t.Errorf("the mentor before still has %d notes queued", len(got))
	}
	n.now = at("2026-11-16 16:00")
	var told []reflection.MeetingFact
	for _, out := range n.sent() {
		if c, is := out.Content.(reflection.DigestContent); is && out.To.ID == "cal" {
			told = c.Meetings
		}
	}
	if len(told) != 2 || told[0].With != "Asha" || told[1].With != "Ben" {
		t.Errorf("Cal was told of %+v", told)
	}
}

// Somebody of the workspace who is not on the list comes onto it, once, and is
// welcomed.
func TestSomebodyWhoIsNotOnTheListBecomesAMentor(t *testing.T) {
	n := newTown(t)
	given := n.gives("asha", ola)
	again := n.gives("ben", reflection.Profile{User: "U-ola"}) // by now on the list
	m := n.member("north", given.Mentor.ID)
	if again.Mentor.ID != m.ID || m.Name != "Ola Grant" || m.Email != "ola@x.example" || m.School != "northfield" ||
		!slices.Equal(m.Roles, []reflection.Role{reflection.Mentor}) || m.PlatformID != "U-ola" || m.Workspace != n.khan.Workspace || m.Zone != "Europe/London" {
		t.Errorf("got %+v", m)
	}
	if got := n.queued(m.ID, reflection.WelcomeKind); len(got) != 1 {
		t.Errorf("%d welcomes are queued", len(got))
	}
}

// Who is on the list and was not met yet is met by being picked.
func TestSomebodyWhoWasNotMetYetIsFoundByEmail(t *testing.T) {
	n := newTown(t)
	n.set("cal", func(m *reflection.Member) {
		m.Workspace, m.PlatformID, m.Email, m.Name = "", "", "ola@x.example", "Mrs Grant"
	})
	given := n.gives("asha", ola)
	m := n.member("north", "cal")
	if given.Mentor.ID != "cal" || m.PlatformID != "U-ola" || m.Name != "Mrs Grant" {
		t.Errorf("got %+v", m)
	}
}

func TestWhoCannotBeAMentor(t *testing.T) {
	n := newTown(t)
	n.set("cal", func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
	n.set("sam", func(m *reflection.Member) { m.Roles = append(m.Roles, reflection.ECT); m.Mentor = "ben" })
	n.set("ben", func(m *reflection.Member) { m.Mentor = "" })
	for name, c := range map[string]struct {
		ect  reflection.MemberID
		who  reflection.Profile
		want reflection.Problem
	}{
		"nobody":                 {"asha", reflection.Profile{}, reflection.Blank},
		"an unknown user":        {"asha", reflection.Profile{User: "U-who"}, reflection.NotOnList},
		"one without an e-mail":  {"asha", reflection.Profile{User: "U-who", Name: "Who"}, reflection.NotOnList},
		"one without a name":     {"asha", reflection.Profile{User: "U-who", Email: "who@x.example"}, reflection.NotOnList},
		"one who has left":       {"asha", reflection.Profile{User: "cal"}, reflection.HasLeft},
		"themselves":             {"asha", reflection.Profile{User: "asha"}, reflection.OwnMentor},
		"one whom they mentor":   {"ben", reflection.Profile{User: "sam"}, reflection.OwnMentor},
		"of another institution": {"asha", reflection.Profile{User: "dee"}, reflection.NotOnList},
	} {
		_, err := n.GiveMentor(t.Context(), n.khan, c.ect, c.who)
		var fault reflection.Fault
		if !errors.As(err, &fault) || fault != (reflection.Fault{Field: reflection.MentorField, Problem: c.want}) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := n.GiveMentor(t.Context(), n.khan, "khan", reflection.Profile{User: "sam"}); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("a mentor for somebody who is no ECT: %v", err)
	}
}

// Two of the same first name are told apart wherever they are named.
func TestTwoOfOneNameAreNamedInFull(t *testing.T) {
	n := newTown(t)
	n.set("ben", func(m *reflection.Member) { m.Name = "Asha Okoro" })
	n.now = at("2026-11-16 16:00")
	var told []string
	for _, out := range n.sent() {
		if c, is := out.Content.(reflection.DigestContent); is {
			for _, f := range c.Meetings {
				told = append(told, f.With)
			}
		}
	}
	if !slices.Equal(told, []string{"Asha Patel", "Asha Okoro"}) {
		t.Errorf("Sam was told of %q", told)
	}
}
