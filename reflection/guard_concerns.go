package reflection

// A concern is one kind of worry about a child. The kinds follow the sorts of
// harm named in the Department for Education's "Keeping children safe in
// education" (part one and annex B); the words are what a tired teacher might
// type.
type concern struct {
	name   string
	says   []string // phrases; one is enough
	both   []string // cues that say it when they stand in one sentence, in any order
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
	"<self>":  "himself herself themselves themself myself",
	"<own>":   "his her their",
	"<home>": "dad dads dad's daddy father mum mums mummy mam mother parent parents stepdad stepfather stepmum stepmother uncle " +
		"aunt auntie aunts uncles cousin cousins brother brothers sister sisters nan gran grandma grandad grandfather carer carers boyfriend partner " +
		"family girlfriend",
	"<love>":  "boyfriend girlfriend partner ex",
	"<elder>": "uncle cousin stepdad stepfather man men dad father brother grandad grandfather coach neighbour someone somebody lodger",
	"<man>":   "man men stranger strangers guy guys bloke blokes adult adults",
	"<staff>": "mr mrs ms sir teacher teachers ta assistant colleague coach caretaker tutor lsa headteacher driver staff",
	"<harm>": "hit hits hitting punch punched punches punching slap slapped slaps slapping beat beats beaten beating batter " +
		"batters battered strangle strangles strangled choke chokes choked thump thumps thumped whack whacks whacked smack " +
		"smacks smacked belts belted hurt hurts hurting abuse abuses abused abusing throttled headbutted bit bites",
	"<rough>": "kick kicks kicked push pushes pushed shove shoves shoved shook grab grabs grabbed grabbing drag drags dragged " +
		"threw throws pin pins pinned threaten threatens threatened attack attacks attacked burn burns burned burnt pull pulls " +
		"pulled pulling yank yanks yanked poke poked",
	"<beaten>": "hit punched slapped beaten battered strangled choked thumped whacked smacked belted hurt abused kicked attacked",
	"<mark>": "mark marks line lines cut cuts scratch scratches scar scars scab scabs burn burns bruise bruises bruising " +
		"swelling welt welts handprint bite bites blister blisters",
	"<body>": "arm arms forearm forearms leg legs wrist wrists neck face back body hand hands cheek cheeks thigh thighs chest stomach " +
		"tummy eye eyes head shoulder shoulders bottom ribs throat lip jaw ear ears",
	"<afraid>":  "afraid scared frightened terrified petrified",
	"<say>":     "said says say saying told tells telling mentioned admitted whispered wrote disclosed confided claims claimed",
	"<not>":     "not never doesn't didn't don't isn't won't wasn't hasn't haven't cannot can't wouldn't",
	"<picture>": "picture pictures photo photos pic pics video videos film films image images selfie selfies",
	"<nobody>":  "nobody none noone",
	"<blade>":   "knife knives blade blades machete machetes weapon weapons gun guns",
	"<night>":   "night nights evening evenings weekend weekends midnight days weeks",
}

