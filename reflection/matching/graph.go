package matching

import "slices"

// graph has two arcs for each edge, one from either end. The arcs that leave a
// node lie side by side, so that looking at all of them is one walk through
// memory: those of v are from[v] up to from[v+1].
type graph struct {
	nodes int
	from  []int32
	head  []int32 // of an arc: where it leads
	back  []int32 // of an arc: the same edge from its other end
	worth []int64 // of an arc: twice the weight with the bonus, so that half of it is a whole number
	bonus int64
}

// none stands for no arc and no node.
const none int32 = -1

func newGraph(n int, edges []Edge) graph {
	g := graph{nodes: n, from: make([]int32, n+1), bonus: bonusOf(n, edges)}
	g.head, g.back, g.worth = make([]int32, 2*len(edges)), make([]int32, 2*len(edges)), make([]int64, 2*len(edges))
	for _, e := range edges {
		g.from[e.A]++
		g.from[e.B]++
	}
	for v, sum := 0, int32(0); v <= n; v++ {
		sum += g.from[v]
		g.from[v] = sum
	}
	for _, e := range slices.Backward(edges) { // a node's arcs then stand in the order of its edges
		g.from[e.A]--
		g.from[e.B]--
		p, q := g.from[e.A], g.from[e.B]
		g.head[p], g.head[q] = int32(e.B), int32(e.A)
		g.back[p], g.back[q] = q, p
		g.worth[p] = 2 * (int64(e.Weight) + g.bonus)
		g.worth[q] = g.worth[p]
	}
	return g
}

// bonusOf is what one pair more is worth: more than the weights of n/2 pairs
// can differ, and enough to make every weight positive.
func bonusOf(n int, edges []Edge) int64 {
	if len(edges) == 0 {
		return 0
	}
	least, most := edges[0].Weight, edges[0].Weight
	for _, e := range edges {
		least, most = min(least, e.Weight), max(most, e.Weight)
	}
	return int64(n/2+1)*int64(most-least) + 1 - int64(least)
}

func (g *graph) tail(arc int32) int32 { return g.head[g.back[arc]] }
