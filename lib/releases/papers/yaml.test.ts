import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { writeYaml } from "./yaml";

it("is read as it was meant, whatever the texts look like", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("no", "1.0", "2026-11-23", "- a", "a: b", "# c", "", " ", "---", "\u2028", "é\u0085\u0000"),
  );
  const leaf = fc.oneof(text, fc.boolean(), fc.integer());
  const key = fc.stringMatching(/^[a-z_-]{0,8}[a-z]$/);
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1 }),
    fc.array(
      fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { minLength: 1 })), { minKeys: 1, noNullPrototype: true }),
      {
        minLength: 1,
      },
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(key, value, { noNullPrototype: true, minKeys: 1 }), (mapping) => {
      expect(parse(writeYaml(mapping))).toEqual(mapping);
    }),
  );
});
