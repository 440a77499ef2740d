"use client";

import { forgetDrafts } from "@/components/battle/keep-drafts";
import { AskAgain } from "./ask-again";

interface TakeBackProps {
  /** Whether there is a persona of one's own that would be erased. */
  readonly hasPersona: boolean;
  /** Takes the whole consent back. */
  readonly takeBack: () => Promise<void>;
}

/** The way out of the consent. */
export function TakeBack({ hasPersona, takeBack }: TakeBackProps) {
  return (
    <AskAgain
      opener="Take it all back"
      confirm={hasPersona ? "Take it all back, erase my persona" : "Take it all back now"}
      action={async () => {
        await takeBack();
        forgetDrafts();
      }}
    >
      {hasPersona
        ? "This erases your persona for good, your own boards, and what you typed and did not send, and leaves your votes out of every later release."
        : "This erases your own boards and what you typed and did not send, and leaves your votes out of every later release."}
    </AskAgain>
  );
}
