package slack

import (
	"errors"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// Only people of the workspace can be picked.
func TestWhoWasPicked(t *testing.T) {
	const user = `{"ok":true,"user":{"id":"U0OLA","name":"ola","tz":"Europe/London","profile":{"real_name":"Ola Grant","email":"ola@x.example"}`
	for name, c := range map[string]struct {
		says string
		want error
	}{
		"a colleague":           {user + `}}`, nil},
		"a bot":                 {user + `,"is_bot":true}}`, reflection.ErrNotFound},
		"one who has left":      {user + `,"deleted":true}}`, reflection.ErrNotFound},
		"one of another's team": {user + `,"is_stranger":true}}`, reflection.ErrNotFound},
		"nobody":                {`{"ok":false,"error":"user_not_found"}`, reflection.ErrNotFound},
		"one out of sight":      {`{"ok":false,"error":"user_not_visible"}`, reflection.ErrNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.fail("users.info", fault{body: c.says})
			who, err := f.platform().Profile(t.Context(), workspace, "U0OLA")
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v", err)
			}
			want := reflection.Profile{User: "U0OLA", Name: "Ola Grant", Email: "ola@x.example", Zone: "Europe/London"}
			if c.want == nil && who != want {
				t.Errorf("got %+v", who)
			}
		})
	}
	f := newFake(t)
	f.fail("users.info", saying("missing_scope"))
	_, err := f.platform().Profile(t.Context(), workspace, "U0OLA")
	if _, refused := errors.AsType[*bot.Refusal](err); !refused {
		t.Errorf("without the scope: %v, want a refusal", err)
	}
}
