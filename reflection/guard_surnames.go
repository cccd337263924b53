package reflection

// surnames are common ones in classrooms in England, of many origins, written
// down from general knowledge: one of them after a word that may be a name
// makes it one. "Honey Lovell won", but "Honey Festival".
var surnames = setOf(`adams adebayo adeleke adeyemi afolabi agarwal agbaje ahmad ahmadi ahmed akhtar akinola akinyemi akram alam alexander ali allen amin amoah
	anderson andrews ansah anwar appiah armstrong asante ashraf atkinson austin awan ayodele aziz bailey baker baldwin banerjee banks baptiste barber barker barnes
	barrett barry bates begum bell bello bennett berry bhatt bhatti bibi bird bishop blackburn boateng bondarenko bose bowen boyle bradshaw brennan brooks brown bryant
	bui burgess burke burns burton butcher butler butt byrne campbell carr carroll carson carter chan chaudhry chaudhary chauhan chen cheung choudhury chowdhury chukwu clark
	clarke coleman coles collins connolly connors cook cooper cox craig cunningham curtis cruz costa da dang daniels das davidson davies davis dawson dean desai dhillon diallo
	dias diaz dixon dobson doherty donnelly dos douglas doyle duffy duncan dunn edwards eze elliott ellis evans farah farooq farrell ferguson fernandes fernandez fernando
	fisher fitzgerald fleming fletcher flynn foley ford forster foster fowler fox francis freeman fraser gallagher garcia gardner george gibson gilbert gill gomes
	gonzalez goodwin gordon graham green greenwood griffin griffiths gunn gupta hale hall hamilton hancock haque harding hargreaves harper harris harrison hart harvey
	hasan hashemi hassan hayes henderson henry hewitt hicks higgins hill ho hoang hodgson holland holloway holmes hopkins horton hossain houghton howard howe
	hughes hunt hunter hussain hussein huynh ibrahim iqbal islam ivanova jackson jacobs jain james jankowski jarvis javed jenkins jennings jha johnson johnston jones jordan
	joseph joshi kamara kaminski kapoor kaur kaya kelly kennedy kerr khalid khan khatun kim king kirk knight knowles koroma kovalenko kowalczyk kowalski kozlowski
	kumar kurt lam lambert lane lawrence lawson le lee leonard lewandowski lewis li lin little liu lloyd lopez lovell lowe lucas ly lynch macdonald mahmood mahmoud malik malone
	mann marsh marshall martin martinez mason matthews mccarthy mcdonald mcdonagh mcgrath mckenzie mclean mehta mendes mensah miah miller mills mistry mitchell mohamed mohammed mohamud
	moore moran morales moreno morgan morris morrison mukherjee murphy murray musa mwangi nadeem naidoo nair nasir nazari ndlovu nelson newman newton nguyen nicholls noble nolan norris
	novak nowak nunes nwosu o'brien o'connor o'donnell o'dowd o'neill o'reilly o'sullivan obi oduya ogunleye okafor okeke okonkwo okoro okoye oladipo oliver olsen omar onyeka
	opoku osei osman owens owusu page palmer papadakis parker parmar parsons patel pearce pearson peralta pereira perera perkins perry persaud peters petrov phan pham phillips pillai
	pinnock pinto pires popa popescu porter potter powell pratt price quinn qureshi rahimi rahman rai ramos rana randall rashid rathore ravi reddy rees reid reilly
	reyes reynolds rhodes ribeiro richards richardson riley rivera roberts robertson robinson rodrigues rodriguez rogers rossi rowe russell ryan sadiq saeed saha sahin saleh
	salgado sanchez sanders sandhu santos sarkar saunders schmidt sesay shah shaikh sharif sharma sharp shaw shehu shepherd sheppard sheikh shevchenko shevchuk shrestha siddiqui sidhu
	silva simmonds simpson sims singh skinner slater smith smyth soares solanki sousa spencer stephens stevens stevenson stewart stone stuart sullivan suleiman sutton syed
	szymanski tan tanaka tariq taylor teixeira thapa thomas thompson thomson tran tucker turner uddin usman vargas vaughan vieira vu wade walker wallace walsh walters wang ward warner
	warren warsame watkins watson watts weaver webb webster wells west wheeler whitaker white whitehead wiercinski wilkins wilkinson williams williamson willis wilson winter wisniewska wisniewski
	wojcik wong wood woods woodward wright wu xu yadav yang yates yeboah yilmaz yildiz young yousaf yusuf zaman zhang zhao zhou zielinski`)
