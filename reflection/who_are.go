package reflection

import (
	"slices"
	"strings"
)

// whoAre finds people by what somebody writes of each, one a line, and keeps
// those who were picked before. Whoever is the only one that a line finds is
// picked by it.
func whoAre(people []Member, schools []School, lines Private, picked []MemberID) (found []Member, all []MemberID, err error) {
	directory := directoryOf(people, schools)
	all = slices.Clone(picked)
	shown := map[MemberID]bool{}
	for _, id := range picked {
		shown[id] = true
	}
	for line := range strings.SplitSeq(lines.Reveal(), "\n") {
		if line = folded(line); line == "" {
			continue
		}
		these := directory.called(line)
		if len(these) == 0 {
			return nil, nil, Fault{CalledField, NobodyCalled}
		}
		if len(these) == 1 && !slices.Contains(all, these[0]) {
			all = append(all, these[0])
		}
		for _, id := range these {
			shown[id] = true
		}
	}
	if len(shown) > mostInvitable {
		return nil, nil, Fault{CalledField, TooMany}
	}
	found = slices.DeleteFunc(slices.Clone(people), func(m Member) bool { return !shown[m.ID] })
	return found, all, nil
}

// directory is what people and their schools are called, folded once for all
// lines: it can be of 10,000.
type directory []listing

type listing struct {
	id                  MemberID
	name, school, email string
}

func directoryOf(people []Member, schools []School) directory {
	names := map[SchoolID]string{}
	for _, school := range schools {
		names[school.ID] = folded(school.Name)
	}
	all := make(directory, len(people))
	for i, m := range people {
		all[i] = listing{m.ID, folded(m.Name), names[m.School], m.Email}
	}
	return all
}

// called are those whose e-mail address the line is, else whose name, else those
// whose name it is a part of, else those of whose name and school it is a part
// of each: a school alone is all of its people.
func (d directory) called(line string) []MemberID {
	words := strings.Fields(strings.ReplaceAll(line, ",", " "))
	for _, is := range []func(listing) bool{
		func(l listing) bool { return l.email == line },
		func(l listing) bool { return l.name == line },
		func(l listing) bool { return strings.Contains(l.name, line) },
		func(l listing) bool { return l.at(words) },
	} {
		var found []MemberID
		for _, l := range d {
			if is(l) {
				found = append(found, l.id)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// at reports whether the first of the words are a part of the name, and the
// others of the school's.
func (l listing) at(words []string) bool {
	for n := range words {
		name, school := strings.Join(words[:n], " "), strings.Join(words[n:], " ")
		if strings.Contains(l.name, name) && strings.Contains(l.school, school) {
			return true
		}
	}
	return false
}
