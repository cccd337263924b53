package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"plenary/reflection"
)

// Incoming is what a person did, as an adapter decoded it. Exactly one of the
// groups below Kind is filled, by Kind; but a button of a Form comes with the
// Form as well.
type Incoming struct {
	Workspace reflection.WorkspaceID
	User      string // the platform's id of the person
	EventID   string // the platform's id of what happened, where it has one; repeats are answered once
	Kind      IncomingKind

	Button string // Press: the button's id
	Where  string // Press: the address of the message it stood in; empty in a View or Home

	Form   string // Submit: the form's id; Press: that of the Form it stood in
	Values Values

	Text reflection.Private // Say, Command and ReflectOn

	Clip     reflection.Private // SentClip: the sound
	ClipType string             // its media type
	Words    reflection.Private // SentClip and Transcribed: its transcript; blank where there is none yet

	File reflection.Private // SentFile: its bytes
}

// IncomingKind is what kind of thing a person did.
type IncomingKind string

const (
	Press  IncomingKind = "press"
	Submit IncomingKind = "submit"
	Say    IncomingKind = "say" // typed a message to the bot
	// Command is /reflect, with Text after it, or anything else that stands for
	// it by itself.
	Command IncomingKind = "command"
	// ReflectOn picked a message of anybody's to reflect on, with its Text.
	ReflectOn IncomingKind = "reflect-on"
	SentClip  IncomingKind = "clip"
	SentFile  IncomingKind = "file" // any other
	// Transcribed is what the platform itself does, a little later: EventID is
	// the clip's.
	Transcribed IncomingKind = "transcript"
)

// Values are what was filled in, by input. A toggle is "true" or absent.
type Values map[string][]reflection.Private

// Get is the first value of an input, or blank.
func (v Values) Get(input string) reflection.Private {
	if len(v[input]) == 0 {
		return ""
	}
	return v[input][0]
}

// Answer is what to show the person at once. At most one of Form, View and
// Error is set.
type Answer struct {
	Messages []Message
	Update   *Message // what the pressed message, or the one at Where, becomes
	Where    string   // the address of the message to update, where it was not the pressed one
	Form     *Form
	View     *View
	Error    *InputError
	Home     bool // the person's Home has changed
}

// Receiver takes what people do. It never fails: whatever goes wrong becomes
// an Answer that says what to do, and a log line without private text.
type Receiver interface {
	Receive(ctx context.Context, in Incoming) Answer
	// HomeOf is what the person's Home shows now.
	HomeOf(ctx context.Context, ws reflection.WorkspaceID, user string) Home
}

// Platform is a chat that people are reached on.
type Platform interface {
	// Name is the Workspace.Platform it serves.
	Name() string
	// Send posts a message to a person and returns its address. delivery is
	// opaque and goes along where the platform can carry it. An error that is
	// not a *Refusal means nobody knows whether it was shown.
	Send(ctx context.Context, to Address, m Message, delivery reflection.DeliveryID) (where string, err error)
	// Update replaces a message that was sent.
	Update(ctx context.Context, to Address, where string, m Message) error
}

// Address is a person on a platform.
type Address struct {
	Workspace    reflection.Workspace
	User         string
	Conversation string // reflection.Member.Conversation; the platform finds it where it is empty
}

// Paced is the ability to say how fast one workspace may be written to: so
// many messages a second, after so many at once. 0 a second means no limit.
type Paced interface {
	Pace(ws reflection.Workspace) (perSecond float64, burst int)
}

// Sent is the ability to say whether a delivery was shown since its call was
// begun. Not found is ("", false, nil). A *Refusal with Gone means that it can
// never be known; any other error, that it cannot be known now.
type Sent interface {
	Sent(ctx context.Context, to Address, delivery reflection.DeliveryID, since time.Time) (where string, shown bool, err error)
}

// Directory is the ability to find people of a workspace. It finds people who
// can be written to there: for somebody who has left, for a bot and for a guest
// of another organisation the error is reflection.ErrNotFound.
// reflection.ErrForbidden means that the app was not given the right to look.
type Directory interface {
	// FindByEmail gives the person as the platform describes them.
	FindByEmail(ctx context.Context, ws reflection.Workspace, email string) (reflection.Profile, error)
	// FindByID gives the person by the platform's id.
	FindByID(ctx context.Context, ws reflection.Workspace, user string) (reflection.Profile, error)
	// Conversation is the platform's id of the bot's conversation with a
	// person, which is opened if it was not.
	Conversation(ctx context.Context, ws reflection.Workspace, user string) (string, error)
}

// Profiles is the ability to say who somebody is that was picked in a Form.
type Profiles interface {
	// Profile describes a user of the workspace; reflection.ErrNotFound for one
	// who cannot take part: a bot, somebody who has left it, or a guest of
	// another.
	Profile(ctx context.Context, ws reflection.Workspace, user string) (reflection.Profile, error)
}

// Commanded is the ability to take a command, which is Incoming's Command.
type Commanded interface {
	// Command is what people type before the first words of an answer, such as
	// /reflect.
	Command() string
}

// Refusal is a definite no: the message was not shown.
type Refusal struct {
	// RetryAfter is when the platform can be called again by anyone in this
	// workspace. Zero means that only this message was refused.
	RetryAfter time.Duration
	Gone       bool // never: the person or the workspace cannot be reached
	// Deactivated is Gone because the person's account is switched off, or
	// because they have blocked or removed the app there: they are left alone
	// until the platform says otherwise.
	Deactivated bool
	Reason      string // the platform's word for it, such as ratelimited
}

func (r *Refusal) Error() string { return fmt.Sprintf("refused: %s", r.Reason) }

// refused takes a Refusal out of an error.
func refused(err error) (*Refusal, bool) { return errors.AsType[*Refusal](err) }
