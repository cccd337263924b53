package bot

// How the app introduces itself on a platform's own pages: in its list of
// apps, in the menus of commands and shortcuts. Every platform's manifest takes
// its words from here.
const (
	// AppSummary has under 140 characters, the most that Slack takes.
	AppSummary = "Two minutes a week to think about your teaching. Nobody at school is shown your notes unless you share them."

	// AppName and AppInShort have at most 100 and 80 characters, the most that
	// Teams takes.
	AppName    = "Plenary, for early career teachers and their mentors"
	AppInShort = "Two minutes a week to think about your teaching, in a journal that is yours."

	// AppDescription has a paragraph a line.
	AppDescription = `Plenary asks early career teachers one short question a week about their teaching. You answer in two minutes, or take longer when you want to.
What you write is kept in a journal that is yours. Nobody at school is shown it unless you share it. You see exactly what your mentor will see before you share a line, and can take it back.
An entry can end in a small plan, and next week's question begins with that plan. The school day before you meet, your mentor gets a note with only what you shared.
Nobody is rated, and your mentor is not told whether you write. You can stop the questions, or change when they come, at any time.
Nobody watches what you write here. If you are worried about a child, tell your school's safeguarding lead: the numbers are behind "Worried about a child?".
Your school or trust runs the server that keeps the journal.`

	ReflectCommand = "Write a short reflection, any day"
	ReflectHint    = "[what happened]"

	// Names of shortcuts have at most 24 characters, the most that Slack takes.
	ReflectNow       = "Reflect now"
	ReflectNowHelp   = "Start a short entry. Nobody at school is shown it unless you share it."
	ReflectOnThis    = "Reflect on this"
	ReflectOnMessage = "Start a short entry with this message in mind. Nobody at school is shown it unless you share it."
)
