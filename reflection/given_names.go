package reflection

import _ "embed"

// Given names heard in classrooms in England: lower case, without accents.
// Most are in a list of the Office for National Statistics, whose licence and
// source stand at its head; those here were written down from general
// knowledge, and say what a name of that list proves where it is also a word.
// No list is complete; a name that is missing is found only by what stands
// around it ("a pupil called …").

//go:embed given_names_ons.txt
var givenNamesONS string

// nameKind is how much a given name proves by itself.
type nameKind uint8

const (
	notName     nameKind = iota
	plainName            // hardly anything else: found in any case
	cappedName           // a word in lower case: found with a capital, anywhere
	wordName             // a word: found with a capital inside a sentence, else with more evidence
	capitalName          // a month, place, subject: has a capital anyway, so always needs evidence
)

// Names, whatever the case, that the list of the ONS lacks.
const plainNames = `
aanuoluwapo aarthi abayomi abdelkader abdiaziz abdifatah abdihakim abdihamid abdikadir abdikarim abdinasir abdinur
abdirashid abdirizak abdisalam abdiwahab abdulbari abdulkarim abdurrahim abebe abidemi abiel abieyuwa abimbola abinesh
abiodun abiola abiram abishan abishna abisola abolfazl abosede abram abrehet abrham achol adaku adebayo adebimpe
adebisi adebola adedayo adedolapo adedoyin adefemi adegbola adegoke adeife adekola adekunle adelaja adelani adeleke
adenike adeniyi adeolu adepeju aderemi aderinola aderinsola aderonke adesewa adesola adetokunbo adetola adetoro
adetoun adewale adewumi adewunmi adeyinka adhithya adjei adjoa adonay adunni adunola afi afolabi afolake afriyie
afsaneh afshan afua aganetha agbaje agne agnese agnieszka agrima agyeman ahmadreza aida aidin aikaterini aiko aileas
ailidh ailis ainars aindriu aiping aisosa aiste aivars ajmal akachi akane akinwale akshan akunna akwasi akyaa albana
albena albertina albiona alec alem alemayehu alfonzo alfredo alhassan alif alinafe aline aljaz almas almaz aloysius
alphonso altin alun amaka amalachukwu amandi amaobi amarachukwu amardeep amarjit ameer amenze amirali amirhossein
amoke amolak amrita amritha amritpal anahit anastasiia anca andile andrii andris andriy andy anele anelia anete
anhelina aniket anikka aniruddha anis anisoara anjola anju anke annalise anneke anojan anotida anselm anselmo anuli
anuoluwa anyanwu aodhnait aoibhinn aonghus apisana araceli ararat arashdeep aravin aravind arben archana ardalan
ardavan ardiana ardit ardita arezoo arianell arianit arijana arinze arlinda armela armend arnas arshdeep arta artan
artemiy arthi arthiga arturas arulan arunima arvis arzo asaad asadullah asahi asantewaa asen ashraf ashvini asmita
astou asuka asuna ataliya atanas ataullah atefeh atinuke atiqullah audrius augusta augustina aurel austris avigail
avishka aviva avtar awara awet ayaanle ayaka ayelet aylwin ayo ayodele ayokunle ayomipo ayotunde ayumi azadeh azeez
azuka baaba babafemi babajide babak babatunde bahareh bahoz bahram baiba baila bailee bailey bairbre balint baljinder
baljit balpreet baltej balthazar balvinder balwant balwinder bamidele bankole baozhai bardia barinder barry baruch
basirat batya bayo beathag bedwyr behnam behnaz behrooz behzad benat benazir benedetta benny benoit bentzion bereket
beritan bert besa besart besnik bethiel betiel bhavdeep bhavika bhavini bhupinder biixi bijan bilan bilqis bimpe
bingbing biniam biniyam birhan biser bisi bisola bisrat blagoy blaithin blathnaid blerim blerina blerta blessy
boatemaa bob bogdana boglarka bogumila boguslaw bohdan bohdana bojana bolaji bolanle bolu bongani borislav boubacar
boyan boyana bozena bozhidar brad brady brahim branislav breandan breindy breno brhane briallen bridie brigid brochy
brody brogan bronislava bruchy bryce brygida bryony bujar bukola bukunmi busayo busisiwe cadoc cadwaladr caetano cahal
cai caoilainn caoilfhionn caradoc casimir cassidy catalin cathal cathan cathy catinca cayetana ceallach cecylia
ceinwen ceiro ceit celestyna cerith cewlik cezara chaitanya chana chandler chanpreet charanjit charanpreet charithra
chau chavy chayton chenoa chenxi chetan chibueze chibuike chibundu chibuzo chidalu chidi chidiebere chidiebube
chidumebi chiedza chiemela chiemerie chigozie chihiro chijindu chika chikaima chikamso chikodili chikondi chimdi
chimezie chinasa chinaza chinecherem chinelo chinemerem chinenye chinonso chinwe chinweike chinyere chipo chizitere
chizoba christelle christie christodoulos chukwudi chukwuma chukwunonso chunhua cicely ciprian clarence claudiu
cledwyn clementina clemmie cliodhna cohen coinneach colmcille conchita conleth connagh conner consuelo corby corentin
corina cory cosmina crina crispin cristiana crystyn cuan cuong cyprian czarek daahir daan daciana dacre daeun dafina
dahabo dahyun daiki dainis dainius daira daire daisuke daithi dalal daljeet daljinder dalvir dami damilare damini
damola dancho daniyar danuta dapo daragh dariia dariush darshan daryna dassi davinder davy dawit deaglan dearbhla
decklan deeba deepak deepika deeqa deiniol deirdre deji delaram delfina delphie delroy delun demarco demetri demian
deming deni denim denitsa denys dervla desislava desta devaansh devinder dhanush dhanushan dharsan dharshan dharshini
dheeraj diarmuid diellza dieu dieudonne dilaksan dilek dilovan dilukshan dilveer dilwyn dilxwaz dilyana dimitrina
dimitru dinara dinesh dinushi divyesh dmytro dobromir doina dolapo dom domhnall dominick dominique donatas donatella
donghyun donika donny dorin doruk doug dragomir drilon drita dritan driton dubhan duc dumisani dumitru duong dusan
dzhan dzifa dzintars eadan eadaoin earnan ebele ebenezer ebo ebube ebubechi ebuka ebun echezona edanur eddie eddy
edgaras edgars edite eduarda eduards edyta efemena efia efosa efrem efstathia efua egemen egle egzon ehigie ehsanullah
eiddwen eilir eilis einin einion eirian eirini eiriol eithne ejiro ekampreet ekene ekenedilichukwu ekow ekrem ekua
elchin eleftheria elfyn elidon elikem elimelech elira elitsa elizabeta eljon elky ellexis ellisiv elnaz eloho elona
eluned elwira elzbieta emanuele emeka emelda emeric emi emiliya emilka emiola emir emmet emmy enda enitan enkeled
enyonam erblin erhan eric erick erjon ermal ermias ermira ernestas ernie ersin eryl erza esben esen eseoghene esinam
eskedar esperanca esperanza esyllt etain etan ethel etornam eubha eugeniu eulalia eunji eunseo evaldas evangelia
evangelos evdokia evgeni evija eyob ezichi ezinne fabiola fabrizio fadzai faelan fangfang fardowsa farhiya fariba
farnaz farooq farouk farshad farshid fartun farzad fatemeh fathiya fatimata fatjon fatlum fatmir fatuma fearchar
fearghus federica fedor fehintola feidhlim femi femke ferdia fereshteh fergal ferhat fernanda feruza feven feyi feyza
ffraid fiachra fidelma fiifi fikayo filipa filippa filmon filomena finn finnan fionnlagh fionntan fionola firouzeh
fisayo fithi fiyori fjolla flakron flamur flaviu florentin florica floyd flutura fola folajimi folake folarin folasade
folayemi folu fopefoluwa forough fowsiya fradel freda fredericka freshta frimet fritz fumiko funke funmi gabby gabi
gabrysia gaelle gaetano gaeun gagandeep gajan gancho garbhan garmon gavril gayathri gbemisola gbenga gedalia gediminas
gennaro gentian georgette gergana geri germaine getachew gezim ghazal gheorghe ghirmay gia giang gica gicela giedre
giedrius ginny gintaras gintare gizem gjergj glenda glenn glenys glesni gobind gobnait goitom golibe golnaz gonzalo
gopal gordana gosia govinda grainne grazyna gretchen guanyu guillaume guillermo gulalai gulcan gulsen gunita gunjan
gunnhild guntis gurbaj gurbir gurcharan gurdeep gurdev gurdip gurinder gurjeet gurjit gurkiran gurmeet gurmehar
gurmukh gurpal gurpartap gursewak gursharan gurvinder gus gustaw gwawr gwenaelle gwenda gwenith gwern gwydion gyorgy
habon habtom hadiza hadrian haeun hafsat haile haiyan hajun hakeem hakim halyna hamidullah hanh hanneke hannes haoran
haoyu harbhajan harbir hardeep haresh hariharan harinder harjas harjeet harjit harkaran harmanpreet harmeet harry
harshad harshita haruka haruki haruna haruto harvinder hasibullah hassana hayato hayoon hedayatullah heddwyn hedieh
hedydd hefin heike hejar hekmat heledd hemant henok heorhii hermon hershel hettie heulwen hevi hevidar hevin hibaq
hibo hieu hikari hinata hiroki hiroshi hiroto hitesh hiwa hiwet hlib hoang homayoun hongli honoka hooman horatiu horia
hossein hovsep hristina hritik hrvoje hryhorii htet hueyin huiling humayun huong huruy huyen hyacinth hyejin hyeon
hyun hyunwoo ian iarla iarlaith ibby ibironke ichiro ida idowu ifeanyi ifechukwu ifedayo ifedolapo iffat iftikhar
ifunanya ifunaya ihor ihsanullah ijeoma ikem ikeoluwa iklas ikraan ilari ilhaan ilie ilir iliyana illia iluka ilwad
inderjit inderpreet indrani indre inesa inese inthujan inumidun iomhar ionel ionela iorwerth iqbal iretomiwa iryna
isaias iseabail isioma islwyn ismahan ismat istvan iteoluwa itunu itzik iulian ivanka ivars ivaylo ivelina iwona
iyinoluwa izuchukwu jaafar jacinto jackie jacky jacqui jadwiga jaemin jagdeep jagger jagjit jahangir jahid jahmal
jakov jamilo jamshid janaki janarthan janek janine janusz japneet jarek jarlath jaroslaw jasminder jaspal jasroop
jaswinder jathurshan jatinder jayanti jaycee jayesh jaz jedrzej jeeva jelena jemima jen jermain jeronimo jerzy
jesutofunmi jetmir jeyanthan jhanvi jiahao jiahui jiali jialin jiaming jiaqi jiawei jiaxin jiayi jiayu jihan jihoon
jihye jill jim jimena jimin jingwen jingyi jinwoo jisoo jiwon jiwoo joaquina jobanpreet joceline joey johannes johnnie
jojo jolanta jomiloju jomo jonty joost jordana jordyn josefa josefine josie jovana jubril jugraj juhi juliano julka
junaidah junhao junho junjie junseo junwei jurgen jurgita justynka jwan jyoti kabilan kadiatou kadidia kaede kaharudin
kaif kaima kain kaixin kajtek kalista kalkidan kaltrina kaltun kamaljit kambili kamden kamsi kamyar kanwal kanyinsola
kaori karamjit karanvir karlo karoline karter karthika karzan kasandra kasimir kaspars katalin katayoun katell
kateryna katsuki kaur kaushik kaveh kavita kavitha kayode kazi kazimierz kazuki keelie keerthana keerthi keiko keir
kelson kemisola kenechi kennet kenta kerensa kerry keshia kestutis ketan kethees keyur keyvan khalida khang khanh
khanya khatira khawla khoa khoi khrystyna khushpreet kianoush kibrom kidane kiet kieu kirandeep kiranjit kiranpreet
kirby kirsteen kirushan kisanet kishoth klejdi klementyna kobina kohei kohen kolapo konstantina kora korede kostas
kostiantyn kosuke kotone kourosh krasimir krasimira kreindy kreshnik kris krishanth kristaps krisztian krittika krysia
kseniia kudzai kudzanai kujtim kulbir kuldeep kuldip kulvinder kulwinder kunal kundai kunle kwadjo kwasi kweku kya
kyriakos kyungsoo labake labinot lacramioara ladan laighton laimis lakshan lakshika lala laleh lamia lamont lanre
lanying laoise laoiseach laoisha larry lars larysa lasairian lasith lateefah lauchlan laurentiu laurynas lawal lazar
lehlohonolo leib leibel leigh lekan lelde lennix lenny leocadia leokadia leone leotrim lesia leszek levin lhamo lia
liadan lidka lihua lijana lijuan liliia lily linards linas lindani lindita lindiwe ling linh linxi lio liridon lirim
lisbeth liselotte liubomyr liutauras liv liviu lixin loai lohan longwei loredana lorna lotachukwu lotanna loti lotte
lou louie loveday lovepreet luam lucjan lucjusz lucrezia lucyna ludmila ludovica ludwik luitpold luiz lukasas lukman
luminita luned lungile lusine luwam luxshan luzia lwandle lynette lyubomir lyubomyra lyubov lyudmil lyudmila maathavan
maayan madalin maddy madlen maekel mafalda magnus mahbub mahesh mahlet mairin maitiu majella makanaka makda makoto
malala mallika malwinka mamoun mandeep mandip mandisa mandla mandy maninder manjit manoj mansi marc marceli marcella
marciano maree margherita margit margo marguerite marharyta marian marieke marigona mariia marisol mariusz markian
marley marsaili maryia maryna marzena masaki masego maslah masood masoud mathumitha mattheus matti maura maureen
mauricio maurizio mauro mawadda mawuli mawusi mayokun mayowa mayumi mbali mealla mebrahtu meghana megumi mehrdad
mehrnoosh meihua meilin meiling meinir meirion mel melaku melusi mengyao menucha meredydd mergim merhawi merhawit
merjem meron merveille mesut mewael michela michiko micky mihaita mihnea mikal mikus milen milica miljana milkias
milos mindaugas minghui mingyu mingze minjae minjun minoo minseo minsu mirabela mircea mireia mireille mirela mirjana
mirjeta misaki mitali mitch mithuna mitsuki mitul miyu mizgin mmesoma mo mobolaji modestas modou modupe moelwyn
mofiyinfoluwa mohadeseh mohamud mohinder mohini moira moises moishy mojgan mojisola mojtaba momodou morag morenike
morfydd morris morteza mosammat moshood mosopefoluwa motunrayo moustafa moyin moyosore mpho mthokozisi mthunzi
muireall muiris muirne mukesh munesu murdo muriel mursal musaab musharraf mushka myfanwy mykhailo mykola mykyta
myroslav myroslava naail nadezhda nadiia naghmeh nagina naglis najibullah nakshatra namrata nanki naoise naoki naomh
naqib nare narges nargis narinder narjis nashwa nasima nasrin nastaran nastassja nasteexo nasteho nataliia natasa
natsuki natsumi navdeep navroop nawaz nayeon nazanin nazar nazarii nazneen ndidi ndumiso neal neamat neasa nebyat ned
nedelcho neeraj neeta negar negin nerea nergiz neringa nertila nesrin nevena ngan nghia ngoc ngozi nguyet nhan nhi
nhung nhyira nhyiraba nicol nicu nicusor nigist nikesh nikolina nikoo nilab nilakshi nilay nilesh nilofar niloufar
nils nilufar nimco nina niraj nirmal niroshan nishant nishanthan nishtiman nita nitesh nithya nitin niusha nivedita
nivetha njideka nkechi nkechinyere nkem nkemdilim nkiruka nkosana nnamdi nneka nnenna noa nochum noe nokutenda
nokuthula nollaig nomsa nomvula nonhlanhla nonso norma normunds nosipho ntombi nurten nwabueze oaklan oana oanh obaid
obiageli obinze odera odharnait odinaka ofure ogechi oghenekaro ognyan ogochukwu ogwen oighrig okechukwu oksana
olabisi oladapo oladele olaedo olatunji olayinka oleg oleh oleksa oleksandr oleksandra oleksii olena olesya olgierd
olha oli ollie olly olsi olubunmi oluebube olufemi olufunke olumayowa olumide oluwabukunmi oluwakorede oluwamayowa
oluwanifise oluwaseyifunmi omobolanle omolara omolayo omolola omotola ondrej onyebuchi onyeka onyekachi onyinye oreofe
ornella osagie osamudiamen osaretin osasu osaze ostap otavio otilia ottavia oumou ovidiu oyin ozge ozgur ozioma ozzie
pablo padmini padraic paige pajtim palesa panayiota pankaj paolo parampreet paraskevi parastoo pardeep parminder
parmjit parmveer parveen parveer parwana parwin parwiz pascal pascale patrizia patsy paulius pavan pavlina pavlo payal
peadar pearce pedram peigi peiwen pelumi pema pepijn peredur peregrin peregrine perel perpetua pessy petar pete
petrica petro petya peyman phil phuc phumelele phuong phyllis pierre pierrick pieter pilar pinar pinchas pinny
pipeoluwa piranavan piraveen pirmin piyush plamen plamena pooja pooneh pouria pouya povilas prabjot praharsha prakash
prashanna prashant pratik pratiksha praveen preetha preethi preetinder preslava pritam priti proinsias przemek punit
qadir qendrim qianqian qingyuan qorane quang qudsia quinnlan quyen quynh raaga raahim raamiz rachana radek radoslav
radoslava rafiq raghnall rahel rahmatullah raimonds raivis raizel raizy rajani rajbir rajdeep rajesh rajinder rajiv
rajneesh rajpreet rakesh rakhi ralitsa ramandeep ramanpreet ramazan rambod ramsha ramya randall ranjit rasa rashaan
rashad rasheed rashida raslen rasmus ravinder ravjot raymundo razia rebekka refael reggie rehma reinis rekha remigiusz
remmy renars renas renuka reshma resul reuven rezan rhidian rhun ridley rifky rihards rijul riko rinesa rinor ritu
robbie roble rocio rodas roddy rodica rogerio rohan rohini rohullah rojda roksolana rolando ron ronahi ronin ronke
ronnan roo roopkaur roozbeh ropafadzo rosalba rosaria roscoe rosella rosheen rositsa roxy rozerin ruchy rudi rudie
rudo rudolfs rufaro ruihan rukaya rukayat rukhsana rukhsar rukmini ruksana rumbidzai ruoxi rupi rupinder rushda ruslan
rustam ruta ruvimbo ruxandra ryota rytis saadia saadiya sabawoon sabine sabitha sahibjot saibh sajeev samaneh samatar
samiksha sampada samrawit sanaz sandhya sandile sandis sandor sandro sangeeta sangwoo sanjeev sanne saorla sapir sapna
saraswathi sarbjit sarhad sarita saruka sathusha satinder satnam satoshi satpal satvir saverio savita savva sayed
saynab sean seanan sebahat sediqa sefa segun sehajpreet sekou selam selasi semhar semih semilore semra senait senayt
senem senthil senthuran senyo seohyun seojin seojun seonaid seoyeon sepehr sepideh serenella serge sergei sergiu
serhii serkan setareh seth seun seungmin sevda sevdalina sevgi seyi shabana shafi shafiq shafiqullah shafiya
shaghayegh shahab shahed shahida shahin shahnaz shahram shahrokh shahrzad shahzad shaindel shaindy shaista shakila
shamil shamima shamsa shaniqua shanjeev shankar shanthi shaquan shareef sharifa sharleen sharmarke sharmila sharmin
shashank shaumya shawn shay shaznay shelagh sherif shervin sheryl sheryn sherzad shevy shewit shideh shihan shilan
shilpa shinji shiori shirin shkelzen shlomie shmaya shmiel shmuly sholem sholto shonagh shota shpend shprintzy shraga
shravan shuhan shushan shuyan shwan siamak siavash sibongile sibusiso siddiq signe sigrid sijuade sile silvano silvio
silviu silviya simarjit simba simge simileoluwa simonetta simrandeep simranjeet sinmiloluwa siphesihle sipho siqi
sirwan siti sitong sitsofe sivakumar siyabonga siyanda skaiste skirmante skyler slavi slawek slawomir snezana sofiia
sogand soheil sohrab solene solomiia solomiya solveig somadina somchai somkene somto sonal sonali sonny soojin soomin
sooyoung sophronia sorin sorina sorley soroush souleymane soyeon sozan spogmai spyros sruli stamatis stanimir
stanislava stasia stefanita stefka stelian stepan stephon stevan stiliyan storai stoyan stu subashini sucdi suela
suganthan sughra sukhdeep sukhi sukhjit sukhvinder sukhvir suki suldaan suleekha sully sulwen suman sumana sumandeep
sumitra sunghoon sunil sunita sunpreet suresh surinder surjit susana sushila sushma suvi suzana svea svetlana
sviatoslav svitlana swati syd syed sylvain sylwia szabolcs szymek tadas taehyung tafadzwa tahmineh taimur taisiia
taiye takeshi takumi takunda tali talwyn tanwen tapiwa tapiwanashe taranpreet taras tareq tariq tariro tarquin tashan
tatiane taulant tauseef tautvydas tavish tavleen tavonga tawananyasha tawanda taylor tegid tegwen tehila tejal
tejinder tejpal telma telmo temi temilade temilola temmy tendekai teofil terezie terry tesfalem tesfay tesfaye tetiana
thabiso thabo thandeka thandi thanh thanuja thanushan thao thaqib tharani tharshan tharsika thato thenusha theodosia
thevaki thien thijs thilini thinh thivya thuan thulani thushara thuvaraka thuy thuyet tianyi tiberiu tigran tihomir
tijana tijesunimi tilde tingting tinodaishe titilayo titobiloba tiwa tiziana toan tobechi tobechukwu tobiloba toby
tochi tochukwu todor tolu tom tomisin tomiwa tomoko tonia torpekai torquil torrin tosia tosin toyin traian trang
trefor trina tringa trinh troels tsega tshepo tsion tsitsi tsubasa tsvetan tsvetelina tuan tudful tudorel tudur tugba
tulasi tumelo tunde turlough tuyen tuyet tyler tymek tymofii tymur tyreke tyrique tzipporah tzippy tzivia ubah ubax
uche uchechi uchechukwu uchenna udham udoka ugo ugochi ugonna uisdean ujunwa ukamaka uldis uliana ulrich ultan ulyana
umberto unathi urien uros usama uyen uzoma vaclav vadym vaidas valdemar valdis valentyna valeriia valerio valeriu
valon vanja varvara vasil vasilica vasiliki vasilis vassilis vasyl veerpal velimir velizar venkat ventsislav veselin
vesna victoriya vidya viet viktoriia vilius vilma vilnis vimal vimbai vinh vinod viorel viorica vipul vitalii
vithushan vithya vitor vlada vladut vladyslav vladyslava volha volodymyr vusi vuyo vytautas vytenis wahida wahidullah
wais wanjiru waqar waqas warsame wawira wayne weijie weiming weiwei welat wendell wenjing wenxin wiesiek wilma
wioletta witek witold wladyslaw wojtek woojin wulfric wyn xalimo xenia xezal xhesika xhoana xiangyu xiaohan xiaohui
xiaojie xiaoli xiaolong xiaoming xiaoyu ximena xinlei xinran xinyi xinyue xiu xiuying xolani xuan xuefei yaa yaaba
yaasmiin yafa yafet yalini yamina yanitsa yanky yanlin yanyan yaroslav yaryna yasaman yashar yasmiin yathurshan
yathusan yawen yayra yeboah yechezkel yehor yehudis yehudit yejin yelyzaveta yemi yemisi yeonwoo yerai yerin yesenia
yetunde yeukai yeva yevhen yevheniia yewande yiannis yichen yidel yihan yildiz yilin yingying yinka yiru yitong yitta
yiyi yodit yogesh yohannes yonas yongqi yoona yordan yordanka yosan yoshiko yosief yosuke youngjae youran ysanne
yuchen yuhan yui yuito yujie yujin yulia yuliana yuliia yuliya yunxi yurii yurko yurub yusuke yuto yutong yuxi yuxin
yuxuan zabihullah zafar zaharia zahida zainabu zainul zakhar zalmai zalman zanda zander zandile zane zanele zarghuna
zarlasht zarmina zaylee zbigniew zbyszek zdenka zdravko zeb zeferino zelal zerit zev zexi zhane zhanna zhara zhen
zhihao zhivko zhiwei ziaulhaq zihan zihao zikora zilvinas zimuzo zinaida zinar zineb zinhle ziqi zisel zissy zitong
zixuan ziyi ziyu zlatan zlatina zlatka zodwa zohreh zoran zoriana zornitsa zozan zuhal zuhra zuleikha zulfiqar zuza
zuzia zviad zvikomborero zygimantas zygmunt zyla
`

