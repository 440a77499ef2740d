import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

export const credentials = { accessKeyId: "AKIATESTSONLY", secretAccessKey: "a-secret-of-the-tests/and+nothing=else" };

const clockSkewMs = 15 * 60_000;

/**
 * Checks a request as S3 does: Signature Version 4 over method, path, query, headers and the SHA-256 of the content. Written
 * from Amazon's description, apart from the SDK that signs.
 *
 * @returns null where the signature is right, else the error code that S3 answers with
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function refuseSignature(request: IncomingMessage, url: URL, content: Buffer): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!given) return "AccessDenied";
  const [, keyId, day, region, headerNames = "", signature] = given;
  if (keyId !== credentials.accessKeyId) return "InvalidAccessKeyId";

  const date = String(request.headers["x-amz-date"]);
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const moment = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (!(Math.abs(Date.now() - moment) < clockSkewMs) || !date.startsWith(day ?? "-")) return "RequestTimeTooSkewed";

  const signed = headerNames.split(";");
  const mustBeSigned = Object.keys(request.headers).filter((name) => name.startsWith("x-amz-") || name === "host");
  if (mustBeSigned.some((name) => !signed.includes(name))) return "AccessDenied";

  // The content is part of what is signed: a request that leaves it out is refused here, though Amazon takes it.
  const payload = String(request.headers["x-amz-content-sha256"]);
  if (payload !== sha256(content)) return "XAmzContentSHA256Mismatch";

  const canonical = [
    request.method,
    encodePath(url.pathname),
    [...url.searchParams]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join("&"),
    ...signed.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, " ")}`),
    "",
    headerNames,
    payload,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day ?? "", region ?? "", "s3", "aws4_request"].reduce<string | Buffer>(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  const wanted = createHmac("sha256", key)
    .update(["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n"))
    .digest("hex");
  return wanted === signature ? null : "SignatureDoesNotMatch";
}

function encodePath(path: string): string {
  return path
    .split("/")
    .map((part) => encode(decodeURIComponent(part)))
    .join("/");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
