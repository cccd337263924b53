package sheet

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"plenary/reflection"
)

// saved is a spreadsheet that make has filled in.
func saved(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// put writes lines from a cell down.
func put(f *excelize.File, sheet, at string, lines ...[]any) {
	column, row, _ := excelize.CellNameToCoordinates(at)
	for i, cells := range lines {
		to, _ := excelize.CoordinatesToCellName(column, row+i)
		f.SetSheetRow(sheet, to, &cells)
	}
}

func TestReadSpreadsheet(t *testing.T) {
	plain := []reflection.Row{row(2, "asha@x.example", "Asha"), row(3, "sam@x.example", "Zoë")}
	tests := map[string]struct {
		fill func(f *excelize.File)
		want []reflection.Row
	}{
		"as it is saved": {func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"E-mail", "Name"}, []any{"asha@x.example", " Asha "}, []any{"sam@x.example", "Zoë"})
		}, plain},
		"hidden sheets are passed over": {func(f *excelize.File) {
			f.NewSheet("Staff")
			put(f, "Sheet1", "A1", []any{"lists"})
			put(f, "Staff", "A1", []any{"email", "name"}, []any{"asha@x.example", "Asha"}, []any{"sam@x.example", "Zoë"})
			f.SetActiveSheet(1)
			f.SetSheetVisible("Sheet1", false)
		}, plain},
		"blank lines count, and nothing at the end of one is an empty cell": {func(f *excelize.File) {
			put(f, "Sheet1", "A3", []any{"email", "name", "mentor_email"}, []any{}, []any{"asha@x.example", "Asha"})
		}, []reflection.Row{{Line: 5, Cells: map[string]string{"email": "asha@x.example", "name": "Asha", "mentor_email": ""}}}},
		"days and times as such, numbers as they are": {func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"email", "name"},
				[]any{46267, 0.65625}, []any{46267, 46267.5}, []any{46267, 46267}, []any{1632960101, "46267"})
			for at, code := range map[string]string{"A2": `dd/mm/yyyy`, "B2": "h:mm", "A3": `[$-809]d mmmm`, "A4": `"day "0`, "B5": "yyyy"} {
				style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
				f.SetCellStyle("Sheet1", at, at, style)
			}
			numbered, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
			f.SetCellStyle("Sheet1", "B3", "B4", numbered)
		}, []reflection.Row{
			row(2, "2026-09-02", "15:45"), row(3, "2026-09-02", "2026-09-02"), row(4, "46267", "2026-09-02"), row(5, "1632960101", "46267"),
		}},
		"days counted from 1904": {func(f *excelize.File) {
			yes := true
			f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
			put(f, "Sheet1", "A1", []any{"email", "name"}, []any{44805, time.Date(2026, 9, 2, 0, 0, 0, 0, time.UTC)})
			style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
			f.SetCellStyle("Sheet1", "A2", "B2", style)
		}, []reflection.Row{row(2, "2026-09-02", "2026-09-02")}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Read(bytes.NewReader(saved(t, tt.fill)), columns)
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadRefusesOfASpreadsheet(t *testing.T) {
	wide := func(column string) func(f *excelize.File) {
		return func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"email", "name"})
			f.SetCellValue("Sheet1", column+"2", "x")
		}
	}
	tests := map[string]struct {
		fill func(f *excelize.File)
		want string
	}{
		"nothing": {func(f *excelize.File) {}, "the file is empty; its first line must name the columns"},
		"a formula": {func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"email", "name"}, []any{"a", "b"}, []any{"c", "d"})
			f.SetCellFormula("Sheet1", "B3", `A2&"@x.example"`)
		}, "line 3: name has a formula; put the value itself there"},
		"text that would be one": {func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"email", "name"}, []any{"a", `=HYPERLINK("x")`})
		}, "line 2: name has a formula; put the value itself there"},
		"a cell far out":    {wide("XFD"), "line 2 has more than 40 columns"},
		"a cell beside":     {wide("C"), `line 2: "x" is in a column without a name; a value with a comma in it needs quotes around it`},
		"an unknown column": {func(f *excelize.File) { put(f, "Sheet1", "A1", []any{"email", "name", "mentor_mail"}) }, `line 1: there is no column "mentor_mail"; did you mean mentor_email?`},
		"a line far below": {func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"email", "name"})
			f.SetCellValue("Sheet1", "A30000", "x")
		}, "the file has more than 20000 lines"},
		"a text of 33 MB":    {func(f *excelize.File) { put(f, "Sheet1", "A1", []any{"email", "name"}); fat(f) }, errNoSpreadsheet.Error()},
		"a break in a value": {func(f *excelize.File) { put(f, "Sheet1", "A1", []any{"email", "name"}, []any{"a", "b\nc"}) }, "line 2: name has a line break or a character that cannot be seen"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Read(bytes.NewReader(saved(t, tt.fill)), columns)
			if told := told(got, err); told != tt.want {
				t.Errorf("Read = %v rows and\n%v\nwant\n%v", len(got), told, tt.want)
			}
		})
	}
}

