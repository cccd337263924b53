package teams

import (
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func TestMember(t *testing.T) {
	n := newNorth(t)
	want := reflection.Profile{User: "asha", Name: "asha", Email: "asha@north.example"}
	for _, by := range []string{"asha", "29:asha"} {
		got, err := n.member(t.Context(), n.place("asha"), by)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", by, err, diff)
		}
	}
	if _, err := n.member(t.Context(), n.place("asha"), "sam"); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("somebody who is not there: %v", err)
	}
	n.answer(http.StatusForbidden, "", `{"error":{"code":"BotNotInConversationRoster"}}`)
	_, err := n.member(t.Context(), n.place("asha"), "asha")
	if no, _ := errors.AsType[*bot.Refusal](err); no == nil || !no.Deactivated {
		t.Errorf("once the app was taken out: %v", err)
	}
}

// Only the school's own people are found.
func TestWhoIsNobodyOfTheTenant(t *testing.T) {
	n := newNorth(t)
	for name, body := range map[string]string{
		"a guest":         `{"objectId":"g","userPrincipalName":"pat_other.example#EXT#@north.onmicrosoft.com","email":"pat@other.example","userRole":"user"}`,
		"by their role":   `{"objectId":"g","userPrincipalName":"pat@north.example","userRole":"guest"}`,
		"not signed in":   `{"id":"29:1","name":"Anon1 (Guest)","userRole":"anonymous"}`,
		"a bot":           `{"id":"28:app","name":"Plenary"}`,
		"of no directory": `{"id":"29:1","name":"Pat","email":"pat@north.example","userRole":"user"}`,
		"nobody":          `{}`,
		"has no address":  `{"objectId":"x","name":"Pat"}`,
	} {
		n.answer(http.StatusOK, "", body)
		if _, err := n.member(t.Context(), n.place("asha"), "x"); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", name, err)
		}
	}
	n.answer(http.StatusOK, "", `{"aadObjectId":"x","givenName":"Pat","surname":"Lane","userPrincipalName":"pat@north.example","unknown":[{}]}`)
	got, err := n.member(t.Context(), n.place("asha"), "x")
	if want := (reflection.Profile{User: "x", Name: "Pat Lane", Email: "pat@north.example"}); got != want || err != nil {
		t.Errorf("an account of an older kind is %+v, %v", got, err)
	}
}

// A roster comes in pages.
func TestMembers(t *testing.T) {
	n := newNorth(t)
	for i := range 1200 {
		n.chat.Join("T1", fmt.Sprintf("u%04d", i), fmt.Sprintf("u%04d@north.example", i))
	}
	n.chat.Join("T2", "other", "other@south.example")
	all, err := n.members(t.Context(), place{n.url, bottest.Team("T1")})
	if err != nil || len(all) != 1202 {
		t.Fatalf("%d people, %v", len(all), err)
	}
	if got := n.chat.Calls(bottest.Roster); got != 3 {
		t.Errorf("%d pages", got)
	}
	n.chat.Fail(when(bottest.Roster, bottest.CutBefore()))
	if _, err := n.members(t.Context(), place{n.url, bottest.Team("T1")}); err == nil {
		t.Error("half a roster was taken for a whole one")
	}
	n.well()
	n.answer(http.StatusOK, "", `{"continuationToken":"again"}`)
	if _, err := n.members(t.Context(), place{n.url, bottest.Team("T1")}); err == nil || len(n.asked) > 100 {
		t.Errorf("a roster without an end: %v after %d requests", err, len(n.asked))
	}
}

func TestDirectory(t *testing.T) {
	n := newNorth(t)
	if _, err := n.Conversation(t.Context(), workspace, "asha"); err == nil {
		t.Error("a conversation was made before anybody was met")
	}
	n.sends(t, "sam", "d1") // who was met, and so where the tenant is served
	at, err := n.Conversation(t.Context(), workspace, "asha")
	if want := n.place("asha").String(); at != want || err != nil {
		t.Errorf("the conversation is %q, %v; want %q", at, err, want)
	}
	got, err := n.FindByID(t.Context(), workspace, "asha")
	want := reflection.Profile{User: "asha", Name: "asha", Email: "asha@north.example", Conversation: at}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("FindByID: %v (-want +got):\n%s", err, diff)
	}
	if picked, err := n.Profile(t.Context(), workspace, "asha"); picked != got || err != nil {
		t.Errorf("picked in a Form she is %+v, %v", picked, err)
	}
	if _, err := n.FindByEmail(t.Context(), workspace, "asha@north.example"); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("FindByEmail = %v", err)
	}
	_, err = n.Conversation(t.Context(), workspace, "a stranger")
	if no, _ := errors.AsType[*bot.Refusal](err); no == nil || !no.Gone || !no.Deactivated {
		t.Errorf("with somebody who does not have the app: %v", err)
	}
}
