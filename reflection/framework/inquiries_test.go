package framework

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"plenary/reflection"
)

func TestSevenTemplatesComeWithPlenary(t *testing.T) {
	var got []string
	for _, tm := range find(t, "together").Templates {
		got = append(got, string(tm.ID))
		if meet := tm.Steps[3]; meet.Do != reflection.StepMeet || meet.Day > 10 {
			t.Errorf("%s meets on day %d: it is to take two weeks", tm.ID, meet.Day)
		}
		if follow := tm.Steps[4]; follow.Day != 30 {
			t.Errorf("%s is looked back at after %d school days, want six weeks", tm.ID, follow.Day)
		}
		if len(find(t, tm.IngredientsFor).Statements) == 0 {
			t.Errorf("%s has no ingredients to tap", tm.ID)
		}
	}
	want := []string{"feedback-trial", "assessment-task", "refine-task", "artefact-swap", "shared-reading", "lesson-study", "moderation-swap"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// inquiry is the one of docs/frameworks.md, in a file that has nothing else.
func inquiry(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/frameworks.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(page), "```yaml\ninquiries:")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("docs/frameworks.md has no example of an inquiry")
	}
	head, _, _ := strings.Cut(right, "parts:")
	return head + "inquiries:" + example
}

func TestTheExampleInTheDocsIsRight(t *testing.T) {
	if _, err := Load(folder("ours.yaml", inquiry(t))); err != nil {
		t.Error(err)
	}
}

func TestMistakesInAnInquiryAreToldByTheirLine(t *testing.T) {
	text := inquiry(t)
	lineOf := func(s string) int {
		before, _, _ := strings.Cut(text, s)
		return 1 + strings.Count(before, "\n")
	}
	for name, c := range map[string]struct{ was, is, at, want string }{
		"four people":        {"most: 3", "most: 4", "most: 3", "most must be a whole number from 2 to 3"},
		"fewer than least":   {"least: 2                   # people, 2 or 3\n    most: 3", "least: 3\n    most: 2", "most: 3", "most must be no less than least"},
		"a step left out":    {"      - {do: nudge", "      # - {do: nudge", "- {do: predict", "the steps must be predict, nudge, report, meet, follow, in this order"},
		"back in time":       {"day: 8", "day: 3", "do: report", "day 3 comes before the day of the step above"},
		"no day":             {"day: 8, ", "", "do: report", "a step needs day"},
		"day 04":             {"day: 4", "day: 04", "do: nudge", "day must be a whole number from 0 to 60"},
		"somebody else":      {"who: together", "who: mentor", "do: meet", `"mentor" is nobody who does a step; use each or together`},
		"a question open":    {"leave with.", "leave with?", "do: predict", "ends in a full stop"},
		"no agenda":          {"agenda:", "# agenda:", "- id: exit", "an inquiry needs agenda"},
		"an empty source":    {`["Something from our own school"]`, `[""]`, "sources:", "sources is empty"},
		"a name too long":    {"name: Exit questions", "name: Exit questions for all of us", "name: Exit", "name has more than 24 characters"},
		"somebody gives":     {"give: each", "give: mentor", "give: each", `"mentor" is nobody who gives; use each or one`},
		"half a swap":        {"answer: ", "# answer: ", "give: each", "a swap needs answer"},
		"a key there is not": {"    least: 2", "    fewest: 2\n    least: 2", "least: 2", `an inquiry has no "fewest"`},
	} {
		t.Run(name, func(t *testing.T) {
			changed := strings.Replace(text, c.was, c.is, 1)
			if changed == text {
				t.Fatal("nothing was changed")
			}
			_, err := Load(folder("ours.yaml", changed))
			mistakes, told := errors.AsType[Mistakes](err)
			if !told || !slices.ContainsFunc(mistakes, func(m Mistake) bool { return m.Line == lineOf(c.at) && strings.Contains(m.Text, c.want) }) {
				t.Errorf("told %v\nwant line %d: %s", err, lineOf(c.at), c.want)
			}
		})
	}
}

func TestATemplateIsInOneFileOnly(t *testing.T) {
	second := strings.Replace(inquiry(t), "id: ours\n", "id: others\n", 1)
	_, err := Load(folder("a.yaml", inquiry(t), "b.yaml", second))
	if err == nil || !strings.Contains(err.Error(), "inquiry exit-questions is in a.yaml already") {
		t.Errorf("told %v", err)
	}
}
