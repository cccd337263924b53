// Package web serves what a chat cannot show: private files, and the page of an
// install; one route a file. Every route checks for itself whose it is. It
// keeps no sessions and sets no cookie but that of an install, and what it
// serves is never cached.
package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// LinkLasts is how long a link to a private file works.
const LinkLasts = 10 * time.Minute

// Tokens makes and opens the tokens in links to private files: only this
// server can make one, and each ends by itself.
type Tokens interface {
	Token(file, owner string, until time.Time) string
	// OpenToken gives back what Token was given; any error means the token is
	// not ours, or is over.
	OpenToken(token string, now time.Time) (file, owner string, err error)
}

// Files serves /files/{token} to whoever was given the link in a View: a clip, a
// person's own record or everything of theirs, a visit for their calendar, or
// what a partner gave in a swap.
type Files struct {
	Tokens  Tokens
	Service *reflection.Service
	BaseURL string // such as https://plenary.example; empty for a path alone
	// Calendar writes an event down as a calendar takes it in.
	Calendar func(bot.Event) []byte
}

// Link is where the owner's clip can be played for the next ten minutes.
func (f *Files) Link(file reflection.FileID, owner reflection.Member) string {
	whose := string(owner.Organisation) + "/" + string(owner.ID)
	until := f.Service.Now().Add(LinkLasts)
	return strings.TrimSuffix(f.BaseURL, "/") + "/files/" + f.Tokens.Token(string(file), whose, until)
}

// Route puts the route on the mux.
func (f *Files) Route(mux *http.ServeMux) { mux.Handle("GET /files/{token}", f) }

func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, owner, err := f.asked(r.Context(), r.PathValue("token"))
	switch {
	case err == nil && file == bundleFile:
		err = f.bundle(w, r, owner)
	case err == nil:
		err = f.serve(w, r, file, owner)
	}
	if err == nil {
		return
	}
	http.Error(w, bot.WordsLinkOver, http.StatusNotFound)
}

func (f *Files) serve(w http.ResponseWriter, r *http.Request, file string, owner reflection.Member) error {
	found, err := f.open(r.Context(), file, owner)
	if err != nil {
		return err
	}
	private(w.Header(), found.Type)
	attach(w.Header(), found.Type)
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(found.Body.Reveal()))
	return nil
}

// private says what follows, and that it is for one reader.
func private(h http.Header, mediaType string) {
	h.Set("Content-Type", mediaType)
	h.Set("Cache-Control", "no-store, private")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; media-src 'self'; sandbox")
	h.Set("Referrer-Policy", "no-referrer")
}

// attach tells the browser to keep the file instead of showing it.
func attach(h http.Header, mediaType string) {
	switch {
	case strings.HasPrefix(mediaType, "text/csv"):
		h.Set("Content-Disposition", `attachment; filename="my-record.csv"`)
	case strings.HasPrefix(mediaType, "text/calendar"):
		h.Set("Content-Disposition", `attachment; filename="visit.ics"`)
	case pieceNames[mediaType] != "":
		h.Set("Content-Disposition", `attachment; filename="`+pieceNames[mediaType]+`"`)
	case !strings.HasPrefix(mediaType, "audio/"):
		h.Set("Content-Disposition", "attachment")
	}
}

// asked is the file that a token stands for, if it is ours, and whom it was
// given to, if they are still here.
func (f *Files) asked(ctx context.Context, token string) (file string, owner reflection.Member, err error) {
	file, whose, err := f.Tokens.OpenToken(token, f.Service.Now())
	if err != nil {
		return "", reflection.Member{}, err
	}
	org, id, _ := strings.Cut(whose, "/")
	owner, err = f.Service.Store.Member(ctx, reflection.OrganisationID(org), reflection.MemberID(id))
	return file, owner, err
}

// open finds a file that is its owner's, or that they may read.
func (f *Files) open(ctx context.Context, file string, owner reflection.Member) (reflection.File, error) {
	switch {
	case file == recordFile:
		return f.record(ctx, owner)
	case strings.HasPrefix(file, pieceFile):
		return f.piece(ctx, owner, file)
	case strings.HasSuffix(file, visitFile):
		return f.visit(ctx, owner, file)
	}
	return f.Service.Clip(ctx, owner, reflection.FileID(file))
}
