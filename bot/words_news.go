package bot

import (
	"fmt"

	"plenary/reflection"
)

// What people are told about what was decided about them.

func mentorNewsWords(c reflection.MentorContent) Message {
	text := c.Mentor + " is your mentor now."
	if c.AlsoManages {
		text += " They are also your induction tutor or line manager."
	}
	return Message{
		Text:    text + " They see nothing from before unless you share it with them. A mentor you had before can open nothing any more.",
		Buttons: []Button{{ID: "readers", Label: "Who can read it?"}},
	}
}

func leaveWords(c reflection.LeaveContent) Message {
	return Message{
		Text: fmt.Sprintf("This is your last day at %s. Your journal is yours: take what you want to keep. "+
			"From tomorrow I write to you no more, and nobody else can open what you shared.", c.School),
		Buttons: []Button{bundleButton, {ID: "journal", Label: "My journal"}, {ID: "readers", Label: "Who can read it?"}},
	}
}
