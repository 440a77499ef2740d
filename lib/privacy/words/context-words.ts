/**
 * Words that say what stands beside them, in the languages that feedback is written in. A word of a language with spaces
 * is looked up; of Chinese, Japanese and Korean, and where a word is one of several, a pattern is looked for.
 */
export const atWords =
  "at|arroba|arobase|arobas|ät|aet|snabel-a|snabela|snabel|zavináč|zavinac|małpa|malpa|chiocciola|apenstaartje|apestaartje|et|klammeraffe|собака|собачка|ет|равлик|آت|ات|أت|एट|اٹ|アットマーク|アット|골뱅이|앳|艾特";
export const dotWords =
  "dot|punkt|punto|point|ponto|punt|kropka|tečka|tecka|nokta|prick|точка|крапка|دوت|نقطة|डॉट|बिंदु|ドット|닷|쩜|점|点|點";

/** Announce a secret. */
export const secretWords =
  "password|passwd|pwd|passphrase|passcode|passwort|kennwort|losung|wachtwoord|contraseña|clave|senha|palavra-passe|lösenord|hasło|hasłem|heslo|şifre|şifrem|şifresi|parola|parolam|пароль|паролем|паролю|пароля|पासवर्ड|mdp|pin|token|secret|apikey|api_key|klucz|schlüssel|clé|llave|chiave|chave|nyckel|klíč|anahtar|ключ|credentials|login|wifi|wlan|wachtwoordje|kodwort|parole|pass|pw|pswd|passw|psw";
export const secretPhrases =
  /mot de passe|code d'accès|palabra clave|palavra passe|كلم[ةه]|الرقم السري|باسورد|パスワード|暗証|合言葉|비밀번호|비번|암호|패스워드|密码|密碼|口令|暗号/u;

/** Announce a date of birth. */
export const birthWords =
  "born|birth|birthday|birthdate|bday|b-day|dob|d.o.b|geboren|geburtstag|geburtsdatum|geb|jahrgang|gebürtig|né|née|naissance|naquis|nacido|nacida|nací|nació|nacimiento|cumpleaños|cumplo|cumple|nato|nata|nacqui|nascita|nascido|nascida|nasci|nasceu|nascimento|aniversário|anniversaire|compleanno|classe|geboortedatum|geboortedag|geboorte|verjaardag|jarig|bouwjaar|född|födelsedag|födelsedatum|födelsedag|född|fyller|födelse|urodzony|urodzona|urodziny|urodziłem|urodziłam|urodził|urodziła|urodzin|urodzenia|ur|rocznik|narozen|narozena|narozený|narozená|narozeniny|narozenin|narození|nar|narodil|narodila|doğum|doğumlu|doğdum|doğdu|doğan|doğumgünü|doğmuşum|родился|родилась|рождения|рождён|рожден|рождена|рождённый|родился|рожд|г.р|народився|народилася|народилась|народження|народжений|народжена|нар|д.н|д.р|مواليد|ولدت|ولد|وُلدت|ميلاد|الميلاد|ميلادي|ميلادها|ميلاده|जन्म|जन्मदिन|जन्मतिथि|जन्मा|जन्मी|पैदा|janm|janam|janmdin|janamdin|paida|пологів";
export const birthPhrases =
  /(?<!\p{L})(?:(?:à|au) monde|(?:zur|auf die) welt|(?:al|ao) (?:mundo|mondo)|ter wereld|till världen|na świat|na svět|dünyaya|إلى الدنيا|للدنيا|на свет|на світ|fa[çz]o anos|into the world|d\.\s?o\.\s?b|(?:geb|ur|nar|нар|род)\.|г\.\s?р|д\.\s?[нр]|лет мне|f\.\s?d)|生まれ|生年月日|誕生|お誕生|生日|出生|出世|诞生|誕生|生于|生於|降生|[日号號]\s?生|년생|생년월일|생일|생신|\d\s?생(?![\p{L}])|태어|출생|년생/iu;

