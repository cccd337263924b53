package bot

import (
	"errors"
	"testing"

	"plenary/reflection"
)

// A full disk keeps neither what came of a message nor the lease. The first is
// what the log has to say, whichever comes to light first.
func TestAFullDiskIsSaidThoughTheLeaseIsOver(t *testing.T) {
	full := errors.New("its disk is full")
	for name, met := range map[string][]error{
		"the fault first": {full, reflection.ErrStale},
		"the lease first": {reflection.ErrStale, full},
	} {
		t.Run(name, func(t *testing.T) {
			way := newAbreast(2)
			for i, err := range met {
				leave, _ := way.enter(t.Context(), reflection.MemberID(rune('a'+i)))
				leave(false, err)
			}
			if _, err := way.wait(); !errors.Is(err, full) || over(err) {
				t.Errorf("what is said of it is %v", err)
			}
		})
	}
}
