package bot_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
	"plenary/store/storetest"
)

// Roles are walls (product promise P6): whatever a coordinator presses, sends
// or asks the domain for, offered or made up, gives them no word that anybody
// wrote, and not that or when they wrote.

const canary = "Zqcanary7"

// wroteAt is a minute at which nothing else happens.
var wroteAt = wall("2026-11-11 10:37")

// written is what Asha and Sam have in a town where she wrote.
type written struct {
	entry   reflection.Entry
	share   reflection.ShareID
	draft   reflection.ShareID
	prompt  reflection.DeliveryID
	meeting reflection.MeetingID
	file    reflection.FileID
}

// writes has Asha fill in everything there is, with marked words.
func (n *town) writes() (w written) {
	n.t.Helper()
	ctx := n.t.Context()
	asha, err := n.db.Member(ctx, "north", "asha")
	must(n.t, err)
	n.set(wroteAt)
	form := n.press("asha", "full-cycle").Form
	for form != nil {
		values := map[string]string{}
		for _, in := range form.Inputs {
			if in.Kind == bot.Long || in.Kind == bot.Text {
				values[in.ID] = canary + " " + in.ID
			}
		}
		form = n.send("asha", form, values).Form
	}
	_, err = n.Service.Attach(ctx, asha, reflection.Event{Workspace: "w", ID: reflection.NewID(), At: n.now()}, "audio/webm", canary, canary)
	must(n.t, err)
	journal, err := n.Service.Journal(ctx, asha, 0)
	must(n.t, err)
	for _, e := range journal.Entries {
		page, err := n.Service.ReadEntry(ctx, asha, e.ID)
		must(n.t, err)
		if clips := page.Entry.Clips; len(clips) > 0 {
			w.file = clips[0]
		}
		if len(page.Entry.Answers) > 2 {
			w.entry = page.Entry
		}
	}
	if w.file == "" || w.entry.ID == "" {
		n.t.Fatalf("Asha has no clip or no entry among %d", len(journal.Entries))
	}
	draft, err := n.Service.Draft(ctx, asha, canary, reflection.Choices{})
	must(n.t, err)
	shared, err := n.Service.Draft(ctx, asha, canary, reflection.Choices{})
	must(n.t, err)
	_, err = n.Service.ShareDraft(ctx, asha, shared.Share.ID)
	must(n.t, err)
	w.draft, w.share = draft.Share.ID, shared.Share.ID
	w.meeting = reflection.NewMeetingID("asha", onDay("2026-11-17"))
	_, err = n.Service.Agree(ctx, asha, w.meeting, reflection.Agreement{Line: canary})
	must(n.t, err)
	rows, err := n.db.DeliveriesTo(ctx, "north", []reflection.MemberID{"asha"}, n.now(), n.now().AddDate(0, 1, 0), reflection.PromptKind)
	must(n.t, err)
	w.prompt = rows[0].ID
	return w
}

// refs are what a made-up button can be about.
func (w written) refs() []string {
	entry, meeting := string(w.entry.ID), string(w.meeting)
	refs := []string{"", "s", "asha", entry, meeting, "yes/" + meeting, meeting + ":1", string(w.share), string(w.draft), string(w.file),
		string(w.prompt), "tried/" + entry + "/" + string(w.prompt)}
	for _, stage := range reflection.Stages() {
		refs = append(refs, entry+"/"+string(stage), entry+":"+string(stage)+".0", entry+":"+string(stage)+".1")
	}
	return refs
}

// inside sees every string and instant inside a value, private ones revealed.
func inside(v reflect.Value, see func(any)) {
	switch v.Kind() {
	case reflect.String:
		see(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			inside(v.Elem(), see)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			inside(v.Index(i), see)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			inside(k, see)
			inside(v.MapIndex(k), see)
		}
	case reflect.Struct:
		if v.CanInterface() {
			if at, is := reflect.TypeAssert[time.Time](v); is {
				see(at)
				return
			}
		}
		for _, field := range v.Fields() {
			inside(field, see)
		}
	}
}

// leaks lists what a value says of what Asha wrote, and when.
func leaks(v any) (found []string) {
	inside(reflect.ValueOf(v), func(part any) {
		switch part := part.(type) {
		case string:
			if strings.Contains(part, canary) || strings.Contains(part, wroteAt.Format("15:04")) {
				found = append(found, part)
			}
		case time.Time:
			if part.Sub(wroteAt).Abs() < time.Minute {
				found = append(found, part.String())
			}
		}
	})
	return found
}

