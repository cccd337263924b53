package teams

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
		es = append(es, paragraph(textRun{Text: isolated(line)}, spacing))
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

// isolated has a line that is written from right to left read from there, in a
// card that is not: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
func isolated(line string) string {
	if strings.ContainsFunc(line, rightToLeft) {
		return firstStrongIsolate + line + popIsolate
	}
	return line
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// literal makes a text that is shown as it is where Teams reads Markdown: beside
// a box to tick, that is, and nowhere else that we draw. Hair spaces keep signs
// from taking hold of what is beside them, and what is no letter from beginning
// a list or a heading; a backslash would be shown where no Markdown is read, as
// on phones.
func literal(s string) string {
	s = signs.Replace(s)
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsLetter(r) {
		return zeroWidthSpace + s
	}
	return s
}

const (
	hairSpace          = "\u200A"
	zeroWidthSpace     = "\u200B"
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

var signs = strings.NewReplacer(
	"*", hairSpace+"*"+hairSpace,
	"_", hairSpace+"_"+hairSpace,
	"~", hairSpace+"~"+hairSpace,
	"`", "\u02CB", // a grave accent by itself
	`\`, `\`+hairSpace,
	"&", "&"+zeroWidthSpace,
	"<", "<"+hairSpace,
	"](", "]"+hairSpace+"(",
)

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
