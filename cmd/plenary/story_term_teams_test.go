package main

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/teams"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/storetest"
)

// The term of 200 people again, in one tenant of Teams.
func TestASchoolTermInTeams(t *testing.T) {
	m := newMachine(t)
	m.imports(autumnTerm())
	db := m.opens(t)
	defer db.Close()
	synctest.Test(t, func(t *testing.T) { newTeamsAutumn(t, db, bottest.OneWriter(db)).live() })
}

func TestASchoolTermInTeamsOnPostgreSQL(t *testing.T) {
	m := newMachine(t)
	m.env[0] = "PLENARY_DATABASE_URL=" + storetest.Postgres(t)
	m.imports(autumnTerm())
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(autumnBegins))
		db := m.opens(t)
		defer db.Close()
		newTeamsAutumn(t, db, db).live()
	})
}

// teamsAutumn is the term where the chat is Teams. Messages go out by its
// adapter; what people do about them comes in past it.
type teamsAutumn struct {
	*autumn
	platform *teams.Platform
	ws       reflection.Workspace
	receiver bot.Receiver
	blocks   map[string]time.Time // when somebody blocks the bot
	unclear  int                  // messages that Teams gave no clear answer to
}

func newTeamsAutumn(t *testing.T, db *store.DB, kept reflection.Store) *teamsAutumn {
	return &teamsAutumn{autumn: newAutumn(t, db, kept),
		blocks: map[string]time.Time{"e05": wall("2026-10-14 12:00"), "e77": wall("2026-11-23 09:00"), "m10": wall("2026-09-21 08:00")}}
}

// live goes through the term and looks at what became of everything.
func (a *teamsAutumn) live() {
	time.Sleep(time.Until(autumnBegins))
	a.chat.Limit(bottest.TeamsLimits())
	for _, user := range a.users() {
		a.chat.Join(autumnTeam, user, user+"@x.example")
		a.hands[user] = make(chan struct{}, 1)
	}
	a.connect()
	a.chat.Fail(a.faults())
	a.chat.Watch(a.saw)
	a.deliver()
	a.going.Wait()
	a.check()
}

const autumnService = "http://127.0.0.1/emea/"

// connect joins bot and Teams. The app is installed for everybody, and each is
// met with their conversation.
func (a *teamsAutumn) connect() {
	a.Helper()
	log := slog.New(slog.NewTextHandler(&a.log, nil))
	a.platform = teams.New(teams.Settings{AppID: bottest.ClientID, AppSecret: bottest.ClientSecret, Tenant: autumnTeam,
		LoginURL: "http://127.0.0.1/", HTTP: inMemory(a.T, a.chat.Teams()), Now: time.Now, Log: log})
	a.bot = &bot.Bot{Service: a.Service, Platforms: map[string]bot.Platform{"teams": a.platform}, Log: log}
	a.receiver = inOneCall{a.bot}
	done, err := a.Install(a.Context(), reflection.Install{Platform: "teams", External: autumnTeam, Name: "Northfield", Into: a.imported(), By: a.profile("k00")})
	a.must(err)
	a.ws = done.Workspace
	a.people, err = a.db.Members(a.Context(), a.ws.Organisation)
	a.must(err)
	for _, m := range a.people {
		a.must(a.Link(a.Context(), a.ws, m.ID, a.profile(m.PlatformID)))
	}
	a.people, err = a.db.Members(a.Context(), a.ws.Organisation)
	a.must(err)
}

func (a *teamsAutumn) profile(user string) reflection.Profile {
	return reflection.Profile{User: user, Email: user + "@x.example", Zone: "Europe/London",
		Conversation: autumnService + " " + a.chat.TeamsConversation(autumnTeam, user)}
}

// saw has people do something about what they are shown.
func (a *teamsAutumn) saw(c bottest.Call, m bottest.Moment) {
	if c.Method != bottest.Send || m != bottest.Shown || c.Delivery == "" {
		return
	}
	seen := a.chat.Person(autumnTeam, c.User).Seen()
	last := seen[len(seen)-1]
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sent = append(a.sent, outgoing{last.At.In(london()), c.User, last.Message.Text, last.Blocks})
	p := teamsReader{a.reader(c.User, len(seen)), a}
	a.going.Go(func() { p.reacts(last) })
}

