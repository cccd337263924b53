package web_test

import (
	"bytes"
	"context"
	"errors"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/web"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

const (
	here     = "https://plenary.example"
	backPath = "/slack/oauth/callback"
)

// door is the page of an install, with a platform that says yes to "yes".
type door struct {
	t testing.TB
	*http.ServeMux
	page *web.Install
	keys seal.Master
	now  time.Time
	log  bytes.Buffer

	codes     map[string]reflection.OrganisationID
	fails     error
	exchanged []exchanged
	done      []reflection.Installed
	what      reflection.Installed // of an install
}

// exchanged is what the platform was told of one install.
type exchanged struct {
	code, back string
	into       reflection.OrganisationID
}

func newDoor(t testing.TB) *door {
	t.Helper()
	keys, err := seal.Parse(seal.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	d := &door{t: t, ServeMux: http.NewServeMux(), keys: keys, now: time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC),
		codes: map[string]reflection.OrganisationID{"abcd-efgh": "trust"},
		what:  reflection.Installed{Workspace: reflection.Workspace{ID: "ws1", Name: "Northfield"}, By: reflection.Member{ID: "pat", Roles: []reflection.Role{reflection.Coordinator}}}}
	d.page = &web.Install{Tokens: keys, Consent: d, Invited: d.invited, Into: d.into, Done: d.told,
		BaseURL: here, Now: func() time.Time { return d.now }, Log: slog.New(slog.NewTextHandler(&d.log, nil))}
	d.page.Route(d.ServeMux)
	return d
}

func (d *door) invited(_ context.Context, code string) (reflection.Organisation, error) {
	if d.fails != nil {
		return reflection.Organisation{}, d.fails
	}
	if org, ok := d.codes[code]; ok {
		return reflection.Organisation{ID: org}, nil
	}
	return reflection.Organisation{}, reflection.Fault{Field: reflection.CodeField, Problem: reflection.NotACode}
}

func (d *door) into(context.Context) (reflection.OrganisationID, error) { return "", d.fails }

func (d *door) told(_ context.Context, in reflection.Installed) { d.done = append(d.done, in) }

func (*door) ConsentURL(state, back string) string {
	return "https://slack.example/authorize?" + url.Values{"state": {state}, "redirect_uri": {back}}.Encode()
}

func (d *door) Install(_ context.Context, code, back string, into reflection.OrganisationID) (reflection.Installed, error) {
	d.exchanged = append(d.exchanged, exchanged{code, back, into})
	if code != "yes" || d.fails != nil {
		return reflection.Installed{}, errors.Join(errors.New("the platform says no"), d.fails)
	}
	return d.what, nil
}

// answer is what a browser gets.
type answer struct {
	StatusCode int
	Header     http.Header
	body       string
}

func (a answer) Cookies() []*http.Cookie     { return (&http.Response{Header: a.Header}).Cookies() }
func (a answer) Location() (*url.URL, error) { return (&http.Response{Header: a.Header}).Location() }

func (d *door) serve(r *http.Request) answer {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.String()}
}

func (d *door) get(path string, cookies ...*http.Cookie) answer {
	r := httptest.NewRequest(http.MethodGet, here+path, http.NoBody)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	return d.serve(r)
}

