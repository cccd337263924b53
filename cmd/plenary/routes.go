package main

import (
	"context"
	"database/sql"
	"io"
	"net/http"
	"runtime"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// newRegistry has what the machine, the program and its connections to the
// database say of themselves; the bot adds its own. No label names a person.
func newRegistry(pool func() sql.DBStats) *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), buildInfo())
	r.MustRegister(poolMetrics(pool)...)
	return r
}

func buildInfo() prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "plenary_build_info", Help: "Which version this is, and which Go it was built with; always 1.",
		ConstLabels: prometheus.Labels{"version": version, "goversion": runtime.Version()},
	}, func() float64 { return 1 })
}

// poolMetrics have the names that collectors.NewDBStatsCollector gives them,
// which dashboards know. It would need the pool itself, with which anybody
// could ask the database anything.
func poolMetrics(pool func() sql.DBStats) []prometheus.Collector {
	labels := prometheus.Labels{"db_name": "plenary"}
	gauge := func(name, help string, read func(sql.DBStats) float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help, ConstLabels: labels},
			func() float64 { return read(pool()) })
	}
	counter := func(name, help string, read func(sql.DBStats) float64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help, ConstLabels: labels},
			func() float64 { return read(pool()) })
	}
	return []prometheus.Collector{
		gauge("go_sql_max_open_connections", "The most connections to the database there may be.",
			func(s sql.DBStats) float64 { return float64(s.MaxOpenConnections) }),
		gauge("go_sql_open_connections", "Connections to the database, in use and idle.",
			func(s sql.DBStats) float64 { return float64(s.OpenConnections) }),
		gauge("go_sql_in_use_connections", "Connections to the database that are in use.",
			func(s sql.DBStats) float64 { return float64(s.InUse) }),
		gauge("go_sql_idle_connections", "Connections to the database that are idle.",
			func(s sql.DBStats) float64 { return float64(s.Idle) }),
		counter("go_sql_wait_count_total", "How often a connection to the database had to be waited for.",
			func(s sql.DBStats) float64 { return float64(s.WaitCount) }),
		counter("go_sql_wait_duration_seconds_total", "How long connections to the database were waited for.",
			func(s sql.DBStats) float64 { return s.WaitDuration.Seconds() }),
	}
}

// commonRoutes are the routes that every server has: for the machines that
// watch it. ready is nil, or a sentence that says what keeps it from its work;
// anybody may read it.
func commonRoutes(mux *http.ServeMux, registry *prometheus.Registry, ready func(context.Context) error) {
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		if err := ready(ctx); err != nil {
			http.Error(w, notReady+err.Error(), http.StatusServiceUnavailable)
			return
		}
		io.WriteString(w, "ready\n")
	})
}

const (
	readyWithin = 3 * time.Second
	notReady    = "not ready: " // and then the sentence
)
