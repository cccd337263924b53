package reflection

// May lets the tests read the role table itself.
var May = may
