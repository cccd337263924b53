package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"plenary/reflection"
)

// program is one run of plenary. Tests start it in their own process.
type program struct {
	Args     []string
	Env      []string // NAME=value, as os.Environ has them
	Out, Err io.Writer
	// Ready, if set, is called with the address once serve or demo answers.
	Ready func(address string)
	// Store, if set, stands between the domain and the database: tests end the
	// program in the middle of what it does there.
	Store func(reflection.Store) reflection.Store
}

// commands is what can be asked for.
type commands struct {
	Serve    serveCommand  `cmd:"" help:"Run the server."`
	Demo     demoCommand   `cmd:"" help:"Run a made-up school in the browser. Needs no settings."`
	Doctor   doctorCommand `cmd:"" help:"Say in plain words what is wrong, and what is sent next."`
	Schools  schoolsGroup  `cmd:"" help:"Schools and their safeguarding contacts."`
	People   peopleGroup   `cmd:"" help:"The people who take part."`
	Calendar calendarGroup `cmd:"" help:"Term dates."`
	Pairs    pairsCommand  `cmd:"" help:"Pair those who joined this half-term's round, and print how many."`
	Export   exportCommand `cmd:"" help:"Have a person told that a copy of all they have here is ready for them."`
	Erase    eraseCommand  `cmd:"" help:"Erase a person and everything they wrote."`
	Keys     keysGroup     `cmd:"" help:"The key that what people write is sealed with."`
	Manifest manifestGroup `cmd:"" help:"What a chat platform makes the app from."`
	Migrate  migrateCmd    `cmd:"" help:"Bring the database's tables up to date."`
	Version  versionCmd    `cmd:"" help:"Say which version this is."`
}

const (
	done     = 0
	failed   = 1
	wrongUse = 2
)

// usageError is a command used wrongly.
type usageError struct{ error }

// Run does what Args ask and returns the program's exit code.
func (p *program) Run(ctx context.Context) int {
	ended := -1
	var c commands
	parser, err := kong.New(&c,
		kong.Name("plenary"),
		kong.Description("A bot for reflective practice: a question a week, a private journal, and a note for the mentor with only what was shared.\n\nSettings come from the environment; README.md lists them."),
		kong.Writers(p.Out, p.Err),
		kong.Exit(func(code int) { ended = code }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(p),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		return p.fail(err)
	}
	chosen, err := parser.Parse(p.Args)
	switch {
	case ended >= 0: // --help was printed
		return ended
	case err != nil:
		p.say("plenary: %s", err)
		p.say(`"plenary --help" lists the commands.`)
		return wrongUse
	}
	return p.fail(chosen.Run())
}

// fail says what went wrong, if anything did, and is the exit code for it.
func (p *program) fail(err error) int {
	var mistakes reflection.Mistakes
	var usage usageError
	switch {
	case err == nil:
		return done
	case errors.As(err, &mistakes):
		p.say("%s", mistakes)
		p.say("Nothing was changed. Correct the file and try again.")
	case errors.As(err, &usage):
		p.say("plenary: %s", usage)
		return wrongUse
	case errors.Is(err, errFindings): // said already
	default:
		p.say("plenary: %s", err)
	}
	return failed
}

// say tells the person at the terminal something.
func (p *program) say(format string, args ...any) {
	fmt.Fprintln(p.Err, strings.TrimRight(fmt.Sprintf(format, args...), "\n"))
}

// print gives data.
func (p *program) print(format string, args ...any) { fmt.Fprintf(p.Out, format+"\n", args...) }