// fat fills a sheet with more than may be unpacked, which packs to very little.
func fat(f *excelize.File) {
	out, _ := f.NewStreamWriter("Sheet1")
	for n := range 1100 {
		at, _ := excelize.CoordinatesToCellName(1, n+2)
		out.SetRow(at, []any{strings.Repeat("x", 32000)})
	}
	out.Flush()
}

func TestReadAny(t *testing.T) {
	for file, want := range map[string]reflection.SetUpFile{
		"email,name,roles,school\na@x.example,A,ect,N\n":                   reflection.PeopleFile,
		"school,safeguarding_lead\nN,Jo\n":                                 reflection.SchoolsFile,
		"date_from,date_to,kind,name,school\n2026-09-02,2026-09-03,t,n,\n": reflection.CalendarFile,
	} {
		got, rows, err := ReadAny(strings.NewReader(file))
		if got != want || err != nil || len(rows) != 1 {
			t.Errorf("ReadAny = %q with %d rows, %v; want %q", got, len(rows), err, want)
		}
	}
	if _, _, err := ReadAny(strings.NewReader("photograph\nx\n")); err == nil ||
		!strings.Contains(err.Error(), "line 1: the column email is missing") {
		t.Errorf("ReadAny of anything else = %v", err)
	}
}

// FuzzReadSpreadsheet has whatever it is given for the sheet, in a file that is
// otherwise whole: a file of nothing but noise does not come as far as that.
func FuzzReadSpreadsheet(f *testing.F) {
	whole := saved(f, func(x *excelize.File) {
		put(x, "Sheet1", "A1", []any{"email", "name"}, []any{"asha@x.example", 46267})
		style, _ := x.NewStyle(&excelize.Style{NumFmt: 14})
		x.SetCellStyle("Sheet1", "B2", "B2", style)
		x.SetCellFormula("Sheet1", "B3", "A2")
	})
	const name = "xl/worksheets/sheet1.xml"
	f.Add(part(f, whole, name))
	f.Add([]byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>email</t></is></c><c r="C2" t="s"><v>9</v></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		lines, err := spreadsheetLines(with(t, whole, name, sheet))
		if err != nil && lines != nil {
			t.Fatalf("%d lines and error %v", len(lines), err)
		}
		last := 0
		for _, l := range lines {
			if l.number <= last || len(l.cells) > maxColumns {
				t.Fatalf("line %d with %d cells after line %d", l.number, len(l.cells), last)
			}
			last = l.number
		}
	})
}

// part is one of the files that a spreadsheet is made of.
func part(t testing.TB, whole []byte, name string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	body, err := fs.ReadFile(in, name)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// with is the spreadsheet with another file for one of them.
func with(t testing.TB, whole []byte, name string, body []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var made bytes.Buffer
	out := zip.NewWriter(&made)
	for _, f := range in.File {
		kept := body
		if f.Name != name {
			kept = part(t, whole, f.Name)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(kept)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return made.Bytes()
}
