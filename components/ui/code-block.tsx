interface CodeBlockProps {
  readonly code: string;
  /** What the code does, for people who hear the page. */
  readonly label: string;
}

/** Code to copy. Long lines wrap on the screen, so nothing hides behind a scroll bar; what is copied has no extra breaks. */
export function CodeBlock({ code, label }: CodeBlockProps) {
  return (
    <figure aria-label={label}>
      <pre className="whitespace-pre-wrap rounded-md border border-rule bg-raised px-4 py-3 font-mono text-[0.8125rem]/6 [overflow-wrap:anywhere]">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
