package reflection_test

import (
	"errors"
	"testing"

	"plenary/reflection"
)

// met is Asha as Teams describes her.
var met = reflection.Profile{User: "aad-asha", Name: "Asha Patel", Email: "Asha@X.example", Conversation: "https://smba.example/ a:1"}

// inTeams is an organisation with people on its list and a tenant.
func inTeams(t *testing.T, file string) (*setUp, reflection.Workspace) {
	t.Helper()
	s := newSetUp(t)
	s.mustTake(s.people(file))
	return s, s.install(reflection.Install{External: "tenant", Into: s.org.ID}).Workspace
}

func (s *setUp) meets(ws reflection.Workspace, as reflection.Profile) reflection.Member {
	s.Helper()
	if err := s.Met(s.ctx, ws, as); err != nil {
		s.Fatal(err)
	}
	m, err := s.Store.Identify(s.ctx, ws.ID, as.User)
	if err != nil {
		s.Fatal(err)
	}
	return m
}

// Somebody of the list is linked where they are met, and what they are due is
// queued.
func TestMet(t *testing.T) {
	s, ws := inTeams(t, staff)
	m := s.meets(ws, met)
	if m.ID != s.member("asha@x.example").ID || m.Conversation != met.Conversation || m.Name != "Asha Patel" {
		t.Errorf("met %+v", m)
	}
	if got := s.queued("asha@x.example"); got == "" {
		t.Error("nothing is queued, not even a welcome")
	}
}

// Meeting somebody again changes nothing, even where only the platform's id is
// known; a conversation that has moved is followed, and their zone stays.
func TestMetAgain(t *testing.T) {
	s, ws := inTeams(t, staff)
	as := met
	as.Zone = "Europe/Paris"
	first := s.meets(ws, as)
	only := reflection.Profile{User: met.User, Conversation: met.Conversation}
	for _, again := range []reflection.Profile{as, only} {
		if m := s.meets(ws, again); m.Revision != first.Revision || m.Zone != "Europe/Paris" {
			t.Errorf("again: revision %d after %d, zone %q", m.Revision, first.Revision, m.Zone)
		}
	}
	only.Conversation = "https://smba.example/ a:2"
	if m := s.meets(ws, only); m.Conversation != only.Conversation || m.Zone != "Europe/Paris" {
		t.Errorf("moved: %q, zone %q", m.Conversation, m.Zone)
	}
}

func TestMetByNobodyOnTheList(t *testing.T) {
	s, ws := inTeams(t, staff)
	for name, as := range map[string]reflection.Profile{
		"a stranger":      {User: "x", Email: "x@elsewhere.example"},
		"without address": {User: "x"},
	} {
		if err := s.Met(s.ctx, ws, as); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", name, err)
		}
	}
	if people, err := s.Unlinked(s.ctx, s.org.ID); err != nil || len(people) != 4 {
		t.Errorf("%d people are not linked, %v; want all four", len(people), err)
	}
}

// The list's own word on who somebody is goes before their address.
func TestMetByAnImportedID(t *testing.T) {
	const head = "email,name,roles,school,platform_id\n"
	s, ws := inTeams(t, head+"asha@x.example,Asha Patel,ect,Northfield,aad-asha\nben@x.example,Ben Lee,ect,Northfield,aad-ben\n")
	as := met
	as.Email = "a.patel@x.example"
	if m := s.meets(ws, as); m.Email != "asha@x.example" {
		t.Errorf("met %s, want Asha", m.Email)
	}
	if err := s.Met(s.ctx, ws, reflection.Profile{User: "somebody else", Email: "ben@x.example"}); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("another user with Ben's address: %v, want ErrNotFound", err)
	}
}

// Somebody who is in Slack and in Teams is reached in one of them.
func TestMetInASecondPlace(t *testing.T) {
	s, one := inTeams(t, staff)
	two := s.install(reflection.Install{External: "another", Into: s.org.ID}).Workspace
	first := s.meets(one, met)
	as := met
	as.User, as.Conversation = "elsewhere", "D2"
	if err := s.Met(s.ctx, two, as); err != nil {
		t.Errorf("met in a second place: %v", err)
	}
	if m := s.member("asha@x.example"); m.Workspace != one.ID || m.Revision != first.Revision {
		t.Errorf("she has moved to %s", m.Workspace)
	}
}

// Addresses and accounts change: who is met under a new one by an address of
// the list is the same person.
func TestMetUnderANewAccount(t *testing.T) {
	s, ws := inTeams(t, staff)
	first := s.meets(ws, met)
	as := met
	as.User, as.Conversation = "aad-asha-2", "https://smba.example/ a:9"
	if m := s.meets(ws, as); m.ID != first.ID || m.Conversation != as.Conversation {
		t.Errorf("met %+v", m)
	}
}

// Who took the app out is linked again as soon as they are met again, where
// they were or elsewhere.
func TestMetAfterTheyLeft(t *testing.T) {
	s, one := inTeams(t, staff)
	two := s.install(reflection.Install{External: "another", Into: s.org.ID}).Workspace
	elsewhere := met
	elsewhere.User, elsewhere.Conversation = "elsewhere", "D2"
	for _, back := range []struct {
		ws reflection.Workspace
		as reflection.Profile
	}{{one, met}, {two, elsewhere}} {
		s.meets(one, met)
		if err := s.ProfileChanged(s.ctx, one, reflection.Profile{User: met.User, Deactivated: true}); err != nil {
			t.Fatal(err)
		}
		if s.member("asha@x.example").Linked() {
			t.Error("she is still written to")
		}
		if m := s.meets(back.ws, back.as); !m.Linked() || m.Workspace != back.ws.ID || m.Conversation != back.as.Conversation {
			t.Errorf("back again: %+v", m)
		}
	}
}
