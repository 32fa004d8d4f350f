/** Given names and the short forms they go by; each line is one set of forms, all folded. */
const lines = `
abigail abby gail
abraham abe
albert al bert
alexander alex alec sasha sander xander alexandros alexandre aleksandr aleksander
alexandra alexandria alex sasha sandra
alfred fred alf
alistair alasdair alastair
andrew andy drew andre andrei andrej andreas andres
anthony tony antony
antonio tony toni
arthur art
barbara barb
benjamin ben benny
bernard bernie bernhard
bradley brad
catherine kate katie cathy katherine kathryn katharine kathy
charles charlie chuck
christina tina chris christine kristina
christopher chris kris kit
claudius claude
clifford cliff
daniel dan danny
david dave davy
deborah deb debbie debra
dmitry dmitri dima dmitrii dimitri
donald don
dorothy dot
douglas doug
edward ed eddie ted ned
edwin ed
eleanor ellie nell
elizabeth liz beth eliza lisa betsy elisabeth
eugene gene evgeny evgenii yevgeny
frances fran
francis frank
francois francis
franklin frank
frederick fred freddie frederic friedrich
gabriel gabe
geoffrey geoff jeff
george georg jorge
gerald gerry jerry
gerard gerry
gregory greg grigory
harold harry hal
henry harry hank henri
herbert herb
ioannis yannis john giannis
isabella bella isabel
jacob jake jakob
jacqueline jackie
james jim jimmy jamie
jeffrey jeff
jeffery jeff
jennifer jen jenny
jessica jess jessie
johannes hans johan jan
john jack johnny jon
jonathan jon jonny johnathan
jose pepe
joseph joe joey josef
joshua josh
judith judy
julian jules
kenneth ken kenny
konstantinos kostas costas constantinos
lawrence larry laurence
leonard len leo leonid
leslie les
louis lou lewis luis
magdalena magda lena
margaret maggie meg peggy marge
martin marty
matthew matt mathew matthias mathieu matthieu matteo
maximilian max
maxwell max
melissa mel
michael mike mick mikhail michal michel misha mikael
michelle shelly
miguel mike
mohammad mohammed muhammad mohamed mohamad
nathan nate
nathaniel nate nat nathan
nicholas nick nicolas nico nicolaus nikolas nikolaos nikos
nikolay nikolai
oliver ollie olivier
pamela pam
panagiotis panos
patricia pat patty trish
patrick pat
peter pete petr piotr
philip phil phillip philipp philippe
rachel rae
randall randy
raymond ray
rebecca becca becky
reginald reg
richard rick dick rich ricky
robert rob bob bobby robbie bert
rodrigo rod
ronald ron
rosemary rose
russell russ
samuel sam sammy
samantha sam
sebastian seb bastian
sergey sergei serge sergii
stanley stan
stephanie steph
stephen steve steven stefan stephan
steven steve
susan sue suzanne susanne
tatiana tanya tatyana
terence terry
theodore ted theo
theodoros theo
thomas tom tommy tomas
timothy tim
tobias toby
valentina valya
vasileios vasilis
victor vic viktor
vincent vince
vladimir vlad volodymyr
volodymyr vlad
walter walt
wilhelm william willi
william bill will billy willy liam
yoshua josh
zachary zach zack
`;

const formsOf = new Map<string, Set<string>>();
for (const line of lines.trim().split('\n')) {
  const forms = line.split(' ');
  for (const form of forms) {
    const known = formsOf.get(form) ?? new Set();
    for (const other of forms) if (other !== form) known.add(other);
    formsOf.set(form, known);
  }
}

/** The other forms a folded given name goes by; empty where none is known. */
export function formsOfGiven(given: string): ReadonlySet<string> {
  return formsOf.get(given) ?? none;
}
const none: ReadonlySet<string> = new Set();
