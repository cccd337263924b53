package localchat_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"plenary/bot/localchat"
	"plenary/reflection"
)

func TestTheClockGoesByWayOfWhatIsDue(t *testing.T) {
	s := newSchool(t)
	s.due = []time.Time{s.now.Add(45 * time.Minute), s.now.Add(50 * time.Minute), s.now.Add(25 * time.Hour)}
	s.want(t, "GET", "/chat/api/clock", "", 200, `{"now":"2026-11-11T15:00:00Z"}`)
	s.want(t, "POST", "/chat/api/clock", `{"advance":"1h"}`, 200, `{"now":"2026-11-11T16:00:00Z","sent":2}`)
	_, got := s.ask("GET", "/chat/api/people/asha/messages", "")
	if !strings.Contains(got, `"at":"2026-11-11T15:45:00Z"`) || !strings.Contains(got, `"at":"2026-11-11T15:50:00Z"`) {
		t.Errorf("a message's time is when it was due: %s", got)
	}
	s.want(t, "POST", "/chat/api/clock", `{"to":"2026-11-12T16:00:00Z"}`, 200, `{"now":"2026-11-12T16:00:00Z","sent":1}`)
	s.want(t, "POST", "/chat/api/clock", `{"to":"2026-11-12T16:00:00Z"}`, 200, `{"now":"2026-11-12T16:00:00Z","sent":0}`)
}

func TestATimeWithoutAZoneIsTheSchools(t *testing.T) {
	s := newSchool(t)
	s.want(t, "POST", "/chat/api/clock", `{"to":"2027-06-01T09:00"}`, 200, `{"now":"2027-06-01T09:00:00+01:00","sent":0}`)
}

func TestWhereTheClockCannotGo(t *testing.T) {
	s := newSchool(t)
	for body, want := range map[string]string{
		`{}`:                            "Say where to move the clock: a date and time, or how long from now.",
		`{"to":"soon"}`:                 "Say where to move the clock: a date and time, or how long from now.",
		`{"advance":"a week"}`:          "Say where to move the clock: a date and time, or how long from now.",
		`{"advance":"9999999999h"}`:     "Say where to move the clock: a date and time, or how long from now.",
		`{"advance":"1h","to":"2027-"}`: "Say where to move the clock: a date and time, or how long from now.",
		`{"advance":"-1h"}`:             "The clock only goes forward.",
		`{"to":"2026-11-11T14:59:59Z"}`: "The clock only goes forward.",
		`{"to":"2126-11-11T14:59:59Z"}`: "That is too far ahead. Ten years is the most.",
	} {
		s.want(t, "POST", "/chat/api/clock", body, 400, failed(want))
	}
}

// foreseeing is a clock that can say what comes next.
type foreseeing struct {
	*school
	next time.Time
	err  error
}

func (f foreseeing) NextDue(context.Context) (time.Time, error) { return f.next, f.err }

func TestWhatComesNext(t *testing.T) {
	for _, c := range []struct {
		next   time.Time
		err    error
		status int
		want   string
	}{
		{time.Date(2026, 11, 12, 15, 45, 0, 1, time.UTC), nil, 200, `{"now":"2026-11-11T15:00:00Z","next":"2026-11-12T15:45:01Z"}`},
		{time.Time{}, reflection.ErrNotFound, 200, `{"now":"2026-11-11T15:00:00Z"}`},
		{time.Time{}, errors.New("the database is away"), 503, failed("Something went wrong. Please try again.")},
	} {
		s := newSchool(t)
		s.Clock = foreseeing{s, c.next, c.err}
		s.want(t, "GET", "/chat/api/clock", "", c.status, c.want)
	}
}

type stopped struct{ *school }

func (stopped) Advance(context.Context, time.Time) (int, error) { return 0, errors.New("no") }

func TestAClockThatStopsSaysSo(t *testing.T) {
	s := newSchool(t)
	s.Clock = stopped{s}
	s.want(t, "POST", "/chat/api/clock", `{"advance":"1h"}`, http.StatusServiceUnavailable, failed("The clock stopped on the way. Please try again."))
}

var _ localchat.Foreseer = foreseeing{}
