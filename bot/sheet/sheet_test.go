package sheet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

var columns = []reflection.Column{{Name: "email", Required: true}, {Name: "name", Required: true}, {Name: "mentor_email"}}

func row(line int, email, name string) reflection.Row {
	return reflection.Row{Line: line, Cells: map[string]string{"email": email, "name": name}}
}

func TestRead(t *testing.T) {
	plain := []reflection.Row{row(2, "asha@x.example", "Asha"), row(3, "sam@x.example", "Zoë")}
	tests := map[string]struct {
		file string
		want []reflection.Row
	}{
		"commas":                 {"email,name\nasha@x.example,Asha\nsam@x.example,Zoë\n", plain},
		"semicolons":             {"email;name\nasha@x.example;Asha\nsam@x.example;Zoë\n", plain},
		"tabs":                   {"email\tname\nasha@x.example\tAsha\nsam@x.example\tZoë", plain},
		"a byte order mark":      {"\ufeffemail,name\nasha@x.example,Asha\nsam@x.example,Zoë\n", plain},
		"lines of Windows":       {"email,name\r\nasha@x.example,Asha\r\nsam@x.example,Zoë\r\n", plain},
		"lines of an old Mac":    {"email,name\rasha@x.example,Asha\rsam@x.example,Zoë\r", plain},
		"letters of Windows":     {"email,name\nasha@x.example,Asha\nsam@x.example,Zo\xeb\n", plain},
		"another order":          {"name,email\nAsha,asha@x.example\nZoë,sam@x.example\n", plain},
		"names as people type":   {" E-Mail , NAME \nasha@x.example,Asha\nsam@x.example,Zoë\n", plain},
		"spaces around cells":    {"email,name\n asha@x.example ,\u00a0Asha\nsam@x.example,Zoë\n", plain},
		"quotes":                 {"email,name\n\"asha@x.example\",\"Asha\"\nsam@x.example,Zoë\n", plain},
		"columns without a name": {"email,name,,\nasha@x.example,Asha,,\nsam@x.example,Zoë,,\n", plain},
		"blank lines count": {"email,name\n\n,\nasha@x.example,Asha\n", []reflection.Row{
			row(4, "asha@x.example", "Asha"),
		}},
		"an absent column is absent, an empty cell is there": {"email,name,Mentor Email\nasha@x.example,Asha,\n", []reflection.Row{
			{Line: 2, Cells: map[string]string{"email": "asha@x.example", "name": "Asha", "mentor_email": ""}},
		}},
		"whose e-mail a column holds, without saying so": {"email,name,Mentor\nasha@x.example,Asha,sam@x.example\n", []reflection.Row{
			{Line: 2, Cells: map[string]string{"email": "asha@x.example", "name": "Asha", "mentor_email": "sam@x.example"}},
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Read(strings.NewReader(tt.file), columns)
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	tests := map[string]struct{ file, want string }{
		"nothing":                 {"", "the file is empty; its first line must name the columns"},
		"names alone":             {"email,name\n", "the file has no lines below the column names"},
		"a broken spreadsheet":    {"PK\x03\x04...", "this is not a spreadsheet that can be read; save the table as .xlsx or CSV UTF-8 and try again"},
		"an old spreadsheet":      {"\xd0\xcf\x11\xe0\xa1\xb1", "this is an old or locked spreadsheet; save it as .xlsx without a password, or as CSV UTF-8, and try again"},
		"a formula":               {"email,name\na,=1+1\nb,@SUM(1)\nc,-x\nd,+44 1632 960101\n", "line 2: name has a formula; put the value itself there\nline 3: name has a formula; put the value itself there\nline 4: name has a formula; put the value itself there"},
		"UTF-16":                  {"\xff\xfee\x00", "this is Unicode text (UTF-16); save it as CSV UTF-8 and try again"},
		"NUL":                     {"email,name\na\x00,b", "this is not a text file; save the table as CSV UTF-8 and try again"},
		"a missing column":        {"email\nx", "line 1: the column name is missing; the first line must name it"},
		"an unknown column":       {"email,name,mentor_mail\n", `line 1: there is no column "mentor_mail"; did you mean mentor_email?`},
		"a mentor twice":          {"email,name,Mentor,Mentor e-mail\n", "line 1: the column mentor_email is there twice"},
		"a column twice":          {"email,name,E-Mail\n", "line 1: the column email is there twice"},
		"a short line":            {"email,name\na,b\nc\n", "line 3: has 1 cells, and the first line names 2 columns"},
		"a long line":             {"email,name\na,b,c\n", `line 2: "c" is in a column without a name; a value with a comma in it needs quotes around it`},
		"a line break in a cell":  {"email,name\na,\"b\nc\"\n", "line 2: name has a line break or a character that cannot be seen"},
		"a quote that stays open": {"email,name\na,b\nc,\"d\n", `line 3: has a quotation mark that is not closed or stands inside a value; write it twice ("") and put quotes around the value`},
		"every wrong line": {"email,name\na\nb,c\nd\n", "line 2: has 1 cells, and the first line names 2 columns\n" +
			"line 4: has 1 cells, and the first line names 2 columns"},
		"over 4 MB":         {"email,name\n" + strings.Repeat("a", MaxBytes), "the file has more than 4 MB"},
		"over 20,000 lines": {"email,name\n" + strings.Repeat("a,b\n", MaxRows+1), "the file has more than 20000 lines"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Read(strings.NewReader(tt.file), columns)
			if told := told(got, err); told != tt.want {
				t.Errorf("Read = %v rows and\n%v\nwant\n%v", len(got), told, tt.want)
			}
		})
	}
}

// told is everything that is said to be wrong with a file.
func told(rows []reflection.Row, err error) string {
	if err != nil {
		return err.Error()
	}
	var all reflection.Mistakes
	for _, r := range rows {
		for _, wrong := range r.Wrong {
			all = append(all, reflection.Mistake{Line: r.Line, Text: wrong})
		}
	}
	return all.Error()
}

// What can be read of a line that is not right is, and no cell is put under the
// name of another.
func TestReadKeepsWhatItCanOfALine(t *testing.T) {
	rows, err := Read(strings.NewReader("email,name,mentor_email\na,=1,b\nc,\"Reed\nJo\",@d\ne,f\ng,Reed,Jo,h\ni,\"j\n"), columns)
	want := []map[string]string{{"email": "a", "mentor_email": "b"}, {"email": "c"}, {"email": "e"}, {"email": "g"}, {}}
	var got []map[string]string
	for _, r := range rows {
		got = append(got, r.Cells)
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("cells (-want +got):\n%s%v", diff, err)
	}
	if len(rows) > 1 && len(rows[1].Wrong) != 2 {
		t.Errorf("of two cells that are wrong %q is said", rows[1].Wrong)
	}
}

func TestClosest(t *testing.T) {
	for typed, want := range map[string]string{
		"mentors": "mentor_email", "e-mial": "email", "nam": "name", strings.Repeat("x", 5000): "email",
	} {
		if got := closest(typed, columns); len(typed) < 60 && got != want {
			t.Errorf("closest(%q) = %q, want %q", typed, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("email,name\nasha@x.example,Asha\n"))
	f.Add([]byte("\xef\xbb\xbfEmail;Name;\r\n\"a\"\"\";b;\r\n\r\nc"))
	f.Add([]byte("name\temail\nZo\xeb\tz\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		rows, err := Read(strings.NewReader(string(file)), columns)
		if (err == nil) == (len(rows) == 0) {
			t.Fatalf("%d rows and error %v", len(rows), err)
		}
		last := 1
		for _, r := range rows {
			if r.Line <= last {
				t.Fatalf("line %d after line %d", r.Line, last)
			}
			last = r.Line
			for name, cell := range r.Cells {
				if known(name, columns) != name || !utf8.ValidString(cell) || strings.ContainsFunc(cell, unicode.IsControl) {
					t.Fatalf("line %d: cell %q of column %q", r.Line, cell, name)
				}
			}
		}
	})
}
