package localchat_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/localchat"
	"plenary/reflection"
)

const workspace reflection.WorkspaceID = "ws-local"

// school is the world around the chat: people, a clock that keeps a list of
// what is due, and a bot that says what a test wants it to.
type school struct {
	*localchat.Chat
	handler http.Handler

	mu     sync.Mutex
	now    time.Time
	due    []time.Time
	heard  []bot.Incoming
	answer func(bot.Incoming) bot.Answer
	home   bot.Home
}

func newSchool(t *testing.T) *school {
	t.Helper()
	s := &school{now: time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC)}
	s.Chat = localchat.New(localchat.Options{
		Workspace: workspace, People: s.people, Receiver: s, Clock: s,
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	})
	mux := http.NewServeMux()
	s.Routes(mux)
	s.handler = mux
	return s
}

func (s *school) people(context.Context) ([]reflection.Member, error) {
	return []reflection.Member{
		{PlatformID: "asha", Name: "Asha Okoro", Workspace: workspace, Roles: []reflection.Role{reflection.ECT}},
		{PlatformID: "sam", Name: "Sam Lee", Workspace: workspace, Roles: []reflection.Role{reflection.Mentor, reflection.Coordinator}},
		{PlatformID: "U123", Name: "On Slack", Workspace: "ws-slack", Roles: []reflection.Role{reflection.ECT}},
		{Name: "Met nowhere yet", Roles: []reflection.Role{reflection.ECT}},
	}, nil
}

func (s *school) Receive(_ context.Context, in bot.Incoming) bot.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = append(s.heard, in)
	if s.answer == nil {
		return bot.Answer{}
	}
	return s.answer(in)
}

func (s *school) HomeOf(context.Context, reflection.WorkspaceID, string) bot.Home { return s.home }

func (s *school) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *school) set(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
}

// Advance sends Asha a message at each due instant on the way.
func (s *school) Advance(ctx context.Context, to time.Time) (int, error) {
	sent := 0
	for len(s.due) > 0 && !s.due[0].After(to) {
		s.set(s.due[0])
		s.due = s.due[1:]
		if _, err := s.Send(ctx, s.address("asha"), bot.Message{Text: "It is time."}, ""); err != nil {
			return sent, err
		}
		sent++
	}
	s.set(to)
	return sent, nil
}

func (s *school) address(user string) bot.Address {
	return bot.Address{Workspace: reflection.Workspace{ID: workspace, Platform: "local"}, User: user}
}

// send posts a message from the ledger and returns its id.
func (s *school) send(t *testing.T, user string, m bot.Message) string {
	t.Helper()
	where, err := s.Send(t.Context(), s.address(user), m, reflection.DeliveryID(reflection.NewID()))
	if err != nil {
		t.Fatal(err)
	}
	return where
}

// ask makes a request as the page would and returns status and body.
func (s *school) ask(method, path, body string, headers ...string) (int, string) {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+path, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	out, _ := io.ReadAll(w.Body)
	return w.Code, strings.TrimSuffix(string(out), "\n")
}

// want checks a request against the exact JSON that should come back.
func (s *school) want(t *testing.T, method, path, body string, status int, want string) {
	t.Helper()
	code, got := s.ask(method, path, body)
	if code != status || got != want {
		t.Errorf("%s %s %s\n got %d %s\nwant %d %s", method, path, body, code, got, status, want)
	}
}

