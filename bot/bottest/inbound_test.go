package bottest_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// told is what a desk hears of so many events of one kind, through disorder.
func told(t *testing.T, kind bot.IncomingKind, seed uint64, ids ...string) (heard []string, d *desk, late []bot.Answer) {
	d = &desk{answer: bot.Answer{Messages: []bot.Message{{Text: "Heard."}}}}
	disorder := bottest.Disorderly(d, seed)
	for n, id := range ids {
		in := bot.Incoming{Workspace: "T1", User: "U0ASHA", EventID: id, Kind: kind, Text: reflection.Private(fmt.Sprint(n))}
		answer := disorder.Receive(t.Context(), in)
		if waits := kind == bot.Press || id == ""; waits && len(answer.Messages) == 0 {
			t.Errorf("nobody answered event %d", n)
		}
	}
	late = disorder.Rest(t.Context())
	for _, in := range d.told {
		heard = append(heard, in.Text.Reveal())
	}
	return heard, d, late
}

var twenty = func() (ids []string) {
	for n := range 20 {
		ids = append(ids, fmt.Sprint("Ev", n))
	}
	return ids
}()

func TestDisorder(t *testing.T) {
	for kind, reordered := range map[bot.IncomingKind]bool{bot.Say: true, bot.SentClip: true, bot.Press: false} {
		heard, _, late := told(t, kind, 1, twenty...)
		var firsts []string
		for _, h := range heard {
			if !slices.Contains(firsts, h) {
				firsts = append(firsts, h)
			}
		}
		if len(firsts) != 20 || len(heard) < 25 {
			t.Errorf("%s: heard %v: want each, and some again", kind, heard)
		}
		ordered := strings.Join(firsts, " ") == "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19"
		if ordered == reordered {
			t.Errorf("%s: in the order %v", kind, firsts)
		}
		if again := slices.Compact(slices.Clone(heard)); kind == bot.Press && len(heard)-len(again) < 5 {
			t.Errorf("hardly anything came twice at once: %v", heard)
		}
		if len(late) < len(heard)-20 {
			t.Errorf("%s: %d late answers to %d events", kind, len(late), len(heard))
		}
	}
}

func TestDisorderFollowsFromItsSeed(t *testing.T) {
	one, _, _ := told(t, bot.Say, 1, twenty...)
	again, _, _ := told(t, bot.Say, 1, twenty...)
	other, _, _ := told(t, bot.Say, 2, twenty...)
	if !slices.Equal(one, again) || slices.Equal(one, other) {
		t.Errorf("seed 1: %v, then %v; seed 2: %v", one, again, other)
	}
}

// What has no EventID could not be recognised when it came again, so it comes
// once, at once.
func TestNoDisorderWithoutAnEventID(t *testing.T) {
	heard, _, late := told(t, bot.Say, 1, "", "", "", "")
	if !slices.Equal(heard, []string{"0", "1", "2", "3"}) || len(late) > 0 {
		t.Errorf("heard %v", heard)
	}
}

func TestDisorderOfManyAtOnce(t *testing.T) {
	d := &desk{}
	disorder := bottest.Disorderly(d, 1)
	var all sync.WaitGroup
	for _, id := range twenty {
		all.Go(func() { disorder.Receive(t.Context(), bot.Incoming{EventID: id, Kind: bot.Say}) })
	}
	all.Wait()
	disorder.Rest(t.Context())
	heard, _, _ := told(t, bot.Say, 1, twenty...)
	if len(d.told) != len(heard) {
		t.Errorf("heard %d events at once and %d one by one", len(d.told), len(heard))
	}
	if disorder.HomeOf(t.Context(), "T1", "U0ASHA").Text != "Your Home." {
		t.Error("her Home is another")
	}
}
