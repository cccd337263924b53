// Package storetest is the contract of reflection.Store, as tests that every
// database must pass, and the PostgreSQL they run on. [Run] runs them all;
// [Postgres] gives a test a database of its own.
//
// It knows a store only by its interface: nothing here looks into a table.
package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"plenary/reflection"
)

// Open gives a store on an empty database, which goes when the test ends.
type Open func(t *testing.T) reflection.Store

// promise is one thing that holds for people. Most are kept in a database
// that many organisations share; the wall between them is part of the promise.
type promise struct {
	name  string
	holds func(t *testing.T, w world)
}

// Run checks every promise written in reflection/store.go.
func Run(t *testing.T, open Open) {
	shared := open(t)
	for _, group := range []struct {
		name     string
		promises []promise
	}{
		{"write", writePromises},
		{"roster", rosterPromises},
		{"staff", staffPromises},
		{"journal", journalPromises},
		{"read again", againPromises},
		{"sharing", sharingPromises},
		{"counts", countPromises},
		{"evaluation", evaluationPromises},
		{"tellings", tellingPromises},
		{"theories", theoryPromises},
		{"half-term meetings", kitPromises},
		{"network cards", networkPromises},
		{"not pupils", notPupilsPromises},
		{"ledger", ledgerPromises},
		{"steps", stepPromises},
		{"walls", wallPromises},
		{"erasure", erasurePromises},
		{"uploads", uploadPromises},
		{"pairs", pairPromises},
		{"rounds", roundPromises},
		{"swaps", swapPromises},
		{"years", yearPromises},
		{"visits", visitPromises},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, p := range group.promises {
				t.Run(p.name, func(t *testing.T) { p.holds(t, settle(t, shared)) })
			}
		})
	}
	t.Run("every organisation", func(t *testing.T) {
		for _, p := range slices.Concat(everywherePromises, leasePromises, uploadsEverywherePromises) {
			t.Run(p.name, func(t *testing.T) { p.holds(t, settle(t, open(t))) })
		}
	})
}

// now is when everything happens: a Wednesday of the autumn term.
var now = time.Date(2026, 11, 11, 15, 0, 0, 123456000, time.UTC)

func day(d int) reflection.Date { return reflection.Date{Year: 2026, Month: 11, Day: d} }

// world is two organisations that look alike: the one a test is about, and
// its neighbour behind the wall.
type world struct {
	organisation
	other organisation
}

type organisation struct {
	store     reflection.Store
	id        reflection.OrganisationID
	workspace reflection.Workspace
	school    reflection.School
	asha      reflection.Member // an ECT
	sam       reflection.Member // her mentor
	ben       reflection.Member // a colleague

	held *reflection.Lease // taken when a test first needs it
}

func settle(t *testing.T, s reflection.Store) world {
	t.Helper()
	return world{newOrganisation(t, s), newOrganisation(t, s)}
}

// newOrganisation gives its people the platform ids and addresses that those
// of every other organisation have.
func newOrganisation(t *testing.T, s reflection.Store) organisation {
	t.Helper()
	o := organisation{store: s, id: reflection.OrganisationID(reflection.NewID()), held: &reflection.Lease{}}
	o.workspace = reflection.Workspace{ID: reflection.WorkspaceID(reflection.NewID()), Organisation: o.id,
		Platform: "local", External: reflection.NewID()}
	o.school = reflection.School{ID: reflection.SchoolID(reflection.NewID()), Organisation: o.id, Name: "Northfield"}
	o.sam = o.person("Sam Okafor", "U2", reflection.Mentor)
	o.ben = o.person("Ben Ames", "U3", reflection.Colleague)
	o.asha = o.person("Asha Rao", "U1", reflection.ECT)
	o.asha.Mentor = o.sam.ID
	o.write(t, reflection.Organisation{ID: o.id, Name: "Trust"}, o.workspace, o.school, o.asha, o.sam, o.ben)
	o.workspace.Revision, o.school.Revision = 1, 1
	o.asha.Revision, o.sam.Revision, o.ben.Revision = 1, 1, 1
	return o
}

