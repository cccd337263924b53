package bot

import (
	"context"
	"slices"

	"plenary/reflection"
)

// showNetwork shows a coordinator their school's network card: the newest, or
// the version the reference names.
func showNetwork(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	n, err := b.Service.Network(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	at := slices.IndexFunc(n.Cards, func(c reflection.NetworkCard) bool { return string(c.ID) == ref })
	v := networkView(n, max(0, at))
	if len(n.Cards) > 0 {
		v.Image = b.picture(networkChart(n, n.Cards[max(0, at)]), networkAlt)
	}
	return Answer{View: &v}, nil
}

// tickNetwork asks which features the coordinator sees.
func tickNetwork(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	n, err := b.Service.Network(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := networkForm(n)
	return Answer{Form: &f}, nil
}

// saveNetwork keeps the ticks.
func saveNetwork(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	var seen []reflection.StatementID
	for _, id := range in.Values[seenInput] {
		seen = append(seen, reflection.StatementID(id.Reveal()))
	}
	kept, err := b.Service.SetNetworkCard(ctx, by, seen)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{networkKeptWords(kept)}}, nil
}

// showNetworkCounts shows the counts of all schools.
func showNetworkCounts(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	n, err := b.Service.Network(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := networkCountsView(n)
	if len(n.Counts) > 0 && n.Counts[0].Enough {
		v.Image = b.picture(networkCountsChart(n), networkCountsAlt)
	}
	return Answer{View: &v}, nil
}
