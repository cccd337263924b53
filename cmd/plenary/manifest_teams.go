package main

import (
	"errors"
	"io"
	"os"
	"regexp"
	"strings"

	"plenary/bot/teams"
)

type manifestTeams struct {
	PackageVersion string `help:"The package's version, such as 1.0.1: higher than that of the package you uploaded before." placeholder:"VERSION"`
}

// Help says what the zip is for.
func (manifestTeams) Help() string {
	return `The package is a zip of the manifest and the icons, for the Teams admin centre:

  plenary manifest teams > plenary.zip

It is made from PLENARY_TEAMS_APP_ID and PLENARY_PUBLIC_URL. Without them it has stand-ins and cannot be used; it says so. Making it needs no key and no database, and there is no secret in it.

Teams takes an update of an app only with a higher version. A new version of Plenary has one where the package changed; where only your address changed, choose one with --package-version.

docs/teams.md goes through every step.`
}

// Run writes the zip and nothing else, so that it can be sent to a file.
func (c manifestTeams) Run(p *program) error {
	in, err := c.installation(p.Env)
	if err != nil {
		return err
	}
	if terminal(p.Out) {
		return usageError{errors.New("the package is a zip, which a terminal cannot show; send it to a file: plenary manifest teams > plenary.zip")}
	}
	if err := teams.WritePackage(p.Out, in); err != nil {
		return err
	}
	p.say("%s", packageFor(in))
	return nil
}

// packageFor says what can be done with the package.
func packageFor(in teams.Installation) string {
	var missing []string
	if in.AppID == "" {
		missing = append(missing, "PLENARY_TEAMS_APP_ID is not set")
	}
	if in.PublicURL == "" {
		missing = append(missing, "PLENARY_PUBLIC_URL is no https:// address")
	}
	if len(missing) > 0 {
		return strings.Join(missing, " and ") + ", so the package has stand-ins. It is only to be looked at: do not upload it."
	}
	return "Upload it in the Teams admin centre. docs/teams.md goes through every step."
}

var threeNumbers = regexp.MustCompile(`^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$`)

func (c manifestTeams) installation(env []string) (teams.Installation, error) {
	if c.PackageVersion != "" && !threeNumbers.MatchString(c.PackageVersion) {
		return teams.Installation{}, usageError{errors.New("--package-version is three numbers, such as " + teams.PackageVersion)}
	}
	e := newEnvironment(env)
	in := teams.Installation{AppID: e.get("PLENARY_TEAMS_APP_ID", ""), PublicURL: e.publicURL(), Version: c.PackageVersion}
	e.checkPublicURL(in.PublicURL)
	e.checkTeamsAppID(in.AppID)
	if len(e.wrong) > 0 {
		return teams.Installation{}, e.wrong
	}
	if !strings.HasPrefix(in.PublicURL, "https://") { // http:// is this machine's own
		in.PublicURL = ""
	}
	return in, nil
}

// terminal reports whether somebody would see the bytes.
func terminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	about, err := file.Stat()
	nowhere, errNowhere := os.Stat(os.DevNull) // a device too
	return err == nil && about.Mode()&os.ModeCharDevice != 0 && (errNowhere != nil || !os.SameFile(about, nowhere))
}
