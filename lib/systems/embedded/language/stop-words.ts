/** Function words and worn phrases of address that say nothing about a topic, lower case. */
const listed = `
a about above across after again against ago all almost alone along already also although always am among amongst an and
another any anybody anyone anything anywhere are around as at away b back be became because become becomes been before
beforehand behind being below beside besides best better between beyond both but by c came can cannot come comes could d did
do does doing done down during e each either else elsewhere enough etc even ever every everybody everyone everything
everywhere except f far few first for former formerly from further g gave get gets give given gives go goes going gone got h had
has have having he hence her here hereby herein hereto hers herself him himself his hither how however i if in indeed
instead into is it its itself j just k keep kept l last latter least less lest let like likewise made make makes many may me
might mine more moreover most much must my myself n near neither never nevertheless new next no nobody none nor not
nothing now nowhere o of off often on once one ones only onto or other others otherwise ought our ours ourselves out over
own p per perhaps put q quite r rather s said same saw say says second see seem seemed seems seen several shall she should
since so some somebody someone something sometimes somewhere soon still such t take taken takes than that the their
theirs them themselves then thence there thereby therefore therein thereof thereto these they thing things third this
those though three through throughout thus to together too took toward towards two u under unless until unto up upon us
use used v very via w was way ways we well went were what whatever when whence whenever where whereas whereby wherein
wherever whether which whichever while whilst whither who whoever whole whom whose why will with within without would x y yes
yet you your yours yourself yourselves z
don won mean means meant know known knew knows high low large small great good big little new old long full part parts year years time times day days
four five six seven eight nine ten twenty hundred thousand million billion
isn aren wasn weren doesn didn hasn haven couldn wouldn shouldn ll ve re`;

const stopWords: ReadonlySet<string> = new Set(listed.trim().split(/\s+/));

/** Whether a lower-case word carries no topic. Constant time. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
