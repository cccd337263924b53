package bot

import (
	"context"
	"strconv"
	"strings"

	"plenary/reflection"
)

// openTags is [Tag it] on an entry: a tap for each statement that is near.
func openTags(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, entry string) (Answer, error) {
	return tagsAnswer(b.Service.OpenTags(ctx, by, reflection.EntryID(entry)))
}

// tagWith adds one statement: "entry/statement".
func tagWith(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	entry, statement, _ := strings.Cut(ref, "/")
	return tagsAnswer(b.Service.TagWith(ctx, by, reflection.EntryID(entry), reflection.StatementID(statement)))
}

// tagHow says how far the entry went: "entry/how".
func tagHow(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	entry, how, _ := strings.Cut(ref, "/")
	return tagsAnswer(b.Service.TagHow(ctx, by, reflection.EntryID(entry), reflection.How(how)))
}

func tagsAnswer(sh reflection.TagSheet, err error) (Answer, error) {
	if err != nil {
		return Answer{}, err
	}
	v := tagsView(sh)
	return Answer{View: &v}, nil
}

// openTagForm is everything an entry can be tagged with.
func openTagForm(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, entry string) (Answer, error) {
	sh, err := b.Service.OpenTags(ctx, by, reflection.EntryID(entry))
	if err != nil {
		return Answer{}, err
	}
	f := tagsForm(sh)
	return Answer{Form: &f}, nil
}

// saveTags keeps what was picked: "entry:revision".
func saveTags(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	entry, revision, _ := strings.Cut(ref, ":")
	over, err := strconv.Atoi(revision)
	if err != nil {
		return Answer{}, reflection.ErrNotFound
	}
	sh, err := b.Service.TagEntry(ctx, by, reflection.EntryID(entry), over, tagsFrom(in.Values))
	if err != nil {
		return Answer{}, err
	}
	if sh.Clash {
		f := tagsForm(sh)
		return Answer{Form: &f}, nil
	}
	return tagsAnswer(sh, nil)
}

// tagsFrom are the values of the Form as the domain takes them.
func tagsFrom(v Values) reflection.Tags {
	t := reflection.Tags{
		Focus: reflection.Focus(v.Get(reflection.FocusField).Reveal()),
		Class: v.Get(reflection.ClassField),
		How:   reflection.How(v.Get(reflection.HowField).Reveal()),
	}
	for input, picked := range v {
		if !strings.HasPrefix(input, statementsInput("")) {
			continue
		}
		for _, id := range picked {
			if !id.Blank() {
				t.Statements = append(t.Statements, reflection.StatementID(id.Reveal()))
			}
		}
	}
	return t
}

// listFrameworks is [Tags and frameworks].
func listFrameworks(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Frameworks(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := frameworksView(all, by, b.RecordURL(by))
	return Answer{View: &v}, nil
}

// showCoverage is one framework, and how often the person mentioned each of
// its statements.
func showCoverage(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.Coverage(ctx, by, reflection.FrameworkID(id))
	if err != nil {
		return Answer{}, err
	}
	v := coverageView(c)
	return Answer{View: &v}, nil
}

// openTagSettings asks whether to offer tags, and of which frameworks.
func openTagSettings(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Frameworks(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := tagSettingsForm(all, by)
	return Answer{Form: &f}, nil
}

// saveTagSettings keeps it.
func saveTagSettings(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	var from []reflection.FrameworkID
	for _, id := range in.Values["frameworks"] {
		from = append(from, reflection.FrameworkID(id.Reveal()))
	}
	m, err := b.Service.ChooseTags(ctx, by, in.Values.Get("tags") == "true", from)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{tagSettingsSaved(m)}}, nil
}
