/** Connectives, pronouns and ordinals that continue what was said. */
const leaningOpening =
  /^["'“‘(]*(?:and|but|yet|so|nor|or|then|thus|therefore|hence|however|moreover|furthermore|besides|accordingly|likewise|otherwise|meanwhile|instead|also|too|still|again|indeed|nevertheless|consequently|(?:on|for|in|of|by|at|with|under|to|from|as|upon|after|before|until|through) (?:this|that|these|those|such|it|them|which|either|both)|it|its|this|that|these|those|they|them|their|he|his|him|she|her|such|both|neither|either|here|there|the (?:latter|former|same|other|others|first|second|third|next|above|foregoing|result|following|bill|act|said)|another|others|one (?:of (?:these|them|those))|(?:first|second|secondly|third|thirdly|fourth|fifth|finally|lastly|next)[, ]|some of (?:these|them|those)|most of (?:these|them|those)|all (?:this|these|those|that)|because|not only|each of|none of|ditto|who|which|whose|only then|even so|no such|for example|for instance|in addition|in other words|of course|to be sure|as a result|as follows|in short|in fact)\b/iu;

/** "…for this purpose.": points at something said before, unless it points at the country or the hour. */
const danglingEnd =
  /\b(?:this|these|those|such an?|the same|the said) (?!country|nation|government|union|land|house|congress|chamber|year|century|night|world|generation|republic|hour|session|capitol|continent|hemisphere|people|season|moment|decade|day)\w+[.,;]/iu;

/** A pronoun among the first words, or a word that refers back: what it stands for is in another sentence. */
const earlyPronoun =
  /^(?:\S+ ){1,4}(?:it|they|them|he|she|him|this|these|those)\b(?! (?:country|nation|government|union|land|house|congress|year|world|republic))/iu;
const referringBack =
  /\b(?:thereby|therefrom|aforesaid|the latter|the former)\b|^[^,.;]{0,60}, (?:however|therefore|moreover|too|also|indeed|then|accordingly),/iu;

/**
 * Whether an English sentence leans on another and reads badly alone: it opens with a connective or a pronoun ("This…", "But they…"), ends on an unexplained "this purpose",
 * or refers back. A rule of thumb, on the strict side. Linear.
 */
export function leansOnContext(sentence: string): boolean {
  return [leaningOpening, danglingEnd, earlyPronoun, referringBack].some((pattern) => pattern.test(sentence));
}
