package reflection_test

import (
	"errors"
	"testing"

	"plenary/reflection"
)

func (n *town) speaks(id string, words reflection.Private) reflection.Said {
	n.t.Helper()
	said, err := n.Attach(n.t.Context(), n.asha, clipEvent(id), "audio/mp4", "SOUND", words)
	n.must(err)
	return said
}

func clipEvent(id string) reflection.Event { return reflection.Event{Workspace: "northchat", ID: id} }

// transcribed is whether the words of a clip were kept, and what came of it.
func (n *town) transcribed(by reflection.Member, id string, words reflection.Private) (reflection.Said, bool) {
	n.t.Helper()
	said, kept, err := n.Transcribe(n.t.Context(), by, clipEvent(id), words)
	n.must(err)
	return said, kept
}

// newest is Asha's newest entry.
func (n *town) newest() reflection.Entry {
	n.t.Helper()
	all, err := n.Store.Entries(n.t.Context(), "north", "asha", 1)
	n.must(err)
	return all[0]
}

const words reflection.Private = "The exit tickets showed two gaps."

// The words of a clip stand where a typed message would, whether they come with
// it or later, and once.
func TestTheWordsOfAClip(t *testing.T) {
	n := newTown(t)
	first := n.speaks("Ev1", words)
	if e := n.newest(); first.Stage != reflection.Description || e.Answers[reflection.Description].Text != words || len(e.Clips) != 1 {
		t.Errorf("with the clip: at %q, %d clips", first.Stage, len(e.Clips))
	}
	if _, err := n.Attach(t.Context(), n.asha, clipEvent("Ev1"), "audio/mp4", "SOUND", words); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("the same event again: %v", err)
	}

	later := n.speaks("Ev2", "")
	if later.Stage != "" {
		t.Errorf("without words: at %q", later.Stage)
	}
	said, kept := n.transcribed(n.asha, "Ev2", "They pack up early.")
	stage := n.newest().Middle
	if !kept || said.Stage != stage || n.newest().Answers[stage].Text != "They pack up early." {
		t.Errorf("later: kept %v at %q, want at %q", kept, said.Stage, stage)
	}
	if _, kept := n.transcribed(n.asha, "Ev2", "Something else."); kept {
		t.Error("the words are kept twice")
	}
}

// Words that come late never move on to another question, nor replace what
// was written meanwhile.
func TestTheWordsOfAClipComeTooLate(t *testing.T) {
	n := newTown(t)
	n.speaks("Ev1", "")
	_, err := n.Say(t.Context(), n.asha, clipEvent("Ev2"), "I typed it after all.")
	n.must(err)
	if _, kept := n.transcribed(n.asha, "Ev1", words); kept {
		t.Error("they are kept beside what was typed")
	}
	e := n.newest()
	if e.Answers[reflection.Description].Text != "I typed it after all." || !e.Answers[e.Middle].Text.Blank() {
		t.Error("they are somewhere in the entry")
	}
}

func TestWordsThatAreNobodysClip(t *testing.T) {
	n := newTown(t)
	n.speaks("Ev1", "")
	cases := map[string]struct {
		by    reflection.Member
		id    string
		words reflection.Private
	}{
		"another person's": {n.ben, "Ev1", words},
		"another event's":  {n.asha, "Ev7", words},
		"no words":         {n.asha, "Ev1", " \n"},
	}
	for name, c := range cases {
		if _, kept := n.transcribed(c.by, c.id, c.words); kept {
			t.Errorf("%s are kept", name)
		}
	}
	n.must(n.DeleteEntry(t.Context(), n.asha, n.newest().ID))
	if _, kept := n.transcribed(n.asha, "Ev1", words); kept {
		t.Error("they bring a deleted entry back")
	}
}

// What was spoken meets the guards as what was typed does: after the fact.
func TestTheGuardsHearTheWordsOfAClip(t *testing.T) {
	const troubling reflection.Private = "Kayleigh Brown in 9B told me that her dad hits her."
	n := newTown(t)
	withClip := n.speaks("Ev1", troubling)
	n.speaks("Ev2", "")
	later, _ := n.transcribed(n.asha, "Ev2", troubling)
	for name, said := range map[string]reflection.Said{"with the clip": withClip, "later": later} {
		if !said.Guard.Safety || len(said.Guard.Names) == 0 || said.Contact.Lead != "Jo Reed" {
			t.Errorf("%s: the guards say %+v", name, said.Guard)
		}
	}
}

// A clip, as a typed message, says once that its copy stays in the chat.
func TestAClipTellsOnceThatItsCopyStays(t *testing.T) {
	n := newTown(t)
	if first, second := n.speaks("Ev1", ""), n.speaks("Ev2", words); !first.Tell || second.Tell {
		t.Errorf("told %v, then %v", first.Tell, second.Tell)
	}
}