// spoiling are the buttons, Forms and calls that change or take away what Asha
// wrote, if they are let: they come last, when everything else has looked.
var spoiling = []string{"answer", "agree", "line", "delete", "withdraw", "drop-draft",
	"Answer", "Agree", "FollowUp", "DeleteEntry", "Withdraw"}

func spoilingLast(names []string) []string {
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b string) int { return slices.Index(spoiling, a) - slices.Index(spoiling, b) })
	return names
}

// everyPress presses every button and sends every Form, about everything, and
// gives what was answered with a leak in it.
func (n *town) everyPress(who string, w written) (bad []string) {
	for _, name := range spoilingLast(bot.Presses) {
		if name == "leave" { // it erases whoever presses it
			continue
		}
		for _, ref := range w.refs() {
			for _, found := range leaks(n.press(who, strings.TrimSuffix(name+":"+ref, ":"))) {
				bad = append(bad, name+":"+ref+" says "+found)
			}
		}
	}
	for _, name := range spoilingLast(bot.Submits) {
		for _, ref := range w.refs() {
			form := &bot.Form{ID: name + ":" + ref}
			for _, in := range []string{"description", "plan", "when", "then", "line", "agreed", "met", reflection.ECTField, reflection.LeadField} {
				form.Inputs = append(form.Inputs, bot.Input{ID: in, Value: "x"})
			}
			for _, found := range leaks(n.send(who, form, nil)) {
				bad = append(bad, "the form "+name+":"+ref+" says "+found)
			}
		}
	}
	return bad
}

// everyCall calls every method of the domain that a person acts in, about what
// Asha wrote, and gives those that answer with a leak.
func (n *town) everyCall(by reflection.Member, w written) (bad []string, called int) {
	service := reflect.ValueOf(n.Service)
	var names []string
	for i := range service.NumMethod() {
		kind, name := service.Method(i).Type(), service.Type().Method(i).Name
		if kind.NumIn() >= 2 && kind.In(1) == reflect.TypeFor[reflection.Member]() && name != "EraseSelf" {
			names = append(names, name)
		}
	}
	for _, name := range spoilingLast(names) {
		method := service.MethodByName(name)
		args := []reflect.Value{reflect.ValueOf(n.t.Context()), reflect.ValueOf(by)}
		for j := 2; j < method.Type().NumIn(); j++ {
			arg := reflect.New(method.Type().In(j)).Elem()
			w.fill(arg)
			args = append(args, arg)
		}
		for _, result := range method.Call(args) {
			for _, found := range leaks(result.Interface()) {
				bad = append(bad, name+" gives "+found)
			}
		}
	}
	return bad, len(names)
}

// fill makes an argument that is about what Asha wrote, wherever it can be.
func (w written) fill(v reflect.Value) {
	about := map[reflect.Type]any{
		reflect.TypeFor[reflection.MemberID]():    reflection.MemberID("asha"),
		reflect.TypeFor[reflection.EntryID]():     w.entry.ID,
		reflect.TypeFor[reflection.PlanID]():      reflection.PlanID(w.entry.ID),
		reflect.TypeFor[reflection.ShareID]():     w.share,
		reflect.TypeFor[reflection.FileID]():      w.file,
		reflect.TypeFor[reflection.DeliveryID]():  w.prompt,
		reflect.TypeFor[reflection.MeetingID]():   w.meeting,
		reflect.TypeFor[reflection.SchoolID]():    reflection.SchoolID("s"),
		reflect.TypeFor[reflection.WorkspaceID](): reflection.WorkspaceID("w"),
		reflect.TypeFor[reflection.Stage]():       reflection.Description,
		reflect.TypeFor[reflection.Length]():      reflection.TwoMinutes,
		reflect.TypeFor[reflection.Tap]():         reflection.TapYes,
		reflect.TypeFor[reflection.PlanOutcome](): reflection.OutcomeNotYet,
		reflect.TypeFor[reflection.Private]():     reflection.Private("x"),
		reflect.TypeFor[reflection.Date]():        onDay("2026-11-17"),
		reflect.TypeFor[reflection.Entry]():       reflection.Entry{ID: w.entry.ID, Organisation: "north", Author: "asha"},
		reflect.TypeFor[string]():                 string(w.entry.ID) + "/" + string(reflection.Description),
	}
	if value, known := about[v.Type()]; known {
		v.Set(reflect.ValueOf(value))
		return
	}
	if v.Kind() == reflect.Struct && v.CanSet() && v.Type() != reflect.TypeFor[time.Time]() {
		for _, field := range v.Fields() {
			if field.CanSet() {
				w.fill(field)
			}
		}
	}
}

