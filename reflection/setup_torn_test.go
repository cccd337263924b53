package reflection_test

import "testing"

// A line that cannot be read as it stands hides nothing that is wrong with the
// others, or with the rest of it, and nothing is said that only follows from it.
func TestEveryMistakeIsTold(t *testing.T) {
	const people = "email,name,roles,school,mentor_email,year,meeting\n"
	for name, tt := range map[string]struct{ file, want string }{
		"a formula": {people + "a@x.example,=1,ect,N,s@x.example,,\nb@x.example,Ben,teacher,N,,,\ns@x.example,Sam,mentor,N,,,\ns@x.example,Sam,mentor,N,,,\n",
			"line 2: name has a formula; put the value itself there\n" +
				`line 3: "teacher" is not a role; use ect, mentor, coordinator or colleague, joined by +` + "\nline 5: s@x.example is on line 4 already"},
		"beside one in the same line": {people + "a@x.example,=1,teacher,=2,,,\n",
			"line 2: name has a formula; put the value itself there\nline 2: school has a formula; put the value itself there\n" +
				`line 2: "teacher" is not a role; use ect, mentor, coordinator or colleague, joined by +`},
		"a year beside roles that cannot be read": {people + "a@x.example,Asha,=1,N,,2,\n", "line 2: roles has a formula; put the value itself there"},
		"a short line of a mentor": {people + "a@x.example,Asha,ect,N,s@x.example,,Tue 11:10\ns@x.example,Sam\nb@x.example,Ben,ect,N,k@x.example,,\n",
			"line 3: has 2 cells, and the first line names 7 columns\n" +
				"line 4: there is no mentor with the e-mail k@x.example; add them to the file or check the spelling"},
		"an address that is a formula may be anybody's": {people + "a@x.example,Asha,ect,N,s@x.example,,Tue 11:10\n=1,Sam,mentor,N,,,\nb@x.example,,ect,N,,,\n",
			"line 3: email has a formula; put the value itself there\nline 4: b@x.example has no name"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSetUp(t)
			_, err := s.people(tt.file)
			s.refused(err, tt.want)
		})
	}
	s := newSetUp(t)
	_, err := s.schools("school,safeguarding_lead,safeguarding_phone,zone\nN,Jo,=1,\n=2,,,\nW,,,London\nn,,,\n")
	s.refused(err, "line 2: safeguarding_phone has a formula; put the value itself there\nline 3: school has a formula; put the value itself there\n"+
		`line 4: "London" is not a time zone like Europe/London`+"\nline 5: the school n is on line 2 already")
	_, err = s.calendar("date_from,date_to,kind,name\n2026-09-02,=1,term,Autumn\n2026-09-02,2026-12-18,holiday,Autumn\n2026-09-02\n")
	s.refused(err, "line 2: date_to has a formula; put the value itself there\n"+
		`line 3: "holiday" is not a kind of day; use term, closed, inset or report`+"\nline 4: has 1 cells, and the first line names 4 columns")
}
