package teams

import (
	"strings"

	"plenary/bot"
)

// plain makes a text of one line. Teams refuses a button or a label with
// nothing on it, so nothing becomes an ellipsis.
func plain(s string, most int) string {
	s = bot.Shorten(strings.ToValidUTF8(s, "\uFFFD"), most)
	if strings.TrimSpace(s) == "" {
		return "…"
	}
	return s
}

// lines draws each line of a text by itself: in a run of text a line break
// counts as a space. Empty lines become the space between paragraphs.
func lines(text string) []element {
	var es []element
	spacing := ""
	for line := range strings.SplitSeq(strings.ToValidUTF8(text, "\uFFFD"), "\n") {
		if strings.TrimSpace(line) == "" {
			spacing = ""
			continue
		}
		es = append(es, paragraph(textRun{Text: line}, spacing))
		spacing = "None"
	}
	return es
}

// paragraph is one run of text; spacing is to what stands above it, and "" what
// is usual.
func paragraph(r textRun, spacing string) richText {
	r.Type = "TextRun"
	return richText{Type: "RichTextBlock", Inlines: []textRun{r}, Spacing: spacing}
}

// cutShort keeps the beginning of a text of more than so many characters, with
// a sentence that says so.
func cutShort(text string, most int) string {
	if bot.Width(text) <= most {
		return text
	}
	return strings.TrimSpace(text[:bot.CutAt(text, most)]) + "\n\n" + bot.CutShort
}

// someText is the text, or an ellipsis: a card with nothing on it is not shown.
func someText(text string) []element {
	if es := lines(text); len(es) > 0 {
		return es
	}
	return lines("…")
}
