package main

import (
	"plenary/reflection"
	"plenary/store"
)

// installs keeps where the app is, and whom it met there, for the adapters.
type installs struct {
	*store.DB
	*reflection.Service
}
