package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A story is people at a made-up school, spoken to through the same JSON that
// the page uses, with a clock to move.
type story struct {
	t      testing.TB
	school *demoSchool
	base   string
	log    *safeBuffer
	heard  []string // every body the server answered with
	urls   []string
}

// safeBuffer collects the log.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func newStory(t testing.TB, files fs.FS, begins time.Time, database string) *story {
	t.Helper()
	return newStoryWith(t, demoOptions{Files: files, Begins: begins, Database: database})
}

func newStoryWith(t testing.TB, options demoOptions) *story {
	t.Helper()
	s := &story{t: t, log: &safeBuffer{}}
	options.Folder, options.Host = t.TempDir(), "127.0.0.1"
	options.Log = slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	d, err := openDemo(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.close)
	server := httptest.NewServer(d.Handler)
	t.Cleanup(server.Close)
	s.school, s.base = d, server.URL
	return s
}

// What the JSON says (design.md, "Demo").
type (
	button struct{ ID, Label, URL string }
	spoken struct {
		ID      string
		At      time.Time
		Text    string
		Buttons []button
	}
	input struct {
		ID, Label, Kind, Value string
		Required               bool
		Options                []button
	}
	form struct {
		ID, Title, Intro, Submit string
		Inputs                   []input
	}
	view struct {
		ID, Title, Text string
		Buttons         []button
	}
	answered struct {
		Messages []spoken
		Form     *form
		View     *view
		Error    *struct{ Input, Text string }
	}
)

func (s *story) call(method, path string, body, into any) {
	s.t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	s.urls = append(s.urls, path)
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.base+path, bytes.NewReader(encoded))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		s.t.Fatalf("%s %s: %s %s %v", method, path, res.Status, said, err)
	}
	s.heard = append(s.heard, string(said))
	if err := json.Unmarshal(said, into); err != nil {
		s.t.Fatalf("%s %s answered %s: %v", method, path, said, err)
	}
}

// moveTo moves the clock to a time on the wall in London, "2026-11-12 15:46".
func (s *story) moveTo(wall string) (sent int) {
	s.t.Helper()
	to, err := time.ParseInLocation("2006-01-02 15:04", wall, london())
	if err != nil {
		s.t.Fatal(err)
	}
	var said struct {
		Now  time.Time
		Sent int
	}
	s.call("POST", "/chat/api/clock", map[string]any{"to": to.UTC()}, &said)
	return said.Sent
}

func (s *story) messages(person string) []spoken {
	s.t.Helper()
	var all []spoken
	s.call("GET", "/chat/api/people/"+person+"/messages", nil, &all)
	return all
}

func (s *story) home(person string) (said spoken) {
	s.t.Helper()
	s.call("GET", "/chat/api/people/"+person+"/home", nil, &said)
	return said
}

// press presses a button by its label, or by what its label begins with.
func (s *story) press(person string, where map[string]any, buttons []button, label string) answered {
	s.t.Helper()
	i := slices.IndexFunc(buttons, func(b button) bool { return strings.HasPrefix(b.Label, label) })
	if i < 0 {
		s.t.Fatalf("%s has no button %q among %v", person, label, buttons)
	}
	body := map[string]any{"button": buttons[i].ID}
	maps.Copy(body, where)
	var a answered
	s.call("POST", "/chat/api/people/"+person+"/press", body, &a)
	return a
}

func (s *story) pressMessage(person string, m spoken, label string) answered {
	s.t.Helper()
	return s.press(person, map[string]any{"message": m.ID}, m.Buttons, label)
}

func (s *story) pressView(person string, v *view, label string) answered {
	s.t.Helper()
	if v == nil {
		s.t.Fatalf("%s has no View to press %q in", person, label)
	}
	return s.press(person, map[string]any{"view": v.ID}, v.Buttons, label)
}

func (s *story) pressHome(person, label string) answered {
	s.t.Helper()
	return s.press(person, map[string]any{"home": true}, s.home(person).Buttons, label)
}

// submit sends a Form with some inputs filled in and the rest as they stood.
func (s *story) submit(person string, f *form, values map[string]any) answered {
	s.t.Helper()
	if f == nil {
		s.t.Fatalf("%s has no Form to send", person)
	}
	all := map[string]any{}
	for _, in := range f.Inputs {
		all[in.ID] = in.Value
	}
	for k, v := range values {
		if _, on := all[k]; !on {
			s.t.Fatalf("the Form %s has no input %q", f.Title, k)
		}
		all[k] = v
	}
	var a answered
	s.call("POST", "/chat/api/people/"+person+"/submit", map[string]any{"form": f.ID, "values": all}, &a)
	return a
}

// middle is the input of a two-minute Form between description and plan.
func (f *form) middle() string {
	for _, in := range f.Inputs {
		if in.Kind == "long" && in.ID != "description" {
			return in.ID
		}
	}
	return ""
}

func (s *story) wantText(what, got, want string) {
	s.t.Helper()
	if !strings.Contains(got, want) {
		s.t.Errorf("%s says %q, want %q in it", what, got, want)
	}
}

// lastSaid is the last message with this text in it.
func (s *story) lastSaid(person, text string) spoken {
	s.t.Helper()
	all := s.messages(person)
	for _, m := range slices.Backward(all) {
		if strings.Contains(m.Text, text) {
			return m
		}
	}
	s.t.Fatalf("%s was not told %q; the messages are %s", person, text, fmt.Sprint(all))
	return spoken{}
}
