package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
)

func TestLinesCarryTheIDsOfTheirContext(t *testing.T) {
	plain := t.Context()
	request := bot.WithRequest(plain, "r1")
	both := bot.WithDelivery(request, "d1")
	for name, c := range map[string]struct {
		ctx  context.Context
		args []any
		want map[string]any
	}{
		"neither":          {plain, nil, map[string]any{}},
		"a request":        {request, nil, map[string]any{"request": "r1"}},
		"a delivery":       {bot.WithDelivery(plain, "d1"), nil, map[string]any{"delivery": "d1"}},
		"both":             {both, nil, map[string]any{"request": "r1", "delivery": "d1"}},
		"the latest":       {bot.WithDelivery(both, "d2"), nil, map[string]any{"request": "r1", "delivery": "d2"}},
		"as it is said":    {both, []any{"delivery", "d3", "kind", "prompt"}, map[string]any{"request": "r1", "delivery": "d3", "kind": "prompt"}},
		"for other work":   {bot.MarkedAs(plain, both), nil, map[string]any{"request": "r1", "delivery": "d1"}},
		"for nobody again": {bot.MarkedAs(both, plain), nil, map[string]any{}},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			log := slog.New(bot.LogHandler(slog.NewJSONHandler(&out, nil)))
			log.WarnContext(c.ctx, "something", c.args...)
			log.With("platform", "slack").WarnContext(c.ctx, "something", c.args...)
			lines := bytes.Split(bytes.TrimSpace(out.Bytes()), []byte("\n"))
			if diff := cmp.Diff(c.want, attributes(t, lines[0])); diff != "" {
				t.Errorf("the line (-want +got):\n%s", diff)
			}
			c.want["platform"] = "slack"
			if diff := cmp.Diff(c.want, attributes(t, lines[1])); diff != "" {
				t.Errorf("the line of a logger with more (-want +got):\n%s", diff)
			}
			if keys := bytes.Count(lines[0], []byte(`"delivery":`)); keys > 1 {
				t.Errorf("delivery is said twice: %s", lines[0])
			}
		})
	}
}

// attributes are what a line says besides when, how bad and what.
func attributes(t *testing.T, line []byte) map[string]any {
	t.Helper()
	var said map[string]any
	must(t, json.Unmarshal(line, &said))
	for _, key := range []string{slog.TimeKey, slog.LevelKey, slog.MessageKey} {
		delete(said, key)
	}
	return said
}

func TestWorkForARequestOutlivesIt(t *testing.T) {
	request, end := context.WithCancel(bot.WithRequest(t.Context(), "r1"))
	work := bot.MarkedAs(t.Context(), request)
	end()
	if err := work.Err(); err != nil {
		t.Errorf("the work ended with the request: %v", err)
	}
}

func TestRequestIDsAreShortAndNew(t *testing.T) {
	one, two := bot.NewRequestID(), bot.NewRequestID()
	if !regexp.MustCompile(`^[a-z2-7]{12}$`).MatchString(one) || one == two {
		t.Errorf("the ids are %q and %q", one, two)
	}
}
