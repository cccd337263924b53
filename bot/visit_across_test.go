package bot_test

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/teams"
	"plenary/reflection"
)

// inTeams has one person of the town reached through the adapter of Teams, in
// another workspace of the same organisation.
func (n *town) inTeams(who string) {
	n.t.Helper()
	server := httptest.NewServer(n.chat.Teams())
	n.t.Cleanup(server.Close)
	must(n.t, n.db.Write(n.t.Context(), "north", reflection.Workspace{ID: "w2", Organisation: "north", Platform: "teams", External: "tenant"}))
	n.chat.Join("tenant", who, who+"@x.example")
	n.change(who, func(m *reflection.Member) {
		m.Workspace, m.Conversation = "w2", server.URL+"/ "+n.chat.TeamsConversation("tenant", who)
	})
	n.Platforms["teams"] = teams.New(teams.Settings{AppID: bottest.ClientID, AppSecret: bottest.ClientSecret, Tenant: "tenant",
		LoginURL: server.URL + "/", Now: n.Service.Now, Log: slog.New(slog.DiscardHandler)})
}

// sees is the newest message of a person that has this text in it.
func (n *town) sees(ws reflection.WorkspaceID, who, text string) (found bottest.Seen) {
	n.t.Helper()
	all := n.chat.Person(ws, who).Seen()
	for _, s := range all {
		if strings.Contains(s.Message.Text, text) {
			found = s
		}
	}
	if found.Message.Text == "" {
		n.t.Fatalf("%s does not see %q among %d messages", who, text, len(all))
	}
	return found
}

// A teacher in Slack visits one in Teams: each is asked, told and thanked where
// they are.
func TestAVisitAcrossSlackAndTeams(t *testing.T) {
	n := newTown(t).started().teaches().inSlack()
	n.inTeams("cal")
	inTeams := func(kind bot.IncomingKind, id string, values bot.Values) bot.Answer {
		in := bot.Incoming{Workspace: "w2", User: "cal", Kind: kind, Button: id, Values: values}
		if kind == bot.Submit {
			in.Button, in.Form = "", id
		}
		return n.Receive(t.Context(), in)
	}
	id := n.asks()
	n.at("2026-11-11 09:01")
	ask := n.sees("tenant", "cal", "Asha would like to see ten minutes")
	form := inTeams(bot.Press, ask.Button("Choose a time"), nil).Form
	if form == nil || form.ID != "visit-agree:"+id {
		t.Fatalf("Cal gets %+v", form)
	}
	inTeams(bot.Submit, form.ID, filled(form, map[string]string{"focus-words": "the quiet table"}))
	n.at("2026-11-11 09:02")
	yes := n.sees("T1", "asha", "Cal said yes: Monday 16 November at 10:00")
	v := n.press("asha", yes.Button("See the visit")).View
	if v == nil || !strings.Contains(v.Text, "the quiet table") {
		t.Errorf("Asha reads %+v", v)
	}
	n.at("2026-11-16 10:31")
	n.press("asha", n.sees("T1", "asha", "You were to visit Cal today.").Button("Thank Cal"))
	n.at("2026-11-16 10:32")
	if thanks := n.sees("tenant", "cal", "Asha says thank you"); thanks.At.Sub(wall("2026-11-16 10:31")) > time.Minute {
		t.Errorf("the thanks came at %s", thanks.At)
	}
}
