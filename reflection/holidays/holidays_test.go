package holidays

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// The days of gov.uk/bank-holidays for England and Wales.
var published = map[int][]string{
	2025: {"2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26"},
	2026: {"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"},
	2027: {"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"},
	2023: {"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26"},
}

func TestTheDaysAreThoseThatArePublished(t *testing.T) {
	var england England
	for year, want := range published {
		var got []string
		first, _ := reflection.ParseDate(want[0][:4] + "-01-01")
		for d := first; d.Year == year; d = d.AddDays(1) {
			if england.Bank(d) {
				got = append(got, d.String())
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || !slices.IsSorted(got) {
			t.Errorf("%d (-published +got):\n%s", year, diff)
		}
	}
}
