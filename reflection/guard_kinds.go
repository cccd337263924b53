package reflection

// wordKinds are words that tell the same sort of thing. The second ear weighs
// kinds and pairs of kinds, so that it can hear "nan" where the training
// corpus only ever said "gran".
var wordKinds = map[string]string{
	"<she>": `he she they him her them his hers their theirs himself herself themselves he's she's they're he'd she'd they'd he'll she'll
		they've`,
	"<me>": `i me my mine myself i'm i've i'd i'll we us our we'd we've`,
	"<kin>": `dad dads daddy father mum mums mummy mam mother parent parents stepdad stepfather stepmum stepmother step-dad uncle aunt auntie
		cousin cousins brother brothers sister sisters nan nana gran grandma granny grandad grandpa grandfather carer carers family foster
		guardian stepbrother stepsister sibling siblings relative relatives aunty pops papa mama dad's mum's nanny babysitter childminder`,
	"<partner>": `boyfriend girlfriend partner ex boyfriends bf gf fella husband wife fiance lover dating relationship`,
	"<stranger>": `man men guy bloke blokes guys stranger strangers adult adults older elder neighbour lodger landlord someone somebody
		driver friend's mate's grown-up grown lads gang dealer customer crew olders group`,
	"<pupil>": `pupil pupils child children kid kids student students boy boys girl girls lad lads lass teenager teenagers youngster tutee
		tutees toddler baby form nursery reception`,
	"<adult-at-school>": `teacher teachers ta assistant colleague coach caretaker tutor lsa headteacher driver staff sir miss mr mrs ms
		supply cover technician escort volunteer cleaner supervisor instructor chaperone midday cook office receptionist governor`,
	"<blow>": `hit hits hitting punch punched punches punching slap slapped slaps slapping beat beats beaten beating batter batters battered
		strangle strangled strangles choke chokes choked thump thumps thumped whack whacks whacked smack smacks smacked belts belted belt clout
		clouted clips wallop walloped hiding kick kicks kicked kicking shove shoves shoved push pushed pushes shook shakes shaken grab grabs
		grabbed drag drags dragged throttle throttled headbutt headbutted bite bites bit spit spat stamp stamped slammed slam slams pinned pins
		twist twisted yank yanked hurt hurts hurting hurtful violent violence attack attacked attacks lash lashes burnt whip whipped cane
		slipper spoon backhand knocked knock threw throws chucked`,
	"<injury>": `bruise bruises bruised bruising cut cuts mark marks burn burns burnt scratch scratches scar scars welt welts swollen
		swelling bleeding blood bloody bloodstained scab scabs blister blisters broken fracture fractured limp limping wince winces winced sore
		wound wounds bump lump graze grazes black purple yellow blue redness rash handprint fingerprints plaster plasters bandage bandaged sling
		stitches hospital hurt injury injuries injured tender scald scalded concussion concussed`,
	"<body>": `arm arms forearm forearms wrist wrists leg legs thigh thighs neck throat face cheek cheeks back chest ribs stomach tummy eye
		eyes head ear ears lip lips jaw hand hands finger fingers knuckles shin shins ankle ankles foot feet bum bottom shoulder shoulders hip
		hips skin scalp hair mouth nose nails knee knees elbow sleeve sleeves chin temple collarbone tooth teeth`,
	"<private-parts>": `private privates penis vagina willy fanny bits bottom bum boobs breasts chest knickers pants underwear bra trousers
		skirt naked undressed undress undresses nude nudes bed bath shower toilet toilets changing bedroom strip stripped`,
	"<sex>": `sex sexual sexually sexualised touch touches touched touching kiss kisses kissed kissing rape raped molested groped groping
		grope fondle fondled porn pornography groomed grooming pregnant condom condoms pill virgin nudes nude sexting sexy horny moaning cuddles
		cuddle lap tickle tickles tickling abuse abused abuses abusing assault assaulted inappropriate inappropriately consent period sti escort
		flashed exposed rubs rubbing stroke strokes stroked stroking licking humping`,
	"<fear>": `afraid scared frightened terrified petrified fear fears dread dreads dreading scary panic panics panicked flinch flinches
		flinched cower cowered cowers cowering hides hid hiding shaking shakes trembling trembled froze freezes frozen startled jumpy wary
		nervous unsafe safe clings clung clinging begged begging begs pleaded`,
	"<sad>": `cry cries cried crying sob sobs sobbing sobbed tears tearful tear upset hopeless worthless empty numb sad sadness depressed
		depression miserable withdrawn alone lonely hates hate hated despair broken inconsolable distressed distraught traumatised quiet silent
		zoned flat subdued pale`,
	"<end-it>": `die dies dying dead death suicide suicidal kill killing overdose overdosed tablets pills paracetamol jump jumping bridge
		rope noose hang hanging hung drown disappear vanish goodbye goodbyes point burden end ended ending worth living alive exist wake gone
		cease sleep forever`,
	"<harm-to-self>": `self-harm self harm harms harming harmed cutting blade blades razor razors sharpener scissors compass lighter plaster
		plasters sleeves slit slits picking scratching bang banging bangs pulls pulling bites`,
	"<hunger>": `hungry hunger starving starved starve breakfast dinner lunch food eat eats eating ate eaten fed feed feeds feeding meal
		meals leftovers bins bin crumbs crisps snack snacks toast fridge cupboard cupboards kitchen cook cooks sandwich sandwiches bread noodles
		tea`,
	"<neglect>": `dirty filthy smell smells smelly smelt stinks stinking stank unwashed wash washed unkempt nits lice scabies urine wee
		soiled wet soaked damp cold freezing coat coats shoes holes hole uniform nappy nappies heating electric electricity gas meter candle
		candles mattress floor sofa tooth teeth rotten infected untreated dentist doctor medicine inhaler glasses thin skinny malnourished
		weight neglect neglected mould rats hot water boiler clothes laundry socks sleeping slept`,
	"<home>": `home house flat bedroom kitchen stairs door hostel refuge hotel b&b caravan car garage shed garden street bus station tent
		doorstep landing cupboard attic`,
	"<alone>": `alone nobody none noone no-one one's own empty herself himself unsupervised left leaves leaving home lock locks locked
		locking shut abandoned`,
	"<going>": `go goes going went gone leave leaving left run runs ran running away missing disappeared vanished taken takes take took sent
		send sends back return returns collect collected collects pick picked picks picking weekend weekends holidays hometime half-term friday
		fridays sunday sundays`,
	"<night>": `night nights evening evenings midnight late bedtime dark sleep asleep sleeps slept weekend weekends early hours dawn am
		sleepover sofa awake`,
	"<drink-and-drugs>": `drunk drink drinks drinking drank drinker beer vodka wine whisky cider cans bottle bottles alcohol hungover drug
		drugs weed spliff cannabis cocaine crack heroin ketamine needle needles spice high stoned smoking smoke smokes vape vapes pills stash
		dealing deals dealer dealers grinder baggie baggies bag edibles sniffing gas balloons nos passed out slurring wrap wraps ket pissed`,
	"<weapon>": `knife knives blade blades machete machetes weapon weapons gun guns screwdriver shank stab stabbed stabbing stabs hammer
		zombie bat knuckleduster acid shooter firearm pistol bullets armed axe ammo scissors tooled`,
	"<money>": `money cash owe owes owed debt debts pay pays paid paying notes £ pounds phone phones trainers gifts gift presents present
		designer bought buys buying iphone jewellery watch hotel train tickets taxi taxis parcel parcels package packages delivering errand
		errands run runs drop drops job jobs county lines trap sim`,
	"<online>": `online internet snapchat snap snaps instagram insta tiktok whatsapp discord roblox fortnite message messages messaging
		messaged text texts texting texted dm dms chat chats chatting phone webcam video videos filmed filming film films picture pictures photo
		photos pics pic selfie selfies camera livestream live post posts posted posting account profile website site app forum server gaming
		game xbox telegram sent send sends sending share shared sharing followers`,
	"<secret>": `secret secrets secretly tell telling tells told promise promised promises swear swore quiet hush hide hiding hidden whisper
		whispered whispers confide confided trust between anyone anybody else trouble grass snitch sworn delete deleted`,
	"<disclose>": `told tells said says mentioned admitted disclosed confided let slip blurted showed shown show wrote drew drawing draws
		note letter asked asks overheard heard claims claimed reckons hinted whispered announced spoke`,
	"<threat>": `threat threats threaten threatens threatened threatening kill killed warned warns find finds found trouble punish punishes
		punished punishment angry anger furious cross rage temper shout shouts shouted shouting scream screams screamed screaming yell yells
		yelled control controls controlling force forced forces forcing make makes made making blackmail blackmailed blackmailing follow follows
		followed following wait waiting waits outside gate gates watches watching stalking jumped`,
	"<bullied>": `bully bullied bullying bullies tease teased teasing names slur slurs racist homophobic laughed mocked excluded freak ugly
		fat loser gay called calling targeted picked surround surrounded cornered ganged tripped stole steal nicked humiliated filming hounded`,
	"<belief>": `isis jihad extremist extremists radical radicalised infidel infidels kuffar martyr martyrs nazi nazis hitler white race
		supremacy incel incels manifesto immigrants muslims jews groups terrorist terrorism bomb bombs attack attacks caliphate prophecy cause
		brothers war soldier fighters migrants foreigners swastika swastikas violence women deserve shooter shooting hates jew muslim`,
	"<marriage>": `marry married marriage marrying wedding engaged engagement bride husband wife honour shame arranged cousin fgm cut
		circumcised ceremony passport abroad pakistan somalia bangladesh india nigeria gambia sudan egypt kenya flight flights ticket tickets
		summer trip aunties village family dishonour obey`,
	"<authorities>": `police social worker workers services ambulance court prison jail custody arrested safeguarding dsl lead referral
		referred camhs concern concerns cpoms mash counsellor nurse hospital lado childline disclosure disclosed protection plan log logged
		report reported`,
	"<illness-of-mind>": `depressed depression anxiety anxious voices hears psychotic panic attacks mental breakdown bipolar manic medication
		antidepressants sectioned therapist counselling purge purging bulimic anorexic anorexia sick vomit vomiting vomits calories laxatives
		starving weight fainted fainting dizzy faint`,
	"<unease>": `worried worry worries worrying concerned concern uneasy uncomfortable bothers bothered bothering troubled troubling
		disturbed disturbing weird odd strange off wrong funny feeling gut niggling alarm bells shocked haunts instinct suspicious suspect
		suspicion creepy unsettled unsettling`,
	"<again>": `again always every keeps keep kept still often third fourth another more since lately weeks days constantly usually sometimes
		whenever anymore used`,
	"<not>": `no not never don't doesn't didn't won't can't cannot couldn't wouldn't isn't wasn't hasn't haven't hadn't nothing without nor
		refuses refused refusing wont dont cant didnt doesnt stopped`,
	"<excuse>": `fell fall walked banged tripped slipped door stairs cupboard accident clumsy explain explained reason story excuse bike
		trampoline changed lied lying pretend pretends covered cover covering claims insisted insists`,
	"<care>": `cares caring carer carers looks after cooks cleans washes gets up changes lifts siblings brother's brothers sisters mum's
		disabled ill illness wheelchair medication responsible shopping bedtime babies twins`,

	// What mostly speaks of teaching.
	"<lesson>": `lesson lessons class classes unit units topic starter plenary slide slides task tasks activity activities worksheet
		worksheets quiz quizzes homework book books exercise whiteboard whiteboards board visualiser scheme seating plan planning plans
		curriculum objective objectives modelling model models modelled scaffold scaffolds scaffolding retrieval recall questioning discussion
		pairs talk partners carousel group groups table tables differentiation display hinge instruction instructions routine routines
		transition transitions register assembly bell period planner timer cold calling demonstration practical experiment powerpoint cover form
		tutor time`,
	"<subject>": `maths english science history geography french spanish german art music drama computing biology chemistry physics pe re dt
		pshe rse citizenship phonics literacy numeracy spelling spellings reading writing grammar algebra fractions decimals equations equation
		geometry times poetry literature sociology psychology business economics latin`,
	"<work>": `work answer answers answered question questions essay essays paragraph paragraphs sentence sentences word words vocabulary
		mark marks marking marked feedback test tests exam exams mock mocks assessment grade grades score scores target targets result results
		data progress error errors mistake mistakes misconception misconceptions draft drafts redraft method methods problem problems
		problem-solving step steps evidence analysis argument plan notes diagram graph chart map page pages text texts textbook paper papers
		revision coursework project presentation poster story stories pencil pen pens ruler calculator glue sticks scissors planner ink glossary`,
	"<text>": `shakespeare macbeth hamlet othello romeo juliet tybalt duncan banquo lennie curley sykes scrooge jekyll frankenstein dracula
		dickens priestley orwell golding dahl character characters narrator protagonist villain novel novels poem poems poet scene scenes
		chapter plot tragedy play fiction myth myths legend quotation quotations quote quotes metaphor simile stanza author writer writers theme
		themes act ending victorian tudor romans roman viking vikings war holocaust blitz slavery slave trench trenches soldiers soldier henry
		hitler king queen century empire medieval source sources fairytale fable film extract monologue hot-seating role-play`,
	"<training>": `training trained briefing inset cpd webinar module policy policies course refresher display poster posters leaflet session
		assembly speaker week day charity nspcc talk visit awareness drill`,
	"<teachers-own>": `i my mine myself i'm i've i'd i'll me mentor observation observed observer feedback workload marking planning lunch
		coffee weekend behaviour management ect nqt head department hod tired stressed nervous voice confidence pace timing target`,
	"<praise>": `good great well lovely best better brilliant pleased proud happy glad enjoyed enjoy loved love fun funny laughed laugh
		laughing smile smiled smiling confident confidence improved improving calm calmer engaged keen helpful success successful worked works
		clear clearer focused nice wonderful superb excited perfect fantastic excellent praise praised merit merits thank thanked thanks
		delighted nailed smashed clever kind impressed celebration`,
	"<learning>": `learn learned learnt learning understand understood understanding know knew knows knowledge think thinking thought read
		reads spell count explain explained solve solved remember remembered forgot forget revise practise practised guess guessed multiply
		divide add subtract carry infer predict compare describe attempt attempted finish finished start started struggle struggled stuck
		confused misread copy copied concept idea ideas`,
	"<sport>": `ball match football rugby netball hockey cricket tennis rounders goal goals team teams game games pe race races swimming gym
		gymnastics dance bat pitch court relay tackle penalty dodgeball basketball shot tournament sports trampoline hurdles club practice
		rehearsal`,
	"<school-things>": `trip trips concert show assembly fair parents' evening timetable uniform detention detentions corridor canteen
		playground bus photocopier projector laptop laptops computer printer room rooms window windows desk desks chair chairs break lunchtime
		register reports report email emails meeting meetings deadline`,
	"<accounted-for>": `sorted fine ok alright okay mended healed friends giggling giggled joking joke jokes laughing henna paint painted costume fake
		halloween makeup glitter eid diwali christmas birthday easter santa camping collected first aider aid ice pack logged form both apologised sorry
		restorative agreed known plan review happily proud cheering`,
	"<ordinarily-ill>": `asthma flu cold chickenpox pox braces dentist orthodontist cast nosebleed allergy allergies eczema hayfever fever cough tonsils
		glandular virus bug diabetic diabetes epilepsy migraine dementia operation surgery physio crutches optician sprain sprained ankle`,
	"<hardship>": `evicted landlord bailiffs foodbank hostel homeless refuge sofa-surfing addict addicted addiction alcoholic dealer needles prison
		sectioned overdosed gambling debts pawned locks locked mould rats mattress carer carers benefits`,
	"<small-child>": `nursery reception little tiny youngest toddler year-1 four five six seven yr1 y1 y2 ks1 infant infants preschool nappy`,
	"<far-older>":   `older olders twenties 19 20 21 22 23 24 25 26 27 28 30 40 adult grown boyfriend man men bloke lads`,
	"<odd-hours>":   `midnight 1am 2am 3am 4am am early dawn late nights asleep awake`,
}
