package localchat

import (
	"embed"
	"mime"
	"net/http"
	"path/filepath"
)

// files is the page: hand-written, whole, and needing nothing from elsewhere.
//
//go:embed page
var files embed.FS

// page answers GET /.
func (c *Chat) page(w http.ResponseWriter, r *http.Request) { serveFile(w, r, "index.html") }

// asset answers GET /chat/page/{file}: the page's style and scripts.
func (c *Chat) asset(w http.ResponseWriter, r *http.Request) { serveFile(w, r, r.PathValue("file")) }

func serveFile(w http.ResponseWriter, r *http.Request, name string) {
	body, err := files.ReadFile("page/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mediaType(name))
	w.Write(body)
}

// mediaType does not ask the machine: its table may lack or misname a type,
// and browsers refuse a script that is not declared as one.
func mediaType(name string) string {
	switch filepath.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return mime.FormatMediaType("text/html", map[string]string{"charset": "utf-8"})
}
