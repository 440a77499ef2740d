import { createHash, randomUUID } from "node:crypto";

/** What S3 answers with instead of doing what it was asked for. */
export class S3Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

interface StoredObject {
  readonly content: Buffer;
  readonly tag: string;
}

interface Upload {
  readonly key: string;
  readonly parts: Map<number, StoredObject>;
}

const leastPartBytes = 5 << 20;

/** The objects of one bucket in memory, by the rules of S3: what is put is there whole, or not at all. */
export class S3Objects {
  readonly objects = new Map<string, StoredObject>();
  readonly uploads = new Map<string, Upload>();

  put(key: string, content: Buffer, { onlyNew }: { onlyNew: boolean }): StoredObject {
    if (onlyNew && this.objects.has(key)) throw new S3Refusal(412, "PreconditionFailed");
    const object = { content, tag: `"${md5(content)}"` };
    this.objects.set(key, object);
    return object;
  }

  get(key: string): StoredObject {
    const object = this.objects.get(key);
    if (!object) throw new S3Refusal(404, "NoSuchKey");
    return object;
  }

  begin(key: string): string {
    const id = randomUUID();
    this.uploads.set(id, { key, parts: new Map() });
    return id;
  }

  putPart(key: string, id: string, number: number, content: Buffer): StoredObject {
    if (!(number >= 1 && number <= 10_000)) throw new S3Refusal(400, "InvalidArgument");
    const part = { content, tag: `"${md5(content)}"` };
    this.upload(key, id).parts.set(number, part);
    return part;
  }

  complete(key: string, id: string, named: readonly { number: number; tag: string }[]): StoredObject {
    const { parts } = this.upload(key, id);
    if (named.length === 0) throw new S3Refusal(400, "MalformedXML");
    const chosen = named.map(({ number, tag }, index) => {
      const part = parts.get(number);
      if (part?.tag !== tag) throw new S3Refusal(400, "InvalidPart");
      if (index > 0 && number <= (named[index - 1]?.number ?? 0)) throw new S3Refusal(400, "InvalidPartOrder");
      if (index < named.length - 1 && part.content.byteLength < leastPartBytes) {
        throw new S3Refusal(400, "EntityTooSmall");
      }
      return part;
    });
    const tags = Buffer.concat(chosen.map(({ tag }) => Buffer.from(tag.slice(1, -1), "hex")));
    const object = {
      content: Buffer.concat(chosen.map(({ content }) => content)),
      tag: `"${md5(tags)}-${chosen.length}"`,
    };
    this.objects.set(key, object);
    this.uploads.delete(id);
    return object;
  }

  abort(key: string, id: string): void {
    this.upload(key, id);
    this.uploads.delete(id);
  }

  /** Keys in the order of their bytes, folders rolled up where a delimiter is given. */
  list(prefix: string, delimiter: string | null): string[] {
    const names = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort(byBytes);
    if (!delimiter) return names;
    const rolledUp = names.map((key) => {
      const end = key.indexOf(delimiter, prefix.length);
      return end === -1 ? key : key.slice(0, end + delimiter.length);
    });
    return [...new Set(rolledUp)];
  }

  listUploads(prefix: string): { key: string; id: string }[] {
    return [...this.uploads]
      .map(([id, { key }]) => ({ key, id }))
      .filter(({ key }) => key.startsWith(prefix))
      .sort((a, b) => byBytes(a.key, b.key) || byBytes(a.id, b.id));
  }

  private upload(key: string, id: string): Upload {
    const upload = this.uploads.get(id);
    if (upload?.key !== key) throw new S3Refusal(404, "NoSuchUpload");
    return upload;
  }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function md5(content: Buffer): string {
  return createHash("md5").update(content).digest("hex");
}
