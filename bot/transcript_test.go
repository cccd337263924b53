package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// spoken is what a person is told about a clip, or about its words.
func (n *town) spoken(who string, kind bot.IncomingKind, event string, words reflection.Private) []bot.Message {
	in := bot.Incoming{Workspace: "w", User: who, EventID: event, Kind: kind, Words: words}
	if kind == bot.SentClip {
		in.Clip, in.ClipType = "SOUND", "audio/mp4"
	}
	return n.Receive(n.t.Context(), in).Messages
}

// A person is told once, with the first clip, that it stays in the chat and how
// it goes from there, and later that its words have come; never the words.
func TestWhatIsSaidAboutAClip(t *testing.T) {
	const words reflection.Private = "Kayleigh Brown asked why."
	n := newTown(t).started()
	first := n.spoken("asha", bot.SentClip, "Ev1", "")
	if len(first) != 1 || !strings.Contains(first[0].Text, "stays in this chat") || !strings.Contains(first[0].Text, "You can delete it there") {
		t.Errorf("the first clip: %+v", first)
	}
	if again := n.spoken("asha", bot.SentClip, "Ev1", ""); len(again) != 0 {
		t.Errorf("the same clip again: %+v", again)
	}
	later := n.spoken("asha", bot.Transcribed, "Ev1", words)
	if len(later) != 2 || !strings.Contains(later[0].Text, "The words of your clip") || !strings.Contains(later[1].Text, "pupil's name") {
		t.Errorf("its words: %+v", later)
	}
	if again := n.spoken("asha", bot.Transcribed, "Ev1", words); len(again) != 0 {
		t.Errorf("its words again: %+v", again)
	}
	second := n.spoken("asha", bot.SentClip, "Ev2", words)
	if len(second) != 2 || strings.Contains(second[0].Text, "stays in this chat") {
		t.Errorf("the second clip: %+v", second)
	}
	for _, m := range append(append(first, later...), second...) {
		if strings.Contains(m.Text, "Kayleigh") || len(strings.Fields(m.Text)) > 40 {
			t.Errorf("a message of %d words: %q", len(strings.Fields(m.Text)), m.Text)
		}
	}
}
