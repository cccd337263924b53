package bot

import (
	"encoding/csv"
	"strings"

	"plenary/reflection"
)

// RecordCSV is a person's record of their own development as a table, for
// that person. No cell is a formula to a spreadsheet.
func RecordCSV(lines []reflection.RecordLine) reflection.Private {
	var b strings.Builder
	b.WriteString("\uFEFF") // by which Excel knows UTF-8
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{recordHeader}
	for _, l := range lines {
		rows = append(rows, recordRow(l))
	}
	_ = out.WriteAll(rows) // a strings.Builder takes everything
	return reflection.Private(b.String())
}

func recordRow(l reflection.RecordLine) []string {
	focus := ""
	if l.Tags.Focus != "" {
		focus = focusWords(l.Tags.Focus)
	}
	row := []string{l.Framework, l.Statement.Code, l.Statement.Text, l.On.String(), howWords(l.Tags.How), focus,
		l.Tags.Class.Reveal(), l.Happened.Reveal(), l.Took.Reveal(), l.Plan.Reveal()}
	for i, cell := range row {
		row[i] = plainCell(cell)
	}
	return row
}

// plainCell puts a mark before what a spreadsheet would take for a formula, or
// would lose the beginning of and then take for one.
func plainCell(cell string) string {
	if first := strings.TrimLeft(cell, " \t\r\n\u00a0\ufeff"); first != "" && strings.ContainsRune("=+-@|%＝＋－＠", []rune(first)[0]) {
		return "'" + cell
	}
	if strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") {
		return "'" + cell
	}
	return cell
}
