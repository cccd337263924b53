package matching

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// random makes a graph of n nodes in which each edge is there by chance, with
// weights from least to most.
func random(r *rand.Rand, n int, chance float64, least, most int) []Edge {
	var edges []Edge
	for a := range n {
		for b := range a {
			if r.Float64() < chance {
				edges = append(edges, Edge{A: a, B: b, Weight: least + r.IntN(most-least+1)})
			}
		}
	}
	r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
	return edges
}

// sparse makes a large graph in which each node has about that many edges.
func sparse(n, degree, most int) []Edge {
	r := rand.New(rand.NewPCG(uint64(n), uint64(degree)))
	var edges []Edge
	for a := range n {
		for range degree / 2 {
			if b := r.IntN(n); b != a {
				edges = append(edges, Edge{A: a, B: b, Weight: r.IntN(most)})
			}
		}
	}
	return edges
}

// worth is how many pairs there are, and what they weigh.
func worth(t *testing.T, edges []Edge, mates []int) (pairs, weight int) {
	t.Helper()
	heaviest := map[[2]int]int{}
	for _, e := range edges {
		key := [2]int{min(e.A, e.B), max(e.A, e.B)}
		if w, ok := heaviest[key]; !ok || e.Weight > w {
			heaviest[key] = e.Weight
		}
	}
	for v, m := range mates {
		if m == Alone || m < v {
			continue
		}
		w, ok := heaviest[[2]int{v, m}]
		if !ok || mates[m] != v {
			t.Fatalf("%d is with %d, who is with %d; an edge joins them: %v", v, m, mates[m], ok)
		}
		pairs, weight = pairs+1, weight+w
	}
	return pairs, weight
}

// best tries every matching there is.
func best(n int, edges []Edge) (pairs, weight int) {
	taken := make([]bool, n)
	var from func(i, p, w int)
	from = func(i, p, w int) {
		if p > pairs || p == pairs && w > weight {
			pairs, weight = p, w
		}
		for ; i < len(edges); i++ {
			if e := edges[i]; !taken[e.A] && !taken[e.B] {
				taken[e.A], taken[e.B] = true, true
				from(i+1, p+1, w+e.Weight)
				taken[e.A], taken[e.B] = false, false
			}
		}
	}
	from(0, 0, 0)
	return pairs, weight
}

func TestNoMatchingIsBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		n := 1 + r.IntN(7)
		edges := random(r, n, []float64{0.2, 0.5, 1}[r.IntN(3)], -5, []int{-5, -3, 5}[r.IntN(3)])
		mates, err := Match(n, edges)
		if err != nil {
			t.Fatal(err)
		}
		pairs, weight := worth(t, edges, mates)
		if p, w := best(n, edges); pairs != p || weight != w {
			t.Fatalf("graph %d, %d nodes, %v: %d pairs of weight %d, and %d of %d can be had", i, n, edges, pairs, weight, p, w)
		}
	}
}

func TestEveryAnswerIsProven(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 10000 {
		n := 1 + r.IntN(30)
		least := []int{0, 1, -50}[r.IntN(3)]
		edges := random(r, n, []float64{0.05, 0.15, 0.3, 1}[r.IntN(4)], least, least+[]int{0, 1, 3, 10, 1000}[r.IntN(5)])
		mates, bonus, p := prove(n, edges)
		if err := p.holds(n, edges, mates, bonus); err != nil {
			t.Fatalf("graph %d (%d nodes, %v): %v", i, n, edges, err)
		}
	}
}

// TestALargeAnswerIsProven has blossoms many levels deep, and the largest
// weights that may be.
func TestALargeAnswerIsProven(t *testing.T) {
	for _, c := range []struct{ n, degree, most int }{{1000, 50, 1000}, {2001, 4, MaxWeight}, {1500, 10, 3}, {300, 200, 7}} {
		edges := sparse(c.n, c.degree, c.most)
		mates, bonus, p := prove(c.n, edges)
		if err := p.holds(c.n, edges, mates, bonus); err != nil {
			t.Errorf("%v: %v", c, err)
		}
	}
}

// TestProof holds that the check of proofs refuses what is wrong with one.
func TestProof(t *testing.T) {
	// A triangle with a tail: 0, 1 and 2 make the ring, 3 hangs on 2.
	edges := []Edge{{0, 1, 8}, {1, 2, 8}, {0, 2, 8}, {2, 3, 1}, {4, 0, 1}}
	mates, bonus, p := prove(5, edges)
	if err := p.holds(5, edges, mates, bonus); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(mates []int, p *proof){
		"a price too low":        func(_ []int, p *proof) { p.price[0]--; p.price[1]-- },
		"a pair less":            func(m []int, _ *proof) { m[m[3]], m[3] = Alone, Alone },
		"a ring that is no ring": func(_ []int, p *proof) { p.rings = append(p.rings, pricedRing{[]int32{0, 1}, 1}) },
		"a ring with two out":    func(_ []int, p *proof) { p.rings = append(p.rings, pricedRing{[]int32{2, 3, 4}, 1}) },
		"one with two mates":     func(m []int, _ *proof) { m[3] = 0 },
	} {
		m, q := slices.Clone(mates), proof{slices.Clone(p.price), slices.Clone(p.rings)}
		spoil(m, &q)
		if q.holds(5, edges, m, bonus) == nil {
			t.Errorf("%s was not noticed", name)
		}
	}
	if p.holds(5, edges, mates, 3) == nil {
		t.Error("a bonus too low was not noticed")
	}
}

