package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"plenary/reflection"
)

// stopWithin is how long requests under way may take once the program is asked
// to stop.
const stopWithin = 10 * time.Second

// listen takes the address, or says what to do about it.
func listen(ctx context.Context, address string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: is another program there? Choose another address", address)
	}
	return l, nil
}

// serveUntil answers requests until ctx ends, then lets those under way finish.
// No request can hold the server up: each has to arrive and be read in time.
func serveUntil(ctx context.Context, l net.Listener, handler http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug), // it may quote what a client sent
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	reflection.LearnGuards() // meanwhile, so that the first form is as quick as the next
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := server.Shutdown(stop); errors.Is(err, context.DeadlineExceeded) {
		log.Warn("some requests were cut off at the end")
		return server.Close()
	}
	return nil
}
