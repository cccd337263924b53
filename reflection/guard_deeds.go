package reflection

import "strings"

// What people do, hardly anything else does: a word with a capital that does
// one of these is somebody. "Hope hoped", but "Hope helps".
var (
	deeds = inflected(regularDeeds, irregularDeeds)
	// What is said of somebody, and of much else: enough for a name that hardly
	// is a word.
	conditions = setOf(`wont isnt doesnt didnt cant hasnt wasnt off up away in out front back absent late here gone poorly upset quiet calm
		chatty silent confident happy sad tired ill is isn't was wasn't has hasn't had hadn't does doesn't did didn't can
		can't could couldn't will won't would wouldn't seems seemed looks looked keeps kept gets got goes went comes came
		needs needed wants wanted likes liked loves loved hates hated still never always just finally actually nearly almost
		even also now really only again all both who whose vs n top first last`)
	// What only people are, after "is" or "was".
	feelings = setOf(`calm sick ill absent poorly upset tearful fuming chatty shy brave naughty cheeky bored hungry crying laughing sobbing
		asleep thrilled delighted desperate nervous anxious smiling giggling polite rude`)
	heOrShe  = setOf(`he she him her his hers himself herself he's she's he'd she'd he'll she'll`)
	pronouns = setOf(`he she him her his hers himself herself he's she's he'd she'd he'll she'll they their them theirs they're they'd
		they've`)
	// Nothing but a person does these, so an unknown word that does is a name.
	humanDeeds = setOf(`told said asked cried laughed smiled giggled whispered shouted answered refused sat copied forgot guessed knew
		understood thought wrote drew sang explained talked chatted noticed realised struggled finished stood walked raised
		wouldn't couldn't hasn't wasn't loved loves hates wants misses needs knows cannot yelled sobbed sulked mumbled
		shrugged grinned nodded fidgeted apologised begged admitted hugged waved hated wondered decided remembered offered
		volunteered beamed blushed swore lied spelt counted tried borrowed learnt arrived`)
	// What the weather, a season and a football club do, too.
	notOnlyDeeds = setOf(`left began falls marks scores works rocks cooks stores races fell felt broke stopped hit came went turned rose started
		ended helped helps made makes kept keeps landed played plays won wins beat beats lost drew stays stayed passed passes
		brought brings takes took gives gave goes growing shone shines covers improved improves held holds changed changes
		called calls`)
)

// ofPerson reports whether the sentence that begins with the name words[i:i+n],
// says of it what is said of people: what it does, how it is, or he or she.
// The names of a list share what is said of the last.
func (r *namesReader) ofPerson(i, n int) bool {
	last := r.listEnd(i, i+n-1)
	if r.words[i+n-1].owns {
		return r.ownsAsPerson(i + n - 1)
	}
	next, gap := r.at(last+1, i), r.between(last, last+1)
	switch {
	case r.words[i].caps, noteMarks[strings.TrimSpace(gap)]:
		return true
	case next.low == "" || r.isClass(last+1, i) || r.isClass(last+2, i):
		return true
	case strings.HasPrefix(gap, " ") && (deeds[next.low] || actions[next.low] || conditions[next.low]):
		return true
	case gap == " " && !next.upper && (strings.HasSuffix(next.low, "ed") || strings.HasSuffix(next.low, "ing")):
		return true
	case next.low[0] >= '0' && next.low[0] <= '9':
		return true
	}
	return r.pronounAfter(last) || gap == ", " && (strings.HasSuffix(next.low, "ing") || r.deedAfterAside(last))
}

// noteMarks stand after a name in notes: "Ziggy: calm", "Frida = glue".
var noteMarks = map[string]bool{":": true, "=": true, "?": true, ".": true, "(": true}

// listEnd follows commas and "and" from the name at i to the last of a list.
func (r *namesReader) listEnd(i, last int) int {
	for {
		j := last + 1
		if r.at(j, i).low == "and" {
			j++
		}
		if w := r.at(j, i); !w.upper || !r.joins(last, j) {
			return last
		}
		last = j
	}
}

// ownsAsPerson reports whether what the name at i owns is a pupil's to own.
func (r *namesReader) ownsAsPerson(i int) bool {
	next, then := r.at(i+1, i), r.at(i+2, i)
	if families[next.low] || families[then.low] || strings.HasSuffix(next.low, "ing") {
		return true
	}
	return belongings[next.low] || belongings[then.low] || r.pronounAfter(i)
}

