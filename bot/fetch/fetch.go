// Package fetch downloads what a person has sent to the bot from where their
// chat platform keeps it. It decides nothing about where that may be: the
// adapter makes the request, and the client that follows redirects.
package fetch

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"

	"plenary/reflection"
)

// ErrTooLarge is a file of more bytes than it may have.
var ErrTooLarge = errors.New("the file is too large")

// File makes the request, and gives what it was answered with, which may have
// so many bytes, and the media type of that, without parameters. No error says where the file is: its
// address names the person, and may be all it takes to read it.
func File(client *http.Client, req *http.Request, most int64) (content reflection.Private, kind string, err error) {
	resp, err := client.Do(req) //nolint:gosec // where a file may be, the adapter that made the request has checked
	if err != nil {
		return "", "", fmt.Errorf("fetch a file: %w", WithoutAddress(err))
	}
	defer resp.Body.Close()
	kind, _, _ = mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch {
	case resp.StatusCode != http.StatusOK:
		return "", "", fmt.Errorf("fetch a file: status %d", resp.StatusCode)
	case kind == "text/html":
		return "", "", errors.New("fetch a file: the answer is a page: it may not be read")
	}
	all, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	switch {
	case err != nil:
		return "", "", fmt.Errorf("fetch a file: %w", err)
	case int64(len(all)) > most:
		return "", "", ErrTooLarge
	}
	return reflection.Private(all), kind, nil
}

// WithoutAddress drops the address from an error of net/http.
func WithoutAddress(err error) error {
	if at, ok := errors.AsType[*url.Error](err); ok {
		return at.Err
	}
	return err
}
