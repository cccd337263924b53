package reflection

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Gap is something an entry does not have yet. It leads to one question, and
// is never kept, counted or shown: what is missing is no fault.
//
// The gaps follow what tells kinds of reflection apart. Hatton and Smith (1995)
// go from describing to giving reasons, to weighing other views, to seeing a
// wider context; Kember and others (1999, 2008) likewise from retelling to
// questioning what one took for granted. That pupils' learning shows, and that
// a step follows, is what the induction asks for beside.
type Gap string

const (
	NoReason   Gap = "reason"   // why it went that way
	NoEvidence Gap = "evidence" // what pupils said, wrote or did that shows learning
	NoView     Gap = "view"     // how it looks to somebody else
	NoNext     Gap = "next"     // what comes of it
	NoContext  Gap = "context"  // what lies beyond this one lesson
)

// Gaps lists them in the order in which they are asked about.
func Gaps() []Gap { return []Gap{NoReason, NoEvidence, NoView, NoNext, NoContext} }

// Stage is where an answer about the gap belongs.
func (g Gap) Stage() Stage {
	switch g {
	case NoEvidence:
		return Evaluation
	case NoNext:
		return ActionPlan
	case NoContext:
		return Conclusion
	}
	return Analysis
}

// signs are words by which the opposite of a gap is known. They are common
// words of teachers' talk, and miss much: a question too many does no harm.
var signs = sync.OnceValue(func() map[Gap]*regexp.Regexp {
	return map[Gap]*regexp.Regexp{
		NoReason: words(`because`, `since (they|i|he|she|it|we|the)`, `so that`, `due to`, `thanks to`, `the reason`, `that'?s why`, `this is why`,
			`which is why`, `which meant`, `this meant`, `led to`, `caused?`, `as a result`, `why (it|they|he|she|this|that|i)`, `i think (it|that|they|this) (was|were|is|are|had|came)`,
			`must have (been|had|thought)`, `may(be)? (have )?be(en)?`, `explains`, `depends on`, `came from`, `comes from`, `if i had`, `had i`),
		NoEvidence: words(`(books?|answers?|work|drafts?|quiz|test|boards?|whiteboards?|tickets?|scores?|results?) (showed?|shows|told|tell|tells|were|was|had|made)`,
			`exit tickets?`, `(could|can) (now )?(explain|say|tell|show|do|use|write|read|solve|name|count|answer)`, `(was|were) able to`,
			`\d+ (of|out of) (the )?\d*`, `(half|most|two thirds|a third|all|none|some|few|many) of (them|the class|the pupils|the group|my class|the children)`,
			`got (it|them|this|that|the \w+|\w+ questions?) (right|wrong)`, `(right|wrong) answers?`, `they (wrote|said|drew|explained|answered|showed|used|spelled|counted)`,
			`(a|one|two|three|four|five|six|several|the) (pupils?|children|child|boys?|girls?|groups?) (wrote|said|drew|explained|answered|showed|used|asked|thought|mixed|counted)`,
			`misconceptions?`, `mixed up`, `made fewer`, `redrafts?`, `second drafts?`),
		NoView: words(`(he|she|they|pupils?|children|a pupil|the class) (might|may|would|must) (have )?(say|said|see|seen|feel|felt|think|thought|find|found|been)`,
			`(my )?(mentor|colleague|ta|teaching assistant|head of \w+|parents?|mum|dad|carer) (said|says|thought|thinks|saw|felt|told|suggested|noticed|asked|pointed|would)`,
			`(said|told me) (it|that|they|he|she) (was|were|felt|found|had)`, `from (their|his|her|a pupil'?s|the pupils'?|another|the other) (side|point of view|view|angle)`,
			`in (their|his|her) (shoes|eyes)`, `(to|for) (them|him|her|the pupils?|a pupil|the children),? it (was|felt|looked|seemed|must)`, `on the other hand`,
			`another (way|explanation|reading|view)`, `looked at it differently`, `(somebody|someone|another teacher|others?) (else )?(might|may|would|could)`),
		NoNext: words(`next (time|lesson|week|term|monday|tuesday|wednesday|thursday|friday)`, `i('?ll| will| shall| am going to|'?m going to| plan to| want to| need to| would like to try| intend to)`,
			`(tomorrow|on monday|on tuesday|on wednesday|on thursday|on friday),? i`, `from now on`, `in future`, `try (this|that|it) (again|out)`, `going forward`),
		NoContext: words(`research`, `(i|we) (have )?read`, `article`, `book by`, `course`, `training`, `policy`, `curriculum`, `framework`, `standards?`,
			`(other|different|all my|my other|both) (classes|lessons|groups|years|subjects)`, `(the )?(whole )?(school|department|trust|key stage)`, `in general`, `generally`,
			`(last|this) (year|term)`, `(at|from) home`, `(bigger|wider) picture`, `background`, `society`, `always been`, `every time`, `pattern`, `for years`, `taken for granted`, `i (had )?(always )?assumed`),
	}
})

// words is any of these, as whole words.
func words(phrases ...string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[^\pL\d])(` + strings.Join(phrases, "|") + `)($|[^\pL\d])`)
}

// Missing lists what a text does not have, in the order of Gaps.
func Missing(text Private) []Gap {
	plain := strings.ReplaceAll(text.Reveal(), "’", "'")
	return slices.DeleteFunc(Gaps(), func(g Gap) bool { return signs()[g].MatchString(plain) })
}

// gap is what to ask about; false means that there is nothing more to ask. A
// stage that has an answer of its own has what it asks for.
func (p Page) gap() (Gap, bool) {
	all := p.All()
	missing := Missing(all)
	if !p.Text(ActionPlan).Blank() {
		missing = slices.DeleteFunc(missing, func(g Gap) bool { return g == NoNext })
	}
	if !p.Entry.Answers[Analysis].Text.Blank() {
		missing = slices.DeleteFunc(missing, func(g Gap) bool { return g == NoReason })
	}
	if all.Blank() || len(missing) == 0 {
		return "", false
	}
	return missing[0], true
}

// OneMore lays out the one question that may follow an entry, at the stage
// where its answer belongs. An empty Gap means that there is nothing more to ask.
func (s *Service) OneMore(ctx context.Context, by Member, id EntryID) (Sheet, Gap, error) {
	p, err := s.ReadEntry(ctx, by, id)
	if err != nil {
		return Sheet{}, "", err
	}
	gap, more := p.gap()
	if !more {
		return Sheet{}, "", nil
	}
	sh, err := s.OpenStage(ctx, by, id, gap.Stage())
	if err != nil {
		return Sheet{}, "", fmt.Errorf("question after entry %s: %w", id, err)
	}
	return sh, gap, nil
}
