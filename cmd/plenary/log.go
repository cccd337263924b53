package main

import (
	"io"
	"log/slog"
)

// newLog writes lines people can read, or JSON for a collector. Nothing that
// is logged holds text a person wrote, a name or a token: ids only.
func newLog(out io.Writer, format string, level slog.Level) *slog.Logger {
	options := &slog.HandlerOptions{Level: level}
	if format == "json" {
		return slog.New(slog.NewJSONHandler(out, options))
	}
	return slog.New(slog.NewTextHandler(out, options))
}
