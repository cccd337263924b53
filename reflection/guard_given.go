package reflection

import "strings"

// givenName finds a name from the lists, as far as its kind is proof.
func (r *namesReader) givenName(i int) int {
	w := r.words[i]
	kind := r.kindOf(w)
	switch {
	case r.isDouble(i):
		return r.withSurname(i)
	case r.known[w.low] && !r.hasSurname(i), r.famous[i], r.titled(i), r.ofThing(i):
		return 0
	case w.caps && len(w.low) < 4 && (kind != plainName || acronyms[w.low] || !r.doesAsPerson(i)):
		return 0
	case r.known[w.low]:
		return r.withSurname(i)
	}
	if !w.upper {
		if r.isNameInLowerCase(i, kind) {
			return 1
		}
		return 0
	}
	n := r.withSurname(i)
	switch {
	case w.opens && r.isSaying(i, kind):
		return 0
	case kind == notName:
		if !r.couldName(i) || !r.actsLikePupil(i) && !r.isStranger(i) && !r.isUnknownWithSurname(i) {
			return 0
		}
	case kind == plainName, kind == cappedName:
		if r.begins(i) && !r.ofPerson(i, n) {
			return 0
		}
	case kind == wordName && !w.opens && !w.caps && r.at(i+1, i).low != "of":
	case !r.evident(i) && !r.doesAsPerson(i) && !r.hasSurname(i) && !r.hasClass(i):
		return 0
	}
	return n
}

// begins reports whether the word is the first of its sentence.
func (r *namesReader) begins(i int) bool { return i == r.sentences[r.words[i].sentence].first }

// hasSurname reports whether a common surname that is no colleague's follows.
func (r *namesReader) hasSurname(i int) bool {
	next := r.at(i+1, i)
	common := surnames[next.low] || strings.HasPrefix(next.low, "o'") || strings.HasPrefix(next.low, "mc")
	return common && r.between(i, i+1) == " " && !r.words[i].owns && r.isSurname(i+1, next)
}

// isUnknownWithSurname is for a word that is in no list before a surname that is
// nothing else: "Fiifi Mensah".
func (r *namesReader) isUnknownWithSurname(i int) bool {
	w := r.words[i]
	return w.number == 0 && r.hasSurname(i) && !titles[w.low] && r.words[i+1].kind == notName
}

// isDouble finds Carol-Ann and tia-mae, whatever their halves are alone.
func (r *namesReader) isDouble(i int) bool {
	w, next := r.words[i], r.at(i+1, i)
	return w.kind != notName && !r.famous[i] && r.between(i, i+1) == "-" && secondHalves[next.low] && w.upper == next.upper && !r.titled(i)
}

// isSaying is for a name that opens a sentence but goes on as no person's
// does: Jack of all trades, Bob the builder, Holly and ivy.
func (r *namesReader) isSaying(i int, kind nameKind) bool {
	next, then := r.at(i+1, i), r.at(i+2, i)
	switch next.low {
	case "of", "the", "up":
		return true
	case "and":
		return kind == cappedName && !then.upper && then.kind != notName
	}
	return false
}

// kindOf looks a name up, D'Andre under Andre.
func (r *reading) kindOf(w word) nameKind {
	if after, found := strings.CutPrefix(w.low, "d'"); found && w.upper && w.kind == notName {
		return r.lore.lexicon[after].kind
	}
	return w.kind
}

// titled reports whether the name is an adult's or a king's: Mr Thomas, Dr Jo
// Holt, St Mary, Henry VIII, or follows an article as no person's name does.
func (r *namesReader) titled(i int) bool {
	for j := i - 1; j >= i-2; j-- {
		before := r.at(j, i)
		if strings.ContainsAny(r.between(j, j+1), ":;/") {
			break
		}
		if titles[before.low] || articles[before.low] {
			return true
		}
		if !before.upper || r.between(j, j+1) != " " {
			break
		}
	}
	next := r.at(i+1, i)
	return next.caps && numerals[next.low]
}

