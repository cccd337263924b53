package reflection

// The stems of each stage, in our own words. The stages are Gibbs' (1988). The
// stems of analysis ask for reasons, other views and assumptions, since that
// is what tells reflection from retelling (Kember 1999, 2008). A plan is asked
// for as when–then because plans in that form get carried out more often
// (Gollwitzer and Sheeran 2006: d = .65 over 94 tests).
//
// A stem's ID stands in people's journals: reword a text freely, but never
// reuse an ID for a different question.

// Every stem of Description is an instruction ending in a full stop, so that
// the bot can put ", or anything else on your mind." in the stop's place.
var descriptionStems = []Stem{
	{"description/pupils-understood", Description, "Think of one moment this week when you found out what pupils really understood."},
	{"description/surprising-answer", Description, "Think of an answer this week that surprised you."},
	{"description/feedback-used", Description, "Think of a time when a pupil used your feedback to make their work better."},
	{"description/feedback-missed", Description, "Think of some feedback you gave that pupils did not use."},
	{"description/changed-course", Description, "Think of a moment when you changed your plan because of what pupils showed you."},
	{"description/whole-class", Description, "Describe one time you checked what the whole class knew, not just those with a hand up."},
	{"description/good-question", Description, "Think of a question you asked that got pupils thinking hard."},
	{"description/shared-mistake", Description, "Think of a mistake that several pupils made in the same lesson."},
	{"description/one-piece-of-work", Description, "Think of one piece of work you read this week that told you something new."},
	{"description/explained-twice", Description, "Think of something you had to explain a second time."},
	{"description/stuck", Description, "Describe a moment when a pupil was stuck and you stepped in."},
	{"description/ready-for-more", Description, "Think of a time when some pupils were ready to go further than you had planned."},
	{"description/hard-to-see", Description, "Think of a quiet pupil whose learning is hard for you to see."},
	{"description/last-five-minutes", Description, "Describe the last five minutes of one lesson this week."},
	{"description/routine-ran-well", Description, "Describe a routine that ran well in one of your lessons."},
	{"description/routine-slipped", Description, "Describe a routine that slipped this week."},
	{"description/behaviour", Description, "Describe a moment when behaviour got in the way of learning."},
	{"description/settled", Description, "Think of a moment when you helped a class to settle and get back to work."},
	{"description/short-talk", Description, "Think of a short talk with a pupil that went better than you expected."},
	{"description/other-adult", Description, "Think of a time when another adult in the room helped pupils to learn."},
	{"description/colleague", Description, "Think of something a colleague said or did that helped your teaching."},
	{"description/gave-energy", Description, "Describe the part of the week that gave you the most energy."},
	{"description/took-energy", Description, "Describe the part of the week that took the most out of you."},
}

var feelingsStems = []Stem{
	{"feelings/at-the-time", Feelings, "What were you feeling while it happened?"},
	{"feelings/before-and-after", Feelings, "How did you feel just before, and how did you feel just after?"},
	{"feelings/surprise", Feelings, "What surprised you about how you felt?"},
	{"feelings/in-yourself", Feelings, "What did you notice in yourself: your voice, your pace, your breathing?"},
	{"feelings/pupils", Feelings, "How do you think pupils felt, and what makes you think so?"},
	{"feelings/worry", Feelings, "What worried you most, if anything did?"},
	{"feelings/proud", Feelings, "What part of it are you quietly proud of?"},
	{"feelings/now", Feelings, "How do you feel about it now, looking back?"},
	{"feelings/one-word", Feelings, "Which one word fits how you felt, and why that word?"},
	{"feelings/thoughts", Feelings, "What went through your mind as you chose what to do?"},
	{"feelings/energy", Feelings, "Did it give you energy or use it up? What makes you say so?"},
	{"feelings/how-sure", Feelings, "How sure of yourself were you, and what made you more or less sure?"},
	{"feelings/calm", Feelings, "What helped you to stay calm, or would have helped?"},
}

var evaluationStems = []Stem{
	{"evaluation/what-worked", Evaluation, "What worked, and how do you know it worked for pupils?"},
	{"evaluation/not-as-hoped", Evaluation, "What did not go as you had hoped?"},
	{"evaluation/who-learned", Evaluation, "Which pupils learned from it, and which did not yet?"},
	{"evaluation/what-shows-it", Evaluation, "What did pupils say, write or do that shows it helped?"},
	{"evaluation/feedback-moved", Evaluation, "Did your feedback change what pupils did next? How could you tell?"},
	{"evaluation/check", Evaluation, "How much did your check tell you about what pupils really knew?"},
	{"evaluation/worth-the-time", Evaluation, "Was it worth the time it took? What makes you think so?"},
	{"evaluation/keep-or-leave", Evaluation, "What would you keep, and what would you leave out?"},
	{"evaluation/someone-watching", Evaluation, "What would a friend watching have said went well?"},
	{"evaluation/aim", Evaluation, "How close did pupils get to what you wanted them to learn?"},
	{"evaluation/fit", Evaluation, "How well did what you did fit the pupils who needed it most?"},
	{"evaluation/routine", Evaluation, "Which routine helped pupils to learn, and which got in the way?"},
	{"evaluation/good-and-hard", Evaluation, "What was good about it, and what was hard about it?"},
}

