import { formatCount } from "@/components/ui/format-number";
import type { BoardRow } from "./prepare-board";

/** A rank; one that several systems have carries an equals sign, and says by how many. */
export function RankCell({ rank, sharedBy }: Pick<BoardRow, "rank" | "sharedBy">) {
  const isShared = sharedBy > 1;
  return (
    <span
      className="whitespace-nowrap font-serif text-xl"
      title={isShared ? `Shared by ${sharedBy} systems` : undefined}
    >
      {formatCount(rank)}
      {isShared ? (
        <>
          <span aria-hidden="true" className="pl-px text-[0.9375rem] text-faint">
            =
          </span>
          <span className="sr-only">, shared by {sharedBy}</span>
        </>
      ) : null}
    </span>
  );
}
