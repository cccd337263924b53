package reflection_test

import "testing"

// What can mean one thing only is understood, however schools write it.
func TestAFileIsReadAsPeopleWriteIt(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools("school,phases\nN,\"primary, SEND\"\n"))
	s.mustTake(s.people("email,name,roles,school,mentor_email,start_date,leaving_date,working_days,meeting,free_periods\n" +
		"sam@x.example,Sam,\"Mentor, coordinator\",N,,,,,,\n" +
		"asha@x.example,Asha,\"ect, colleague\",N,sam@x.example,1/9/26,21 Jul 2027,\"Tues, Weds Thurs\",Tues 11:10,Weds 10:00-10:50\n"))
	same := s.mustTake(s.people("email,name,roles,school,mentor_email,start_date,leaving_date,working_days,meeting,free_periods\n" +
		"sam@x.example,Sam,mentor+coordinator,N,,,,,,\n" +
		"asha@x.example,Asha,ect+colleague,N,sam@x.example,2026-09-01,2027-07-21,Tue Wed Thu,Tue 11:10 weekly,Wed 10:00-10:50\n"))
	if !same.Nothing() {
		t.Errorf("it was not taken for the same: %q", items(same))
	}
	s.same(s.mustTake(s.calendar("date_from,date_to,kind,name\n02/09/26,18 December 2026,term,Autumn\n")),
		"add term Autumn, Wed 2 September 2026 to Fri 18 December 2026")
	_, err := s.calendar("date_from,date_to,kind,name\n9/30/26,1/9/99,term,Autumn\n1 Sep,1 Sep,term,Autumn\n")
	s.refused(err, `line 2: date_from: "9/30/26" is not a date like 2026-09-02`+"\n"+`line 3: date_from: "1 Sep" is not a date like 2026-09-02`)
}