// Words in lower case that, with a capital, are hardly ever anything else.
const cappedNames = `
abbey abd abe abid abu acer adi aine aj al ala aland amadou amethyst ami amia amias amin amine amity amr anes ara ari
aria aris arish arna asher aspen auguste aum axl aya azalea azan bailie bao bart bea beaux beryl birdie blaise blaize
blu bo boe bonita bonny bora brae bran bree brent brie briony brock brook brooke cade cadie cal calla callan calliope
caprice carina carol carrick cate cattleya cem cerise chace che cher cj clemency clementine coby coco colby corban
daisy dalton dax dea dee deen derry dia dino dotty dov dre dru ece ed eda edi efa ege elain elan elle ellis ely em ema
emy ena enes eugenia evy fae fares farren fay felicity fern fia flo flossie franco gil gill gio griff gruff hal han
hao hareem hazel heather hebe henley henna henny holly hoor hosanna hui huma huw ike ila ilia ina iris iva ivo ivy jac
jack jade jae jak jarred jasmine jay jazz jean jem jerry jj jobe jos joss jun kade kadi kais kal kale kane ke khalifa
kia kie kim kirk kit kitty koa lacy laith lan lana laurel lee les levy lex lexis li linus loris lotus lowan lua luc
ludo lui lunar lyn mac mace mack madonna mae magdalene mai mair maks mala mali mantas margarita marina markas marlow
marly martins masa matt maxi meer mete mica mick mike ming mio mir mirabelle miri missy misty monte motty mukhtar
murphy mya myrtle nada nadir nala nana nash nat navy naz neive nel neo nest nevada nia nick nii niki nimrod nirvana
nixie nova nuh nur nya olive olivers om ona opal ora ori oz pacey paddy pagan pam pansy pasha patty pearl pepper peri
piers piper pollyanna poppy prem quin quintin rae raia ralf ram rami ramin rand randy rani rares ratu raven raya rayah
rea rees reeve regina rei reis ren renay rey riad rima riva roary rocco rod romaine romano roop rosa rosalia rosemary
roux rowan rubin ruby rudy rue rui rya ryu sade saffron sahiba sai salina sama saman samara samina san sanna sansa
saran sardar sena senna seraphine serine shalom shams shan sharif shaya shea shi sia sid sima simar simas simi siri
soma stan sultan sybil taj tam tamer tansy tate tay teal ted teddy tej terri tian tiara tim tj tod toms tori tre trent
trey tru twm ty tyran ula val ved vesta vic vina viola violet vir vogue wade warren wen wil willow woody yonis yug zed
zi zvi
`

