package localchat

// What the chat itself says to a person, where bot has no word for it. The
// page's own labels are in page/words.js.
const (
	notUnderstood = "The chat did not understand that. Please load the page again."
	tooLong       = "That is too long to send. Please shorten it."
	notHere       = "This chat only answers its own page, on the computer it runs on."
	noPerson      = "There is nobody here by that name."
	buttonGone    = "That button has gone. What it belonged to has changed since."
	messageGone   = "That message is no longer here."
	panelGone     = "That page is no longer open. Please open it again."
	sayNothing    = "There is nothing to send yet."
	fillIn        = "Please fill this in."
	chooseOne     = "Please choose from the list."
	giveDate      = "Please give a date, like 2026-11-12."
	giveTime      = "Please give a time, like 15:45."
	textTooLong   = "Please keep this under 3,000 characters."
	unavailable   = "Something went wrong. Please try again."

	clockHow     = "Say where to move the clock: a date and time, or how long from now."
	clockBack    = "The clock only goes forward."
	clockFar     = "That is too far ahead. Ten years is the most."
	clockStopped = "The clock stopped on the way. Please try again."
)
