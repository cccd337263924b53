package main

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"testing"
)

// inMemory is a client of that handler, over connections in memory. In a bubble
// of testing/synctest time goes on only while nobody waits for a real one.
func inMemory(t *testing.T, h http.Handler) *http.Client {
	l := &memory{calls: make(chan net.Conn), over: make(chan struct{})}
	server := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0)}
	go server.Serve(l)
	line := &http.Transport{DialContext: l.dial, MaxIdleConnsPerHost: 16}
	t.Cleanup(func() { line.CloseIdleConnections(); server.Close() })
	return &http.Client{Transport: line}
}

// memory is a net.Listener whose connections are pipes.
type memory struct {
	calls chan net.Conn
	over  chan struct{}
}

func (m *memory) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case m.calls <- there:
		return here, nil
	case <-m.over:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Accept waits for the next call.
func (m *memory) Accept() (net.Conn, error) {
	select {
	case c := <-m.calls:
		return c, nil
	case <-m.over:
		return nil, net.ErrClosed
	}
}

// Close is called once, by the server.
func (m *memory) Close() error {
	close(m.over)
	return nil
}

// Addr is that of a pipe, which has none.
func (m *memory) Addr() net.Addr {
	here, _ := net.Pipe()
	return here.LocalAddr()
}
