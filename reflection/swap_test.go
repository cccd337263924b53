package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// A blank task, as a file.
const aPDF = reflection.Private("%PDF-1.7 which of these is a half?")

// swapping is a trial of a template in which people swap something.
func (n *pair) swapping(template reflection.TemplateID, others ...reflection.Member) reflection.InquiryID {
	n.t.Helper()
	var ids []reflection.MemberID
	for _, m := range others {
		ids = append(ids, m.ID)
	}
	id := n.invites(template, ids...)
	for _, m := range others {
		_, err := n.Accept(n.t.Context(), m, id)
		n.must(err)
	}
	for _, m := range append(others, n.asha) {
		n.must(n.setUp(m, id))
	}
	return id
}

// gives has somebody give a text; of Asha's tasks a file.
func (n *pair) gives(by reflection.Member, id reflection.InquiryID, k reflection.PieceKind) error {
	p := reflection.PieceSent{Kind: k, Text: reflection.Private(fmt.Sprintf("%s of %s", k, by.ID))}
	if k == reflection.PieceTask && by.ID == "asha" {
		p = reflection.PieceSent{Kind: k, File: aPDF}
	}
	_, err := n.GivePiece(n.t.Context(), by, id, p)
	return err
}

// swap is what somebody can give and read of a swap now, and whether they can
// report. What they cannot do is tried, too, and refused.
func (n *pair) swap(by reflection.Member, id reflection.InquiryID) string {
	n.t.Helper()
	ctx := n.t.Context()
	now, err := n.OpenInquiry(ctx, by, id)
	n.must(err)
	var can []string
	for _, k := range reflection.PieceKinds() {
		if now.Takes[k] {
			can = append(can, "gives "+string(k))
		} else if err := n.gives(by, id, k); !errors.Is(err, reflection.ErrNotFound) {
			n.t.Errorf("%s gave a %s: %v", by.ID, k, err)
		}
	}
	for _, k := range reflection.PieceKinds() {
		for _, author := range []reflection.MemberID{"asha", "dan", "eve"} {
			of := func(p reflection.Piece) bool { return p.Author == author && p.Kind == k }
			reads := slices.ContainsFunc(now.Pieces, func(p reflection.Piece) bool { return of(p) && !p.TakenBack() })
			switch {
			case reads:
				can = append(can, fmt.Sprintf("reads %s's %s", author, k))
			case slices.ContainsFunc(now.Pieces, of):
				can = append(can, fmt.Sprintf("sees that %s took back a %s", author, k))
			}
			file, err := n.PieceFile(ctx, by, id, author, k)
			switch isFile := author == "asha" && k == reflection.PieceTask; {
			case reads && isFile && (err != nil || file.Body != aPDF || file.Type != reflection.PDFFile):
				n.t.Errorf("%s opens the file of %s: %s, %v", by.ID, author, file.Type, err)
			case (!reads || !isFile) && !errors.Is(err, reflection.ErrNotFound) && !errors.Is(err, reflection.ErrForbidden):
				n.t.Errorf("%s opens a file of %s: %v", by.ID, author, err)
			}
		}
	}
	switch {
	case now.Inquiry.State == reflection.InquiryTrialling && now.Reportable:
		can = append(can, "reports")
	default:
		if _, err := n.Report(ctx, by, id, "I saw it.", reflection.Choices{}); !errors.Is(err, reflection.ErrNotFound) {
			n.t.Errorf("%s reported: %v", by.ID, err)
		}
	}
	return strings.Join(can, ", ")
}

