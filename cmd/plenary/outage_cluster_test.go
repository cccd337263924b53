package main

import (
	"bufio"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
)

// ownPostgres is a PostgreSQL of one test's own, which the test may stop,
// freeze, crowd and fill: storetest's serves all tests of the process.
type ownPostgres struct {
	*testing.T
	dir, data string
	keeper    io.Writer      // takes a line of shell,
	codes     *bufio.Scanner // and gives its exit code
	admin     *sql.DB        // one connection, the superuser's
}

// keeper is a shell that does one line after another, as PostgreSQL's own user.
// Its input ends when the test does, however that ends: then it clears up.
const keeper = `
while read -r line; do eval "$line" </dev/null >>"$1/said" 2>&1; echo $?; done
{ kill -CONT $(cat "$1/frozen"); pg_ctl -D "$2" -m immediate -w stop; rm -rf "$1"; } >/dev/null 2>&1`

// newPostgres starts one with these settings.
func newPostgres(t *testing.T, settings ...string) *ownPostgres {
	t.Helper()
	dir, as := postgresFolder(t)
	pg := &ownPostgres{T: t, dir: dir, data: dir + "/data"}
	cmd := pg.shell()
	if os.Geteuid() == 0 {
		cmd.SysProcAttr.Credential = as
	}
	pg.keptBy(cmd)
	pg.begin(settings...)
	return pg
}

// shell is the keeper, in a shell that is begun by other programs where some
// are named.
func (pg *ownPostgres) shell(first ...string) *exec.Cmd {
	pg.Helper()
	all := slices.Concat(first, []string{"sh", "-c", keeper, "sh", pg.dir, pg.data})
	cmd := exec.Command(all[0], all[1:]...)
	cmd.Env = append(os.Environ(), "PATH="+programs(pg.T)+string(os.PathListSeparator)+os.Getenv("PATH"))
	cmd.Dir, cmd.Stderr = pg.dir, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // an interrupt of the test is not for it
	return cmd
}

func (pg *ownPostgres) keptBy(cmd *exec.Cmd) {
	pg.Helper()
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if err := errors.Join(errIn, errOut, cmd.Start()); err != nil {
		pg.Fatal(err)
	}
	pg.keeper, pg.codes = in, bufio.NewScanner(out)
	pg.Cleanup(func() { in.Close(); cmd.Wait() })
}

// outageSecret is in the program's database URL and must not be in its log.
const outageSecret = "pa55-f0r-n0body"

// begin makes the cluster, a database, and the user that plenary comes as. No
// power is cut here, so nothing has to reach a disk; but what is committed has
// to outlive a server that is killed, so it does reach the kernel.
func (pg *ownPostgres) begin(settings ...string) {
	pg.Helper()
	pg.sh("initdb -D %s -U admin -A trust -E UTF8 --locale=C --no-sync", pg.data)
	for _, s := range append([]string{"listen_addresses=''", "unix_socket_directories='" + pg.dir + "'", "fsync=off", "full_page_writes=off"}, settings...) {
		pg.sh("echo %q >>%s/postgresql.conf", s, pg.data)
	}
	pg.start()
	pg.admin = pg.open(pg.url("admin", "postgres"))
	pg.Cleanup(func() { pg.admin.Close() })
	pg.do("CREATE ROLE plenary LOGIN PASSWORD '" + outageSecret + "'")
	pg.do("CREATE DATABASE plenary OWNER plenary")
}

// forProgram and forTest are the URLs of its database.
func (pg *ownPostgres) forProgram() string { return pg.url("plenary:"+outageSecret, "plenary") }
func (pg *ownPostgres) forTest() string    { return pg.forProgram() + "&application_name=test" }

func (pg *ownPostgres) url(who, database string) string {
	return "postgres://" + who + "@/" + database + "?" + url.Values{"host": {pg.dir}, "sslmode": {"disable"}}.Encode()
}

