import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchSize, inclusionPath, merkleRoot, rootFromPath } from "./merkle";
import { fromHex, sha256, toHex } from "./sha256";

// The test data of Certificate Transparency (google/certificate-transparency, merkletree/merkle_tree_test.cc).
const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const paths: { index: number; size: number; path: string[] }[] = [
  { index: 0, size: 1, path: [] },
  {
    index: 0,
    size: 8,
    path: [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  },
  {
    index: 5,
    size: 8,
    path: [
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  },
  {
    index: 2,
    size: 3,
    path: ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
  },
  {
    index: 1,
    size: 5,
    path: [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  },
];

const leaves = inputs.map((input) => sha256(Uint8Array.of(0), fromHex(input)));
const numbered = (count: number) => Array.from({ length: count }, (_, at) => sha256(`leaf ${at}`));
const sized = fc.integer({ min: 1, max: 70 }).map(numbered);

/** The tree as RFC 6962 defines it, split at the largest power of two. */
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(Uint8Array.of(1), definedRoot(hashes.slice(0, split)), definedRoot(hashes.slice(split)));
}

describe("merkleRoot", () => {
  it.each(roots.map((root, size) => ({ root, size })))(
    "is that of Certificate Transparency for $size leaves",
    (vector) => {
      expect(toHex(merkleRoot(leaves.slice(0, vector.size)))).toBe(vector.root);
    },
  );

  it("is the tree that RFC 6962 defines", () => {
    fc.assert(
      fc.property(sized, (hashes) => {
        expect(merkleRoot(hashes)).toEqual(definedRoot(hashes));
      }),
    );
  });

  it("is the root over the roots of branches", () => {
    for (const count of [1, branchSize - 1, branchSize, branchSize + 1, 3 * branchSize, 5 * branchSize + 7]) {
      const hashes = numbered(count);
      const branches: Uint8Array[] = [];
      for (let at = 0; at < count; at += branchSize) branches.push(merkleRoot(hashes.slice(at, at + branchSize)));
      expect(merkleRoot(branches)).toEqual(merkleRoot(hashes));
    }
  });
});

describe("inclusionPath", () => {
  it.each(paths)("is that of Certificate Transparency for leaf $index of $size", ({ index, size, path }) => {
    expect(inclusionPath(leaves.slice(0, size), index).map(toHex)).toEqual(path);
  });

  it("leads from every leaf to the root, and from no other leaf or place", () => {
    fc.assert(
      fc.property(sized, fc.nat(), fc.nat(), (hashes, one, other) => {
        const index = one % hashes.length;
        const path = inclusionPath(hashes, index);
        const root = toHex(merkleRoot(hashes));
        const reached = (leaf: Uint8Array, at: number, size: number, by = path) => {
          const hash = rootFromPath(leaf, at, size, by);
          return hash && toHex(hash);
        };
        expect(reached(hashes[index]!, index, hashes.length)).toBe(root);
        expect(reached(sha256("another"), index, hashes.length)).not.toBe(root);
        const place = other % hashes.length;
        if (place !== index) expect(reached(hashes[index]!, place, hashes.length)).not.toBe(root);
        expect(reached(hashes[index]!, index, hashes.length, [...path, sha256("more")])).toBeNull();
        if (path.length > 0) expect(reached(hashes[index]!, index, hashes.length, path.slice(1))).toBeNull();
      }),
    );
  });

  it("has no path to a leaf that is not there", () => {
    expect(() => inclusionPath(leaves, 8)).toThrow(RangeError);
    expect(() => inclusionPath(leaves, -1)).toThrow(RangeError);
    expect(rootFromPath(leaves[0]!, 8, 8, [])).toBeNull();
  });
});