// faults is what goes wrong with the bot's calls of the Connector and the login.
func (a *teamsAutumn) faults() func(bottest.Call) *bottest.Fault {
	names, odds := map[*bottest.Fault]string{}, []bottest.Odds{}
	mixed := func(name string, f *bottest.Fault, of float64) {
		names[f], odds = name, append(odds, f.At(of))
	}
	mixed("429", bottest.Limited(2*time.Second), 0.01)
	mixed("401", bottest.Barred("BotNotRegistered"), 0.002)
	mixed("an answer after 4 s", bottest.Slow(4*time.Second), 0.01)
	mixed("500", bottest.Broken(), 0.005)
	mixed("502", bottest.Status(502, "ServiceError"), 0.005)
	mixed("503", bottest.Status(503, ""), 0.005)
	mixed("504", bottest.Status(504, ""), 0.005)
	mixed("cut before the effect", bottest.CutBefore(), 0.005)
	every := bottest.FaultsAt(autumnSeed, odds...)
	mixed("500 after the effect", bottest.BrokenAfter(), 0.005)
	mixed("502 after the effect", bottest.StatusAfter(502, "ServiceError"), 0.005)
	mixed("504 after the effect", bottest.StatusAfter(504, ""), 0.005)
	mixed("cut after the effect", bottest.CutAfter(), 0.005)
	mixed("no answer", bottest.Lost(), 0.003)
	settled := []string{"429", "401", "an answer after 4 s", "412", "404", "403"}
	mixed("412", bottest.Status(412, "PreconditionFailed"), 0.01)
	mixed("404", bottest.Status(404, "ConversationNotFound"), 0.01)
	sends := bottest.FaultsAt(autumnSeed, odds...)
	blocked := bottest.Blocked("MessageWritesBlocked")
	names[blocked] = "403"
	return func(c bottest.Call) *bottest.Fault {
		delivery := c.Delivery
		c.Delivery = "" // it has another id every time
		fault := every(c)
		if at, blocks := a.blocks[c.User]; c.Method == bottest.Send {
			if fault = sends(c); blocks && !time.Now().Before(at) {
				fault = blocked
			}
		}
		if fault == nil {
			return nil
		}
		if a.happened(names[fault]); delivery != "" && !slices.Contains(settled, names[fault]) {
			a.mu.Lock()
			a.unclear++
			a.mu.Unlock()
		}
		return fault
	}
}

// check holds what people see against the calendar, the ledger and what they
// wrote.
func (a *teamsAutumn) check() {
	a.checkDays(a.T, a.sent)
	a.checkCaps(a.T, slices.DeleteFunc(slices.Clone(a.sent), func(m outgoing) bool { return strings.HasPrefix(m.text, "Hello ") }))
	a.checkLedger()
	a.checkBlocked()
	a.teachers = slices.DeleteFunc(a.teachers, func(e teacher) bool { _, blocks := a.blocks[e.id]; return blocks })
	a.checkEveryPrompt()
	a.checkWritings()
	a.checkNobodyTells()
	house, err := a.KeepHouse(a.Context(), a.people[0].Organisation)
	a.must(err)
	if len(house.Mended) > 0 {
		a.Errorf("%d people had nothing queued", len(house.Mended))
	}
	var wrong []string
	for _, what := range slices.Sorted(maps.Keys(a.wrong)) {
		wrong = append(wrong, fmt.Sprintf("%s %d", what, a.wrong[what]))
	}
	a.Logf("went wrong: %s; status 429 for a limit of Teams' %d times; the login was asked %d times; something harmless, in doubt, %d times",
		strings.Join(wrong, ", "), a.chat.Refusals()-a.wrong["429"], a.chat.Calls(bottest.Login), a.chat.Calls(bottest.Roster))
}

// checkLedger: every delivery is visible once; or is listed as unknown, and not
// visible twice; or is given up, and visible nowhere, because its reader has
// blocked the bot.
func (a *teamsAutumn) checkLedger() {
	a.Helper()
	listed, err := a.db.Unknown(a.Context(), a.people[0].Organisation, autumnBegins)
	a.must(err)
	visible, uncertain := 0, 0
	for _, d := range a.ledger() {
		times := a.chat.Times(d.ID)
		at, blocks := a.blocks[a.userOf(d.To)]
		known := slices.ContainsFunc(listed, func(u reflection.Delivery) bool { return u.ID == d.ID })
		switch {
		case d.State == reflection.Sent && times == 1:
		case d.State == reflection.Unknown && known && times <= 1:
			uncertain, visible = uncertain+1, visible+times
		case d.State == reflection.Dead && d.Reason == "MessageWritesBlocked" && times == 0 && blocks && d.DueAt.After(at):
		default:
			a.Errorf("%s is %s (%s) and visible %d times", d.Key, d.State, d.Reason, times)
		}
	}
	if uncertain != a.unclear {
		a.Errorf("%d messages are unknown, and Teams gave no clear answer to %d", uncertain, a.unclear)
	}
	if visible == 0 || visible == uncertain {
		a.Errorf("of %d unknown messages %d are visible: this shows nothing", uncertain, visible)
	}
	a.Logf("%d messages, %d of them listed as unknown (%d visible)", len(a.sent), uncertain, visible)
}