/** Announce an account name. */
export const handleWords =
  "snap|snapchat|insta|instagram|ig|telegram|tg|discord|wechat|weixin|line|kakao|kakaotalk|skype|twitter|tiktok|signal|threads|mastodon|bluesky|bsky|steam|reddit|twitch|viber|xbox|psn|gamertag|user|username|nick|nickname|handle|usuario|usuário|utente|pseudo|benutzername|gebruikersnaam|användarnamn|nik|nazwa|kullanıcı|телеграм|телега|тг|телеге|ник|логин|инста|инстаграм|инстаграме|дискорд|скайп|нік|логін|телеграмі|інста|інстаграм|تلغرام|تيليجرام|انستا|انستغرام|سناب|حسابي|تويتر|इंस्टा|टेलीग्राम|vk|вк|qq|venmo|paypal|cashapp|github|gitlab";
export const handlePhrases =
  /微信|微博|抖音|小红书|小紅書|ライン|インスタ|ツイッター|アカウント|카톡|카카오|인스타|텔레그램|아이디|디스코드|账号|帳號|用户名/u;

/** Announce a telephone number. */
export const phoneWords =
  "tel|telephone|telefon|telefoon|teléfono|telefono|téléphone|tél|tlf|telf|telefone|phone|mobile|mob|handy|cell|cel|celular|celu|móvil|movil|portable|fax|whatsapp|whats|zap|sms|call|ring|ringen|bel|bellen|appen|app|ruf|rufen|anrufen|appelez|appelle|appeler|llamar|llámame|llame|llámenme|marcar|ligue|ligar|chiama|chiamare|chiamate|mobil|mobilnr|telefonnummer|nummer|numer|number|numéro|número|numero|kom|komórka|komórkowy|telefonu|zadzwoń|dzwonić|zavolej|zavolejte|volejte|tlefon|cep|telefonum|arayın|ara|gsm|тел|телефон|телефону|моб|мобильный|мобільний|звоните|позвоните|звонить|набери|номер|дзвоніть|зателефонуйте|هاتف|جوال|جوالي|موبايل|تلفون|اتصل|اتصلوا|للاستفسار|واتس|واتساب|رقمي|फ़ोन|फोन|मोबाइल|नंबर|कॉल|otp|phon|mobil|reach|dial|text|texte";
export const phonePhrases =
  /電話|携帯|ケータイ|連絡先|认证|认證|認証コード|验证码|驗證碼|手机|手機|电话|電話|联系|聯絡|전화|연락|핸드폰|휴대폰|인증/u;

/** Announce an identity number. */
export const idWords =
  "ssn|social|ni|nino|nhs|tfn|sin|pps|ppsn|itin|ein|medicare|passport|licence|license|national|insurance|steuer-id|steuer-idnr|steuerid|idnr|steuernummer|steuernr|personalausweis|ausweis|ausweisnummer|ausweisnr|reisepass|sv-nummer|svnr|sozialversicherung|sozialversicherungsnummer|rentenversicherungsnummer|ahv|ahv-nummer|dni|nie|nif|curp|rfc|rut|run|cuit|cuil|cédula|cedula|pasaporte|nss|sécu|secu|nir|insee|passeport|cni|c.f|cf|codice|fiscale|carta|passaporto|tessera|bsn|burgerservicenummer|sofinummer|rijksregisternummer|rijksregister|paspoort|paspoortnummer|insz|cpf|cnpj|rg|niss|contribuinte|bi|personnummer|personnr|pnr|samordningsnummer|orgnr|pass|pesel|nip|regon|dowód|dowodu|paszport|paszportu|rodné|rč|r.č|r|op|pas|tc|t.c|tckn|kimlik|vkn|pasaport|инн|снилс|паспорт|паспорта|полис|ипн|іпн|рнокпп|податковий|паспорта|унзр|код|الهوية|هويتي|هوية|قومي|القومي|الوطني|الإقامة|إقامة|جواز|الجواز|aadhaar|aadhar|adhaar|आधार|pan|voter|पैन|पासपोर्ट|hkid|id|id-nummer|identity|identité|identidad|identidade|identità|kimliğim|siren|siret";
