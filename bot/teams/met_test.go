package teams

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

var asha = reflection.Profile{User: ashaAAD, Name: "Asha Rao", Email: "asha@northfield.example", Conversation: serviceURL + " " + chat}

// However often it is said, and in whatever order, that the app was put in:
// the person is asked after once.
func TestPutIn(t *testing.T) {
	for name, order := range map[string][]string{
		"as it should be":  {putIn, botAdded},
		"the other way":    {botAdded, putIn},
		"again and again":  {botAdded, putIn, putIn, botAdded, botAdded},
		"by an upgrade":    {strings.Replace(putIn, `"add"`, `"add-upgrade"`, 1)},
		"words come first": {spoken, putIn},
		"only a press":     {fetchPressed},
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, &office{})
			for _, a := range order {
				r.post(a)
			}
			r.close(t)
			if diff := cmp.Diff(asha, r.roll.People()[0]); diff != "" {
				t.Errorf("met (-want +got):\n%s", diff)
			}
			if asked := r.made(http.MethodGet); len(asked) != 1 || !strings.HasSuffix(asked[0].path, "/members/"+ashaHere) {
				t.Errorf("asked who she is by %v, want once", asked)
			}
			if sent := r.made(http.MethodPost); len(sent) > 0 {
				t.Errorf("sent %v: the ledger welcomes people", sent)
			}
		})
	}
}

// Somebody who is known is not asked after again.
func TestMetBefore(t *testing.T) {
	r := receive(t, &office{})
	r.roll.Link(ashaAAD)
	r.taking(t, spoken, strings.Replace(spoken, "1795000000001", "1795000000002", 1))
	if asked := r.made(http.MethodGet); len(asked) > 0 {
		t.Errorf("asked who she is: %v", asked)
	}
	want := []reflection.Profile{{User: ashaAAD, Conversation: asha.Conversation}}
	if diff := cmp.Diff(want, r.roll.People()); diff != "" {
		t.Errorf("met (-want +got):\n%s", diff)
	}
}

// A conversation that has moved to another Connector is followed.
func TestMovedConversation(t *testing.T) {
	r := receive(t, &office{})
	r.roll.Link(ashaAAD)
	moved := strings.Replace(strings.Replace(spoken, "1795000000001", "1795000000002", 1), chat, "a:new", 1)
	r.taking(t, spoken, moved)
	if n := len(r.roll.People()); n != 2 || r.roll.People()[1].Conversation != serviceURL+" a:new" {
		t.Errorf("met %v", r.roll.People())
	}
}

// A stranger is not kept, and can say so to the bot, which knows what to say.
func TestStranger(t *testing.T) {
	r := receive(t, &office{})
	r.email = "stranger@elsewhere.example"
	r.taking(t, putIn, spoken)
	if len(r.roll.People()) > 0 || len(r.all()) != 1 {
		t.Errorf("met %v, told %v", r.roll.People(), r.all())
	}
	if strings.Contains(r.log.String(), "stranger@") {
		t.Errorf("the log names them: %s", r.log)
	}
}

func TestTakenOut(t *testing.T) {
	for name, activity := range map[string]string{
		"said by the install":      takenOut,
		"said by the conversation": botRemoved,
		"by an upgrade":            strings.Replace(takenOut, `"remove"`, `"remove-upgrade"`, 1),
		"without a time":           strings.Replace(takenOut, `"timestamp":"2026-11-12T15:46:03.1234567Z",`, "", 1),
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, &office{})
			r.taking(t, putIn, activity)
			if !slices.Equal(r.roll.parted(), []string{ashaAAD}) {
				t.Errorf("parted with %v, want Asha", r.roll.parted())
			}
		})
	}
}

// Whoever comes back is met again, though nothing else about them is new.
func TestPutInAgain(t *testing.T) {
	r := receive(t, &office{})
	r.taking(t, putIn, takenOut, putIn)
	if len(r.roll.People()) != 2 || len(r.roll.parted()) != 1 {
		t.Errorf("met %d times and parted %d times, want 2 and 1", len(r.roll.People()), len(r.roll.parted()))
	}
}

// Another process may have heard that the app was taken out meanwhile.
func TestPutInAgainIsKeptAgain(t *testing.T) {
	r := receive(t, &office{})
	r.taking(t, putIn, putIn)
	if len(r.roll.People()) != 2 {
		t.Errorf("met %d times, want 2: who is away is not known here", len(r.roll.People()))
	}
}

// That the app was taken out is old news once it was put in again.
func TestTakenOutBeforeItWasPutIn(t *testing.T) {
	r := receive(t, &office{})
	r.taking(t, putIn, strings.Replace(takenOut, "T15:46:03", "T15:46:01", 1))
	if len(r.roll.parted()) > 0 {
		t.Errorf("parted with %v", r.roll.parted())
	}
}

// Who comes to a team or leaves it has no conversation with the bot by that, nor
// has anybody who presses something there.
func TestTeamsAndGroups(t *testing.T) {
	r := receive(t, &office{})
	for _, a := range []string{putIn, botAdded, takenOut, botRemoved, fetchPressed, dialogPressed, formSent, executePressed} {
		r.post(strings.Replace(a, `"conversationType":"personal"`, `"conversationType":"channel"`, 1))
	}
	r.close(t)
	if len(r.roll.People())+len(r.roll.parted())+len(r.calls)+len(r.all()) > 0 {
		t.Errorf("met %v, parted %v, called %v, told %v", r.roll.People(), r.roll.parted(), r.calls, r.all())
	}
}
