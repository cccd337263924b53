package slack

// What Block Kit holds: https://docs.slack.dev/reference/block-kit and its
// pages on blocks, elements, composition objects and views.
const (
	maxMessageBlocks = 50
	maxViewBlocks    = 100
	maxViewBytes     = 250_000
	maxID            = 255 // callback_id, block_id and action_id
	maxSection       = 3000
	maxText          = 4000 // text of chat.update
	maxRowButtons    = 5    // ours: Slack takes 25, but a phone shows about five
	maxShort         = 20   // ours: characters of a button that may have others beside it
	maxRow           = 25
	maxFormRows      = 2 // ours: rows of buttons beside Save
	maxButton        = 75
	maxURL           = 3000
	maxTitle         = 24 // title, submit and close of a view
	maxLabel         = 2000
	maxOption        = 75 // its text, and its value
	maxFewOptions    = 10 // radio buttons and checkboxes
	maxOptions       = 100
	maxTyped         = 3000
	maxConfirmTitle  = 100
	maxConfirmText   = 300
	maxConfirmButton = 30
)
