package bot

import (
	"context"

	"plenary/reflection"
)

// showBundle is [Take a copy]: where everything of the person can be fetched.
func showBundle(b *Bot, _ context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	v := bundleView(b.BundleURL(by))
	return Answer{View: &v}, nil
}
