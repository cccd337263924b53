package bottest

import (
	"strconv"
	"strings"
)

// stamp writes microseconds as Slack's ts: seconds with six decimals.
func stamp(micro int64) string {
	seconds, rest := micro/1e6, micro%1e6
	decimals := strconv.FormatInt(1e6+rest, 10)[1:]
	return strconv.FormatInt(seconds, 10) + "." + decimals
}

// micros reads a ts, or 0.
func micros(ts string) int64 {
	seconds, decimals, _ := strings.Cut(ts, ".")
	whole, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return 0
	}
	rest, _ := strconv.ParseInt((decimals + "000000")[:6], 10, 64)
	return whole*1e6 + rest
}
