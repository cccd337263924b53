package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// packedManifest is what these tests look at; bot/teams' hold the whole of it
// against Microsoft's own schema.
type packedManifest struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Developer struct {
		Website string `json:"websiteUrl"`
		Privacy string `json:"privacyUrl"`
		Terms   string `json:"termsOfUseUrl"`
	} `json:"developer"`
}

// First comes a package to look at, which says that it is only that.
func TestTheTeamsPackageComesFirst(t *testing.T) {
	out, said := manifestFirst(t, "teams")
	want := packedManifest{ID: "00000000-0000-0000-0000-000000000000", Version: "1.0.0"}
	want.Developer.Website = "https://plenary.example/about"
	want.Developer.Privacy = "https://plenary.example/about/privacy"
	want.Developer.Terms = "https://plenary.example/about/terms"
	if diff := cmp.Diff(want, manifestIn(t, out)); diff != "" {
		t.Errorf("the manifest (-want +got):\n%s", diff)
	}
	newMachine(t).contains("standard error", said,
		"PLENARY_TEAMS_APP_ID is not set and PLENARY_PUBLIC_URL is no https:// address", "do not upload it")
}

// What is missing is named, and a package that lacks nothing is to be uploaded.
func TestTheTeamsPackageSaysWhatItLacks(t *testing.T) {
	const id, address = "TEAMS_APP_ID=" + appID, "PUBLIC_URL=https://plenary.example"
	tests := []struct{ env, want string }{
		{id, "PLENARY_PUBLIC_URL is no https:// address, so the package has stand-ins. It is only to be looked at: do not upload it.\n"},
		{id + " PUBLIC_URL=http://127.0.0.1:8080", "PLENARY_PUBLIC_URL is no https:// address, so the package has stand-ins. It is only to be looked at: do not upload it.\n"},
		{address, "PLENARY_TEAMS_APP_ID is not set, so the package has stand-ins. It is only to be looked at: do not upload it.\n"},
		{id + " " + address, "Upload it in the Teams admin centre. docs/teams.md goes through every step.\n"},
	}
	for _, tt := range tests {
		r := newMachine(t).runWith(prefixed(tt.env), "manifest", "teams")
		if r.code != done || r.err != tt.want {
			t.Errorf("%s: ended with %d and said %q, want %q", tt.env, r.code, r.err, tt.want)
		}
	}
}

// A zip on a terminal is a screen full of nothing.
func TestTheTeamsPackageIsForAFile(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("there is no terminal to be had: %v", err)
	}
	defer terminal.Close()
	nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer nowhere.Close()
	var said bytes.Buffer
	p := program{Args: []string{"manifest", "teams"}, Out: terminal, Err: &said}
	if code := p.Run(t.Context()); code != wrongUse || !strings.Contains(said.String(), "plenary manifest teams > plenary.zip") {
		t.Errorf("to a terminal: ended with %d and said %q", code, &said)
	}
	p.Out = nowhere
	if code := p.Run(t.Context()); code != done {
		t.Errorf("to nowhere: ended with %d and said %q", code, &said)
	}
}

// Teams takes another package of the same app only with a higher version.
func TestTheTeamsPackageHasAVersion(t *testing.T) {
	m := newMachine(t)
	m.env = prefixed("TEAMS_APP_ID=" + appID + " PUBLIC_URL=https://plenary.example")
	if got := manifestIn(t, m.works("manifest", "teams", "--package-version", "1.0.10")).Version; got != "1.0.10" {
		t.Errorf("the version is %q", got)
	}
	for _, wrong := range []string{"1", "1.0", "1.0.0.0", "v1.0.0", "1.0.01", "1.0.0-beta", "one"} {
		r := m.run("manifest", "teams", "--package-version", wrong)
		if r.code != wrongUse || r.out != "" {
			t.Errorf("--package-version %s ended with %d and wrote %d bytes", wrong, r.code, len(r.out))
		}
	}
}

func TestTheTeamsPackageNeedsSettingsThatFit(t *testing.T) {
	m := newMachine(t)
	r := m.runWith(prefixed("PUBLIC_URL=plenary.example TEAMS_APP_ID=plenary"), "manifest", "teams")
	if r.code != failed || r.out != "" {
		t.Errorf("ended with %d and wrote %d bytes", r.code, len(r.out))
	}
	m.contains("standard error", r.err, "PLENARY_PUBLIC_URL is not an address like", "PLENARY_TEAMS_APP_ID is not an id like")
}

// Whoever looks the app up in Teams can read what it is and who can read what
// they write: the pages are there, and ask nothing of anybody.
func TestTheTeamsPackageNamesPagesThatAreServed(t *testing.T) {
	m := newMachine(t)
	const address = "https://plenary.example"
	m.env = append(m.env, prefixed("PUBLIC_URL="+address)...)
	named := manifestIn(t, m.works("manifest", "teams")).Developer
	s := m.start(m.env, "serve")
	for page, words := range map[string]string{
		named.Website: "one short question a week",
		named.Privacy: "Who can read it",
		named.Terms:   "Terms of use",
	} {
		path, ours := strings.CutPrefix(page, address)
		answer := get(t, "http://"+s.address+path)
		if !ours || !strings.HasPrefix(answer, "200") || !strings.Contains(answer, words) {
			t.Errorf("GET %s = %.200q", page, answer)
		}
		for _, asks := range []string{"<script", "<form", "<img", "http:", "https:"} {
			if strings.Contains(answer, asks) {
				t.Errorf("%s has %q", page, asks)
			}
		}
	}
}

// manifestIn is the manifest of a package.
func manifestIn(t *testing.T, packed string) packedManifest {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var m packedManifest
	if err := json.NewDecoder(file).Decode(&m); err != nil {
		t.Fatal(err)
	}
	return m
}
