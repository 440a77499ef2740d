import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";

const mac = new RegExp(
  String.raw`(?<![A-Za-z\p{N}]|[\da-f][:-])(?:[\da-f]{2}(?<joint>[:.-])(?:[\da-f]{2}\k<joint>){4}[\da-f]{2}` +
    String.raw`|[\da-f]{4}(?<dot>[.:-])[\da-f]{4}\k<dot>[\da-f]{4})(?![A-Za-z\p{N}]|[:.-][\da-f])`,
  "giu",
);

/** Hardware addresses (IEEE 802, EUI-48), in pairs or in fours. What is of digits alone may be something else. */
export function findHardwareAddresses({ text, longest, digits }: Reading): Span[] {
  if (longest < 14 || digits === 0) return [];
  const isTold = (written: string) => /^.{2}:.{2}:/.test(written) || /[a-f]/i.test(written);
  return findSpans(text, mac, (written) => /\d/.test(written) && isTold(written));
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const ipv4 = new RegExp(String.raw`(?<![vV\d.]|[A-Za-z]{9})(?:${octet}\.){3}${octet}(?!\d|\.\d)`, "gu");

const zone = /%[A-Za-z0-9._-]+/y;

/** Network addresses, IPv4 and IPv6 (RFC 4291, section 2.2), the latter with its zone (RFC 4007, section 11). */
export function findNetworkAddresses({ text, signals, digits }: Reading): Span[] {
  const spans = digits >= 4 ? findSpans(text, ipv4) : [];
  if ((signals & Signal.colon) === 0) return spans;
  for (const match of text.matchAll(/(?<![A-Za-z\p{Script=Cyrillic}\p{N}:.])[0-9a-f:][0-9a-f:.]*/giu)) {
    const written = match[0].replace(/\.+$|(?<!:):$/, "");
    const end = match.index + written.length;
    if (!isIpv6(written) || /[A-Za-z\p{Script=Cyrillic}\p{N}]/u.test(text[end] ?? " ")) continue;
    zone.lastIndex = end;
    spans.push({ start: match.index, end: zone.test(text) ? zone.lastIndex : end });
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
