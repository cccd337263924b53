package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"plenary/reflection"
)

const aboutZadie = "I read Zadie aloud to Kayleigh Brown."

// asked is whom the guard asks somebody about.
func (n *town) asked(by reflection.Member, line reflection.Private) (names []string) {
	n.t.Helper()
	p, err := n.Draft(n.t.Context(), by, line, reflection.Choices{})
	n.must(err)
	if p.Guard != nil {
		for _, name := range p.Guard.Names {
			names = append(names, name.Reveal())
		}
	}
	return names
}

// says is a line kept with these choices, and how it is kept.
func (n *town) says(by reflection.Member, line reflection.Private, c reflection.Choices) string {
	n.t.Helper()
	p, err := n.Draft(n.t.Context(), by, line, c)
	n.must(err)
	return p.Share.Text.Reveal()
}

func TestANameThatIsNoPupilsIsAskedAboutOnce(t *testing.T) {
	n := newTown(t)
	if got := n.asked(n.asha, aboutZadie); !slices.Equal(got, []string{"Zadie", "Kayleigh Brown"}) {
		t.Fatalf("at first she is asked about %q", got)
	}
	kept := n.says(n.asha, aboutZadie, reflection.Choices{Names: reflection.UsePupilA, NotPupils: []reflection.Private{"Zadie"}})
	if kept != "I read Zadie aloud to Pupil A." {
		t.Errorf("kept as %q", kept)
	}
	if got := n.asked(n.asha, aboutZadie); !slices.Equal(got, []string{"Kayleigh Brown"}) {
		t.Errorf("the next time she is asked about %q", got)
	}
	if got := n.asked(n.ben, aboutZadie); len(got) != 2 {
		t.Errorf("what Asha said has Ben asked about %q", got)
	}
	if got := n.says(n.asha, aboutZadie, reflection.Choices{Names: reflection.UsePupilA}); got != kept {
		t.Errorf("kept again as %q", got)
	}
}

func TestKeepingANameOnceIsForgotten(t *testing.T) {
	n := newTown(t)
	if got := n.says(n.asha, aboutZadie, reflection.Choices{Names: reflection.KeepNames}); got != aboutZadie {
		t.Errorf("kept as %q", got)
	}
	if got := n.asked(n.asha, aboutZadie); len(got) != 2 {
		t.Errorf("the next time she is asked about %q", got)
	}
	if got := n.says(n.asha, aboutZadie, reflection.Choices{Names: reflection.KeepNames, NotPupils: []reflection.Private{"Zadie"}}); got != aboutZadie {
		t.Errorf("kept as %q", got)
	}
	if got := n.asked(n.asha, aboutZadie); !slices.Equal(got, []string{"Kayleigh Brown"}) {
		t.Errorf("with one of them ticked she is asked about %q", got)
	}
}

// Only what the guard found is remembered, and never a date of birth.
func TestOnlyWhatWasFoundCanBeSaidToBeNoPupil(t *testing.T) {
	n := newTown(t)
	n.says(n.asha, "Kayleigh Brown was born on 12/03/2012.", reflection.Choices{Names: reflection.UsePupilA,
		NotPupils: []reflection.Private{"Oskar", "12/03/2012", ""}})
	list, err := n.NotPupils(t.Context(), n.asha)
	n.must(err)
	if len(list.Names) > 0 {
		t.Errorf("%d names are remembered", len(list.Names))
	}
}

func TestTheListOfNotPupilsIsChangedByItsOwner(t *testing.T) {
	n := newTown(t)
	ctx := t.Context()
	n.says(n.asha, aboutZadie, reflection.Choices{Names: reflection.UsePupilA, NotPupils: []reflection.Private{"Zadie"}})
	list, clash, err := n.SetNotPupils(ctx, n.asha, 1, []reflection.Private{" Kayleigh Brown ", "", "KAYLEIGH brown", "Rex"})
	n.must(err)
	if want := []reflection.Private{"Kayleigh Brown", "Rex"}; clash || !slices.Equal(list.Names, want) || list.Revision != 2 {
		t.Errorf("kept %d names at revision %d, clash %v", len(list.Names), list.Revision, clash)
	}
	if got := n.asked(n.asha, aboutZadie); !slices.Equal(got, []string{"Zadie"}) {
		t.Errorf("with the list changed she is asked about %q", got)
	}
	list, clash, err = n.SetNotPupils(ctx, n.asha, 1, []reflection.Private{"Zadie"}) // from another device
	n.must(err)
	if want := []reflection.Private{"Kayleigh Brown", "Rex", "Zadie"}; !clash || !slices.Equal(list.Names, want) {
		t.Errorf("from another device comes back %d names, clash %v", len(list.Names), clash)
	}
	if got := n.asked(n.asha, aboutZadie); !slices.Equal(got, []string{"Zadie"}) {
		t.Errorf("what clashed was kept: she is asked about %q", got)
	}
	list, clash, err = n.SetNotPupils(ctx, n.asha, 1, []reflection.Private{"Kayleigh Brown", "Rex"}) // sent twice
	n.must(err)
	if clash || list.Revision != 2 {
		t.Errorf("the same list again comes to revision %d, clash %v", list.Revision, clash)
	}
}

func TestTheListOfNotPupilsHasRoomForFifty(t *testing.T) {
	n := newTown(t)
	var many []reflection.Private
	for i := range reflection.MaxNotPupils {
		many = append(many, reflection.Private(fmt.Sprintf("Person %c%c", 'a'+i/26, 'a'+i%26)))
	}
	_, _, err := n.SetNotPupils(t.Context(), n.asha, 0, many)
	n.must(err)
	for problem, names := range map[reflection.Problem][]reflection.Private{
		reflection.TooMany: append(many, "Rex"),
		reflection.TooLong: {reflection.Private(fmt.Sprintf("%0*d", reflection.MaxNotPupil+1, 7))},
	} {
		_, _, err := n.SetNotPupils(t.Context(), n.asha, 1, names)
		if want := (reflection.Fault{Field: reflection.NotPupilsField, Problem: problem}); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	n.says(n.asha, aboutZadie, reflection.Choices{Names: reflection.UsePupilA, NotPupils: []reflection.Private{"Zadie"}})
	list, err := n.NotPupils(t.Context(), n.asha)
	n.must(err)
	if got := list.Names; len(got) != reflection.MaxNotPupils || got[0] != many[1] || got[len(got)-1] != "Zadie" {
		t.Errorf("of 51 there are %d, beginning with %q", len(got), got[0].Reveal())
	}
}
