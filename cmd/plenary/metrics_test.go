package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
)

// seriesOf lists what is measured, a line for each, as name{label="value"}.
func seriesOf(t *testing.T, r prometheus.Gatherer) string {
	t.Helper()
	all, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range all {
		for _, m := range f.GetMetric() {
			var labels []string
			for _, l := range m.GetLabel() {
				labels = append(labels, fmt.Sprintf("%s=%q", l.GetName(), l.GetValue()))
			}
			fmt.Fprintf(&out, "%s{%s}\n", f.GetName(), strings.Join(labels, ","))
		}
	}
	return out.String()
}

// busy is a school in which a bit of everything was done, well and badly.
func busy(t *testing.T) *story {
	t.Helper()
	s := newStory(t, northfield(), demoBegins(), "")
	s.moveTo("2026-11-12 15:46")
	a := s.pressMessage("kapinski", s.lastSaid("kapinski", "or anything else on your mind."), "Two minutes")
	s.submit("kapinski", a.Form, map[string]any{"description": canary, "when": canary, "then": canary, "on": "2026-11-16"})
	var said answered
	s.call("POST", "/chat/api/people/holt/say", map[string]any{"text": canary}, &said)
	s.moveTo("2026-11-17 15:36")
	for _, path := range []string{"/files/" + canary, "/chat/api/people/" + canary + "/home", "/" + canary, "/readyz", "/metrics"} {
		askFor(t, s.base+path)
	}
	return s
}

func TestNoMetricNamesAnybody(t *testing.T) {
	s := busy(t)
	measured := seriesOf(t, s.school.Registry)
	for _, want := range []string{
		`plenary_deliveries_total{kind="prompt",outcome="sent"}`, `plenary_answers_total{action="two-minutes",outcome="ok"}`,
		`plenary_http_request_seconds{code="4xx",route="GET /files/{token}"}`, `plenary_http_request_seconds{code="4xx",route="none"}`,
		`plenary_http_request_seconds{code="2xx",route="POST /chat/api/people/{person}/press"}`,
		`plenary_build_info{goversion="go1.`, `go_sql_open_connections{db_name="plenary"}`,
	} {
		if !strings.Contains(measured, want) {
			t.Errorf("nothing is measured as %s", want)
		}
	}
	wantNothingOf(t, measured, append(identities(t, s), canary)...)

	known := []string{"action", "call", "code", "db_name", "goversion", "kind", "outcome", "platform", "result", "route", "state", "version", "what"}
	all, err := s.school.Registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		for _, m := range f.GetMetric() {
			for _, l := range m.GetLabel() {
				if !slices.Contains(known, l.GetName()) {
					t.Errorf("%s has a label %s: can it name anybody?", f.GetName(), l.GetName())
				}
			}
		}
	}
}

// identities is everything by which the school's people and what they did are
// known anywhere.
func identities(t *testing.T, s *story) []string {
	t.Helper()
	orgs, err := s.school.DB.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	org := orgs[0].ID
	people, err := s.school.DB.Members(t.Context(), org)
	if err != nil {
		t.Fatal(err)
	}
	queued, err := s.school.DB.Upcoming(t.Context(), org, 100)
	if err != nil || len(people) == 0 || len(queued) == 0 {
		t.Fatalf("%d people, %d deliveries, %v", len(people), len(queued), err)
	}
	ids := map[string]bool{string(org): true, string(people[0].Workspace): true, string(people[0].School): true}
	for _, m := range people {
		for _, id := range append(strings.Fields(m.Name), string(m.ID), m.PlatformID, m.Email) {
			ids[id] = true
		}
		entries, err := s.school.DB.Entries(t.Context(), org, m.ID, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			ids[string(e.ID)] = true
		}
	}
	for _, d := range queued {
		ids[string(d.ID)], ids[d.Key] = true, true
	}
	return slices.Collect(maps.Keys(ids))
}

func TestMetricsKeepTheConventions(t *testing.T) {
	all, err := busy(t).school.Registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	problems, err := promlint.NewWithMetricFamilies(all).Lint()
	if err != nil || len(problems) > 0 {
		t.Errorf("promlint found %v (%v)", problems, err)
	}
}
