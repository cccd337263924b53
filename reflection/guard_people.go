package reflection

import "strings"

// publicPeople are people and characters whom lessons, assemblies and staff
// rooms speak of by their full name, written down from general knowledge: lower
// case, parted by commas. Given name alone, each may be anybody's.
const publicPeople = `
ada twist, adam ant, adam peaty, adrian mole, agatha raisin, agnes grey, aladdin sane, alan partridge, alan shearer, alan sugar, alan
titchmarsh, albert camus, albert schweitzer, aldous huxley, alec guinness, alesha dixon, alex ferguson, alex horne, alex rider, alex
wheatle, alexander fleming, alexander graham, alexander hamilton, alexander mccall, alexander pope, alexandre dumas, alfred nobel, alfred
wainwright, alfred wallace, alice munro, alice oswald, alice walker, alison hammond, allan ahlberg, ally pally, amanda gorman, amelia
bedelia, amelia fang, amy dorrit, amy johnson, amy winehouse, andre rieu, andrea levy, andreas schleicher, andrew carnegie, andrew
flintoff, andrew lloyd, andrew marvell, andrew motion, andy burnham, andy goldsworthy, andy murray, andy serkis, andy stanton, aneurin
bevan, angela davis, angela merkel, angela rayner, angelina jolie, angie thomas, angus deayton, anita desai, ann cleeves, ann widdecombe,
anna karenina, anna kournikova, anna pavlova, anna sewell, anne askew, anne fine, anne lister, anne shirley, anne tyler, anni albers,
annie besant, annie lennox, annie oakley, anthony burgess, anthony gormley, anthony hopkins, anthony joshua, anthony trollope, anton
chekhov, anton du, antonio vivaldi, antony gormley, archie bunker, aretha franklin, ariana grande, arnold schwarzenegger, arsene wenger,
artemis fowl, arthur ashe, arthur conan, arthur dent, arthur rackham, arthur scargill, astrid lindgren, atticus finch, aubrey beardsley,
audrey hepburn, august strindberg, auguste rodin, augusto pinochet, ayrton senna, barack obama, barbara castle, barbara hepworth, barbara
kingsolver, barbara kruger, barbara windsor, barnaby bear, barnes wallis, barry hines, barry manilow, barry white, bart simpson, basil
fawlty, bear grylls, beatrix kiddo, beatrix potter, bela bartok, bella swan, ben fogle, ben jonson, ben kingsley, ben nevis, ben okri, ben
shephard, ben stokes, ben ten, benedict cumberbatch, benito mussolini, benjamin bloom, benjamin button, benjamin disraeli, bernardine
evaristo, bernie sanders, bertha mason, bertie wooster, bertolt brecht, bessie coleman, beth mead, beth tweddle, bette davis, betty boop,
bilbo baggins, bill bailey, bill bryson, bill murray, bill nye, bill shankly, bill sikes, billie holiday, billie jean, billie piper, billy
bob, billy bragg, billy casper, billy connolly, billy elliot, billy goat, billy goats, billy idol, billy joel, bob cratchit, bob dylan,
bob geldof, bob monkhouse, bob mortimer, bob ross, bobby charlton, bobby moore, bonnie tyler, booker t, boris becker, boris karloff, brad
pitt, bradley cooper, bradley walsh, bradley wiggins, bram stoker, brian blessed, brian clough, brian cox, bridget jones, bridget riley,
britney spears, bruce banner, bruce lee, bruce springsteen, bruce wayne, bruno mars, bruno tonioli, buddy holly, bugs bunny, bugsy malone,
bukayo saka, buzz aldrin, buzz lightyear, captain sparrow, cara delevingne, carl friedrich, carl gauss, carl jung, carl lewis, carl
linnaeus, carl rogers, carl sagan, carla lane, carol vorderman, caroline herschel, caroline lucas, cary grant, cate blanchett, cath
kidston, catherine earnshaw, catherine howard, catherine parr, catherine tate, cecil rhodes, celine dion, charles barkley, charles
bingley, charles dance, charles de, charles lindbergh, charles perrault, charles rennie, charles saatchi, charles schulz, charles stewart,
charlie brooker, charlie chan, charlie cooke, charlie higson, charlie mackesy, charlie parker, charlie watts, charlotte church, charlotte
lucas, che guevara, cher horowitz, cheryl cole, chester bennington, chimamanda ngozi, chinua achebe, chloe kelly, chris froome, chris
ofili, chris pratt, chris riddell, chris rock, chris whitty, christian andersen, christian bale, christian dior, christian eriksen,
christian grey, christina aguilera, christina perri, christine lagarde, christopher biggins, christopher eccleston, christopher lee,
christopher reeve, christopher robin, cilla black, cindy sherman, claire balding, clara barton, clara oswald, clare balding, clarice bean,
clark kent, claude debussy, claudia jones, claudia winkleman, cliff richard, clint eastwood, clive dunn, coco chanel, colin farrell, colin
firth, colin jackson, colin kaepernick, conor mcgregor, cornelia parker, craig revel, cressida cowell, cristiano ronaldo, daley thompson,
damien hirst, damon albarn, dan brown, dan snow, dan walker, daniel barenboim, daniel bernoulli, daniel craig, daniel day, daniel
kahneman, daniel o'connell, daniel radcliffe, danny boyle, danny champion, danny devito, danny zuko, daphne du, darcey bussell, dav
pilkey, dave grohl, dave myers, david almond, david ausubel, david beckham, david copperfield, david haye, david hockney, david hume,
david jason, david lammy, david lean, david livingstone, david mccandless, david nabarro, david olusoga, david ricardo, david schwimmer,
david shrigley, david starkey, david suzuki, david tennant, davina mccall, debbie mcgee, deborah meaden, delia smith, denis law, dennis
nedry, dennis potter, derek jarman, derek walcott, desmond tutu, diana ross, diane abbott, dick bruna, dick king, dick turpin, dick
whittington, dina asher, doctor who, donald duck, donna summer, donna tartt, doreen lawrence, dorian gray, doris lessing, doris salcedo,
dorothea lange, dorothy gale, dorothy hodgkin, dorothy parker, dorothy vaughan, dorothy wordsworth, douglas adams, dr zog, drew barrymore,
dua lipa, dudley moore, duke ellington, duncan grant, dwayne johnson, dynamo magician, ebenezer scrooge, ed balls, ed davey, ed gein, ed
miliband, eddie hall, eddie izzard, eddie murphy, eddie redmayne, edgar degas, edgar rice, edith cavell, edith nesbit, edith piaf, edith
wharton, edmund hillary, edmund pevensie, edmund spenser, edna o'brien, edouard manet, edvard grieg, edvard munch, edward burra, edward
colston, edward cullen, edward elgar, edward heath, edward hopper, edward hyde, edward rochester, edward scissorhands, edward snowden,
edward thorndike, edwin hubble, edwin lutyens, edwin morgan, efren zimbalist, egon schiele, elaine wyllie, eleanor oliphant, eleanor
rigby, eleanor roosevelt, elie wiesel, elizabeth acevedo, elizabeth anderson, elizabeth bennet, elizabeth bishop, elizabeth day, elizabeth
garrett, elizabeth taylor, ella fitzgerald, ella toone, elle woods, ellen degeneres, ellen ripley, ellie goulding, ellie simmonds, elsie
mcdonald, emil nolde, emile durkheim, emile zola, emily blunt, emily bronte, emily gravett, emily maitlis, emma bovary, emma levey, emma
raducanu, emma thompson, emma watson, emma woodhouse, enid bagnold, enid blyton, enoch powell, enola holmes, eoin colfer, eric cantona,
eric clapton, eric idle, eric morecambe, eric pickles, eric ravilious, erica tate, erik satie, erling haaland, ernest rutherford, ernie
bevin, ernie els, ernie wise, esther rantzen, ethan frome, ethan hawke, euan blair, eva peron, evan davis, eve ainsworth, eve bunting,
evel knievel, evelyn waugh, ezra pound, faith ringgold, farrokh bulsara, fidel castro, fiona bruce, flat stanley, fleur east, florence
foster, florence given, florence griffith, florence pugh, florence welch, forrest gump, francesca martinez, francesca simon, francis
bacon, francis beaumont, francis ford, francis fukuyama, francis galton, francisco goya, frank bruno, frank furedi, frank gehry, frank
herbert, frank lloyd, frank ocean, frank skinner, frank spencer, frank underwood, frankie boyle, frankie bridge, frankie dettori, frankie
howerd, franklin d, frans hals, fred astaire, fred flintstone, freddie flintoff, freddie krueger, freddy krueger, frederic chopin,
frederick ashton, frederick douglass, frederick taylor, friedrich nietzsche, fritz haber, fritz lang, frodo baggins, fyodor dostoevsky,
gabby logan, gabriel garcia, galileo figaro, gareth bale, gareth malone, gareth southgate, gary barlow, gary lineker, gary neville, gary
oldman, gavin and stacey, gavin stacey, gavin williamson, gene kelly, gene wilder, geoff hurst, geoff petty, geoffrey boycott, geoffrey
chaucer, george alagiah, george bernard, george boole, george carlin, george clooney, george eliot, george ezra, george galloway, george
herbert, george ii, george jetson, george lucas, george mallory, george michael, george milton, george mpanga, george osborne, george
stubbs, george szirtes, george v, georgia toffolo, georgina harwood, gerald durrell, gerald scarfe, gerard butler, gerard manley, germaine
greer, gertrude ederle, gertrude stein, gillian anderson, gillian flynn, gillian wearing, ginger rogers, giuseppe arcimboldo, giuseppe
garibaldi, giuseppe verdi, glenn close, glenn miller, gloria gaynor, gloria steinem, gok wan, goldie hawn, gordon banks, gordon brown,
gordon freeman, graham gooch, graham greene, graham norton, graham sutherland, grayson perry, greg davies, greg james, greg rutherford,
greg wallace, gregg wallace, gregor mendel, gregor samsa, gregory peck, gregory porter, greta garbo, greta gerwig, guillermo del, gunther
von, gus gorman, gwendolen fairfax, gwendolyn brooks, gwyneth lewis, gwyneth paltrow, han solo, hanif kureishi, hank williams, hank
zipzer, hannah arendt, hannah cockroft, hannah fry, hannah gadsby, hannah hoch, hannah montana, hannah waddingham, hannibal lecter, hans
christian, hans eysenck, hans holbein, hans solo, harley davidson, harley quinn, harold bloom, harold godwinson, harold macmillan, harold
pinter, harold shipman, harold wilson, harper beckham, harrison birtwistle, harrison ford, harry belafonte, harry enfield, harry hotspur,
harry maguire, harry redknapp, harvey keitel, harvey specter, harvey weinstein, hattie jacques, hattie mcdaniel, hattie peck, heath
ledger, heath robinson, heather small, hector hugh, hedy lamarr, heidi klum, helen cresswell, helen dunmore, helen fielding, helen mirren,
helen sharman, helen skelton, helena bonham, henri becquerel, henri cartier, henri dunant, henrietta maria, henry cavill, henry david,
henry fielding, henry higgins, henry hoover, henry jekyll, henry kissinger, henry mancini, henry mayhew, henry purcell, henry tilney,
henry wadsworth, henry winkler, herbert hoover, herman melville, hermione granger, hetty feather, hieronymus bosch, hilary benn, hilary
hahn, hilary mantel, hilary swank, hillary clinton, holden caulfield, holly golightly, holly smale, holly willoughby, homer simpson,
horatio nelson, horrid henry, howard carter, howard gardner, huckleberry finn, hugh bonneville, hugh fearnley, hugh grant, hugh jackman,
hugh laurie, hugo boss, hugo chavez, humphrey bogart, ian botham, ian brady, ian curtis, ian dury, ian fleming, ian hislop, ian mcewan,
ian mckellen, ian rankin, ian thorpe, ian wright, idi amin, idris elba, iggy pop, igor stravinsky, imelda staunton, immanuel kant, indira
gandhi, ingmar bergman, ingrid bergman, inigo jones, ioan gruffudd, iris murdoch, irvine welsh, isaac asimov, isaac hayes, isabel allende,
isadora duncan, isadora moon, isobel gowdie, italo calvino, ivan denisovich, ivan illich, ivan pavlov, jacinda ardern, jack charlton, jack
daniels, jack dawson, jack dee, jack dempsey, jack dorsey, jack grealish, jack kerouac, jack lemmon, jack merridew, jack nicholson, jack
petchey, jack reacher, jack skellington, jack sparrow, jack straw, jack thorne, jack vettriano, jack whitehall, jack wilshere, jackie
chan, jackie french, jackie kay, jackie kennedy, jackie onassis, jackie robinson, jackie stewart, jackie weaver, jacob collier, jacob
elordi, jacob epstein, jacob lawrence, jacob marley, jacob rees, jacqueline du, jacques cousteau, jacques derrida, jacques louis, jaden
smith, james acaster, james baldwin, james blunt, james chadwick, james clerk, james corden, james dean, james dyson, james earl, james
ensor, james gunn, james herriot, james hetfield, james hook, james hutton, james lovelock, james maddison, james may, james mill, james
naismith, james patterson, james pond, james potter, james prescott, james stewart, james thurber, james turrell, james whistler, jamie
carragher, jamie dornan, jamie lee, jamie redknapp, jamie theakston, jamie vardy, jan van, jan vermeer, jane bennet, jane fonda, jane
hawking, jane mcdonald, jane torvill, janelle monae, janet jackson, janis joplin, jared diamond, jason bourne, jason donovan, jason momoa,
jason statham, javier bardem, jay blades, jay gatsby, jay z, jayne torvill, jean brodie, jean claude, jean genet, jean lave, jean michel,
jean paul, jean valjean, jeff brazier, jeff buckley, jeff goldblum, jeff koons, jennifer aniston, jennifer ehle, jennifer hudson, jennifer
lawrence, jennifer lopez, jennifer saunders, jenny lind, jenny saville, jenny valentine, jeremiah emmanuel, jeremy bentham, jeremy
clarkson, jeremy corbyn, jeremy deller, jeremy fisher, jeremy hunt, jeremy kyle, jeremy paxman, jeremy renner, jeremy strong, jeremy vine,
jerome k, jerry seinfeld, jerry springer, jess ennis, jesse james, jesse lingard, jesse pinkman, jessica chastain, jessie buckley, jessie
burton, jessie diggins, jessie j, jessie ware, jill biden, jill murphy, jim al, jim bowen, jim broadbent, jim carrey, jim crow, jim
davidson, jim hawkins, jim henson, jim kay, jim morrison, jimi hendrix, jimmy carr, jimmy choo, jimmy fallon, jimmy greaves, jimmy page,
jimmy savile, jimmy wales, jk rowling, jo brand, jo cox, jo nesbo, jo whiley, joan aiken, joan armatrading, joan crawford, joan didion,
joan rivers, joanna lumley, joanna trollope, joanne harris, joanne rowling, joe calzaghe, joe exotic, joe hisaishi, joe kirby, joe lycett,
joe marler, joe orton, joe pass, joe rogan, joe strummer, joe sugg, johan cruyff, johann wolfgang, johannes brahms, johannes gutenberg,
johannes itten, johannes kepler, johannes vermeer, john bercow, john betjeman, john bowlby, john bunyan, john calvin, john cleese, john
constable, john dee, john dickinson, john f, john flamsteed, john galsworthy, john gielgud, john grisham, john harrison, john hurt, john
knox, john le, john legend, john logie, john major, john mayer, john mccain, john mcenroe, john motson, john muir, john noakes, john
osborne, john peel, john piper, john prescott, john proctor, john rawls, john ruskin, john singer, john smeaton, john snow, john stuart,
john suchet, john surtees, john tenniel, john thaw, john torode, john travolta, john updike, john virgo, john waters, john wayne, john
webster, john wick, john wilkes, john wyndham, johnny ball, johnny cash, johnny rotten, johnny vegas, johnny wilkinson, jonas salk,
jonathan agnew, jonathan creek, jonathan haidt, jonathan harker, jonathan ive, jonathan ross, jonathan swift, jonny bairstow, jonny
wilkinson, jools holland, jordan henderson, jordan peele, jordan peterson, jordan pickford, jose mourinho, josef albers, josef mengele,
joseph arch, joseph banks, joseph bazalgette, joseph beuys, joseph campbell, joseph chamberlain, joseph conrad, joseph fourier, joseph
goebbels, joseph heller, joseph mengele, joseph merrick, joseph paxton, joseph rowntree, joseph swan, josephine cochrane, josh homme, josh
widdicombe, joy division, joyce grenfell, juan mata, jude law, judi dench, judith butler, judy blume, judy chicago, judy garland, judy
murray, julia gillard, julia jones, julia quinn, julia roberts, julian assange, julian barnes, julian opie, julie andrews, julie walters,
juliet stevenson, julius malema, justin bieber, justin timberlake, justin trudeau, kae tempest, karen blixen, karen carpenter, karl
lagerfeld, karl pilkington, karl popper, kate atkinson, kate chopin, kate humble, kate middleton, kate mosse, kate sheppard, kate tempest,
kate winslet, kath kidston, katharine birbalsingh, kathe kollwitz, katherine hepburn, katherine mansfield, katherine parr, katherine ryan,
katie hopkins, katie ledecky, katie piper, katie price, katniss everdeen, katy perry, kazimir malevich, keanu reeves, kehinde wiley, keir
hardie, keira knightley, keira walsh, keith floyd, keith lemon, keith moon, keith richards, kelly clarkson, kelly holmes, kelly rowland,
kelly sotherton, kelsey grammer, ken dodd, ken follett, ken kesey, ken livingstone, ken loach, kendrick lamar, kenneth branagh, kenneth
williams, kenny dalglish, kerry katona, kevin bacon, kevin bridges, kevin costner, kevin crossley, kevin de, kevin hart, kevin keegan,
kevin spacey, khaled hosseini, kiera knightley, kieran trippier, kim philby, kim wilde, king kong, kingsley amis, kiran millwood, kiri te,
kobe bryant, kofi annan, krishnan guru, kurt cobain, kurt lewin, kurt vonnegut, kurt weill, kwame kwei, kwame nkrumah, kwasi kwarteng,
kylie jenner, kylie minogue, laila ali, lana del, lance armstrong, lara croft, larry nassar, laura kenny, laura kuenssberg, laura marling,
laurel and hardy, lauren bacall, lauren hemp, lauren laverne, laurence fishburne, laurence olivier, laurie lee, lee miller, lee westwood,
lemn sissay, lenny henry, lenny kravitz, leo messi, leon edwards, leon trotsky, leona lewis, leonard bernstein, leonard bloomfield,
leonard cohen, leonardo dicaprio, leonhard euler, leonie norrington, les miserables, levi roots, levi strauss, levi stubbs, lew grade,
lewis capaldi, lewis latimer, lewis pugh, liam fox, liam gallagher, liam neeson, liam payne, libby rees, lil nas, lily collins, lin
manuel, linda hamilton, linda mccartney, linda robson, linus pauling, linus torvalds, lionel richie, lisa riley, lisa simpson, lisbeth
salander, lizzie bennet, lizzie borden, lizzie deignan, lizzie yarnold, lizzy yarnold, lorraine hansberry, lorraine kelly, lottie lyons,
lou reed, louis armstrong, louis de, louis macneice, louis stevenson, louis theroux, louis tomlinson, louis vuitton, louis walsh, louisa
may, louise bourgeois, louise glaum, lubaina himid, lucian freud, luciano pavarotti, lucille ball, lucinda riley, lucy beaumont, lucy liu,
lucy pevensie, lucy stone, lucy worsley, ludovico einaudi, luke combs, luke humphries, luke shaw, luke skywalker, luna lovegood, lynda la,
lyndon b, lynn truss, lyra belacqua, lyra silvertongue, macaulay culkin, maggie aderin, maggie o'farrell, maggie smith, maggie thatcher,
magnus carlsen, magnus chase, magnus magnusson, mahershala ali, malcolm gladwell, malcolm saville, malcolm tucker, malcolm x, manuel
neuer, marc bolan, marc chagall, marc quinn, marcel duchamp, marcel marceau, marcel proust, marco pierre, marco reus, marcus aurelius,
marcus brigstocke, marcus wareing, margaret beckett, margaret cavendish, margaret mahy, margaret mead, margaret mountford, margaret
schlegel, margot fonteyn, margot robbie, maria callas, maria merian, maria sibylla, mariah carey, marian keyes, mariana trench, marie
antoinette, marie kondo, marie stopes, marie tussaud, marilyn manson, mario balotelli, mario testino, maris piper, mark antony, mark
cavendish, mark darcy, mark hamill, mark lanegan, mark radcliffe, mark ronson, mark rothko, mark rylance, mark wahlberg, marlene dietrich,
martha graham, martha lane, martha reeves, martha stewart, martin amis, martin brundle, martin clunes, martin freeman, martin heidegger,
martin keown, martin luther, martin niemoller, martin odegaard, martin parr, martin scorsese, martin sheen, martina navratilova, marvin
gaye, marvin rees, mary beard, mary bennet, mary berry, mary cassatt, mary fildes, mary kingsley, mary lennox, mary oliver, mary poppins,
mary portas, mary quant, mary whitehouse, mason mount, matt damon, matt groening, matt haig, matt hancock, matt le, matt leblanc, matt
lucas, matthew arnold, matthew bourne, matthew flinders, matthew mcconaughey, matthew perry, maurice ravel, maurice sendak, max born, max
ernst, max headroom, max mosley, max verstappen, max weber, max whitlock, maximilien robespierre, maxine peake, maya lin, meghan markle,
meghan trainor, mel b, mel brooks, mel c, mel gibson, mel giedroyc, mel torme, melinda gates, melissa mccarthy, melvin burgess, melvyn
bragg, meryl streep, mia farrow, mia hamm, mia khalifa, micah richards, michael bay, michael bond, michael buble, michael caine, michael
cera, michael craig, michael douglas, michael ende, michael fabricant, michael gove, michael heseltine, michael holding, michael kors,
michael mcintyre, michael moore, michael morpurgo, michael palin, michael parkinson, michael phelps, michael rosen, michael schumacher,
michael sheen, michael vaughan, michel barnier, michel foucault, michelangelo buonarroti, michelle fairley, michelle keegan, michelle
visage, michelle yeoh, mick hucknall, mick jagger, mike leigh, mike myers, mike oldfield, mike tyson, mikhail gorbachev, mila kunis, miles
teller, miley cyrus, milly molly, milton friedman, milton keynes, minnie mouse, miranda hart, miriam margolyes, mo gawdat, mo mowlam, mo
salah, moby dick, modesty blaise, mohamed salah, mohammed ali, mohammed salah, molly bloom, molly malone, molly weasley, monica ali,
monica geller, monica lewinsky, monica seles, morgan freeman, muddy waters, mungo park, muriel spark, myleene klass, myra hindley, nadia
hussain, nadine dorries, nadiya hussain, nancy drew, nancy mitford, nancy pelosi, nancy reagan, nancy sikes, nancy spungen, nanny mcphee,
naomi alderman, naomi campbell, naomi klein, naomi osaka, naomi watts, natalie cole, natalie portman, natasha bedingfield, nathan drake,
nathaniel hawthorne, neil degrasse, neil diamond, neil kinnock, nellie bly, nellie melba, nelly furtado, neville chamberlain, neville
longbottom, niccolo machiavelli, nicholas cage, nicholas nickleby, nick carraway, nick clegg, nick faldo, nick frost, nick gibb, nick
hornby, nick knowles, nicki minaj, nicky minaj, nicola coughlan, nicola morgan, nicolas cage, nicolas copernicus, nicole kidman, nicole
scherzinger, nigel farage, nigel kennedy, nigel mansell, nigel slater, nigella lawson, nikita khrushchev, nile rodgers, nina bawden, noam
chomsky, noel coward, noel edmonds, noel fielding, noel gallagher, noel streatfeild, nora ephron, nora helmer, nora jones, nora roberts,
norah jones, norman bates, norman cook, norman foster, norman lamont, norman rockwell, norman wisdom, novak djokovic, octavia butler,
octavia hill, odette sansom, ole gunnar, olga korbut, olive oyl, oliver bowden, oliver goldsmith, oliver jeffers, oliver mellors, oliver
sacks, olivia colman, olivia newton, olivia rodrigo, ollie olliver, ollie pope, ollie watkins, opal plumstead, oprah winfrey, orlando
bloom, orson welles, osama bin, oscar isaac, oscar peterson, oscar pistorius, otis redding, otto frank, otto octavius, owen farrell, owen
wilson, ozzy osbourne, pam ayres, pamela anderson, pat barker, pat butcher, pat hutchins, patricia highsmith, patrick bateman, patrick
henry, patrick kielty, patrick moore, patrick ness, patrick star, patrick stewart, patrick swayze, patrick vallance, patrick vieira, patsy
cline, patsy stone, patti smith, paul bunyan, paul chowdhry, paul gascoigne, paul hollywood, paul jung, paul o'grady, paul pogba, paul
revere, paul robeson, paul scholes, paul stephenson, paul strand, paul verlaine, paul weller, paula hawkins, paula radcliffe, paula rego,
paula vennells, paulo coelho, paulo freire, pearl buck, pearl harbor, pearl harbour, pearl jam, pedro pascal, penelope cruz, penelope
wilton, penny black, penny lane, penny mordaunt, pep guardiola, percy weasley, peter andre, peter blake, peter capaldi, peter carey, peter
crouch, peter cushing, peter gabriel, peter griffin, peter higgs, peter jackson, peter kay, peter mandelson, peter parker, peter paul,
peter pettigrew, peter piper, peter sagan, peter schmeichel, peter sellers, peter shaffer, peter shilton, peter sutcliffe, peter tatchell,
peter thiel, petula clark, peyton manning, pharrell williams, phil beadle, phil collins, phil foden, phil mitchell, phil neville, philip
green, philip hammond, philip k, philip pirrip, philip roth, philip schofield, philip seymour, philip zimbardo, phillip schofield, phoebe
buffay, phoebe philo, phoebe snow, phoebe waller, pierce brosnan, pierre auguste, pierre bourdieu, pierre curie, pierre de, piers morgan,
pieter bruegel, pip fitz, pippa middleton, pippi longstocking, pj harvey, pol pot, polly toynbee, poppy delevingne, primo levi, princess
diana, priti patel, priyanka chopra, prunella scales, psy gangnam, queen latifah, quentin tarantino, rachel carson, rachel joyce, rachel
renee, rachel weisz, rachel whiteread, rachel yankey, rafa benitez, rafa nadal, rafael nadal, ralph ellison, ralph fiennes, ralph lauren,
ralph steadman, ralph vaughan, ralph waldo, ralph wiggum, ravi shankar, ray bradbury, ray mears, ray winstone, raymond briggs, raymond
carver, raymond chandler, rebecca adlington, rebecca black, rebecca ferguson, rebecca stead, reece james, reese witherspoon, reggie kray,
reggie yates, reni eddo, reverend king, rhys ifans, rhys stephenson, richard attenborough, richard ayoade, richard burton, richard curtis,
richard dadd, richard dunwoody, richard e, richard gere, richard hammond, richard hannon, richard iii, richard madeley, richard osman,
richard pryor, richard rogers, richard serra, richard strauss, richard wagner, richard whiteley, rick astley, rick mayall, rick sanchez,
rick stein, rick wakeman, ricky gervais, ricky hatton, ricky martin, ricky ponting, ridley scott, rik mayall, rita hayworth, rita ora,
rita skeeter, river phoenix, rob beckett, rob brydon, rob delaney, robbie coltrane, robbie fowler, robbie williams, robert baden, robert
bolt, robert catesby, robert cecil, robert clive, robert de, robert downey, robert e, robert koch, robert lewandowski, robert mugabe,
robert oppenheimer, robert pattinson, robert plant, robert rauschenberg, robert redford, robert schumann, robert wiene, robert winston,
roberto baggio, robin dunbar, robin gibb, robin stevens, robin van, robin williams, robinson crusoe, roger daltrey, roger federer, roger
hargreaves, roger mcgough, roger rabbit, roger waters, rohinton mistry, roman abramovich, roman kemp, roman polanski, romelu lukaku,
romesh ranganathan, ron weasley, ronnie barker, ronnie corbett, ronnie kray, ronnie o'sullivan, ronnie wood, rory bremner, rory kinnear,
rory mcilroy, rory stewart, rosa bonheur, rosa luxemburg, rose ayling, rose tyler, rosemary sutcliff, rosie cotton, rosie revere, rowan
atkinson, rowan williams, roxie hart, roy cropper, roy hodgson, roy keane, roy orbison, roy rogers, roy walker, rubeus hagrid, ruby wax,
rudolf hess, rudolf nureyev, rudolph nureyev, rufus wainwright, rupert bear, rupert brooke, rupert everett, rupert grint, rupert murdoch,
russell brand, russell crowe, russell howard, russell t, ruth bader, ruth ellis, ruth langsford, ruth prawer, ruth rendell, ryan gosling,
ryan reynolds, sadiq khan, sajid javid, sally bercow, sally gardner, sally lindsay, sally pearson, sally rooney, salman rushdie, sam
allardyce, sam altman, sam fender, sam mendes, sam neill, sam smith, sam sparro, samantha cameron, samuel beckett, samuel coleridge,
samuel colt, samuel johnson, samuel l, samuel morse, samuel richardson, samuel taylor, samwise gamgee, sandi toksvig, sandra bullock,
sandro botticelli, santi cazorla, sarah connor, sarah ferguson, sarah harding, sarah lancashire, sarah lucas, sarah millican, sarah moss,
sarah palin, sarah waters, scarlett johansson, scarlett moffatt, scarlett o'hara, scott fitzgerald, scott joplin, scott mctominay, scott
mills, scout finch, seamus heaney, sean bean, sean connery, sean dyche, sean lock, sean paul, sean penn, seb coe, sebastian coe, sebastian
faulks, sebastian vettel, selena gomez, serena joy, sergei prokofiev, sergei rachmaninov, sergio aguero, sergio leone, seth macfarlane,
shane macgowan, shane meadows, shane warne, shania twain, shel silverstein, shelley duvall, sherlock gnomes, shirley bassey, shirley
hughes, shirley jackson, shirley temple, shirley valentine, shirley williams, shola ameobi, sid vicious, sidney poitier, siegfried
sassoon, sigourney weaver, silas marner, simon baron, simon bolivar, simon cowell, simon le, simon pegg, simon rattle, simon schama, simon
sinek, simon singh, simon webbe, simon weston, simone de, sinead o'connor, sly stallone, snoop dogg, sofia coppola, sojourner truth, sol
campbell, solange knowles, solomon northup, son heung, sonia sotomayor, sonny and cher, sonny bill, sonya sones, sophia loren, sophie
ecclestone, sophie germain, sophie hatter, sophie hitchon, sophie scholl, spike lee, spike milligan, stacey dooley, stacey solomon, stan
laurel, stan lee, stan wawrinka, stanley kowalski, stanley kubrick, stanley matthews, stanley milgram, stanley spencer, stanley tucci,
stanley yelnats, stella creasy, stella duffy, stella mccartney, stella rimington, stephen covey, stephen dedalus, stephen fry, stephen
hendry, stephen krashen, stephen mangan, stephen merchant, stephen mulhern, stephen sondheim, stephen spender, stephen wiltshire,
stephenie meyer, steve biko, steve carell, steve coogan, steve cram, steve mcqueen, steve ovett, steve redgrave, steve reich, steven
gerrard, steven pinker, steven seagal, steven spielberg, stevie nicks, stevie smith, stirling moss, sue barker, sue cowley, sue perkins,
sue ryder, sue townsend, suella braverman, susan calman, susan hill, susan sarandon, susan sontag, susanna clarke, susanna reid, suzanne
collins, suzanne vega, sybil vane, sylvester stallone, sylvia pankhurst, sylvia plath, tacita dean, tamara de, tamara lempicka, tanya
byron, taron egerton, tatiana romanov, ted bundy, ted hughes, ted kaczynski, ted lasso, ted mosby, temple grandin, tennessee williams,
terry crews, terry deary, terry gilliam, terry jones, terry pratchett, terry waite, terry wogan, tess daly, tess durbeyfield, tessa
jowell, tessa sanderson, thandiwe newton, thierry henry, thom yorke, thomas aquinas, thomas barnardo, thomas clarkson, thomas cranmer,
thomas cromwell, thomas gainsborough, thomas gradgrind, thomas heatherwick, thomas hobbes, thomas jefferson, thomas kuhn, thomas malthus,
thomas mann, thomas more, thomas newcomen, thomas paine, thomas piketty, thomas schelling, thomas tallis, thomas telford, thomas tuchel,
thomas wolsey, thomas wyatt, tiger woods, tilda swinton, tim burgess, tim curry, tim henman, tim minchin, tim oates, tim rice, tim vine,
tim westwood, tim winton, tina fey, tina turner, tiny tempah, tiny tim, titus andronicus, titus salt, tobey maguire, toby alderweireld,
toby belch, toby jones, todd carty, tom and jerry, tom buchanan, tom curry, tom hiddleston, tom joad, tom kerridge, tom kitten, tom
lehrer, tom odell, tom petty, tom riddle, tom sawyer, tom stoppard, tom thumb, tom waits, tommy cooper, tommy fury, tommy hilfiger, tommy
robinson, tommy shelby, toni kroos, toni morrison, tony benn, tony bradman, tony cragg, tony hancock, tony harrison, tony hawk, tony
montana, tony morrison, tony soprano, tracey emin, tracy beaker, tracy chapman, tracy chevalier, tracy turnblad, trent alexander, trevor
mcdonald, trevor noah, trevor phillips, truman capote, tupac shakur, twyla tharp, tyler durden, tyler perry, tyrion lannister, tyson fury,
uma thurman, umberto eco, ursula k, ursula le, ursula von, val kilmer, val mcdermid, valentina tereshkova, valerie singleton, van
morrison, vanessa bell, vanessa feltz, vanessa redgrave, varjak paw, vera brittain, vera lynn, vera wang, vernon kay, veronica lake, vic
reeves, victor frankenstein, victor hugo, victor meldrew, victor vasarely, victor wembanyama, victoria azarenka, victoria beckham,
victoria coren, victoria pendleton, viggo mortensen, viktor frankl, vin diesel, vince cable, vince vaughn, vincent kompany, vincent price,
vinnie jones, viola davis, violet beauregarde, violet jessop, virat kohli, virgil van, virginia mckenna, virginia woolf, vita sackville,
vivien leigh, vladimir nabokov, volodymyr zelensky, wallace and gromit, walt whitman, walter de, walter gropius, walter mitty, walter
scott, walter sickert, warren beatty, warren buffett, wayne mcgregor, wayne sleep, wednesday addams, wendy cope, wendy darling, wes
anderson, wes streeting, wilbur smith, wilfred owen, wilfred rhodes, wilfred thesiger, wilkie collins, will ferrell, will greenwood, will
poulter, will scarlet, will self, will shakespeare, willem dafoe, william booth, william boyd, william carlos, william cobbett, william
empson, william faulkner, william gladstone, william hague, william hartnell, william harvey, william herschel, william hogarth, william
holman, william kempe, william laud, william morris, william penn, william perkin, william petty, william pitt, william rufus, william
shatner, william tell, william trevor, william tyndale, william wallace, william whewell, william wyler, willy loman, willy russell, willy
wonka, wilma rudolph, wilt chamberlain, winnie mandela, winston smith, woody allen, woody guthrie, woody harrelson, xavi hernandez, xi
jinping, yasser arafat, yayoi kusama, yehudi menuhin, yinka ilori, yinka shonibare, yoko ono, yuval noah, yves klein, yves saint, zac
efron, zack snyder, zadie smith, will smith, zara mcdermott, zara tindall, zayn malik, zelda fitzgerald, ziggy marley, ziggy stardust, zinedine
zidane, zlatan ibrahimovic, zoe ball, zoe kravitz, zoe sugg, zola budd, zora neale
`

// peoplePhrases are the names as phrases.
func peoplePhrases() (phrases []string) {
	for name := range strings.SplitSeq(publicPeople, ",") {
		phrases = append(phrases, strings.Join(strings.Fields(name), " "))
	}
	return phrases
}
