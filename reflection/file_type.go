package reflection

import (
	"archive/zip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The media types of the files that a swap takes.
const (
	PDFFile  = "application/pdf"
	PNGFile  = "image/png"
	JPEGFile = "image/jpeg"
	TextFile = "text/plain; charset=utf-8"
	WordFile = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// FileType is the media type of a file that a swap takes, judged by what is in
// it: whatever it is called, and whatever it says it is. Empty means that it is
// none. A Word file that brings a program along is none, and an older one
// (.doc) is none since it cannot be seen whether it does.
func FileType(file Private) string {
	body := file.Reveal()
	switch {
	case strings.HasPrefix(body, "%PDF-"):
		return PDFFile
	case strings.HasPrefix(body, "\x89PNG\r\n\x1a\n"):
		return PNGFile
	case strings.HasPrefix(body, "\xff\xd8\xff"):
		return JPEGFile
	case strings.HasPrefix(body, "PK\x03\x04"):
		return wordType(body)
	case isPlainText(body):
		return TextFile
	}
	return ""
}

// wordType looks at the names of what is packed, and unpacks nothing.
func wordType(body string) string {
	packed, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		return ""
	}
	found := ""
	for _, part := range packed.File {
		switch name := strings.ToLower(part.Name); {
		case strings.HasSuffix(name, "vbaproject.bin"):
			return ""
		case name == "word/document.xml":
			found = WordFile
		}
	}
	return found
}

// isPlainText reports whether it is text in UTF-8, with something to read in it.
func isPlainText(body string) bool {
	odd := func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\f", r) }
	text := strings.TrimPrefix(body, "\ufeff")
	return utf8.ValidString(text) && strings.TrimSpace(text) != "" && !strings.ContainsFunc(text, odd)
}