export const idPhrases =
  /マイナンバー|個人番号|免許証|旅券|パスポート|保険証|주민|여권|외국인등록|운전면허|身份证|身份證|身分證|护照|護照|身分证|社保|统一编号|統一編號/u;

/** Who speaks of themselves or of somebody close: a full date beside such a word may be somebody's own. */
export const selfWords =
  "i|i'm|my|mine|me|we|our|ich|mein|meine|meinem|meiner|meinen|mir|wir|unser|unsere|je|j'ai|j'étais|j|mon|ma|mes|moi|nous|notre|yo|mi|mis|soy|nuestro|nuestra|ho|sono|mio|mia|miei|mie|avevo|noi|ik|mijn|m'n|mij|wij|ons|onze|eu|meu|minha|meus|minhas|sou|tenho|fui|jag|min|mitt|mina|mig|vår|ja|mój|moja|moje|mojej|mojego|jestem|mam|já|můj|jsem|mám|mně|ben|benim|bana|я|мой|моя|моё|моей|моего|мне|меня|мы|мій|моє|мені|мене|моєї|أنا|انا|عمري|ابني|بنتي|ابنتي|زوجي|زوجتي|मैं|मेरा|मेरी|मेरे|mera|meri|mere|main|mai|maine|मैंने";
export const selfPhrases =
  /私|僕|俺|わたし|うちの|娘|息子|甥|姪|妻|夫|저는|제가|제 |나는|우리 |딸|아들|我|咱|儿子|女儿|外孙|孙/u;

/** Numbers as they are said; hundreds are said in telephone numbers, thousands are not. */
export const numberWords =
  "sto|dwieście|trzysta|czterysta|pięćset|sześćset|siedemset|osiemset|dziewięćset|двісті|триста|чотириста|п'ятсот|шістсот|сімсот|вісімсот|дев'ятсот|двести|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple|nought|null|eins|ein|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|zéro|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|vingts|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cent|cero|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco|veintiséis|veintisiete|veintiocho|veintinueve|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|cento|nul|een|één|twee|drie|vijf|zes|zeven|negen|tien|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|um|uma|dois|duas|três|quatro|sete|oito|dez|doze|treze|quinze|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|noll|ett|en|två|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|jeden|jedna|dwa|dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|dwadzieścia|trzydzieści|czterdzieści|pięćdziesiąt|sześćdziesiąt|siedemdziesiąt|osiemdziesiąt|dziewięćdziesiąt|sto|dwieście|trzysta|czterysta|pięćset|sześćset|siedemset|osiemset|dziewięćset|nula|jedno|dva|dvě|tři|čtyři|pět|šest|sedm|osm|devět|deset|dvacet|třicet|čtyřicet|padesát|šedesát|sedmdesát|osmdesát|devadesát|sedmset|sedmsto|osmset|šestset|dvěstě|třista|sıfır|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|yüz|ноль|нуль|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать|дві|чотири|п'ять|шість|сім|вісім|дев'ять|десять|двадцять|тридцять|п'ятдесят|шістдесят|сімдесят|вісімдесят|дев'яносто|صفر|واحد|اثنان|اثنين|ثلاثة|ثلاث|أربعة|اربعة|أربع|خمسة|خمس|ستة|ست|سبعة|سبع|ثمانية|ثمان|تسعة|تسع|عشرة|عشرين|शून्य|एक|दो|तीन|चार|पांच|पाँच|छह|छः|सात|आठ|नौ|दस|ek|do|teen|char|chaar|paanch|panch|chhe|che|cheh|saat|aath|nau|das|shunya";
