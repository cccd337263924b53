package seal_test

import (
	"errors"
	"strings"
	"testing"

	"plenary/store/seal"
)

func TestAFreshKeyIsCompactAndUnlikeAnyOther(t *testing.T) {
	one, two := seal.NewKey(), seal.NewKey()
	if one == two || len(one) != 53 || strings.ContainsAny(one, " ,\n") || !strings.HasPrefix(one, "plk1_") {
		t.Errorf("%d letters", len(one))
	}
	parse(t, one)
}

func TestAListOfKeysIsReadHoweverItIsParted(t *testing.T) {
	a, b := seal.NewKey(), seal.NewKey()
	first := string(parse(t, a).Beginning())
	for _, list := range []string{a, a + "\n", a + "," + b, " " + a + " , " + b, a + "\n" + b + "\n", a + "," + a, a + ",\r\n," + b} {
		if string(parse(t, list).Beginning()) != first {
			t.Errorf("the first of %d letters is not the first", len(list))
		}
	}
	if string(parse(t, b+","+a).Beginning()) == first {
		t.Error("two keys begin alike")
	}
}

func TestWhatIsNoKeyIsRefusedAndNotRepeated(t *testing.T) {
	key := seal.NewKey()
	swapped := []byte(key)
	swapped[10], swapped[11] = swapped[11], swapped[10]
	if swapped[10] == swapped[11] {
		swapped[10]++
	}
	for _, c := range []struct {
		list, says string
		want       error
	}{
		{"", "no master key was given", seal.ErrNoKey},
		{" ,\n", "no master key was given", seal.ErrNoKey},
		{"hunter2hunter2", "it does not begin with plk1_", seal.ErrBadKey},
		{key[5:], "it does not begin with plk1_", seal.ErrBadKey},
		{key[:52], "it is not plk1_ and 48 letters", seal.ErrBadKey},
		{key + "A", "it is not plk1_ and 48 letters", seal.ErrBadKey},
		{"plk1_", "it is not plk1_ and 48 letters", seal.ErrBadKey},
		{strings.Replace(key, "_", "_!", 1), "it is not plk1_ and 48 letters", seal.ErrBadKey},
		{string(swapped), "a letter was changed in copying it", seal.ErrBadKey},
		{seal.NewKey() + ",hunter2", "master key 2 of 2", seal.ErrBadKey},
	} {
		_, err := seal.Parse(c.list)
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("got %v, want %q", err, c.says)
		}
		for _, word := range strings.FieldsFunc(c.list, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' }) {
			if len(word) > 5 && err != nil && strings.Contains(err.Error(), word[5:]) {
				t.Errorf("the error repeats what it was given: %v", err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(seal.NewKey())
	f.Add("plk1_AAAA")
	f.Add(seal.NewKey() + "," + seal.NewKey())
	f.Fuzz(func(t *testing.T, list string) {
		m, err := seal.Parse(list)
		if (err == nil) != (len(m.Beginning()) == 5) {
			t.Errorf("got %v with a key of %d bytes", err, len(m.Beginning()))
		}
		if err != nil && !errors.Is(err, seal.ErrBadKey) && !errors.Is(err, seal.ErrNoKey) {
			t.Errorf("an error without a name: %v", err)
		}
	})
}
