package reflection

// Guard is what the two local guards noticed in text a person typed. It lives
// in memory, for one answer; nothing of it is stored or logged.
type Guard struct {
	Safety bool      // may be about a child's safety
	Names  []Private // may be pupils' names, as they stand in the text
}
