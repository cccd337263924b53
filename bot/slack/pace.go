package slack

import "plenary/reflection"

// Slack takes "several hundred messages per minute" in a workspace, and short
// bursts above that: https://docs.slack.dev/apis/web-api/rate-limits/
const (
	perSecond = 5
	burst     = 10
)

// Pace is what Slack allows for posting in one workspace.
func (p *Platform) Pace(reflection.Workspace) (perSec float64, atOnce int) {
	if p.settings.PerSecond != 0 {
		return max(p.settings.PerSecond, 0), burst
	}
	return perSecond, burst
}