func onBoth(t *testing.T, test func(t *testing.T, url string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, "sqlite:"+filepath.Join(t.TempDir(), "p.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, storetest.Postgres(t)) })
}

func TestNoButtonAndNoCallGivesACoordinatorWhatOthersWrote(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		n := newTownOn(t, url).started()
		w := n.writes()
		n.at("2026-11-16 16:01")
		// The same presses and calls do find it for the one whose it is, and for
		// the mentor it was shared with: they look in the right places.
		asha, err := n.db.Member(t.Context(), "north", "asha")
		must(t, err)
		if calls, _ := n.everyCall(asha, w); len(calls) < 10 {
			t.Errorf("for Asha herself only %d of the calls find her words: %q", len(calls), calls)
		}
		w = n.writes()
		n.at("2026-11-16 16:01")
		if got := n.everyPress("sam", w); len(got) == 0 {
			t.Error("not even Sam's note has the line that was shared with him")
		}
		for _, roles := range [][]reflection.Role{
			{reflection.Coordinator}, {reflection.Coordinator, reflection.Colleague},
			{reflection.ECT, reflection.Mentor, reflection.Coordinator, reflection.Colleague},
		} {
			n.change("khan", func(m *reflection.Member) { m.Roles = roles })
			w := n.writes()
			n.at("2026-11-16 16:01")
			khan, err := n.db.Member(t.Context(), "north", "khan")
			must(t, err)
			bad, called := n.everyCall(khan, w)
			if called < 40 {
				t.Errorf("only %d methods were called", called)
			}
			for _, b := range append(bad, n.everyPress("khan", w)...) {
				t.Errorf("to a coordinator who is %v: %s", roles, b)
			}
		}
	})
}

// seen is every text and button that a person comes to by pressing what is
// offered, from Home on, and what they were told.
func (n *town) seen(who string) (all []string) {
	var todo []bot.Button
	done := map[string]bool{}
	look := func(where, text string, buttons []bot.Button) {
		all = append(all, where+": "+text)
		todo = append(todo, buttons...)
	}
	home := n.home(who)
	look("home", home.Text, home.Buttons)
	for _, m := range n.told(who) {
		look("told", m.Text, m.Buttons)
	}
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		name, _, _ := strings.Cut(next.ID, ":")
		if done[name+next.Label] || name == "leave" || name == "decline" {
			continue
		}
		done[name+next.Label] = true
		a := n.press(who, next.ID)
		for _, m := range a.Messages {
			look(next.Label, m.Text, m.Buttons)
		}
		if a.View != nil {
			look(next.Label, a.View.Text, a.View.Buttons)
		}
		if a.Form != nil {
			look(next.Label, fmt.Sprintf("%s %s %+v", a.Form.Title, a.Form.Intro, a.Form.Inputs), a.Form.Buttons)
		}
	}
	return all
}

// A coordinator's whole world reads the same whether Asha wrote, shared and
// agreed, or did nothing at all.
func TestACoordinatorSeesTheSameWhetherAnybodyWrote(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		world := func(url string, write bool) []string {
			n := newTownOn(t, url).started()
			n.set(wroteAt)
			if write {
				n.writes()
			}
			for _, when := range []string{"2026-11-13 12:31", "2026-11-20 12:31", "2026-12-27 03:20"} {
				n.at(when)
				_, err := n.Service.KeepHouse(t.Context(), "north")
				must(t, err)
			}
			return n.seen("khan")
		}
		silent := world("sqlite:"+filepath.Join(t.TempDir(), "silent.db"), false)
		if len(silent) < 12 || !slices.ContainsFunc(silent, func(s string) bool { return strings.HasPrefix(s, "Half-term counts: ") }) {
			t.Fatalf("the coordinator came to only %d places: %q", len(silent), silent)
		}
		if diff := cmp.Diff(silent, world(url, true)); diff != "" {
			t.Errorf("it shows (-silent +wrote):\n%s", diff)
		}
	})
}
