package bottest_test

import (
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
)

func TestAPersonPicksShortcuts(t *testing.T) {
	o := newOffice(t)
	o.answers(bot.Answer{Form: form(t, "form-stage")})
	o.send(o.ReflectNow())
	if in := o.last(); in.Kind != bot.Command || !in.Text.Blank() || o.Modal() == "" {
		t.Errorf("the desk was told %+v", in)
	}
	o.send(o.ReflectOn("8B were <great> & so on"))
	if in := o.last(); in.Kind != bot.ReflectOn || in.Text != "8B were <great> & so on" {
		t.Errorf("the desk was told %+v: %s", in, in.Text.Reveal())
	}
	o.send(o.PressFilled("back", map[string]string{"analysis": "Half a wo"}))
	if in := o.last(); in.Kind != bot.Press || in.Button != "back" || in.Form != "answer:e7:analysis.0" || in.Values.Get("analysis") != "Half a wo" {
		t.Errorf("the desk was told %+v: %s", in, in.Values.Get("analysis").Reveal())
	}
	stranger := o.chat.Person("T1", "U0NOBODY")
	for what, r := range map[string]bottest.Request{
		"a stranger's shortcut": stranger.ReflectNow(), "a stranger's message": stranger.ReflectOn("x"),
		"a stranger's form": stranger.PressFilled("back", nil), "an input that is not there": o.PressFilled("back", map[string]string{"other": "x"}),
	} {
		if reply, err := o.app.Send(t.Context(), r); err == nil {
			t.Errorf("%s: %+v", what, reply)
		}
	}
}
