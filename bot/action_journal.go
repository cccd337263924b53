package bot

import (
	"context"
	"strconv"

	"plenary/reflection"
)

// openJournal lists the person's entries; the reference says how many newer
// ones to leave out.
func openJournal(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, from string) (Answer, error) {
	skip, _ := strconv.Atoi(from) // empty or odd: from the newest
	page, err := b.Service.Journal(ctx, by, skip)
	if err != nil {
		return Answer{}, err
	}
	v := journalView(page)
	return Answer{View: &v}, nil
}

// readEntry opens one entry.
func readEntry(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	page, err := b.Service.ReadEntry(ctx, by, reflection.EntryID(id))
	if err != nil {
		return Answer{}, err
	}
	mentor := ""
	if p, err := b.Service.Reader(ctx, by); err == nil { // else there is nobody to ask
		mentor = p.Reader.FirstName()
	}
	v := entryView(page, mentor, by.Want(reflection.Tagging))
	for _, file := range page.Entry.Clips {
		clip, there, err := b.Service.KeptFile(ctx, by, file)
		if err != nil {
			return Answer{}, err
		}
		if !there {
			v.Text += "\n\n" + wordsClipLost
			continue
		}
		v.Clips = append(v.Clips, Clip{URL: b.ClipURL(file, by), Type: clip.Type})
	}
	return Answer{View: &v}, nil
}

// edit opens every stage of one entry in one Form.
func edit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	sheet, err := b.Service.EditEntry(ctx, by, reflection.EntryID(id))
	if err != nil {
		return Answer{}, err
	}
	f := editForm(sheet)
	return Answer{Form: &f}, nil
}

// deleteEntry takes one entry away, after the button asked.
func deleteEntry(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	if err := b.Service.DeleteEntry(ctx, by, reflection.EntryID(id)); err != nil {
		return Answer{}, err
	}
	a, err := openJournal(b, ctx, by, in, "")
	a.Home = true
	return a, err
}

// leave takes away everything the person ever wrote, and the person.
func leave(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	if err := b.Service.EraseSelf(ctx, by); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsErased}}, Home: true}, nil
}
