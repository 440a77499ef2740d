import { Section } from "./section";
import { sources } from "./sources";
import { currentVersion, versions } from "./versions";

/** How to cite a board, what changed, and the literature. */
export function ClosingSections() {
  return (
    <>
      <Section id="cite">
        <p>
          A board changes with every vote. Cite the snapshot: the arena, its id or input hash, its time, the code
          version that it names, and methodology {currentVersion}. All of them stand under “What stands behind this” or
          in the API’s answer. Where you use votes, cite the release with its version; its manifest holds the checksums.
        </p>
        <p>
          The complete text, with every estimator, its assumptions and limits and the file that computes it, is{" "}
          <code className="font-mono text-[0.9375rem]">docs/methodology.md</code> in the source code.
        </p>
      </Section>
      <Section id="changes">
        <ul>
          {versions.map(({ version, changes }) => (
            <li key={version}>
              <span className="figures text-[0.9375rem]">{version}</span>: {changes}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="sources">
        <ol className="text-base/7">
          {sources.map(({ id, text }) => (
            <li key={id} id={`source-${id}`} className="scroll-mt-6">
              {text}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
