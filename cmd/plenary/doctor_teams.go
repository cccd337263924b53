package main

// teams says how Teams is set up. Whether the secret works shows once the first
// message is sent: asking Microsoft for a token tells nothing about the bot.
func (e *examination) teams(o *opened) {
	if !o.teams() {
		return
	}
	e.ok("Teams is set up for the tenant %s", o.TeamsTenantID)
	switch {
	case o.TeamsAllowUnsigned:
		e.look("PLENARY_TEAMS_ALLOW_UNSIGNED is for development; take it away before people use this server")
	case o.PublicURL == "":
		e.look("PLENARY_PUBLIC_URL is not set; Teams must reach /api/messages from outside")
	default:
		e.ok("Teams is to send its activities to %s/api/messages", o.PublicURL)
	}
}