// Words: a capital inside a sentence makes them names, at its start it does not.
const wordNames = `
acacia ace ally alpha amber angel archer arrow ash aster aura baby barney basil bay bear beau beck belle berry bill
blade blaze blessed blessing bliss blossom blue bluebell bonnie bow bowie bracken bray breeze briar bright bud buddy
bunny buster cadence cain camelia camellia carter cash cassia cat celestine chaise chance chardonnay charity chase
chay cherish cherry chip christy clay clement cliff clover colt comfort constance cooper coral crystal dahlia dale
dawn deacon dean delta destined destiny diamond diesel divine dixie dolly don dove drew dusty ebony echo ember emerald
emery ester faith favour fawn fletcher flint flora forest fox frank gage gale gene genesis gift glen glory goodness
grace grant grey griffin guy gypsy harmony haven heath heaven holden honey honor honour hope hunter indigo ivory jag
jet jewel joy junior justice kaiser karma kip lake lance liberty lilac lucky lynx lyric maple marigold mark marshal
marshall marvel marvellous mason maverick maximus meadow melody mercy mickey miles miller miracle moss norm oak ocean
onyx parker pat patience peace peaches pebbles penny peony pet petal pierce pip pixie porter posy praise precious
primrose prince princess promise prosper providence prudence rain raine ray rayne red reed reef reign rich ripple
river rob robin rocky rogue rose rosy rowen royal rusty sage sally sandy sapphire sawyer scout sequoia serene serenity
shelly shiloh silver sky snow sol sorrel soul star starr sterling storm stormy success sue summa sunny tai tammy
tanner temperance thunder tiger treasure trinity triumph truly tucker tulip tye unity valentine verity vesper victory
wilder will wisdom wolf wren zinnia
`

