package reflection

import (
	"context"
	"fmt"
)

// Said is what came of a message a person typed, or a clip they spoke, in the
// chat itself.
type Said struct {
	Entry   Entry // the entry it went to
	Stage   Stage // where it went; empty for a clip
	Cut     bool  // the text was longer than an entry takes; the chat has all of it
	Tell    bool  // tell them, this once, that this copy stays in the chat
	Guard   Guard
	Contact Safeguarding
}

// Say keeps a typed message: at the next unanswered stage of the open entry,
// else at the start of a new one. The event is kept in the same write, so that
// a repeat of it is ErrExists and changes nothing.
func (s *Service) Say(ctx context.Context, by Member, event Event, text Private) (Said, error) {
	text = Clean(text)
	if text.Blank() {
		return Said{}, Fault{string(Description), Blank}
	}
	said := Said{}
	if tooLong(text) {
		text, said.Cut = Private([]rune(text.Reveal())[:MaxText]), true
	}
	guard, contact, err := s.guard(ctx, by, text, Choices{})
	if err != nil {
		return Said{}, fmt.Errorf("say: %w", err)
	}
	if guard != nil { // the text is in the chat already: they are told, not asked
		said.Guard, said.Contact = *guard, contact
	}
	err = s.byChat(ctx, by, event, &said, func(e *Entry) []Record {
		said.Stage = nextText(*e)
		a := e.Answers[said.Stage]
		e.Answers[said.Stage] = Answer{Stem: a.Stem, Text: text, Revision: a.Revision + 1}
		return nil
	})
	if err != nil {
		return Said{}, fmt.Errorf("say: %w", err)
	}
	return said, nil
}

// nextText is the next stage of an entry that takes plain text: the plan needs
// its Form.
func nextText(e Entry) Stage {
	if next, more := e.Next(""); more && next != ActionPlan {
		return next
	}
	return ""
}

// Attach keeps a clip the person spoke or uploaded, readable by them alone.
func (s *Service) Attach(ctx context.Context, by Member, event Event, mediaType string, clip Private) (Said, error) {
	switch {
	case len(clip) == 0:
		return Said{}, Fault{"clip", Blank}
	case len(clip) > MaxClip:
		return Said{}, Fault{"clip", TooLong}
	}
	said := Said{}
	file := File{ID: FileID(NewID()), Organisation: by.Organisation, Owner: by.ID, Type: mediaType, Body: clip}
	err := s.byChat(ctx, by, event, &said, func(e *Entry) []Record {
		file.Entry = e.ID
		e.Clips = append(e.Clips, file.ID)
		return []Record{file}
	})
	if err != nil {
		return Said{}, fmt.Errorf("attach clip: %w", err)
	}
	return said, nil
}

// byChat changes the open entry, or a new one where there is none or no room
// in it, and remembers the event and that the person was told about the copy.
func (s *Service) byChat(ctx context.Context, by Member, event Event, said *Said, change func(*Entry) []Record) error {
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
			if e, err = s.newEntry(ctx, by, EntryID(NewID()), TwoMinutes, ""); err != nil {
				return err
			}
		}
		e = e.clone()
		records := append([]Record{event}, change(&e)...)
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
