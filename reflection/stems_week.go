package reflection

// The stems of a journal week: of the lines that are written in it, and of the
// question at its end. Each is an instruction ending in a full stop, like every
// stem of Description, where their answers stand.

var lineStems = []Stem{
	{"line/said", Description, "Note one thing a pupil said."},
	{"line/did", Description, "Note one thing a pupil did that you did not expect."},
	{"line/asked", Description, "Note one question that a pupil asked, or that you asked."},
	{"line/found-out", Description, "Note one thing you found out about what pupils know."},
	{"line/changed", Description, "Note one thing you changed on the spot."},
	{"line/quiet", Description, "Note one thing about a pupil who said little."},
	{"line/got-it", Description, "Note one moment when somebody got it."},
	{"line/stuck", Description, "Note one place where pupils were stuck."},
	{"line/feedback", Description, "Note one piece of feedback, and what became of it."},
	{"line/mood", Description, "Note what the room felt like, in a few words."},
	{"line/again", Description, "Note one thing you would do again."},
	{"line/puzzle", Description, "Note one thing that puzzles you."},
}

var synthesisStems = []Stem{
	{"synthesis/common", Description, "Read your lines of this week, and say what they have in common."},
	{"synthesis/same", Description, "Read your lines of this week, and say what comes up more than once."},
	{"synthesis/between", Description, "Read your lines of this week, and say what changed between the first and the last."},
	{"synthesis/who", Description, "Read your lines of this week, and say who is in them and who is not."},
	{"synthesis/surprise", Description, "Read your lines of this week, and say which one surprises you most now."},
	{"synthesis/keep", Description, "Read your lines of this week, and pick the one you would like to keep hold of."},
	{"synthesis/story", Description, "Read your lines of this week, and say what story they tell about your teaching."},
	{"synthesis/missing", Description, "Read your lines of this week, and say what they leave out."},
}
