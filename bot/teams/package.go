package teams

import (
	"archive/zip"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// The names are Microsoft's, the pictures ours: make icons draws them anew.
const (
	manifestFile = "manifest.json"
	colorIcon    = "color.png"
	outlineIcon  = "outline.png"
)

//go:embed icons/*.png
var pictures embed.FS

// WritePackage writes the zip that a tenant's administrator uploads: the
// manifest and both icons, and nothing else. The same Installation gives the
// same bytes.
func WritePackage(w io.Writer, in Installation) error {
	manifest, err := json.MarshalIndent(Manifest(in), "", "  ")
	if err != nil {
		return fmt.Errorf("print the manifest: %w", err)
	}
	files := zip.NewWriter(w)
	if err := addFile(files, manifestFile, append(manifest, '\n')); err != nil {
		return err
	}
	for _, name := range []string{colorIcon, outlineIcon} {
		picture, err := pictures.ReadFile("icons/" + name)
		if err != nil {
			return fmt.Errorf("icon %s: %w", name, err)
		}
		if err := addFile(files, name, picture); err != nil {
			return err
		}
	}
	return files.Close()
}

// packed is when every file says that it is from: a zip without a date is one
// that some programs do not open, and with today's no two were the same.
var packed = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

func addFile(files *zip.Writer, name string, body []byte) error {
	file, err := files.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packed})
	if err == nil {
		_, err = file.Write(body)
	}
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return nil
}