// What each of two can do and read in each state of a swap.
func TestASwapInEachState(t *testing.T) {
	type stage struct {
		state     string
		asha, dan string
		then      func(n *pair, id reflection.InquiryID) error // brings it to the next
	}
	give := func(who string, k reflection.PieceKind) func(*pair, reflection.InquiryID) error {
		return func(n *pair, id reflection.InquiryID) error { return n.gives(n.named(who), id, k) }
	}
	report := func(n *pair, id reflection.InquiryID) error {
		for _, by := range []reflection.Member{n.asha, n.dan} {
			if _, err := n.Report(n.t.Context(), by, id, "It hides a mistake.", reflection.Choices{}); err != nil {
				return err
			}
		}
		return nil
	}
	decide := func(n *pair, id reflection.InquiryID) error {
		_, err := n.DecideInquiry(n.t.Context(), n.dan, id, reflection.Review{Decision: reflection.Adapt})
		return err
	}
	const task, answer = reflection.PieceTask, reflection.PieceAnswer
	for template, stages := range map[reflection.TemplateID][]stage{
		"artefact-swap": {
			{"nobody has given", "gives task", "gives task", give("asha", task)},
			{"one has given", "gives task, reads asha's task", "gives task", give("dan", task)},
			{"both have given", "gives task, gives answer, reads asha's task, reads dan's task",
				"gives task, gives answer, reads asha's task, reads dan's task", give("asha", answer)},
			{"one has answered", "gives answer, reads asha's task, reads dan's task, reads asha's answer",
				"gives answer, reads asha's task, reads dan's task", give("dan", answer)},
			{"both have answered", "reads asha's task, reads dan's task, reads asha's answer, reads dan's answer, reports",
				"reads asha's task, reads dan's task, reads asha's answer, reads dan's answer, reports", report},
			{"reviewing", "reads asha's task, reads dan's task, reads asha's answer, reads dan's answer",
				"reads asha's task, reads dan's task, reads asha's answer, reads dan's answer", decide},
			{"decided", "reads asha's task, reads dan's task, reads asha's answer, reads dan's answer",
				"reads asha's task, reads dan's task, reads asha's answer, reads dan's answer", nil},
		},
		"moderation-swap": {
			{"nobody has given", "gives task", "gives task", give("asha", task)},
			{"one has given for both", "gives task, gives answer, reads asha's task", "gives answer, reads asha's task", give("dan", answer)},
			{"one has judged", "gives answer, reads asha's task", "gives answer, reads asha's task, reads dan's answer", give("asha", answer)},
			{"both have judged", "reads asha's task, reads asha's answer, reads dan's answer, reports",
				"reads asha's task, reads asha's answer, reads dan's answer, reports", report},
			{"reviewing", "reads asha's task, reads asha's answer, reads dan's answer", "reads asha's task, reads asha's answer, reads dan's answer", nil},
		},
		"feedback-trial": {{"nothing is swapped", "reports", "reports", nil}},
	} {
		n := newPair(t)
		id := n.swapping(template, n.dan)
		for _, at := range stages {
			t.Run(fmt.Sprintf("%s/%s", template, at.state), func(t *testing.T) {
				n.t = t
				if got := n.swap(n.asha, id); got != at.asha {
					t.Errorf("Asha %s\nwant %s", got, at.asha)
				}
				if got := n.swap(n.dan, id); got != at.dan {
					t.Errorf("Dan %s\nwant %s", got, at.dan)
				}
				for _, by := range []reflection.Member{n.sam, n.khan, n.cal, n.dee} { // nobody else, ever
					if _, err := n.PieceFile(t.Context(), by, id, "asha", task); !errors.Is(err, reflection.ErrNotFound) {
						t.Errorf("%s opens Asha's file: %v", by.ID, err)
					}
				}
				if at.then != nil {
					n.must(at.then(n, id))
				}
			})
		}
	}
}

// A swap that is stopped gives everybody back what is theirs.
func TestAStoppedSwapIsClosedAgain(t *testing.T) {
	n := newPair(t)
	id := n.swapping("artefact-swap", n.dan)
	for _, by := range []reflection.Member{n.asha, n.dan} {
		n.must(n.gives(by, id, reflection.PieceTask))
	}
	n.must(n.StopInquiry(t.Context(), n.dan, id))
	if got, want := n.swap(n.asha, id), "reads asha's task"; got != want {
		t.Errorf("Asha %s, want %s", got, want)
	}
	if got, want := n.swap(n.dan, id), "reads dan's task"; got != want {
		t.Errorf("Dan %s, want %s", got, want)
	}
}

// Whoever goes, and whenever, takes what they gave along; two who are left go
// on without waiting, and can give another piece in place of one that is gone.
func TestAPartnerWhoGoesFromASwap(t *testing.T) {
	for how, goes := range map[string]func(*pair){
		"leaves":         func(n *pair) { n.set("asha", func(m *reflection.Member) { m.Leaves = date("2026-11-10") }) },
		"is deactivated": func(n *pair) { n.set("asha", func(m *reflection.Member) { m.Deactivated = true }) },
		"is erased":      func(n *pair) { n.must(n.Store.Erase(n.t.Context(), "north", "asha")) },
	} {
		for _, c := range []struct {
			when string
			done []reflection.PieceKind // by Asha, or by everybody but her
			by   []string
			dan  string
		}{
			{"before anybody gave", nil, nil, "gives task"},
			{"after she gave for all", []reflection.PieceKind{reflection.PieceTask}, []string{"asha"}, "gives task"},
			{"after one judged what she gave", []reflection.PieceKind{reflection.PieceTask, reflection.PieceAnswer}, []string{"asha", "eve"}, "gives task"},
			{"the last who has not judged", []reflection.PieceKind{reflection.PieceTask, reflection.PieceAnswer, reflection.PieceAnswer}, []string{"dan", "dan", "eve"},
				"reads dan's task, reads dan's answer, reads eve's answer, reports"},
		} {
			t.Run(how+"/"+c.when, func(t *testing.T) {
				n := newPair(t)
				id := n.swapping("moderation-swap", n.dan, n.eve)
				for i, k := range c.done {
					n.must(n.gives(map[string]reflection.Member{"asha": n.asha, "dan": n.dan, "eve": n.eve}[c.by[i]], id, k))
				}
				goes(n)
				if got := n.swap(n.dan, id); got != c.dan {
					t.Errorf("Dan %s, want %s", got, c.dan)
				}
				n.live(at("2026-11-20 18:00"), "dan") // and nothing that waits gets stuck
			})
		}
	}
}

