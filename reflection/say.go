package reflection

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

// Said is what came of a message a person typed, or a clip they spoke, in the
// chat itself.
type Said struct {
	Entry   Entry // the entry it went to
	Stage   Stage // where its words went; empty for a clip without any
	Cut     bool  // the text was longer than an entry takes; the chat has all of it
	Tell    bool  // tell them, this once, that this copy stays in the chat
	Guard   Guard
	Contact Safeguarding
}

// Say keeps a typed message: at the next unanswered stage of the open entry,
// else at the start of a new one. The event is kept in the same write, so that
// a repeat of it is ErrExists and changes nothing.
func (s *Service) Say(ctx context.Context, by Member, event Event, text Private) (Said, error) {
	text, said, err := s.heard(ctx, by, text)
	if err != nil {
		return Said{}, fmt.Errorf("say: %w", err)
	}
	if text.Blank() {
		return Said{}, Fault{string(Description), Blank}
	}
	err = s.byChat(ctx, by, event, &said, func(e *Entry, next Stage) []Record {
		said.Stage = next
		e.put(next, text)
		return nil
	})
	if err != nil {
		return Said{}, fmt.Errorf("say: %w", err)
	}
	return said, nil
}

// heard makes what was said in the chat fit to keep, and lets the guards look
// at it. It is in the chat already: the person is told, not asked.
func (s *Service) heard(ctx context.Context, by Member, text Private) (Private, Said, error) {
	text, said := Clean(text), Said{}
	if text.longer(MaxText) {
		text, said.Cut = Private([]rune(text.Reveal())[:MaxText]), true
	}
	guard, contact, err := s.guard(ctx, by, text, Choices{})
	if guard != nil {
		said.Guard, said.Contact = *guard, contact
	}
	return text, said, err
}

// put answers a stage. What asks no more is finished.
func (e *Entry) put(at Stage, text Private) {
	a := e.Answers[at]
	e.Answers[at] = Answer{Stem: a.Stem, Text: text, Revision: a.Revision + 1}
	_, more := e.Next("")
	e.Finished = e.Finished || !more
}

// nextText is the next stage of an entry that takes plain text: the plan needs
// its Form.
func nextText(e Entry) Stage {
	if next, more := e.Next(""); more && next != ActionPlan {
		return next
	}
	return ""
}

// Attach keeps a clip the person spoke or uploaded, readable by them alone. It
// answers the stage that a typed message would; words are its transcript, blank
// where there is none yet, and stand there.
func (s *Service) Attach(ctx context.Context, by Member, event Event, mediaType string, clip, words Private) (Said, error) {
	switch {
	case len(clip) == 0:
		return Said{}, Fault{"clip", Blank}
	case len(clip) > MaxClip:
		return Said{}, Fault{"clip", TooLong}
	}
	words, said, err := s.heard(ctx, by, words)
	if err != nil {
		return Said{}, fmt.Errorf("attach clip: %w", err)
	}
	file := File{ID: clipOf(event), Organisation: by.Organisation, Owner: by.ID, Type: mediaType, Body: clip}
	err = s.byChat(ctx, by, event, &said, func(e *Entry, next Stage) []Record {
		file.Entry = e.ID
		e.Clips = append(e.Clips, file.ID)
		e.Spoken[file.ID] = next
		if !words.Blank() {
			said.Stage = next
			e.put(next, words)
		}
		return []Record{file}
	})
	if err != nil {
		return Said{}, fmt.Errorf("attach clip: %w", err)
	}
	return said, nil
}

// clipOf is the id of the clip that came with an event: its transcript, which
// may come later, names the event.
func clipOf(event Event) FileID {
	sum := sha256.Sum256([]byte(string(event.Workspace) + "/" + event.ID))
	return FileID(strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15])))
}

// Transcribe keeps the words of a clip that Attach has kept with the event, if
// nothing stands at the stage that the clip answers by now. False means that
// nothing was kept: something stands there, there are no words, or the clip is
// gone.
func (s *Service) Transcribe(ctx context.Context, by Member, event Event, words Private) (said Said, kept bool, err error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Said{}, false, err
	}
	words, said, err = s.heard(ctx, by, words)
	if err == nil && !words.Blank() {
		err = retry(func() (err error) {
			kept, err = s.transcribe(ctx, by, clipOf(event), words, &said)
			return err
		})
	}
	if err != nil {
		return Said{}, false, fmt.Errorf("transcribe clip: %w", err)
	}
	return said, kept, nil
}

// transcribe looks for the clip where Attach puts one.
func (s *Service) transcribe(ctx context.Context, by Member, clip FileID, words Private, said *Said) (kept bool, err error) {
	recent, err := s.Store.Entries(ctx, by.Organisation, by.ID, lately)
	for _, e := range recent {
		stage, spoken := e.Spoken[clip]
		if !spoken || !e.Answers[stage].Text.Blank() {
			continue
		}
		e = e.clone()
		e.put(stage, words)
		said.Entry, said.Stage = e, stage
		err = s.Store.Write(ctx, by.Organisation, e)
		return err == nil, err
	}
	return false, err
}

// byChat changes the open entry, or a new one where there is none or no room
// in it, and remembers the event and that the person was told about the copy.
func (s *Service) byChat(ctx context.Context, by Member, event Event, said *Said, change func(e *Entry, next Stage) []Record) error {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return err
	}
	return retry(func() error {
		m, err := s.Store.Member(ctx, by.Organisation, by.ID)
		if err != nil {
			return err
		}
		e, open, err := s.openEntry(ctx, by)
		if err != nil {
			return err
		}
		if !open || nextText(e) == "" {
			length, err := s.lengthByChat(ctx, m)
			if err != nil {
				return err
			}
			if e, err = s.newEntry(ctx, by, EntryID(NewID()), length, ""); err != nil {
				return err
			}
		}
		e = e.clone()
		records := append([]Record{event}, change(&e, nextText(e))...)
		if said.Tell = !m.ChatCopyTold; said.Tell {
			m.ChatCopyTold = true
			records = append(records, m)
		}
		if err := s.Store.Write(ctx, by.Organisation, append(records, e)...); err != nil {
			return err
		}
		said.Entry = e
		return nil
	})
}
