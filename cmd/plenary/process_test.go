package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// inChild tells the test's own binary to be plenary instead, so that a test
// can kill the very program it was built with.
const inChild = "PLENARY_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(inChild) == "" {
		os.Exit(m.Run())
	}
	os.Exit(beginWatched())
}

// beginWatched is begin, with what fault_child_test.go puts before the database.
func beginWatched() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := program{Args: os.Args[1:], Env: os.Environ(), Out: os.Stdout, Err: os.Stderr, Store: watchedStore}
	return p.Run(ctx)
}

// process is plenary in a process of its own.
type process struct {
	cmd   *exec.Cmd
	log   *logged
	ended chan struct{}

	mu      sync.Mutex
	address string
	ready   chan struct{}
}

// spawn starts plenary with these settings. It is killed when the test ends.
func spawn(t testing.TB, env []string, args ...string) *process {
	t.Helper()
	p := &process{log: &logged{}, ended: make(chan struct{}), ready: make(chan struct{})}
	p.cmd = exec.Command(os.Args[0], args...)
	p.cmd.Env = append(append(os.Environ(), inChild+"=1"), env...)
	said, err := p.cmd.StderrPipe()
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	go p.listen(said)
	t.Cleanup(func() { p.kill() })
	return p
}

// listen keeps what the process says, and finds its address in it.
func (p *process) listen(said io.Reader) {
	lines := bufio.NewScanner(said)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		io.WriteString(p.log, lines.Text()+"\n")
		if _, rest, serving := strings.Cut(lines.Text(), "msg=serving address="); serving {
			p.mu.Lock()
			p.address, _, _ = strings.Cut(rest, " ")
			p.mu.Unlock()
			close(p.ready)
		}
	}
	p.cmd.Wait()
	close(p.ended)
}

// serving waits until it answers, and gives its address; empty once it has
// ended.
func (p *process) serving() string {
	select {
	case <-p.ready:
	case <-p.ended:
		return ""
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.address
}

// over reports whether it has ended.
func (p *process) over() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// freeze stops it where it is (SIGSTOP) and waits until it stands still.
func (p *process) freeze() {
	p.signal(syscall.SIGSTOP)
	var status syscall.WaitStatus
	_, _ = syscall.Wait4(p.cmd.Process.Pid, &status, syscall.WUNTRACED, nil) // an error says that it has ended
}

// kill ends it at once (SIGKILL) and waits until it is gone.
func (p *process) kill() {
	p.signal(syscall.SIGKILL)
	<-p.ended
}

func (p *process) signal(s os.Signal) { _ = p.cmd.Process.Signal(s) } // it may have ended

// stop asks it to end (SIGTERM) and gives its exit code.
func (p *process) stop() int {
	p.signal(syscall.SIGTERM)
	<-p.ended
	return p.cmd.ProcessState.ExitCode()
}
