import { Button } from "./button";
import { PageFrame } from "./page-frame";

interface TroublePageProps {
  /** What the log knows this failure by. */
  readonly digest?: string | undefined;
  readonly retry: () => void;
}

/** A page that could not be made: what happened, what was kept, what to do. */
export function TroublePage({ digest, retry }: TroublePageProps) {
  return (
    <PageFrame
      width="text"
      title="This page could not be made"
      lead="Something broke on our side. Votes that were stored are safe, and what you were typing is kept in this browser."
    >
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="strong" onClick={retry}>
          Try again
        </Button>
        <a href="/" className="prose-link inline-flex min-h-11 items-center">
          To the start
        </a>
      </div>
      {digest ? <p className="figures mt-8 text-[0.8125rem] text-faint">Reference for the operator: {digest}</p> : null}
    </PageFrame>
  );
}
