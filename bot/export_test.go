package bot

import (
	"maps"
	"slices"
)

// Presses and Submits let the tests press every button and send every Form
// there is, offered or not.
var (
	Presses = slices.Sorted(maps.Keys(presses))
	Submits = slices.Sorted(maps.Keys(submits))
)
