/** Something that the page was sent: a whole answer, with its address and headers. */
export interface Received {
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: Uint8Array;
}

/** What must not be known yet, and what to call it where it is found. */
export interface Secret {
  readonly what: string;
  readonly value: string;
}

/** Chunks of a WebP file that hold the picture alone. The others can tell about its maker: EXIF, XMP, a color profile. */
const pictureChunks = new Set(["VP8 ", "VP8L", "VP8X", "ALPH"]);

/** Among millions of random bytes four letters stand by chance: in pictures and fonts only longer secrets are sought. */
const shortestInBinary = 6;

/**
 * Looks for secrets in every byte of what was received: addresses, headers with their names, bodies, whatever their
 * type. Capitals do not matter, and texts are also looked for as URLs and as JSON write them.
 *
 * @returns a line for each secret and place where it was found; none where nothing leaks
 */
export function findLeaks(received: readonly Received[], secrets: readonly Secret[]): string[] {
  const spelled = secrets.flatMap((secret) => spellings(secret.value).map((spelling) => ({ ...secret, spelling })));
  const found = received.flatMap(({ url, headers, body }) => {
    const lines = headers.map(({ name, value }) => `${name}: ${value}`).join("\n");
    const isBinary = /^content-type: (image|font)\//im.test(lines);
    const places = { address: url, headers: lines, body: Buffer.from(body).toString("latin1") };
    return Object.entries(places).flatMap(([place, text]) => {
      const folded = text.toLowerCase();
      return spelled
        .filter(({ spelling }) => !(isBinary && place === "body" && spelling.length < shortestInBinary))
        .filter(({ spelling }) => folded.includes(spelling))
        .map(({ what, value }) => `${what} “${value}” in the ${place} of ${url}`);
    });
  });
  return [...new Set(found)];
}

/** Byte for byte as `latin1` reads UTF-8, in lower case. */
function spellings(value: string): string[] {
  const asJson = JSON.stringify(value).slice(1, -1);
  const inAscii = asJson.replaceAll(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const written = [value, asJson, inAscii, encodeURIComponent(value), value.replaceAll("-", "")];
  return [...new Set(written.map((text) => Buffer.from(text, "utf8").toString("latin1").toLowerCase()))];
}

/**
 * The chunks of a WebP image that are not the picture itself.
 *
 * @throws Error the bytes are no whole WebP image
 */
export function foreignChunks(image: Uint8Array): string[] {
  const bytes = Buffer.from(image);
  const name = (at: number) => bytes.toString("latin1", at, at + 4);
  if (name(0) !== "RIFF" || name(8) !== "WEBP") throw new Error("This is no WebP image.");
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) throw new Error("Something stands behind the WebP image.");
  const foreign: string[] = [];
  for (let at = 12; at < bytes.length; ) {
    if (!pictureChunks.has(name(at))) foreign.push(name(at));
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return foreign;
}
