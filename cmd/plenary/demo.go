package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"plenary/store/seal"
)

type demoCommand struct {
	Listen string `help:"Address and port; PLENARY_LISTEN or 127.0.0.1:8080 where it is not given." placeholder:"ADDR"`
	Data   string `help:"A folder to keep the school in. Without it everything is forgotten at the end." placeholder:"DIR"`
}

// Help says what the demo is, and what it is not.
func (demoCommand) Help() string {
	return `Nine made-up people, and a clock that stands still until you move it. The page has no sign-in: whoever opens it can be anyone, so nothing real belongs in it.`
}

// demoBegins is a Wednesday in the middle of the autumn term.
func demoBegins() time.Time { return time.Date(2026, time.November, 11, 15, 0, 0, 0, london()) }

// Run serves the made-up school until the program is asked to stop.
func (c demoCommand) Run(ctx context.Context, p *program) error {
	address, err := c.address(p.Env)
	if err != nil {
		return err
	}
	folder, forget, err := c.folder()
	if err != nil {
		return err
	}
	defer forget()
	d, err := openDemo(ctx, demoOptions{
		Folder: folder, Files: northfield(), Begins: demoBegins(), Rounds: true, Host: address,
		Log: newLog(p.Err, "text", slog.LevelWarn),
	})
	if err != nil {
		return err
	}
	defer d.close()
	l, err := listen(ctx, address)
	if err != nil {
		return err
	}
	at := "http://" + reachable(l.Addr().String()) + "/"
	p.print("Northfield, a made-up school, is at %s", at)
	p.print("It is %s there. Choose a person, move the clock, and see what comes. Ctrl+C ends it.",
		d.Clock.Now().In(london()).Format("Monday 2 January 2006, 15:04"))
	if p.Ready != nil {
		p.Ready(l.Addr().String())
	}
	return serveUntil(ctx, l, d.Handler, d.Log)
}

func (c demoCommand) address(env []string) (string, error) {
	if c.Listen == "" {
		c.Listen = newEnvironment(env).get("PLENARY_LISTEN", defaultListen)
	}
	if err := checkListen(c.Listen); err != nil {
		return "", usageError{fmt.Errorf("--listen %w", err)}
	}
	return c.Listen, nil
}

// folder is where the school is kept. A folder of its own making goes when the
// demo ends: conversations do as well, and half a school would only confuse.
func (c demoCommand) folder() (folder string, forget func(), err error) {
	if c.Data != "" {
		return c.Data, func() {}, os.MkdirAll(c.Data, 0o700)
	}
	folder, err = os.MkdirTemp("", "plenary-demo-")
	return folder, func() { _ = os.RemoveAll(folder) }, err // it is in the machine's place for such
}

// demoKey is the demo's own key, made the first time.
func demoKey(folder string) (string, error) {
	name := filepath.Join(folder, "key")
	body, err := os.ReadFile(name)
	if err == nil {
		return strings.TrimSpace(string(body)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("the demo's key %s cannot be read", name)
	}
	key := seal.NewKey()
	return key, os.WriteFile(name, []byte(key+"\n"), 0o600)
}
