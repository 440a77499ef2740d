import type { Field } from "./field";

/** The values of one leaf of the columns, with the levels that say where in its row and in which list each stands. */
export interface LeafData {
  readonly values: unknown[];
  readonly definitionLevels: number[];
  readonly repetitionLevels: number[];
  readonly maxDefinitionLevel: number;
}

interface Leaf extends LeafData {
  readonly isRepeated: boolean;
  readonly isDate: boolean;
  count: number;
  isSame: boolean;
}

/** Leaf data, and whether it is value for value and level for level what the call before gave. */
export interface Shredded {
  readonly data: LeafData;
  readonly isSame: boolean;
}

type Node = { readonly name: string; readonly isNullable: boolean; readonly leaves: readonly Leaf[] } & (
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  | { readonly kind: "struct"; readonly nodes: readonly Node[] }
  | { readonly kind: "list"; readonly element: Node; readonly depth: number }
);

/**
 * Takes rows apart into the leaves of their columns, in the order of the Parquet schema: one pass over a row for all leaves, where
 * hyparquet-writer makes one for each, which for the 75 leaves of a conversation is most of the time. It writes into the same arrays again, so that what
 * it gave is good until it is called again, and what did not change is known.
 *
 * @see Melnik et al. (2010), Dremel: interactive analysis of web-scale datasets, PVLDB 3(1)
 */
export class Shredder {
  readonly #nodes: readonly Node[];

  constructor(fields: readonly Field[]) {
    this.#nodes = fields.map((field) => nodeOf(field, 0, 0));
  }

  /** O(values). @throws TypeError a value is missing where its field is not nullable */
  shred(rows: readonly Readonly<Record<string, unknown>>[]): Shredded[] {
    const leaves = this.#nodes.flatMap((node) => node.leaves);
    for (const leaf of leaves) {
      leaf.count = 0;
      leaf.isSame = true;
    }
    for (const row of rows) for (const node of this.#nodes) put(node, row[node.name], 0, 0);
    return leaves.map((leaf) => {
      const isSame = leaf.isSame && leaf.values.length === leaf.count;
      for (const array of [leaf.values, leaf.definitionLevels, leaf.repetitionLevels]) {
        if (array.length > leaf.count) array.length = leaf.count;
      }
      return { data: leaf, isSame };
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
    definitionLevels: [],
    repetitionLevels: [],
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
  leaf.count += 1;
  if (leaf.values[at] !== value || at >= leaf.values.length) {
    leaf.values[at] = value;
    leaf.isSame = false;
  }
  if (leaf.maxDefinitionLevel > 0 && leaf.definitionLevels[at] !== definition) {
    leaf.definitionLevels[at] = definition;
    leaf.isSame = false;
  }
  if (leaf.isRepeated && leaf.repetitionLevels[at] !== repetition) {
    leaf.repetitionLevels[at] = repetition;
    leaf.isSame = false;
  }
}
