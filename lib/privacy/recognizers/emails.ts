import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";
import { atWords, dotWords } from "../words/context-words";

// A pattern that begins with a look-behind for its own characters tries a long run once, from its start, and not again
// from each of its places: time stays linear in the text, whatever is typed.
const local = String.raw`[^\s@<>()\[\],;:"\\]`;
const open = String.raw`[\[({<|]`;
const close = String.raw`[\])}>|]`;
const at = String.raw`(?:@|\s{1,3}@\s{1,3}|\s{0,3}${open}\s?(?:@|a|${atWords})\s?${close}\s{0,3})`;
const dot = String.raw`(?:\.|\s{0,3}${open}\s?(?:\.|${dotWords})\s?${close}\s{0,3})`;
const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?`;
const host = String.raw`(?:${label}(?:${dot}${label})*|\[[^\]\s]{3,48}\])`;
const closed = new RegExp(String.raw`(?:"[^"\n]{1,64}"|(?<!${local})${local}+)${at}(${host})`, "giu");

// Endings that everybody knows. The second list are words as well: only after a spoken dot do they end an address.
const endings =
  "com|org|net|edu|gov|info|biz|io|dev|app|me|co|eu|de|fr|uk|ru|cn|jp|br|nl|ch|se|pl|cz|tr|ua|kr|mx|ar|cl|pt|dk|fi|be|za|au|nz|ie|gr|hu|ro|sk|kz|sa|ae|eg|ma|tn|jo|lb|tw|hk|sg|by|il|ir|pk|bd|np|lk|ng|ke|gh|sn|ee|lv|lt|si|hr|rs|bg|ge|am|az|uz|vn|th|ph|my|xyz|online|site|email|mail|cloud|pro|tv|cc|рф|укр|中国|भारत";
const wordEndings = "it|es|at|ca|ai|us|in|no|is|id|so|to";

const easternAt = "アットマーク|アット|골뱅이|앳|艾特";
const easternDot = "ドット|닷|쩜|점|点|點";
const latinAt = String.raw`(?:${at}|\s{1,3}(?:at\s+the\s+rate|${atWords})\s{1,3}|\s{0,3}(?:${easternAt})\s{0,3})`;
const latinDot = String.raw`(?:\s{1,3}(?:${dotWords})\s{1,3}|\s{0,3}(?:${easternDot})\s{0,3})`;
const determiner = "the|an?|this|that|each|every|any|one|some|no|which|its|my|his|her|your|our|their";
const spoken = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}._+-])(?:[\p{L}\p{M}\p{N}._+-]+${latinDot}){0,3}[\p{L}\p{M}\p{N}._+-]+${latinAt}(?!(?:${determiner})\s)` +
    String.raw`[\p{L}\p{M}\p{N}_-]+(?:(?:${dot}|${latinDot})[\p{L}\p{M}\p{N}_-]+){0,4}` +
    String.raw`(?:${dot}(?:${endings})|${latinDot}(?:${endings}|${wordEndings}))(?![A-Za-z\p{N}_])`,
  "giu",
);

/** E-mail addresses, also with quoted names, hosts without a dot, and "at" and "dot" as words or in brackets, in many languages. */
export function findEmails({ text, signals, senses }: Reading): Span[] {
  const isSpoken = (senses & Sense.at) !== 0 && ((senses & Sense.dot) !== 0 || (signals & Signal.innerDot) !== 0);
  const isEastern = (signals & Signal.eastern) !== 0 && (signals & (Signal.capital | Signal.innerDot)) !== 0;
  const spans = isSpoken || isEastern || (signals & Signal.eastern) !== 0 ? findSpans(text, spoken) : [];
  if ((signals & (Signal.at | Signal.bracket)) === 0) return spans;
  let from = 0;
  // Each search begins where the last address ended, so that one glued to another is found too.
  for (let match = firstOf(text); match; match = firstOf(text.slice(from))) {
    const [address, addressHost = ""] = match;
    const isPrice = !/[\p{L}[]/u.test(addressHost);
    const isSentence = /\s@\s/.test(address) && !/\.\p{L}{2,}$/u.test(addressHost);
    const start = from + match.index;
    from = start + address.length;
    if (!isPrice && !isSentence && !isProse(address)) spans.push({ start, end: from });
  }
  return spans;
}

function firstOf(text: string): RegExpExecArray | null {
  closed.lastIndex = 0;
  return closed.exec(text);
}

/** A word in brackets that is not meant: "the left one (at last)" has no dot after it. */
function isProse(address: string): boolean {
  return !address.includes("@") && !new RegExp(dot, "iu").test(address.replace(/^.*?[\])}>|]/u, ""));
}
