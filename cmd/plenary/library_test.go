package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plenary/reflection"
	"plenary/store/seal"
)

const aFramework = `id: northfield
version: 1
name: Our teaching
title: What we look for
source: {name: Northfield, url: https://northfield.example, licence: our own}
parts: [{name: Talk, statements: [{code: A1, text: Pupils talk in pairs.}]}]
`

func TestASchoolsOwnFrameworkIsReadAtTheStart(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "ours.yaml")
	if err := os.WriteFile(name, []byte(aFramework), 0o600); err != nil {
		t.Fatal(err)
	}
	library, err := openLibrary(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"northfield/A1", "ittecf/8.2"} {
		if _, there := library.Statement(reflection.StatementID(id)); !there {
			t.Errorf("%s is not there", id)
		}
	}
}

// What is wrong is told with its line, and nothing was opened or written.
func TestAFrameworkWithAMistakeStopsTheStart(t *testing.T) {
	folder := t.TempDir()
	twice := strings.Replace(aFramework, "Pupils talk in pairs.}", "Pupils talk in pairs.}, {code: A1, text: Again.}", 1)
	if err := os.WriteFile(filepath.Join(folder, "ours.yaml"), []byte(twice), 0o600); err != nil {
		t.Fatal(err)
	}
	database := filepath.Join(folder, "plenary.db")
	for setting, want := range map[string]string{
		folder:              "PLENARY_FRAMEWORKS: ours.yaml, line 6: code A1 was used on line 6 already",
		folder + "/nowhere": "which is not there",
	} {
		_, err := openWith(t.Context(), settings{Key: seal.NewKey(), DatabaseURL: "sqlite:" + database, Frameworks: setting})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("told %v, want %q", err, want)
		}
		if _, err := os.Stat(database); err == nil {
			t.Error("the database was opened")
		}
	}
}
