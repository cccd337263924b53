package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// Words of a swap: what people give each other in an inquiry, and what they make
// of it. What is asked of them stands in the framework files.

// fileTypes are what a swap takes, for people.
const fileTypes = "PDF, PNG, JPEG, plain text or Word (.docx), at most 10 MB"

func pieceButton(k reflection.PieceKind, id reflection.InquiryID, label string) Button {
	return Button{ID: "piece:" + string(k) + "/" + string(id), Label: label}
}

// pieceForm asks for a piece: a text, or a file in its place.
func pieceForm(k reflection.PieceKind) inquiryForm {
	return func(t reflection.Together) Form {
		f := Form{ID: pieceButton(k, t.Inquiry.ID, "").ID, Title: "What I give", Submit: "Give it", Intro: hiddenIntro(t, "given theirs")}
		asks := asked(t.Template.Swap.Task, "What do you give?")
		switch {
		case k == reflection.PieceAnswer:
			f.Title, f.Submit, f.Intro = "My answer", "Save", hiddenIntro(t, "answered")
			asks = asked(t.Template.Swap.Answer, "What is your answer?")
		case t.Template.Swap.Give == reflection.GiveOne:
			f.Intro = fmt.Sprintf("%s can read it as soon as you give it. No pupil's name, please.", list(t.With, "Your colleague"))
		}
		f.Inputs = []Input{
			{ID: reflection.PieceTextField, Label: asks, Kind: Long, Value: ownPiece(t, k).Text.Reveal()},
			{ID: reflection.PieceFileField, Label: "Or a file", Kind: FileIn,
				Hint: "One file: " + fileTypes + ". I cannot look into it, so please check it for names."},
		}
		return f
	}
}

// ownPiece is what the reader has given of a kind; an empty one for nothing.
func ownPiece(t reflection.Together, k reflection.PieceKind) reflection.Piece {
	for _, p := range t.Pieces {
		if p.Kind == k && p.Author == t.By.ID {
			return p
		}
	}
	return reflection.Piece{}
}

// swapWords are what was given, as far as the reader may read it, and what is
// still waited for.
func swapWords(t reflection.Together) (lines []string) {
	for _, p := range t.Pieces {
		who := t.Names[p.Author]
		if p.Author == t.By.ID {
			who = "You"
		}
		if p.TakenBack() {
			lines = append(lines, takenBackWords(t, p))
			continue
		}
		lines = append(lines, who+pieceVerb(p.Kind)+pieceText(p))
	}
	if t.Inquiry.State != reflection.InquiryTrialling || !t.Template.Swaps() {
		return lines
	}
	switch {
	case !t.Opened[reflection.PieceTask] && t.Mine().Gave:
		lines = append(lines, "What you gave opens once all of you have given theirs.")
	case t.Opened[reflection.PieceTask] && !t.Opened[reflection.PieceAnswer] && t.Mine().Answered:
		lines = append(lines, "Your answer opens once all of you have answered.")
	}
	return lines
}

// takenBackWords stand in place of what somebody took back.
func takenBackWords(t reflection.Together, p reflection.Piece) string {
	own, answer := p.Author == t.By.ID, p.Kind == reflection.PieceAnswer
	switch {
	case own && answer:
		return "You took back your answer."
	case own:
		return "You took back what you gave."
	case answer:
		return t.Names[p.Author] + " took back their answer."
	}
	return t.Names[p.Author] + " took back what they gave."
}

// takeBackButtons delete what the reader has given.
func takeBackButtons(t reflection.Together) (buttons []Button) {
	for _, k := range reflection.PieceKinds() {
		label := "Take back what I gave"
		if k == reflection.PieceAnswer {
			label = "Take back my answer"
		}
		if !ownPiece(t, k).TakenBack() {
			buttons = append(buttons, Button{ID: "piece-back:" + string(k) + "/" + string(t.Inquiry.ID), Label: label, Confirm: takeBackConfirm(t, k)})
		}
	}
	return buttons
}

// takeBackConfirm says what the others notice.
func takeBackConfirm(t reflection.Together, k reflection.PieceKind) string {
	with := list(t.With, "Your colleague")
	switch {
	case !t.Opened[k]:
		return "Delete it for good? Nobody else can read it now."
	case t.Inquiry.State == reflection.InquiryTrialling && !t.Opened[reflection.PieceAnswer]:
		return fmt.Sprintf("Delete it for good? %s can't read it any more, and I say that something was taken back. You can give another.", with)
	}
	return fmt.Sprintf("Delete it for good? %s can't read it any more, and can see that you took it back.", with)
}

func pieceVerb(k reflection.PieceKind) string {
	if k == reflection.PieceAnswer {
		return " answered: "
	}
	return " gave: "
}

func pieceText(p reflection.Piece) string {
	if p.File != "" {
		return "a file."
	}
	return p.Text.Reveal()
}

// swapButtons are what the reader can give now.
func swapButtons(t reflection.Together) (buttons []Button) {
	for _, k := range reflection.PieceKinds() {
		if t.Takes[k] {
			buttons = append(buttons, pieceButton(k, t.Inquiry.ID, pieceLabel(k, !ownPiece(t, k).TakenBack())))
		}
	}
	return buttons
}

func pieceLabel(k reflection.PieceKind, again bool) string {
	switch {
	case k == reflection.PieceTask && again:
		return "Change what I gave"
	case k == reflection.PieceTask:
		return "What I give"
	case again:
		return "Change my answer"
	}
	return "My answer"
}

// pieceFileButton opens the file that somebody gave.
func pieceFileButton(t reflection.Together, p reflection.Piece, url string) Button {
	what := "What " + t.Names[p.Author] + strings.TrimSuffix(pieceVerb(p.Kind), ": ")
	if p.Author == t.By.ID {
		what = "What I" + strings.TrimSuffix(pieceVerb(p.Kind), ": ")
	}
	return Button{ID: "piece-file", Label: what, URL: url}
}

// fileGivenWords answers a file that came through the chat.
func fileGivenWords(t reflection.Together, k reflection.PieceKind) Message {
	as := "what you give"
	if k == reflection.PieceAnswer {
		as = "your answer"
	}
	return Message{Text: fmt.Sprintf("Kept as %s in “%s”. The copy in this chat stays here; you can delete it.", as, t.Template.Name),
		Buttons: []Button{inquiryButton(t.Inquiry.ID, "Open it")}}
}