// Months, places, subjects and feasts, which have a capital anyway.
const capitalNames = `
achilles adonai adonis alaska alexandria apollo april ares arizona art artemis asia athena atlanta atlas august aurora
austen autumn avalon barclay baxter bethany bethel bexley blake boston bradley bristol bronte brooklyn brooks byron
caesar cairo capri carlisle carolina cavalli celt charlton chelsea chester christian christos clarke cleopatra clyde
cuba dakota dallas danish darwin denver devon dior drake easter eden egypt elvis england eris eve fajr florence
florida ford foster france franklin gaia georgia germany gilbert gray griffith hamilton hardy harlem harris havana
hera hercules hermes hudson inca india indiana ireland islam israel italy jamaica jefferson jericho jersey jesus
johnson jordan juliet june juniper kent kenya lincoln linden loki london lourdes luna lyon magi malta max may mayan
medina memphis mercedes mercedez merlin mersey messiah milan milton montana murray nelson newton neymar nile nixon
noel norman odin orion orlando pandora paris persephone persia petra pharrell phoenix porsche porsha preston ragnar
ramadan rihanna rio riyadh roberts roma roman rome romeo ronaldo sahara salem savannah saxon scott shelley siena
sierra skye summer sunday sydney texas thor troy tudor valencia vega venice venus verona victoria vienna virginia
vishnu wales walker wilson winter wolfe wolfgang york zephyr zeus zion
`
