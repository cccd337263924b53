package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"plenary/store/seal"
)

// machine is where commands are run: a folder with a database, and settings.
type machine struct {
	*testing.T
	folder string
	env    []string
}

func newMachine(t *testing.T) *machine {
	m := &machine{T: t, folder: t.TempDir()}
	m.env = []string{
		"PLENARY_DATABASE_URL=sqlite:" + filepath.Join(m.folder, "plenary.db"),
		"PLENARY_KEY=" + seal.NewKey(),
		"PLENARY_LISTEN=127.0.0.1:0",
	}
	return m
}

// result is what a command answered.
type result struct {
	code     int
	out, err string
}

func (m *machine) run(args ...string) result {
	m.Helper()
	return m.runWith(m.env, args...)
}

func (m *machine) runWith(env []string, args ...string) result {
	m.Helper()
	var out, err bytes.Buffer
	p := program{Args: args, Env: env, Out: &out, Err: &err}
	return result{p.Run(m.Context()), out.String(), err.String()}
}

// works runs a command that must end with 0 and gives what it printed.
func (m *machine) works(args ...string) string {
	m.Helper()
	r := m.run(args...)
	if r.code != done {
		m.Fatalf("plenary %s ended with %d:\n%s%s", strings.Join(args, " "), r.code, r.out, r.err)
	}
	return r.out
}

// file writes a set-up file and gives its name.
func (m *machine) file(name, text string) string {
	m.Helper()
	name = filepath.Join(m.folder, name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		m.Fatal(err)
	}
	return name
}

func (m *machine) contains(what, text string, want ...string) {
	m.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			m.Errorf("%s lacks %q:\n%s", what, w, text)
		}
	}
}

// running is a command that serves, in this process.
type running struct {
	address string
	log     *logged
	stop    func() int
}

// logged is what a running command says; it may be read meanwhile.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// start runs serve or demo until the test stops it.
func (m *machine) start(env []string, args ...string) running {
	m.Helper()
	ctx, cancel := context.WithCancel(m.Context())
	ready, ended := make(chan string, 1), make(chan int, 1)
	log := &logged{}
	p := program{Args: args, Env: env, Out: log, Err: log, Ready: func(a string) { ready <- a }}
	go func() { ended <- p.Run(ctx) }()
	stop := sync.OnceValue(func() int { cancel(); return <-ended })
	m.Cleanup(func() { stop() })
	select {
	case address := <-ready:
		return running{address, log, stop}
	case code := <-ended:
		cancel()
		m.Fatalf("plenary %s ended with %d:\n%s", strings.Join(args, " "), code, log)
		return running{}
	}
}

