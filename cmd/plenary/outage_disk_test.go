package main

import (
	"fmt"
	"os"
	"testing"
)

// smallPostgres is one whose data stand on a small disk of their own: a tmpfs
// in a mount namespace that only its own processes are in, so that it goes with
// them. fill leaves no room on it.
func smallPostgres(t *testing.T) (pg *ownPostgres, fill func() (empty func())) {
	t.Helper()
	dir, as := postgresFolder(t)
	pg = &ownPostgres{T: t, dir: dir, data: dir + "/disk/data"}
	if err := os.Mkdir(dir+"/disk", 0o755); err != nil {
		t.Fatal(err)
	}
	// Root may mount, and then has to become somebody else. Whoever is not root
	// is so in a user namespace of their own, and themselves again in another.
	uid, gid := fmt.Sprint(as.Uid), fmt.Sprint(as.Gid)
	first := []string{"unshare", "--mount"}
	then := []string{"setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"}
	if os.Geteuid() != 0 {
		first = append(first, "--user", "--map-root-user")
		then = []string{"unshare", "--user", "--map-user=" + uid, "--map-group=" + gid}
	}
	first = append(first, "sh", "-c", `mount -t tmpfs -o size=160m,mode=1777 disk "$1/disk" && shift && exec "$@"`, "sh", dir)
	pg.keptBy(pg.shell(append(first, then...)...))
	if fmt.Fprintln(pg.keeper, "true"); !pg.codes.Scan() {
		t.Fatal("no small disk can be made here to be filled. It takes Linux, util-linux, and a kernel that lets root, or this user in a namespace of their own, mount a tmpfs: a container needs --cap-add=SYS_ADMIN")
	}
	pg.begin()
	return pg, func() func() {
		pg.do("SELECT pg_switch_wal()") // the journal has a whole file to go on in: only the tables want room
		pg.sh("! cat /dev/zero >%s/disk/ballast", dir)
		return func() { pg.sh("rm %s/disk/ballast", dir) }
	}
}
