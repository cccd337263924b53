package matching

// part is some nodes that edges join, directly or through others, and those
// edges, in which nodes go by their place among these.
type part struct {
	nodes []int
	edges []Edge
}

// parts are the connected parts of a graph, in the order of their first nodes.
func parts(n int, edges []Edge) []part {
	leader := make([]int, n)
	for v := range leader {
		leader[v] = v
	}
	find := func(v int) int {
		for leader[v] != v {
			leader[v] = leader[leader[v]]
			v = leader[v]
		}
		return v
	}
	for _, e := range edges {
		a, b := find(e.A), find(e.B)
		leader[max(a, b)] = min(a, b)
	}

	var all []part
	of, place := make([]int, n), make([]int, n)
	for v := range n {
		first := find(v)
		if first == v {
			of[v] = len(all)
			all = append(all, part{})
		}
		p := &all[of[first]]
		of[v], place[v] = of[first], len(p.nodes)
		p.nodes = append(p.nodes, v)
	}
	for _, e := range edges {
		p := &all[of[e.A]]
		p.edges = append(p.edges, Edge{place[e.A], place[e.B], e.Weight})
	}
	return all
}
