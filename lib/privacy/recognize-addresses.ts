import { findSpans, type Span } from "./spans";

// A pattern that begins with a look-behind for its own characters tries a long run once, from its start, and not again
// from each of its places: time stays linear in the text, whatever is typed.
const local = String.raw`[^\s@<>()\[\],;:"\\]`;
const at = String.raw`(?:@|\s{1,3}@\s{1,3}|\s{0,3}[\[({]\s?at\s?[\])}]\s{0,3})`;
const dot = String.raw`(?:\.|\s{0,3}[\[({]\s?dot\s?[\])}]\s{0,3})`;
const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?`;
const host = String.raw`(?:${label}(?:${dot}${label})*|\[[^\]\s]{3,48}\])`;
const email = new RegExp(String.raw`(?:"[^"\n]{1,64}"|(?<!${local})${local}+)${at}(${host})`, "giu");

// Endings that everybody knows. The second list are words as well: alone they end no host, "I like.it" forgot a space.
const endings = "com|org|net|edu|gov|info|biz|io|dev|app|me|co|eu|de|fr|uk|ru|cn|jp|br|nl|ch|se|pl";
const wordEndings = "it|es|at|ca|ai|us";

const spokenAt = String.raw`(?:${at}|\s{1,3}(?:at|arroba)\s{1,3})`;
const spokenDot = String.raw`\s{1,3}(?:dot|punkt|punto|point)\s{1,3}`;
const determiner = "the|an?|this|that|each|every|any|one|some|no|which|its|my|his|her|your|our|their";
const spokenEmail = new RegExp(
  String.raw`(?<!${local})(?:${local}+${spokenDot}){0,3}${local}+${spokenAt}(?!(?:${determiner})\s)` +
    `${label}(?:(?:${dot}|${spokenDot})${label}){0,4}` +
    String.raw`(?:${dot}(?:${endings})|${spokenDot}(?:${endings}|${wordEndings}))(?![\p{L}\p{N}_])`,
  "giu",
);

function firstEmail(text: string): RegExpExecArray | null {
  email.lastIndex = 0;
  return email.exec(text);
}

/** E-mail addresses, also with quoted names, hosts without a dot, and "at" and "dot" as words or in brackets. */
export function findEmails(text: string): Span[] {
  const spans = findSpans(text, spokenEmail);
  let from = 0;
  // Each search begins where the last address ended, so that one glued to another is found too.
  for (let match = firstEmail(text); match; match = firstEmail(text.slice(from))) {
    const [written, writtenHost = ""] = match;
    const isPrice = !/[\p{L}[]/u.test(writtenHost);
    const isSentence = /\s@\s/.test(written) && !/\.\p{L}{2,}$/u.test(writtenHost);
    const start = from + match.index;
    from = start + written.length;
    if (!isPrice && !isSentence) spans.push({ start, end: from });
  }
  return spans;
}

const path = String.raw`[^\s<>"“”«»]*[^\s<>"“”«».,;:!?'’)\]}]`;
const schemed = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:https?|ftps?|sftp|ssh|wss?|file|git):\/\/|(?:tel|sip|skype|tg|whatsapp):|www\.)${path}`,
  "giu",
);
const bareHost = String.raw`(?<![\p{L}\p{N}._-])(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)*[\p{L}\p{N}][\p{L}\p{M}\p{N}-]`;
const bareWithPath = new RegExp(String.raw`${bareHost}*\.(?:xn--[a-z0-9-]+|\p{L}{2,24})\/${path}`, "giu");
const bareWithMore = new RegExp(
  String.raw`${bareHost}*\.(?:${endings}|${wordEndings})(?::\d{2,5}(?:\/(?:${path})?)?|\/|\?[\w-]+=(?:${path})?)`,
  "giu",
);
// In lower or upper case, the commonest with a capital as well: "the end.Then" is a forgotten space.
const bareEndings = `${endings}|${endings.toUpperCase()}|Com|Org|Net|Edu|Gov`;
const bare = new RegExp(String.raw`${bareHost}+\.(?:${bareEndings})(?![\p{L}\p{N}-])`, "gu");

/** Addresses that begin with a scheme or `www.`. */
export function findSchemedUrls(text: string): Span[] {
  return findSpans(text, schemed);
}

/** Addresses without a scheme: a host with a path, a port or a query, or a host with a well-known ending. */
export function findBareUrls(text: string): Span[] {
  return [bareWithPath, bareWithMore, bare].flatMap((pattern) => findSpans(text, pattern));
}

const mac = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|[\da-f][:-])(?:[\da-f]{2}:(?:[\da-f]{2}:){4}[\da-f]{2}|[\da-f]{2}-(?:[\da-f]{2}-){4}[\da-f]{2}` +
    String.raw`|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})(?![\p{L}\p{N}]|[:.-][\da-f])`,
  "giu",
);

/** Hardware addresses (IEEE 802, EUI-48), in pairs or in fours. What is of digits alone may be something else. */
export function findHardwareAddresses(text: string): Span[] {
  return findSpans(text, mac, (written) => /\d/.test(written) && (written.includes(":") || /[a-f]/i.test(written)));
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const ipv4 = new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:${octet}\.){3}${octet}(?!\p{L}|\d|\.\d)`, "gu");

/** Network addresses, IPv4 and IPv6 (RFC 4291, section 2.2). */
export function findNetworkAddresses(text: string): Span[] {
  const spans = findSpans(text, ipv4);
  for (const match of text.matchAll(/(?<![\p{L}\p{N}:.])[0-9a-f:][0-9a-f:.]*/giu)) {
    const written = match[0].replace(/\.+$|(?<!:):$/, "");
    const end = match.index + written.length;
    if (isIpv6(written) && !/[\p{L}\p{N}]/u.test(text[end] ?? " ")) spans.push({ start: match.index, end });
  }
  return spans;
}

function isIpv6(written: string): boolean {
  const tail = /(?<=:)\d+\.\d+\.\d+\.\d+$/.exec(written)?.[0] ?? "";
  const hexadecimal = tail === "" ? written : `${written.slice(0, -tail.length)}0:0`;
  const halves = hexadecimal.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  // `a::b` is how some languages write a name; an address has a digit or a whole group.
  const isTold = groups.some((group) => group.length === 4 || /\d/.test(group));
  return isTold && (halves.length === 2 ? groups.length < 8 : groups.length === 8);
}

const handle =
  /(?<![\p{L}\p{N}_@./])(?:@(?=[\p{N}._-]*\p{L})[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]{0,60}[\p{L}\p{M}\p{N}_])|\/?u\/[A-Za-z0-9_-]{3,20})/gu;

/** Names in the manner of social networks: `@name`, `u/name`. */
export function findHandles(text: string): Span[] {
  return findSpans(text, handle);
}
