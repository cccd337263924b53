package reflection

// May lets the tests read the role table itself.
var May = may

// CountedOf lets the tests count a half-term's meetings that they made up.
var CountedOf = tallies

// CountedWith adds the counts of inquiries that they made up.
var CountedWith = inquiryTallies

// Crowd is the people of one school, and what they did.
type Crowd = crowd

// NewCrowd is one in which so many people each did so many things.
func NewCrowd(school SchoolID, people int, did ...int) Crowd { return crowd{school, people, did} }

// Circle is what one ECT and their mentor did in a half-term.
type Circle = circle

// NewCircle is one of a mentor and an ECT at a school.
func NewCircle(mentor MemberID, school SchoolID, due, held, lost int) Circle {
	return circle{mentor, school, due, held, lost}
}

// EvaluatedOf lets the tests count a term that they made up.
var EvaluatedOf = evaluated
