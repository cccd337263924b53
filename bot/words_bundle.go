package bot

import (
	"fmt"
	"slices"

	"plenary/reflection"
)

// What a person reads about the copy of everything they have here, and the
// words in it. The copy itself is a Booklet.

var bundleButton = Button{ID: "bundle", Label: "Take a copy"}

// bundleWords tells somebody who asked for it where it is.
func bundleWords() Message {
	return Message{Text: "You asked for a copy of what is kept about you here. You can fetch it now. Only you can open it, from here.",
		Buttons: []Button{bundleButton, {ID: "readers", Label: "Who can read it?"}}}
}

func bundleView(url string) View {
	return View{ID: "bundle", Title: "A copy of everything",
		Text: "One file with all you wrote, shared and chose here, and your voice clips. The link is yours and works for ten minutes.\n\n" +
			"Once it is on a device, that device keeps it. Put it where others cannot read it.",
		Buttons: []Button{{ID: "fetch-bundle", Label: "Fetch my copy", URL: url}, {ID: "readers", Label: "Back"}}}
}

// BundleTitle stands above the copy.
func BundleTitle(b reflection.Bundle) string { return "What Plenary keeps of " + b.Of.Name }

// Booklet is a bundle in words, a chapter for each sort of thing. It holds what
// a person wrote: it is for them alone.
type Booklet []Chapter

// Chapter is one sort of thing, such as the journal. None is empty.
type Chapter struct {
	Title string
	Items []Item
}

// Item is one of them, such as an entry.
type Item struct {
	Title string
	Parts []Part
	Files []reflection.FileID
}

// Part is one thing said in it.
type Part struct {
	Label string
	Text  reflection.Private
}

// BookletOf puts a bundle into words.
func BookletOf(b reflection.Bundle) Booklet {
	all := Booklet{
		{"About you", []Item{aboutItem(b)}},
		{"My journal", each(b.Entries, entryItem)},
		{"My plans", each(b.Plans, planItem)},
		{"Shared lines", each(b.Shares, func(sh reflection.Share) Item { return shareItem(b, sh) })},
		{"Meetings", each(b.Meetings, func(m reflection.Meeting) Item { return meetingItem(b, m) })},
		{"Lost meetings", each(b.Tellings, func(t reflection.Telling) Item { return tellingItem(b, t) })},
		{"Tried together", each(b.Inquiries, func(q reflection.BundledInquiry) Item { return inquiryItem(b, q) })},
		{yearsButton.Label, each(b.Years, yearItem)},
		{"Visits", each(b.Visits, func(v reflection.BundledVisit) Item { return visitItem(b, v) })},
	}
	return slices.DeleteFunc(all, func(c Chapter) bool { return len(c.Items) == 0 })
}

// Lacking is the booklet of somebody of whose files some are lost: it begins
// with what these belonged to.
func (b Booklet) Lacking(lost []reflection.FileID) Booklet {
	missing := Chapter{Title: "Not in this copy"}
	for _, chapter := range b {
		for _, item := range chapter.Items {
			n := 0
			for _, id := range item.Files {
				if slices.Contains(lost, id) {
					n++
				}
			}
			if n > 0 {
				one := Item{Title: chapter.Title + ": " + item.Title}
				one.fact("Missing", lostFileWords(n))
				missing.Items = append(missing.Items, one)
			}
		}
	}
	if len(missing.Items) == 0 {
		return b
	}
	return append(Booklet{missing}, b...)
}

func lostFileWords(n int) string {
	if n == 1 {
		return "A clip or file that belongs here is not on the server any more. All the rest is in this copy."
	}
	return fmt.Sprintf("%d clips or files that belong here are not on the server any more. All the rest is in this copy.", n)
}

func each[T any](all []T, item func(T) Item) (items []Item) {
	for _, one := range all {
		items = append(items, item(one))
	}
	return items
}

// tell adds a part where there is something to say.
func (i *Item) tell(label string, text reflection.Private) {
	if !text.Blank() {
		i.Parts = append(i.Parts, Part{label, text})
	}
}

// fact is tell for what nobody wrote about their practice.
func (i *Item) fact(label, text string) { i.tell(label, reflection.Private(text)) }

// yes is fact for what was done, or is so.
func (i *Item) yes(label string, is bool) {
	if is {
		i.fact(label, "Yes")
	}
}

// day is tell for a day, where there is one.
func (i *Item) day(label string, d reflection.Date) {
	if !d.IsZero() {
		i.fact(label, longYear(d))
	}
}
