import Markdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import { labelClass } from "@/components/ui/label";
import { type MarkdownPiece, splitTables } from "./split-tables";

const head = `${labelClass} border-strong border-b py-1.5 pr-8`;

interface ReleaseMarkdownProps {
  readonly markdown: string;
  /** What the text is, for people who hear its tables. */
  readonly label: string;
}

/** A Markdown file of a release as a part of a page: its headings stand under the page's own, and its first one is left to the page. */
export function ReleaseMarkdown({ markdown, label }: ReleaseMarkdownProps) {
  return splitTables(markdown.replace(/^\s*# .*\n/, "")).map((piece, index) => {
    // The place of a piece never changes within a text.
    const key = `${piece.kind}-${index}`;
    return piece.kind === "text" ? (
      <Markdown key={key} rehypePlugins={[rehypeSanitize]} components={components}>
        {piece.text}
      </Markdown>
    ) : (
      <MarkdownTable key={key} table={piece} label={`${label}, table`} />
    );
  });
}

function MarkdownTable({
  table,
  label,
}: {
  readonly table: MarkdownPiece & { kind: "table" };
  readonly label: string;
}) {
  const align = (index: number) =>
    table.isRight[index] ? "text-right figures whitespace-nowrap text-[0.8125rem]" : "";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className="relative my-4 overflow-x-auto">
      <table className="border-collapse text-left text-[0.875rem]">
        <thead>
          <tr>
            {table.head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns have no other names
              <th key={index} scope="col" className={`${head} ${table.isRight[index] ? "text-right" : ""}`}>
                <InlineMarkdown text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other names, and never move
            <tr key={at}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns have no other names
                <td key={index} className={`border-rule border-b py-1 pr-8 ${align(index)}`}>
                  <InlineMarkdown text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function InlineMarkdown({ text }: { readonly text: string }) {
  return (
    <Markdown rehypePlugins={[rehypeSanitize]} allowedElements={["em", "strong", "code"]} unwrapDisallowed>
      {text}
    </Markdown>
  );
}

const heading: Components["h2"] = ({ children }) => <h3 className="mt-6 mb-1 text-lg">{children}</h3>;
const lesser: Components["h3"] = ({ children }) => <h4 className="mt-4 mb-1 font-medium">{children}</h4>;

const components: Components = {
  h1: heading,
  h2: heading,
  h3: lesser,
  h4: lesser,
  h5: lesser,
  h6: lesser,
  p: ({ children }) => <p className="mt-2 max-w-[42rem] text-[0.9375rem]/6">{children}</p>,
  ul: ({ children }) => <ul className="mt-2 max-w-[42rem] list-disc pl-5 text-[0.9375rem]/6">{children}</ul>,
  ol: ({ children }) => <ol className="mt-2 max-w-[42rem] list-decimal pl-6 text-[0.9375rem]/6">{children}</ol>,
  code: ({ children }) => <code className="font-mono text-[0.9em]">{children}</code>,
  a: ({ href, children }) => (
    <a href={href} className="prose-link">
      {children}
    </a>
  ),
  // A text of a release brings no picture of its own.
  img: ({ alt }) => <>{alt}</>,
};
