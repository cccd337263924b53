package bot

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Metrics measure what the bot does, under Prometheus' conventions: base units
// and counters that end in _total. Every label has few values, all of them
// words of this program; none is an id, so none can name a person. Without
// Metrics (nil) nothing is measured.
type Metrics struct {
	deliveries *prometheus.CounterVec
	delay      prometheus.Histogram
	calls      *prometheus.HistogramVec

	ticks      *prometheus.CounterVec
	tick       prometheus.Histogram
	lastTick   prometheus.Gauge
	workspaces *prometheus.GaugeVec
	repairs    prometheus.Counter
	prunes     *prometheus.CounterVec

	answers *prometheus.CounterVec
	answer  *prometheus.HistogramVec
}

// NewMetrics registers the bot's metrics.
func NewMetrics(r prometheus.Registerer) *Metrics {
	m := &Metrics{
		deliveries: counters("plenary_deliveries_total", "Deliveries, by kind and by what became of them.", "kind", "outcome"),
		delay: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "plenary_delivery_delay_seconds", Help: "How long after it was due a message was shown.", Buckets: delayBuckets,
		}),
		calls: histograms("plenary_platform_call_seconds", "How long a call of a chat platform took, by what it was for and how it ended.",
			callBuckets, "platform", "call", "result"),
		ticks: counters("plenary_ticks_total", "Looks at the ledger for what is due, by how they ended.", "result"),
		tick: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "plenary_tick_seconds", Help: "How long a look at the ledger took, with all that was sent in it.", Buckets: tickBuckets,
		}),
		lastTick: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "plenary_last_tick_timestamp_seconds", Help: "When the ledger was last looked at without a fault, in seconds since 1970.",
		}),
		workspaces: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "plenary_workspaces", Help: "Chat workspaces this process is sending in, and those whose platform asked it to wait.",
		}, []string{"state"}),
		repairs: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "plenary_repaired_total", Help: "People who had nothing queued and were given their next messages.",
		}),
		prunes:  counters("plenary_pruned_total", "Rows taken away because they were old, by what they were.", "what"),
		answers: counters("plenary_answers_total", "Presses, submits and messages answered, by action and outcome.", "action", "outcome"),
		answer:  histograms("plenary_answer_seconds", "How long it took to answer a press, a submit or a message, by action.", answerBuckets, "action"),
	}
	r.MustRegister(m.deliveries, m.delay, m.calls, m.ticks, m.tick, m.lastTick, m.workspaces, m.repairs, m.prunes, m.answers, m.answer)
	m.begin()
	return m
}

// begin shows at nought what is watched for a change: a rate needs a first
// value to count from.
func (m *Metrics) begin() {
	for _, result := range []string{tickOK, tickFailed} {
		m.ticks.WithLabelValues(result)
	}
	m.serving(0)
	m.paused(0)
	m.pruned("deliveries", 0)
	m.pruned("events", 0)
	m.pruned("uploads", 0)
}

// The edges of the buckets, in seconds. Each list has the promise in it that
// is looked for: a prompt within two minutes, a call within its ten seconds'
// deadline, an answer within Slack's three.
var (
	delayBuckets  = []float64{1, 5, 10, 30, 60, 120, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600, 72 * 3600}
	callBuckets   = []float64{0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}
	tickBuckets   = []float64{0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60, 300}
	answerBuckets = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3}
)

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

func histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets}, labels)
}

// delivered counts what became of a delivery: sent, dropped, put_off, refused,
// uncertain, not_there, unknown, dead or failed.
func (m *Metrics) delivered(kind, outcome string) {
	if m != nil {
		m.deliveries.WithLabelValues(kind, outcome).Inc()
	}
}

// arrivedAfter measures from when a message was due to when it was shown.
func (m *Metrics) arrivedAfter(d time.Duration) {
	if m != nil {
		m.delay.Observe(seconds(d))
	}
}

// called measures a call of a platform: send, look or update, which ended ok,
// refused, limited or uncertain.
func (m *Metrics) called(platform, call, result string, took time.Duration) {
	if m != nil {
		m.calls.WithLabelValues(platform, call, result).Observe(seconds(took))
	}
}

const (
	tickOK     = "ok"
	tickFailed = "failed"
)

// ticked measures a look at the ledger that ended now.
func (m *Metrics) ticked(now time.Time, took time.Duration, err error) {
	if m == nil {
		return
	}
	m.tick.Observe(seconds(took))
	if err != nil {
		m.ticks.WithLabelValues(tickFailed).Inc()
		return
	}
	m.ticks.WithLabelValues(tickOK).Inc()
	m.lastTick.Set(float64(now.UnixMilli()) / 1000)
}

// serving counts workspaces this process began (+1) and ended (-1) sending in.
func (m *Metrics) serving(delta int) { m.workspace("serving", delta) }

// paused counts workspaces whose platform asked to wait (+1), and that go on
// again (-1).
func (m *Metrics) paused(delta int) { m.workspace("paused", delta) }

func (m *Metrics) workspace(state string, delta int) {
	if m != nil {
		m.workspaces.WithLabelValues(state).Add(float64(delta))
	}
}

// repaired counts people who had nothing queued.
func (m *Metrics) repaired(n int) {
	if m != nil {
		m.repairs.Add(float64(n))
	}
}

// pruned counts old rows that were taken away: deliveries, events or uploads.
func (m *Metrics) pruned(what string, n int) {
	if m != nil {
		m.prunes.WithLabelValues(what).Add(float64(n))
	}
}

// answered counts what people did. The action is a name that find gave, never
// the id that came in.
func (m *Metrics) answered(action, outcome string) {
	if m != nil {
		m.answers.WithLabelValues(action, outcome).Inc()
	}
}

// answeredAfter measures the answer to an action, as answered names it.
func (m *Metrics) answeredAfter(action string, took time.Duration) {
	if m != nil {
		m.answer.WithLabelValues(action).Observe(seconds(took))
	}
}

// seconds leaves out what is below nought: a clock that was set back, or moved
// in the demo, must not make a sum fall.
func seconds(d time.Duration) float64 { return max(d, 0).Seconds() }
