package bot

import (
	"strings"
	"testing"
)

func TestCharactersStayWhole(t *testing.T) {
	const family = "👨‍👩‍👧"
	s := strings.Repeat("a", 8) + family
	for most := 8; most < 8+8; most++ {
		if got := s[:CutAt(s, most)]; got != strings.Repeat("a", 8) && got != s {
			t.Errorf("cut at %d: %q", most, got)
		}
	}
}
