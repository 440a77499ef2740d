import { describe, expect, it } from "vitest";
import type { ListedRelease } from "@/lib/releases/schema";
import { prepareRelease, sayPython } from "./prepare-release";

const file = (name: string): ListedRelease["files"][number] => ({
  name,
  mediaType: "application/octet-stream",
  bytes: 12_400,
  sha256: "0123456789abcdef".repeat(4),
  rows: 1284,
  url: `/api/v1/releases/v2026.11.1/${name}`,
});
const release: ListedRelease = {
  version: "v2026.11.1",
  createdAt: "2026-11-23T09:00:00Z",
  source: "simulated",
  assessments: 0,
  votes: 1284,
  files: [file("README.md"), file("votes.csv.gz"), file("votes.parquet")],
};

describe("sayPython", () => {
  it("takes Parquet first, by its whole address", () => {
    expect(sayPython(release, "https://palate.example")).toBe(
      'import pandas as pd\nvotes = pd.read_parquet("https://palate.example/api/v1/releases/v2026.11.1/votes.parquet")',
    );
  });

  it("loads assessments as well, where there are any", () => {
    const files = [file("votes.parquet"), file("assessments.parquet")];
    expect(sayPython({ ...release, files }, "https://palate.example")?.split("\n")).toHaveLength(3);
    const alone = sayPython({ ...release, files: [file("assessments.jsonl.gz")] }, "https://palate.example");
    expect(alone).toContain("assessments = pd.read_json(");
    expect(prepareRelease({ ...release, assessments: 1 }, "https://palate.example").assessments).toBe("1 assessment");
  });

  it("falls back to what there is, and to nothing", () => {
    expect(sayPython({ ...release, files: [file("votes.jsonl")] }, "https://palate.example")).toContain("lines=True");
    expect(sayPython({ ...release, files: [file("README.md")] }, "https://palate.example")).toBeNull();
  });
});

describe("prepareRelease", () => {
  it("says that simulated votes are simulated", () => {
    const prepared = prepareRelease(release, "https://palate.example");
    expect(prepared.isSimulated).toBe(true);
    expect(prepared.source).toBe("simulated votes");
    expect(prepared.files[0]?.shortSha256).toBe("0123456789ab");
    expect(prepared.images).toBeNull();
  });

  it("counts images and lists the other files", () => {
    const images = [file("images/a.jpg"), file("images/b.jpg")];
    const prepared = prepareRelease({ ...release, files: [...release.files, ...images] }, "https://palate.example");
    expect(prepared.images).toBe("2 images, 25\u202fkB");
    expect(prepared.files.map(({ name }) => name)).toEqual(release.files.map(({ name }) => name));
  });
});
