import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";

interface SendBarProps {
  readonly isSending: boolean;
  /** What the button says. */
  readonly label: string;
}

/** The end of a form of reasons: what its keys do, and the button that sends. On a phone it stays at the lower edge. */
export function SendBar({ isSending, label }: SendBarProps) {
  return (
    <div className="flex grow flex-wrap items-center justify-end gap-x-3 gap-y-2 bg-raised max-md:sticky max-md:-bottom-3.5 max-md:-mx-3.5 max-md:px-3.5 max-md:py-2.5">
      <p className="text-right text-[0.875rem]/5 text-soft max-md:hidden">
        All optional.{" "}
        <span className="pointer-coarse:hidden">
          <KeyHint>Ctrl Enter</KeyHint> sends from a text, <KeyHint>Esc</KeyHint> goes back.
        </span>
      </p>
      <Button
        kind="strong"
        type="submit"
        aria-keyshortcuts="Enter Control+Enter"
        className="w-full md:w-auto md:shrink-0"
      >
        {isSending ? "Sending" : label} <KeyHint>Enter</KeyHint>
      </Button>
    </div>
  );
}
