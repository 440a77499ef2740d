import type { Manifest } from "../manifest";
import { pageOf, publisherOf, writeBibtex } from "./citation";
import { context } from "./croissant-context";
import { describeRecords } from "./croissant-records";
import { describeResponsibly } from "./responsible-ai";
import { sayWhat, sourceSentence } from "./statements";

/**
 * `croissant.json`: the release for machines, by Croissant 1.0 with its vocabulary for responsible AI. Files are named as they lie beside it, so that
 * a copy of the folder is described as well as the first one. It holds the sums of the files that are handed in; its own, that of the manifest and
 * SHA256SUMS come after it.
 *
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec.html
 */
export function writeCroissant(manifest: Manifest): string {
  const { version, source, createdAt, files } = manifest;
  const dataset = {
    "@context": context,
    "@type": "sc:Dataset",
    name: `palate-${version}`,
    conformsTo: ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"],
    description: `${sayWhat(manifest)} ${sourceSentence[source]}`,
    license: "https://creativecommons.org/licenses/by/4.0/",
    url: pageOf(manifest),
    version: semanticVersion(version),
    datePublished: createdAt,
    creator: { "@type": "sc:Organization", name: publisherOf(manifest), url: new URL(manifest.address).href },
    citeAs: writeBibtex(manifest),
    keywords: ["personalization", "human feedback", "preference", "leaderboard"],
    isLiveDataset: false,
    distribution: files.map(describeFile),
    recordSet: describeRecords(manifest),
    ...describeResponsibly(manifest),
  };
  return `${JSON.stringify(dataset, null, 2)}\n`;
}

/** `v2026.01.3` as three numbers without leading zeros, which Semantic Versioning asks for. */
function semanticVersion(version: string): string {
  return version.slice(1).split(".").map(Number).join(".");
}

function describeFile({
  name,
  mediaType,
  bytes,
  sha256,
}: Manifest["files"][number]): Readonly<Record<string, unknown>> {
  return {
    "@type": "cr:FileObject",
    "@id": name,
    name,
    contentUrl: name,
    contentSize: `${bytes} B`,
    // What the reference reader knows Parquet by; without the character set, which no media type has.
    encodingFormat: name.endsWith(".parquet") ? "application/x-parquet" : mediaType.split(";")[0],
    sha256,
  };
}