// pronounAfter reports whether he, she or they comes in the sentence after i.
func (r *namesReader) pronounAfter(i int) bool { return r.anyAfter(i, pronouns) }

func (r *namesReader) heOrSheAfter(i int) bool { return r.anyAfter(i, heOrShe) }

func (r *namesReader) anyAfter(i int, words map[string]bool) bool {
	for j := i + 1; j < len(r.words) && r.words[j].sentence == r.words[i].sentence; j++ {
		if words[r.words[j].low] {
			return true
		}
	}
	return false
}

// deedAfterAside is for "Miroslav, from Bratislava, drew the castle".
func (r *namesReader) deedAfterAside(i int) bool {
	for j := i + 2; j < i+7; j++ {
		if r.between(j-1, j) == ", " && (deeds[r.at(j, i).low] || conditions[r.at(j, i).low]) {
			return true
		}
	}
	return false
}

// hasDeed reports whether the next word says that the word does what only people
// do.
func (r *namesReader) hasDeed(i int) bool {
	next := r.at(i+1, i).low
	return r.between(i, i+1) == " " && (deeds[next] || humanDeeds[next]) && !notOnlyDeeds[next]
}

// isNameInLowerCase is for people who type without capitals: a name that is no
// word, or a word that does what only people do.
func (r *namesReader) isNameInLowerCase(i int, kind nameKind) bool {
	w, before, next := r.words[i], r.at(i-1, i), r.at(i+1, i)
	if kind == notName || articles[before.low] || len(w.low) < 3 {
		return false
	}
	if !w.owns && r.canBegin(i) && (r.hasClass(i) || next.low == "and" && owners[r.at(i+2, i).low]) {
		return true
	}
	deed := r.hasDeed(i) && !w.owns
	switch kind {
	case plainName:
		if w.owns && !r.ownsAsPerson(i) {
			return false
		}
		return len(w.low) > 3 || deed || dealings[before.low]
	case cappedName:
		return deed && r.canBegin(i) || dealings[before.low]
	}
	return deed && r.canBegin(i) && !strings.HasPrefix(r.between(i-1, i), ",")
}

// canBegin reports whether what is said of the word can begin with it: nothing
// stands before it in the sentence, or a comma, or a word that joins.
func (r *namesReader) canBegin(i int) bool {
	before := r.at(i-1, i)
	return before.low == "" || joining[before.low] || strings.HasPrefix(r.between(i-1, i), ",")
}

// hasClass reports whether the class follows: Sandy from 7P, Sandy (8C).
func (r *namesReader) hasClass(i int) bool {
	gap, next := r.between(i, i+1), r.at(i+1, i).low
	if gap == " (" {
		return r.isClass(i+1, i)
	}
	return gap == " " && (next == "from" || next == "in") && r.isClass(i+2, i) && !strings.HasPrefix(r.at(i+2, i).low, "y")
}

// isStranger is for a word that is in no list and begins a sentence, but does
// what nothing but a person does.
func (r *namesReader) isStranger(i int) bool {
	w, next := r.words[i], r.at(i+1, i)
	return w.number == 0 && w.opens && !w.caps && !w.owns && len(w.low) > 2 && humanDeeds[next.low] && r.between(i, i+1) == " " &&
		(!strings.HasSuffix(w.low, "s") || strings.HasSuffix(next.low, "s"))
}

// doesAsPerson is for a name that is also a word, or a place, and begins a
// sentence: what it does, or he or she after it, makes it somebody's.
func (r *namesReader) doesAsPerson(i int) bool {
	w, next := r.words[i], r.at(i+1, i)
	if w.caps || w.owns || r.between(i, i+1) != " " {
		return false
	}
	return r.hasDeed(i) || conditions[next.low] && (r.heOrSheAfter(i) || feelings[r.at(i+2, i).low])
}

// isWithHimOrHer is for "with Nkechi, she": somebody is met, and spoken of as he
// or she.
func (r *namesReader) isWithHimOrHer(i int) bool {
	if r.at(i-1, i).low == "of" && r.at(i-2, i).low == "proud" {
		return true
	}
	return meets[r.at(i-1, i).low] && !r.words[i].owns && !r.at(i+1, i).upper && r.heOrSheAfter(i)
}

