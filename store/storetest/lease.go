package storetest

import (
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

// leasePromises are about every workspace there is, so each has a database of
// its own.
var leasePromises = []promise{
	{"a workspace is leased where something is due, and nowhere else", leasesWhatIsDue},
	{"of eight that ask at once one gets a workspace", leasedTogether},
	{"a workspace on a platform that is not asked for is left", leasesPlatforms},
	{"a workspace that the app was taken out of is left alone until it is put in again", leasesWhoIsHere},
	{"a lease that has ended by itself is taken, and whoever held it finds nothing due", leaseTaken},
	{"a lease that is renewed is not taken, and one that is over cannot be renewed", leaseRenewed},
	{"a paused workspace is left alone until then", leasePaused},
	{"who was just served waits for the others", leaseFair},
	{"what a stopped process left in the middle is found, and is reason for a lease", stranded},
	{"what is settled and was due long ago goes, a few at a time, but for welcomes", pruned},
	{"events go once they are old", prunedEvents},
}

var anyone = reflection.Wanted{Holder: "test", Platforms: []string{"local"}, Now: now, For: time.Hour, Limit: 1000}

// lease takes the lease of the organisation's workspace, once in a test. Where
// nothing is due in it, it is one that is not held.
func (o organisation) lease(t *testing.T, at ...time.Time) reflection.Lease {
	t.Helper()
	wanted := anyone
	for _, wanted.Now = range at {
	}
	if o.held.Number > 0 {
		return *o.held
	}
	for _, l := range ok[[]reflection.Lease](t)(o.store.Lease(ctx(t), wanted)) {
		if l.Workspace.ID == o.workspace.ID {
			*o.held = l
			continue
		}
		must(t, o.store.GiveUp(ctx(t), l, time.Time{}))
	}
	o.held.Workspace = o.workspace
	return *o.held
}

func leased(t *testing.T, s reflection.Store, wanted reflection.Wanted) (ids []reflection.WorkspaceID) {
	t.Helper()
	for _, l := range ok[[]reflection.Lease](t)(s.Lease(ctx(t), wanted)) {
		ids = append(ids, l.Workspace.ID)
	}
	return ids
}

func leasesWhoIsHere(t *testing.T, w world) {
	due := w.delivery(-1)
	w.write(t, due)
	w.workspace.Joined, w.workspace.Left = now, now.Add(time.Microsecond)
	w.write(t, w.workspace)
	none[reflection.WorkspaceID](t)(leased(t, w.store, anyone), nil)
	missing[time.Time](t)(w.store.NextDue(ctx(t)))
	w.workspace.Joined, w.workspace.Revision = now.Add(time.Hour), 2
	w.write(t, w.workspace)
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), due.DueAt)
	same(t, leased(t, w.store, anyone), []reflection.WorkspaceID{w.workspace.ID})
}

func leasesWhatIsDue(t *testing.T, w world) {
	none[reflection.WorkspaceID](t)(leased(t, w.store, anyone), nil)
	sent, early, mine, theirs := w.delivery(-9), w.delivery(1), w.delivery(0), w.other.delivery(-5)
	sent.State, theirs.State = reflection.Sent, reflection.Settling
	w.write(t, sent, early)
	none[reflection.WorkspaceID](t)(leased(t, w.store, anyone), nil)
	w.write(t, mine)
	w.other.write(t, theirs)
	one := anyone
	one.Limit = 1
	same(t, leased(t, w.store, one), []reflection.WorkspaceID{w.other.workspace.ID}) // longest due
	got := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), anyone))
	same(t, got, []reflection.Lease{{Workspace: w.workspace, Number: 1}})
	none[reflection.WorkspaceID](t)(leased(t, w.store, anyone), nil) // both are held
}

func leasedTogether(t *testing.T, w world) {
	w.write(t, w.delivery(-1))
	w.other.write(t, w.other.delivery(-1))
	taken := make([][]reflection.WorkspaceID, 8)
	for _, err := range atOnce(8, func(i int) error {
		all, err := w.store.Lease(ctx(t), anyone)
		for _, l := range all {
			taken[i] = append(taken[i], l.Workspace.ID)
		}
		return err
	}) {
		must(t, err)
	}
	got := slices.Concat(taken...)
	slices.Sort(got)
	want := []reflection.WorkspaceID{w.workspace.ID, w.other.workspace.ID}
	slices.Sort(want)
	same(t, got, want)
}

func leasesPlatforms(t *testing.T, w world) {
	w.write(t, w.delivery(-1))
	elsewhere := anyone
	elsewhere.Platforms = []string{"slack", "teams"}
	none[reflection.WorkspaceID](t)(leased(t, w.store, elsewhere), nil)
	elsewhere.Platforms = nil
	none[reflection.WorkspaceID](t)(leased(t, w.store, elsewhere), nil)
}