// cues are phrases that say little alone.
var cues = map[string][]string{
	"family":   {"<home>/stepbrother/stepsister/neighbour/lodger", "foster carer"},
	"home":     {"home/house/flat/bedroom", "gets/goes/got in"},
	"violence": {"<harm>/choking/slapping/strangling/throwing/belt/violent/weapon"},
	"fear":     {"<afraid>/scares/dreads/dreading/shaking/trembling/sobbing/flinch/flinches"},
	"injury": {
		"broke/broken/breaks/fractured/burn/burns/burnt/scald/scratch/scratching/scratches/bruise/bruised/cut/cuts/cutting/bleeding",
		"swollen/limping/scar/scars/wound/wounds/bite/bites", "finger/fingers marks",
	},
	"limb":   {"<own>/the .. arm/arms/forearm/wrist/wrists/leg/legs/neck/thigh/thighs/cheek/ribs/throat/jaw/lip/collarbone"},
	"police": {"police/prison/jail/court/ambulance/arrested/custody", "social worker/workers/services"},
	"empty":  {"<nobody>/one .. home/in/there/answers/cares/comes", "never anyone/anybody/someone", "<not> anyone/anybody .. in/there/home"},
	"dark": {
		"hate/hates/hated/hating/shout/shouts/shouted/shouting/scream/screams/screamed/screaming/swear/swears/swore/rage/rages/temper/furious",
		"threw/thrown/throws/kick/kicks/kicked/lock/locks/locked/drunk/drinks/drinking/high/stoned/unconscious/overdose/blood/bleeding",
		"cry/cries/crying/cried/sobbing/scared/frightened/terrified/fight/fights/fighting/argue/argues/arguing/rows/abuse/abusive/abused",
		"punish/punishes/punished/punishment/beat/beats/beaten/beating/belt/slipper/neglect/neglected/alone/hungry/starving/evicted/homeless",
		"hostel/refuge/prison/jail/arrested/police/vanished/suicidal/kill/killed/kills/touches/touched/bath/kiss/kisses/threat/threats",
		"threatens/threatened/threatening/grabs/grabbed/smacks/smacked/hurts/hurting/follows/spying/controls/forces/forced/leaves <child>",
		"forget/forgets/forgot to buy/feed/collect/pick", "walked out", "kick/kicks/kicked .. out", "off the rails", "<not> let <them>", "too much to drink",
	},
	"goods":   {"packet/package/packets/packages/cash/notes/baggie/parcel/money/drugs/vapes"},
	"corner":  {"older/gate/gates/park/alley/car/van/stranger/man/men"},
	"evening": {"evening/evenings/night/nights/weekend/weekends/late/private/personal"},
	"phone":   {"number/texts/texting/messages/messaging/chat/chats/chatting/phone/dms/snaps"},
	"bare":    {"thin/only/same/no/without/soaked/wet"},
	"winter":  {"january/february/december/snow/winter/freezing/frost/rain/cold"},
	"need":    {"starving/freezing/unwashed/unfed/malnourished", "always/so/often cold/hungry/dirty", "hot water/meal/meals", "seen/had food", "clean clothes"},
	"poor":    {"too small/big/thin", "falling apart", "holes", "worn out"},
	"wear":    {"shoes/trainers/coat/uniform/trousers/jumper/shirt/clothes"},
	"worry": {
		"worried/concerned/uneasy/bothers/bothered/uncomfortable/troubled/niggling/disturbed/disturbing", "gut feeling", "<not> stop thinking", "keeps me awake",
		"<not> sit/sitting right", "<not> know/sure whether/if .. to .. say/tell/report/pass",
	},
	"young":  {"<young>/youngster", "about/around/with him/her", "about how/what/why <child>", "she/he/they/her/him"},
	"online": {"snapchat/instagram/tiktok/whatsapp/discord/roblox/online/internet/dm/dms", "group chat", "social media"},
	"image":  {"<picture>/filmed/filming/recorded/photographed"},
	"risky":  {"man/men/older/stranger/strangers/grown/fake/secret/secretly/sending/sent/sends/meet/met"},
	"hidden": {"toilet/toilets/changing/shower/undressed/underwear/knickers"},
	"send":   {"sends/sending/sent/shared/sharing/posted/posting/put"},
	"of":     {"of himself/herself/themselves/him/her/them"},
	"staff":  {"<staff>/supply/cover teacher/colleague/ta/coach", "member of staff"},
	"close":  {"arm round/around", "arms round/around", "whisper/whispers/whispered/whispering/hug/hugs/hugged/hugging/cuddle/cuddled/lap/tickle/tickles/tickled/alone/flirt/flirting"},
	"insult": {"retard/slag/useless/worthless/stupid/thick/idiot/pathetic/freak/disgusting"},
	"child":  {"<young>/him/her/them"},
	"threat": {"surround/surrounds/surrounded/corner/cornered/cornering/filmed/jumped/attacked/steal/stole/spit/spat", "hand/hands over", "hand .. over"},
	"spouse": {"wife/husband/marry/married/marriage/engaged/wedding/bride"},
	"forced": {"choice/forced/picked/chosen/arranged/promised/abroad/back/never/family/parents"},
	"abroad": {"abroad/pakistan/somalia/bangladesh/sudan/egypt/nigeria/gambia/afghanistan/india/iraq/yemen/ethiopia/guinea/mali/kenya/turkey"},
	"rite":   {"ceremony/special/cut/wife/husband/wedding/marry/scared", "a woman", "<not> .. come/coming back"},
	"absent": {"<not> .. school", "off school", "absent/absence/disappeared/vanished", "stopped coming"},
	"lost":   {"nobody/contact/reach/door", "one .. knows/answers", "<not> know/knows where"},
	"talk":   {"<say>/asked/posted/posts/joked/joking/overheard/heard"},
	"secret": {"in secret", "secretly", "<not> tell/say", "<not> allowed to tell/say/talk"},
	"hate":   {"infidel/infidels/kuffar/execution/beheading/martyr/martyrs/caliphate/nazi/nazis/supremacy/supremacist/genocide", "go/going to hell"},
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
	"learning": {
		"read/reads/reading/spell/spelling/write/writing/maths/number/numbers/phonics/grade/grades/exam/exams/test/tests/mock/mocks/assessment",
		"progress/behind/understand/understood/understanding/learn/learning/task/tasks/homework/essay/answer/answers/question/questions/method",
		"subtraction/addition/division/multiplication/fractions/column/vocabulary/noise/seat/seating/concentrate/engaged/target/targets/data/level",
		"revision/revise/pace/confidence/behaviour/participation/participate/speaking/handwriting/results/score/scores/scaffold/challenge/stretch",
		"marking/feedback/planning/observation/mentor/observed/deadline",
	},
	"sport": {
		"ball/football/rugby/netball/hockey/cricket/rounders/badminton/tennis/bat/goal/match/tackle/dodgeball/pe",
	},
}

