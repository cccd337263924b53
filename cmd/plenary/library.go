package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"plenary/reflection"
	"plenary/reflection/framework"
)

// openLibrary reads the frameworks that come with Plenary, and those of a
// school's own folder where there is one.
func openLibrary(folder string) (*reflection.Library, error) {
	var own fs.FS
	if folder != "" {
		own = os.DirFS(folder)
	}
	all, err := framework.Load(own)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("PLENARY_FRAMEWORKS names %s, which is not there", folder)
	}
	if mistakes, told := errors.AsType[framework.Mistakes](err); told {
		return nil, fmt.Errorf("PLENARY_FRAMEWORKS: %s", strings.ReplaceAll(mistakes.Error(), "\n", "\nplenary: PLENARY_FRAMEWORKS: "))
	}
	return reflection.NewLibrary(all), err
}
