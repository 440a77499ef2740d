import { passesIbanCheck, passesLuhn } from "../check-digits";
import type { Reading } from "../reading";
import { findSpans, type Span } from "../spans";
import { extendOverDigits, findDigitGroups, joints } from "./digit-runs";
import { groupsOf, isDateOrYears } from "./number-shapes";

const iban = new RegExp(String.raw`[A-Z]{2}\d{2}(?:[ ./${joints}-]{0,2}[A-Z0-9]){11,30}`, "giu");

/** Bank account numbers with a right check digit, written whole or in groups, also where a word is glued to them. */
export function findIbans({ text, digits }: Reading): Span[] {
  if (digits < 8) return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(iban)) {
    // The words that follow look like more groups: the longest beginning that passes the check is the number.
    for (let length = match[0].length; length >= 15; length -= 1) {
      const written = match[0].slice(0, length);
      const isWhole = /[A-Z0-9]$/i.test(written) && !/[\p{L}\p{N}]/u.test(text[match.index + length] ?? " ");
      // One in ninety-seven sentences passes the check; none of them has so many digits.
      const isNumber = written.replace(/\D/g, "").length >= 8;
      if (isWhole && isNumber && passesIbanCheck(written.replace(/[^A-Z0-9]/gi, "").toUpperCase())) {
        spans.push({ start: match.index, end: match.index + length });
        break;
      }
    }
  }
  return spans;
}

const announcedAccount =
  /(?<!\p{L})(?:konto(?:nr|nummer)?|kto|blz|clearing|account|acct|a\/c|sort code|routing|aba|rib|compte|clabe|cbu|cuenta|conta|agência|rekening(?:nummer)?|konta|rachunek|rachunku|účet|účtu|hesap|сч[её]т[ау]?|р\/с|рахунок|حساب|खाता|bankgiro|plusgiro|口座(?:番号)?|계좌|账号|帳號|账户)(?:[\s:.#№-]|\p{L}{1,9}(?=[\s:.])){0,6}((?:[A-Z]{0,4}\d(?:[ \-/.]{0,2}\d){4,25}))/giu;

/** Domestic account and routing numbers: six digits and more after a word that announces them. */
export function findAccounts({ text, dense }: Reading): Span[] {
  if (dense < 6) return [];
  return [...text.matchAll(announcedAccount)].flatMap((match) => {
    const number = match[1] ?? "";
    const end = match.index + match[0].length;
    return number.replace(/\D/g, "").length >= 6 && !isDateOrYears(number) ? [{ start: end - number.length, end }] : [];
  });
}

const cardDigits = new RegExp(String.raw`(?<!\p{N})\d(?:[ .${joints}-]{0,2}\d){12,}`, "gu");
const cardShape = new RegExp(
  String.raw`(?<!\p{N})\d{4}(?:(?:[ \t]{1,3}|[.,/]|[ \t]?[${joints}-][ \t]?)\d{4}){3}(?!\p{N})`,
  "gu",
);

/** Payment card numbers: 13 to 19 digits that pass Luhn's check, and four groups of four whether or not they pass it. */
export function findCards({ text, dense }: Reading): Span[] {
  if (dense < 12) return [];
  const checked = findDigitGroups(text, cardDigits, { min: 13, max: 19 }, (written) => {
    const groups = groupsOf(written);
    // Decimals in a row have as many digits, and one in ten such rows passes the check.
    const isGrouped = !/[^\d -]/.test(written) || groups.every((group) => group.length >= 3);
    return isGrouped && /^[2-6]/.test(written) && passesLuhn(groups.join(""));
  });
  const shaped = findSpans(text, cardShape, (written) => {
    const groups = groupsOf(written);
    return !isDateOrYears(groups.join(" ")) && !groups.every((group) => group.endsWith("0"));
  });
  return [...checked, ...shaped].map((span) => extendOverDigits(text, span));
}
