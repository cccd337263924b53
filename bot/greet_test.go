package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// installed is an install of Northfield's workspace by that person.
func (n *town) installed(by string, again bool) reflection.Installed {
	n.t.Helper()
	in := reflection.Installed{Workspace: reflection.Workspace{ID: "w", Organisation: "north", Platform: "local", Name: "Northfield"}, Again: again}
	if by != "" {
		m, err := n.Service.Store.Member(n.t.Context(), "north", reflection.MemberID(by))
		must(n.t, err)
		in.By = m
	}
	return in
}

// Who may set it up is greeted in the chat, with what comes first; nobody else
// is. The page that they see says so, or does not.
func TestWhoIsGreeted(t *testing.T) {
	for name, c := range map[string]struct {
		by      string
		again   bool
		greeted bool
		page    string
	}{
		"the coordinator":        {"khan", false, true, "there is a message for you"},
		"a teacher":              {"asha", false, false, "people on the staff list are being found"},
		"somebody not on a list": {"", false, false, "people on the staff list are being found"},
		"the coordinator, again": {"khan", true, false, "Everything is as it was"},
		"somebody else, again":   {"", true, false, "Everything is as it was"},
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t)
			in := n.installed(c.by, c.again)
			n.Greet(t.Context(), in)
			var told []bot.Message
			for _, who := range []string{"khan", "asha", "sam", "cal"} {
				told = append(told, n.told(who)...)
			}
			if (len(told) == 1) != c.greeted || len(told) > 1 {
				t.Fatalf("told %v", told)
			}
			if page := bot.InstalledPage(in); !strings.Contains(page, c.page) || !strings.Contains(page, "Northfield's Slack") {
				t.Errorf("the page says %q", page)
			}
			if !c.greeted {
				return
			}
			if m := told[0]; !strings.HasPrefix(m.Text, "Hello Mrs Khan. Plenary is in Northfield's Slack.") || len(strings.Fields(m.Text)) > 40 {
				t.Errorf("greeted with %q", m.Text)
			}
			if got := n.press("khan", button(t, told[0], "Set up")); got.Form == nil {
				t.Errorf("[Set up] opens nothing: %+v", got)
			}
		})
	}
}

// A greeting that does not arrive is no reason to say that the install did not
// succeed, and the log names nobody.
func TestAGreetingThatDoesNotArrive(t *testing.T) {
	n := newTown(t)
	n.failing(bottest.Broken())
	n.Greet(t.Context(), n.installed("khan", false))
	if log := n.log.String(); !strings.Contains(log, "the installer was not greeted") || strings.Contains(log, "Khan") {
		t.Errorf("the log has %s", log)
	}
}