// What somebody gave is closed to the others once they have gone, also where
// the rest stays open.
func TestWhatSomebodyGaveGoesWithThem(t *testing.T) {
	n := newPair(t)
	id := n.swapping("moderation-swap", n.dan, n.eve)
	n.must(n.gives(n.dan, id, reflection.PieceTask))
	_, err := n.GivePiece(t.Context(), n.asha, id, reflection.PieceSent{Kind: reflection.PieceAnswer, File: aPDF})
	n.must(err)
	n.must(n.gives(n.dan, id, reflection.PieceAnswer))
	n.must(n.gives(n.eve, id, reflection.PieceAnswer))
	_, err = n.PieceFile(t.Context(), n.eve, id, "asha", reflection.PieceAnswer)
	n.must(err)
	n.set("asha", func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
	if _, err := n.PieceFile(t.Context(), n.eve, id, "asha", reflection.PieceAnswer); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("Eve opens what Asha gave: %v", err)
	}
	if got, want := n.swap(n.eve, id), "reads dan's task, reads dan's answer, reads eve's answer, reports"; got != want {
		t.Errorf("Eve %s, want %s", got, want)
	}
}

// What cannot be taken is told where it stands, and what was given before stays.
func TestWhatASwapDoesNotTake(t *testing.T) {
	n := newPair(t)
	id := n.swapping("artefact-swap", n.dan)
	n.must(n.gives(n.asha, id, reflection.PieceTask))
	large := aPDF + reflection.Private(strings.Repeat("x", reflection.MaxPiece))
	for name, c := range map[string]struct {
		sent reflection.PieceSent
		want reflection.Fault
	}{
		"nothing":     {reflection.PieceSent{}, reflection.Fault{Field: reflection.PieceTextField, Problem: reflection.Blank}},
		"white space": {reflection.PieceSent{Text: " \n\u00a0"}, reflection.Fault{Field: reflection.PieceTextField, Problem: reflection.Blank}},
		"both":        {reflection.PieceSent{Text: "x", File: aPDF}, reflection.Fault{Field: reflection.PieceFileField, Problem: reflection.OneOfTwo}},
		"a program":   {reflection.PieceSent{File: "MZ\x90\x00"}, reflection.Fault{Field: reflection.PieceFileField, Problem: reflection.WrongType}},
		"too large":   {reflection.PieceSent{File: large}, reflection.Fault{Field: reflection.PieceFileField, Problem: reflection.TooLong}},
		"a book":      {reflection.PieceSent{Text: reflection.Private(strings.Repeat("é", reflection.MaxText+1))}, reflection.Fault{Field: reflection.PieceTextField, Problem: reflection.TooLong}},
		"blank file":  {reflection.PieceSent{File: " \n"}, reflection.Fault{Field: reflection.PieceFileField, Problem: reflection.WrongType}},
	} {
		t.Run(name, func(t *testing.T) {
			c.sent.Kind = reflection.PieceTask
			_, err := n.GivePiece(t.Context(), n.asha, id, c.sent)
			if fault, _ := errors.AsType[reflection.Fault](err); fault != c.want {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if file, err := n.PieceFile(t.Context(), n.asha, id, "asha", reflection.PieceTask); err != nil || file.Body != aPDF {
				t.Errorf("what she gave before is gone: %v", err)
			}
		})
	}
	if _, err := n.GivePiece(t.Context(), n.asha, id, reflection.PieceSent{Kind: "neither", Text: "x"}); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("neither a task nor an answer: %v", err)
	}
	if _, err := n.GivePiece(t.Context(), n.asha, id, reflection.PieceSent{Kind: reflection.PieceTask, File: aPDF + reflection.Private(strings.Repeat("x", reflection.MaxPiece-len(aPDF)))}); err != nil {
		t.Errorf("the largest there may be: %v", err)
	}
}

