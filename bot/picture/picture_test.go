package picture_test

import (
	"bytes"
	"image"
	"image/png"
	"strconv"
	"testing"

	"plenary/bot"
	"plenary/bot/picture"
)

// bars are as long as these numbers.
func bars(values ...int) (all []bot.Bar) {
	for _, v := range values {
		all = append(all, bot.Bar{Value: v, Label: strconv.Itoa(v)})
	}
	return all
}

var year = bot.Chart{
	Title:  "Meetings held and lost",
	Groups: []string{"23 Oct", "18 Dec", "12 Feb", "25 Mar", "28 May", "21 Jul"},
	Series: []bot.Series{
		{Name: "Held", Bars: bars(310, 255, 280, 245, 290, 0)},
		{Name: "Lost", Bars: bars(40, 35, 60, 25, 0, 0)},
	},
}

func drawn(t *testing.T, c bot.Chart) image.Image {
	t.Helper()
	data, err := picture.Bars(c)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// dark is how many pixels of a picture have the colour of the first series.
func dark(img image.Image) (n int) {
	for x := range img.Bounds().Dx() {
		for y := range img.Bounds().Dy() {
			if r, g, b, _ := img.At(x, y).RGBA(); r>>8 == 0x1d && g>>8 == 0x4e && b>>8 == 0x6b {
				n++
			}
		}
	}
	return n
}

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	img := drawn(t, year)
	if got, want := img.Bounds().Size(), (image.Point{X: 960, Y: 576}); got != want {
		t.Errorf("the picture is %v, want %v", got, want)
	}
	some := year
	some.Series = []bot.Series{{Name: "Held", Bars: bars(310, 0, 0, 0, 145, 0)}, year.Series[1]}
	if all, third := dark(img), dark(drawn(t, some)); third*10 < all*3 || third*10 > all*4 {
		t.Errorf("a third of the meetings is drawn with %d pixels, all with %d", third, all)
	}
	if r, g, b, _ := img.At(0, 0).RGBA(); r&g&b != 0xffff {
		t.Error("the corner is not white: on a dark screen the words would not be seen")
	}
}

func TestNothingIsDrawnOfNothing(t *testing.T) {
	none := year
	none.Series = []bot.Series{{Name: "Held", Bars: bars(0, 0, 0, 0, 0, 0)}, {Name: "Lost", Bars: bars(0, 0, 0, 0, 0, 0)}}
	if dark(drawn(t, none)) > 3000 { // the square that stands beside the name
		t.Error("bars are drawn for nothing")
	}
	for name, c := range map[string]bot.Chart{
		"no groups": {Title: "x", Series: year.Series}, "no series": {Title: "x", Groups: year.Groups},
		"a number missing": {Title: "x", Groups: year.Groups, Series: []bot.Series{{Name: "Held", Bars: bars(1)}}},
		"too many series":  {Title: "x", Groups: year.Groups, Series: make([]bot.Series, 4)},
	} {
		if _, err := picture.Bars(c); err == nil {
			t.Errorf("%s: drawn all the same", name)
		}
	}
}
