/**
 * Words beside which somebody is meant rather than something: a verb that a person is the subject of, right after the name, and
 * what stands right before the name of who is asked, told, shown or quoted. Lower case, by language.
 */
export const verbsOfPersons =
  "says|said|told|tells|thinks|thought|liked|likes|loved|loves|hates|hated|preferred|prefers|wrote|writes|picked|picks|chose|voted|asked|asks|laughed|agreed|agrees|disagrees|explained|showed|sent|taught|teaches|knows|knew|complained|mentioned|recommended|reads|fell|" +
  "sagt|sagte|meint|meinte|findet|fand|mag|mochte|liebt|hasst|schreibt|schrieb|wählte|erzählte|erklärte|fragte|lachte|denkt|dachte|weiß|wusste|kennt|kannte|empfahl|schickte|zeigte|" +
  "dit|disait|pense|pensait|préfère|préférait|aime|aimait|adore|déteste|écrit|écrivait|choisirait|trouve|trouvait|raconte|racontait|rigole|" +
  "dice|dijo|decía|piensa|prefiere|prefirió|escribe|escribió|eligió|opina|cree|odia|cuenta|contó|sabe|" +
  "disse|pensa|preferisce|scrive|scriveva|odia|trova|racconta|sostiene|crede|" +
  "zegt|zei|vindt|vond|denkt|dacht|houdt|schrijft|schreef|koos|kiest|vertelde|vroeg|lachte|weet|kent|stuurde|" +
  "diz|disse|dizia|acha|achou|prefere|preferiu|gosta|gostou|escreve|escreveu|escolheu|contou|odeia|riu|sabe|" +
  "säger|sa|tycker|tyckte|tror|trodde|gillar|gillade|föredrar|skriver|skrev|valde|berättade|frågade|skrattade|vet|skickade|hatar|" +
  "mówi|mówił|mówiła|powiedział|powiedziała|myśli|myślał|myślała|woli|wolał|wolała|lubi|lubił|lubiła|napisał|napisała|pisze|pisał|pisała|wybrał|wybrała|śmiał|śmiała|twierdzi|uważa|sądzi|zapytał|zapytała|zna|kocha|wysłał|wysłała|polecił|poleciła|opowiadał|opowiadała|zasnął|zasnęła|" +
  "říká|říkal|říkala|řekl|řekla|myslí|myslel|myslela|píše|psal|psala|napsal|napsala|vybral|vybrala|směje|smál|smála|tvrdí|zeptal|zeptala|ví|zná|poslal|poslala|doporučil|doporučila|vyprávěl|vyprávěla|usnul|usnula|preferuje|" +
  "diyor|dedi|söyledi|düşünüyor|beğendi|sevdi|yazıyor|yazdı|seçti|sordu|güldü|anlattı|biliyor|gönderdi|" +
  "говорит|говорил|говорила|сказал|сказала|думает|думал|думала|считает|предпочитает|любит|пишет|писал|писала|написал|написала|выбрал|выбрала|смеялся|смеялась|спросил|спросила|знает|прислал|прислала|посоветовал|посоветовала|рассказывал|рассказывала|рассказал|рассказала|уснул|уснула|" +
  "каже|казав|казала|сказав|думає|думав|думала|вважає|любить|пише|писав|писала|написав|обрав|обрала|вибрав|вибрала|сміявся|сміялася|запитав|запитала|знає|надіслав|надіслала|порадив|порадила|розповідав|розповідала|" +
  "bola|boli|kehta|kehti";
export const beforePersons =
  "ask|asked|tell|told|showed|trust|thank|frag|frage|fragt|laut|lt|pregúntale|pregúntenle|chiedi|chiedete|vraag|volgens|pergunte|pergunta|perguntem|fråga|enligt|zapytaj|zapytajcie|spytaj|według|zdaniem|zeptej|zeptejte|спроси|спросите|запитай|запитайте|спитай";