var (
	titles = setOf(`mr mrs ms miss mx dr prof professor sir lady lord dame madam madame king queen prince princess emperor empress pope
		virgin inspector detective constable officer nurse coach uncle aunt auntie bishop archbishop cardinal count baron
		baroness mayor caretaker technician librarian headteacher principal colleague mentor author poet artist composer
		scientist explorer actor singer footballer saint st prophet guru rabbi imam reverend rev father president general
		captain major duke duchess earl tsar chancellor nanny grandad granny nana papa chef cllr councillor pastor sheikh sgt
		sergeant pc pcso lieutenant admiral colonel judge justice dj mister monsieur madre herr frau signora sensei sultan
		shah tsarina viscount marquess guinea gerbil gecko hen goldfish tortoise parrot pony skeleton puppet robot alpaca ta
		lsa senco sendco dsl hod hoy deputy ect nqt husband wife fiance fiancee housemate flatmate landlord dog cat hamster
		rabbit puppy kitten storm hurricane hms rms el hey presenter youtuber rapper novelist playwright dramatist historian
		philosopher mathematician chemist physicist psychologist economist minister senator comedian illustrator photographer
		sculptor architect inventor astronaut bursar receptionist`)
	articles = setOf("the a an ancient modern")
	numerals = setOf("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi")
)

// ofThing reports whether the name belongs to what comes after it: Victoria
// Road, Frayer Model, Charles's law, Mark Scheme, John Hattie.
func (r *namesReader) ofThing(i int) bool {
	next, before := r.at(i+1, i), r.at(i-1, i)
	switch {
	case next.upper && r.famous[i+1] && !r.words[i].owns:
		return true
	case before.owns && r.famous[i-1] && !before.mark: // Dickens's Pip
		return true
	case !r.words[i].opens && r.between(i-1, i) == " " && r.isUnknownCapital(before): // Cornish James
		return true
	case before.upper && !before.opens && things[r.words[i].low] && r.between(i-1, i) != ", ": // Robin Hood's Bay
		return true
	}
	if next.upper && !r.words[i].owns && !next.owns && r.between(i, i+1) == " " && wares[r.at(i+2, i).low] {
		return true // Miley Cyrus lyrics
	}
	return next.upper && things[next.low] || r.words[i].owns && ideas[next.low] || !r.words[i].owns && wares[next.low]
}

var (
	things = setOf(`road street avenue lane close park school academy college primary junior infants university house hall court hospital
		church cathedral library square bridge station river island ocean desert castle palace trust scheme schemes book books
		term day week holidays holiday test tests method model theorem law laws cycle taxonomy template award prize project
		effect rule theory tree trees farm wood woods zoo abbey priory manor museum gallery theatre arena centre club fc cup
		league tower wharf hill valley mountain lake sea bay beach forest county foundation charity press classroom docs comic
		comics shop ladder bucket news engine trail museums cave caves scale principles gospel rights value values city town
		united rovers albert line stadium sunday eve card cards crescent terrace gardens grove mews arms inn pub hotel cafe
		bakery stores chapel parish surgery solicitors coaches burger burgers sauce mountains hills marathon derby fair
		festival awards ballet opera orchestra airport`)
	wares = setOf(`chain chains slipper slippers tea wreath practice concert gem gems flower flowers petal petals bush hedge oil creeper
		sponge mistletoe rice sandwich sandwiches bun buns barley jeans carpet carpets fever bread cake cakes juice pie pies
		sauce cheese salad soup tomatoes potatoes risotto curry muffins syndrome disease scale documentary documentaries
		lyrics album albums soundtrack playlist podcast biopic biography tickets song songs single clip clips video videos
		film films trailer novel novels monologue sonnet fan fans meme memes impression dolls doll bear bears bear's bears'
		lamp lamps blossom berries trees tree leaves fish bird birds jelly penguins cup cups half-term showers concerts shoots
		grass water soap poster posters quote quotes speech speeches portrait portraits episode episodes dvd rehearsal
		rehearsals audition auditions script scripts costume costumes musical cast`)
	ideas = setOf(`slides resources planning powerpoint powerpoints wives life clock crackers classroom briefing inset cpd retirement
		wedding leaving maternity husband wife boss ark web wall dream diary law laws theorem theory model taxonomy cycle
		principles theories research equation constant triangle experiment gospel principle poem poems novel novels play plays`)
)

