package bot_test

import (
	"testing"
	"time"

	"plenary/reflection"
)

// What the chat shows in a week of writing reports, counted from what arrived:
// one message to each person at most, and in the next week as before.
func TestAReportWeekIsThin(t *testing.T) {
	n := newTown(t).started()
	day := func(s string) reflection.Date { d, _ := reflection.ParseDate(s); return d }
	must(t, n.db.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: day("2026-09-01"), To: day("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: day("2026-11-18"), To: day("2026-11-18"), Kind: reflection.ReportDays},
	}}))
	must(t, n.Service.Requeue(t.Context(), "north"))
	for _, week := range []struct {
		from, to string
		want     map[string]int
	}{
		// The note before Tuesday's meeting goes out on the Monday.
		{"2026-11-16 00:01", "2026-11-20 18:00", map[string]int{"asha": 1, "sam": 1, "khan": 1, "cal": 0}},
		{"2026-11-23 00:01", "2026-11-27 18:00", map[string]int{"asha": 3, "sam": 2, "khan": 1, "cal": 0}},
	} {
		n.at(week.from)
		before := map[string]int{}
		for who := range week.want {
			before[who] = len(n.told(who))
		}
		n.at(week.to)
		for who, want := range week.want {
			if got := len(n.told(who)) - before[who]; got != want {
				t.Errorf("in the week of %s %s was told %d things, want %d", week.from, who, got, want)
			}
		}
	}
	all, err := n.db.DeliveriesTo(t.Context(), "north", []reflection.MemberID{"asha"}, wall("2026-11-16 00:00"), wall("2026-11-21 00:00"))
	must(t, err)
	for _, d := range all {
		if d.State == reflection.Sent && d.Kind != reflection.PromptKind {
			t.Errorf("what Asha was sent was a %s at %s", d.Kind, d.DueAt.Format(time.DateTime))
		}
	}
}
