package web

import (
	"context"
	"crypto/subtle"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// Install serves /slack/install, on which a stranger puts the app into their
// workspace, and /slack/oauth/callback, to which Slack brings them back.
type Install struct {
	Tokens  Tokens
	Consent Consent
	Invited func(ctx context.Context, code string) (reflection.Organisation, error)
	// Into is the organisation that everybody joins who has no code; empty lets
	// the domain decide.
	Into func(ctx context.Context) (reflection.OrganisationID, error)
	// Done is told of each install, for what is to be said in the chat.
	Done    func(ctx context.Context, in reflection.Installed)
	BaseURL string
	Now     func() time.Time
	Log     *slog.Logger
}

// Consent is a platform that asks for consent on a page of its own, and brings
// people back with a code.
type Consent interface {
	ConsentURL(state, back string) string
	Install(ctx context.Context, code, back string, into reflection.OrganisationID) (reflection.Installed, error)
}

// InstallPath is where an install begins.
const InstallPath = "/slack/install"

const (
	backPath = "/slack/oauth/callback"

	// consentLasts is how long somebody may look at Slack's page.
	consentLasts = 10 * time.Minute
	// nonceCookie ties the state to the browser that began: nobody can be
	// brought to finish an install that somebody else began. It is the one
	// cookie there is, and goes when the install is over.
	nonceCookie = "plenary_install"
	// statePrefix keeps a state from being taken for the token of a file.
	statePrefix = "install/"
)

// Route puts the routes on the mux.
func (i *Install) Route(mux *http.ServeMux) {
	mux.HandleFunc("GET "+InstallPath, func(w http.ResponseWriter, r *http.Request) {
		i.show(w, r, http.StatusOK, installPage{Form: true})
	})
	mux.Handle("POST "+InstallPath, i.fromHere(i.begin))
	mux.HandleFunc("GET "+backPath, i.end)
	mux.HandleFunc("HEAD "+backPath, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusMethodNotAllowed) })
}

// fromHere refuses what another site has a browser send: the code in it would
// take somebody's workspace into an organisation that they did not choose.
func (i *Install) fromHere(serve http.HandlerFunc) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i.show(w, r, http.StatusForbidden, installPage{Text: bot.InstallEnded, Again: true})
	}))
	if err := guard.AddTrustedOrigin(i.BaseURL); err != nil { // what stands before the server may change Host
		i.Log.Warn("the public address is no origin", "error", err)
	}
	return guard.Handler(serve)
}

// begin sends somebody on to Slack's page.
func (i *Install) begin(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	if r.ParseForm() != nil { // nobody's form
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	code := r.PostForm.Get("code")
	into, err := i.into(r.Context(), strings.TrimSpace(code))
	var fault reflection.Fault
	switch {
	case errors.As(err, &fault):
		i.show(w, r, http.StatusUnprocessableEntity, installPage{Form: true, Wrong: bot.WrongCode, Code: code})
		return
	case err != nil:
		i.failed(w, r, err)
		return
	}
	nonce := reflection.NewID()
	i.cookie(w, nonce, int(consentLasts.Seconds()))
	state := i.Tokens.Token(statePrefix+nonce, string(into), i.Now().Add(consentLasts))
	http.Redirect(w, r, i.Consent.ConsentURL(state, i.BaseURL+backPath), http.StatusSeeOther) //nolint:gosec // to the platform's page; nothing of the request is in it
}

func (i *Install) into(ctx context.Context, code string) (reflection.OrganisationID, error) {
	if code == "" {
		return i.Into(ctx)
	}
	org, err := i.Invited(ctx, code)
	return org.ID, err
}

// end finishes the install with the code that Slack gave.
func (i *Install) end(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	into, ours := i.began(r, query.Get("state"))
	i.cookie(w, "", -1)
	switch {
	case !ours:
		i.show(w, r, http.StatusBadRequest, installPage{Text: bot.InstallEnded, Again: true})
		return
	case query.Get("code") == "":
		i.show(w, r, http.StatusOK, installPage{Text: bot.InstallDeclined, Again: true})
		return
	}
	done, err := i.Consent.Install(r.Context(), query.Get("code"), i.BaseURL+backPath, into)
	if err != nil {
		i.failed(w, r, err)
		return
	}
	i.Log.InfoContext(r.Context(), "the app was put into a workspace", "workspace", done.Workspace.ID, "again", done.Again)
	i.Done(r.Context(), done)
	i.show(w, r, http.StatusOK, installPage{Text: bot.InstalledPage(done), Done: true})
}

// began reports whether this browser began the install that the state is of,
// and the organisation that it is to join.
func (i *Install) began(r *http.Request, state string) (into reflection.OrganisationID, ours bool) {
	id, org, err := i.Tokens.OpenToken(state, i.Now())
	cookie, errCookie := r.Cookie(nonceCookie)
	if err != nil || errCookie != nil {
		return "", false
	}
	ours = subtle.ConstantTimeCompare([]byte(id), []byte(statePrefix+cookie.Value)) == 1
	return reflection.OrganisationID(org), ours
}

func (i *Install) cookie(w http.ResponseWriter, value string, age int) {
	http.SetCookie(w, &http.Cookie{Name: nonceCookie, Value: value, Path: "/slack/", MaxAge: age, HttpOnly: true, //nolint:gosec // http:// is accepted on this machine only, where Secure would lose it
		Secure: strings.HasPrefix(i.BaseURL, "https://"), SameSite: http.SameSiteLaxMode})
}

func (i *Install) failed(w http.ResponseWriter, r *http.Request, err error) {
	i.Log.ErrorContext(r.Context(), "an install did not succeed", "error", err)
	i.show(w, r, http.StatusBadGateway, installPage{Text: bot.InstallFailed, Again: true})
}

// leadsTo is where the form may lead, for the page's policy: a browser holds
// redirects to it as well, and Slack's go on to the address of the workspace.
func (i *Install) leadsTo() string {
	u, err := url.Parse(i.Consent.ConsentURL("", ""))
	if err != nil {
		return ""
	}
	origin := u.Scheme + "://" + u.Host
	if net.ParseIP(u.Hostname()) != nil {
		return origin
	}
	return origin + " " + u.Scheme + "://*." + u.Host
}