// withSurname counts the given name and what follows as part of it: Kacper
// Nowak, Jayden-Lee, Grace B.
func (r *namesReader) withSurname(i int) int {
	n := 1
	for n < 4 && !r.words[i+n-1].owns {
		gap := r.between(i+n-1, i+n)
		next := r.at(i+n, i)
		if (gap != " " || !r.isSurname(i+n, next)) && (gap != "-" || !isSecondHalf(next)) {
			break
		}
		n++
	}
	return n
}

// isUnknownCapital reports whether w has a capital because it is part of the
// name of something.
func (r *namesReader) isUnknownCapital(w word) bool {
	return w.upper && w.number == 0 && !w.opens && !w.caps && !w.owns && !w.mark && len(w.low) > 1 && !neverNames[w.low] && !surnames[w.low]
}

// isSecondHalf reports whether w ends a double name: Jayden-Lee and Eun-ji,
// but not Aisha-led.
func isSecondHalf(w word) bool {
	return w.low != "" && !w.mark && len(w.low) <= 12 && strings.Trim(w.low, "0123456789") == w.low &&
		(w.upper || len(w.low) <= 4 && !notHalves[w.low])
}

var secondHalves = setOf(`mae may mai rose grace lee leigh lei jo anne ann anna marie maria lou louise jade jay jai rae ray faith hope belle
		bella beth jean jane leah lily louisa mary elle ella ella-mae rosie may-rose paige skye leanne lynn lea joy ivy kate
		sue`)

var notHalves = setOf("led like type free only and or is")

func (r *namesReader) isSurname(i int, w word) bool {
	if w.low == "" || w.mark || !w.upper || w.caps || r.known[w.low] || r.famous[i] || neverNames[w.low] || things[w.low] {
		return false
	}
	return strings.Trim(w.low, "0123456789") == w.low
}

// Words with a capital that are no part of anyone's name.
var neverNames = setOf(`i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february march april may june
		july august september october november december year ks key stage english maths mathematics science history geography
		french german spanish latin art music drama computing biology chemistry physics religious pe re gcse btec reception
		nursery pupil pupils child children student students boy girl boys girls class teacher teachers parent everyone
		everybody someone somebody nobody anyone anybody one today tomorrow yesterday he she it they we you who that this
		these those there what when where which how why and but or so if as at in on to for the a an my our their his her its
		one's let life god heaven mother father mum dad premium voice`)

// evident reports whether what stands around a word with a capital makes it a
// person: it speaks or acts, owns a book, is told something, or stands beside
// a name.
func (r *namesReader) evident(i int) bool {
	w := r.words[i]
	next, before := r.at(i+1, i), r.at(i-1, i)
	switch {
	case w.caps:
		return false
	case w.owns:
		return belongings[next.low] || belongings[r.at(i+2, i).low]
	case actions[next.low] && r.between(i, i+1) == " " && !(w.kind == capitalName && towards[before.low]):
		return true
	case next.low == "and" && owners[r.at(i+2, i).low]:
		return true
	case r.isWithHimOrHer(i):
		return true
	case before.low == "beside" || before.low == "alongside", dealings[before.low], before.low == "with" && meetings[r.at(i-2, i).low]:
		return true
	case len(next.low) == 1 && next.upper && next.low != "i" && next.low != "a" && r.between(i, i+1) == " ":
		return true
	}
	return r.besideName(i)
}

