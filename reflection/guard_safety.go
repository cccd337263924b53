package reflection

import "strings"

// A concern is one kind of worry about a child. The kinds follow the sorts of
// harm named in the Department for Education's "Keeping children safe in
// education" (part one and annex B); the words are what a tired teacher might
// type.
type concern struct {
	name   string
	says   []string // phrases; one is enough
	but    []string // phrases that mean something else
	child  bool     // counts only where a child is spoken of, here or just before
	unless []string // counts for nothing where one of these scenes is set
}

// wordLists can be named in a phrase.
var wordLists = map[string]string{
	"<child>": "pupil pupils child children kid kids student students boy boys girl girls lad lads lass teenager teenagers " +
		"youngster he she they him her them himself herself themselves",
	"<young>": "pupil pupils child children kid kids student students boy boys girl girls lad lads teenager teenagers",
	"<them>":  "him her them me us",
	"<their>": "his her their my a the",
	"<self>":  "himself herself themselves themself myself",
	"<home>": "dad dads daddy father mum mums mummy mam mother parent parents stepdad stepfather stepmum stepmother uncle aunt " +
		"auntie cousin brother brothers sister sisters nan gran grandad grandma carer carers boyfriend partner family",
	"<elder>": "uncle cousin stepdad stepfather man men dad father brother grandad coach neighbour someone somebody lodger",
	"<staff>": "mr mrs miss ms sir teacher teachers ta assistant colleague coach caretaker tutor lsa headteacher driver staff",
	"<harm>": "hit hits hitting punch punched punches punching slap slapped slaps slapping beat beats beaten beating batter " +
		"batters battered strangle strangles strangled choke chokes choked thump thumps thumped whack whacks whacked smack " +
		"smacks smacked belts belted hurt hurts hurting abuse abuses abused abusing throttled headbutted",
	"<rough>": "kick kicks kicked push pushes pushed shove shoves shoved shook grab grabs grabbed drag drags dragged threw " +
		"throws pins pinned threaten threatens threatened attack attacks attacked burn burns burned burnt",
	"<beaten>": "hit punched slapped beaten battered strangled choked thumped whacked smacked belted hurt abused kicked",
	"<body>": "arm arms leg legs wrist wrists neck face back body hand hands cheek cheeks thigh thighs chest stomach tummy " +
		"eye head shoulder shoulders bottom ribs throat",
	"<afraid>":  "afraid scared frightened terrified petrified",
	"<say>":     "said says say told tells telling mentioned admitted whispered wrote disclosed confided claims claimed",
	"<not>":     "not never doesn't didn't don't isn't won't wasn't hasn't",
	"<picture>": "picture pictures photo photos pic pics video videos image images selfie selfies",
	"<blade>":   "knife knives blade blades machete machetes weapon weapons gun guns",
	"<nobody>":  "nobody none noone",
}

// scenes tell that the words belong to a text, a lesson or a course.
var scenes = map[string][]string{
	"fiction": {
		"shakespeare/macbeth/macduff/hamlet/othello/romeo/juliet/tybalt/mercutio/duncan/banquo/lennie/curley/sykes/scrooge",
		"jekyll/frankenstein/dracula", "inspector calls", "lord of the flies", "mice and men", "blood brothers",
		"the/this/a/school play", "character/characters/narrator/protagonist/villain", "novel/novels/poem/poems/poet/poetry/stanza",
		"scene/chapter/stage/plot/tragedy/fiction/fairytale/myth/myths/legend/film/movie", "story about/of", "the story",
	},
	"taught": {
		"pshe/pshce/rse/rshe/phse/citizenship/safer", "lesson/lessons/unit/units/topic/assembly/essay/essays/debate/quiz on/about/of/called",
		"theme/themes/curriculum/worksheet/textbook/documentary/sources/source/gcse", "essay/debate/topic/unit/assembly",
		"form time", "case study", "learned/learning/learnt/taught/teach/teaching about",
		"history/historical/war/wars/blitz/holocaust/nazis/soldier/soldiers/vikings/romans/tudors/victorian/victorians/medieval/bronze/century",
		"law/parliament/news",
	},
	"training": {"training/trained/briefing/inset/cpd/webinar/module/policy/policies/course/refresher", "display/poster/posters/leaflet"},
	"sport": {
		"ball/football/rugby/netball/hockey/cricket/rounders/badminton/tennis/bat/goal/match/tackle/dodgeball/pe",
	},
}

