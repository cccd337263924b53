package matching

import (
	"fmt"
	"slices"
)

// proof is what shows that a matching cannot be bettered: prices of nodes and
// of rings, in units of half a weight.
type proof struct {
	price []int64
	rings []pricedRing
}

type pricedRing struct {
	nodes []int32
	price int64
}

// prove solves a question and keeps what proves the answer.
func prove(n int, edges []Edge) ([]int, int64, proof) {
	s := newSolver(n, edges)
	s.solve()
	p := proof{price: make([]int64, n)}
	for v := range p.price {
		p.price[v] = s.priceNow(int32(v))
	}
	var within func(b int32) []int32
	within = func(b int32) []int32 {
		if !s.isRing(b) {
			return []int32{b}
		}
		r := pricedRing{price: s.ring[b]}
		for _, c := range s.rings[b].children {
			r.nodes = append(r.nodes, within(c)...)
		}
		p.rings = append(p.rings, r)
		return r.nodes
	}
	for v := range int32(n) {
		if b := s.outermost(v); s.first[b] == v {
			within(b)
		}
	}
	return s.mates(), s.bonus, p
}

// holds checks by complementary slackness that no matching is worth more, with
// the bonus for each pair: it knows nothing of how the matching was found. It
// also checks that the bonus is large enough to put the number of pairs first.
func (p proof) holds(n int, edges []Edge, mates []int, bonus int64) error {
	for v, m := range mates {
		switch {
		case m == Alone && p.price[v] != 0:
			return fmt.Errorf("node %d is alone and asks for %d", v, p.price[v])
		case p.price[v] < 0:
			return fmt.Errorf("node %d asks for %d", v, p.price[v])
		case m != Alone && mates[m] != v:
			return fmt.Errorf("%d's mate is %d, whose mate is %d", v, m, mates[m])
		}
	}
	inside := make([][]int, n) // the rings each node is in
	for i, r := range p.rings {
		if r.price < 0 || len(r.nodes)%2 == 0 || len(r.nodes) < 3 {
			return fmt.Errorf("a ring of %d nodes asks for %d", len(r.nodes), r.price)
		}
		paired := 0
		for _, v := range r.nodes {
			inside[v] = append(inside[v], i)
			if m := mates[v]; m != Alone && slices.Contains(r.nodes, int32(m)) {
				paired++
			}
		}
		if r.price > 0 && paired != len(r.nodes)-1 {
			return fmt.Errorf("of %d nodes in a ring that asks for %d, %d are paired inside", len(r.nodes), r.price, paired)
		}
	}
	least, most := int64(MaxWeight), int64(-MaxWeight)
	joined := map[[2]int]bool{}
	for _, e := range edges {
		least, most = min(least, int64(e.Weight)), max(most, int64(e.Weight))
		slack := p.price[e.A] + p.price[e.B] - 2*(int64(e.Weight)+bonus)
		for _, i := range inside[e.A] {
			for _, j := range inside[e.B] {
				if i == j {
					slack += p.rings[i].price
				}
			}
		}
		if slack < 0 {
			return fmt.Errorf("the pair %d and %d is worth %d more than it asks for", e.A, e.B, -slack)
		}
		if slack == 0 {
			joined[[2]int{e.A, e.B}], joined[[2]int{e.B, e.A}] = true, true
		}
	}
	for v, m := range mates {
		if m != Alone && !joined[[2]int{v, m}] {
			return fmt.Errorf("the pair %d and %d has no tight edge", v, m)
		}
	}
	if len(edges) > 0 && (bonus+least <= 0 || bonus+least <= int64(n/2)*(most-least)) {
		return fmt.Errorf("a bonus of %d does not put pairs first among weights from %d to %d", bonus, least, most)
	}
	return nil
}