func (d *door) post(code string) answer {
	r := httptest.NewRequest(http.MethodPost, here+web.InstallPath, strings.NewReader(url.Values{"code": {code}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return d.serve(r)
}

// begin goes on to the platform's page: the state it is sent with, and the
// cookie that the browser keeps.
func (d *door) begin(code string) (state string, cookie *http.Cookie) {
	d.t.Helper()
	answer := d.post(code)
	to, err := answer.Location()
	if err != nil || answer.StatusCode != http.StatusSeeOther || len(answer.Cookies()) != 1 {
		d.t.Fatalf("begun with status %d, to %v, %d cookies", answer.StatusCode, to, len(answer.Cookies()))
	}
	if got := to.Query().Get("redirect_uri"); got != here+backPath {
		d.t.Errorf("it comes back to %s", got)
	}
	return to.Query().Get("state"), answer.Cookies()[0]
}

// back is where the platform brings somebody.
func back(state, code string) string {
	return backPath + "?" + url.Values{"state": {state}, "code": {code}}.Encode()
}

// says checks the status and the sentence of a page.
func (d *door) says(a answer, status int, sentence string) string {
	d.t.Helper()
	text := html.UnescapeString(a.body)
	if a.StatusCode != status || !strings.Contains(text, sentence) {
		d.t.Errorf("status %d, want %d and %q:\n%s", a.StatusCode, status, sentence, text)
	}
	return a.body
}

// installed checks what the platform was asked for, and who was told.
func (d *door) installed(want ...exchanged) {
	d.t.Helper()
	if len(d.exchanged) != len(want) || len(d.done) != len(want) {
		d.t.Fatalf("installed %v, told of %d", d.exchanged, len(d.done))
	}
	for i := range want {
		if d.exchanged[i] != want[i] {
			d.t.Errorf("installed %v, want %v", d.exchanged[i], want[i])
		}
	}
}

// The page works without a script, tells the browser to load nothing from
// anywhere, and leads to Slack's pages alone.
func TestTheInstallPage(t *testing.T) {
	d := newDoor(t)
	answer := d.get(web.InstallPath)
	page := d.says(answer, http.StatusOK, bot.InstallWords.Go)
	for _, never := range []string{"<script", "javascript:", "http://", " onclick", "src="} {
		if strings.Contains(page, never) {
			t.Errorf("the page has %q", never)
		}
	}
	policy := answer.Header.Get("Content-Security-Policy")
	for _, part := range []string{"default-src 'none';", "frame-ancestors 'none';", "base-uri 'none';", "style-src 'sha256-",
		"form-action 'self' https://slack.example https://*.slack.example"} {
		if !strings.Contains(policy, part) {
			t.Errorf("the policy %q lacks %q", policy, part)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src") {
		t.Errorf("the policy is %q", policy)
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
		if got := answer.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if len(answer.Cookies()) > 0 {
		t.Error("looking at the page sets a cookie")
	}
}

func TestAnInstall(t *testing.T) {
	d := newDoor(t)
	state, cookie := d.begin("")
	answer := d.get(back(state, "yes"), cookie)
	if page := d.says(answer, http.StatusOK, bot.InstalledPage(d.what)); !strings.Contains(page, "<h1>"+bot.InstallWords.Done) {
		t.Errorf("the page is\n%s", page)
	}
	d.installed(exchanged{"yes", here + backPath, ""})
	if c := answer.Cookies(); len(c) != 1 || c[0].MaxAge >= 0 || c[0].Name != cookie.Name || c[0].Path != cookie.Path {
		t.Errorf("afterwards the cookie is %v", c)
	}
}

func TestAnInstallByACode(t *testing.T) {
	d := newDoor(t)
	state, cookie := d.begin(" abcd-efgh ")
	d.get(back(state, "yes"), cookie)
	d.installed(exchanged{"yes", here + backPath, "trust"})
}

func TestTheCookie(t *testing.T) {
	for address, secure := range map[string]bool{here: true, "http://127.0.0.1:8080": false} {
		d := newDoor(t)
		d.page.BaseURL = address
		c := d.post("").Cookies()[0]
		if c.Secure != secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/slack/" || c.Domain != "" || c.MaxAge != 600 || len(c.Value) < 20 {
			t.Errorf("at %s the cookie is %+v", address, c)
		}
	}
}

// A code that nobody gave out is said beside the code, and nothing is begun.
// What was typed comes back as it was typed, and as nothing else.
func TestACodeThatIsNone(t *testing.T) {
	d := newDoor(t)
	const typed = `"><script>alert(1)</script> & `
	answer := d.post(typed)
	page := d.says(answer, http.StatusUnprocessableEntity, bot.WrongCode)
	if len(answer.Cookies()) > 0 || strings.Contains(page, "<script") || !strings.Contains(page, `value="`+html.EscapeString(typed)+`"`) {
		t.Errorf("the page is\n%s", page)
	}
	if !strings.Contains(page, `aria-invalid="true"`) || !strings.Contains(page, `role="alert"`) {
		t.Error("who cannot see the page is not told")
	}
}

// Whoever comes back without having begun here, in this browser and within ten
// minutes, installs nothing.
func TestWhoCannotFinishAnInstall(t *testing.T) {
	for name, turn := range map[string]func(d *door, state string, c *http.Cookie) (string, *http.Cookie){
		"without a state":      func(_ *door, _ string, c *http.Cookie) (string, *http.Cookie) { return "", c },
		"with a made-up state": func(_ *door, _ string, c *http.Cookie) (string, *http.Cookie) { return "AAAA" + c.Value, c },
		"with a changed state": func(_ *door, s string, c *http.Cookie) (string, *http.Cookie) { return s[:len(s)-4] + "AAAA", c },
		"without a cookie":     func(_ *door, s string, _ *http.Cookie) (string, *http.Cookie) { return s, &http.Cookie{Name: "other"} },
		"with an empty cookie": func(_ *door, s string, c *http.Cookie) (string, *http.Cookie) { c.Value = ""; return s, c },
		"in another browser":   func(d *door, s string, _ *http.Cookie) (string, *http.Cookie) { _, c := d.begin(""); return s, c },
		"with another's state": func(d *door, _ string, c *http.Cookie) (string, *http.Cookie) { s, _ := d.begin(""); return s, c },
		"ten minutes later": func(d *door, s string, c *http.Cookie) (string, *http.Cookie) {
			d.now = d.now.Add(10 * time.Minute)
			return s, c
		},
		"with another server's": func(_ *door, _ string, c *http.Cookie) (string, *http.Cookie) {
			s, _ := newDoor(t).begin("")
			return s, c
		},
		"with the token of a file": func(d *door, _ string, c *http.Cookie) (string, *http.Cookie) {
			return d.keys.Token(c.Value, "trust", d.now.Add(time.Minute)), c
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDoor(t)
			state, cookie := d.begin("")
			state, cookie = turn(d, state, cookie)
			d.says(d.get(back(state, "yes"), cookie), http.StatusBadRequest, bot.InstallEnded)
			d.installed()
		})
	}
}

// The cookie goes with the first time; a browser that keeps it all the same
// finds that Slack's code is spent.
func TestAnInstallTwice(t *testing.T) {
	d := newDoor(t)
	state, cookie := d.begin("")
	d.get(back(state, "yes"), cookie)
	d.says(d.get(back(state, "yes")), http.StatusBadRequest, bot.InstallEnded)
	d.installed(exchanged{"yes", here + backPath, ""})
}

func TestDeclined(t *testing.T) {
	d := newDoor(t)
	state, cookie := d.begin("")
	answer := d.get(backPath+"?"+url.Values{"state": {state}, "error": {"access_denied"}}.Encode(), cookie)
	d.says(answer, http.StatusOK, bot.InstallDeclined)
	d.installed()
	if c := answer.Cookies(); len(c) != 1 || c[0].MaxAge >= 0 {
		t.Errorf("afterwards the cookie is %v", c)
	}
}

// What goes wrong is logged, and the page says what to do and nothing else.
func TestAnInstallThatFails(t *testing.T) {
	d := newDoor(t)
	state, cookie := d.begin("")
	d.says(d.get(back(state, "no"), cookie), http.StatusBadGateway, bot.InstallFailed)
	d.fails = errors.New("the database is away")
	for _, answer := range []answer{d.post(""), d.post("abcd-efgh")} {
		if page := d.says(answer, http.StatusBadGateway, bot.InstallFailed); strings.Contains(page, "database") {
			t.Errorf("the page tells too much:\n%s", page)
		}
	}
	if len(d.done) > 0 || !strings.Contains(d.log.String(), "the platform says no") {
		t.Errorf("told of %v, the log has %s", d.done, &d.log)
	}
}

// The name of a workspace is whatever somebody called it.
func TestTheNameOfAWorkspaceIsNoMarkup(t *testing.T) {
	d := newDoor(t)
	d.what.Workspace.Name = `<img src=x onerror=alert(1)>`
	state, cookie := d.begin("")
	if page := d.says(d.get(back(state, "yes"), cookie), http.StatusOK, "Plenary is in"); strings.Contains(page, "<img") {
		t.Errorf("the page is\n%s", page)
	}
}

// Another site cannot have somebody's browser send a code of its own choice.
func TestTheFormIsSentFromThePageAlone(t *testing.T) {
	for name, c := range map[string]struct {
		header, value, host string
		status              int
	}{
		"from the page":                     {"Sec-Fetch-Site", "same-origin", "plenary.example", http.StatusSeeOther},
		"from another site":                 {"Sec-Fetch-Site", "cross-site", "plenary.example", http.StatusForbidden},
		"from another site, old browser":    {"Origin", "https://elsewhere.example", "plenary.example", http.StatusForbidden},
		"from the page, behind a proxy":     {"Origin", here, "127.0.0.1:8080", http.StatusSeeOther},
		"from another site, behind a proxy": {"Origin", "https://elsewhere.example", "127.0.0.1:8080", http.StatusForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDoor(t)
			r := httptest.NewRequest(http.MethodPost, here+web.InstallPath, strings.NewReader("code=abcd-efgh"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set(c.header, c.value)
			r.Host = c.host
			answer := d.serve(r)
			if answer.StatusCode != c.status || (len(answer.Cookies()) > 0) != (c.status == http.StatusSeeOther) {
				t.Errorf("status %d, cookies %v; want %d", answer.StatusCode, answer.Cookies(), c.status)
			}
		})
	}
}

func TestOtherMethods(t *testing.T) {
	d := newDoor(t)
	state, cookie := d.begin("")
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{http.MethodHead, web.InstallPath, http.StatusOK},
		{http.MethodPut, web.InstallPath, http.StatusMethodNotAllowed},
		{http.MethodDelete, web.InstallPath, http.StatusMethodNotAllowed},
		{http.MethodHead, back(state, "yes"), http.StatusMethodNotAllowed},
		{http.MethodPost, back(state, "yes"), http.StatusMethodNotAllowed},
	} {
		r := httptest.NewRequest(c.method, here+c.path, http.NoBody)
		r.AddCookie(cookie)
		if got := d.serve(r).StatusCode; got != c.status {
			t.Errorf("%s %.40s: status %d, want %d", c.method, c.path, got, c.status)
		}
	}
	d.installed()
	long := httptest.NewRequest(http.MethodPost, here+web.InstallPath, strings.NewReader("code="+strings.Repeat("x", 1<<20)))
	long.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if got := d.serve(long); got.StatusCode != http.StatusBadRequest || len(got.Cookies()) > 0 {
		t.Errorf("a megabyte of code: status %d", got.StatusCode)
	}
}

// The state of an install opens no file.
func TestAStateIsNoFile(t *testing.T) {
	d := newDoor(t)
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "p.db"), d.keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	files := &web.Files{Tokens: d.keys, Service: &reflection.Service{Store: db, Now: d.page.Now}, BaseURL: here}
	files.Route(d.ServeMux)
	state, cookie := d.begin("abcd-efgh")
	if got := d.get("/files/"+state, cookie).StatusCode; got != http.StatusNotFound {
		t.Errorf("status %d, want 404", got)
	}
}

// FuzzBack: whatever comes back, nothing is installed that was not begun here.
func FuzzBack(f *testing.F) {
	f.Add("", "yes", "")
	f.Add("AAAA", "yes", "x")
	f.Fuzz(func(t *testing.T, state, code, cookie string) {
		d := newDoor(t)
		r := httptest.NewRequest(http.MethodGet, here+back(state, code), http.NoBody)
		r.Header.Set("Cookie", "plenary_install="+cookie)
		if got := d.serve(r).StatusCode; got != http.StatusBadRequest {
			t.Errorf("status %d", got)
		}
		d.installed()
	})
}

// FuzzCode: whatever is typed for a code stands in the page as text.
func FuzzCode(f *testing.F) {
	for _, typed := range []string{"abcd-efgh", `"><b>`, "\x00\xff", "</input>"} {
		f.Add(typed)
	}
	d := newDoor(f)
	plain := strings.Count(d.says(d.post("none"), http.StatusUnprocessableEntity, ""), "<")
	f.Fuzz(func(t *testing.T, typed string) {
		answer := d.post(typed)
		if answer.StatusCode == http.StatusUnprocessableEntity && strings.Count(answer.body, "<") != plain {
			t.Errorf("for %q the page is\n%s", typed, answer.body)
		}
	})
}
