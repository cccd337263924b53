package matching

// How hard the pairing of a large graph tries. Searches that stay small make
// nearly all pairs; the few that would go through half the graph are given up,
// and chains of exchanges do for them, narrow and deep, which finds far more
// than wide and shallow for the same time. All of it is bounded, so that the
// time is in proportion to the number of edges, whatever the graph.
const (
	patience = 500 // nodes that may be searching before a search is given up
	rounds   = 10  // over those who are alone, at most
	steps    = 30  // of one chain of exchanges
)

// choices is among how many mates one looks at a step of a chain. A look costs
// as much as there are edges, so where they are few more of them can be had.
func (i *improver) choices(step int) int {
	if len(i.head) < 32*i.nodes {
		step /= 2
	}
	return max(1, 3-step)
}

// improver betters a pairing by chains of exchanges: somebody alone takes
// another's mate; who was left takes yet another's; and so on, to somebody else
// alone or until it is well to stop. The chain that gains most is kept.
type improver struct {
	graph
	mate  []int32 // the arc to it, or none
	held  []int64 // what that is worth, or nothing
	spent []bool  // of a node: stands in the chain
	chain []int32 // arcs by which the chain's pairs are made
	best  []int32 // the chain that gains most so far
	gain  int64
}

// near makes the pairs of a solver's graph, and makes them well, but not always
// best.
func (s *solver) near() {
	s.patience = patience
	s.solve()
	s.openAll()
	i := &improver{graph: s.graph, mate: s.mate[:s.nodes], held: make([]int64, s.nodes), spent: make([]bool, s.nodes)}
	for v, arc := range i.mate {
		if arc != none {
			i.held[v] = i.worth[arc]
		}
	}
	for range rounds {
		gain := int64(0)
		for v := range int32(s.nodes) {
			if i.mate[v] == none {
				gain += i.improve(v)
			}
		}
		if gain == 0 {
			return
		}
	}
}

// improve looks for the best chain that somebody alone begins and, if it gains,
// makes its pairs. It returns the gain.
func (i *improver) improve(v int32) int64 {
	i.best, i.gain = i.best[:0], 0
	i.seek(v, 0, 0)
	for _, arc := range i.best {
		if m := i.mate[i.head[arc]]; m != none {
			i.leave(m)
		}
		i.pair(arc)
	}
	return i.gain
}

func (i *improver) pair(arc int32) {
	v, x := i.tail(arc), i.head[arc]
	i.mate[v], i.mate[x] = arc, i.back[arc]
	i.held[v], i.held[x] = i.worth[arc], i.worth[arc]
}

func (i *improver) leave(arc int32) {
	v, x := i.tail(arc), i.head[arc]
	i.mate[v], i.mate[x] = none, none
	i.held[v], i.held[x] = 0, 0
}

// seek goes on with the chain: v needs a mate, and so much is gained so far.
func (i *improver) seek(v int32, gained int64, step int) {
	if step == steps {
		return
	}
	i.spent[v] = true
	found, n := i.candidates(v, i.choices(step))
	for _, c := range found[:n] {
		arc, x := c.arc, i.head[c.arc]
		i.chain = append(i.chain, arc)
		if now := gained + c.value; now > i.gain {
			i.gain, i.best = now, append(i.best[:0], i.chain...)
		}
		if m := i.mate[x]; m != none {
			i.spent[x] = true
			i.seek(i.head[m], gained+c.value, step+1)
			i.spent[x] = false
		}
		i.chain = i.chain[:len(i.chain)-1]
	}
	i.spent[v] = false
}

// candidate is an arc to a mate, and what taking it is worth now.
type candidate struct {
	arc   int32
	value int64
}

// candidates are the arcs from v that are worth most, and how many they are, to
// nodes that the chain has not passed.
func (i *improver) candidates(v int32, most int) (found [3]candidate, n int) {
	for arc := i.from[v]; arc < i.from[v+1]; arc++ {
		x := i.head[arc]
		value := i.worth[arc] - i.held[x]
		if n == most && value <= found[most-1].value || i.passed(x) {
			continue
		}
		n = min(n+1, most)
		at := n - 1
		for ; at > 0 && found[at-1].value < value; at-- {
			found[at] = found[at-1]
		}
		found[at] = candidate{arc, value}
	}
	return found, n
}

// passed reports whether a node, or its mate, stands in the chain.
func (i *improver) passed(x int32) bool {
	return i.spent[x] || i.mate[x] != none && i.spent[i.head[i.mate[x]]]
}
