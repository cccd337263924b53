// Command plenary is the whole program: the server, the demo, and what the
// person who runs it needs to set it up. Each command is a file of its own.
// This package reads settings, sets the one clock and joins the parts; it
// decides nothing that a teacher would notice.
//
// Messages go to standard error and data to standard output. The program ends
// with 0 when it did what was asked, 1 when it could not, 2 when it was used
// wrongly.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the image has no time zones of its own
)

func main() { os.Exit(begin()) }

func begin() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := program{Args: os.Args[1:], Env: os.Environ(), Out: os.Stdout, Err: os.Stderr}
	return p.Run(ctx)
}
