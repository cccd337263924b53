package bot

import (
	"context"
	"strconv"
	"strings"
	"time"

	"plenary/reflection"
)

// openSettings is [More]: pause, another day or time, only in meeting weeks, a
// lens; an entry through a lens; and the full cycle, where it does not stand on
// the prompt itself.
func openSettings(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	lenses, err := b.Service.Lenses(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := settingsForm(by, lenses)
	prompt, full := strings.CutSuffix(ref, withFullCycle)
	if full {
		f.Buttons = append(f.Buttons, fullCycleButton(prompt))
	}
	f.Buttons = append(f.Buttons, lensButtons(lenses, prompt)...)
	return Answer{Form: &f}, nil
}

// saveSettings keeps what stands in that Form.
func saveSettings(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	slot, err := slotFrom(in.Values)
	if err != nil {
		return Answer{}, err
	}
	until, err := dateFrom(in.Values, "until")
	if err != nil {
		return Answer{}, err
	}
	m, err := b.Service.ChoosePrompts(ctx, by, reflection.Prompts{
		Slot: slot, OnlyMeetingWeeks: in.Values.Get("only") == "true", PausedUntil: until, Lens: lensFrom(in.Values, by),
	})
	if err != nil {
		return Answer{}, err
	}
	front, err := b.Service.Home(ctx, m)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{settingsSaved(front)}, Home: true}, nil
}

func slotFrom(v Values) (reflection.WeekTime, error) {
	day, err := strconv.Atoi(v.Get("day").Reveal())
	if err != nil || day < 0 || day > 6 {
		return reflection.WeekTime{}, reflection.Fault{Field: "day", Problem: reflection.QuietTime}
	}
	at, err := reflection.ParseTimeOfDay(v.Get("at").Reveal())
	if err != nil {
		return reflection.WeekTime{}, reflection.Fault{Field: "at", Problem: reflection.QuietTime}
	}
	return reflection.WeekTime{Day: time.Weekday(day), At: at}, nil
}

func dateFrom(v Values, input string) (reflection.Date, error) {
	d, err := reflection.ParseDate(v.Get(input).Reveal())
	if err != nil {
		return reflection.Date{}, reflection.Fault{Field: input, Problem: reflection.NotADate}
	}
	return d, nil
}

// openClosed is [School's closed until…], offered while no term calendar says
// so.
func openClosed(_ *Bot, _ context.Context, _ reflection.Member, _ Incoming, _ string) (Answer, error) {
	f := closedForm()
	return Answer{Form: &f}, nil
}

// saveClosed holds the person's own prompts back until that day.
func saveClosed(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	until, err := dateFrom(in.Values, "until")
	if err != nil {
		return Answer{}, err
	}
	m, err := b.Service.Pause(ctx, by, until)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{pausedWords(m)}, Home: true}, nil
}
