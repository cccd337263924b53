package matching

// part is a connected part of a graph and its edges, in which nodes go by their
// place in it.
type part struct {
	nodes []int
	edges []Edge
}

// Parts are the connected parts of a graph of nodes 0 to n-1, in the order of
// their first nodes: those that edges join, directly or through others. The
// edges must be of those nodes.
func Parts(n int, edges []Edge) [][]int {
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

	var all [][]int
	at := make([]int, n)
	for v := range n {
		first := find(v)
		if first == v {
			at[v] = len(all)
			all = append(all, nil)
		}
		all[at[first]] = append(all[at[first]], v)
	}
	return all
}

// parts are the same, with their edges.
func parts(n int, edges []Edge) []part {
	var all []part
	of, place := make([]int, n), make([]int, n)
	for i, nodes := range Parts(n, edges) {
		all = append(all, part{nodes: nodes})
		for j, v := range nodes {
			of[v], place[v] = i, j
		}
	}
	for _, e := range edges {
		p := &all[of[e.A]]
		p.edges = append(p.edges, Edge{place[e.A], place[e.B], e.Weight})
	}
	return all
}
