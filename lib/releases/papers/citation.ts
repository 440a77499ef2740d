import type { Manifest } from "../manifest";
import { sayWhat } from "./statements";
import { writeYaml } from "./yaml";

/** Who publishes a release. The record knows nobody's name: it is whoever runs the instance at this address. */
export function publisherOf({ address }: Pick<Manifest, "address">): string {
  return `The operators of Palate at ${new URL(address).host}`;
}

/** Where releases are listed. */
export function pageOf({ address }: Pick<Manifest, "address">): string {
  return new URL("/data", address).href;
}

/** `CITATION.cff` in version 1.2.0 of the Citation File Format. It has no DOI, since none was given, and names no person. */
export function writeCitation(manifest: Manifest): string {
  const { version, createdAt, address } = manifest;
  return writeYaml({
    "cff-version": "1.2.0",
    message: "If you use this release, please cite it with its version.",
    type: "dataset",
    title: `Palate ${version}: judgements of personalized AI output`,
    abstract: sayWhat(manifest),
    authors: [{ name: publisherOf(manifest), website: new URL(address).href }],
    version,
    "date-released": createdAt.slice(0, 10),
    license: "CC-BY-4.0",
    url: pageOf(manifest),
    keywords: ["personalization", "human feedback", "preference", "leaderboard"],
  });
}

/** The same as BibTeX. */
export function writeBibtex(manifest: Manifest): string {
  const { version, createdAt } = manifest;
  return `@misc{palate-${version},
  title = {Palate ${version}: judgements of personalized AI output},
  author = {{${publisherOf(manifest)}}},
  year = {${createdAt.slice(0, 4)}},
  version = {${version}},
  url = {${pageOf(manifest)}}
}`;
}
