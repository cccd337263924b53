package bot

import "fmt"

// Chart is bars to be drawn: for each group, such as a half-term, one bar of
// each series. Words for it are made with it, since a picture alone reaches
// only those who can see it.
type Chart struct {
	Title  string
	Groups []string // in the order of reading
	Series []Series
}

// Series is one bar for each group.
type Series struct {
	Name string
	Bars []Bar
}

// Bar is as long as its value, and what stands over it says what that means.
type Bar struct {
	Value int
	Label string
}

// picture draws a chart, where this server can; the words stand without it.
func (b *Bot) picture(c Chart, alt string) *Image {
	if b.Draw == nil || len(c.Groups) == 0 {
		return nil
	}
	png, err := b.Draw(c)
	if err != nil {
		b.Log.Error("could not draw a chart", "error", fmt.Errorf("draw: %w", err))
		return nil
	}
	return &Image{PNG: png, Alt: alt}
}
