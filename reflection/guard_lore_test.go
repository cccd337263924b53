package reflection

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Whoever asks for the version waits for no list of names: as the program
// starts, this package makes next to nothing. The tests' own program tells.
func TestGuardsLearnWhenTheyAreNeeded(t *testing.T) {
	const most = 1 << 20 // bytes; what the guards know takes four times that
	program := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	program.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	said, err := program.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	_, line, _ := strings.Cut(string(said), "init plenary/reflection ")
	var at, took float64
	var bytes int
	if _, err := fmt.Sscanf(line, "@%f ms, %f ms clock, %d bytes", &at, &took, &bytes); err != nil {
		t.Fatalf("%v in %.80q", err, line)
	}
	if bytes > most {
		t.Errorf("the package makes %d bytes as the program starts, more than %d", bytes, most)
	}
}
