type Field = string | null;

/**
 * Reads CSV as RFC 4180 has it, in pieces of any size, as `csvRecord` writes it: an empty field is null, `""` is an empty text, records end with CRLF.
 */
export class CsvReader {
  #text = "";

  /** @returns the records that are whole by now */
  read(chunk: string): Field[][] {
    this.#text += chunk;
    const records: Field[][] = [];
    let start = 0;
    for (;;) {
      const found = this.#record(start);
      if (!found) break;
      records.push(found.fields);
      start = found.end;
    }
    this.#text = this.#text.slice(start);
    return records;
  }

  /** @throws Error the last record is not whole */
  finish(): void {
    if (this.#text !== "") throw new Error("the last record is not whole");
  }

  #record(start: number): { readonly fields: Field[]; readonly end: number } | null {
    const text = this.#text;
    const fields: Field[] = [];
    let at = start;
    for (;;) {
      let end: number;
      if (text[at] === '"') {
        end = closingQuote(text, at + 1) + 1;
        if (end === 0) return null;
        fields.push(text.slice(at + 1, end - 1).replaceAll('""', '"'));
      } else {
        end = endOfPlain(text, at);
        fields.push(end === at ? null : text.slice(at, end));
      }
      // A quote, a comma or half an end of line may be the last of the piece.
      if (end + 1 >= text.length && text[end] !== ",") return null;
      if (text[end] === ",") {
        at = end + 1;
        if (at >= text.length) return null;
        continue;
      }
      if (text[end] !== "\r" || text[end + 1] !== "\n")
        throw new Error(`what follows a field is neither a comma nor an end of line`);
      return { fields, end: end + 2 };
    }
  }
}

/** Where a quoted field ends; −1 where that has not come yet. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfPlain(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "," && text[at] !== "\r" && text[at] !== "\n") at += 1;
  return at;
}
