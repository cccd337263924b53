package storetest

import (
	"fmt"
	"testing"

	"plenary/reflection"
)

var staffPromises = []promise{
	{"a long staff list is kept whole, with everyone's key", longList},
	{"of a long staff list with one person too many nothing is kept", longListRefused},
}

// staffList is more people than one statement takes in, who are new.
func (o organisation) staffList() []reflection.Record {
	records := make([]reflection.Record, 0, 450)
	for i := range cap(records) {
		m := o.person(fmt.Sprintf("Person %03d", i), fmt.Sprintf("U-new-%03d", i), reflection.ECT)
		m.Email = fmt.Sprintf("new%03d@school.example", i)
		records = append(records, m)
	}
	return records
}

func longList(t *testing.T, w world) {
	ben := w.ben
	ben.Name = "Ben Okoro"
	list := w.staffList()
	w.write(t, append([]reflection.Record{ben}, list...)...)
	for _, r := range list {
		want := r.(reflection.Member)
		want.Revision = 1
		same(t, ok[reflection.Member](t)(w.store.Identify(ctx(t), w.workspace.ID, want.PlatformID)), want)
	}
	ben.Revision++
	same(t, ok[reflection.Member](t)(w.store.Member(ctx(t), w.id, ben.ID)), ben)
	e := w.entry()
	e.Author = list[len(list)-1].(reflection.Member).ID
	w.write(t, e) // sealed with their key
}

func longListRefused(t *testing.T, w world) {
	list := w.staffList()
	twin := w.person("Twin", "U-twin", reflection.ECT)
	twin.Email = "new003@school.example"
	stranger := w.other.person("Stranger", "U-stranger", reflection.ECT)
	stale := w.ben
	stale.Revision++
	for why, last := range map[error]reflection.Member{reflection.ErrExists: twin, reflection.ErrNotFound: stranger, reflection.ErrStale: stale} {
		w.refused(t, why, append(list, last)...)
	}
	for _, r := range list {
		missing[reflection.Member](t)(w.store.Identify(ctx(t), w.workspace.ID, r.(reflection.Member).PlatformID))
	}
}
