package bot

import "strings"

// Page is one of the pages about the app itself, for whoever follows a link in
// a list of apps. A paragraph a line.
type Page struct {
	Title string
	Text  []string
}

// PageAbout says what the app is.
var PageAbout = Page{"What Plenary is", strings.Split(AppDescription, "\n")}

// PagePrivacy is for whoever is asked to write, and wants to know first;
// docs/privacy.md has the whole of it.
var PagePrivacy = Page{"Who can read it", []string{
	"You can read what you write. No button, page or report shows it to your mentor, your coordinator, your head or the people who run the server.",
	"Your mentor reads what you shared with them, word for word as you saw it before, until you take it back. What they get is the same whether you wrote nothing or shared nothing.",
	"Messages in the chat hold stock sentences, names and times. What you write goes into windows. It is sealed with a key of your own before it is kept.",
	"Words that you type to the bot as a message, and clips that you send it, are kept in your journal too. A copy of them stays in the chat, under your school's rules for it.",
	"Your chat carries your words between your screen and this server. Whoever holds both this server and its key could read them. That is your school or trust, or whoever runs the server for it.",
	"This server sends what you write to nobody else. It has no adverts, and it uses no AI.",
	"You can take a copy of everything of yours at any time, as one file. [Take a copy] is behind Who can read it?",
	"You can delete what you wrote at any time, under My journal. [Delete everything] is behind Who can read it? For anything else, ask your school's data protection officer.",
}}

// PageTerms are the terms of use.
var PageTerms = Page{"Terms of use", []string{
	"Plenary is for teachers, their mentors and those who look after them, at the school or trust that runs this server. It is your choice whether to use it, and you can stop at any time.",
	"Please leave out what could identify a pupil. Write Pupil A, and no date of birth.",
	"Plenary is not a way to report a worry about a child. Nobody watches what is written here. Tell your school's safeguarding lead, or call 999 when there is danger now.",
	"Nobody may use Plenary to rate, appraise or check on a teacher.",
	"Your school's own rules for its systems hold here as well. Your school or trust runs this server and answers for it.",
	"The program is free software, under the MIT licence. It comes without a warranty.",
}}
