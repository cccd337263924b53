package bot

// TypedCommand stands in for words_typed.go, which is written beside this.
type TypedCommand struct{ Word, About string }

// TypedCommands is each of them, in the order people are shown.
func TypedCommands() []TypedCommand {
	return []TypedCommand{
		{Word: "reflect", About: ReflectCommand},
		{Word: "journal", About: "Read what you have written. Only you see it"},
		{Word: "home", About: "See what comes next, and everything you can do here"},
		{Word: "help", About: "How to write, and whom to tell about a worry for a child"},
	}
}
