package bench

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"plenary/reflection/matching"
)

// BenchmarkMatching pairs graphs of a whole trust's size and larger, beside
// LEMON, a library in C++, which answers all of them exactly. Times are of the
// processor, so that they are the same whatever else the machine does.
func BenchmarkMatching(b *testing.B) {
	lemon := buildLemon(b)
	for _, c := range []struct {
		name  string
		n     int
		edges func(r *rand.Rand, n int) []matching.Edge
	}{
		{"random/2000", 2000, anyone},
		{"random/10000", 10000, anyone},
		{"random/50000", 50000, anyone},
		{"cohort/2000", 2000, cohort},
		{"cohort/10000", 10000, cohort},
		{"cohort/50000", 50000, cohort},
	} {
		edges := c.edges(rand.New(rand.NewPCG(1, uint64(c.n))), c.n)
		var pairs, weight int
		b.Run(c.name, func(b *testing.B) {
			most := watchHeap(b)
			began := processorTime(b)
			for b.Loop() {
				mates, err := matching.Match(c.n, edges)
				must(b, err)
				pairs, weight = worthOf(edges, mates)
			}
			b.ReportMetric((processorTime(b)-began)/float64(b.N), "cpu-s")
			b.ReportMetric(float64(pairs), "pairs")
			b.ReportMetric(most(), "heap-MB")
			if lemon != "" {
				bestPairs, bestWeight, theirs := askLemon(b, lemon, c.n, edges)
				b.ReportMetric(theirs, "lemon-cpu-s")
				b.ReportMetric(float64(pairs)/float64(bestPairs), "pairs-ratio")
				b.ReportMetric(float64(weight)/float64(bestWeight), "weight-ratio")
			}
		})
	}
}

// anyone has 50 candidates for each, at random, and weights that rarely tie:
// the hardest kind.
func anyone(r *rand.Rand, n int) []matching.Edge {
	var edges []matching.Edge
	for a := range n {
		for range 25 {
			if b := r.IntN(n); b != a {
				edges = append(edges, matching.Edge{A: a, B: b, Weight: r.IntN(1_000_000)})
			}
		}
	}
	return edges
}

// cohort has weights such as pairs of teachers have: shared focus, phase and
// subject, free periods together, and whether they met before.
func cohort(r *rand.Rand, n int) []matching.Edge {
	type teacher struct{ focus, phase, subject, free int }
	all := make([]teacher, n)
	for i := range all {
		all[i] = teacher{r.IntN(12), r.IntN(4), r.IntN(10), r.IntN(1 << 10)}
	}
	var edges []matching.Edge
	for a := range n {
		for range 25 {
			b := r.IntN(n)
			if a == b {
				continue
			}
			x, y := all[a], all[b]
			w := 40 * r.IntN(3)
			if x.focus == y.focus {
				w += 400
			}
			if x.phase == y.phase {
				w += 100
			}
			if x.subject == y.subject {
				w += 100
			}
			for both := x.free & y.free; both > 0; both &= both - 1 {
				w += 20
			}
			edges = append(edges, matching.Edge{A: a, B: b, Weight: w})
		}
	}
	return edges
}

func worthOf(edges []matching.Edge, mates []int) (pairs, weight int) {
	heaviest := make([]int, len(mates))
	for i := range heaviest {
		heaviest[i] = -1
	}
	for _, e := range edges {
		if mates[e.A] == e.B {
			heaviest[min(e.A, e.B)] = max(heaviest[min(e.A, e.B)], e.Weight)
		}
	}
	for _, w := range heaviest {
		if w >= 0 {
			pairs, weight = pairs+1, weight+w
		}
	}
	return pairs, weight
}

// processorTime is how many seconds of a processor this process has used.
func processorTime(b *testing.B) float64 {
	var r syscall.Rusage
	must(b, syscall.Getrusage(syscall.RUSAGE_SELF, &r))
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()).Seconds()
}

// watchHeap looks at the heap ten times a second, and says in MB how large it
// was at most.
func watchHeap(b *testing.B) func() float64 {
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(100 * time.Millisecond):
			}
		}
	}()
	return func() float64 {
		close(stop)
		return float64(<-most) / (1 << 20)
	}
}

// buildLemon compiles the program that asks LEMON, or says what is missing and
// leaves the comparison out.
func buildLemon(b *testing.B) string {
	program := filepath.Join(b.TempDir(), "lemon")
	said, err := exec.Command("g++", "-O2", "-std=c++14", "-w", "-o", program, "lemon/matching.cpp").CombinedOutput()
	if err != nil {
		b.Logf("without LEMON beside it (on Debian: apt-get install g++ liblemon-dev): %v\n%.300s", err, said)
		return ""
	}
	return program
}

// askLemon gives every edge a bonus, so that LEMON makes as many pairs as can
// be made, too, and takes it off again.
func askLemon(b *testing.B, program string, n int, edges []matching.Edge) (pairs, weight int, seconds float64) {
	const bonus = 1 << 35
	var graph bytes.Buffer
	fmt.Fprintln(&graph, n, len(edges))
	for _, e := range edges {
		fmt.Fprintln(&graph, e.A, e.B, e.Weight+bonus)
	}
	ask := exec.CommandContext(b.Context(), program)
	ask.Stdin = &graph
	answer, err := ask.Output()
	must(b, err)
	_, err = fmt.Sscan(string(answer), &weight, &pairs, &seconds)
	must(b, err)
	return pairs, weight - pairs*bonus, seconds
}
