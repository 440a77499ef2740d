import type { Manifest } from "../manifest";
import { plain, table } from "./markdown";
import { sayPrivacy } from "./privacy-report";

/** What is not in a release, what was taken out, and what it cost. */
export function writePrivacy(manifest: Manifest): string {
  const { headline, parts } = sayPrivacy(manifest);
  const sections = parts.map(({ title, sentences, tables }) =>
    [
      `### ${title}`,
      sentences.map(plain).join("\n"),
      ...tables.map(({ caption, columns, rows }) => {
        const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? plain(cell) : cell)));
        return `${plain(caption)}:\n\n${table(columns, cells)}`;
      }),
    ].join("\n\n"),
  );
  return `## Privacy

**What is not in this release at all:** accounts, e-mail and network addresses of annotators, their consents, what they wrote about
themselves in a persona of their own and the outputs that were made for it, its history, hours and minutes, and every measurement but the time to the verdict, such as which part of an output was on screen and for how long.

**What is taken out of texts:** by a machine, which can miss a place or take one too many: e-mail addresses, web addresses, network
and hardware addresses (IP, MAC), coordinates, telephone numbers, bank account and payment card numbers, national identity numbers, other
numbers of nine and more digits, handles such as \`@name\`, passwords and keys, dates of birth, postal addresses with a number, and
names of persons by lists of names and by what stands beside them. Names that everybody knows and names in the prompt stay.
A text in which a machine cannot tell is held: left out of its row, which stays, until a person has read it. That person can let it
through with what is sure taken out, put it in other words, or leave it out.

**What is not taken out:** given names that are words as well, names that no list holds and nothing announces, streets without a number, identifiers that look like words, numbers of six and fewer digits, and whatever an
annotator tells about themselves in words. Of votes themselves no rare combination is suppressed. All votes of one annotator share an
\`annotator_id\`, so they can be read together; who knows what somebody voted or wrote can find that person's other votes.

${plain(headline)}

${sections.join("\n\n")}`;
}

export const sayWithdrawal = `**Two releases contain the same votes under other ids.** Ids of one release have nothing in common with those of another and cannot be
matched. Rows can: the same vote has the same verdict and mostly the same day and texts in each, so whoever holds both can match rows by their content. A
consent that is withdrawn keeps the votes out of every later release; it does not reach a copy of an earlier one.`;