// concerns is the table of rules. An example stands over each.
var concerns = []concern{
	{ // His stepdad punched him last night.
		name: "hurt by family",
		both: []string{"family violence child"},
		says: []string{"get/gets/got the belt/slipper/stick",
			"<home> .. <harm>", "<home> ... <rough> .. <child>", "<harm>/<rough> .. <own> mum/sister/brother", "<child> .. <beaten> by .. <home>",
			"<harm> .. at home", "<home> .. violent/aggressive",
		},
		but:    []string{"beat .. record", "beat .. at", "<home> .. hit .. deadline/target", "hit .. target/targets"},
		unless: []string{"fiction"},
	},
	{ // Her stepmum calls her useless and makes her eat in the garage.
		name: "cruelty at home",
		says: []string{
			"<home> .. go/goes/going/went mad/mental/crazy/ballistic", "<home> ... shouts/shouting/screams/screaming/screamed/swears at <them>",
			"<home> ... calls/called/calling <them> ... useless/stupid/worthless/thick/fat/names/nothing/burden",
			"<home> ... make/makes/making/made <them> .. eat/sleep/stay/watch/touch/sit/stand/do/sell/steal",
			"<home> .. smash/smashes/smashing/smashed", "<home> .. hates <them>", "<home> .. <not> want/wants <them>", "wishes .. never .. born",
			"<love> .. <not>/stops let/lets/letting <them>/her", "<love> .. controls/controlling/jealous/checks/tracks/scares/forces",
		},
		child: true, unless: []string{"fiction"},
	},
	{ // She says her dad drinks and she cries when she has to go there.
		name:  "something dark at home",
		both:  []string{"family dark child", "family dark talk"},
		but:   []string{"my mum/dad/brother/sister/family/partner/boyfriend/girlfriend/uncle/nan", "happy tears"},
		child: true, unless: []string{"fiction", "taught", "training", "learning"},
	},
	{ // A boy in my form gets hit most nights.
		name: "being hurt",
		says: []string{
			"gets/getting/being/been/got <beaten>", "<child> ... <harm> .. every/most night/day/nights", "someone/somebody/anyone .. hurting/hurts/hurt <them>/you",
			"beat/beaten/beating <them>/up up", "beaten/beat up", "held/holding <them> down", "ganged up", "got jumped",
		},
		child:  true,
		unless: []string{"fiction", "sport", "taught"},
	},
	{ // He has bruises on his arms again.
		name: "marks on the body",
		both: []string{"injury limb"},
		says: []string{"swollen lip/eye/face/hand/cheek/jaw", "burn/burns/burned/burnt .. iron/cigarette/lighter/hob/hair", "showed/shown me .. burn/burns/cut/cuts/mark/marks/scar/scars", "<not>/refuses/refused .. get/getting/be changed for",
			"bruise/bruises/bruised/bruising", "<mark> ... <own>/both/one <body>", "<own>/both <body> .. bruised/swollen/scratched/burnt/burned/cut/bandaged/marked",
			"marks/cuts/scratches .. fresh/new/old", "fresh/new .. cuts/scars/marks", "black eye", "cigarette burn/burns", "split/busted lip",
			"<child> .. flinch/flinches/flinched/flinching/cower/cowers/cowered", "pull/pulls/pulled/pulling .. sleeves",
			"<not> explain .. injury/injuries/mark/marks/bruise", "unexplained injury/injuries/absence/absences/mark/marks",
		},
		but:   []string{"bruised fruit/apple/apples/banana/ego", "<mark> .. in .. book/books/margin", "marks for", "line/lines of", "new marks scheme"},
		child: true, unless: []string{"fiction"},
	},
	{ // She said she's been cutting again.
		name: "self-harm",
		says: []string{
			"cut/cuts/cutting/harm/harms/harming/hurt/hurts/hurting/burning/hitting/scratching/starving/punching <self>",
			"been cutting", "cutting again", "head against/on .. wall", "makes/making/made <self> sick", "razor/razors",
			"drew/draws/drawing/draw .. <self> .. hanging/dead/dying/hurt/blood/bleeding/grave",
		},
		but: []string{"cutting .. paper/card/shapes/wood/fabric/corners"}, unless: []string{"fiction"},
	},
	{ // He has started to self-harm.
		name: "self-harm named", says: []string{"self harm/harms/harming/harmed"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She said she wants to kill herself.
		name: "suicide",
		says: []string{"jump/jumping/jumped off/from .. bridge/roof/building/car", "in front of .. train/car/bus/lorry", "if i/he/she/they was/were dead", "<nobody>/one would care/notice/miss", "goodbye letter/note", "want/wants/wanted it ... over", "life .. <not> worth", "<not> worth it any/anymore", "to <own>/my funeral",
			"kill/killing/kills/hang/hanging/stab/drown <self>", "end/ending/take/taking/taken <own> .. life/lives", "end it all",
			"want/wants/wanted/wanting to die", "wish/wishes/wished ... dead", "<not> want/wants/wanted to live/exist",
			"<not> want/wants/wanted to be here any/anymore", "<not> want/wants/wanted to be alive", "<not> want/wants/wanted to wake up",
			"better off dead", "better off without <child>/me", "overdose/overdosed/overdosing", "wants to disappear", "<not> worth living",
			"point .. being here/alive", "point .. living/life", "miss <them> if .. gone", "give up on life",
			"took/taken/take/taking .. lot/lots/load/loads/many/bottle/packet/box of .. tablets/pills/paracetamol",
			"took/taken/take/taking .. many tablets/pills/paracetamol", "hate/hates/hated <own> life",
		},
		unless: []string{"fiction"},
	},
	{ // He said he has thought about suicide.
		name: "suicide named", says: []string{"suicide/suicidal"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She feels worthless and cries every day.
		name: "despair",
		says: []string{"hears/hearing voices", "voices .. tell/telling", "dark thoughts", "harming thoughts",
			"feel/feels/felt worthless/hopeless/unloved/unwanted/empty/numb", "nobody/one loves/likes/wants/cares", "cries/crying every",
			"panic attacks/attack", "<not> sleep/sleeping because", "<not> sleep .. night/nights", "nightmares", "depressed/depression",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He is afraid to go home.
		name: "afraid of home",
		both: []string{"home fear", "family fear", "family worry young"},
		says: []string{
			"<afraid>/nervous/worried/anxious to/of/about go/going .. home", "<afraid> ... <home>/home", "<not> want/wants/wanted .. to go .. home",
			"<not> want/wants/wanted to go back to", "<not> want/wants/wanted .. to be at home", "<not> feel/feels/felt safe", "<not> .. is/are/was safe",
			"<not> .. safe at/with/in", "feel/feels/felt/is/are unsafe", "<not> right at home", "trouble/problems/difficulties/violence/things/difficult at home",
			"going on at home", "happening/happens/happened at home", "happens when ... home/<home>/work/night",
			"<not> to ring/call/phone/tell .. home/<home>", "if .. phoned/rang/call/phone/ring .. home",
		},
		but:   []string{"safe with/using .. scissors/glue/equipment/tools/knives/paint", "safe enough/space/to", "home ... fun/enjoying/loved"},
		child: true, unless: []string{"fiction"},
	},
	{ // A child told me something today that I cannot stop thinking about.
		name: "a child told something",
		says: []string{
			"told/telling/tell/tells me something", "said something .. home/worrying/worried/concerning/upsetting/odd/strange", "confided in", "opened up .. about/to",
		},
		but: []string{
			"me something new/interesting/funny/lovely/nice/great/useful/surprising/amazing/clever/different",
			"me something .. new/interesting/funny/lovely/nice/great/useful/amazing/clever", "me something about",
		},
		child: true, unless: []string{"fiction"},
	},
	{ // A pupil told me something about home and asked me not to tell.
		name: "asked to keep quiet",
		both: []string{"family secret"},
		says: []string{"can't/cannot tell you/anyone/me", "get/be/being taken away", "trouble if .. tell/tells/told",
			"asked/begged/made/make me .. <not> .. tell/ring/say/call", "keep/kept/keeping .. secret/secrets", "told/tell/tells me .. secret",
			"promise/promised/promising .. <not> to tell", "<not> tell anyone/anybody", "<child> .. <say> me ... about .. home/<home>", "bad/our secret",
		},
		but:   []string{"keep .. answer/answers/word/number/ending secret", "about .. <home> .. job/work/holiday/birthday", "secret to/of/ingredient/agent"},
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
	{ // Always hungry, no coat in the snow, his shoes have holes.
		name: "needs not met",
		both: []string{"bare wear winter", "need", "poor wear"},
		says: []string{"buy food", "<not> money for .. food/lunch/dinner", "dark rings", "smell/smelled/smelt alcohol/weed/smoke/cannabis", "blue with cold",
			"always/so/really/very/often/constantly/still/starving hungry", "hungry ... breakfast/home/weekend/weekends/morning/mornings",
			"<not> eaten/fed since/all/anything/yet/today/properly", "<not> been fed", "no/without/<not> .. breakfast/dinner/tea/supper",
			"no/without/<not> .. food .. home/house/weekend", "no food", "no/without coat/shoes/socks", "no/without a/any/proper coat/shoes/socks",
			"shoes .. holes", "nobody/one feeds/feed/fed/cares/washes/cooks", "stealing/stole/steals/taking .. food",
			"no/without/<not> heating/electric/electricity/bed/beds", "smells/smell/smelled/smelt/stinks/reeks of", "stinks/unkempt/unwashed",
			"same/dirty/filthy/unwashed/ripped/torn/soiled .. clothes/shirt/uniform/jumper/trousers/shoes", "dirty hair", "head lice", "rotten/rotting teeth",
			"wet/wets/wetting/soil/soils/soiled/soiling <self>", "wet/wets/wetting the bed", "<not> washed",
		},
		but:   []string{"hungry for", "hungry caterpillar", "tea break", "breakfast club"},
		child: true, unless: []string{"fiction", "taught"},
	},
	{ // Nobody is at home until midnight, so she puts the little ones to bed.
		name: "left without care",
		both: []string{"empty home"},
		says: []string{"sleep/sleeps/sleeping at .. different/another/other", "different house/place/relative/sofa .. night", "look/looks/looking after .. gran/grandma/nan/grandad/sick", "gets/getting/get <own> mum/dad up", "gives <own> mum/dad .. medicine", "cook/cooks/cooking for .. <home>", "<own> .. mum .. up and",
			"home alone", "left/leaves/leave <them>/<child>/alone alone", "left alone", "alone all/at night", "nobody/one .. at home",
			"nobody/one .. there .. home/<night>", "nobody/one .. collect/collected/pick/picked/picks <them>/up",
			"<home> .. <not> been/come/came .. home", "<home> .. gone/away/left .. for .. <night>",
			"by/on <own>/<self> own/at/all .. home/<night>", "by <self> .. home/<night>", "care of .. brothers/sisters/brother/sister/siblings/mum/dad/baby",
			"look/looks/looking after .. brothers/sisters/siblings/mum/dad/baby/little", "put/puts/putting .. brothers/sisters/brother/sister/siblings .. bed",
			"little ones", "young carer", "gets/get/getting <self> .. up",
			"sleep/sleeps/sleeping/slept in .. car/street/streets/bus/park", "sleep/sleeps/sleeping/slept on .. floor", "sleeping rough",
			"stay/stays/staying/sleep/sleeps/sleeping on ... sofa/sofas", "sofa surfing", "lost .. flat/house/home", "homeless/evicted/hostel/refuge",
			"lock/locks/locked/kick/kicks/kicked/throw/threw/thrown .. out .. house/home/flat/night", "lock/locks/locked/kicked/thrown <them> out",
			"locked/locks .. in/out .. room/shed/garage/cupboard/house",
		},
		but:   []string{"left alone to", "little ones .. loved/enjoyed"},
		child: true, unless: []string{"fiction", "taught"},
	},
	{ // Her mum drinks and there is shouting every night.
		name: "trouble among adults at home",
		both: []string{"family police", "home police"},
		says: []string{"<own> mum/dad gets/got/is drunk",
			"<home> .. drinks/drinking/drunk/stoned/high/drugs/alcoholic", "<home> ... fight/fights/fighting/argue/argues/arguing ... <night>/time/other/home",
			"<home> ... fight/fights/fighting every/all", "police .. came/come/called/house/home", "called/rang .. police", "in prison/jail",
			"arrested", "shouting/screaming/fighting/arguing .. every/all/at night/home", "restraining order", "drink problem",
		},
		but:   []string{"police officer"},
		child: true, unless: []string{"fiction", "taught"},
	},
	{ // His sister told me about the domestic violence.
		name: "domestic abuse named", says: []string{"domestic abuse/violence"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He said his brother touched him in bed.
		name: "sexual harm",
		says: []string{"<elder>/<home> .. watches/watching/stares/staring .. <them>", "keep/keeps touching/grabbing/kissing", "grab/grabs/grabbed/grabbing <them> .. corridor/bum/chest/skirt",
			"<elder> .. touch/touches/touched/touching", "touch/touches/touched/touching <them> in/there/when/while/under/at/down/up",
			"touch/touches/touched/touching .. inappropriately", "private parts", "in .. bed with <them>", "<child> ... in .. bed with",
			"rape/raped/raping/molested/groped/assaulted/assault", "sexual/sexually/sexualised/sex", "nude/nudes/sexting", "indecent/explicit .. <picture>",
			"without .. clothes", "naked/topless", "porn/pornography", "pregnant", "older boyfriend/girlfriend", "boyfriend .. older",
			"boyfriend is/was 18/19/20/21/22/23/24/25/26/27/28/29/30", "dirty/rude/sexy .. <picture>/messages", "deepfake/upskirting/upskirted",
			"lift/lifted/lifting/pulled/pulling .. skirt/skirts/trousers/top/knickers/pants", "things/stuff <child>/that .. <not> like/likes/want",
			"ask/asks/asking/asked .. for .. hug/hugs/kiss/kisses/cuddle/cuddles", "<elder> .. kiss/kisses/kissed/kissing", "on <own> lap/knee",
		},
		but:   []string{"mum/sister/teacher/colleague/wife/mentor .. pregnant", "nude study/drawing/painting", "<elder> .. touched on/by"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She's talking to someone online who wants to meet her.
		name: "online contact",
		both: []string{"online risky", "image send of", "image hidden", "online of image"},
		says: []string{"met .. through/on .. game/app/snap/server", "truanting/bunking .. meet",
			"online ... meet/meeting/photo/photos/<picture>/secret/money", "<man>/someone/somebody .. online", "met .. online",
			"talking/chatting/messaging .. online", "grooming/groomed", "ask/asks/asked/asking/send/sends/sent/sending .. <them> .. for .. <picture>",
			"send/sends/sent/sending/sharing/shares/shared/share .. <picture> of <them>", "blackmail/blackmailed/blackmailing/sextortion",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // A man waits by the gates and offers them vapes.
		name: "a stranger",
		says: []string{
			"<man> ... gate/gates/van/waits/waiting/followed/follows/following/offers/offered/sweets/vapes", "follow/followed/follows <them> home",
			"<man> .. car .. <them>", "got/gets/getting into .. car/cars/van",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He is selling drugs for older boys and owes them money.
		name: "exploitation",
		both: []string{"goods corner child talk", "goods corner"},
		says: []string{
			"sell/sells/selling/sold/deal/deals/dealing/carry/carries/carrying/running .. drugs/weed/pills/vapes", "drugs/weed/cannabis/cocaine/ketamine/spice",
			"county lines", "owe/owes/owing ... money", "gang/gangs", "two phones", "second phone", "lots of cash", "has/had/with cash",
			"older lads/boys/men/man/guys/girls/friends", "exploited/exploitation/trafficked",
			"new/expensive .. trainers/phone/coat/watch/jewellery/bag ... <not> .. say/tell/explain", "<not> .. say/tell .. where .. goes/been/from/got/going",
		},
		but:   []string{"older boys/girls help/helped/read/mentor"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // There was a knife in his bag.
		name: "weapons",
		says: []string{
			"carry/carries/carried/carrying/bring/brings/brought/bringing/has/had/have/got/found/showed .. <blade>",
			"<blade> .. in/into .. bag/pocket/locker/school/sock/coat/house/blazer", "stab/stabbed/stabbing/shoot/shot .. <child>", "got/been/was stabbed",
			"something/anything sharp", "sharp ... blazer/bag/pocket/coat/sock",
		},
		but:   []string{"shot up", "palette knife", "shot .. hand/hands/goal"},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He threatened to kill her after school.
		name: "threats", says: []string{"threatened/threatens/threatening to", "kill <them>/you", "death threat/threats"},
		but: []string{"kill me to"}, child: true, unless: []string{"fiction", "taught"},
	},
	{ // I think he is being radicalised.
		name: "radicalisation",
		both: []string{"hate"},
		says: []string{"bomber/bombers/shooter/shooters/killer/killers .. hero/heroes/right/brave", "join .. fighters/cause/fight",
			"radicalised/radicalized/radicalisation/radicalising", "extremist/extremists/extremism/terrorist/terrorists/terrorism/isis/incel/incels",
			"far right", "praised/praises/praising .. attack/attacks/bombing/shooting/hitler", "white people/race ... replaced/superior", "nazi salute/salutes",
			"swastika/swastikas", "hate/hates jews/muslims/women/gays/immigrants/foreigners", "should .. be killed/shot/hanged/bombed/gassed",
			"do/done something about .. mosque/jews/muslims/immigrants/foreigners", "holy war", "jihad",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She might be taken abroad for FGM.
		name: "FGM and forced marriage",
		both: []string{"spouse forced", "abroad rite"},
		says: []string{"engaged to", "promised to .. cousin/man",
			"fgm", "genital mutilation", "have/having/had/get the cut", "be/being/been cut", "cut when/abroad", "forced marriage", "honour based",
			"circumcised/circumcision", "make/makes/made/making/force/forces/forced .. <child> .. marry", "sent/taken/taking/send/sending .. abroad",
			"get/getting/be/to/being married", "marry .. <them>/cousin", "meet .. husband/fiance", "arranged marriage",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // He ran away from home last night.
		name: "missing",
		both: []string{"absent lost"},
		says: []string{
			"run/ran/runs/running away", "missing .. from home/care/school", "gone/went/been/goes missing", "missing since",
			"<not> .. been seen", "<not> .. seen .. since", "<not> .. been in/at school .. for/since",
		},
		but:   []string{"away with .. the/it/idea/lead/story", "missing .. homework/book/pen/sheet/page/work"},
		child: true, unless: []string{"fiction", "taught", "sport"},
	},
	{ // She is not eating and keeps fainting.
		name: "eating",
		says: []string{"<not> eat", "refuses/refusing to eat",
			"<not>/stopped eating", "<not> eat/eats anything/lunch/much", "fainting/fainted", "anorexic/anorexia/bulimic/bulimia",
			"lost/losing/loses .. weight", "skip/skips/skipping lunch/meals/breakfast/dinner", "so/very/too/painfully thin/skinny",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // She's being bullied so badly that she hides in the toilets.
		name: "bullying",
		both: []string{"threat child insult"},
		says: []string{"keep/keeps hitting/kicking/pushing/tripping/punching/grabbing <them>", "made/makes/make/making <them> hand", "give/gives/giving .. lunch money",
			"bullied", "bullying <them>/<child>", "bullies <them>", "picked/picking on <them>", "being picked on", "spat at/on", "hides/hiding in .. toilets/toilet",
			"racist/homophobic/transphobic",
		},
		child: true, unless: []string{"fiction", "taught", "training"},
	},
	{ // I saw Mr Jones push a pupil against the wall.
		name: "a member of staff",
		both: []string{"staff phone young evening", "staff close young", "staff insult child"},
		says: []string{
			"<staff> ... <rough>/<harm> .. <young>/him/her/them", "<staff> ... <rough> .. <own> <body>", "<staff> ... kiss/kissed/kissing/touched/touching/hugs",
			"<staff> ... text/texts/texting/texted/message/messages/messaging/messaged/dms/snapchat/instagram .. <young>/him/her",
			"gave/gives/giving .. <young> .. lift", "<staff> ... <young> .. worthless/stupid/thick/useless", "<staff> ... called .. <young>/him/her .. worthless/stupid/thick",
			"<staff> ... swear/swears/swore/swearing/shouted/shouting/screamed/screaming at .. <young>", "allegation/allegations",
			"alone/own with .. <young>/boy/girl", "door shut/closed/locked", "concern/concerns/worried/uneasy about .. <staff> .. with",
		},
		but:    []string{"grab a", "lift .. <young> .. confidence", "grabbed .. attention", "hit .. target", "pushed .. further/harder/on"},
		unless: []string{"fiction", "taught", "training"},
	},
	{ // I'm worried about how safe a child in my class is.
		name: "worry said outright", // about anything but learning
		both: []string{"worry young"},
		says: []string{"whether to say/tell/report/pass anything/someone/it",
			"worried/concerned/scared/frightened/fear about/for .. <child> .. safety/welfare/wellbeing", "at risk of/from .. harm/abuse/exploitation",
			"being/been/is abused/neglected/exploited", "abusive home/parent/relationship/<home>", "abuse at", "makes/make/made me uneasy",
			"worried/concerned about <child>/<own> .. home/weekend/holidays", "not right .. with/about <child>", "something .. wrong with <child>",
		},
		child: true, unless: []string{"fiction", "taught", "training", "learning"},
	},
}
