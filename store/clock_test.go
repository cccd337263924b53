package store_test

import (
	"testing"
	"time"
)

func TestClockIsTheDatabases(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		got, err := open(t, url).Clock(t.Context())
		if err != nil || time.Since(got).Abs() > time.Minute || got.Location() != time.UTC {
			t.Errorf("got %v, %v", got, err)
		}
	})
}
