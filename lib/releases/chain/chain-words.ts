import type { Manifest } from "../manifest";
import { chainFileName } from "./chain-file";

/** What the roots in a release are for, in words, from its manifest. */
export function sayChain({ chain }: Pick<Manifest, "chain">): string {
  const newest =
    chain === null
      ? "No day was sealed when this release was made, so the file has none."
      : `The newest one here is ${chain.day}, with the root \`${chain.root}\`.`;
  return `\`${chainFileName}\` has every day (UTC) that was sealed when this release was made: how many votes and assessments were recorded in it, published
or not, how many of them were withdrawn or erased since (tombstones), and the root of their fingerprints, which goes into the root of the next day.
${newest} Keep the file: \`palate release verify FOLDER --roots FILE\` holds a later release against it, and says which day is not what it was if an old vote
was changed, dropped or put in. Which fingerprint is whose is told to who voted and to nobody else, so no row here can be matched with one. How many
came on a day is public for every day, whatever is published of them. Where one day of a week alone has any, rows that tell the week are of that day.`;
}
