package reflection

import (
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"sync"
	"testing"
)

var teach = flag.Bool("teach", false, "write what the guards' ear learns, and print how well it hears a new writer")

// How the ear is taught: logistic regression with an L2 penalty, solved in its
// dual a line at a time. There is no chance in it.
const (
	writers   = 6 // safety_writer_1 to _6
	rounds    = 30
	seenOften = 2 // lines a bucket has to be met in, for a weight
	oneIn     = 40
)

// A rule that spoke is worth so much odds when it comes to what is asked for:
// enough that every plain disclosure it hears is heard still.
const ruleIsWorth = 2.5

// A rule is sure where at least so many lines of the writers' raised it, and at
// most one in so many of them is no worry.
const sureLines, sureOneIn = 3, 30

// lesson is one labelled text.
type lesson struct {
	writer  int // 0 is who tuned the rules
	worry   bool
	reading *reading
	raised  uint64  // concerns, in any sentence
	traits  []trait // of all its sentences
	norm    float64 // the sum of their squares
}

type trait struct {
	bucket int
	times  float64
}

func lessons(t testing.TB) (all []lesson) {
	t.Helper()
	for writer := range writers + 1 {
		part := "safety_tuned"
		if writer > 0 {
			part = fmt.Sprintf("safety_writer_%d", writer)
		}
		for _, l := range readCorpus(t, part) {
			all = append(all, newLesson(writer, l))
		}
	}
	return all
}

func newLesson(writer int, l labelled) lesson {
	lesson := lesson{writer: writer, worry: l.want == "yes", reading: read(l.text.Reveal())}
	var seen traits
	times := map[int]float64{}
	childBefore := false
	for _, s := range lesson.reading.sentences {
		h := lesson.reading.hear(s)
		raised := h.raised(childBefore)
		childBefore = h.child
		lesson.raised |= raised
		seen.each(lesson.reading.words[s.first:s.last], h.cues, raised, func(bucket, strength int) {
			times[bucket] += float64(strength) / wholly
		})
	}
	for bucket, n := range times {
		lesson.traits = append(lesson.traits, trait{bucket, n})
	}
	slices.SortFunc(lesson.traits, func(a, b trait) int { return a.bucket - b.bucket })
	for _, f := range lesson.traits {
		lesson.norm += float64(f.times * f.times)
	}
	return lesson
}

// table is what was learned: a weight for each bucket, and one for every text.
type table struct {
	weights []float64
	always  float64
}

// learn makes a table from the lessons of all writers but these. Products are
// rounded by themselves, so that every processor comes to the same.
func learn(all []lesson, without ...int) table {
	var taken []*lesson
	met := make([]uint8, buckets)
	for i := range all {
		if slices.Contains(without, all[i].writer) {
			continue
		}
		taken = append(taken, &all[i])
		for _, f := range all[i].traits {
			met[f.bucket] = min(met[f.bucket]+1, seenOften)
		}
	}
	known := table{weights: make([]float64, buckets)}
	dual := make([]float64, len(taken))
	const stride = 7919 // a prime: every line once a round, in an order that mixes the writers
	for round := range rounds {
		for n := range taken {
			i := (n*stride + round) % len(taken)
			l, side := taken[i], -1.0
			if l.worry {
				side = 1
			}
			move := (1/(1+math.Exp(side*known.score(l.traits))) - dual[i]) / (1 + float64(0.25*(l.norm+1)))
			dual[i] += move
			known.always += float64(move * side)
			for _, f := range l.traits {
				if met[f.bucket] == seenOften {
					known.weights[f.bucket] += float64(move * side * f.times)
				}
			}
		}
	}
	return known
}

func (k *table) score(traits []trait) float64 {
	sum := k.always
	for _, f := range traits {
		sum += float64(k.weights[f.bucket] * f.times)
	}
	return sum
}

// ear rounds the table to bytes. It asks for nothing yet.
func (k *table) ear() (e ear, perOdds float64) {
	heaviest := 0.0
	for _, w := range k.weights {
		heaviest = max(heaviest, math.Abs(w))
	}
	steps := math.MaxInt8 / heaviest
	raw := make([]byte, buckets)
	for i, w := range k.weights {
		raw[i] = byte(int8(math.Round(w * steps)))
	}
	perOdds = wholly * steps
	return ear{always: int(math.Round(k.always * perOdds)), weights: string(raw)}, perOdds
}

// bar is what an ear asks for, in odds.
type bar struct{ enough, withRule float64 }

func (e ear) with(b bar, perOdds float64) *ear {
	e.enough, e.withRule = int(math.Round(b.enough*perOdds)), int(math.Round(b.withRule*perOdds))
	return &e
}

// line is what an ear that was taught without its writer heard in a line.
type line struct {
	worry      bool
	plain      bool    // found, whatever is asked for
	odds, rule float64 // the most that may be asked for: by the ear, and where a rule spoke
}

// lineOf hears a lesson as if these concerns were the sure ones.
func lineOf(e ear, perOdds float64, l *lesson, sure uint64) line {
	got := line{worry: l.worry, odds: math.Inf(-1), rule: math.Inf(-1)}
	heard := e.listen(l.reading)
	for from := range heard {
		for length := 1; length <= longestStretch && from+length <= len(heard); length++ {
			h := together(heard[from : from+length])
			h.sure = h.rule && l.raised&sure != 0
			e.enough, e.withRule = math.MaxInt, math.MaxInt
			odds := float64(e.always+h.sum) / perOdds
			switch {
			case e.isWorry(h):
				got.plain = true
			case h.rule:
				got.rule = max(got.rule, odds)
			default:
				e.enough = math.MinInt
				if e.isWorry(h) {
					got.odds = max(got.odds, odds)
				}
			}
		}
	}
	return got
}

