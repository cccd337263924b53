package reflection

import (
	"regexp"
	"strings"
	"testing"

	"plenary/reflection/readable"
)

func TestEveryStageHasEnoughStems(t *testing.T) {
	for _, stage := range Stages() {
		want := 10
		if stage == Description {
			want = 18
		}
		if got := len(Stems(stage)); got < want {
			t.Errorf("%s has %d stems, want at least %d", stage, got, want)
		}
	}
	if got := Stems("no such stage"); len(got) != 0 {
		t.Errorf("a stage there is not has %d stems", len(got))
	}
}

func TestStemsAreFoundByID(t *testing.T) {
	for _, stage := range Stages() {
		for _, s := range Stems(stage) {
			got, ok := StemByID(s.ID)
			if !ok || got != s {
				t.Errorf("StemByID(%q) = %v, %v", s.ID, got, ok)
			}
			if s.Stage != stage || !strings.HasPrefix(string(s.ID), string(stage)+"/") {
				t.Errorf("%q stands under %s", s.ID, stage)
			}
		}
	}
	if _, ok := StemByID("description/none"); ok {
		t.Error("found a stem that is not there")
	}
}

func TestTheFirstStemIsTheOneOnThePromptInTheProduct(t *testing.T) {
	want := "Think of one moment this week when you found out what pupils really understood."
	if got := Stems(Description)[0].Text; got != want {
		t.Errorf("got %q", got)
	}
}

// A stem reads well with the bot's ending when it is one instruction, with
// nothing after its full stop and no list that "or" would seem to go on.
func TestDescriptionStemsTakeTheBotsEnding(t *testing.T) {
	shape := regexp.MustCompile(`^(Think of|Describe) [^.?;:…]+\.$`)
	for _, s := range Stems(Description) {
		if !shape.MatchString(s.Text) {
			t.Errorf("%q is not one instruction ending in a full stop", s.Text)
		}
		full := strings.TrimSuffix(s.Text, ".") + ", or anything else on your mind."
		if n := len(strings.Fields(full)); n >= 25 {
			t.Errorf("%q has %d words", full, n)
		}
	}
}

func TestPlanStemsAskForWhenThen(t *testing.T) {
	for _, s := range Stems(ActionPlan) {
		if !strings.HasSuffix(s.Text, " When … then I will …") {
			t.Errorf("%q does not end in the frame of a plan", s.Text)
		}
	}
}

func TestTheOtherStemsAreQuestions(t *testing.T) {
	for _, stage := range []Stage{Feelings, Evaluation, Analysis, Conclusion} {
		for _, s := range Stems(stage) {
			if !strings.HasSuffix(s.Text, "?") {
				t.Errorf("%q does not ask", s.Text)
			}
		}
	}
}

// everyQuestion is all that stems.go and question.go can put before a person.
func everyQuestion() map[string]int {
	limits := map[string]int{}
	for _, stage := range Stages() {
		for _, s := range Stems(stage) {
			limits[s.Text] = 25
		}
	}
	for n := range freshQuestions {
		limits[FreshQuestion(n)] = 20
	}
	return limits
}

func TestQuestionsAreShortPlainAndDifferent(t *testing.T) {
	total := len(freshQuestions)
	for _, stage := range Stages() {
		total += len(Stems(stage))
	}
	questions := everyQuestion()
	if len(questions) != total {
		t.Errorf("%d questions, but %d different ones", total, len(questions))
	}
	for text, limit := range questions {
		if n := len(strings.Fields(text)); n >= limit {
			t.Errorf("%q has %d words, want under %d", text, n, limit)
		}
		if strings.Contains(text, "!") {
			t.Errorf("%q shouts", text)
		}
		if grade := readable.Grade(text); grade > 9 {
			t.Errorf("%q alone reads at grade %.1f", text, grade)
		}
	}
}

func TestQuestionsAreReadableAtTwelve(t *testing.T) {
	for _, stage := range Stages() {
		var all []string
		for _, s := range Stems(stage) {
			all = append(all, s.Text)
		}
		grade := readable.Grade(strings.Join(all, " "))
		t.Logf("%s: grade %.1f", stage, grade)
		if grade > 6 {
			t.Errorf("stems of %s read at grade %.1f", stage, grade)
		}
	}
	if grade := readable.Grade(strings.Join(freshQuestions, " ")); grade > 6 {
		t.Errorf("a mentor's questions read at grade %.1f", grade)
	}
}

func TestQuestionsAreSpelledTheBritishWay(t *testing.T) {
	american := regexp.MustCompile(`(?i)behavior|color|favorite|center\b|program\b|\w+iz(e|es|ed|ing)\b|analyz|math\b|grader|student|semester`)
	for text := range everyQuestion() {
		if found := american.FindString(text); found != "" {
			t.Errorf("%q says %q", text, found)
		}
	}
}
