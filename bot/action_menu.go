package bot

import (
	"context"

	"plenary/reflection"
)

// openMenu is [More] on Home: what does not stand there itself.
func openMenu(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	front, err := b.Service.Home(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := menuView(front)
	return Answer{View: &v}, nil
}

// showHelp says what there is to do.
func showHelp(*Bot, context.Context, reflection.Member, Incoming, string) (Answer, error) {
	v := helpView()
	return Answer{View: &v}, nil
}
