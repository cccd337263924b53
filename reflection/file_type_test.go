package reflection_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"plenary/reflection"
)

// packed is a zip file with empty parts of these names.
func packed(t testing.TB, names ...string) reflection.Private {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return reflection.Private(b.String())
}

func TestFileTypesAreJudgedByWhatIsInThem(t *testing.T) {
	for name, c := range map[string]struct {
		file reflection.Private
		want string
	}{
		"a PDF":                   {"%PDF-1.4\n", reflection.PDFFile},
		"a PNG":                   {"\x89PNG\r\n\x1a\n....", reflection.PNGFile},
		"a JPEG":                  {"\xff\xd8\xff\xe0....", reflection.JPEGFile},
		"a text":                  {"½ of what?\r\n\tNobody knows.\f", reflection.TextFile},
		"a text of Notepad's":     {"\ufeffHalf of what?", reflection.TextFile},
		"a page":                  {"<script>alert(1)</script>", reflection.TextFile}, // served as text
		"a drawing with a script": {`<svg onload="alert(1)">`, reflection.TextFile},
		"a Word file":             {packed(t, "[Content_Types].xml", "word/document.xml"), reflection.WordFile},
		"one with a program":      {packed(t, "word/document.xml", "word/vbaProject.bin"), ""},
		"a spreadsheet":           {packed(t, "[Content_Types].xml", "xl/workbook.xml"), ""},
		"a zip":                   {packed(t, "task.pdf"), ""},
		"half a Word file":        {packed(t, "word/document.xml")[:30], ""},
		"an old Word file":        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ""},
		"a program":               {"MZ\x90\x00", ""},
		"a GIF":                   {"GIF89a\x01", ""},
		"not UTF-8":               {"caf\xe9", ""},
		"white space":             {" \r\n", ""},
		"nothing":                 {"", ""},
	} {
		if got := reflection.FileType(c.file); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func FuzzFileType(f *testing.F) {
	for _, s := range []string{"%PDF-", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "hello", "", "\ufeff",
		packed(f, "word/document.xml").Reveal(), packed(f, "word/vbaProject.bin").Reveal()} {
		f.Add(s)
	}
	known := map[string]bool{"": true, reflection.PDFFile: true, reflection.PNGFile: true, reflection.JPEGFile: true,
		reflection.TextFile: true, reflection.WordFile: true}
	f.Fuzz(func(t *testing.T, s string) {
		if got := reflection.FileType(reflection.Private(s)); !known[got] {
			t.Errorf("got %q", got)
		}
	})
}