// TestTheSameAgain: the same question has the same answer, and parts that no
// edge joins do not change one another's.
func TestTheSameAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		n := rapid.IntRange(1, 20).Draw(t, "nodes")
		edges := random(r, n, 0.3, 0, 3)
		one, err := Match(n, edges)
		if err != nil {
			t.Fatal(err)
		}
		twice := slices.Clone(edges)
		for _, e := range edges {
			twice = append(twice, Edge{e.A + n, e.B + n, e.Weight})
		}
		two, err := Match(2*n, twice)
		if err != nil {
			t.Fatal(err)
		}
		for v, m := range one {
			other := two[v+n]
			if other != Alone {
				other -= n
			}
			if two[v] != m || other != m {
				t.Fatalf("%d is with %d, beside a copy of the graph with %d, and in the copy with %d", v, m, two[v], other)
			}
		}
	})
}

// TestALargeGraphIsPairedWell compares the bounded way with the exact one.
func TestALargeGraphIsPairedWell(t *testing.T) {
	for _, c := range []struct{ n, degree, most int }{{3000, 50, 1000}, {3000, 50, 5}, {3000, 10, 1000}, {3000, 4, 1000}} {
		edges := sparse(c.n, c.degree, c.most)
		exact, quick := newSolver(c.n, edges), newSolver(c.n, edges)
		exact.solve()
		quick.near()
		mostPairs, mostWeight := worth(t, edges, exact.mates())
		pairs, weight := worth(t, edges, quick.mates())
		if 100*pairs < 99*mostPairs || 100*weight < 99*mostWeight || pairs == mostPairs && weight > mostWeight {
			t.Errorf("%v: %d pairs of weight %d; there can be %d of %d", c, pairs, weight, mostPairs, mostWeight)
		}
	}
}

// TestAVeryLargeGraph goes the bounded way by itself.
func TestAVeryLargeGraph(t *testing.T) {
	n := exactNodes + 1
	edges := make([]Edge, n-1) // a path, heavy and light in turn
	for v := range edges {
		edges[v] = Edge{v, v + 1, 1 + v%2}
	}
	mates, err := Match(n, edges)
	if err != nil {
		t.Fatal(err)
	}
	if pairs, _ := worth(t, edges, mates); pairs < n/2-10 {
		t.Errorf("%d pairs on a path of %d", pairs, n)
	}
}

func TestNotAGraph(t *testing.T) {
	for name, c := range map[string]struct {
		n    int
		edge Edge
	}{
		"a node that is none":  {2, Edge{0, 2, 1}},
		"a node below zero":    {2, Edge{-1, 1, 1}},
		"a pair of one":        {2, Edge{1, 1, 1}},
		"too heavy":            {2, Edge{0, 1, MaxWeight + 1}},
		"too light":            {2, Edge{0, 1, -MaxWeight - 1}},
		"too many nodes":       {MaxNodes + 1, Edge{0, 1, 1}},
		"fewer than none":      {-1, Edge{0, 1, 1}},
		"an edge and no nodes": {0, Edge{0, 0, 1}},
	} {
		if mates, err := Match(c.n, []Edge{c.edge}); !errors.Is(err, ErrInput) || mates != nil {
			t.Errorf("%s: got %v, %v", name, mates, err)
		}
	}
	if mates, err := Match(0, nil); err != nil || len(mates) != 0 {
		t.Errorf("nobody: got %v, %v", mates, err)
	}
}

func FuzzMatch(f *testing.F) {
	f.Add(5, []byte{0, 1, 8, 1, 2, 8, 0, 2, 8, 2, 3, 1, 4, 0, 1})
	f.Fuzz(func(t *testing.T, n int, text []byte) {
		if n > 40 || len(text) > 600 {
			return
		}
		var edges []Edge
		for ; len(text) >= 3; text = text[3:] {
			edges = append(edges, Edge{int(text[0]), int(text[1]), int(int8(text[2]))})
		}
		if check(n, edges) != nil {
			return
		}
		mates, bonus, p := prove(n, edges)
		if err := p.holds(n, edges, mates, bonus); err != nil {
			t.Fatal(err)
		}
	})
}
