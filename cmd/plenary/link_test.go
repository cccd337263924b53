package main

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

// directory knows people by e-mail and by id: what stands there is their id, or
// why they cannot be looked up.
type directory struct {
	users  map[string]string
	opened []string // with whom conversations were opened
}

var reasons = map[string]error{
	"no scope": reflection.ErrForbidden,
	"limited":  &bot.Refusal{RetryAfter: time.Minute, Reason: "ratelimited"},
}

func (d *directory) find(key string) (reflection.Profile, error) {
	user, known := d.users[key]
	if no := reasons[user]; no != nil {
		return reflection.Profile{}, no
	}
	if !known {
		return reflection.Profile{}, reflection.ErrNotFound
	}
	return reflection.Profile{User: user, Zone: "Europe/Paris"}, nil
}

func (d *directory) FindByEmail(_ context.Context, _ reflection.Workspace, email string) (reflection.Profile, error) {
	return d.find(email)
}

func (d *directory) FindByID(_ context.Context, ws reflection.Workspace, user string) (reflection.Profile, error) {
	return d.find(ws.External + " " + user)
}

func (d *directory) Conversation(_ context.Context, ws reflection.Workspace, user string) (string, error) {
	if d.users["with "+user] == "closed" {
		return "", &bot.Refusal{Gone: true, Reason: "cannot_dm_bot"}
	}
	d.opened = append(d.opened, user)
	return "D-" + user, nil
}

const linkFile = `email,name,roles,school,platform_id
asha@x.example,Asha,ect,N,
ben@x.example,Ben,ect,N,UFILE
cal@x.example,Cal,ect,N,
dee@x.example,Dee,ect,N,
`

// office is a machine with people on its list, and Slack's word about them.
type office struct {
	*opened
	*testing.T
	*linker
	found *directory
	log   bytes.Buffer
}

func newOffice(t *testing.T) *office {
	t.Helper()
	m := newMachine(t)
	m.works("people", "import", m.file("p.csv", linkFile))
	s, _, err := readSettings(m.env)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{T: t, found: &directory{users: map[string]string{}}}
	if o.opened, err = openWith(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.close)
	o.linker = newLinker(o.opened.Service, o.found, slog.New(slog.NewTextHandler(&o.log, nil)))
	return o
}

// workspace is one of the organisation's.
func (o *office) workspace(external string) reflection.Workspace {
	o.Helper()
	ws, err := connectByHand(o.Context(), o.opened.Service, whichOrganisation{}, reflection.Install{Platform: "slack", External: external})
	if err != nil {
		o.Fatal(err)
	}
	return ws
}

func (o *office) linkIn(ws reflection.Workspace) {
	o.Helper()
	if err := o.link(o.Context(), ws); err != nil {
		o.Fatal(err)
	}
}

// linkedAs fails unless these people can be reached there, with their zones.
func (o *office) linkedAs(want map[string]string) {
	o.Helper()
	got := map[string]string{}
	for _, m := range o.people() {
		got[m.Name] = ""
		if m.Linked() {
			got[m.Name] = m.PlatformID + " " + m.Conversation + " " + m.Zone
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		o.Errorf("linked (-want +got):\n%s", diff)
	}
}

// people are everyone on the list.
func (o *office) people() []reflection.Member {
	o.Helper()
	orgs, err := o.DB.Organisations(o.Context())
	if err != nil || len(orgs) != 1 {
		o.Fatal(orgs, err)
	}
	people, err := o.DB.Members(o.Context(), orgs[0].ID)
	if err != nil {
		o.Fatal(err)
	}
	return people
}

func (o *office) called(name string) reflection.Member {
	o.Helper()
	for _, m := range o.people() {
		if m.Name == name {
			return m
		}
	}
	o.Fatalf("nobody is called %s", name)
	return reflection.Member{}
}

func TestLinkPeople(t *testing.T) {
	o := newOffice(t)
	ws := o.workspace("T1")
	if again := o.workspace("T1"); again.ID != ws.ID {
		t.Error("a second look makes another workspace")
	}

	// Asha is found; Ben has an id of his own in the file; Cal is unknown; Dee
	// shares Asha's account by mistake.
	o.found.users = map[string]string{"asha@x.example": "UASHA", "ben@x.example": "UOTHER", "T1 UFILE": "UFILE", "dee@x.example": "UASHA"}
	o.linkIn(ws)
	want := map[string]string{"Asha": "UASHA D-UASHA Europe/Paris", "Ben": "UFILE D-UFILE Europe/Paris", "Cal": "", "Dee": ""}
	o.linkedAs(want)

	// Being told to slow down ends the round; it comes again.
	o.found.users["cal@x.example"] = "limited"
	if err := o.link(t.Context(), ws); err == nil {
		t.Error("a refusal was passed over")
	}

	// Nobody is linked with whom no conversation can be opened.
	o.found.users["cal@x.example"], o.found.users["with UCAL"] = "UCAL", "closed"
	o.linkIn(ws)
	o.linkedAs(want)
	// Who they are is kept, so that they are listed as being without the app, and
	// they are linked once they have it.
	if cal := o.called("Cal"); cal.Workspace != ws.ID || cal.PlatformID != "UCAL" || !cal.Deactivated {
		t.Errorf("without the app Cal is kept as %+v", cal)
	}
	delete(o.found.users, "with UCAL")
	o.linkIn(ws)
	want["Cal"] = "UCAL D-UCAL Europe/Paris"
	o.linkedAs(want)
}

// Without the right to see addresses, people are linked whose id is on the
// list, and it is said once why nobody else is.
func TestLinkWithoutAddresses(t *testing.T) {
	o := newOffice(t)
	ws := o.workspace("T1")
	o.found.users = map[string]string{"asha@x.example": "no scope", "cal@x.example": "no scope", "dee@x.example": "no scope", "T1 UFILE": "no scope"}
	for range 2 {
		o.linkIn(ws)
	}
	o.linkedAs(map[string]string{"Asha": "", "Ben": "UFILE D-UFILE ", "Cal": "", "Dee": ""})
	if n := strings.Count(o.log.String(), "lacks a scope"); n != 1 {
		t.Errorf("said %d times, want once:\n%s", n, &o.log)
	}
}

// Somebody who is in two workspaces of one organisation is linked in one, and
// found in the other once their account in the first is switched off.
func TestLinkedOnce(t *testing.T) {
	o := newOffice(t)
	one, two := o.workspace("T1"), o.workspace("T2")
	o.found.users = map[string]string{"asha@x.example": "UASHA", "T1 UASHA": "UASHA", "T2 UASHA": "somebody else",
		"ben@x.example": "UOTHER"} // the list has another id for Ben
	o.linkIn(one)
	o.linkIn(two)
	if want := []string{"UASHA"}; !slices.Equal(o.found.opened, want) {
		t.Errorf("conversations with %v, want %v", o.found.opened, want)
	}

	switchedOff := func() {
		t.Helper()
		if err := o.ProfileChanged(t.Context(), one, reflection.Profile{User: "UASHA", Deactivated: true}); err != nil {
			t.Fatal(err)
		}
	}
	only := func(asha string) map[string]string {
		return map[string]string{"Asha": asha, "Ben": "", "Cal": "", "Dee": ""}
	}
	switchedOff()
	o.linkedAs(only(""))
	o.linkIn(one)
	o.linkedAs(only("UASHA D-UASHA Europe/Paris"))

	switchedOff()
	delete(o.found.users, "T1 UASHA")
	o.found.users["asha@x.example"] = "UNEW"
	o.linkIn(two)
	o.linkedAs(only("UNEW D-UNEW Europe/Paris"))
}
