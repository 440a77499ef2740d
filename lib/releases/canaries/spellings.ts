/** A text as files may hold it: as it is, in the escapes of JSON, HTML and addresses, in base64 at any place of a longer text, and in the two UTF-16. */
export function spellingsOf(text: string): string[] {
  const units = [...text].flatMap((character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)),
  );
  const escaped = (hex: (code: number) => string) =>
    units.map((code) => (code < 128 ? String.fromCharCode(code) : hex(code))).join("");
  const entities = (write: (code: number) => string) =>
    [...text].map((character) => (character < "\x80" ? character : write(character.codePointAt(0)!))).join("");
  return [
    ...new Set([
      text,
      text.normalize("NFC"),
      text.normalize("NFD"),
      JSON.stringify(text).slice(1, -1),
      text.replaceAll('"', '""'),
      escaped((code) => `\\u${code.toString(16).padStart(4, "0")}`),
      escaped((code) => `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`),
      entities((code) => `&#${code};`),
      entities((code) => `&#x${code.toString(16)};`),
      encodeURIComponent(text),
      encodeURIComponent(text).replaceAll("%20", "+"),
      ...inBase64(Buffer.from(text, "utf8")),
    ]),
  ];
}

/** What base64 makes of bytes that begin at any of the three places of a group, without the ends that their neighbors change. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const written = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const kept = written.slice(Math.ceil((shift * 8) / 6), Math.floor(((bytes.length + shift) * 8) / 6));
    return kept.length >= 8 ? [kept] : [];
  });
}

/** The bytes of a text in UTF-16, little and big endian, as the characters that a file read byte for byte has. */
export function wideSpellingsOf(text: string): string[] {
  const little = Buffer.from(text, "utf16le");
  return [little, Buffer.from(little).swap16()].map((bytes) => bytes.toString("latin1"));
}
