package bot

import "github.com/prometheus/client_golang/prometheus"

// Metrics count what the bot does. No label names a person.
type Metrics struct {
	deliveries *prometheus.CounterVec
	answers    *prometheus.CounterVec
}

// NewMetrics registers the bot's counters.
func NewMetrics(r prometheus.Registerer) *Metrics {
	m := &Metrics{
		deliveries: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "plenary_deliveries_total",
			Help: "Deliveries by kind and by what became of them.",
		}, []string{"kind", "outcome"}),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "plenary_answers_total",
			Help: "Presses, submits and messages answered, by action and outcome.",
		}, []string{"action", "outcome"}),
	}
	r.MustRegister(m.deliveries, m.answers)
	return m
}

func (m *Metrics) delivered(kind, outcome string) {
	if m != nil {
		m.deliveries.WithLabelValues(kind, outcome).Inc()
	}
}

func (m *Metrics) answered(action, outcome string) {
	if m != nil {
		m.answers.WithLabelValues(action, outcome).Inc()
	}
}
