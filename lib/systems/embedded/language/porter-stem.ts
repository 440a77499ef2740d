const consonant = "[^aeiou]";
const vowel = "[aeiouy]";
const consonants = `${consonant}[^aeiouy]*`;
const vowels = `${vowel}[aeiou]*`;

/** The measure m of a stem is the number of vowel–consonant sequences in `[C](VC)^m[V]`. */
const measureAboveZero = new RegExp(`^(?:${consonants})?${vowels}${consonants}`);
const measureIsOne = new RegExp(`^(?:${consonants})?${vowels}${consonants}(?:${vowels})?$`);
const measureAboveOne = new RegExp(`^(?:${consonants})?${vowels}${consonants}${vowels}${consonants}`);
const hasVowel = new RegExp(`^(?:${consonants})?${vowel}`);
const endsShort = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`);
const endsDouble = /([^aeiouylsz])\1$/;

const secondStep: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["abli", "able"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
];

const thirdStep: readonly (readonly [string, string])[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];

const fourthStep = [
  ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize"],
  ["al", "er", "ic", "ou"],
].flat();

/** Step 1a and 1b: plurals, -ed and -ing. */
function withoutInflection(word: string): string {
  let stem = word;
  if (stem.endsWith("sses") || stem.endsWith("ies")) stem = stem.slice(0, -2);
  else if (stem.endsWith("s") && !stem.endsWith("ss")) stem = stem.slice(0, -1);

  if (stem.endsWith("eed")) return measureAboveZero.test(stem.slice(0, -3)) ? stem.slice(0, -1) : stem;
  const suffix = stem.endsWith("ed") ? 2 : stem.endsWith("ing") ? 3 : 0;
  if (suffix === 0 || !hasVowel.test(stem.slice(0, -suffix))) return stem;
  stem = stem.slice(0, -suffix);
  if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz") || endsShort.test(stem)) return `${stem}e`;
  return endsDouble.test(stem) ? stem.slice(0, -1) : stem;
}

/** Steps 2 and 3: the longest listed suffix is replaced where the measure of what remains is above zero. */
function withReplacedSuffix(word: string, rules: readonly (readonly [string, string])[]): string {
  const rule = rules.find(([suffix]) => word.endsWith(suffix));
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length);
  return measureAboveZero.test(stem) ? stem + rule[1] : word;
}

/** Step 4: the longest listed suffix goes where the measure of what remains is above one. */
function withoutDerivation(word: string): string {
  const suffix = fourthStep.find((candidate) => word.endsWith(candidate));
  if (suffix) {
    const stem = word.slice(0, -suffix.length);
    return measureAboveOne.test(stem) ? stem : word;
  }
  if (!/[st]ion$/.test(word)) return word;
  const stem = word.slice(0, -3);
  return measureAboveOne.test(stem) ? stem : word;
}

/** Step 5: a final e and a double l. */
function withTidyEnd(word: string): string {
  let stem = word;
  if (stem.endsWith("e")) {
    const shorter = stem.slice(0, -1);
    if (measureAboveOne.test(shorter) || (measureIsOne.test(shorter) && !endsShort.test(shorter))) stem = shorter;
  }
  return stem.endsWith("ll") && measureAboveOne.test(stem) ? stem.slice(0, -1) : stem;
}

/**
 * The stem of a lower-case English word, by Porter's algorithm as printed in 1980 (without the later
 * revisions): `relational` → `relat`, `ponies` → `poni`. Words under three letters stay. Linear in the length.
 *
 * @see Porter (1980), "An algorithm for suffix stripping", Program 14(3), 130–137
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  // A leading y is a consonant; a capital hides it from the vowel class until the end.
  let stem = word.startsWith("y") ? `Y${word.slice(1)}` : word;
  stem = withoutInflection(stem);
  if (stem.endsWith("y") && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = withReplacedSuffix(stem, secondStep);
  stem = withReplacedSuffix(stem, thirdStep);
  stem = withoutDerivation(stem);
  stem = withTidyEnd(stem);
  return stem.startsWith("Y") ? `y${stem.slice(1)}` : stem;
}
