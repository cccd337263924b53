package teams

import (
	"strconv"
	"testing"
	"time"
)

func TestRepeatsAreForgottenInTheEnd(t *testing.T) {
	var r repeats
	start := time.Date(2026, 11, 12, 15, 45, 0, 0, time.UTC)
	for i := range 100 {
		if r.again(strconv.Itoa(i), start) {
			t.Fatalf("%d is taken for a repeat", i)
		}
	}
	if !r.again("7", start.Add(repeatsWithin)) {
		t.Error("a repeat is not taken for one")
	}
	for range 2 {
		if r.again("", start) {
			t.Error("what has no name is taken for a repeat")
		}
	}
	r.again("new", start.Add(3*repeatsWithin))
	if len(r.seen) != 1 {
		t.Errorf("%d are kept, want the new one only", len(r.seen))
	}
}
