package reflection_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"plenary/reflection"
)

var pat = reflection.Profile{User: "U9", Name: "Pat Lane", Email: "Pat@x.example", Zone: "Europe/London", Conversation: "D9"}

func (s *setUp) install(in reflection.Install) reflection.Installed {
	s.Helper()
	in.Platform = "slack"
	done, err := s.Install(s.ctx, in)
	if err != nil {
		s.Fatal(err)
	}
	return done
}

// A stranger who installs the app begins an organisation of their own, and may
// set it up at once.
func TestInstallByAStranger(t *testing.T) {
	s := newSetUp(t)
	done := s.install(reflection.Install{External: "T1", Name: "Northfield", By: pat})
	by := done.By
	if !by.Is(reflection.Coordinator) || by.PlatformID != "U9" || by.Email != "pat@x.example" || by.Welcome != reflection.Started {
		t.Errorf("the installer is %+v", by)
	}
	again, err := s.Store.Identify(s.ctx, done.Workspace.ID, "U9")
	if err != nil || again.ID != by.ID {
		t.Errorf("Slack's U9 is %v, %v", again.ID, err)
	}
	if school, err := s.SchoolToSetUp(s.ctx, by, by.School); err != nil || school.Name != "Northfield" {
		t.Errorf("their school is %q, %v", school.Name, err)
	}
	s.org.ID = by.Organisation
	if got := s.queued("pat@x.example"); got != "note" {
		t.Errorf("queued %q, want the weekly note and no welcome: they have said yes", got)
	}
}

// Two workspaces may use the same user id, and never meet.
func TestInstallsAreApart(t *testing.T) {
	s := newSetUp(t)
	one := s.install(reflection.Install{External: "T1", Name: "Northfield", By: pat})
	two := s.install(reflection.Install{External: "T2", Name: "Northfield", By: pat})
	if one.Workspace.Organisation == two.Workspace.Organisation || one.By.ID == two.By.ID {
		t.Error("two workspaces share an organisation or a person")
	}
	if _, err := s.SchoolToSetUp(s.ctx, two.By, one.By.School); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("the one reaches the other's school: %v", err)
	}
}

// Installing again goes on where it was, even where somebody else does it.
func TestInstallAgain(t *testing.T) {
	s := newSetUp(t)
	first := s.install(reflection.Install{External: "T1", Name: "Northfield", By: pat})
	s.now = s.now.Add(time.Hour)
	if err := s.Uninstalled(s.ctx, "slack", "T1", s.now); err != nil {
		t.Fatal(err)
	}
	if ws := s.workspace("T1"); !ws.Away() {
		t.Error("the app was taken out, and the workspace is not away")
	}
	s.now = s.now.Add(time.Hour)
	again := s.install(reflection.Install{External: "T1", Name: "North Field", By: reflection.Profile{User: "U8"}})
	ws := s.workspace("T1")
	if !again.Again || ws.ID != first.Workspace.ID || ws.Away() || ws.Name != "North Field" || again.By.ID != "" {
		t.Errorf("installed again: %+v, by %q", ws, again.By.ID)
	}
	// Slack is late to say that it was taken out before.
	if err := s.Uninstalled(s.ctx, "slack", "T1", s.now.Add(-time.Minute)); err != nil || s.workspace("T1").Away() {
		t.Errorf("a late notice takes out what was put in since: %v", err)
	}
}

func (s *setUp) workspace(external string) reflection.Workspace {
	s.Helper()
	ws, err := s.Store.WorkspaceAt(s.ctx, "slack", external)
	if err != nil {
		s.Fatal(err)
	}
	return ws
}

// People who were imported first wait for whoever has the code that the import
// gave. An address is no proof: who runs a workspace can give its accounts the
// address of the coordinator on the list, and gets an organisation of their own
// with nobody of the list in it.
func TestAnAddressTakesNobodysListOver(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff + "pat@x.example,Pat Lane,coordinator,Northfield,,,,,\n"))
	attack := s.install(reflection.Install{External: "T1", Name: "Northfield", By: pat})
	if attack.Workspace.Organisation == s.org.ID || s.member("pat@x.example").Linked() {
		t.Fatal("an address that anybody can claim took over the whole list")
	}
	all, err := s.Store.Members(s.ctx, attack.Workspace.Organisation)
	if err != nil || len(all) != 1 {
		t.Errorf("whoever claims it sees %d people, %v", len(all), err)
	}

	code, _, err := s.InviteFirst(s.ctx, s.org.ID)
	if err != nil {
		t.Fatal(err)
	}
	into, err := s.Invited(s.ctx, code)
	if err != nil {
		t.Fatal(err)
	}
	done := s.install(reflection.Install{External: "T2", Name: "Northfield", Into: into.ID, By: pat})
	if done.Workspace.Organisation != s.org.ID || done.By.ID != s.member("pat@x.example").ID || done.By.Conversation != "D9" {
		t.Errorf("the install with the code made %+v by %+v", done.Workspace, done.By)
	}
	if _, _, err := s.InviteFirst(s.ctx, s.org.ID); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("with a workspace there, the operator's code ends with %v", err)
	}
}

// A second workspace joins by a code from the coordinator.
func TestInstallByACode(t *testing.T) {
	s := newSetUp(t)
	first := s.install(reflection.Install{External: "T1", Name: "Trust", By: pat})
	code, until, err := s.InviteWorkspace(s.ctx, first.By)
	if err != nil || !until.Equal(s.now.Add(7*24*time.Hour)) {
		t.Fatalf("a code until %s, %v", until, err)
	}
	org, err := s.Invited(s.ctx, " "+strings.ToUpper(strings.ReplaceAll(code, "-", " ")))
	if err != nil || org.ID != first.Workspace.Organisation {
		t.Fatalf("the code as somebody may type it leads to %q, %v", org.ID, err)
	}
	second := s.install(reflection.Install{External: "T2", Name: "School", Into: org.ID, By: reflection.Profile{User: "U7", Name: "Ola", Email: "ola@x.example"}})
	if second.Workspace.Organisation != org.ID || second.By.ID != "" {
		t.Errorf("it joined %q, and its installer is %q on the list", second.Workspace.Organisation, second.By.ID)
	}

	another, _, err := s.InviteWorkspace(s.ctx, first.By)
	if err != nil || another == code {
		t.Fatal("the code is not a new one", err)
	}
	s.notACode(code)
	s.notACode("")
	s.now = until
	s.notACode(another)
}

func (s *setUp) notACode(code string) {
	s.Helper()
	var fault reflection.Fault
	if _, err := s.Invited(s.ctx, code); !errors.As(err, &fault) || fault.Field != reflection.CodeField {
		s.Errorf("the code %q: %v, want a fault", code, err)
	}
}

func TestOnlyACoordinatorInvites(t *testing.T) {
	n := newTown(t)
	if _, _, err := n.InviteWorkspace(t.Context(), n.sam); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("a mentor's code: %v", err)
	}
	if _, _, err := n.InviteWorkspace(t.Context(), n.khan); err != nil {
		t.Error(err)
	}
}
