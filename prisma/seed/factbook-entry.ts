/** A field of the Factbook: text, or parts each with a text. */
export interface FactbookField {
  readonly text?: string | null;
  readonly [part: string]: FactbookField | string | null | undefined;
}

/** One country: sections of fields. */
export type FactbookEntry = Readonly<Record<string, Readonly<Record<string, FactbookField>>>>;

/** Fields that are lists of names, codes, addresses or tables: nothing that a briefing could quote. */
const leftOut =
  /^(?:Geographic coordinates|Map references|Area comparison map|Maritime claims|Environment - international agreements|Age structure|Dependency ratios|Sex ratio|Nationality|International law|International organization|Political (?:parties|pressure)|Diplomatic representation|Fiscal year|Central bank|Commercial bank|Stock of|Market value|Exchange rates|Current account|Reserves of|Debt - external|GDP \((?:official|purchasing)|GDP - composition, by end|Gross national|Household income|Distribution of family|Budget|Taxes and other|Telephones|Internet country code|Airports - with|Merchant marine|Manpower|HIV\/AIDS - (?:people|deaths)|Total fertility|Contraceptive|Obesity|Electricity - (?:exports|imports|consumption)|Crude oil - (?:exports|imports|proved)|Refined petroleum|Natural gas - (?:exports|imports|proved|consumption)|Carbon dioxide|School life|Country name|National anthem|Net migration|Death rate|Citizenship)/;
const partsLeftOut =
  /^(?:population pyramid|Area comparison map|tier rating|geographic coordinates|definition|adjective|time difference|unimproved|daylight saving time|election results|male|female|note)$/;

/** Acronyms with a vowel that look like surnames in capitals. */
const acronyms: ReadonlySet<string> = new Set(
  "NATO UNESCO ASEAN NAFTA COMESA OPEC UNICEF ECOWAS ISIL AIDS ANZAC UNRWA MERCOSUR IMF USSR SEACOM EASSY TEAMS VSAT FATA ISIS OECD UNHCR EFTA APEC".split(
    " ",
  ),
);

const afterName = /(?<=\p{Ll}[\p{Ll}.'’-]*\s(?:\p{Lu}\.\s)?)[\p{Lu}'’-]{4,}(?:\s[\p{Lu}'’-]{4,})*(?![\p{L}(])/gu;
const afterTitle = /(?<=(?:President|Minister|King|Queen|General|Chancellor|Emperor)\s)[\p{Lu}'’-]{3,}(?![\p{L}(])/gu;
const capitalCity = /[A-Z]{4,}(?: [A-Z]{3,})*(?= \(capital\))/g;

function lowered(words: string): string {
  return words.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** The Factbook writes surnames and capital cities in capitals: KENYATTA → Kenyatta, everywhere, unless the text itself uses the word as an acronym. */
function withoutShouting(text: string): string {
  const bracketed = new Set([...text.matchAll(/\(([A-Z]{3,})\)/g)].map((match) => match[1]!));
  const isName = (word: string) => !acronyms.has(word) && !bracketed.has(word) && /[AEIOUY]/.test(word);
  const names = [afterName, afterTitle, capitalCity]
    .flatMap((pattern) => text.match(pattern) ?? [])
    .flatMap((found) => found.split(/\s/))
    .map((word) => word.replace(/['’]+$/, ""))
    .filter(isName);
  return names.reduce(
    (cleaned, name) => cleaned.replaceAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "gu"), lowered(name)),
    text,
  );
}

/** Cleans one text: no mark-up, entities decoded, the newest figure of a series, white space folded. */
export function cleanText(raw: string): string {
  const text = raw
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;|&apos;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  const items = text
    .split("++")
    .map((item) => item.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  // A series of years: every item is a figure that ends in its year. The newest comes first.
  const isSeries = items.length > 1 && items.every((item) => /^[-$\d].*\(\d|^[-$\d].*\d{4}[^)]*\)$/.test(item));
  return withoutShouting((isSeries ? items.slice(0, 1) : items).join("; "))
    .replace(/\s*;\s*;/g, ";")
    .replace(/ - /g, ": ")
    .replace(/:\s*:/g, ":");
}

/** Parts whose name adds nothing to their text. */
const plainParts = /^(?:total|total population|name|description|current situation|general assessment|noun)$/;

function flattenField(field: FactbookField): string {
  const own = field.text ? cleanText(field.text) : "";
  const parts = Object.entries(field).flatMap(([name, part], at) => {
    if (name === "text" || typeof part !== "object" || part === null || partsLeftOut.test(name)) return [];
    const text = flattenField(part).replace(/^country code: \d+; /, "");
    if (!text) return [];
    const isPlain = plainParts.test(name) && at === 0;
    return [isPlain ? text : `${name.replace(/\s*\([^)]*\)/g, "").replace(/^total population$/, "total")}: ${text}`];
  });
  return [own, ...parts].filter(Boolean).join("; ");
}

/** Fields whose every figure is a share of the population: said once in the label, not in each part. */
const sharesOfPopulation = /^(?:Drinking water source|Sanitation facility access)/;

/** Says nothing: zero, none, not available, a bare "NA". */
function isEmptyFact(text: string): boolean {
  return /^(?:NA|none|no|0 [^;]*|0%[^;]*|negligible)?(?: \([^)]*\))?$/i.test(text);
}

/** A label for readers: `Exports - commodities` → `Exports, commodities`; nothing in brackets, no colon. */
function readableLabel(label: string): string {
  const named = sharesOfPopulation.test(label) ? `${label}, share of people` : label;
  return named
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/\s+-\s+/g, ", ")
    .replaceAll(":", ",")
    .replace(/^(.*), overview$/, "$1")
    .trim();
}

/**
 * A Factbook entry as plain text: each section's name on a line of its own, then `Label: text` for each field, a blank line between sections. Lists of
 * codes, addresses and tables are left out; no word is added but the parts' names.
 */
export function flattenEntry(entry: FactbookEntry): string {
  return Object.entries(entry)
    .map(([section, fields]) => {
      const lines = Object.entries(fields).flatMap(([label, field]) => {
        if (leftOut.test(label)) return [];
        const text = flattenField(field).replace(sharesOfPopulation.test(label) ? / of population/g : /$^/, "");
        return text && !isEmptyFact(text) ? [`${readableLabel(label)}: ${text}`] : [];
      });
      return lines.length > 0 ? `${section}\n${lines.join("\n")}` : "";
    })
    .filter(Boolean)
    .join("\n\n");
}