// unasked takes the ids out of an answer's messages, which no test can know.
func unasked(t *testing.T, body string) string {
	t.Helper()
	var out struct {
		Messages []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	for _, m := range out.Messages {
		body = strings.Replace(body, m.ID, "ID", 1)
	}
	return body
}

func TestPeopleAreThoseOfTheLocalChat(t *testing.T) {
	newSchool(t).want(t, "GET", "/chat/api/people", "", 200,
		`[{"id":"asha","name":"Asha Okoro","role":"ect"},{"id":"sam","name":"Sam Lee","role":"mentor"}]`)
}

func TestMessagesAsTheyStandNow(t *testing.T) {
	s := newSchool(t)
	s.want(t, "GET", "/chat/api/people/asha/messages", "", 200, `[]`)
	first := s.send(t, "asha", bot.Message{Text: "Hello", Buttons: []bot.Button{
		{ID: "start", Label: "Start"}, {ID: "no", Label: "Not for me", Confirm: "Sure?"}, {ID: "who", Label: "Who?", URL: "/who"},
	}})
	s.set(s.now.Add(time.Hour))
	second := s.send(t, "asha", bot.Message{Text: "Card", Image: &bot.Image{Alt: "Three bars"}})
	s.want(t, "GET", "/chat/api/people/asha/messages", "", 200, `[`+
		`{"id":"`+first+`","at":"2026-11-11T15:00:00Z","text":"Hello","buttons":[{"id":"start","label":"Start"},`+
		`{"id":"no","label":"Not for me","confirm":"Sure?"},{"id":"who","label":"Who?","url":"/who"}],"image_alt":""},`+
		`{"id":"`+second+`","at":"2026-11-11T16:00:00Z","text":"Card","buttons":[],"image_alt":"Three bars"}]`)
	if err := s.Update(t.Context(), s.address("asha"), first, bot.Message{Text: "Welcome"}); err != nil {
		t.Fatal(err)
	}
	if _, got := s.ask("GET", "/chat/api/people/asha/messages", ""); !strings.Contains(got, `"text":"Welcome","buttons":[]`) {
		t.Errorf("not replaced: %s", got)
	}
	s.want(t, "GET", "/chat/api/people/sam/messages", "", 200, `[]`)
}

func TestTimesAreTheSchools(t *testing.T) {
	s := newSchool(t)
	s.set(time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC))
	s.send(t, "asha", bot.Message{})
	if _, got := s.ask("GET", "/chat/api/people/asha/messages", ""); !strings.Contains(got, `"at":"2026-06-01T09:00:00+01:00"`) {
		t.Errorf("not British summer time: %s", got)
	}
}

func TestAnUnchangedConversationIsNotSentAgain(t *testing.T) {
	s := newSchool(t)
	version := func() string {
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/chat/api/people/asha/messages", nil))
		return w.Header().Get("ETag")
	}
	before := version()
	if code, _ := s.ask("GET", "/chat/api/people/asha/messages", "", "If-None-Match", before); code != 304 {
		t.Errorf("unchanged: got %d, want 304", code)
	}
	s.send(t, "asha", bot.Message{Text: "New"})
	if code, _ := s.ask("GET", "/chat/api/people/asha/messages", "", "If-None-Match", before); code != 200 {
		t.Errorf("changed: got %d, want 200", code)
	}
}

func TestSaying(t *testing.T) {
	for _, c := range []struct {
		body string
		kind bot.IncomingKind
		text string
	}{
		{`{"text":"It went well"}`, bot.Say, "It went well"},
		{`{"text":"/reflect"}`, bot.Command, ""},
		{`{"text":" /reflect on Tuesday "}`, bot.Command, "on Tuesday"},
		{`{"text":"/reflection"}`, bot.Say, "/reflection"},
	} {
		s := newSchool(t)
		s.want(t, "POST", "/chat/api/people/asha/say", c.body, 200, `{"messages":[],"form":null,"view":null,"error":null}`)
		in := s.heard[0]
		if in.Kind != c.kind || in.Text.Reveal() != c.text || in.User != "asha" || in.Workspace != workspace || in.EventID == "" {
			t.Errorf("%s: heard %s %q from %s", c.body, in.Kind, in.Text.Reveal(), in.User)
		}
	}
}

func TestSayingTheSameTwiceIsToldApart(t *testing.T) {
	s := newSchool(t)
	for _, key := range []string{"", "", "k1", "k1", "k2"} {
		s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hello"}`, "Idempotency-Key", key)
	}
	s.ask("POST", "/chat/api/people/sam/say", `{"text":"Hello"}`, "Idempotency-Key", "k1")
	ids := map[string]int{}
	for _, in := range s.heard {
		ids[in.EventID]++
	}
	if len(ids) != 5 || s.heard[2].EventID != s.heard[3].EventID {
		t.Errorf("got event ids %v, want the two of k1 alike and all others different", ids)
	}
}

func TestAnAnswerInFull(t *testing.T) {
	s := newSchool(t)
	s.answer = func(bot.Incoming) bot.Answer {
		return bot.Answer{
			Messages: []bot.Message{{Text: "Saved."}},
			Form: &bot.Form{ID: "two:1", Title: "Two minutes", Intro: "Only you", Submit: "Save", Inputs: []bot.Input{
				{ID: "what", Label: "What happened?", Hint: "A moment", Kind: bot.Long, Required: true, Value: "So far"},
				{ID: "day", Label: "Day", Kind: bot.Choice, Options: []bot.Option{{ID: "mon", Label: "Monday"}}},
			}},
		}
	}
	_, got := s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hi"}`)
	want := `{"messages":[{"id":"ID","at":"2026-11-11T15:00:00Z","text":"Saved.","buttons":[],"image_alt":""}],` +
		`"form":{"id":"two:1","title":"Two minutes","intro":"Only you","inputs":[` +
		`{"id":"what","label":"What happened?","hint":"A moment","kind":"long","options":[],"required":true,"value":"So far"},` +
		`{"id":"day","label":"Day","kind":"choice","options":[{"id":"mon","label":"Monday"}],"required":false,"value":""}],` +
		`"submit":"Save"},"view":null,"error":null}`
	if unasked(t, got) != want {
		t.Errorf("\n got %s\nwant %s", unasked(t, got), want)
	}
	if _, all := s.ask("GET", "/chat/api/people/asha/messages", ""); !strings.Contains(all, "Saved.") {
		t.Errorf("the answer's message is not in the conversation: %s", all)
	}
}

