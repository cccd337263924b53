package framework

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plenary/reflection"
)

const right = `id: ours
version: 1
name: Our school
title: What we look for at Northfield
source:
  name: Northfield School
  url: https://northfield.example/teaching
  licence: ours
parts:
  - name: Talk
    statements:
      - code: A1
        text: Pupils talk in pairs before they answer.
      - code: A2
        text: Everybody is asked.
packs:
  - id: ours
    name: Our questions
    subjects: [maths]
    questions:
      - id: ours/pairs
        stage: description
        text: Think of a pair that talked well.
scenarios:
  - id: ours
    phase: secondary
    title: Ms Brown
    case: Ms Brown would like to hear more of her class.
    choices:
      journal: {text: Keep a journal, question: Think of one pupil.}
      together: {text: Ask a colleague, question: Think of one colleague.}
      refine: {text: Change a task, question: Think of one task.}
`

func folder(files ...string) fs.FS {
	f := fstest.MapFS{"read me.txt": &fstest.MapFile{Data: []byte("not a framework")}}
	for i := 0; i < len(files); i += 2 {
		f[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return f
}

func TestASchoolsOwnFrameworkStandsBesideOurs(t *testing.T) {
	ours := len(load(t))
	all, err := Load(folder("ours.yaml", right))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != ours+1 {
		t.Fatalf("%d frameworks, want %d", len(all), ours+1)
	}
	f := all[len(all)-1]
	want := reflection.Statement{ID: "ours/A2", Part: "Talk", Code: "A2", Text: "Everybody is asked."}
	if got := f.Statements[1]; got != want {
		t.Errorf("read %+v, want %+v", got, want)
	}
	for i, want := range []reflection.TemplateID{"", "feedback-trial", "refine-task"} {
		if got := f.Scenarios[0].Choices[i].Template; got != want {
			t.Errorf("choice %c invites to %q, want %q", 'A'+i, got, want)
		}
	}
	if stem := f.Scenarios[0].Choices[2].Stem; stem.ID != "scenario/ours/refine" || stem.Text != "Think of one task." {
		t.Errorf("read %+v", stem)
	}
}

// Whoever writes a file is told every mistake at once, by its line, in words.
func TestMistakesAreToldByTheirLine(t *testing.T) {
	for name, c := range map[string]struct {
		was, is string
		line    int
		want    string
	}{
		"no stage":             {"        stage: description\n", "", 21, "a question needs stage"},
		"a stage there is not": {"stage: description", "stage: thoughts", 22, `"thoughts" is not a stage; use description, feelings, evaluation, analysis, conclusion or plan`},
		"a repeated code":      {"code: A2", "code: A1", 14, "code A1 was used on line 12 already"},
		"an unknown key":       {"version: 1", "version: 1\nauthor: me", 3, `a framework has no "author"; it has id, version`},
		"a key twice":          {"name: Our school", "name: Our school\nname: Ours", 4, "a framework has name twice"},
		"a version in words":   {"version: 1", "version: one", 2, "version must be a whole number from 1 up"},
		"version nought":       {"version: 1", "version: 0", 2, "version must be a whole number from 1 up"},
		"version 010":          {"version: 1", "version: 010", 2, "version must be a whole number from 1 up"},
		"no version":           {"version: 1\n", "", 1, "a framework needs version"},
		"no licence":           {"  licence: ours\n", "", 6, "a source needs licence"},
		"an odd address":       {"https://northfield", "northfield", 7, "url must be an address that begins with https://"},
		"an odd id":            {"id: ours\nv", "id: Our School\nv", 1, `id "Our School" may have small letters`},
		"an odd code":          {"code: A2", "code: A 2", 14, `code "A 2" may have letters`},
		"a phase there is not": {"phase: secondary", "phase: upper", 26, `"upper" is not a phase; use EYFS, primary, secondary, SEND or alternative provision`},
		"no phase":             {"    phase: secondary\n", "", 25, "a scenario needs phase"},
		"a missing choice":     {"      together: {text: Ask a colleague, question: Think of one colleague.}\n", "", 30, "the choices of a scenario needs together"},
		"a question open":      {"talked well.", "talked well?", 23, "ends in a full stop"},
		"an empty text":        {"text: Everybody is asked.", "text: ''", 15, "text is empty"},
		"a list for a text":    {"text: Everybody is asked.", "text: [a, b]", 15, "text must be a text"},
		"a text for a list":    {"subjects: [maths]", "subjects: maths", 19, "subjects must be a list"},
		"a role there is not":  {"subjects: [maths]", "for: ect", 19, `"ect" is no role that a pack can be for; use mentor or coordinator`},
		"half a role's pack":   {"subjects: [maths]", "for: mentor", 17, "a pack for a role has questions at description, at plan, and at a stage in between"},
		"a lens how":           {"subjects: [maths]", "lens: some days", 19, "lens is either true or false"},
		"a lens for a role":    {"subjects: [maths]", "lens: true\n    for: mentor", 17, "a pack for a role is no lens"},
		"a lens on nothing":    {"subjects: [maths]\n    questions:\n      - id: ours/pairs\n        stage: description", "lens: true\n    questions:\n      - id: ours/pairs\n        stage: analysis", 17, "a lens has a question at description"},
		"too long":             {"Everybody is asked.", strings.Repeat("asked ", 60), 15, "text has more than 300 characters"},
		"retired how":          {"code: A2", "retired: maybe\n        code: A2", 14, "retired is either true or false"},
		"a focus there is not": {"Think of one task.}", "Think of one task., focus: golf}", 32, `"golf" is not a focus; use checking, feedback`},
		"an inquiry nowhere":   {"Think of one task.}", "Think of one task., template: dance}", 25, "refine invites to the inquiry dance, which is in no file"},
		"a journal for two":    {"Think of one pupil.}", "Think of one pupil., focus: tasks}", 30, `a choice has no "focus"; it has text, question`},
		"an alias":             {"name: Talk", "name: *talk", 0, "is not YAML"},
		"not YAML":             {"title: What", "title: [What", 0, "is not YAML from here on"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(right, c.was, c.is, 1)
			if text == right {
				t.Fatal("nothing was changed")
			}
			all, err := Load(folder("ours.yaml", text))
			mistakes, told := errors.AsType[Mistakes](err)
			if !told || all != nil {
				t.Fatalf("read %d frameworks, error %v", len(all), err)
			}
			if c.line == 0 { // the library's own line
				c.line = mistakes[0].Line
			}
			if !slices.ContainsFunc(mistakes, func(m Mistake) bool { return m.Line == c.line && strings.Contains(m.Text, c.want) }) {
				t.Errorf("told %v\nwant line %d: %s", err, c.line, c.want)
			}
		})
	}
}

func TestEveryMistakeOfEveryFileIsTold(t *testing.T) {
	_, err := Load(folder("a.yaml", "id: a\n", "b.yaml", "- 1\n", "c.yaml", "", "d.yaml", strings.Replace(right, "version: 1", "version: x", 1)))
	for _, want := range []string{"a.yaml, line 1: a framework needs version", "b.yaml, line 1: here should be a framework", "c.yaml: is empty", "d.yaml, line 2: version"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\ndoes not tell %q", err, want)
		}
	}
}

