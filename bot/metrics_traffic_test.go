package bot_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"plenary/bot"
)

// What a network can put into a request must not become the name of anything.
func TestWhatNobodyKnowsIsUnknownInTheMetrics(t *testing.T) {
	n := newTown(t)
	r := prometheus.NewPedanticRegistry()
	n.Metrics = bot.NewMetrics(r)
	n.started().press("asha", "skip:zq-secret")
	for _, id := range []string{"", "zq-secret", "zq-secret:asha", "Skip:zq-secret", "\xff", strings.Repeat("zq-secret", 1000)} {
		n.press("asha", id)
		n.press("zq-secret", id)
		n.send("asha", &bot.Form{ID: id, Inputs: []bot.Input{{ID: "zq-secret"}}}, nil)
	}
	n.at("2026-11-12 15:46")
	seen := labels(t, r)
	for _, want := range []string{"unknown", "begin", "skip", "stranger", "missing", "sent"} {
		if !seen[want] {
			t.Errorf("no label is %s: %v", want, seen)
		}
	}
	word := regexp.MustCompile(`^[a-z][a-z_-]{0,19}$`)
	for value := range seen {
		if !word.MatchString(value) || strings.Contains(value, "zq") || value == "asha" {
			t.Errorf("a label is %.40q", value)
		}
	}
}

func TestEveryAnswerIsTimedOnce(t *testing.T) {
	n := newTown(t)
	r := prometheus.NewPedanticRegistry()
	n.Metrics = bot.NewMetrics(r)
	n.started().press("asha", "zq-secret")
	n.press("stranger", "begin")
	all, err := r.Gather()
	must(t, err)
	timed := map[string]uint64{}
	for _, f := range all {
		for _, m := range f.GetMetric() {
			if f.GetName() == "plenary_answer_seconds" {
				timed[m.GetLabel()[0].GetValue()] = m.GetHistogram().GetSampleCount()
			}
		}
	}
	if timed["begin"] != 5 || timed["unknown"] != 1 || len(timed) != 2 {
		t.Errorf("timed %v", timed)
	}
}

// labels are all values of labels there are.
func labels(t *testing.T, r prometheus.Gatherer) map[string]bool {
	t.Helper()
	all, err := r.Gather()
	must(t, err)
	seen := map[string]bool{}
	for _, f := range all {
		for _, m := range f.GetMetric() {
			for _, l := range m.GetLabel() {
				seen[l.GetValue()] = true
			}
		}
	}
	return seen
}
