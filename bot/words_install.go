package bot

import (
	"fmt"

	"plenary/reflection"
)

// What people read who put the app into a workspace: on the page, and in the
// chat right after.

// InstallWords stand on the page of an install.
var InstallWords = struct{ Title, Done, What, Next, Code, CodeAbout, Go, Again string }{
	Title:     "Put Plenary into your Slack",
	Done:      "Plenary is there",
	What:      "Plenary asks teachers one short question a week about their teaching. What they write is theirs: nobody at school is shown it unless they share it.",
	Next:      "Slack will ask you to agree. Then you get a message there that says what is next.",
	Code:      "Code, if you have one",
	CodeAbout: "Does your trust use Plenary already? Its coordinator finds the code under Set-up. Without one, you begin a place of your own.",
	Go:        "Go on to Slack",
	Again:     "Start again",
}

const (
	WrongCode       = "Nobody has given out this code, or it has ended. Please ask the coordinator for a new one."
	InstallEnded    = "That took too long, or began in another browser. Nothing was changed."
	InstallDeclined = "Nothing was installed. You can start again at any time."
	InstallFailed   = "This could not be finished just now. Nothing is lost. Please start again in a minute."
)

// InstalledPage is what the page says after an install.
func InstalledPage(in reflection.Installed) string {
	where := workspaceName(in.Workspace)
	switch {
	case in.Again:
		return fmt.Sprintf("Plenary is in %s again. Everything is as it was.", where)
	case !in.By.Is(reflection.Coordinator): // nor greeted
		return fmt.Sprintf("Plenary is in %s. The people on the staff list are being found by their e-mail addresses now.", where)
	}
	return fmt.Sprintf("Plenary is in %s. Open Slack: there is a message for you that says what is next.", where)
}

func workspaceName(ws reflection.Workspace) string {
	if ws.Name == "" {
		return "your Slack"
	}
	return ws.Name + "'s Slack"
}

// greetingWords is for whoever has just installed the app, and may set it up.
func greetingWords(in reflection.Installed) Message {
	return Message{
		Text: fmt.Sprintf("Hello %s. Plenary is in %s. Two things come first: whom teachers tell about a worry for a child, and your staff list. "+
			"You'll see counts, never what anyone writes.", in.By.FirstName(), workspaceName(in.Workspace)),
		Buttons: []Button{{ID: "set-up", Label: "Set up"}, worriedButton},
	}
}

var inviteButton = Button{ID: "invite", Label: "Connect another workspace",
	Confirm: "This makes a code for one more workspace. A code you were given before stops working."}

// codeView is the code by which another workspace joins.
func codeView(code, until, page string) View {
	text := "One more workspace can join with this code. Give it to the person who adds Plenary there.\n\n" + code + "\n\nIt works until " + until + ". Only this one does."
	if page != "" {
		text += "\n\nThey begin at " + page
	}
	return View{Title: "Another workspace", Text: text}
}