// actsLikePupil is for a word with a capital that is in no list: inside a
// sentence it may still be a name, if it does what pupils do and authors and
// organisations do not.
func (r *namesReader) actsLikePupil(i int) bool {
	w := r.words[i]
	next, before := r.at(i+1, i), r.at(i-1, i)
	switch {
	case w.opens || w.caps || !w.upper:
		return false
	case w.owns:
		return pupilThings[next.low] || pupilThings[r.at(i+2, i).low] && !next.upper
	}
	acts := w.number == 0 && !before.upper && !towards[before.low] && r.hasDeed(i) && !writes[next.low]
	return acts || humanDeeds[next.low] || dealings[before.low] && !next.upper || r.isWithHimOrHer(i) || r.besideName(i)
}

// besideName reports whether "and" or a comma joins the word to a sure name.
func (r *namesReader) besideName(i int) bool {
	after, before := i+1, i-1
	if r.at(after, i).low == "and" {
		after++
	}
	if r.at(before, i).low == "and" {
		before--
	}
	return r.joins(i, after) && r.isSure(after, i) || r.joins(before, i) && r.isSure(before, i)
}

// joins reports whether only "and", "&" or a comma stands between two words.
func (r *namesReader) joins(i, j int) bool {
	switch strings.TrimSpace(r.between(i, j)) {
	case "and", ",", "&", ", and", "/":
		return true
	}
	return false
}

func (r *namesReader) isSure(i, of int) bool {
	w := r.at(i, of)
	return w.upper && !w.mark && (w.kind == plainName || w.kind == cappedName) && !r.famous[i] && !r.titled(i) && !r.ofThing(i)
}

var (
	actions = setOf(`told tells said says asked asks answered answers replied wrote writes shouted shouts whispered cried cries laughed
		smiled refused refuses sat finished finishes explained explains struggled struggles thought thinks knew knows
		understood understands tried tries raised walked ran stood spoke speaks drew copied guessed realised admitted hated
		loved forgot remembered noticed chose called got gets didn't doesn't couldn't wouldn't hasn't wasn't isn't can't put
		found finds wanted wants needed needs came went`)
	belongings = setOf(`book books work answer answers question questions mum dad hand behaviour writing progress table essay reading
		confidence face friend brother sister attitude seat chair bag paragraph drawing homework idea ideas explanation
		mistake mistakes whiteboard score target targets effort painting paintings presentation poster speech story poem
		sentence sentences graph kit pen coat carer carers handwriting reasoning spelling spellings plan voice group partner
		feet shoes tray page locker lunch laptop glasses jumper blazer birthday pencil tie sonnet portfolio model hair head
		desk smile laugh turn name reward tutee eyes finger notes worksheet maths grammar phonics`)
	pupilThings = setOf(`mum dad hand handwriting behaviour seat chair confidence attitude friend brother sister bag table whiteboard exercise
		homework target mistake answer face voice`)
	meets    = setOf("with for about saw kept sent put caught called rang like got because when until before after that but so and if")
	writes   = setOf("says writes argues thinks suggests claims believes calls reckons describes compares answers tells asks uses works knows means announced claimed")
	towards  = setOf("to from in at of near the across around into")
	joining  = setOf("and so but then because when that says said if until")
	owners   = setOf("his her their")
	meetings = setOf("sat sit worked work spoke speak talked talk chat chatted conversation paired word words stood practised time")
	dealings = setOf(`told asked helped gave showed thanked praised reminded paired invited encouraged rewarded moved warned comforted
		emailed nudged supported let pair swap swapped seat seated taught thank phoned praise remind ask tell thanks lent
		teach caught kept sat poor bless congratulated hugged congratulate bribed separated separate sanctioned excluded
		collected fetched escorted joined coached tutored`)
)
