package web

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"mime"
	"net/http"
	"slices"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// bundleFile stands in a token in place of a clip. No clip has a name with a
// dot in it.
const bundleFile = "bundle.zip"

// BundleLink is where everything of a person can be fetched by them for the next
// ten minutes. It is made anew each time.
func (f *Files) BundleLink(owner reflection.Member) string { return f.Link(bundleFile, owner) }

// bundle packs everything of a person into one file while it is fetched: a page
// to read, the same for a program, their record by code, and their files, of
// which one at a time is in memory. What the store has no more is named on that
// page. Where that ends early, the connection is
// cut, so that no browser takes half of it for all.
func (f *Files) bundle(w http.ResponseWriter, r *http.Request, owner reflection.Member) error {
	b, err := f.Service.Bundle(r.Context(), owner)
	if err != nil {
		return err
	}
	record, err := f.record(r.Context(), owner)
	if err != nil {
		return err
	}
	private(w.Header(), "application/zip")
	w.Header().Set("Content-Disposition", `attachment; filename="my-plenary.zip"`)
	p := packer{Writer: zip.NewWriter(w), at: f.Service.Now().In(b.Zone)}
	names, lost, err := f.packFiles(r, &p, b)
	if err == nil {
		booklet := leavesOf(bot.BookletOf(b).Lacking(lost), names)
		p.put("my-plenary.html", func(w io.Writer) error { return bundleTemplate.Execute(w, bundlePage{bot.BundleTitle(b), booklet}) })
		p.put("my-plenary.json", func(w io.Writer) error { return inJSON(w, booklet) })
		p.put("my-record.csv", func(w io.Writer) error { _, err := io.WriteString(w, record.Body.Reveal()); return err })
		err = p.Close()
	}
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	return nil
}

// packFiles packs every file of the person, and gives the names they have
// there, and which of them the store has no more.
func (f *Files) packFiles(r *http.Request, p *packer, b reflection.Bundle) (names map[reflection.FileID]string, lost []reflection.FileID, err error) {
	names = map[reflection.FileID]string{}
	for _, id := range b.Files() {
		file, there, err := f.Service.KeptFile(r.Context(), b.Of, id)
		if err != nil {
			return nil, nil, err
		}
		if !there {
			lost = append(lost, id)
			continue
		}
		names[id] = fmt.Sprintf("files/%d%s", len(names)+1, endingOf(file.Type))
		p.put(names[id], func(w io.Writer) error { _, err := io.WriteString(w, file.Body.Reveal()); return err })
	}
	return names, lost, nil
}

// endings are those of the files that people give and speak.
var endings = map[string]string{
	"audio/webm": ".webm", "audio/mp4": ".m4a", "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/wav": ".wav", "video/mp4": ".mp4",
	reflection.PDFFile: ".pdf", reflection.PNGFile: ".png", reflection.JPEGFile: ".jpg", "text/plain": ".txt", reflection.WordFile: ".docx",
}

func endingOf(mediaType string) string {
	kind, _, err := mime.ParseMediaType(mediaType)
	if ending, known := endings[kind]; known && err == nil {
		return ending
	}
	return ".bin"
}

// packer puts one file after another into a zip, up to the first that fails.
type packer struct {
	*zip.Writer
	at  time.Time
	err error
}

func (p *packer) put(name string, write func(io.Writer) error) {
	if p.err != nil {
		return
	}
	var w io.Writer
	if w, p.err = p.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.at}); p.err == nil {
		p.err = write(w)
	}
}

func (p *packer) Close() error {
	if p.err != nil {
		return p.err
	}
	return p.Writer.Close()
}

// The leaves of a booklet are its words revealed to whose they are.
type (
	chapterLeaf struct {
		Title string     `json:"title"`
		Items []itemLeaf `json:"items"`
	}
	itemLeaf struct {
		Title string     `json:"title"`
		Parts []partLeaf `json:"parts"`
		Files []string   `json:"files,omitempty"`
	}
	partLeaf struct {
		Label string `json:"label"`
		Text  string `json:"text"`
	}
)

func leavesOf(b bot.Booklet, names map[reflection.FileID]string) (all []chapterLeaf) {
	for _, chapter := range b {
		c := chapterLeaf{Title: chapter.Title}
		for _, item := range chapter.Items {
			i := itemLeaf{Title: item.Title, Parts: []partLeaf{}}
			for _, part := range item.Parts {
				i.Parts = append(i.Parts, partLeaf{part.Label, part.Text.Reveal()})
			}
			for _, id := range item.Files {
				if name, there := names[id]; there {
					i.Files = append(i.Files, name)
				}
			}
			c.Items = append(c.Items, i)
		}
		all = append(all, c)
	}
	return slices.Clip(all)
}

func inJSON(w io.Writer, all []chapterLeaf) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false) // it is a file, and is to be read
	return out.Encode(all)
}

// bundlePage is the page to read. It asks for nothing from anywhere.
type bundlePage struct {
	Title    string
	Chapters []chapterLeaf
}

// Style is that of every page.
func (bundlePage) Style() template.CSS { return pageStyle }

var bundleTemplate = template.Must(template.New("bundle").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{.Title}}</title>
<style>{{.Style}}dd{white-space:pre-wrap;margin:0 0 1rem}dt{font-weight:600}</style>
</head>
<body><main>
<h1>{{.Title}}</h1>
{{- range .Chapters}}
<section>
<h2>{{.Title}}</h2>
{{- range .Items}}
<article>
<h3>{{.Title}}</h3>
<dl>
{{- range .Parts}}
<dt>{{.Label}}</dt>
<dd>{{.Text}}</dd>
{{- end}}
</dl>
{{- range .Files}}
<p><a href="{{.}}">{{.}}</a></p>
{{- end}}
</article>
{{- end}}
</section>
{{- end}}
</main></body>
</html>
`))
