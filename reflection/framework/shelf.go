package framework

import (
	"fmt"
	"slices"

	"plenary/reflection"
)

// book is a framework and where it stands in its file.
type book struct {
	reflection.Framework
	file  string
	lines map[string]int // of the id, of the version, and of every name that must be the only one
	// replaces is the version that this one took the place of; 0 for none.
	replaces int
}

// shelf is every framework there is, each once.
type shelf []book

// with puts a school's own framework in the place of the one with its id.
// Statements that are gone from it are kept as retired: they stand in
// people's journals.
func (s shelf) with(own book) shelf {
	i := slices.IndexFunc(s, func(b book) bool { return b.ID == own.ID })
	if i < 0 {
		return append(s, own)
	}
	own.replaces = s[i].Version
	for _, was := range s[i].Statements {
		if !slices.ContainsFunc(own.Statements, func(now reflection.Statement) bool { return now.ID == was.ID }) {
			was.Retired = true
			own.Statements = append(own.Statements, was)
		}
	}
	s[i] = own
	return s
}

// wrong is what cannot be seen within one file.
func (s shelf) wrong() Mistakes {
	var wrong Mistakes
	names := map[string]book{}
	for _, b := range s {
		if b.replaces >= b.Version && b.replaces > 0 {
			wrong = append(wrong, Mistake{b.file, b.lines["version"],
				fmt.Sprintf("version %d must be higher than %d, the version of %s that it takes the place of", b.Version, b.replaces, b.ID)})
		}
		for _, name := range b.names() {
			if other, taken := names[name]; taken {
				wrong = append(wrong, Mistake{b.file, b.lines[name], fmt.Sprintf("%s is in %s already", name, other.file)})
			}
			names[name] = b
		}
	}
	return wrong
}

// leadsNowhere are the choices that invite to an inquiry of no file.
func (s shelf) leadsNowhere() Mistakes {
	there := map[reflection.TemplateID]bool{"": true}
	for _, b := range s {
		for _, t := range b.Templates {
			there[t.ID] = true
		}
	}
	var wrong Mistakes
	for _, b := range s {
		for _, sc := range b.Scenarios {
			for _, c := range sc.Choices {
				if !there[c.Template] {
					wrong = append(wrong, Mistake{b.file, b.lines[nameOf("scenario", sc.ID)],
						fmt.Sprintf("%s invites to the inquiry %s, which is in no file", c.Leads, c.Template)})
				}
			}
		}
	}
	return wrong
}

// names are what must be the only one of its kind among all files.
func (b book) names() []string {
	names := []string{nameOf("framework", string(b.ID))}
	for _, p := range b.Packs {
		names = append(names, nameOf("pack", p.ID))
		for _, stem := range p.Stems {
			names = append(names, nameOf("question", string(stem.ID)))
		}
	}
	for _, sc := range b.Scenarios {
		names = append(names, nameOf("scenario", sc.ID))
	}
	for _, t := range b.Templates {
		names = append(names, nameOf("inquiry", string(t.ID)))
	}
	return names
}

func nameOf(kind, id string) string { return kind + " " + id }

func (s shelf) frameworks() []reflection.Framework {
	var all []reflection.Framework
	for _, b := range s {
		all = append(all, b.Framework)
	}
	return all
}
