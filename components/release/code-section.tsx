import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";
import type { LoadingCode } from "@/lib/releases/schema";

interface CodeSectionProps {
  readonly version: string;
  readonly loading: readonly LoadingCode[];
}

/** Code that loads a release, a tab for each language. */
export function CodeSection({ version, loading }: CodeSectionProps) {
  if (loading.length === 0) return null;
  const tabs = loading.map(({ key, name, code, otherwise }) => ({
    key,
    name,
    panel: (
      <>
        <CopiedCode code={code} label={`${name} that loads ${version}`} />
        {otherwise ? (
          <>
            <p className="mt-5 max-w-[42rem] text-[0.9375rem]/6 text-soft">{otherwise.why}</p>
            {otherwise.blocks.map((block, index) => (
              <CopiedCode key={block} code={block} label={`${name} without a network, step ${index + 1}`} />
            ))}
          </>
        ) : null}
      </>
    ),
  }));
  return (
    <section aria-labelledby="load" className="mt-14">
      <h2 id="load" className="text-2xl">
        Load it
      </h2>
      <div className="mt-3 max-w-[56rem]">
        <Tabs label="Languages" tabs={tabs} />
      </div>
    </section>
  );
}

function CopiedCode({ code, label }: { readonly code: string; readonly label: string }) {
  return (
    <div className="relative mt-3">
      <CodeBlock code={code} label={label} />
      <div className="absolute top-1 right-1 rounded-md bg-raised">
        <CopyButton text={code} what={label} />
      </div>
    </div>
  );
}
