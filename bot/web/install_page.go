package web

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"net/http"

	"plenary/bot"
)

// installPage is one page of an install: the form, or a sentence.
type installPage struct {
	Form  bool
	Code  string // typed, and
	Wrong string // what is wrong with it
	Text  string
	Done  bool // it is the end
	Again bool // with a way back to the form
}

// Words are those of every page.
func (installPage) Words() any { return bot.InstallWords }

// Title is also the page's heading.
func (p installPage) Title() string {
	if p.Done {
		return bot.InstallWords.Done
	}
	return bot.InstallWords.Title
}

// Path is where the form is.
func (installPage) Path() string { return InstallPath }

// Style is the same on every page, so that its digest can be allowed.
func (installPage) Style() template.CSS { return pageStyle }

func (i *Install) show(w http.ResponseWriter, r *http.Request, status int, p installPage) {
	isPage(w.Header(), "form-action 'self' "+i.leadsTo())
	w.WriteHeader(status)
	if err := installTemplate.Execute(w, p); err != nil {
		i.Log.WarnContext(r.Context(), "a page was not shown", "error", err)
	}
}

// isPage says that a page follows, and what a browser may do with it: nothing
// but what is allowed besides, a directive of a Content-Security-Policy.
func isPage(h http.Header, allowed string) {
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; style-src '"+styleDigest+"'; "+allowed)
}

var styleDigest = func() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}()

const pageStyle = `:root{color-scheme:light dark;font:17px/1.5 system-ui,sans-serif}
body{margin:0;background:light-dark(#f6f4ef,#17191c);color:light-dark(#1d2126,#eceae5)}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}
label{display:block;font-weight:600;margin-top:1.5rem}
small{display:block;font-size:.95rem;color:light-dark(#4a525b,#b9bec4)}
input{box-sizing:border-box;width:100%;font:inherit;padding:.65rem .75rem;margin-top:.5rem;border:1px solid light-dark(#7b848d,#8b949d);border-radius:.5rem;background:light-dark(#fff,#22262a);color:inherit}
button,.button{display:inline-block;font:inherit;font-weight:600;margin-top:1.5rem;padding:.75rem 1.25rem;border:0;border-radius:.5rem;background:light-dark(#0b5c53,#7fd6c8);color:light-dark(#fff,#0f1c1a);text-decoration:none;cursor:pointer}
:focus-visible{outline:3px solid light-dark(#b45309,#fbbf24);outline-offset:2px}
[role=alert]{font-weight:600;color:light-dark(#9b1c1c,#fca5a5)}`

var installTemplate = template.Must(template.New("install").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body><main>
<h1>{{.Title}}</h1>
{{- if .Form}}
<p>{{.Words.What}}</p>
<p>{{.Words.Next}}</p>
<form method="post" action="{{.Path}}">
<label for="code">{{.Words.Code}}</label>
<small id="about">{{.Words.CodeAbout}}</small>
<input id="code" name="code" value="{{.Code}}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40" aria-describedby="about{{if .Wrong}} wrong{{end}}"{{if .Wrong}} aria-invalid="true" autofocus{{end}}>
{{- if .Wrong}}
<p id="wrong" role="alert">{{.Wrong}}</p>
{{- end}}
<button>{{.Words.Go}}</button>
</form>
{{- else}}
<p role="status">{{.Text}}</p>
{{- if .Again}}
<a class="button" href="{{.Path}}">{{.Words.Again}}</a>
{{- end}}
{{- end}}
</main></body>
</html>
`))
