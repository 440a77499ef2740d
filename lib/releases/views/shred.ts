import type { Field } from "./field";

/** The values of one leaf of the columns, with the levels that say where in its row and in which list each stands. */
export interface LeafData {
  readonly values: unknown[];
  readonly definitionLevels: Uint8Array;
  readonly repetitionLevels: Uint8Array;
  readonly maxDefinitionLevel: number;
}

interface Leaf {
  readonly values: unknown[];
  definitions: Uint8Array;
  repetitions: Uint8Array;
  readonly maxDefinitionLevel: number;
  readonly isRepeated: boolean;
  readonly isDate: boolean;
  count: number;
  isSame: boolean;
}

/** Leaf data, and whether it is value for value and level for level what was taken before. */
export interface Shredded {
  readonly data: LeafData;
  readonly isSame: boolean;
}

const leastLevels = 1024;

type Node = { readonly name: string; readonly isNullable: boolean; readonly leaves: readonly Leaf[] } & (
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  | { readonly kind: "struct"; readonly nodes: readonly Node[] }
  | { readonly kind: "list"; readonly element: Node; readonly depth: number }
);

/**
 * Takes rows apart into the leaves of their columns, in the order of the Parquet schema: one pass over a row for all leaves, where
 * hyparquet-writer makes one for each, which for the 75 leaves of a conversation is most of the time. Rows are not kept. It writes into the same arrays
 * again, so that what is taken is good until the next row comes, and what did not change is known.
 *
 * @see Melnik et al. (2010), Dremel: interactive analysis of web-scale datasets, PVLDB 3(1)
 */
export class Shredder {
  readonly #nodes: readonly Node[];
  readonly #leaves: readonly Leaf[];

  constructor(fields: readonly Field[]) {
    this.#nodes = fields.map((field) => nodeOf(field, 0, 0));
    this.#leaves = this.#nodes.flatMap(({ leaves }) => leaves);
  }

  /** O(values). @throws TypeError a value is missing where its field is not nullable */
  add(row: Readonly<Record<string, unknown>>): void {
    for (const node of this.#nodes) put(node, row[node.name], 0, 0);
  }

  /** What came since it was last taken. */
  take(): Shredded[] {
    return this.#leaves.map((leaf) => {
      const { values, definitions, repetitions, maxDefinitionLevel, count, isRepeated } = leaf;
      const isSame = leaf.isSame && values.length === count;
      values.length = count;
      leaf.count = 0;
      leaf.isSame = true;
      const data = {
        values,
        definitionLevels: definitions.subarray(0, maxDefinitionLevel > 0 ? count : 0),
        repetitionLevels: repetitions.subarray(0, isRepeated ? count : 0),
        maxDefinitionLevel,
      };
      return { data, isSame };
    });
  }
}

function nodeOf(field: Field, definition: number, depth: number): Node {
  const { name, isNullable } = field;
  const own = definition + (isNullable ? 1 : 0);
  if (field.kind === "struct") {
    const nodes = field.fields.map((inner) => nodeOf(inner, own, depth));
    return { kind: "struct", name, isNullable, nodes, leaves: nodes.flatMap(({ leaves }) => leaves) };
  }
  if (field.kind === "list") {
    const element = nodeOf(field.element, own + 1, depth + 1);
    return { kind: "list", name, isNullable, element, depth: depth + 1, leaves: element.leaves };
  }
  const leaf: Leaf = {
    values: [],
    definitions: new Uint8Array(leastLevels),
    repetitions: new Uint8Array(leastLevels),
    maxDefinitionLevel: own,
    isRepeated: depth > 0,
    isDate: field.type === "date",
    count: 0,
    isSame: true,
  };
  return { kind: "leaf", name, isNullable, leaf, leaves: [leaf] };
}

function put(node: Node, value: unknown, definition: number, repetition: number): void {
  if (value === null || value === undefined) {
    if (!node.isNullable) throw new TypeError(`${node.name} has no value and is not nullable`);
    for (const leaf of node.leaves) push(leaf, null, definition, repetition);
    return;
  }
  const own = node.isNullable ? definition + 1 : definition;
  if (node.kind === "leaf") {
    push(node.leaf, node.leaf.isDate ? new Date(value as string) : value, own, repetition);
  } else if (node.kind === "struct") {
    for (const inner of node.nodes) put(inner, (value as Record<string, unknown>)[inner.name], own, repetition);
  } else {
    const elements = value as readonly unknown[];
    if (elements.length === 0) for (const leaf of node.leaves) push(leaf, null, own, repetition);
    for (let at = 0; at < elements.length; at += 1) {
      put(node.element, elements[at], own + 1, at === 0 ? repetition : node.depth);
    }
  }
}

function push(leaf: Leaf, value: unknown, definition: number, repetition: number): void {
  const at = leaf.count;
  if (at === leaf.definitions.length) grow(leaf);
  leaf.count += 1;
  const isSame =
    at < leaf.values.length &&
    leaf.values[at] === value &&
    leaf.definitions[at] === definition &&
    leaf.repetitions[at] === repetition;
  if (isSame) return;
  leaf.isSame = false;
  leaf.values[at] = value;
  leaf.definitions[at] = definition;
  leaf.repetitions[at] = repetition;
}

function grow(leaf: Leaf): void {
  for (const levels of ["definitions", "repetitions"] as const) {
    const larger = new Uint8Array(2 * leaf[levels].length);
    larger.set(leaf[levels]);
    leaf[levels] = larger;
  }
}
