// Package reflection knows teachers, the entries they write, the plans they
// make, the lines they share and the meetings those lines are for. It decides
// everything Plenary does and imports only the standard library.
//
// Start with [Service]: each of its methods is one thing a person, the clock
// or a set-up file does, in a file of its own. What the methods keep and find
// goes through [Store]. Who may do what is one table, in may.go. When the bot
// speaks first is decided in next.go (what comes next, and when), queue.go (when
// it is queued), prepare.go (is it still true now?) and term.go (the school's
// clock).
//
// The package never sends anything. It records a [Delivery] in the same write
// as the state it belongs to, and package bot does the rest.
package reflection

import (
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode/utf8"
)

// IDs are opaque: nothing about a person can be read from one.
type (
	OrganisationID string
	WorkspaceID    string
	SchoolID       string
	MemberID       string
	EntryID        string
	PlanID         string
	ShareID        string
	FileID         string
	UploadID       string
	DeliveryID     string
)

// NewID returns 120 random bits as 24 lower-case letters and digits.
func NewID() string {
	var b [15]byte
	rand.Read(b[:]) // never fails: crypto/rand stops the program instead
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

// Private is text or sound that a person wrote or spoke. It prints itself as
// [private] whatever the verb, in logs and in JSON, so that it cannot leak by
// being passed along. Reveal it only to draw a Form or View for someone who
// may read it, or to seal it.
type Private string

const redacted = "[private]"

// Reveal returns the text itself: for the eyes of a person who may read it,
// and for the code that seals it.
func (p Private) Reveal() string { return string(p) }

// Blank reports whether nothing but white space was written.
func (p Private) Blank() bool { return strings.TrimSpace(string(p)) == "" }

// longer reports whether it has more than so many characters.
func (p Private) longer(most int) bool { return utf8.RuneCountInString(string(p)) > most }

// Format hides the text under every verb, %d and %x included.
func (p Private) Format(f fmt.State, verb rune) { io.WriteString(f, redacted) }

func (p Private) String() string               { return redacted }
func (p Private) GoString() string             { return redacted }
func (p Private) LogValue() slog.Value         { return slog.StringValue(redacted) }
func (p Private) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// MaxText is the most characters one answer, plan or line may have: the limit
// of a text box in Slack (plain_text_input), so every platform can show it.
const MaxText = 3000

// Beginning is as much of a text as a text box holds, cleaned.
func Beginning(p Private) Private {
	text := []rune(Clean(p).Reveal())
	return Private(text[:min(len(text), MaxText)])
}

// Clean makes typed text fit to keep: NUL bytes, which PostgreSQL refuses, and
// broken UTF-8 go, as does white space around it. Right-to-left marks and
// emoji stay: they are part of what was written.
func Clean(p Private) Private {
	s := strings.ToValidUTF8(strings.ReplaceAll(string(p), "\x00", ""), "")
	return Private(strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")))
}