func (o organisation) person(name, platformID string, role reflection.Role) reflection.Member {
	return reflection.Member{
		ID:           reflection.MemberID(reflection.NewID()),
		Organisation: o.id,
		School:       o.school.ID,
		Workspace:    o.workspace.ID,
		PlatformID:   platformID,
		Email:        platformID + "@school.example",
		Name:         name,
		Roles:        []reflection.Role{role},
	}
}

func (o organisation) entry() reflection.Entry {
	return reflection.Entry{
		ID:           reflection.EntryID(reflection.NewID()),
		Organisation: o.id,
		Author:       o.asha.ID,
		Length:       reflection.TwoMinutes,
		StartedAt:    now,
		Middle:       reflection.Feelings,
		Answers: map[reflection.Stage]reflection.Answer{
			reflection.Description: {Stem: "description/1", Text: "they all went quiet", Revision: 1},
			reflection.Feelings:    {Stem: "feelings/1"},
		},
	}
}

func (o organisation) plan() reflection.Plan {
	return reflection.Plan{
		ID:           reflection.PlanID(reflection.NewID()),
		Organisation: o.id,
		Author:       o.asha.ID,
		When:         "they come in",
		Then:         "I will wait at the door",
		On:           day(12),
		State:        reflection.PlanOpen,
	}
}

func (o organisation) share() reflection.Share {
	return reflection.Share{
		ID:           reflection.ShareID(reflection.NewID()),
		Organisation: o.id,
		Author:       o.asha.ID,
		Reader:       o.sam.ID,
		For:          day(17),
		Text:         "waiting worked",
		MadeAt:       now,
	}
}

func (o organisation) file() reflection.File {
	return reflection.File{
		ID:           reflection.FileID(reflection.NewID()),
		Organisation: o.id,
		Owner:        o.asha.ID,
		Type:         "audio/webm",
		Body:         "\x1aE\xdf\xa3\x00\xff",
	}
}

func (o organisation) meeting(on reflection.Date) reflection.Meeting {
	return reflection.Meeting{
		ID:           reflection.NewMeetingID(o.asha.ID, on),
		Organisation: o.id,
		School:       o.school.ID,
		ECT:          o.asha.ID,
		Mentor:       o.sam.ID,
		On:           on,
		ECTTap:       reflection.TapYes,
		Agreed:       "try a seating plan",
	}
}

// delivery is a queued prompt to Asha, due some minutes from now.
func (o organisation) delivery(minutes int) reflection.Delivery {
	id := reflection.NewID()
	return reflection.Delivery{
		ID:           reflection.DeliveryID(id),
		Key:          "prompt/" + id,
		Organisation: o.id,
		Workspace:    o.workspace.ID,
		To:           o.asha.ID,
		Kind:         reflection.PromptKind,
		Ref:          "description/1",
		DueAt:        now.Add(time.Duration(minutes) * time.Minute),
		Until:        now.Add(48 * time.Hour),
		State:        reflection.Queued,
	}
}

func (o organisation) write(t *testing.T, records ...reflection.Record) {
	t.Helper()
	if err := o.store.Write(ctx(t), o.id, records...); err != nil {
		t.Fatalf("write: %v", err)
	}
}

// refused checks that nothing is written, and why.
func (o organisation) refused(t *testing.T, want error, records ...reflection.Record) {
	t.Helper()
	wantErr(t, o.store.Write(ctx(t), o.id, records...), want)
}

func ctx(t *testing.T) context.Context { return t.Context() }

func wantErr(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

// same compares times as instants, and nothing with an empty list.
func same[T any](t *testing.T, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("got other than wanted (-want +got):\n%s", diff)
	}
}

// ok unwraps what a store gave and had no reason to refuse.
func ok[T any](t *testing.T) func(T, error) T {
	return func(got T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
}

// missing checks that a store did not find a thing.
func missing[T any](t *testing.T) func(T, error) {
	return func(got T, err error) {
		t.Helper()
		wantErr(t, err, reflection.ErrNotFound)
		if diff := cmp.Diff(*new(T), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("something came along with the error:\n%s", diff)
		}
	}
}

// none checks that a list is of nothing.
func none[T any](t *testing.T) func([]T, error) {
	return func(got []T, err error) {
		t.Helper()
		if err != nil || len(got) > 0 {
			t.Errorf("got %d and error %v, want an empty list", len(got), err)
		}
	}
}