func (b bar) finds(l line) bool { return l.plain || l.odds >= b.enough || l.rule >= b.withRule }

// heardBy is what is heard in a writer's lines by an ear that was taught without
// that writer and these. Which rules are sure is told without them as well.
func heardBy(all []lesson, writer int, without ...int) (lines []line) {
	without = append(without, writer)
	known := learn(all, without...)
	e, perOdds := known.ear()
	sure := sureIn(all, without...)
	for i := range all {
		if all[i].writer == writer {
			lines = append(lines, lineOf(e, perOdds, &all[i], sure))
		}
	}
	return lines
}

// sureIn is the concerns that are sure by what the writers but these wrote, and
// the worry that is said outright: nobody who says it may go unheard.
func sureIn(all []lesson, without ...int) uint64 {
	sure := bitsWhere(func(c concern) bool { return c.name == "worry said outright" })
	var worries, others [64]int
	for i := range all {
		if l := &all[i]; l.writer > 0 && !slices.Contains(without, l.writer) {
			eachBit(l.raised, func(c int) {
				worries[c] += count(l.worry)
				others[c] += count(!l.worry)
			})
		}
	}
	for c := range concerns {
		if lines := worries[c] + others[c]; lines >= sureLines && others[c]*sureOneIn <= lines {
			sure |= 1 << c
		}
	}
	return sure
}

// tallyOf counts what a bar finds in lines.
func (b bar) tallyOf(lines []line) (c tally) {
	for _, l := range lines {
		if l.worry {
			c.wanted, c.found = c.wanted+1, c.found+count(b.finds(l))
		} else {
			c.clean, c.alarms = c.clean+1, c.alarms+count(b.finds(l))
		}
	}
	return c
}

// barFor is what finds most in the lines of writers, each of whom counts the
// same, with no more than one false alarm in oneIn.
func barFor(by [][]line) (best bar) {
	most := 0.0
	for enough := 8.0; enough >= -2; enough -= 0.05 {
		b, recall, alarms := bar{enough, enough - ruleIsWorth}, 0.0, 0.0
		for _, lines := range by {
			c := b.tallyOf(lines)
			recall, alarms = recall+c.recall()/float64(len(by)), alarms+c.alarmed()/float64(len(by))
		}
		if alarms > 1.0/oneIn {
			break
		}
		if recall > most {
			most, best = recall, b
		}
	}
	return best
}

// withoutEach hears every writer but these by an ear taught without that writer
// and these.
func withoutEach(all []lesson, without ...int) [][]line {
	by := make([][]line, writers)
	var group sync.WaitGroup
	for i := range by {
		if !slices.Contains(without, i+1) {
			group.Go(func() { by[i] = heardBy(all, i+1, without...) })
		}
	}
	group.Wait()
	return slices.DeleteFunc(by, func(lines []line) bool { return lines == nil })
}

// TestTheEarIsWhatTheSentencesTeach learns it anew. With -teach it writes it, and
// prints how each writer is heard when nothing was learned or chosen on them.
func TestTheEarIsWhatTheSentencesTeach(t *testing.T) {
	all := lessons(t)
	if sure := sureIn(all); sure != sureConcerns {
		for c := range concerns {
			if bit := uint64(1) << c; sure&bit != sureConcerns&bit {
				t.Errorf("%q: sure is %v, and by the sentences %v", concerns[c].name, concerns[c].sure, sure&bit != 0)
			}
		}
	}
	if *teach {
		printNested(t, all)
	}
	known := learn(all)
	e, perOdds := known.ear()
	b := barFor(withoutEach(all))
	want := e.with(b, perOdds)
	if *teach {
		t.Logf("asks for odds of %.2f, with a rule %.2f", b.enough, b.withRule)
		if err := os.WriteFile("guard_weights.bin", want.file(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if theEar.always != want.always || theEar.enough != want.enough || theEar.withRule != want.withRule || theEar.weights != want.weights {
		t.Error("the ear is not what the sentences teach: run make guards")
	}
}

func (e *ear) file() (raw []byte) {
	for _, n := range []int{e.always, e.enough, e.withRule} {
		raw = binary.LittleEndian.AppendUint32(raw, uint32(int32(n)))
	}
	return append(raw, e.weights...)
}

func printNested(t *testing.T, all []lesson) {
	var sum, rules tally
	for writer := 1; writer <= writers; writer++ {
		b := barFor(withoutEach(all, writer))
		c, alone := b.tallyOf(heardBy(all, writer)), tally{}
		for i := range all {
			if l := &all[i]; l.writer == writer {
				alone = alone.plus(tally{count(l.worry), count(l.worry && l.raised != 0), count(!l.worry), count(!l.worry && l.raised != 0)})
			}
		}
		t.Logf("writer %d: %s; rules alone: %s; at %.2f, %.2f", writer, c, alone, b.enough, b.withRule)
		sum, rules = sum.plus(c), rules.plus(alone)
	}
	t.Logf("all: %s; rules alone: %s", sum, rules)
}

func (c tally) plus(d tally) tally {
	return tally{c.wanted + d.wanted, c.found + d.found, c.clean + d.clean, c.alarms + d.alarms}
}

func (c tally) String() string {
	return fmt.Sprintf("%d of %d worries (%.0f %%), %d of %d others (1 in %.0f)", c.found, c.wanted, 100*c.recall(), c.alarms, c.clean, 1/c.alarmed())
}
