// Package picture draws a chart of the bot as a PNG. It wraps one library and
// decides two things only: what is readable on a phone, and what does not need
// colour to be told apart. The words for a picture are the bot's.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"plenary/bot"
)

// A picture is this large on the screen; a phone shows all of it.
const (
	width  = 5 * vg.Inch
	height = 3 * vg.Inch
	dpi    = 192
)

// shades are dark to light, so that they differ in grey as well.
var shades = []color.Color{
	color.RGBA{R: 0x1d, G: 0x4e, B: 0x6b, A: 0xff},
	color.RGBA{R: 0xe0, G: 0xa4, B: 0x58, A: 0xff},
	color.RGBA{R: 0xd8, G: 0xe2, B: 0xe6, A: 0xff},
}

var (
	ink   = color.RGBA{R: 0x22, G: 0x2b, B: 0x30, A: 0xff}
	faint = color.RGBA{R: 0xdd, G: 0xe1, B: 0xe4, A: 0xff}
)

// ErrEmpty means that there is nothing to draw, or more series than can be
// told apart.
var ErrEmpty = errors.New("nothing that can be drawn")

// Bars draws the chart. Every bar has its label over it.
func Bars(c bot.Chart) ([]byte, error) {
	if len(c.Groups) == 0 || len(c.Series) == 0 || len(c.Series) > len(shades) {
		return nil, ErrEmpty
	}
	p := plot.New()
	dress(p, c.Title)
	p.NominalX(c.Groups...)
	if err := addBars(p, c); err != nil {
		return nil, fmt.Errorf("draw %q: %w", c.Title, err)
	}
	canvas := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi), vgimg.UseBackgroundColor(color.White))
	p.Draw(draw.Crop(draw.New(canvas), 0.1*vg.Inch, -0.1*vg.Inch, 0.1*vg.Inch, -0.1*vg.Inch))
	var png bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(&png); err != nil {
		return nil, fmt.Errorf("draw %q: %w", c.Title, err)
	}
	return png.Bytes(), nil
}

// dress gives a plot the look of a page rather than of a paper: no frame, no
// ticks, a sans-serif.
func dress(p *plot.Plot, title string) {
	p.Title.Text = title
	p.Title.Padding = 0.12 * vg.Inch
	p.Y.Min = 0
	p.Y.Tick.Marker = plot.ConstantTicks(nil)
	p.Y.LineStyle.Width, p.X.Tick.LineStyle.Width = 0, 0
	p.X.LineStyle.Color = faint
	p.Legend.Top, p.Legend.Left = true, false
	for _, style := range []*draw.TextStyle{&p.Title.TextStyle, &p.X.Tick.Label, &p.Legend.TextStyle} {
		style.Font.Typeface, style.Font.Variant, style.Font.Size, style.Color = "Liberation", "Sans", 10, ink
	}
	p.Title.TextStyle.Font.Size = 13
	p.Legend.Padding = 0.04 * vg.Inch
}

// addBars puts the bars of a group side by side.
func addBars(p *plot.Plot, c bot.Chart) error {
	wide := width * 0.7 / vg.Length(len(c.Groups)*len(c.Series))
	wide = min(wide, 0.4*vg.Inch)
	for i, s := range c.Series {
		if len(s.Bars) != len(c.Groups) {
			return fmt.Errorf("series %q has %d bars for %d groups", s.Name, len(s.Bars), len(c.Groups))
		}
		values := make(plotter.Values, len(s.Bars))
		for g, b := range s.Bars {
			values[g] = float64(b.Value)
			p.Y.Max = max(p.Y.Max, math.Ceil(values[g]*1.35)) // the names of the series stand above
		}
		bars, err := plotter.NewBarChart(values, wide)
		if err != nil {
			return err
		}
		bars.Color, bars.LineStyle.Width = shades[i], 0
		bars.Offset = wide * (vg.Length(i) - vg.Length(len(c.Series)-1)/2)
		labels, err := labelsOf(s, bars.Offset)
		if err != nil {
			return err
		}
		p.Add(bars, labels)
		p.Legend.Add(s.Name, bars)
	}
	p.Y.Max = max(p.Y.Max, 1)
	return nil
}

// labelsOf stand over the bars of a series.
func labelsOf(s bot.Series, offset vg.Length) (*plotter.Labels, error) {
	at := plotter.XYLabels{}
	for g, b := range s.Bars {
		at.XYs = append(at.XYs, plotter.XY{X: float64(g), Y: float64(b.Value)})
		at.Labels = append(at.Labels, b.Label)
	}
	labels, err := plotter.NewLabels(at)
	if err != nil {
		return nil, err
	}
	for i := range labels.TextStyle {
		style := &labels.TextStyle[i]
		style.Font.Typeface, style.Font.Variant, style.Font.Size, style.Color = "Liberation", "Sans", 9, ink
		style.XAlign = draw.XCenter
	}
	labels.Offset = vg.Point{X: offset, Y: 0.04 * vg.Inch}
	return labels, nil
}
