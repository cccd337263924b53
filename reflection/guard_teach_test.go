package reflection

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var teach = flag.Bool("teach", false, "write guard_weights.txt anew from the corpus")

// How the ear is taught: logistic regression, with each weight pulled towards
// nothing, a sentence at a time, in steps that shrink as a weight is moved
// (Adagrad), averaged over the later rounds. There is no chance in it.
const (
	rounds    = 20
	step      = 0.3
	pull      = 0.01 // the L2 penalty
	seenOften = 3    // times the corpus has to have a thing, for a weight
	heavy     = 5    // hundredths a weight has to come to, for a line
	folds     = 5
	oneIn     = 80 // other sentences, of which one may be a false alarm
)

// lesson is one labelled text: what stands in each of its sentences.
type lesson struct {
	worry     bool
	fold      int
	reading   *reading
	sentences []map[string]float64
}

func lessons(t testing.TB, parts ...string) (all []lesson) {
	t.Helper()
	for _, part := range parts {
		for _, l := range readCorpus(t, part) {
			h := fnv.New32a()
			h.Write([]byte(l.text.Reveal()))
			r := read(l.text.Reveal())
			all = append(all, lesson{l.want == "yes", int(h.Sum32()>>8) % folds, r, withBeside(r)})
		}
	}
	return all
}

// withBeside is what stands in each sentence, with a share of its neighbours.
func withBeside(r *reading) []map[string]float64 {
	var own, all []map[string]float64
	for _, s := range r.sentences {
		own = append(own, standsIn(r.words[s.first:s.last], r.hear(s)))
	}
	for i := range own {
		sum := maps.Clone(own[i])
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(own) {
				for what, n := range own[j] {
					sum[what] += float64(n) * neighbours / 10
				}
			}
		}
		all = append(all, sum)
	}
	return all
}

// Two of a thing say less than each alone: their lines start with a handicap.
const (
	pairCounts  = 0.3
	kindsCount  = 0.5
	oneByItself = 1.0
)

// counts is the handicap of a line of the table.
func counts(what string) float64 {
	switch {
	case strings.Contains(what, " + "):
		return kindsCount
	case strings.Contains(what, " "):
		return pairCounts
	}
	return oneByItself
}

// standsIn counts what the table may have a line for, as weigh does.
func standsIn(words []word, h heard) map[string]float64 {
	found := map[string]float64{}
	before, kinds := opening, uint64(0)
	for i := range words {
		as := words[i].heardAs()
		if as == "" {
			continue
		}
		found[as]++
		found[before+" "+as]++
		if stem := stemOf(as); stem != "" {
			found[stem]++
		}
		before, kinds = as, kinds|secondEar.words[as].kinds
	}
	there, names := kindsOf(kinds, h, nil), kindNames()
	for i, k := range there {
		found[names[k]]++
		for _, l := range there[:i] {
			found[names[l]+" + "+names[k]]++
		}
	}
	for what := range found {
		found[what] *= shareOf(len(words))
	}
	return found
}

// learner learns weights from lessons.
type learner struct {
	weights, moved, mean []float64
	bias, biasMoved      float64
	biasMean             float64
}

// seen is one sentence with what stands in it by number.
type seen []struct {
	what  int
	times float64
}

func (l *learner) score(s seen) float64 {
	sum := l.bias
	for _, f := range s {
		sum += float64(l.weights[f.what] * f.times)
	}
	return sum
}

// take moves the weights by one text: by the sentence that speaks loudest.
func (l *learner) take(text []seen, worry bool) {
	loudest, best := 0, math.Inf(-1)
	for i, s := range text {
		if score := l.score(s); score > best {
			loudest, best = i, score
		}
	}
	off := 1 / (1 + math.Exp(-best))
	if worry {
		off--
	}
	l.biasMoved += float64(off * off)
	l.bias -= float64(step * off / math.Sqrt(l.biasMoved+1e-8))
	for _, f := range text[loudest] {
		slope := float64(off*f.times) + float64(pull*l.weights[f.what])
		l.moved[f.what] += float64(slope * slope)
		l.weights[f.what] -= float64(step * slope / math.Sqrt(l.moved[f.what]+1e-8))
	}
}

// keep adds the weights as they are to the mean of n rounds.
func (l *learner) keep(n float64) {
	for i, w := range l.weights {
		l.mean[i] += w / n
	}
	l.biasMean += l.bias / n
}

