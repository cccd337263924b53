package web

import (
	"html/template"
	"net/http"

	"plenary/bot"
)

// aboutPage is one of the pages about the app: the same for everybody, with no
// cookie and nothing to fill in.
type aboutPage struct {
	Path string
	bot.Page
}

// aboutPages are where each platform's manifest says that they are.
var aboutPages = []aboutPage{
	{"/about", bot.PageAbout},
	{"/about/privacy", bot.PagePrivacy},
	{"/about/terms", bot.PageTerms},
}

// RouteAbout puts the pages about the app on the mux.
func RouteAbout(mux *http.ServeMux) {
	for _, p := range aboutPages {
		mux.Handle("GET "+p.Path, p)
	}
}

func (p aboutPage) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	isPage(w.Header(), "form-action 'none'")
	_ = aboutTemplate.Execute(w, p) // whoever was to read it has gone
}

// Pages are all of them, with this one among them.
func (aboutPage) Pages() []aboutPage { return aboutPages }

// Style is that of every page.
func (aboutPage) Style() template.CSS { return pageStyle }

// Product is what the pages are about.
func (aboutPage) Product() string { return bot.ProductName }

var aboutTemplate = template.Must(template.New("about").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}} · {{.Product}}</title>
<style>{{.Style}}</style>
</head>
<body><main>
<h1>{{.Title}}</h1>
{{- range .Text}}
<p>{{.}}</p>
{{- end}}
<nav aria-label="{{.Product}}"><ul>
{{- $here := .Path}}
{{- range .Pages}}{{if ne .Path $here}}
<li><a href="{{.Path}}">{{.Title}}</a></li>
{{- end}}{{end}}
</ul></nav>
</main></body>
</html>
`))