func TestAViewInFull(t *testing.T) {
	s := newSchool(t)
	s.answer = func(bot.Incoming) bot.Answer {
		return bot.Answer{View: &bot.View{ID: "v", Title: "Note", Text: "Line\nline <b>", Image: &bot.Image{PNG: []byte("png"), Alt: "Bars"},
			Buttons: []bot.Button{{ID: "ok", Label: "OK"}}, Clips: []bot.Clip{{URL: "/files/x", Type: "audio/webm"}}}}
	}
	_, got := s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hi"}`)
	var out struct {
		View struct {
			Text, Image string
			ImageAlt    string `json:"image_alt"`
			Clips       []struct{ URL, Type string }
		}
	}
	if err := json.Unmarshal([]byte(got), &out); err != nil {
		t.Fatal(err)
	}
	if out.View.Text != "Line\nline <b>" || out.View.ImageAlt != "Bars" || out.View.Clips[0].URL != "/files/x" {
		t.Errorf("got %s", got)
	}
	s.want(t, "GET", out.View.Image, "", 200, "png")
}

func TestUnknownPersonIs404Everywhere(t *testing.T) {
	s := newSchool(t)
	want := `{"messages":[],"form":null,"view":null,"error":{"input":"","text":"There is nobody here by that name."}}`
	for _, route := range []string{"GET messages", "GET home", "POST say", "POST upload", "POST press", "POST submit"} {
		method, name, _ := strings.Cut(route, " ")
		for _, id := range []string{"nobody", "U123", "%00"} {
			s.want(t, method, "/chat/api/people/"+id+"/"+name, "{}", 404, want)
		}
	}
}

func TestWhatCannotBeReadIsRefusedKindly(t *testing.T) {
	s := newSchool(t)
	for route, most := range map[string]int{"people/asha/say": 1 << 20, "people/asha/press": 1 << 20, "people/asha/submit": 15 << 20, "clock": 1 << 20} {
		for _, body := range []string{``, `{`, `[]`, `"x"`, `{} {}`, `{"text":1,"button":1,"form":1,"to":1}`} {
			code, got := s.ask("POST", "/chat/api/"+route, body)
			if code != 400 || !strings.Contains(got, `"error":{"input":"","text":"`) {
				t.Errorf("%s with %s: got %d %s", route, body, code, got)
			}
		}
		code, _ := s.ask("POST", "/chat/api/"+route, `{"text":"`+strings.Repeat("a", most)+`"}`)
		if code != 413 {
			t.Errorf("%s with more than %d bytes: got %d, want 413", route, most, code)
		}
	}
	s.want(t, "POST", "/chat/api/people/asha/say", `{"text":" \n"}`, 200,
		`{"messages":[],"form":null,"view":null,"error":{"input":"","text":"There is nothing to send yet."}}`)
	if len(s.heard) != 0 {
		t.Errorf("the bot heard %d of it", len(s.heard))
	}
}

func TestHome(t *testing.T) {
	s := newSchool(t)
	s.home = bot.Home{Text: "Hello Asha", Buttons: []bot.Button{{ID: "journal", Label: "My journal"}}}
	s.want(t, "GET", "/chat/api/people/asha/home", "", 200, `{"text":"Hello Asha","buttons":[{"id":"journal","label":"My journal"}]}`)
}

func TestThePageNeedsNothingFromElsewhere(t *testing.T) {
	s := newSchool(t)
	code, page := s.ask("GET", "/", "")
	if code != 200 || !strings.Contains(page, "<!doctype html>") {
		t.Fatalf("got %d %s", code, page)
	}
	for _, outside := range []string{"http://", "https://", "<style", " style=", " onclick="} {
		if strings.Contains(page, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
	if code, _ := s.ask("GET", "/chat/page/none.js", ""); code != 404 {
		t.Errorf("an asset that is not there: got %d", code)
	}
}