// learn makes the table of weights from lessons, but for those of one fold
// (-1 is none). Its threshold is where worry is as likely as not.
func learn(all []lesson, without int) []string {
	all = slices.DeleteFunc(slices.Clone(all), func(l lesson) bool { return l.fold == without || len(l.sentences) == 0 })
	list := worthALine(all)
	texts := numbered(all, list)
	l := &learner{weights: make([]float64, len(list)), moved: make([]float64, len(list)), mean: make([]float64, len(list))}
	stride := 7919 // a prime: every text once a round, in an order that mixes the parts
	for round := range rounds {
		for i := range all {
			at := (i*stride + round) % len(all)
			l.take(texts[at], all[at].worry)
		}
		if round >= rounds/3 {
			l.keep(rounds - rounds/3)
		}
	}
	table := []string{fmt.Sprintf("%d (enough)", int(math.Round(-100*l.biasMean)))}
	for i, what := range list {
		if w := int(math.Round(100 * l.mean[i] * counts(what))); w >= heavy || w <= -heavy {
			table = append(table, fmt.Sprintf("%d %s", w, what))
		}
	}
	return table
}

// worthALine is what the corpus has often enough.
func worthALine(all []lesson) []string {
	times := map[string]int{}
	for _, l := range all {
		for _, s := range l.sentences {
			for what := range s {
				times[what]++
			}
		}
	}
	maps.DeleteFunc(times, func(_ string, n int) bool { return n < seenOften })
	return slices.Sorted(maps.Keys(times))
}

func numbered(all []lesson, list []string) (texts [][]seen) {
	for _, l := range all {
		var text []seen
		for _, s := range l.sentences {
			var one seen
			for _, what := range slices.Sorted(maps.Keys(s)) {
				if n, ok := slices.BinarySearch(list, what); ok {
					one = append(one, struct {
						what  int
						times float64
					}{n, s[what] * counts(what)})
				}
			}
			text = append(text, one)
		}
		texts = append(texts, text)
	}
	return texts
}

// margin is how far a text is over an ear's threshold, at its loudest.
func (e *ear) margin(l lesson) int {
	own, _ := l.reading.listen(e)
	return slices.Max(append(sums(own), 0)) - e.enough
}

// crossValidated is the margin of each fresh lesson, by ears taught without its fold.
func crossValidated(all, fresh []lesson) (worries, others []int) {
	for fold := range folds {
		e := newEar(strings.Join(learn(all, fold), "\n"))
		for _, l := range fresh {
			switch {
			case l.fold != fold:
			case l.worry:
				worries = append(worries, e.margin(l))
			default:
				others = append(others, e.margin(l))
			}
		}
	}
	slices.Sort(worries)
	slices.Sort(others)
	return worries, others
}

// over is how many of the sorted margins are at least so much.
func over(margins []int, enough int) int {
	i, _ := slices.BinarySearch(margins, enough)
	return len(margins) - i
}

// taught makes the whole file. The threshold is the lowest that would have
// raised no more than one false alarm in oneIn when cross-validated on the
// sentences the rules were never tuned on.
func taught(t testing.TB) string {
	tuned, fresh := lessons(t, "safety_tuned"), lessons(t, "safety_train")
	all := slices.Concat(tuned, fresh)
	worries, others := crossValidated(all, fresh)
	more := others[len(others)-1-len(others)/oneIn] + 1
	t.Logf("cross-validated: found %d of %d worries, false alarms in %d of %d other sentences",
		over(worries, more), len(worries), over(others, more), len(others))
	table := learn(all, -1)
	var file bytes.Buffer
	fmt.Fprintln(&file, "# What the second ear adds up, in hundredths. Made by \"make guards\"; docs/guards.md says how.")
	for _, line := range table {
		var enough int
		if n, _ := fmt.Sscanf(line, "%d (enough)", &enough); n == 1 && strings.HasSuffix(line, "(enough)") {
			line = fmt.Sprintf("%d (enough)", enough+more)
		}
		fmt.Fprintln(&file, line)
	}
	return file.String()
}

// The sum a text is judged by is the sum of the lines of the file: weigh looks
// them up by another way than the teacher counts them.
func TestTheEarAddsUpTheFile(t *testing.T) {
	lines := map[string]int{}
	for line := range strings.Lines(guardWeights) {
		number, what, _ := strings.Cut(strings.TrimSpace(line), " ")
		if n, err := strconv.Atoi(number); err == nil {
			lines[what] = n
		}
	}
	for _, l := range lessons(t, "safety_tuned") {
		own, _ := l.reading.listen(secondEar)
		for i, s := range l.reading.sentences {
			want := 0.0
			for what, times := range standsIn(l.reading.words[s.first:s.last], l.reading.hear(s)) {
				want += times * float64(lines[what])
			}
			if math.Abs(want-float64(own[i])) > 1 {
				t.Errorf("sentence %d of a text: %d, and the file says %.1f", i, own[i], want)
			}
		}
	}
}

func TestTheWeightsAreWhatTheCorpusTeaches(t *testing.T) {
	want := taught(t)
	if *teach {
		if err := os.WriteFile("guard_weights.txt", []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != guardWeights {
		t.Error("guard_weights.txt is not what the corpus teaches: run make guards")
	}
}
