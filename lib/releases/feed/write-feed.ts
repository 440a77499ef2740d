import { type ListedRelease, releaseLicense } from "../schema";

/** More releases than these are no news; the listing has all of them. */
const mostEntries = 100;

const sources = { human: "people’s", simulated: "simulated", imported: "imported" } as const;

/** An Atom document with the moment of its newest change. */
export interface Feed {
  readonly text: string;
  readonly updatedAt: Date;
}

/**
 * Writes the releases as an Atom feed (RFC 4287), newest first. Ids are the addresses of the pages: they stay as long as the instance
 * is reached where it is now.
 *
 * @param releases newest first
 * @param origin where this instance is reached
 */
export function writeFeed(releases: readonly ListedRelease[], origin: string): Feed {
  const address = (path: string) => new URL(path, origin).href;
  const updated = releases.map(({ createdAt }) => createdAt);
  // A feed must say when it was updated, also where nothing has been in it yet.
  const updatedAt = updated.toSorted().at(-1) ?? "1970-01-01T00:00:00.000Z";
  const entries = releases
    .slice(0, mostEntries)
    .map((release) => writeEntry(release, successorOf(release, releases), address));
  const text = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${toXml(address("/data/feed.xml"))}</id>
  <title>Palate releases</title>
  <subtitle>Numbered copies of the votes on personalized AI output that never change.</subtitle>
  <updated>${updatedAt}</updated>
  <author>
    <name>Palate</name>
    <uri>${toXml(address("/"))}</uri>
  </author>
  <link rel="self" type="application/atom+xml" href="${toXml(address("/data/feed.xml"))}"/>
  <link rel="alternate" type="text/html" href="${toXml(address("/data"))}"/>
  <generator>Palate</generator>
${entries.join("")}</feed>
`;
  return { text, updatedAt: new Date(updatedAt) };
}

/** The release that took the place of another; undefined as long as none did. */
function successorOf({ supersededBy }: ListedRelease, releases: readonly ListedRelease[]): ListedRelease | undefined {
  return supersededBy ? releases.find(({ version }) => version === supersededBy) : undefined;
}

/** @param successor made when the release was superseded, which is the entry's newest change */
function writeEntry(
  release: ListedRelease,
  successor: ListedRelease | undefined,
  address: (path: string) => string,
): string {
  const { version, createdAt, source, files } = release;
  const page = toXml(address(`/data/${version}`));
  const votes = files.find(({ name }) => name === "votes.parquet" || name === "assessments.parquet");
  const enclosure = votes
    ? `    <link rel="enclosure" type="${toXml(votes.mediaType)}" length="${votes.bytes}" href="${toXml(address(votes.url))}"/>\n`
    : "";
  const notice = successor ? [`Superseded by ${successor.version}: use that one.`] : [];
  const content = [...notice, ...sayEntry(release)].map((line) => `<p>${toXml(line)}</p>`);
  const link = `<p><a href="${page}">Files, checksums, charts and code that loads it</a></p>`;
  const title = [
    `Palate ${version}`,
    ...(source === "human" ? [] : [`${sources[source]} votes`]),
    ...(successor ? [`superseded by ${successor.version}`] : []),
  ].join(", ");
  return `  <entry>
    <id>${page}</id>
    <title>${toXml(title)}</title>
    <published>${createdAt}</published>
    <updated>${successor?.createdAt ?? createdAt}</updated>
    <link rel="alternate" type="text/html" href="${page}"/>
    <link rel="license" href="${toXml(releaseLicense.url)}"/>
${enclosure}    <category term="${source}"/>
    <content type="html">${toXml([...content, link].join(""))}</content>
  </entry>
`;
}

/** What a release is, in sentences. */
function sayEntry({
  votes,
  assessments,
  annotators,
  source,
  cutoffAt,
  arenas,
  previousVersion,
}: ListedRelease): string[] {
  const kinds = [
    ...(votes > 0 || assessments === 0 ? [`${votes} ${sources[source]} votes of ${annotators.votes} annotators`] : []),
    ...(assessments > 0 ? [`${assessments} assessments of ${annotators.assessments} annotators`] : []),
  ];
  return [
    `${kinds.join(" and ")}, of what was judged until ${cutoffAt.slice(0, 10)}. Arenas: ${arenas.map(({ arena }) => arena).join(", ")}.`,
    ...(source === "simulated"
      ? ["Simulated: no person cast these votes. They must not be mixed with people’s votes."]
      : []),
    ...(previousVersion ? [`The release before it is ${previousVersion}.`] : []),
    `License: ${releaseLicense.name}.`,
  ];
}

// Controls, lone surrogates and what is no character: XML 1.0 cannot hold most of them, escaped or not.
const noCharacters = /[\p{Cc}\p{Cs}\p{Cn}]/gu;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function toXml(text: string): string {
  return text.replace(noCharacters, "").replace(/[&<>"]/g, (character) => entities[character]!);
}
