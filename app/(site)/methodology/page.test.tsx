import { existsSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { sayBehind } from "@/components/leaderboard/say-behind";
import { makeBoard } from "@/components/leaderboard/testing/boards";
import { sectionGroups } from "@/components/methodology/sections";
import { sources } from "@/components/methodology/sources";
import { currentVersion, versions } from "@/components/methodology/versions";
import { methodologyVersion } from "@/lib/leaderboards/schema";
import MethodologyPage from "./page";

const html = renderToStaticMarkup(<MethodologyPage />);
const text = readFileSync("docs/methodology.md", "utf8");
const all = (pattern: RegExp, whole = html) => [...whole.matchAll(pattern)].map(([, part]) => part!);
const ids = all(/ id="([^"]+)"/g);

describe("the methodology's page", () => {
  it("has every section once, in the order of its contents", () => {
    const sections = sectionGroups.flatMap((group) => group.sections.map(({ id }) => id));
    expect(all(/<h2 id="([^"]+)"/g)).toEqual(sections);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("leads nowhere that is not there", () => {
    const anchors = all(/href="#([^"]+)"/g);
    expect(anchors.length).toBeGreaterThan(40);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  it("has the sections that boards link to", () => {
    const wanted = sayBehind(makeBoard({ excluded: { "too-fast": 1 } })).flatMap(({ section }) => section ?? []);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((section) => !ids.includes(section))).toEqual([]);
  });

  it("cites every source, for the first time in the order of the list", () => {
    const cited = [...new Set(all(/href="#source-([^"]+)"/g))];
    expect(cited).toEqual(sources.map(({ id }) => id));
  });

  it("says every formula in words", () => {
    expect(all(/(<math)/g).length).toBeGreaterThan(20);
    expect(html.match(/<math display="block" aria-label="[^"]{12,}">/g)).toHaveLength(all(/(<math)/g).length);
  });

  it("names the methodology that boards are computed by", () => {
    expect(currentVersion).toBe(methodologyVersion);
    expect(text).toContain(`Version: **${methodologyVersion}**`);
    for (const { version } of versions) expect(text).toContain(`| ${version} |`);
  });
});

describe("docs/methodology.md", () => {
  it("has a place for every section of the page", () => {
    const anchors = all(/<a id="([^"]+)"><\/a>/g, text);
    expect(new Set(anchors).size).toBe(anchors.length);
    const sections = sectionGroups.flatMap((group) => group.sections.map(({ id }) => id));
    expect(sections.filter((id) => !anchors.includes(id))).toEqual([]);
  });

  it("links to places that are there", () => {
    const anchors = all(/<a id="([^"]+)"><\/a>/g, text);
    expect(all(/\]\(#([^)]+)\)/g, text).filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });

  it("names files that exist", () => {
    const files = all(/`((?:lib|app|components|docs|prisma|scripts)\/[\w()./-]+\.(?:tsx?|md|prisma))`/g, text);
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("lists every source of the page", () => {
    expect(sources.filter((source) => !text.includes(source.text))).toEqual([]);
  });
});
