package storetest

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// errNoPostgres is for whoever runs the tests.
var errNoPostgres = errors.New("PostgreSQL for tests: none was found; install it (Debian: apt-get install postgresql; " +
	"macOS: brew install postgresql) or set " + DatabaseURL)

// startCluster makes a throwaway cluster that only this machine can reach, by
// a socket in its folder, and that keeps nothing safe from a power cut.
func startCluster() (*url.URL, error) {
	bin, err := findPrograms()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("/tmp", "plenary-pg-") // a socket's path has to be short
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL for tests: %w", err)
	}
	c := cluster{bin: bin, dir: dir}
	if err := errors.Join(c.dropRoot(), c.watch(), c.start()); err != nil {
		return nil, fmt.Errorf("PostgreSQL for tests: %w", err)
	}
	return &url.URL{Scheme: "postgres", User: url.User("plenary"), Path: "/postgres",
		RawQuery: url.Values{"host": {dir}, "sslmode": {"disable"}}.Encode()}, nil
}

// findPrograms is the folder of initdb and pg_ctl, the newest where several
// are installed.
func findPrograms() (string, error) {
	if initdb, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(initdb), nil
	}
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin/initdb",                               // Debian, Ubuntu
		"/usr/pgsql-*/bin/initdb",                                        // Red Hat
		"/opt/homebrew/opt/postgresql*/bin/initdb",                       // Homebrew
		"/usr/local/opt/postgresql*/bin/initdb",                          // Homebrew on Intel
		"/Applications/Postgres.app/Contents/Versions/latest/bin/initdb", // Postgres.app
	} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return filepath.Dir(found[len(found)-1]), nil
		}
	}
	return "", errNoPostgres
}

type cluster struct {
	bin, dir string
	as       *syscall.Credential // nil for whoever runs the tests
}

func (c *cluster) data() string { return filepath.Join(c.dir, "data") }

// dropRoot: PostgreSQL refuses to run as root, which tests in a container are.
func (c *cluster) dropRoot() error {
	if os.Geteuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
		gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
		if errUID != nil || errGID != nil {
			continue
		}
		c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(c.dir, int(uid), int(gid))
	}
	return errors.New("running as root, and there is no user postgres or nobody to run it as")
}

func (c *cluster) start() error {
	err := c.run("initdb", "-D", c.data(), "-U", "plenary", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if err != nil {
		return err
	}
	options := "-c listen_addresses='' -c unix_socket_directories=" + c.dir +
		" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
	return c.run("pg_ctl", "-D", c.data(), "-w", "-t", "60", "-l", filepath.Join(c.dir, "log"), "-o", options, "start")
}

// run gives the program no terminal and no pipe of ours: go test waits for
// those to be closed.
func (c *cluster) run(program string, args ...string) error {
	out, err := os.CreateTemp("", "plenary-pg-out-")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd := exec.Command(filepath.Join(c.bin, program), args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: c.as}
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w: %s", program, err, said)
	}
	return nil
}

// watch starts a shell that waits for this process to end, by a pipe that
// closes then, even after SIGKILL; it stops the cluster and removes the folder.
func (c *cluster) watch() error {
	const script = `read -r _; "$1"/pg_ctl -D "$2"/data -m immediate -w stop; rm -rf "$2"`
	end, err := openUntilTheEnd()
	if err != nil {
		return err
	}
	defer end.Close()
	cmd := exec.Command("/bin/sh", "-c", script, "plenary-pg-watch", c.bin, c.dir)
	cmd.Dir, cmd.Stdin = "/", end
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: c.as}
	return cmd.Start()
}

// openUntilTheEnd is the reading end of a pipe whose other end belongs to this
// process alone. That is a bare number: a file would be closed when collected.
func openUntilTheEnd() (*os.File, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		return nil, err
	}
	syscall.CloseOnExec(ends[0])
	syscall.CloseOnExec(ends[1])
	return os.NewFile(uintptr(ends[0]), "until the end"), nil
}
