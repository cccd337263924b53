package sheet

import (
	"fmt"
	"slices"
	"strings"

	"plenary/reflection"
)

// header matches the first line with the columns there are, and says what is
// unknown, twice there or missing. The name of a column without one is empty.
func header(first line, columns []reflection.Column) (names []string, mistakes reflection.Mistakes) {
	add := func(format string, args ...any) {
		mistakes = append(mistakes, reflection.Mistake{Line: first.number, Text: fmt.Sprintf(format, args...)})
	}
	names = make([]string, len(first.cells))
	for i, cell := range first.cells {
		cell = strings.TrimSpace(cell)
		name := known(cell, columns)
		switch {
		case cell == "":
		case name == "":
			add("there is no column %q; did you mean %s?", cell, closest(cell, columns))
		case slices.Contains(names, name):
			add("the column %s is there twice", name)
		}
		names[i] = name
	}
	for _, c := range columns {
		if c.Required && !slices.Contains(names, c.Name) {
			add("the column %s is missing; the first line must name it", c.Name)
		}
	}
	for len(names) > 0 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	return names, mistakes
}

// likeliest is the file with most of the columns that are named.
func likeliest(names []string) reflection.SetUpFile {
	best, most := reflection.PeopleFile, 0
	for _, file := range reflection.SetUpFiles() {
		n := 0
		for _, name := range names {
			if known(name, file.Columns()) != "" {
				n++
			}
		}
		if n > most {
			best, most = file, n
		}
	}
	return best
}

// known is the column a cell names, or empty. "Mentor" is whose e-mail it holds.
func known(cell string, columns []reflection.Column) string {
	name := bare(cell)
	for _, c := range columns {
		if column := bare(c.Name); name == column || name != "" && name+"email" == column {
			return c.Name
		}
	}
	return ""
}

// bare makes "Mentor e-mail", "mentor_email" and "MentorEmail" the same.
func bare(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.\u00a0", r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// closest is the column whose name takes the fewest changes.
func closest(cell string, columns []reflection.Column) string {
	best, fewest := "", -1
	for _, c := range columns {
		if n := changes(bare(cell), bare(c.Name)); fewest < 0 || n < fewest {
			best, fewest = c.Name, n
		}
	}
	return best
}

// longestName bounds what closest looks at of a name someone typed.
const longestName = 60

// changes is how many letters must be put in, taken out or replaced to make
// one word the other (Levenshtein distance).
func changes(a, b string) int {
	from, to := []rune(a), []rune(b)
	from = from[:min(len(from), longestName)]
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			replaced := diagonal
			if r != s {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