// Each stands for its forms in -s and -ed.
const regularDeeds = `accuse admire admit+ agree announce answer apologise applaud argue ask assume beam beg+ behave believe bellow blame
		blurt blush boast bother bow bully call captain carve catch cheer chew chat+ chatter cheat chase claim clap+ climb
		comfort complain compliment concentrate confess confuse congratulate copy correct cough count crawl cry cuddle cycle
		dance dare daydream debate decide demand deserve dictate disagree discuss dislike doodle doubt drag+ draw dribble
		dress drop+ earn email enjoy envy escape examine exclaim explain fetch fidget finish flinch forget frown gasp gaze
		giggle glance glare grab+ greet grin+ groan grumble grunt guess hand hate help hesitate hiccup+ hiss hop+ hope hug+
		hum+ hurry ignore imagine improvise insist interrupt introduce invent invite jog+ joke juggle jump kick kiss kneel
		knock laugh lean learn lie limp listen long look love manage mark marvel measure memorise mention mimic mime misbehave
		mispronounce misread moan mumble mutter name nod+ notice nudge obey object offer opt order own paint panic participate
		pass pause peek peel peer persevere pick plan+ play plead pledge point politely ponder pout practise praise predict
		prefer prepare present pretend promise prompt pronounce protest queue question quote race raise ramble read realise
		recite recognise refuse rehearse reckon remark remember remind repeat reply request rescue respect respond revise
		rhyme roar rush salute scowl scratch scream scribble search select settle shout shove shriek shrug+ shuffle sigh
		sketch skip+ slam+ slouch slump smile smirk sneeze snigger snore sob+ sort spell squeal squint stammer stare stir+
		stomp storm stroll struggle stumble stutter suggest sulk surprise suspect swap+ swear talk tap+ taste tease thank tidy
		tiptoe touch translate trip+ trust try twirl type underline understand undo unpack urge use visit volunteer wail wait
		walk wander warn watch wave wear whimper whine whisper whistle win wink wipe wish wobble wonder work worry wrestle
		wriggle yawn yell chuck colour glue labelled sharpen manoeuvre attempt enter explore build demonstrate partner solve
		calculate multiply subtract sway hide score twist cook bake sew stitch swim boo perform sign rock thrive relax cope
		tolerate attend arrive join follow lead choose contribute impress compare describe discover tell think know move show
		carry improve turn stay start stop stretch push pull throw knit stack pour lift shake share shine support change grow
		pack tackle reach lend borrow post press open close shut spot+ stamp+ scoot dash rest skim+ trace trade`

// Forms that do not follow the rule.
const irregularDeeds = `ate bit bought broke brought built caught chose drank drew drove fell felt froze wound lit read fought forgot found
		gave gets got held hid hit kept knelt knew laid leant led learnt left lent lost made met misread paid put ran rang
		rode said sang sat saw says sent shook sings spelt slept slid spat spent spoke spoken sprinted spun stood stole stuck
		stung swam swore swung taught thought threw told took understood undid understands went woke won wore wrote does eats
		sleeps sits runs stands speaks writes makes draws gives takes sees knows thinks tells brings buys chooses drinks
		drives falls feels fights finds forgets holds loses meets pays puts sends shakes steals sticks swims swings throws
		wakes wins wears whizzed aced acing failed beat beats shone grew hugs did swapped crept fidgeting giggling crying
		laughing`

// inflected is the regular verbs in the past and with he or she, and the other
// forms. A last letter that is doubled is marked with +.
func inflected(regular, others string) map[string]bool {
	set := setOf(others)
	for _, v := range strings.Fields(regular) {
		stem, double := strings.CutSuffix(v, "+")
		last := stem[len(stem)-1:]
		switch {
		case double:
			set[stem+"s"], set[stem+last+"ed"] = true, true
		case last == "e":
			set[stem+"s"], set[stem+"d"] = true, true
		case last == "y" && !strings.ContainsAny(stem[len(stem)-2:len(stem)-1], "aeou"):
			set[stem[:len(stem)-1]+"ies"], set[stem[:len(stem)-1]+"ied"] = true, true
		case last == "h" && !strings.HasSuffix(stem, "gh") || last == "s":
			set[stem+"es"], set[stem+"ed"] = true, true
		default:
			set[stem+"s"], set[stem+"ed"] = true, true
		}
	}
	return set
}
