package main

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

// asked is one request and what came of it.
type asked struct {
	status int
	id     string // X-Request-Id
	body   string
	err    error // the answer was cut off
}

func askFor(t *testing.T, url string) (a asked) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Request-Id", "asha@x.example")
	request.Header.Set("User-Agent", "Ashas-Telephone")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return asked{err: err}
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return asked{answer.StatusCode, answer.Header.Get("X-Request-Id"), string(body), err}
}

// lines are those of a log in JSON that are at least so bad.
func lines(t *testing.T, log string, least slog.Level) (all []map[string]any) {
	t.Helper()
	for line := range strings.Lines(log) {
		var said map[string]any
		if err := json.Unmarshal([]byte(line), &said); err != nil {
			t.Fatalf("not JSON: %s", line)
		}
		var level slog.Level
		if err := level.UnmarshalText([]byte(said[slog.LevelKey].(string))); err != nil {
			t.Fatal(err)
		}
		if level >= least {
			all = append(all, said)
		}
	}
	return all
}

// What goes wrong in a request has one line, under the id that its sender got.
func TestAFailedRequestIsLoggedUnderItsID(t *testing.T) {
	log := &safeBuffer{}
	d, err := openDemo(t.Context(), demoOptions{
		Folder: t.TempDir(), Files: northfield(), Begins: demoBegins(), Host: "127.0.0.1", Log: newLog(log, "json", slog.LevelDebug),
	})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(d.Handler)
	defer web.Close()
	path := "/chat/api/people/kapinski/messages"
	fine := askFor(t, web.URL+path)
	d.close()
	failed := askFor(t, web.URL+path)
	if fine.status != http.StatusOK || failed.status != http.StatusServiceUnavailable {
		t.Fatalf("got %+v and %+v", fine, failed)
	}
	if !regexp.MustCompile(`^[a-z2-7]{12}$`).MatchString(failed.id) || failed.id == fine.id {
		t.Errorf("the requests were called %q and %q", fine.id, failed.id)
	}
	bad := lines(t, log.String(), slog.LevelInfo)
	if len(bad) != 1 || bad[0]["request"] != failed.id || bad[0][slog.LevelKey] != "ERROR" {
		t.Errorf("the log says %v, want one line of %s", bad, failed.id)
	}
	if all := lines(t, log.String(), slog.LevelDebug); len(all) != 3 || all[0]["request"] != fine.id || all[0]["status"] != 200.0 {
		t.Errorf("all that the log says is %v", all)
	}
	wantNothingOf(t, log.String(), "kapinski", "Ania", "asha", "Telephone", "127.0.0.1")
}

func wantNothingOf(t *testing.T, text string, private ...string) {
	t.Helper()
	for _, p := range private {
		if strings.Contains(strings.ToLower(text), strings.ToLower(p)) {
			t.Errorf("%q is in %s", p, text)
		}
	}
}

// The value of a panic can hold anything; a request that ended in one is
// answered all the same.
func TestAPanicIsLoggedWithoutItsValue(t *testing.T) {
	log := &safeBuffer{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /early/{token}", func(http.ResponseWriter, *http.Request) { panic("I felt calm") })
	mux.HandleFunc("GET /late/{token}", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "half of ")
		if err := http.NewResponseController(w).Flush(); err != nil {
			panic(err)
		}
		panic(errors.New("I felt calm"))
	})
	mux.HandleFunc("GET /on-purpose/{token}", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	r := prometheus.NewRegistry()
	web := httptest.NewUnstartedServer(watched(mux, newLog(log, "json", slog.LevelInfo), r))
	web.Config.ErrorLog = slog.NewLogLogger(slog.NewJSONHandler(log, nil), slog.LevelError)
	web.Start()
	defer web.Close()

	early := askFor(t, web.URL+"/early/secret")
	if early.status != http.StatusInternalServerError || early.body != "Something went wrong. Please try again.\n" {
		t.Errorf("the answer is %+v", early)
	}
	if late := askFor(t, web.URL+"/late/secret"); late.err == nil {
		t.Errorf("half an answer came whole: %+v", late)
	}
	if aborted := askFor(t, web.URL+"/on-purpose/secret"); aborted.err == nil {
		t.Errorf("what was to be cut off was answered: %+v", aborted)
	}
	said := lines(t, log.String(), slog.LevelInfo)
	if len(said) != 2 || said[0]["request"] != early.id || said[0]["type"] != "string" || said[1]["type"] != "*errors.errorString" {
		t.Errorf("the log says %v", said)
	}
	wantNothingOf(t, log.String(), "calm", "secret")
	wantNothingOf(t, seriesOf(t, r), "secret")
}