func TestUse(t *testing.T) {
	tests := []struct {
		args []string
		code int
		want string // on standard error
	}{
		{nil, wrongUse, `plenary: expected one of`},
		{[]string{"nonsense"}, wrongUse, `plenary: unexpected argument nonsense`},
		{[]string{"people"}, wrongUse, `plenary: expected "import"`},
		{[]string{"people", "import"}, wrongUse, `plenary: expected "<file>"`},
		{[]string{"people", "import", "nowhere.csv"}, failed, `plenary: there is no file nowhere.csv`},
		{[]string{"people", "import", "."}, failed, `plenary: . cannot be read`},
		{[]string{"serve", "--wrong"}, wrongUse, `plenary: unknown flag --wrong`},
		{[]string{"erase"}, wrongUse, `plenary: expected "<member>"`},
		{[]string{"erase", "asha@x.example", "--yes"}, failed, `plenary: there is no organisation yet; import schools or people first`},
		{[]string{"demo", "--listen", "8080"}, wrongUse, `plenary: --listen is "8080"; use an address and a port like 127.0.0.1:8080`},
		{[]string{"keys"}, wrongUse, `plenary: expected one of "new", "rotate"`},
		{[]string{"manifest"}, wrongUse, `plenary: expected one of "slack", "teams"`},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			m := newMachine(t)
			r := m.run(tt.args...)
			if r.code != tt.code {
				t.Errorf("ended with %d, want %d", r.code, tt.code)
			}
			m.contains("standard error", r.err, tt.want)
			if r.out != "" {
				t.Errorf("standard output has %q", r.out)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	m := newMachine(t)
	for _, command := range []string{
		"", "serve", "demo", "doctor", "schools", "schools import", "people import", "calendar import",
		"erase", "keys", "keys new", "keys rotate", "manifest", "manifest slack", "migrate", "version",
	} {
		out := m.works(append(strings.Fields(command), "--help")...)
		m.contains("help of "+command, out, "Usage: plenary "+command)
	}
	if out := m.works("doctor", "--help"); strings.Contains(out, "--ready") {
		t.Error("doctor --ready is for containers and is not to be shown")
	}
}

func TestVersion(t *testing.T) {
	if out := newMachine(t).works("version"); !strings.HasPrefix(out, "plenary development") {
		t.Errorf("version is %q", out)
	}
}

func TestKeysNew(t *testing.T) {
	m := newMachine(t)
	one, two := m.works("keys", "new"), m.works("keys", "new")
	if _, err := seal.Parse(one); err != nil || one == two {
		t.Errorf("keys new printed %q and %q (%v)", one, two, err)
	}
}

func TestNoKey(t *testing.T) {
	m := newMachine(t)
	for _, command := range []string{"serve", "migrate", "keys rotate"} {
		r := m.runWith(m.env[:1], strings.Fields(command)...)
		if r.code != failed {
			t.Errorf("%s without a key ended with %d", command, r.code)
		}
		m.contains("standard error", r.err, `PLENARY_KEY is not set. Run "plenary keys new"`)
	}
	if _, err := os.Stat(filepath.Join(m.folder, "plenary.db")); err == nil {
		t.Error("a database was made without a key")
	}
}

// A key that does not belong to the data stops every command before anything
// is written.
func TestWrongKey(t *testing.T) {
	m := newMachine(t)
	m.works("migrate")
	before := m.database()
	for _, command := range []string{"serve", "migrate", "keys rotate", "erase asha@x.example --yes", "doctor"} {
		r := m.runWith([]string{m.env[0], "PLENARY_KEY=" + seal.NewKey()}, strings.Fields(command)...)
		if r.code != failed {
			t.Errorf("%s with another key ended with %d", command, r.code)
		}
		m.contains("the answer", r.out+r.err, "the data were sealed with another master key: put the one they were sealed with into PLENARY_KEY")
	}
	if !bytes.Equal(before, m.database()) {
		t.Error("the database was written to")
	}
}

func (m *machine) database() []byte {
	m.Helper()
	body, err := os.ReadFile(filepath.Join(m.folder, "plenary.db"))
	if err != nil {
		m.Fatal(err)
	}
	return body
}

func TestKeysRotate(t *testing.T) {
	m := newMachine(t)
	m.works("people", "import", m.file("people.csv", "email,name,roles,school\nasha@x.example,Asha,ect,N\n"))
	old, fresh := strings.TrimPrefix(m.env[1], "PLENARY_KEY="), seal.NewKey()

	both := []string{m.env[0], "PLENARY_KEY=" + fresh + "," + old}
	r := m.runWith(both, "keys", "rotate")
	if r.code != done {
		t.Fatalf("keys rotate ended with %d: %s", r.code, r.err)
	}
	m.contains("standard error", r.err, "are now under the first key")
	m.contains("a second time", m.runWith(both, "keys", "rotate").err, "Everything is under the first key already.")

	if r := m.runWith([]string{m.env[0], "PLENARY_KEY=" + fresh}, "migrate"); r.code != done {
		t.Errorf("the new key alone does not open the data: %s", r.err)
	}
	if r := m.runWith([]string{m.env[0], "PLENARY_KEY=" + old}, "migrate"); r.code != failed {
		t.Error("the old key alone still opens the data")
	}
}
