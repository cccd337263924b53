package framework

import (
	"regexp"
	"strings"
	"testing"

	"plenary/reflection"
	"plenary/reflection/readable"
)

// terms are words of the profession. They stay, and do not count as hard.
var terms = strings.NewReplacer("assessments", "checks", "assessment", "check", "assessor", "judge",
	"feedback", "notes", "digital", "screen", "practical", "task")

func TestFrameworksAreReadableAtTwelve(t *testing.T) {
	for _, f := range load(t) {
		grade := readable.Grade(terms.Replace(strings.Join(texty(f), " ")))
		t.Logf("%s: grade %.1f", f.ID, grade)
		if grade > 6 {
			t.Errorf("%s reads at grade %.1f", f.ID, grade)
		}
		for _, text := range texty(f) {
			if words := len(strings.Fields(text)); words >= 40 && !isCase(f, text) {
				t.Errorf("%s has %d words: %s", f.ID, words, text)
			}
			if alone := readable.Grade(terms.Replace(text)); alone > 10 {
				t.Errorf("%q alone reads at grade %.1f", text, alone)
			}
		}
	}
}

func isCase(f reflection.Framework, text string) bool {
	for _, sc := range f.Scenarios {
		if sc.Case == text {
			return len(strings.Fields(text)) < 80
		}
	}
	return false
}

func TestFrameworksAreSpelledTheBritishWayAndDoNotShout(t *testing.T) {
	odd := regexp.MustCompile(`(?i)behavior|color|favorite|center\b|program\b|\w+iz(e|es|ed|ing)\b|analyz|\bmath\b|student|semester|!`)
	for _, f := range load(t) {
		for _, text := range texty(f) {
			if found := odd.FindString(text); found != "" {
				t.Errorf("%s: %q has %q", f.ID, text, found)
			}
		}
	}
}
