package bench

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"plenary/bot/sheet"
	"plenary/reflection"
)

// listed are how many people the staff list of the largest trust has.
const listed = 10_000

// staffList is one of 6,000 ECTs, a mentor for each two of them, and colleagues,
// as CSV and as a spreadsheet.
func staffList(b *testing.B) (csv, xlsx []byte) {
	lines := [][]any{{"email", "name", "roles", "school", "mentor_email", "meeting"}}
	for i := range listed {
		email, where := fmt.Sprintf("p%05d@x.example", i), fmt.Sprintf("School %02d", i%40)
		switch {
		case i < 6000:
			lines = append(lines, []any{email, fmt.Sprintf("Ed Teacher%05d", i), "ect", where, fmt.Sprintf("p%05d@x.example", 6000+i/2), "Tue 11:10"})
		case i < 9000:
			lines = append(lines, []any{email, fmt.Sprintf("Mel Mentor%05d", i), "mentor", where, "", ""})
		default:
			lines = append(lines, []any{email, fmt.Sprintf("Cal Colleague%05d", i), "colleague", where, "", ""})
		}
	}
	var text strings.Builder
	f := excelize.NewFile()
	defer f.Close()
	for i, cells := range lines {
		for j, cell := range cells {
			if j > 0 {
				text.WriteByte(',')
			}
			fmt.Fprint(&text, cell)
		}
		text.WriteByte('\n')
		at, err := excelize.CoordinatesToCellName(1, i+1)
		must(b, err)
		must(b, f.SetSheetRow("Sheet1", at, &cells))
	}
	var book bytes.Buffer
	must(b, f.Write(&book))
	return []byte(text.String()), book.Bytes()
}

// BenchmarkRead is a file of 10,000 people, from its bytes to its rows.
func BenchmarkRead(b *testing.B) {
	csv, xlsx := staffList(b)
	for name, file := range map[string][]byte{"csv": csv, "xlsx": xlsx} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				_, rows, err := sheet.ReadAny(bytes.NewReader(file))
				must(b, err)
				if len(rows) != listed {
					b.Fatalf("%d rows", len(rows))
				}
			}
		})
	}
}

// BenchmarkImport is 10,000 people new to an organisation: what a coordinator
// waits for after [Apply]. One turn has a database of its own.
func BenchmarkImport(b *testing.B) {
	csv, _ := staffList(b)
	_, rows, err := sheet.ReadAny(bytes.NewReader(csv))
	must(b, err)
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				n := newTown(b, db.url(b), 2)
				org := reflection.Organisation{ID: organisation, Revision: 1}
				b.StartTimer()
				c, err := n.ImportPeople(b.Context(), org, rows, false)
				must(b, err)
				b.StopTimer()
				if len(c.Items) != listed+40 { // and the schools
					b.Fatalf("%d things have changed", len(c.Items))
				}
				b.StartTimer()
				c, err = n.ImportPeople(b.Context(), org, rows, false)
				must(b, err)
				if !c.Nothing() {
					b.Fatalf("again, %d things have changed", len(c.Items))
				}
			}
		})
	}
}

// BenchmarkCalendar is the term dates of a year, for 10,000 people in the chat
// whose next messages are all queued anew.
func BenchmarkCalendar(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			n := newTown(b, db.url(b), 6667)
			must(b, n.Requeue(b.Context(), organisation))
			org := reflection.Organisation{ID: organisation, Revision: 1}
			day := 0
			for b.Loop() {
				day++
				_, rows, err := sheet.ReadAny(strings.NewReader(fmt.Sprintf("date_from,date_to,kind,name\n2026-09-01,2026-12-18,term,Autumn\n"+
					"2026-10-26,2026-10-30,closed,Half-term\n2026-11-%02d,2026-11-%02d,inset,INSET\n2027-01-04,2027-03-25,term,Spring\n", 1+day%28, 1+day%28)))
				must(b, err)
				_, err = n.ImportCalendar(b.Context(), org, rows, false)
				must(b, err)
			}
			b.ReportMetric(float64(len(n.ects)+len(n.mentors)), "people")
		})
	}
}
