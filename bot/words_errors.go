package bot

import "plenary/reflection"

// problemWords says what is wrong with an input, and what to do.
func problemWords(f reflection.Fault) string {
	switch f.Problem {
	case reflection.Blank:
		return blankWords(f.Field)
	case reflection.TooLong:
		return tooLongWords(f.Field)
	case reflection.InThePast:
		return "That day has passed. Pick a later one."
	case reflection.BackwardsDays:
		return "That is before the first day away. Pick a later day."
	case reflection.NotADate:
		return "That is not a date. Pick a day."
	case reflection.QuietTime:
		return "Pick a time from 07:30 to 21:00, Monday to Friday."
	case reflection.NotAPhone:
		return "That is not a telephone number. Use digits and spaces, and + only in front."
	case reflection.NoFirstZero:
		return "That number has lost its first 0. Please put it back."
	case reflection.NotOnList:
		return "That person is not on the staff list and cannot be added from here. Pick somebody else, or have them added to the list."
	case reflection.NobodyCalled:
		if f.Field == reflection.CalledField {
			return "One of these lines finds nobody you can ask. Check the spelling, or write less of the name."
		}
		return "Nobody on the staff list is called that. Check the spelling, or use the e-mail address."
	case reflection.SeveralCalled:
		return "More than one person is called that. Use the e-mail address."
	case reflection.HasLeft:
		return "That person has left. Pick somebody else."
	case reflection.OwnMentor:
		return "Nobody can be their own mentor, not through somebody else either. Pick somebody else."
	case reflection.Taken:
		return "Another school here has that name."
	case reflection.NotOffered:
		return "That is not offered any more. Pick again."
	case reflection.TooMany:
		switch f.Field {
		case reflection.ThirdField:
			return "Pick two different people at most."
		case reflection.AvoidField:
			return "Your list is full. Take somebody off it first."
		case reflection.LessonsField:
			return "Pick five lessons at most."
		case reflection.NotPupilsField:
			return "There is room for 50 names. Please take some out."
		case reflection.PartsField:
			return "Write six smaller questions at most."
		case reflection.PeopleField:
			return "Pick eleven people at most."
		case reflection.CalledField:
			return "That finds more people than I can show. Write more of the name, or the name and the school."
		}
		return "That is too many for one entry. Pick at most 20."
	case reflection.NamesPupil:
		return "This may name a pupil. Write the class alone, such as 8B."
	case reflection.NotToInvite:
		if f.Field == reflection.AvoidField {
			return "That is you. Pick somebody else."
		}
		return "You cannot ask that person for this. Pick somebody else."
	case reflection.AlreadyInOne:
		return "You are in one already. Finish or stop that first."
	case reflection.TooFew:
		return "This needs one more person."
	case reflection.NotTogether:
		return "One of those you picked mentors or manages another. Pick one of the two."
	case reflection.OneOfTwo:
		return "Write it or choose a file, but not both. Nothing is lost: take one of them out."
	case reflection.WrongType:
		return "I can take this only as " + fileTypes + ". Please save it as one of these."
	case reflection.TooManyWords:
		return "This is too long for the library. Please use 150 words at most."
	case reflection.NotATime:
		return "That is not a time. Pick one such as 09:30."
	case reflection.VisitOpen:
		return "You have a visit open already. One at a time: see it, or call it off first."
	case reflection.VisitNotIn:
		return "One of you is not in that day. Pick another."
	case reflection.VisitTooFar:
		return "Pick a day in the next three school weeks."
	case reflection.VisitOverlaps:
		return "One of you has another visit then. Pick another time."
	case reflection.VisitBusy:
		return "One of you is busy then. Pick another time."
	case reflection.VisitNoLesson:
		return "There are no lessons then. Pick a time such as 09:30 or 14:10."
	case reflection.SchoolClosed:
		return "The school is closed that day. Pick another."
	case reflection.HeldAlready:
		return "This half-term's meeting was held already. Pick a day in the next."
	case reflection.TooFarAway:
		if f.Field == reflection.LessonField {
			return "That is more than six weeks away. Pick a nearer day."
		}
		return "That is more than a year away. Pick a nearer day."
	}
	return wordsTryAgain
}

func blankWords(field string) string {
	switch field {
	case "clip":
		return "There is no sound in that clip. Please try again."
	case reflection.MentorField, reflection.VisitHostField, reflection.WhoField, reflection.PeopleField:
		return "Pick somebody first."
	case reflection.FileField:
		return "Pick a file first, or send it to me in our chat."
	case reflection.PersonField, reflection.CalledField:
		return "Write a name first."
	case "from", "to":
		return "Pick both days, or leave both empty."
	case reflection.LessonField:
		return "Pick the day of your lesson first."
	case reflection.DecisionField:
		return "Pick what you will do with it first."
	case reflection.PieceTextField:
		return "There is nothing in it yet. Write it here, choose a file, or send me one in our chat."
	case reflection.KitDayField:
		return "Pick the day of the meeting first."
	case reflection.KitForField:
		return "Pick who takes part first."
	}
	return "There is nothing here yet. Write a few words, or close this."
}

func tooLongWords(field string) string {
	switch {
	case field == "clip":
		return ClipNotTaken
	case field == reflection.PieceFileField:
		return FileTooLarge
	case field == reflection.FileField:
		return FileNotTaken
	case field == "agreed", field == reflection.AimField, field == reflection.WhenField, field == reflection.ThenField,
		field == reflection.VisitFocusField, field == reflection.QuestionField, field == reflection.PartsField, isNotice(field):
		return "This is too long to keep. Please use 300 characters at most."
	case field == reflection.YearLineField:
		return "This is too long for one line. Please use 200 characters at most."
	case field == reflection.NotPupilsField:
		return "One of these is too long for a name. Please put each name on its own line."
	case field == "line", field == reflection.PieceTextField, field == "when", field == "then", reflection.Stage(field).Valid():
		return "This is too long to keep. Please use 3,000 characters at most."
	}
	return "This is too long. Please make it shorter."
}
