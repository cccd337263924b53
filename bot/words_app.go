package bot

// How the app introduces itself on a platform's own pages: in its list of
// apps, in the menus of commands and shortcuts. Every platform's manifest takes
// its words from here.
const (
	// AppSummary has under 140 characters, the most that Slack takes.
	AppSummary = "Two minutes a week to think about your teaching. Nobody at school is shown your notes unless you share them."

	ReflectCommand = "Write a short reflection, any day"
	ReflectHint    = "[what happened]"

	// Names of shortcuts have at most 24 characters, the most that Slack takes.
	ReflectNow       = "Reflect now"
	ReflectNowHelp   = "Start a short entry. Nobody at school is shown it unless you share it."
	ReflectOnThis    = "Reflect on this"
	ReflectOnMessage = "Start a short entry with this message in mind. Nobody at school is shown it unless you share it."
)