// concerns is the table of rules. An example stands over each.
var concerns = []concern{
	{ // His stepdad punched him last night.
		name: "hurt by family",
		says: []string{
			"<home> .. <harm>/<rough> .. <them>", "<home> .. <harm> .. <their> mum/sister/brother", "<home> .. <harm>",
			"<child> .. <beaten> by .. <home>", "<harm> .. at home",
			"<afraid> of <their> .. <home>", "<home> ... <rough> .. <child>",
		},
		but:    []string{"beat .. record", "beat .. at"},
		unless: []string{"fiction"},
	},
	{ // A boy in my form gets hit most nights.
		name:   "being hurt",
		says:   []string{"gets/getting/being/been/got <beaten>", "<child> ... <harm> .. every/most night/day/nights"},
		child:  true,
		unless: []string{"fiction", "sport", "taught"},
	},
	{ // He has bruises on his arms again.
		name: "marks on the body",
		says: []string{
			"bruise/bruises/bruised/bruising .. <body>", "<child> ... bruise/bruises/bruising", "bruise/bruises/bruising",
			"mark/marks/cut/cuts/scar/scars/scratches/burn/burns/welts on .. <body>",
			"black eye", "cigarette burn/burns", "split/busted lip", "<child> .. flinch/flinches/flinched/flinching",
		},
		but:   []string{"bruised fruit/apple/apples/banana/ego"},
		child: true, unless: []string{"fiction"},
	},
	{ // She said she's been cutting again.
		name: "self-harm",
		says: []string{
			"cut/cuts/cutting/harm/harms/harming/hurt/hurts/hurting/burning/hitting/scratching/starving <self>",
			"been cutting", "cutting again", "head against .. wall", "makes/making/made <self> sick",
		},
		but: []string{"cutting .. paper/card/shapes/wood/fabric"}, unless: []string{"fiction"},
	},
	{ // He has started to self-harm.
		name: "self-harm named", says: []string{"self harm/harms/harming/harmed"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She said she wants to kill herself.
		name: "suicide",
		says: []string{
			"kill/killing/kills/hang/hanging/stab/drown <self>", "end/ending/take/taking/taken his/her/their .. life/lives",
			"want/wants/wanted/wanting to die", "wish/wishes/wished .. <child> .. dead", "wish/wishes/wished .. dead",
			"<not> want/wants/wanted to live", "<not> want/wants/wanted to be here any/anymore", "<not> want/wants/wanted to be alive",
			"better off dead", "better off without <child>", "overdose/overdosed/overdosing",
			"took/taken/take/taking .. lot/lots/load/loads/many/bottle/packet/box of .. tablets/pills/paracetamol",
			"took/taken/take/taking .. many tablets/pills/paracetamol", "hate/hates/hated his/her/their life",
		},
		unless: []string{"fiction"},
	},
	{ // He said he has thought about suicide.
		name: "suicide named", says: []string{"suicide/suicidal"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He is afraid to go home.
		name: "afraid of home",
		says: []string{
			"<afraid> to/of go/going .. home", "<afraid> to/of ring/tell .. home/<home>", "<not> want/wants/wanted to go .. home",
			"<not> feel/feels/felt safe", "<not> safe at/with/in", "feel/feels/felt/is/are unsafe", "<not> right at home",
			"trouble/problems/difficulties/violence at home", "going on at home", "happening at home", "happens at home",
			"<not> to ring/call/phone/tell .. home/<home>", "<afraid> of .. <staff>/<home>",
		},
		child: true, unless: []string{"fiction"},
	},
	{ // A child told me something today that I cannot stop thinking about.
		name: "a child told something",
		says: []string{"told/telling/tell/tells me something", "said something .. home/worrying/worried/concerning/upsetting"},
		but: []string{
			"me something new/interesting/funny/lovely/nice/great/useful/surprising/amazing/clever/different",
			"me something .. new/interesting/funny/lovely/nice/great/useful/amazing/clever", "me something about",
		},
		child: true, unless: []string{"fiction"},
	},
	{ // A pupil told me something about home and asked me not to tell.
		name: "asked to keep quiet",
		says: []string{
			"asked/begged/made/make me .. <not> .. tell/ring/say/call", "keep/kept/keeping .. secret/secrets", "promise/promised/promising <not> to tell",
			"<not> tell anyone/anybody", "<child> .. <say> me ... about .. home/<home>", "bad/our secret",
		},
		but:   []string{"about .. <home> .. job/work/holiday/birthday"},
		child: true, unless: []string{"fiction"},
	},
	{ // A girl disclosed abuse to me after registration.
		name: "disclosure",
		says: []string{
			"disclosed/disclose/disclosing/disclosure", "safeguarding concern/concerns/referral/issue/worry/disclosure/incident", "child protection",
			"social services/worker/care", "cause for concern",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // Always hungry, no coat in the snow.
		name: "neglect",
		says: []string{
			"always/so/really/very/often/constantly/still/starving hungry", "hungry ... breakfast/lunch/home/weekend/morning",
			"<not> eaten/fed", "no/without/<not> .. breakfast/dinner/tea/supper", "no/without/<not> .. food .. home/house/weekend", "no food",
			"no/without coat/shoes/socks", "no/without a/any/proper coat/shoes/socks", "shoes .. holes",
			"smells/smell/smelled/smelt/stinks of .. wee/urine/pee/poo/alcohol/weed/cannabis/smoke", "dirty/unwashed/filthy clothes/uniform/hair",
			"nobody/one feeds/feed/fed/cares/washes/cooks", "stealing/stole/steals/taking .. food",
			"sleep/sleeps/sleeping/slept in .. car/street/streets/floor/bus/park", "sleeping rough", "home alone", "left alone", "alone all/at night",
			"nobody/one .. at home", "nobody/one .. there .. night/home/midnight", "lost .. flat/house/home", "homeless/evicted",
			"lock/locks/locked/kick/kicks/kicked/throw/threw/thrown .. out .. house/home/flat/night", "lock/locks/locked/kicked/thrown <them> out",
			"care of .. brothers/sisters/brother/sister/siblings/mum/dad/baby", "head lice",
		},
		but:   []string{"hungry for", "hungry caterpillar", "left alone to", "tea break", "breakfast club"},
		child: true, unless: []string{"fiction", "taught"},
	},
	{ // Her mum drinks and there is shouting every night.
		name: "trouble among adults at home",
		says: []string{
			"<home> .. drinks/drinking/drunk/stoned/high", "<home> ... fight/fights/fighting/screaming .. each/all/every/at night/other/home",
			"<home> ... fight/fights/fighting every/all", "police .. came/come/called/house/home", "called/rang .. police", "in prison/jail",
			"<home> ... arrested", "arrested",
		},
		child: true, unless: []string{"fiction", "taught"},
	},
	{ // There is domestic violence in the family.
		name: "domestic abuse named", says: []string{"domestic abuse/violence"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He said his brother touched him in bed.
		name: "sexual harm",
		says: []string{
			"<elder> .. touch/touches/touched/touching .. <them>", "touch/touches/touched/touching .. <them> in/there/when/while/under/at/down",
			"touch/touches/touched/touching .. inappropriately", "touching up", "private parts", "in .. bed with <them>", "<child> ... in .. bed with",
			"rape/raped/raping/molested/groped/assaulted", "sexual/sexually/sexualised", "nude/nudes/sexting", "indecent/explicit .. <picture>",
			"<picture> .. without .. clothes", "without .. clothes", "naked/topless", "porn/pornography", "pregnant", "older boyfriend/girlfriend",
			"boyfriend .. older", "boyfriend is/was 18/19/20/21/22/23/24/25/26/27/28/29/30",
		},
		but:   []string{"nude study/drawing/painting"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She's talking to someone online who wants to meet her.
		name: "online contact",
		says: []string{
			"online ... meet/meeting/photo/photos/<picture>/secret/money", "man/men/stranger/strangers/someone/somebody/guy .. online",
			"met .. online", "talking/chatting/messaging .. online", "grooming/groomed",
			"asks/asked/asking/send/sends/sent/sending/sharing/shares/shared .. <them> .. for .. <picture>",
			"send/sends/sent/sending/sharing/shares/shared/share .. <picture> of <them>", "blackmail/blackmailed/blackmailing/sextortion",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He is selling drugs for older boys and owes them money.
		name: "exploitation",
		says: []string{
			"sell/sells/selling/sold/deal/deals/dealing/carry/carries/carrying/running .. drugs/weed/pills", "drugs/weed/cannabis/cocaine/ketamine",
			"county lines", "owe/owes/owing ... money", "gang/gangs", "two phones", "second phone",
			"older lads/boys/men/man/guys/girls/friends", "exploited/exploitation/trafficked",
		},
		but:   []string{"older boys/girls help/helped/read/mentor"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // There was a knife in his bag.
		name: "weapons",
		says: []string{
			"carry/carries/carried/carrying/bring/brings/brought/bringing/has/had/have/got/found/showed .. <blade>",
			"<blade> .. in/into .. bag/pocket/locker/school/sock/coat/house", "stab/stabbed/stabbing/shoot/shot .. <child>", "got/been/was stabbed",
		},
		but:   []string{"shot up", "shot .. hand/hands", "palette knife", "shot .. goal"},
		child: true, unless: []string{"fiction", "taught", "training", "sport"},
	},
	{ // He threatened to kill her after school.
		name: "threats", says: []string{"threatened/threatens/threatening to", "kill <them>/you"},
		but: []string{"kill me to"}, child: true, unless: []string{"fiction", "taught"},
	},
	{ // I think he is being radicalised.
		name: "radicalisation",
		says: []string{
			"radicalised/radicalized/radicalisation/radicalising", "extremist/extremists/extremism/terrorist/terrorists/terrorism/isis",
			"far right", "praised/praises/praising .. attack/attacks/bombing/shooting/hitler",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She might be taken abroad for FGM.
		name: "FGM and forced marriage",
		says: []string{
			"fgm", "genital mutilation", "have/having/had/get the cut", "be/being/been cut", "cut when/abroad", "forced marriage", "honour based",
			"make/makes/made/making/force/forces/forced .. <child> .. marry", "sent/taken/taking/send/sending .. abroad",
			"get/getting/be/to/being married", "marry .. <them>/cousin",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He ran away from home last night.
		name:  "missing",
		says:  []string{"run/ran/runs/running away", "missing .. from home/care/school", "gone/went/been/goes missing", "missing since"},
		but:   []string{"away with .. the/it/idea/lead/story", "missing .. homework/book/pen/sheet/page/work"},
		child: true, unless: []string{"fiction", "taught", "sport"},
	},
	{ // She is not eating and keeps fainting.
		name:  "eating",
		says:  []string{"<not>/stopped eating", "<not> eat/eats anything/lunch/much", "fainting/fainted", "anorexic/anorexia/bulimic/bulimia", "starving <self>"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She's being bullied so badly that she hides in the toilets.
		name: "bullying", says: []string{"bullied", "bullying <them>/<child>", "bullies <them>"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // I saw Mr Jones push a pupil against the wall.
		name: "a member of staff",
		says: []string{
			"<staff> ... <rough>/<harm> .. <young>/him/her/them", "<staff> ... <rough> .. <body>", "<staff> ... kiss/kissed/kissing/touched/touching",
			"<staff> ... text/texts/texting/texted/message/messages/messaging/messaged/dms/snapchat/instagram .. <young>/him/her",
			"<staff> ... <young> .. lift .. home", "gave .. <young> .. lift", "<staff> ... called .. <young> .. worthless/stupid/thick/useless",
			"<staff> ... <young> .. worthless/stupid/thick/useless", "allegation/allegations", "alone with .. <young>",
			"concern/concerns/worried/uneasy about .. <staff> .. with",
		},
		but:    []string{"grab a", "lift .. <young> .. confidence", "grabbed .. attention", "hit .. target"},
		unless: []string{"fiction", "taught", "training"},
	},
	{ // I'm worried about how safe a child in my class is.
		name: "worry said outright",
		says: []string{
			"worried/concerned/scared/frightened/fear about/for .. <child> .. safety/welfare/wellbeing", "at risk of/from .. harm/abuse/exploitation",
			"being/been/is abused/neglected/exploited", "abusive home/parent/relationship/boyfriend/<home>", "abuse at",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
}

// What a phrase of the safety book means: what a concern says, what speaks
// against it, or a scene. Numbers keep the walk over a text free of allocation.
const (
	meansBut   = 1 << 8
	meansScene = 1 << 9
)

var (
	sceneNames = []string{"fiction", "taught", "training", "sport"}
	safetyBook = newSafetyBook()
)

func newSafetyBook() phrasebook {
	b := phrasebook{}
	for i, c := range concerns {
		for _, s := range c.says {
			b.add(s, i)
		}
		for _, s := range c.but {
			b.add(s, i|meansBut)
		}
	}
	for i, name := range sceneNames {
		for _, s := range scenes[name] {
			b.add(s, i|meansScene)
		}
	}
	return b
}

// heard is what the safety book found in one sentence, a bit for each concern
// or scene.
type heard struct {
	says, but, scenes uint64
	child             bool
}

func (r *reading) hear(s sentence) heard {
	var h heard
	words := r.words[s.first:s.last]
	safetyBook.each(words, func(means, from, to int) {
		bit := uint64(1) << (means & 0xff)
		switch {
		case means&meansScene != 0:
			h.scenes |= bit
		case means&meansBut != 0:
			h.but |= bit
		default:
			h.says |= bit
		}
	})
	for _, w := range words {
		h.child = h.child || w.isChild() || childWords[w.low]
	}
	return h
}

var childWords = newElement(anyChild).words

// unsafe lists the sentences that may be about a child's safety. A child may
// be named in the sentence before: "Spoke to a Year 9 girl. Marks on both arms."
func (r *reading) unsafe() []int {
	var found []int
	childBefore := false
	for i, s := range r.sentences {
		h := r.hear(s)
		for c := range concerns {
			if h.raises(c, childBefore) {
				found = append(found, i)
				break
			}
		}
		childBefore = h.child
	}
	return found
}

func (h heard) raises(c int, childBefore bool) bool {
	bit := uint64(1) << c
	if h.says&bit == 0 || h.but&bit != 0 || concerns[c].child && !h.child && !childBefore {
		return false
	}
	for i, name := range sceneNames {
		for _, unless := range concerns[c].unless {
			if name == unless && h.scenes&(1<<i) != 0 {
				return false
			}
		}
	}
	return true
}

// LeaveOut gives the text with each sentence that raised the safety warning
// replaced by "[details left out]", once for neighbours. Look finds nothing
// about safety in what it gives.
func LeaveOut(text Private) Private {
	s := text.Reveal()
	for {
		r := read(s)
		found := r.unsafe()
		if len(found) == 0 {
			return Private(s)
		}
		s = r.without(found)
	}
}

func (r *reading) without(left []int) string {
	var b strings.Builder
	kept := 0 // bytes of the text dealt with
	for n, i := range left {
		s := r.sentences[i]
		if n > 0 && left[n-1] == i-1 {
			kept = s.end
			continue
		}
		b.WriteString(r.text[kept:s.at])
		b.WriteString(detailsLeftOut)
		kept = s.end
	}
	b.WriteString(r.text[kept:])
	return b.String()
}
