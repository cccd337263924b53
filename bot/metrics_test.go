package bot

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
)

// measure measures everything there is, once or more.
func measure(m *Metrics, now time.Time) {
	m.delivered("prompt", "sent")
	m.arrivedAfter(time.Minute)
	m.called("slack", "send", "ok", 300*time.Millisecond)
	m.ticked(now.Add(-time.Minute), time.Second, nil)
	m.ticked(now, time.Second, nil)
	m.ticked(now.Add(time.Minute), time.Second, errors.New("away"))
	m.serving(2)
	m.serving(-1)
	m.paused(1)
	m.repaired(3)
	m.pruned("deliveries", 4)
	m.pruned("events", 5)
	m.pruned("uploads", 6)
	m.answered("skip", "ok")
	m.answeredAfter("skip", 20*time.Millisecond)
}

func TestMetricsKeepTheConventions(t *testing.T) {
	r := prometheus.NewPedanticRegistry()
	measure(NewMetrics(r), time.Unix(1_800_000_000, 0))
	all, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	problems, err := promlint.NewWithMetricFamilies(all).Lint()
	if err != nil || len(problems) > 0 {
		t.Errorf("promlint found %v (%v)", problems, err)
	}
	for _, f := range all {
		if help := f.GetHelp(); help == "" || help[len(help)-1] != '.' {
			t.Errorf("%s is explained as %q, which is no sentence", f.GetName(), help)
		}
	}
}

func TestMetricsMeasureWhatTheySay(t *testing.T) {
	r := prometheus.NewPedanticRegistry()
	measure(NewMetrics(r), time.UnixMilli(1_800_000_000_500))
	got := values(t, r)
	for name, want := range map[string]float64{
		"plenary_deliveries_total prompt sent":        1,
		"plenary_delivery_delay_seconds":              60,
		"plenary_platform_call_seconds send slack ok": 0.3,
		"plenary_ticks_total ok":                      2,
		"plenary_ticks_total failed":                  1,
		"plenary_tick_seconds":                        3,
		"plenary_last_tick_timestamp_seconds":         1_800_000_000.5, // of the one that ended well
		"plenary_workspaces serving":                  1,
		"plenary_workspaces paused":                   1,
		"plenary_repaired_total":                      3,
		"plenary_pruned_total deliveries":             4,
		"plenary_pruned_total events":                 5,
		"plenary_pruned_total uploads":                6,
		"plenary_answers_total skip ok":               1,
		"plenary_answer_seconds skip":                 0.02,
	} {
		if value, there := got[name]; !there || math.Abs(value-want) > 1e-9 {
			t.Errorf("%s is %v (%v), want %v", name, value, there, want)
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("these are not checked: %v", got)
	}
}

// values are those of counters and gauges and the sums of histograms, by name
// and labels.
func values(t *testing.T, r prometheus.Gatherer) map[string]float64 {
	t.Helper()
	all, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, f := range all {
		for _, m := range f.GetMetric() {
			name := f.GetName()
			for _, l := range m.GetLabel() {
				name += " " + l.GetValue()
			}
			got[name] = m.GetCounter().GetValue() + m.GetGauge().GetValue() + m.GetHistogram().GetSampleSum()
		}
	}
	return got
}

// A clock that is set back, or moved in the demo, takes nothing away.
func TestMetricsNeverFall(t *testing.T) {
	r := prometheus.NewPedanticRegistry()
	m := NewMetrics(r)
	m.arrivedAfter(time.Second)
	m.arrivedAfter(-time.Hour)
	if got := values(t, r)["plenary_delivery_delay_seconds"]; got != 1 {
		t.Errorf("the sum is %v, want 1", got)
	}
}

func TestNoMetricsMeasureNothing(*testing.T) { measure(nil, time.Unix(0, 0)) }
