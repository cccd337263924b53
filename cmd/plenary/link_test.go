package main

import (
	"context"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

// directory knows people by e-mail; an e-mail with no user is refused.
type directory map[string]string

func (d directory) FindByEmail(_ context.Context, _ reflection.Workspace, email string) (reflection.Profile, error) {
	user, known := d[email]
	switch {
	case !known:
		return reflection.Profile{}, reflection.ErrNotFound
	case user == "":
		return reflection.Profile{}, &bot.Refusal{Reason: "ratelimited"}
	}
	return reflection.Profile{User: user, Zone: "Europe/Paris"}, nil
}

const linkFile = `email,name,roles,school,platform_id
asha@x.example,Asha,ect,N,
ben@x.example,Ben,ect,N,UFILE
cal@x.example,Cal,ect,N,
dee@x.example,Dee,ect,N,
`

func TestLinkPeople(t *testing.T) {
	m := newMachine(t)
	m.works("people", "import", m.file("p.csv", linkFile))
	s, _, err := readSettings(m.env)
	if err != nil {
		t.Fatal(err)
	}
	o, err := openWith(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	defer o.close()
	ws, err := connectByHand(t.Context(), o.Service, whichOrganisation{}, reflection.Install{Platform: "slack", External: "T1"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := connectByHand(t.Context(), o.Service, whichOrganisation{}, reflection.Install{Platform: "slack", External: "T1"})
	if err != nil || again.ID != ws.ID {
		t.Errorf("a second look makes another workspace (%v)", err)
	}

	// Asha is found; Ben has an id of his own in the file; Cal is unknown; Dee
	// shares Asha's account by mistake.
	found := directory{"asha@x.example": "UASHA", "ben@x.example": "UOTHER", "dee@x.example": "UASHA"}
	if err := linkPeople(t.Context(), o.Service, ws, found, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Asha": "UASHA Europe/Paris", "Ben": "UFILE ", "Cal": "", "Dee": ""}
	if diff := cmp.Diff(want, linked(t, o, ws)); diff != "" {
		t.Errorf("linked (-want +got):\n%s", diff)
	}

	// Being told to slow down ends the round; it comes again.
	found["cal@x.example"] = ""
	if err := linkPeople(t.Context(), o.Service, ws, found, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a refusal was passed over")
	}
}

// linked is whom the workspace has, with their zones.
func linked(t *testing.T, o *opened, ws reflection.Workspace) map[string]string {
	t.Helper()
	people, err := o.DB.Members(t.Context(), ws.Organisation)
	if err != nil {
		t.Fatal(err)
	}
	users := map[string]string{}
	for _, m := range people {
		users[m.Name] = ""
		if m.Linked() {
			users[m.Name] = m.PlatformID + " " + m.Zone
		}
	}
	return users
}
