package bottest

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is drawn now to the golden files")

// Golden compares what was drawn, as JSON, with testdata/<name>.json. Run the
// test with -update to agree to a change.
func Golden(t *testing.T, name string, drawn any) {
	t.Helper()
	path := filepath.Join("testdata", name+".json")
	got := indented(t, drawn)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is drawn differently (-golden +now):\n%s", name, diff)
	}
}

func indented(t *testing.T, drawn any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(drawn); err != nil {
		t.Fatalf("encode what was drawn: %v", err)
	}
	return b.Bytes()
}