// A name is used once, in whichever file.
func TestNamesAreNotSharedBetweenFiles(t *testing.T) {
	other := strings.Replace(right, "id: ours\nv", "id: others\nv", 1)
	_, err := Load(folder("a.yaml", right, "b.yaml", other))
	for _, want := range []string{"b.yaml, line 17: pack ours is in a.yaml already", "b.yaml, line 21: question ours/pairs is in a.yaml already", "b.yaml, line 25: scenario ours is in a.yaml already"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\ndoes not tell %q", err, want)
		}
	}
}

// Statements that a newer version leaves out still stand in people's journals.
func TestANewVersionKeepsWhatWasTagged(t *testing.T) {
	newer := strings.NewReplacer("id: ours\nversion: 1", "id: standards\nversion: 2", "code: A1", "code: \"1\"").Replace(right)
	all, err := Load(folder("ours.yaml", newer))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(f reflection.Framework) bool { return f.ID == "standards" })
	retired := map[string]bool{}
	for _, st := range all[i].Statements {
		retired[st.Code] = st.Retired
	}
	if all[i].Version != 2 || retired["1"] || retired["A2"] || !retired["2"] || !retired["2.3"] || len(retired) != 12 {
		t.Errorf("version %d has %v", all[i].Version, retired)
	}
}

func TestAVersionMustBeHigherThanTheOneItReplaces(t *testing.T) {
	same := strings.Replace(right, "id: ours\nv", "id: standards\nv", 1)
	_, err := Load(folder("ours.yaml", same))
	if err == nil || !strings.Contains(err.Error(), "ours.yaml, line 2: version 1 must be higher than 1, the version of standards") {
		t.Errorf("told %v", err)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	files, err := fs.Sub(folder("ours.yaml", right), "elsewhere")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(files); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// Whatever stands in a file, it is read whole or its mistakes are told.
func FuzzRead(f *testing.F) {
	f.Add(right)
	f.Add("a: &a [*a]")
	f.Add("? {a: b}\n: c")
	f.Add("parts:\n  - statements: [{code: 1}]")
	for _, name := range []string{"afl.yaml", "self-study.yaml"} {
		body, err := fs.ReadFile(Shipped(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body))
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, wrong := read("f.yaml", []byte(text))
		if len(wrong) == 0 && (b.ID == "" || b.Version < 1 || b.Source.URL == "") {
			t.Errorf("read %+v without a mistake", b.Framework)
		}
		for _, st := range b.Statements {
			if len(wrong) == 0 && (st.ID != reflection.NewStatementID(b.ID, st.Code) || st.Text == "") {
				t.Errorf("read %+v without a mistake", st)
			}
		}
	})
}
