package bot

import (
	"context"

	"plenary/reflection"
)

// openMenu is [More] on Home: what does not stand there itself.
func openMenu(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return b.behindMore(ctx, by, menuView)
}

// openOther is other ways to be asked.
func openOther(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return b.inFront(ctx, by, otherView)
}

// openYours is what a person sets for themselves.
func openYours(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return b.inFront(ctx, by, yoursView)
}

// openSchool is what the school does with Plenary.
func openSchool(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return b.behindMore(ctx, by, schoolView)
}

func (b *Bot) inFront(ctx context.Context, by reflection.Member, draw func(reflection.Front) View) (Answer, error) {
	front, err := b.Service.Home(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := draw(front)
	return Answer{View: &v}, nil
}

func (b *Bot) behindMore(ctx context.Context, by reflection.Member, draw func(reflection.Front, reflection.Theories) View) (Answer, error) {
	front, err := b.Service.Home(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	theory, err := b.Service.Theories(ctx, by, by.School)
	if err != nil {
		return Answer{}, err
	}
	v := draw(front, theory)
	return Answer{View: &v}, nil
}

// showHelp says what there is to do where the person is.
func showHelp(b *Bot, ctx context.Context, _ reflection.Member, in Incoming, _ string) (Answer, error) {
	_, platform, err := b.platformOf(ctx, in.Workspace)
	if err != nil {
		return Answer{}, err
	}
	command := ""
	if c, can := platform.(Commanded); can {
		command = c.Command()
	}
	v := helpView(command)
	return Answer{View: &v}, nil
}
