package reflection_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"plenary/reflection"
)

// Somebody who was ill, or whose school was closed, teaches their lesson later.
// What is asked about it, and the meeting, come after it.
func TestALessonThatMovesTakesTheMeetingAlong(t *testing.T) {
	n := newPair(t)
	spans := []reflection.Span{{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays}}
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: spans}))
	id := n.reaches(reflection.InquiryTrialling, n.dan)
	days := func() string {
		now, err := n.OpenInquiry(t.Context(), n.dan, id)
		n.must(err)
		return fmt.Sprint(now.Days[reflection.StepNudge], " ", now.Days[reflection.StepReport], " ", now.Days[reflection.StepMeet])
	}
	if got := days(); got != "2026-11-17 2026-11-23 2026-11-24" {
		t.Fatalf("the days are %s", got)
	}
	now, err := n.OpenInquiry(t.Context(), n.asha, id)
	n.must(err)
	_, err = n.SetUpInquiry(t.Context(), n.asha, id, reflection.InquiryPlan{Aim: "act on a hint", When: "I hand work back", Then: "wait",
		Lesson: date("2026-12-03"), Over: now.Inquiry.Revision})
	n.must(err)
	if got := days(); got != "2026-11-17 2026-12-03 2026-12-04" {
		t.Errorf("with Asha's lesson on 3 December the days are %s", got)
	}
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: append(spans,
		reflection.Span{Organisation: "north", From: date("2026-12-03"), To: date("2026-12-03"), Kind: reflection.ClosedDays})}))
	if got := days(); got != "2026-11-17 2026-12-04 2026-12-07" {
		t.Errorf("with snow that day they are %s", got)
	}
	var heard []string // by Dan, who gets no weekly prompt, and each week by Asha
	for d := at("2026-11-12 08:00"); d.Before(at("2026-12-09 00:00")); d = d.AddDate(0, 0, 1) {
		for _, c := range n.live(d, "dan") {
			if note, is := c.(reflection.InquiryContent); is && strings.HasPrefix(string(note.Note), "step-") {
				heard = append(heard, fmt.Sprintf("%s %s", d.AddDate(0, 0, -1).Format("2"), note.Note))
			}
		}
	}
	if got := strings.Join(heard, ", "); got != "17 step-nudge, 4 step-report, 7 step-meet" {
		t.Errorf("Dan heard on %s", got)
	}
}

// A week before that asks nothing about a lesson that nobody has taught.
func TestAWeekDoesNotAskAboutALessonToCome(t *testing.T) {
	n := newPair(t)
	id := n.reaches(reflection.InquiryTrialling, n.dan)
	now, err := n.OpenInquiry(t.Context(), n.asha, id)
	n.must(err)
	_, err = n.SetUpInquiry(t.Context(), n.asha, id, reflection.InquiryPlan{Aim: "act on a hint", When: "I hand work back", Then: "wait",
		Lesson: date("2026-12-03"), Over: now.Inquiry.Revision})
	n.must(err)
	var asked []string
	for d := at("2026-11-12 08:00"); d.Before(at("2026-12-12 00:00")); d = d.AddDate(0, 0, 1) {
		for _, c := range n.live(d, "asha") {
			if p, is := c.(reflection.PromptContent); is {
				asked = append(asked, fmt.Sprint(d.AddDate(0, 0, -1).Format("2 "), p.Inquiry != ""))
			}
		}
	}
	if got := strings.Join(asked, ", "); got != "12 true, 19 true, 26 false, 3 true, 10 false" {
		t.Errorf("Asha was asked about the inquiry on %s", got)
	}
}

// A lesson is on a day on which its teacher's school teaches.
func TestALessonIsOnASchoolDay(t *testing.T) {
	n := newPair(t)
	n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: date("2026-11-16"), To: date("2026-11-20"), Kind: reflection.ClosedDays}}}))
	id := n.reaches(reflection.InquiryAgreed, n.dan)
	for day, want := range map[string]error{
		"2026-11-14": reflection.Fault{Field: reflection.LessonField, Problem: reflection.SchoolClosed}, // a Saturday
		"2026-11-18": reflection.Fault{Field: reflection.LessonField, Problem: reflection.SchoolClosed}, // in half-term
		"2026-11-23": nil,
	} {
		_, err := n.SetUpInquiry(t.Context(), n.asha, id, reflection.InquiryPlan{Aim: "act on a hint", When: "I hand work back", Then: "wait", Lesson: date(day)})
		if !errors.Is(err, want) {
			t.Errorf("a lesson on %s: got %v, want %v", day, err, want)
		}
	}
}