var analysisStems = []Stem{
	{"analysis/why", Analysis, "Why do you think it happened that way?"},
	{"analysis/pupil-view", Analysis, "What might a pupil say was the reason?"},
	{"analysis/colleague-view", Analysis, "How might a colleague you trust explain it?"},
	{"analysis/your-part", Analysis, "Which thing you did made the most difference, and why?"},
	{"analysis/already-knew", Analysis, "What did pupils already know or believe that shaped what they did?"},
	{"analysis/mistaken-idea", Analysis, "What mistaken idea might lie behind the answers you heard?"},
	{"analysis/task", Analysis, "What did the task let pupils show, and what did it hide?"},
	{"analysis/read-or-heard", Analysis, "What have you read or been told that helps to explain it?"},
	{"analysis/pattern", Analysis, "Have you seen this before? What do those times have in common?"},
	{"analysis/another-class", Analysis, "Would it have gone the same way with another class? Why, or why not?"},
	{"analysis/feedback", Analysis, "Why might feedback like this help some pupils and not others?"},
	{"analysis/around-it", Analysis, "What else was going on: the time of day, the room, the lesson before?"},
	{"analysis/wrong-guess", Analysis, "What did you take for granted that turned out not to be so?"},
}

var conclusionStems = []Stem{
	{"conclusion/about-pupils", Conclusion, "What have you learned about your pupils?"},
	{"conclusion/about-teaching", Conclusion, "What have you learned about your own teaching?"},
	{"conclusion/do-differently", Conclusion, "If you had that moment again, what would you do differently?"},
	{"conclusion/do-the-same", Conclusion, "What would you do the same way next time, and why?"},
	{"conclusion/one-sentence", Conclusion, "In one sentence, what do you take from this?"},
	{"conclusion/not-sure", Conclusion, "What are you still not sure about?"},
	{"conclusion/tell-a-friend", Conclusion, "What would you tell another new teacher in the same spot?"},
	{"conclusion/need-to-learn", Conclusion, "What do you need to find out to do this better?"},
	{"conclusion/small-thing", Conclusion, "Which small thing mattered more than you thought it would?"},
	{"conclusion/pupils-need", Conclusion, "What do these pupils need from you next?"},
	{"conclusion/who-could-help", Conclusion, "Who could help you with this, and what would you ask them?"},
	{"conclusion/changed-mind", Conclusion, "What have you changed your mind about?"},
}

var planStems = []Stem{
	{"plan/try-next", ActionPlan, "What will you try next? When … then I will …"},
	{"plan/check", ActionPlan, "Plan one way to find out what pupils know. When … then I will …"},
	{"plan/feedback", ActionPlan, "Plan time for pupils to use your feedback. When … then I will …"},
	{"plan/wrong-answer", ActionPlan, "Plan what you will do with a wrong answer. When … then I will …"},
	{"plan/routine", ActionPlan, "Pick one routine to make stronger. When … then I will …"},
	{"plan/quiet-pupils", ActionPlan, "Plan how to hear from pupils who say little. When … then I will …"},
	{"plan/stuck", ActionPlan, "Plan a first step for pupils who get stuck. When … then I will …"},
	{"plan/go-further", ActionPlan, "Plan what comes next for pupils who are ready. When … then I will …"},
	{"plan/calm-start", ActionPlan, "Plan a calm start to one lesson. When … then I will …"},
	{"plan/kind-word", ActionPlan, "Plan one small kindness for a pupil or a class. When … then I will …"},
	{"plan/ask-a-colleague", ActionPlan, "Plan one thing to ask a colleague. When … then I will …"},
	{"plan/look-after-yourself", ActionPlan, "Plan one thing that will make your own week easier. When … then I will …"},
}

var stemsOf = map[Stage][]Stem{
	Description: descriptionStems,
	Feelings:    feelingsStems,
	Evaluation:  evaluationStems,
	Analysis:    analysisStems,
	Conclusion:  conclusionStems,
	ActionPlan:  planStems,
}

var stemByID = indexStems()

func indexStems() map[StemID]Stem {
	index := map[StemID]Stem{}
	for _, stems := range stemsOf {
		addStems(index, stems)
	}
	addStems(index, lineStems)
	addStems(index, synthesisStems)
	addStems(index, changedStems)
	return index
}

func addStems(index map[StemID]Stem, stems []Stem) {
	for _, s := range stems {
		index[s.ID] = s
	}
}
