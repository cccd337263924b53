// Package framework reads frameworks: published lists of what teachers learn
// and do, as YAML files that somebody in a school can write. A file is read
// whole or not at all; whatever is wrong is told with its line, in words.
//
// Those that come with Plenary are in the folder shipped, in our own words,
// with their source and its licence. A school's own folder goes on top: a file
// with the id of one of ours takes its place. It decides nothing about people;
// what a framework is for is package reflection's.
package framework

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"plenary/reflection"
)

//go:embed shipped/*.yaml
var shipped embed.FS

// Shipped are the files that come with Plenary.
func Shipped() fs.FS {
	files, err := fs.Sub(shipped, "shipped")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return files
}

// Load reads the frameworks that come with Plenary and those of a school's own
// folder, which may be nil. The error is Mistakes where files are not right.
func Load(own fs.FS) ([]reflection.Framework, error) {
	all, err := readAll(Shipped())
	if err != nil {
		return nil, err
	}
	if own != nil {
		more, err := readAll(own)
		if err != nil {
			return nil, err
		}
		for _, f := range more {
			all = all.with(f)
		}
	}
	if wrong := append(all.wrong(), all.leadsNowhere()...); len(wrong) > 0 {
		return nil, wrong
	}
	return all.frameworks(), nil
}

// Mistake is one thing that is wrong with a file.
type Mistake struct {
	File string
	Line int // from 1; 0 for the file as a whole
	Text string
}

func (m Mistake) Error() string {
	if m.Line == 0 {
		return fmt.Sprintf("%s: %s", m.File, m.Text)
	}
	return fmt.Sprintf("%s, line %d: %s", m.File, m.Line, m.Text)
}

// Mistakes is everything that is wrong, in the order of the files.
type Mistakes []Mistake

func (m Mistakes) Error() string { return errors.Join(m.errors()...).Error() }

func (m Mistakes) errors() []error {
	var all []error
	for _, one := range m {
		all = append(all, one)
	}
	return all
}

// readAll reads every YAML file of a folder, by name; folders in it are left
// alone.
func readAll(files fs.FS) (shelf, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("read the frameworks: %w", err)
	}
	var all shelf
	var wrong Mistakes
	for _, e := range entries {
		if e.IsDir() || !slices.Contains([]string{".yaml", ".yml"}, path.Ext(e.Name())) {
			continue
		}
		body, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return nil, fmt.Errorf("read the frameworks: %w", err)
		}
		b, mistakes := read(e.Name(), body)
		wrong = append(wrong, mistakes...)
		all = append(all, b)
	}
	if wrong = append(wrong, all.wrong()...); len(wrong) > 0 {
		return nil, wrong
	}
	return all, nil
}
