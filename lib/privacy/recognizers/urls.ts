import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";

const endings = "com|org|net|edu|gov|info|biz|io|dev|app|me|co|eu|de|fr|uk|ru|cn|jp|br|nl|ch|se|pl";
const wordEndings = "it|es|at|ca|ai|us";

const path = String.raw`[^\s<>"“”«»]*[^\s<>"“”«».,;:!?'’)\]}]`;
const schemed = new RegExp(
  String.raw`(?<![A-Za-z\p{Script=Cyrillic}\p{N}])(?:(?:https?|ftps?|sftp|ssh|wss?|file|git):\/\/|(?:tel|sip|skype|tg|whatsapp):|www\.)${path}`,
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

// Beside Chinese, Japanese and Korean, which write no blanks.
const besideEastern = new RegExp(
  String.raw`(?<![A-Za-z0-9._-])(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:${endings}|${wordEndings})(?![A-Za-z0-9-])(?:\/(?:${path})?)?`,
  "giu",
);

/** Addresses that begin with a scheme or `www.`. */
export function findSchemedUrls({ text, signals }: Reading): Span[] {
  return (signals & (Signal.colon | Signal.innerDot)) === 0 ? [] : findSpans(text, schemed);
}

/** Addresses without a scheme: a host with a path, a port or a query, or a host with a well-known ending. */
export function findBareUrls({ text, signals }: Reading): Span[] {
  if ((signals & Signal.innerDot) === 0) return [];
  const patterns = (signals & Signal.eastern) === 0 ? [] : [besideEastern];
  return [bareWithPath, bareWithMore, bare, ...patterns].flatMap((pattern) => findSpans(text, pattern));
}
