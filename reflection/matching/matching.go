// Package matching pairs the nodes of a graph: as many pairs as there can be
// and, among all ways to make that many, one of the greatest total weight. It
// knows nothing of people, imports only the standard library, and always gives
// the same answer to the same question.
//
// # How it works
//
// Think of nodes as people and of an edge's weight as what a pair is worth.
// Every person names a price. The prices are fair while no two people could
// make a pair that is worth more than their two prices together. An edge whose
// worth is exactly the two prices is called tight. If all pairs stand on tight
// edges, and whoever has no partner asks for nothing, then no other pairing is
// worth more: the prices add up to what these pairs are worth, and to at least
// what any others would be. So prices are a proof, and the tests check it.
//
// Pairs are made one after another. Somebody without a partner starts a search
// (search.go): they lower their price until one of their edges is tight. If it
// leads to somebody without a partner, that is a new pair. If it leads to
// somebody who has one, that partner might be had for another, and so becomes a
// searcher too; the one in between raises their price as the searchers lower
// theirs, so that the edges found so far stay tight. What grows is a tree. It
// ends at somebody without a partner, and then every second edge on the way
// changes hands and there is one pair more; or with a searcher whose price has
// come down to nothing, who then stays without a partner.
//
// Two searchers may find each other, which closes an odd ring. In a ring of
// five there are two pairs and one left over, and it can be any of the five
// that is. Jack Edmonds' idea was to take such a ring, a blossom, for a single
// node and to go on (blossom.go). Blossoms can be nested. A blossom has a price
// of its own, which is part of the proof; when it comes down to nothing the
// ring is opened again.
//
// The price that falls next, of all that could happen, is found with a queue of
// events by time (queue.go), and a price is written down only when its owner
// changes sides (price.go). So a search costs what it looks at, and on most
// graphs it looks at little. Searches begin from a quick first pairing
// (start.go).
//
// In a very large graph, searches that grow large are given up, and chains of
// exchanges that gain take their place (near.go): that pairs well, and in a
// bounded time, but without a proof.
//
// As many pairs as possible come first because every edge is worth more, by a
// bonus, than all the differences between weights together.
//
// # Sources
//
// J. Edmonds, Paths, trees, and flowers, Canadian Journal of Mathematics 17
// (1965) 449–467, and Maximum matching and a polyhedron with 0,1-vertices,
// Journal of Research of the National Bureau of Standards 69B (1965) 125–130.
// Z. Galil, Efficient algorithms for finding maximum matching in graphs, ACM
// Computing Surveys 18 (1986) 23–38, is the survey to read; the search from one
// node at a time, and the queue, are as in its section on weighted matching.
// Each search takes O(m log m) steps but for the nodes of blossoms that are
// opened, and there are at most n searches of a graph of n nodes and m edges.
package matching

import (
	"errors"
	"fmt"
)

// Edge says that nodes A and B, numbered from 0, can be a pair, and what that
// is worth. A weight has no unit; it may be negative. Where two nodes have
// several edges the heaviest counts.
type Edge struct {
	A, B   int
	Weight int
}

// The largest question there can be. Beyond it the bonus for a pair would not
// fit into 64 bits.
const (
	MaxNodes  = 1 << 20
	MaxWeight = 1 << 30 // of either sign
)

// Alone is the mate of a node that has none.
const Alone = -1

// ErrInput is wrapped by every error: the graph is none, or too large.
var ErrInput = errors.New("not a graph to match")

// exactNodes is how many nodes a connected part of a graph may have to be
// paired exactly. The time grows with something like the square of it.
const exactNodes = 10_000

// Match pairs nodes 0 to n-1. It returns for each its mate, or [Alone]. The
// number of pairs is the greatest possible, and their total weight the greatest
// for that number; of several such answers, the order of nodes and edges
// decides.
//
// Parts of the graph that no edge joins are paired one by one. A part of more
// than 10,000 nodes is paired well rather than best: docs/benchmarks.md says how
// near that comes.
func Match(n int, edges []Edge) ([]int, error) {
	if err := check(n, edges); err != nil {
		return nil, err
	}
	mates := make([]int, n)
	for _, p := range parts(n, edges) {
		s := newSolver(len(p.nodes), p.edges)
		if len(p.nodes) <= exactNodes {
			s.solve()
		} else {
			s.near()
		}
		for v, m := range s.mates() {
			mates[p.nodes[v]] = Alone
			if m != Alone {
				mates[p.nodes[v]] = p.nodes[m]
			}
		}
	}
	return mates, nil
}

func check(n int, edges []Edge) error {
	if n < 0 || n > MaxNodes {
		return fmt.Errorf("%w: %d nodes", ErrInput, n)
	}
	for i, e := range edges {
		switch {
		case e.A < 0 || e.B < 0 || e.A >= n || e.B >= n:
			return fmt.Errorf("%w: edge %d joins %d and %d of %d nodes", ErrInput, i, e.A, e.B, n)
		case e.A == e.B:
			return fmt.Errorf("%w: edge %d joins node %d with itself", ErrInput, i, e.A)
		case e.Weight > MaxWeight || e.Weight < -MaxWeight:
			return fmt.Errorf("%w: edge %d weighs %d", ErrInput, i, e.Weight)
		}
	}
	return nil
}

// solver holds one question while it is answered. Nodes are blossoms too, the
// smallest: numbers below nodes are nodes, those from there on are rings.
type solver struct {
	graph
	prices
	family
	tree
}

func newSolver(n int, edges []Edge) *solver {
	s := &solver{graph: newGraph(n, edges)}
	s.prices = newPrices(n)
	s.family = newFamily(n)
	s.tree = newTree(n)
	return s
}

// solve makes every pair, and leaves the blossoms standing: they are part of
// the proof.
func (s *solver) solve() {
	s.start()
	for v := range int32(s.nodes) {
		if s.mate[v] == none && s.outermost(v) == v && s.priceNow(v) > 0 {
			s.search(v)
		}
	}
}

// openAll leaves no blossom but the nodes.
func (s *solver) openAll() {
	for v := range int32(s.nodes) {
		for b := s.outermost(v); s.isRing(b); b = s.outermost(v) {
			s.open(b)
		}
	}
}

// mates opens all blossoms and says who is with whom.
func (s *solver) mates() []int {
	s.openAll()
	mates := make([]int, s.nodes)
	for v := range mates {
		mates[v] = Alone
		if s.mate[v] != none {
			mates[v] = int(s.head[s.mate[v]])
		}
	}
	return mates
}
