package slack

import (
	"html"
	"regexp"
	"strings"

	"plenary/reflection"
)

// subtitleWords takes the spoken words out of a WebVTT file, which is times and
// words in blocks: https://www.w3.org/TR/webvtt1/. It reads what it can; what
// does not begin as such a file has no words.
func subtitleWords(vtt reflection.Private) reflection.Private {
	text := strings.TrimPrefix(strings.ToValidUTF8(vtt.Reveal(), "\uFFFD"), "\uFEFF")
	if !strings.HasPrefix(text, "WEBVTT") {
		return ""
	}
	var words []string
	spoken := false // between the times of a block and its end
	for line := range strings.SplitSeq(newLines.Replace(text), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			spoken = false
		case strings.Contains(line, "-->"):
			spoken = true
		case spoken:
			words = append(words, strings.Fields(html.UnescapeString(cueTags.ReplaceAllString(line, "")))...)
		}
	}
	return reflection.Private(strings.Join(words, " "))
}

var (
	newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	// cueTags say who speaks, and how: <v Asha>, <i>, <00:01.000>.
	cueTags = regexp.MustCompile(`<[^<>]*>`)
)
