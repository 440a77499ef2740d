import type { ChainDay } from "./days";
import { leafHash, saltBytes } from "./leaf";
import { rootFromPath } from "./merkle";
import { fromHex, toHex } from "./sha256";

/** What proves that one vote or assessment stands in a day of the chain. Hashes and the salt in hexadecimal digits. */
export interface Receipt {
  readonly day: string;
  /** Place among the leaves of the day, from 0. */
  readonly position: number;
  /** How many leaves the day has. */
  readonly leaves: number;
  /** What the leaf stands for, as `lib/chain/leaf.ts` writes it, to the letter. */
  readonly entry: string;
  readonly salt: string;
  readonly leaf: string;
  /** From the leaf to the root, the nearest first. */
  readonly path: readonly string[];
}

/** Whether a receipt proves its entry to a published day. O(log leaves). @returns what is wrong, in a sentence; null where it does */
export function checkReceipt(
  receipt: Receipt,
  day: Pick<ChainDay, "day" | "votes" | "assessments" | "merkleRoot">,
): string | null {
  if (receipt.day !== day.day) return `It is a receipt of ${receipt.day}, not of ${day.day}.`;
  if (receipt.leaves !== day.votes + day.assessments) return "The day has another number of leaves.";
  if (receipt.salt.length !== 2 * saltBytes) return "The salt has another length than a salt has.";
  if (toHex(leafHash(fromHex(receipt.salt), receipt.entry)) !== receipt.leaf)
    return "The entry is not that of the leaf.";
  const root = rootFromPath(fromHex(receipt.leaf), receipt.position, receipt.leaves, receipt.path.map(fromHex));
  return root !== null && toHex(root) === day.merkleRoot ? null : "The leaf does not stand there in the day.";
}
