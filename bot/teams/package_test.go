package teams

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// registered is an app as a school would have it.
var registered = Installation{AppID: "1b2c3d4e-0000-4000-8000-0123456789ab", PublicURL: "https://plenary.example:8443/teachers"}

// The package is a zip of three files at its top.
func TestThePackage(t *testing.T) {
	files := unpacked(t)
	if len(files) != 3 {
		t.Errorf("%d files are in the package", len(files))
	}
	var m AppManifest
	if err := json.Unmarshal(files["manifest.json"], &m); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Manifest(registered), m); diff != "" {
		t.Errorf("manifest.json (-want +got):\n%s", diff)
	}
	for _, icon := range []string{m.Icons.Color, m.Icons.Outline} {
		if files[icon] == nil {
			t.Errorf("the manifest names %s, which is not in the package", icon)
		}
	}
}

// The large icon fills its square, of which Teams rounds the corners itself.
func TestTheColourIcon(t *testing.T) {
	pixels := drawn(t, "color.png", 192)
	for at, c := range pixels {
		if c.A != 255 {
			t.Fatalf("%v is transparent", at)
		}
	}
	background, mark := color.NRGBA{0x11, 0x5e, 0x52, 255}, color.NRGBA{0xfd, 0xfb, 0xf6, 255}
	if got := pixels[image.Pt(0, 0)]; got != background {
		t.Errorf("the corner is %v, not the accent of the manifest", got)
	}
	// Teams may cut away everything but the 120 points in the middle.
	middle := image.Rect(36, 36, 156, 156)
	seen := false
	for at, c := range pixels {
		seen = seen || c == mark
		if c != background && !at.In(middle) {
			t.Fatalf("the mark reaches %v, which may be cut away", at)
		}
	}
	if !seen {
		t.Error("there is no mark")
	}
}

// The small icon is white on nothing: Teams lays its own colours over it.
func TestTheOutlineIcon(t *testing.T) {
	solid, empty := 0, 0
	for at, c := range drawn(t, "outline.png", 32) {
		switch {
		case c.A == 0:
			empty++
		case c.R != 255 || c.G != 255 || c.B != 255:
			t.Fatalf("%v is %v, not white", at, c)
		case c.A == 255:
			solid++
		}
	}
	if solid < 100 || empty < 500 {
		t.Errorf("%d points are white and %d empty, of 1024: that is no outline", solid, empty)
	}
}

// drawn is each point of an icon in the package.
func drawn(t *testing.T, name string, side int) map[image.Point]color.NRGBA {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(unpacked(t)[name]))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if got, want := picture.Bounds(), image.Rect(0, 0, side, side); got != want {
		t.Fatalf("%s is %v, want %v", name, got, want)
	}
	pixels := map[image.Point]color.NRGBA{}
	for x := range side {
		for y := range side {
			pixels[image.Pt(x, y)], _ = color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
		}
	}
	return pixels
}

// unpacked is what is in the package. Each file is from the same day, so that
// the same installation gives the same bytes.
func unpacked(t *testing.T) map[string][]byte {
	t.Helper()
	var zipped bytes.Buffer
	if err := WritePackage(&zipped, registered); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(zipped.Bytes()), int64(zipped.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		if !f.Modified.Equal(packed) {
			t.Errorf("%s is from %v", f.Name, f.Modified)
		}
		opened, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(opened); err != nil { // to the checksum
			t.Fatal(err)
		}
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
