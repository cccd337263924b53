package reflection

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Line is something of a person's own that they can pick to share: a
// sentence, a stage, or a whole entry.
type Line struct {
	ID    string // for Picked: the entry, the stage and the sentence's number
	Entry Entry
	Stage Stage // empty for a whole entry
	Whole bool  // all of the stage, or of the entry
	Text  Private
}

// Lines lists what can be picked from an entry, sentences first. With an empty
// id it lists the newest entries, as many as fit.
func (s *Service) Lines(ctx context.Context, by Member, id EntryID) ([]Line, error) {
	if id != "" {
		p, err := s.ReadEntry(ctx, by, id)
		return p.lines(), err
	}
	journal, err := s.Journal(ctx, by, 0)
	if err != nil {
		return nil, err
	}
	var lines []Line
	for _, e := range journal.Entries[:min(len(journal.Entries), 3)] {
		p, err := s.ReadEntry(ctx, by, e.ID)
		if err != nil {
			return nil, err
		}
		lines = append(lines, p.lines()...)
	}
	return lines, nil
}

// Picked is the text of a line that was listed, as it stands now.
func (s *Service) Picked(ctx context.Context, by Member, id string) (Private, error) {
	entry, _, _ := strings.Cut(id, "/")
	p, err := s.ReadEntry(ctx, by, EntryID(entry))
	if err != nil {
		return "", err
	}
	for _, l := range p.lines() {
		if l.ID == id {
			return l.Text, nil
		}
	}
	return "", fmt.Errorf("picked line of entry %s: %w", entry, ErrNotFound)
}

func (p Page) lines() []Line {
	var sentences, stages []Line
	for _, stage := range p.Entry.Asks() {
		text := p.Text(stage)
		if text.Blank() {
			continue
		}
		id := string(p.Entry.ID) + "/" + string(stage)
		parts := sentencesOf(text.Reveal())
		for i, part := range parts {
			if len(parts) > 1 {
				sentences = append(sentences, Line{ID: id + "/" + strconv.Itoa(i), Entry: p.Entry, Stage: stage, Text: Private(part)})
			}
		}
		stages = append(stages, Line{ID: id, Entry: p.Entry, Stage: stage, Whole: true, Text: text})
	}
	if len(stages) > 1 {
		stages = append(stages, Line{ID: string(p.Entry.ID), Entry: p.Entry, Whole: true, Text: p.All()})
	}
	return append(sentences, stages...)
}

// Text is what stands at a stage; at the last one, the plan.
func (p Page) Text(stage Stage) Private {
	if stage != ActionPlan {
		return p.Entry.Answers[stage].Text
	}
	return p.Plan.Text()
}

// All is everything in the entry, a blank line between the stages.
func (p Page) All() Private {
	var all Private
	for _, stage := range p.Entry.Asks() {
		if text := p.Text(stage); !text.Blank() {
			all = both(all, text)
		}
	}
	return all
}

// Text is the plan in one sentence.
func (p Plan) Text() Private {
	switch {
	case p.When.Blank() && p.Then.Blank():
		return ""
	case p.When.Blank():
		return "I will " + p.Then
	case p.Then.Blank():
		return "When " + p.When
	}
	return "When " + p.When + ", then I will " + p.Then
}

// sentencesOf splits text at line ends and where a full stop, question or
// exclamation mark is followed by a space and no small letter.
func sentencesOf(text string) []string {
	var parts []string
	for line := range strings.SplitSeq(text, "\n") {
		runes, from := []rune(line), 0
		for i, r := range runes {
			ends := strings.ContainsRune(".?!…", r) && i+2 < len(runes) &&
				unicode.IsSpace(runes[i+1]) && !unicode.IsLower(runes[i+2])
			if ends || i == len(runes)-1 {
				if part := strings.TrimSpace(string(runes[from : i+1])); part != "" {
					parts = append(parts, part)
				}
				from = i + 1
			}
		}
	}
	return parts
}

// Excerpt is the first n words of a text, and whether anything was left out.
func Excerpt(text Private, n int) (Private, bool) {
	words := strings.Fields(text.Reveal())
	if len(words) <= n {
		return text, false
	}
	return Private(strings.Join(words[:n], " ") + " …"), true
}
