package reflection_test

import (
	"slices"
	"time"

	"plenary/reflection"
)

// leases takes every workspace in which something is due.
func (n *town) leases() []reflection.Lease {
	n.t.Helper()
	all, err := n.Store.Lease(n.t.Context(), reflection.Wanted{
		Platforms: []string{"local", "slack", ""}, Now: n.now, For: time.Hour, Limit: 99})
	n.must(err)
	return all
}

// due is what is to be shown now, begun, as the sender finds it.
func (n *town) due() (begun []reflection.Outgoing) {
	n.t.Helper()
	ctx := n.t.Context()
	for _, l := range n.leases() {
		rows, err := n.Store.Due(ctx, l, n.now, 50)
		n.must(err)
		outgoing, err := n.Prepare(ctx, rows...)
		n.must(err)
		for _, out := range outgoing {
			n.must(out.Err)
			if out.Content == nil {
				continue
			}
			out, err = n.BeginSending(ctx, l, out)
			n.must(err)
			begun = append(begun, out)
		}
		n.must(n.Store.GiveUp(ctx, l, time.Time{}))
	}
	slices.SortStableFunc(begun, func(a, b reflection.Outgoing) int { return a.Delivery.DueAt.Compare(b.Delivery.DueAt) })
	return begun
}

// sent shows what is due now.
func (n *town) sent() []reflection.Outgoing {
	n.t.Helper()
	begun := n.due()
	for _, out := range begun {
		n.must(n.Arrived(n.t.Context(), out, "here"))
	}
	return begun
}
