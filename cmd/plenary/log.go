package main

import (
	"io"
	"log/slog"

	"plenary/bot"
)

// newLog writes lines people can read, or JSON for a collector. Nothing that
// is logged holds text a person wrote, a name or a token: ids only, those of
// the request and the delivery that a line is about among them.
func newLog(out io.Writer, format string, level slog.Level) *slog.Logger {
	options := &slog.HandlerOptions{Level: level}
	var lines slog.Handler = slog.NewTextHandler(out, options)
	if format == "json" {
		lines = slog.NewJSONHandler(out, options)
	}
	return slog.New(bot.LogHandler(lines))
}
