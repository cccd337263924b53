// Package bot talks to people. It turns what a person did (Incoming) into one
// call of the domain and the domain's answer into shapes every platform can
// draw; and it drains the ledger of deliveries.
//
// Everything that can be said is in this file. Every sentence people read is
// in words*.go. No rule about who may do or see what is here: that is package
// reflection's. No platform's words are here: those are in the adapters.
package bot

// Message stands in the chat, so it holds stock sentences and facts, never
// anything a person wrote. Text is plain, with line breaks; no markup.
type Message struct {
	Text    string
	Buttons []Button
	Image   *Image
}

// Form asks for something. What a person writes is written here.
type Form struct {
	ID     string // which action takes the submit, and its references
	Title  string // at most 24 characters
	Intro  string // who can read it stands here, before the first keystroke
	Inputs []Input
	Submit string // the label of the button
	// Buttons stand beside it. Pressed, they take along what is on the screen.
	Buttons []Button
}

// View shows something to one person. What a person wrote is read here.
type View struct {
	ID      string
	Title   string // at most 24 characters
	Text    string // may hold private text revealed for this reader
	Image   *Image
	Buttons []Button
	Clips   []Clip
}

// Home is the page a person sees when they open the bot. No private text.
type Home struct {
	Text    string
	Buttons []Button
}

// Button does one thing when pressed: ID says what, "action" or
// "action:reference". With a URL it opens that instead.
type Button struct {
	ID      string
	Label   string
	URL     string
	Confirm string // a question to answer first, where something is lost; empty for none
}

// Image is a picture with the words for those who cannot see it.
type Image struct {
	PNG []byte
	Alt string
}

// Clip is sound only the reader of the View can play, by a link that ends
// soon.
type Clip struct {
	URL  string
	Type string
}

// Input is one field of a Form. Every input but text and long is optional or
// has a default, so that a Form can be sent with one tap.
type Input struct {
	ID       string
	Label    string
	Hint     string
	Kind     InputKind
	Options  []Option // for choice and choices
	Required bool
	Value    string // what it starts with: text, an option's id (for choices several, between commas), 2026-11-12, 15:45, "true"
}

// InputKind is what an Input takes.
type InputKind string

const (
	Text    InputKind = "text"    // one line
	Long    InputKind = "long"    // several lines
	Choice  InputKind = "choice"  // one of Options
	Choices InputKind = "choices" // any of Options
	Person  InputKind = "person"  // someone in the workspace
	DateIn  InputKind = "date"    // 2026-11-12
	TimeIn  InputKind = "time"    // 15:45
	Toggle  InputKind = "toggle"  // "true" or ""
	FileIn  InputKind = "file"
	Audio   InputKind = "audio"
)

// Option is one thing to choose.
type Option struct {
	ID    string
	Label string // at most 75 characters
}

// InputError says what is wrong with one input of the Form that was sent.
type InputError struct {
	Input string
	Text  string
}
