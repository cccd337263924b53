package framework

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// reader goes through a file and remembers everything that is wrong, so that
// whoever wrote it can mend all of it at once.
type reader struct {
	file  string
	wrong Mistakes
}

func (r *reader) complain(n *yaml.Node, format string, args ...any) {
	m := Mistake{File: r.file, Text: fmt.Sprintf(format, args...)}
	if n != nil {
		m.Line = n.Line
	}
	r.wrong = append(r.wrong, m)
}

// block is a set of keys with their values.
type block struct {
	what   string
	at     *yaml.Node
	values map[string]*yaml.Node
}

func (b *block) line(key string) int {
	if n := b.values[key]; n != nil {
		return n.Line
	}
	return b.at.Line
}

// block reads a set of keys, all of them known. It is nil where there is none,
// and says so unless nothing stands there at all.
func (r *reader) block(n *yaml.Node, what string, known ...string) *block {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.complain(n, "here should be %s, with %s", what, strings.Join(known, ", "))
		return nil
	}
	b := &block{what: what, at: n, values: map[string]*yaml.Node{}}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !slices.Contains(known, key.Value):
			r.complain(key, "%s has no %q; it has %s", what, key.Value, strings.Join(known, ", "))
		case b.values[key.Value] != nil:
			r.complain(key, "%s has %s twice", what, key.Value)
		default:
			b.values[key.Value] = value
		}
	}
	return b
}

// need is the value of a key that must be there.
func (r *reader) need(b *block, key string) *yaml.Node {
	n := b.values[key]
	if n == nil {
		r.complain(b.at, "%s needs %s", b.what, key)
	}
	return n
}

// list is the value of a key that may be left out.
func (r *reader) list(b *block, key string) []*yaml.Node {
	n := b.values[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		r.complain(n, "%s must be a list, each line of it beginning with a hyphen", key)
		return nil
	}
	return n.Content
}

// text is a text that must be there, on one line and no longer than most.
func (r *reader) text(b *block, key string, most int) string {
	n := r.need(b, key)
	if n == nil {
		return ""
	}
	return r.words(n, key, most)
}

func (r *reader) words(n *yaml.Node, what string, most int) string {
	if n.Kind != yaml.ScalarNode {
		r.complain(n, "%s must be a text", what)
		return ""
	}
	text := strings.Join(strings.Fields(n.Value), " ")
	switch {
	case text == "":
		r.complain(n, "%s is empty", what)
	case tooLong(text, most):
		r.complain(n, "%s has more than %d characters", what, most)
	}
	return text
}

func (r *reader) id(b *block) string {
	id := r.text(b, "id", maxName)
	if id != "" && !idForm.MatchString(id) {
		r.complain(b.values["id"], "id %q may have small letters, digits and hyphens only, and slashes between them", id)
	}
	return id
}

func (r *reader) version(b *block) int {
	n := r.need(b, "version")
	if n == nil {
		return 0
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || v < 1 || strings.HasPrefix(n.Value, "0") {
		r.complain(n, "version must be a whole number from 1 up")
		return 0
	}
	return v
}

func (r *reader) yes(b *block, key string) bool {
	n := b.values[key]
	if n == nil {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
		r.complain(n, "%s is either true or false", key)
	}
	return n.Value == "true"
}