// One who changes their mind gives another in its place, and the first is gone.
func TestAPieceTakesThePlaceOfTheFirst(t *testing.T) {
	n := newPair(t)
	id := n.swapping("artefact-swap", n.dan)
	n.must(n.gives(n.asha, id, reflection.PieceTask))
	now, err := n.OpenInquiry(t.Context(), n.asha, id)
	n.must(err)
	first := now.Pieces[0].File
	_, err = n.GivePiece(t.Context(), n.asha, id, reflection.PieceSent{Kind: reflection.PieceTask, Text: "Half of what?"})
	n.must(err)
	if _, err := n.Store.File(t.Context(), "north", first); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("the first file is still there: %v", err)
	}
	n.must(n.gives(n.dan, id, reflection.PieceTask))
	now, err = n.OpenInquiry(t.Context(), n.dan, id)
	n.must(err)
	if got := now.Pieces[0].Text; got != "Half of what?" {
		t.Error("Dan reads what she gave first")
	}
}

// A file that came through the chat goes where a swap waits for it, once.
func TestAFileFromTheChatGoesToTheSwap(t *testing.T) {
	n := newPair(t)
	sent := func(by reflection.Member, id string) (reflection.PieceKind, error) {
		_, k, err := n.GiveFile(t.Context(), by, reflection.Event{Workspace: "northchat", ID: id, At: n.now}, aPDF)
		return k, err
	}
	if _, err := sent(n.asha, "early"); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("nothing waits for it: %v", err)
	}
	id := n.swapping("artefact-swap", n.dan)
	var got []string
	for i, by := range []reflection.Member{n.asha, n.asha, n.dan, n.asha, n.dan, n.dan} {
		k, err := sent(by, fmt.Sprint("Ev", i))
		if err != nil && !errors.Is(err, reflection.ErrNotFound) {
			t.Fatal(err)
		}
		got = append(got, string(k))
	}
	if want := []string{"task", "task", "task", "answer", "answer", ""}; !slices.Equal(got, want) {
		t.Errorf("they were taken for %q, want %q", got, want)
	}
	if _, err := sent(n.asha, "Ev0"); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("told of once more: %v", err)
	}
	if _, err := sent(n.dan, "Ev4"); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("the last answer, told of once more: %v, want ErrExists", err)
	}
	for _, k := range reflection.PieceKinds() {
		if file, err := n.PieceFile(t.Context(), n.dan, id, "asha", k); err != nil || file.Body != aPDF {
			t.Errorf("Dan cannot open Asha's %s: %v", k, err)
		}
	}
}

// A file that another took the place of does not come back with a repeat.
func TestAFileThatWasReplacedStaysAway(t *testing.T) {
	n := newPair(t)
	n.swapping("artefact-swap", n.dan)
	sent := func(id string) error {
		_, _, err := n.GiveFile(t.Context(), n.asha, reflection.Event{Workspace: "northchat", ID: id, At: n.now}, aPDF)
		return err
	}
	n.must(sent("Ev1"))
	n.must(sent("Ev2"))
	if err := sent("Ev1"); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("the first once more: %v, want ErrExists", err)
	}
}

// The same file told of twice is kept once, and is no answer by mistake.
func TestAFileToldOfTwiceIsKeptOnce(t *testing.T) {
	n := newPair(t)
	id := n.swapping("artefact-swap", n.dan)
	n.must(n.gives(n.dan, id, reflection.PieceTask))
	event := reflection.Event{Workspace: "northchat", ID: "Ev1", At: n.now}
	_, _, err := n.GiveFile(t.Context(), n.asha, event, aPDF)
	n.must(err)
	if _, _, err := n.GiveFile(t.Context(), n.asha, event, aPDF); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("the repeat: %v, want ErrExists", err)
	}
	if got, want := n.swap(n.asha, id), "gives task, gives answer, reads asha's task, reads dan's task"; got != want {
		t.Errorf("Asha %s, want %s", got, want)
	}
}

// Each is told once when the others' open, and only while there is something to do.
func TestWhatOpensInASwapIsTold(t *testing.T) {
	n := newPair(t)
	id := n.swapping("artefact-swap", n.dan)
	n.heard("dan", "2026-11-12 09:00")
	n.must(n.gives(n.dan, id, reflection.PieceTask))
	n.must(n.gives(n.asha, id, reflection.PieceTask)) // the last
	if diff := cmp.Diff([]string{"swapped"}, n.heard("dan", "2026-11-12 10:00")); diff != "" {
		t.Errorf("once all have given (-want +got):\n%s", diff)
	}
	n.must(n.gives(n.dan, id, reflection.PieceAnswer))
	n.must(n.gives(n.asha, id, reflection.PieceAnswer))
	if diff := cmp.Diff([]string{"answered"}, n.heard("dan", "2026-11-12 11:00")); diff != "" {
		t.Errorf("once all have answered (-want +got):\n%s", diff)
	}
}
