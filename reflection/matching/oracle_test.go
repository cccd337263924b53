package matching

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Another program's answers to random graphs. Plain go test compares the first
// few hundred with answers that are kept in testdata; "make oracle" asks
// networkx for all of them, here and now.
var (
	oracle = flag.String("oracle", "", "ask networkx, with this Python")
	keep   = flag.Bool("keep", false, "keep the oracle's first answers in testdata")
)

const (
	askedGraphs = 2000
	keptGraphs  = 300
	keptAnswers = "testdata/answers.txt"
)

// question is a random graph of up to 60 nodes: sparse and dense, in one part
// and in many, with ties and without, with weights below nothing, a heap of
// triangles and five-rings.
func question(i int) (n int, edges []Edge) {
	r := rand.New(rand.NewPCG(uint64(i), 5))
	n = 1 + r.IntN(60)
	if i%8 == 7 {
		return n, oddRings(r, n)
	}
	least := []int{0, 1, -20}[r.IntN(3)]
	most := least + []int{0, 2, 9, 100, 100000}[r.IntN(5)]
	return n, random(r, n, []float64{0.03, 0.08, 0.2, 0.6, 1}[r.IntN(5)], least, most)
}

// oddRings strings rings of three and five on a line.
func oddRings(r *rand.Rand, n int) []Edge {
	var edges []Edge
	for v := 0; v+1 < n; {
		size := min([]int{3, 5}[r.IntN(2)], n-v)
		for i := range size {
			if a, b := v+i, v+(i+1)%size; a != b && (size > 2 || i == 0) {
				edges = append(edges, Edge{a, b, 5 + r.IntN(4)})
			}
		}
		v += size
		if v < n {
			edges = append(edges, Edge{v - 1 - r.IntN(size), v, r.IntN(8)})
		}
	}
	return edges
}

func TestOracle(t *testing.T) {
	answers, asked := answersKept(t), keptGraphs
	if *oracle != "" {
		answers, asked = answersOf(t, *oracle), askedGraphs
	}
	if *keep {
		text := strings.Join(answers[:keptGraphs], "\n") + "\n"
		if err := os.WriteFile(keptAnswers, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if len(answers) != asked {
		t.Fatalf("%d answers to %d questions", len(answers), asked)
	}
	for i, answer := range answers {
		n, edges := question(i)
		mates, err := Match(n, edges)
		if err != nil {
			t.Fatal(err)
		}
		pairs, weight := worth(t, edges, mates)
		if got := fmt.Sprint(pairs, weight); got != answer {
			t.Errorf("graph %d (%d nodes, %v): got pairs and weight %s, the oracle %s", i, n, edges, got, answer)
		}
	}
	t.Logf("%d graphs, the same number of pairs and weight in each", asked)
}

func answersKept(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(keptAnswers)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

func answersOf(t *testing.T, python string) []string {
	t.Helper()
	var questions, said bytes.Buffer
	for i := range askedGraphs {
		n, edges := question(i)
		list := make([][3]int, 0, len(edges))
		for _, e := range edges {
			list = append(list, [3]int{e.A, e.B, e.Weight})
		}
		json.NewEncoder(&questions).Encode([]any{n, list})
	}
	ask := exec.CommandContext(t.Context(), python, "testdata/oracle.py")
	ask.Stdin, ask.Stderr = &questions, &said
	answers, err := ask.Output()
	if err != nil {
		t.Fatalf("%s could not ask networkx (on Debian: apt-get install python3-networkx): %v\n%s", python, err, said.String())
	}
	t.Log(strings.TrimSpace(said.String()))
	return strings.Split(strings.TrimSpace(string(answers)), "\n")
}