func leaseTaken(t *testing.T, w world) {
	w.write(t, w.delivery(-1), w.delivery(-2))
	over := anyone
	over.For = 0
	first := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), over))[0]
	none[reflection.Delivery](t)(w.store.Due(ctx(t), first, now, 9))
	second := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), anyone))[0]
	same(t, second.Number, first.Number+1)
	none[reflection.Delivery](t)(w.store.Due(ctx(t), first, now, 9))
	must(t, w.store.GiveUp(ctx(t), first, now.Add(time.Hour))) // changes nothing
	same(t, len(ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), second, now, 9))), 2)
}

func leaseRenewed(t *testing.T, w world) {
	w.write(t, w.delivery(-1))
	l := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), anyone))[0]
	must(t, w.store.Renew(ctx(t), l, time.Hour))
	none[reflection.WorkspaceID](t)(leased(t, w.store, anyone), nil)
	must(t, w.store.Renew(ctx(t), l, 0))
	wantErr(t, w.store.Renew(ctx(t), l, time.Hour), reflection.ErrStale)
	same(t, leased(t, w.store, anyone), []reflection.WorkspaceID{w.workspace.ID})
	wantErr(t, w.store.Renew(ctx(t), l, time.Hour), reflection.ErrStale)
}

func leasePaused(t *testing.T, w world) {
	w.write(t, w.delivery(-1))
	l := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), anyone))[0]
	must(t, w.store.GiveUp(ctx(t), l, now.Add(30*time.Second)))
	early, late := anyone, anyone
	early.Now, late.Now = now.Add(30*time.Second-time.Millisecond), now.Add(30*time.Second)
	none[reflection.WorkspaceID](t)(leased(t, w.store, early), nil)
	l = ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), late))[0]
	must(t, w.store.GiveUp(ctx(t), l, time.Time{}))
	same(t, leased(t, w.store, early), []reflection.WorkspaceID{w.workspace.ID})
}

func leaseFair(t *testing.T, w world) {
	w.write(t, w.delivery(-1))
	w.other.write(t, w.other.delivery(-2))
	one := anyone
	one.Limit = 1
	var order []reflection.WorkspaceID
	for range 2 {
		l := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), one))[0]
		order = append(order, l.Workspace.ID)
		must(t, w.store.GiveUp(ctx(t), l, time.Time{}))
	}
	same(t, order, []reflection.WorkspaceID{w.other.workspace.ID, w.workspace.ID})
}

func stranded(t *testing.T, w world) {
	for i, state := range []reflection.State{reflection.Sending, reflection.Sent, reflection.Unknown, reflection.Dropped, reflection.Dead} {
		for _, o := range []organisation{w.organisation, w.other} {
			d := o.delivery(-i)
			d.State = state
			o.write(t, d)
		}
	}
	leases := ok[[]reflection.Lease](t)(w.store.Lease(ctx(t), anyone))
	same(t, len(leases), 2)
	for _, l := range leases {
		rows := ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), l, now, 9))
		same(t, len(rows), 1)
		same(t, rows[0].State, reflection.Sending)
		same(t, rows[0].Workspace, l.Workspace.ID)
	}
}

func pruned(t *testing.T, w world) {
	people := []reflection.MemberID{w.asha.ID, w.sam.ID}
	var kept []reflection.DeliveryID
	for i, state := range []reflection.State{reflection.Queued, reflection.Sending, reflection.Settling,
		reflection.Sent, reflection.Unknown, reflection.Dropped, reflection.Dead} {
		old, young, welcome, others := w.delivery(-100), w.delivery(i), w.delivery(-100), w.delivery(-100)
		old.State, young.State, welcome.State, others.State = state, state, state, state
		welcome.Kind, others.To = reflection.WelcomeKind, w.ben.ID
		if !state.Final() {
			kept = append(kept, old.ID)
		}
		kept = append(kept, young.ID, welcome.ID, others.ID)
		w.write(t, old, young, welcome, others)
	}
	for _, want := range []int{3, 1, 0} {
		same(t, ok[int](t)(w.store.Prune(ctx(t), w.id, people, now, 3)), want)
	}
	same(t, ok[int](t)(w.store.Prune(ctx(t), w.other.id, people, now, 3)), 0)
	everyone := []reflection.MemberID{w.asha.ID, w.sam.ID, w.ben.ID}
	left := deliveryIDs(ok[[]reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, everyone, now.Add(-3*time.Hour), now.Add(time.Hour))))
	slices.Sort(left)
	slices.Sort(kept)
	same(t, left, kept)
}

func prunedEvents(t *testing.T, w world) {
	old := reflection.Event{Workspace: w.workspace.ID, ID: "old", At: now.Add(-time.Second)}
	young := reflection.Event{Workspace: w.workspace.ID, ID: "young", At: now}
	w.write(t, old, young)
	same(t, ok[int](t)(w.store.PruneEvents(ctx(t), now, 9)), 1)
	w.write(t, old) // it is forgotten
	w.refused(t, reflection.ErrExists, young)
}
