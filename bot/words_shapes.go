package bot

import "fmt"

// Labels that every platform's frame around a shape needs: the names of its
// own buttons, and what to say where a platform cannot show what was asked.
const (
	CloseLabel   = "Close"
	CancelLabel  = "Cancel"
	SendLabel    = "Save"
	YesLabel     = "Yes"
	ConfirmTitle = "Are you sure?"
	ProductName  = "Plenary"

	// OneMoment fills a window for the second it takes to fetch its contents.
	OneMoment = "One moment."
	// PictureHeading stands before the words for a picture that cannot be shown.
	PictureHeading = "Picture: "
	// CutShort ends a text that is longer than one window can show.
	CutShort = "The rest is too long to show here. Nothing is lost: it is in your journal."
	// PressAgain is for a window that the platform no longer lets us open.
	PressAgain = "That took too long to open. Please press the button again."
	// OpenFrom is for a window that was asked for by a typed message, which
	// cannot open one.
	OpenFrom = "To carry on, type /reflect or open Home."
	// ClipsOnly answers a file that is not a voice clip, where nothing waits for one.
	ClipsOnly = "I can keep typed words and voice clips, but not other files. Only a swap takes them: " + fileTypes + "."
	// ClipNotTaken answers a clip that could not be fetched or is too long.
	ClipNotTaken = "I could not keep that clip. Please try again with one of under ten minutes."
	// FileNotTaken stands at an input whose file could not be fetched.
	FileNotTaken = "This file could not be read. Please try a smaller one."
	// FileTooLarge answers a file that is larger than any that is kept.
	FileTooLarge = "This file is too large. I can take up to 10 MB."
	// FillIn stands at an input that may not stay empty, and did.
	FillIn = "Please fill this in."
	// SendInChat stands at an input for a file or a clip where a window cannot
	// take one.
	SendInChat = "A window like this takes no files. Send it to me in the chat instead."
	// TooOld stands where a client does not know how to show a window.
	TooOld = "This app is too old to show this. Please update it, or try on another device."
)

// NotSavedYet stands over a Form that came back, where what is wrong stands at
// one of its inputs, perhaps out of sight.
func NotSavedYet(label string) string {
	return "Not saved yet. Please look again at “" + Shorten(label, maxLabel) + "”."
}

// WithClips puts a link for each clip before the buttons, on a platform that
// plays no sound from an address that needs the person's own browser.
func WithClips(buttons []Button, clips []Clip) []Button {
	all := make([]Button, 0, len(clips)+len(buttons))
	for i, c := range clips {
		all = append(all, Button{ID: fmt.Sprintf("clip-%d", i+1), Label: listenLabel(i, len(clips)), URL: c.URL})
	}
	return append(all, buttons...)
}

func listenLabel(i, of int) string {
	if of == 1 {
		return "Listen"
	}
	return fmt.Sprintf("Listen %d", i+1)
}