// open makes at most one connection, once it is asked something.
func (pg *ownPostgres) open(url string) *sql.DB {
	pg.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		pg.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// sh has the keeper do something.
func (pg *ownPostgres) sh(format string, args ...any) {
	pg.Helper()
	line := fmt.Sprintf(format, args...)
	fmt.Fprintln(pg.keeper, line)
	if pg.codes.Scan() && pg.codes.Text() == "0" {
		return
	}
	said, _ := os.ReadFile(pg.dir + "/said")
	pg.Fatalf("%s\nended with %q:\n%s", line, pg.codes.Text(), said)
}

func (pg *ownPostgres) start()           { pg.sh("pg_ctl -D %s -l %s/log -w start", pg.data, pg.dir) }
func (pg *ownPostgres) stop(mode string) { pg.sh("pg_ctl -D %s -m %s -w stop", pg.data, mode) }

// do is a statement of the superuser's.
func (pg *ownPostgres) do(statement string) {
	pg.Helper()
	if _, err := pg.admin.Exec(statement); err != nil {
		pg.Fatalf("%s: %v", statement, err)
	}
}

// ask is a question of the superuser's with one answer.
func (pg *ownPostgres) ask(query string) (answer string) {
	pg.Helper()
	if err := pg.admin.QueryRow(query).Scan(&answer); err != nil {
		pg.Fatalf("%s: %v", query, err)
	}
	return answer
}

// freeze stops the server's processes where they stand: the first of them
// first, so that no more are begun. Only the one that lists them is left, which
// serves nobody else.
func (pg *ownPostgres) freeze() (thaw func()) {
	pg.Helper()
	all := pg.ask(`SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)`)
	pg.sh("echo %s >%s/frozen; kill -STOP %s", all, pg.dir, all)
	all += " " + pg.ask("SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
	pg.sh("echo %s >%s/frozen; kill -STOP %s", all, pg.dir, all)
	return func() { pg.sh("kill -CONT $(cat %s/frozen)", pg.dir) }
}

// crowd ends plenary's connections and takes all there are, but for those that
// are kept for the superuser.
func (pg *ownPostgres) crowd() (leave func()) {
	pg.Helper()
	const ours = "FROM pg_stat_activity WHERE application_name = 'plenary'"
	var taken []*sql.DB
	for {
		pg.do("SELECT pg_terminate_backend(pid, 1000) " + ours)
		for db := pg.open(pg.forTest()); db.Ping() == nil; db = pg.open(pg.forTest()) {
			taken = append(taken, db)
		}
		if pg.ask("SELECT count(*) "+ours) == "0" {
			break
		}
	}
	return func() {
		for _, db := range taken {
			db.Close()
		}
	}
}

// programs is the folder of PostgreSQL's own programs, the newest where several
// are installed.
func programs(t testing.TB) string {
	t.Helper()
	if initdb, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(initdb)
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/initdb", "/usr/pgsql-*/bin/initdb", "/opt/homebrew/opt/postgresql*/bin/initdb"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return filepath.Dir(found[len(found)-1])
		}
	}
	t.Fatal("this test starts and stops a PostgreSQL of its own: install its programs (Debian: apt-get install postgresql; macOS: brew install postgresql)")
	return ""
}

// postgresFolder has a short name, as a socket's path has to, and belongs to
// whom PostgreSQL runs as: not to root, which it refuses to be.
func postgresFolder(t testing.TB) (string, *syscall.Credential) {
	t.Helper()
	as := &syscall.Credential{Uid: uint32(os.Geteuid()), Gid: uint32(os.Getegid())}
	if as.Uid == 0 {
		as = notRoot(t)
	}
	dir, err := os.MkdirTemp("/tmp", "plenary-outage-") //nolint:usetesting // a path of t.TempDir is too long for a socket
	if err == nil {
		err = os.Chown(dir, int(as.Uid), int(as.Gid))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir, as
}

func notRoot(t testing.TB) *syscall.Credential {
	t.Helper()
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
		gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
		if errUID == nil && errGID == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		}
	}
	t.Fatal("running as root, and there is no user postgres or nobody to run PostgreSQL as")
	return nil
}
