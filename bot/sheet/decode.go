package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Marks that say what a file is.
var (
	markUTF8    = []byte("\xef\xbb\xbf")
	markUTF16LE = []byte("\xff\xfe")
	markUTF16BE = []byte("\xfe\xff")
	markZip     = []byte("PK\x03\x04")
	// markOldExcel begins .xls, and any spreadsheet that has a password.
	markOldExcel = []byte("\xd0\xcf\x11\xe0")
)

// decode gives the text in UTF-8 with a line feed at the end of each line.
// What is not valid UTF-8 is taken as Windows-1252, in which Excel saves "CSV".
func decode(body []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(body, markOldExcel):
		return nil, errors.New("this is an old or locked spreadsheet; save it as .xlsx without a password, or as CSV UTF-8, and try again")
	case bytes.HasPrefix(body, markUTF16LE), bytes.HasPrefix(body, markUTF16BE):
		return nil, errors.New("this is Unicode text (UTF-16); save it as CSV UTF-8 and try again")
	case bytes.IndexByte(body, 0) >= 0:
		return nil, errors.New("this is not a text file; save the table as CSV UTF-8 and try again")
	}
	body = bytes.TrimPrefix(body, markUTF8)
	if !utf8.Valid(body) {
		var err error
		if body, err = charmap.Windows1252.NewDecoder().Bytes(body); err != nil {
			return nil, fmt.Errorf("neither UTF-8 nor Windows text: %w", err)
		}
	}
	body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(body, []byte("\r"), []byte("\n")), nil
}
