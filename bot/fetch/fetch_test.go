package fetch

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"plenary/reflection"
)

const most = 1000

// get fetches from a server that answers with this.
func get(t *testing.T, answer http.HandlerFunc) (reflection.Private, string, error) {
	t.Helper()
	server := httptest.NewServer(answer)
	defer server.Close()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/personal/asha?tempauth=CANARY", nil)
	if err != nil {
		t.Fatal(err)
	}
	return File(server.Client(), req, most)
}

func TestFile(t *testing.T) {
	content, kind, err := get(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "audio/ogg; codecs=opus")
		io.WriteString(w, "SOUND")
	})
	if content.Reveal() != "SOUND" || kind != "audio/ogg" || err != nil {
		t.Errorf("File = %q, %q, %v", content.Reveal(), kind, err)
	}
}

func TestFileNotFetched(t *testing.T) {
	cases := map[string]http.HandlerFunc{
		"not there":     http.NotFound,
		"a sign-in":     func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<html>Sign in</html>") },
		"no connection": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"cut short": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "audio/mp4")
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "SOUND")
		},
	}
	for name, answer := range cases {
		t.Run(name, func(t *testing.T) {
			content, _, err := get(t, answer)
			if err == nil || content != "" {
				t.Fatalf("File = %q, %v", content.Reveal(), err)
			}
			if strings.Contains(err.Error(), "asha") || strings.Contains(err.Error(), "CANARY") {
				t.Errorf("the error says where the file is: %v", err)
			}
		})
	}
}

func TestFileTooLarge(t *testing.T) {
	large := func(size int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "audio/mp4")
			io.WriteString(w, strings.Repeat("x", size))
		}
	}
	if _, _, err := get(t, large(most)); err != nil {
		t.Errorf("the largest there may be: %v", err)
	}
	if _, _, err := get(t, large(most+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a byte more: %v, want ErrTooLarge", err)
	}
}
