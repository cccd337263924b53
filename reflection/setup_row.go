package reflection

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Set-up by files: schools, people and the term calendar. The operator of the
// server runs these, not a member, so they take an organisation. Each checks
// every row, answers with all that is wrong at once, and keeps all of a file
// or none of it. Reading the same file again changes nothing.

// Row is one line of a set-up file: its cells by column name, trimmed. A
// column that the file does not have is not in Cells. Wrong is all that is not
// right with the line before its cells are looked at; those that could not be
// read are not in Cells either. No import keeps such a row.
type Row struct {
	Line  int
	Cells map[string]string
	Wrong []string
}

// Column is one a set-up file may have, or must.
type Column struct {
	Name     string
	Required bool
}

// Mistake is what is wrong with one line of a set-up file, and what to do
// about it. Line 0 is the file as a whole. Column is that of a people file in
// which it is put right, where it is known.
type Mistake struct {
	Line   int
	Text   string
	Column string
}

// Mistakes is everything that is wrong with a set-up file, by line. Nothing of
// the file was kept.
type Mistakes []Mistake

func (p Mistake) String() string {
	if p.Line == 0 {
		return p.Text
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Text)
}

func (ps Mistakes) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func (ps *Mistakes) add(line int, format string, args ...any) {
	*ps = append(*ps, Mistake{Line: line, Text: fmt.Sprintf(format, args...)})
}

// unread tells what was wrong with a row before its cells were looked at, and
// reports whether anything was.
func (ps *Mistakes) unread(row Row) bool {
	for _, wrong := range row.Wrong {
		ps.add(row.Line, "%s", wrong)
	}
	return len(row.Wrong) > 0
}

// err is nil when nothing is wrong: a nil Mistakes in an error is not.
func (ps Mistakes) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// maxCell is the most characters a name, a subject or the like may have.
const maxCell = 120

func checkLength(cell string) error {
	if utf8.RuneCountInString(cell) > maxCell {
		return fmt.Errorf("has more than %d characters", maxCell)
	}
	return nil
}

// folded makes names comparable: "  North  Field" is "north field".
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// list is "a, b or c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
