package bot

import (
	"context"

	"plenary/reflection"
)

// openJournalWeek is [Journal week]: what it is, or the one that is chosen.
func openJournalWeek(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	c, err := b.Service.JournalWeek(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := journalWeekView(c)
	return Answer{View: &v}, nil
}

// chooseEachDay makes the coming week one with a line a day.
func chooseEachDay(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return b.chooseJournalWeek(ctx, by, nil)
}

func (b *Bot) chooseJournalWeek(ctx context.Context, by reflection.Member, after []reflection.Period) (Answer, error) {
	c, err := b.Service.ChooseJournalWeek(ctx, by, after)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{journalWeekChosen(c)}, Home: true}, nil
}

// openLessons asks after which lessons.
func openLessons(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	c, err := b.Service.JournalWeek(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := lessonsForm(c)
	return Answer{Form: &f}, nil
}

// saveLessons makes the coming week one with a line after each of them.
func saveLessons(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	after, err := lessonsFrom(by.Lessons, in.Values[reflection.LessonsField])
	if err != nil {
		return Answer{}, err
	}
	return b.chooseJournalWeek(ctx, by, after)
}

// lessonsFrom are the lessons that were picked.
func lessonsFrom(lessons []reflection.Period, picked []reflection.Private) (after []reflection.Period, err error) {
	byID := map[string]reflection.Period{}
	for _, l := range lessons {
		byID[lessonID(l)] = l
	}
	for _, id := range picked {
		l, offered := byID[id.Reveal()]
		switch {
		case offered:
			after = append(after, l)
		case !id.Blank():
			return nil, reflection.Fault{Field: reflection.LessonsField, Problem: reflection.NotOffered}
		}
	}
	return after, nil
}

// stopJournalWeek ends it at once; pressed in a message, that says so.
func stopJournalWeek(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	if err := b.Service.StopJournalWeek(ctx, by); err != nil {
		return Answer{}, err
	}
	if in.Where == "" {
		return Answer{Messages: []Message{journalWeekStopped()}, Home: true}, nil
	}
	return became(journalWeekStopped()), nil
}

// startLine is [Write a line] on a message of the journal week.
func startLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, prompt string) (Answer, error) {
	return b.start(ctx, by, reflection.OneLine, prompt)
}