// checkBlocked: whoever has blocked the bot sees nothing more, is tried once, and
// is listed among those it cannot reach.
func (a *teamsAutumn) checkBlocked() {
	a.Helper()
	left, err := a.Unlinked(a.Context(), a.people[0].Organisation)
	a.must(err)
	if a.wrong["403"] != len(a.blocks) || len(left) != len(a.blocks) {
		a.Errorf("%d have blocked the bot; they were tried %d times, and %d people are listed", len(a.blocks), a.wrong["403"], len(left))
	}
	for _, m := range a.sent {
		if at, blocks := a.blocks[m.to]; blocks && m.at.After(at) {
			a.Errorf("%s has blocked the bot and saw %q", m.to, m.text)
		}
	}
}

// teamsReader is a reader whose answers go to the bot itself.
type teamsReader struct {
	*reader
	in *teamsAutumn
}

func (p teamsReader) reacts(m bottest.Seen) {
	time.Sleep(time.Minute + time.Duration(p.draw.IntN(90*60))*time.Second)
	hands := p.hands[p.user] // not a lock, for which the clock of a bubble stands
	hands <- struct{}{}
	defer func() { <-hands }()
	fate := p.draw.Float64()
	switch {
	case strings.HasPrefix(m.Message.Text, "Hello "):
		p.presses(m, "Start", "OK")
		p.begins()
	case m.Button("Two minutes") == "":
		if fate < 0.4 {
			p.presses(m, m.Buttons()[0].Label)
		}
	case fate < 0.5:
		p.writes(m)
	case fate < 0.65:
		p.types()
	case fate < 0.7:
		p.presses(m, "Skip")
	}
}

// presses presses the button whose label begins with one of these.
func (p teamsReader) presses(m bottest.Seen, labels ...string) bot.Answer {
	for _, label := range labels {
		if button := m.Button(label); button != "" {
			return p.does(bot.Incoming{Kind: bot.Press, Button: button, Where: m.Where, EventID: p.event()})
		}
	}
	p.Errorf("%s has no button %v in %q", p.user, labels, m.Message.Text)
	return bot.Answer{}
}

// writes opens the Form of a prompt, fills it in and sends it.
func (p teamsReader) writes(m bottest.Seen) {
	form := p.presses(m, "Two minutes").Form
	if form == nil {
		p.Errorf("%s was given no Form", p.user)
		return
	}
	w := writing{user: p.user, text: p.text()}
	values := bot.Values{"description": {reflection.Private(w.text)}}
	for _, in := range form.Inputs {
		if in.Value != "" && values[in.ID] == nil {
			values[in.ID] = []reflection.Private{reflection.Private(in.Value)}
		}
	}
	if p.chance(0.3) {
		values["when"], values["then"] = []reflection.Private{"they pack up"}, []reflection.Private{"ask one more question"}
		values["on"] = []reflection.Private{reflection.Private(time.Now().AddDate(0, 0, 4).Format(time.DateOnly))}
	}
	answer := p.does(bot.Incoming{Kind: bot.Submit, Form: form.ID, Values: values})
	w.taken = answer.Error == nil && answer.Form == nil
	p.note(w)
}

// types sends a message to the bot, which Teams may pass on twice.
func (p teamsReader) types() {
	w := writing{user: p.user, text: p.text(), taken: true}
	said := bot.Incoming{Kind: bot.Say, Text: reflection.Private(w.text), EventID: p.event()}
	p.does(said)
	if p.chance(0.3) {
		p.happened("an event repeated")
		p.does(said)
	}
	p.note(w)
}

// does does something, and has what the bot answers shown. What of that fails is
// no delivery, and lost.
func (p teamsReader) does(in bot.Incoming) bot.Answer {
	in.Workspace, in.User = p.in.ws.ID, p.user
	ctx := context.WithoutCancel(p.Context())
	answer := p.in.receiver.Receive(ctx, in)
	to := bot.Address{Workspace: p.in.ws, User: p.user, Conversation: p.in.profile(p.user).Conversation}
	if answer.Update != nil && in.Where != "" {
		_ = p.in.platform.Update(ctx, to, in.Where, *answer.Update)
	}
	for _, m := range answer.Messages {
		_, _ = p.in.platform.Send(ctx, to, m, "")
	}
	return answer
}
