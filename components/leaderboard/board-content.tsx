import Link from "next/link";
import { Suspense } from "react";
import { CsvLink } from "@/components/ui/csv-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { WaitingLines } from "@/components/ui/waiting-lines";
import { type Board, type BoardHistory, viewKey } from "@/lib/leaderboards/schema";
import { ControlSection } from "./analysis/control-section";
import { DisagreementSection } from "./analysis/disagreement-section";
import { HistorySection } from "./analysis/history-section";
import { MatrixSection } from "./analysis/matrix-section";
import { PrototypeSection } from "./analysis/prototype-section";
import { SegmentSection } from "./analysis/segment-section";
import { StandpointSection } from "./analysis/standpoint-section";
import { type BoardAddress, boardHref } from "./board-query";
import { BoardTable } from "./board-table";
import { CollectingTable } from "./collecting-table";
import { LiftSection } from "./lift-section";
import { prepareBoard } from "./prepare-board";
import { sayAnalysed } from "./say-behind";
import { StandsBehind } from "./stands-behind";

interface BoardContentProps {
  readonly board: Board;
  readonly path: string;
  readonly address: BoardAddress;
  readonly history: Promise<BoardHistory>;
  readonly serverNow: string;
}

const boardColumns = [
  "system",
  "name",
  "family",
  "strategy",
  "rank",
  "rating",
  "low",
  "high",
  "bestProbability",
  "votes",
  "winRate",
  "bothBadRate",
  "component",
] as const;

/** With what was chosen, so that two readings of a board are two files. */
function fileNameOf({ arena, snapshot, reading }: Board): string {
  const choices = [
    ...viewKey(snapshot.filter)
      .split("/")
      .filter((choice) => choice !== "all"),
    reading.control === "on" ? "control" : null,
    reading.segment?.replaceAll(":", "-"),
  ];
  return ["board", arena, ...choices.filter(Boolean)].join("-");
}

/** The table, what stands under it, and the way to take it along. */
export function BoardContent({ board, path, address, history, serverNow }: BoardContentProps) {
  const prepared = prepareBoard(board, address);
  const { analysis } = board;
  const analysed = sayAnalysed(board);
  return (
    <>
      {prepared.groups.map((group, index) => (
        <div key={group.component} className={index === 0 ? "" : "mt-10"}>
          {index > 0 ? (
            <p className="mb-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">
              No vote connects these systems with those above: their ranks and ratings hold only among themselves.
            </p>
          ) : null}
          <BoardTable
            caption={index === 0 ? "Systems by rating" : `Systems by rating, group ${index + 1}`}
            group={group}
            board={prepared}
            path={path}
            address={address}
          />
        </div>
      ))}
      {prepared.hidden > 0 ? (
        <p className="mt-3 text-[0.9375rem]/6 text-soft">
          {prepared.hidden} {prepared.hidden === 1 ? "system does" : "systems do"} not match “{address.search}”.{" "}
          <Link href={boardHref(path, address, { search: "" })} prefetch={false} className="prose-link text-ink">
            Show all
          </Link>
        </p>
      ) : null}
      {prepared.groups.length > 0 ? (
        <p className="mt-3 max-w-[54rem] text-[0.8125rem]/5 text-soft">
          Filled: personalized. Hollow: the generic control of its family. Dotted: 1000, the mean of the systems. One
          scale, {prepared.scale[0]} to {prepared.scale[1]}. A rank is one more than the number of systems whose
          interval lies wholly above; “=” marks one that several share. Best: the probability to be the first of all,
          given the votes.
        </p>
      ) : null}
      <CsvLink
        name={fileNameOf(board)}
        columns={[...boardColumns, "snapshot", "countedVotes", "simulatedVotes", "importedVotes"]}
        rows={board.systems.map((system) => [
          ...boardColumns.map((column) => system[column]),
          board.snapshot.id,
          board.snapshot.votes,
          board.snapshot.simulatedVotes,
          board.importedVotes,
        ])}
      />
      {prepared.collecting.length > 0 ? <CollectingTable rows={prepared.collecting} /> : null}
      <LiftSection lifts={board.lifts} href={boardHref(`${path}/lift`, { ...address, sort: "rank", search: "" })} />
      {analysis ? (
        <>
          {analysed === null ? null : (
            <p className="mt-14 max-w-[42rem] text-[0.9375rem]/6 text-soft">
              {analysed}, <RelativeTime moment={analysis.snapshot.createdAt} serverNow={serverNow} />.
            </p>
          )}
          <SegmentSection board={board} analysis={analysis} path={path} address={address} />
          <PrototypeSection board={board} analysis={analysis} path={path} address={address} />
          <DisagreementSection board={board} analysis={analysis} />
          <StandpointSection board={board} analysis={analysis} />
          <ControlSection analysis={analysis} />
          <MatrixSection board={board} analysis={analysis} />
        </>
      ) : (
        <p className="mt-14 max-w-[42rem] text-[0.9375rem]/6 text-soft">
          What takes longer, such as whether people differ and what form and side do, is being computed beside this
          board.
        </p>
      )}
      <Suspense fallback={<WaitingLines label="Earlier ratings are being read" />}>
        <HistorySection board={board} reading={history} />
      </Suspense>
      <div className="mt-14 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <StandsBehind board={board} serverNow={serverNow} />
        <section aria-labelledby="take">
          <h2 id="take" className="text-2xl">
            Take it with you
          </h2>
          <p className="mt-3 text-[0.9375rem]/6 text-soft">
            The{" "}
            <a
              href={boardHref(`/api/v1/leaderboards/${board.arena}`, { ...address, sort: "rank", search: "" })}
              className="prose-link text-ink"
            >
              API
            </a>{" "}
            answers with exactly this snapshot; it is{" "}
            <Link href="/docs/api" prefetch={false} className="prose-link text-ink">
              described here
            </Link>
            . The votes themselves, without identities, are in the{" "}
            <Link href="/data" prefetch={false} className="prose-link text-ink">
              releases
            </Link>
            .
          </p>
        </section>
      </div>
    </>
  );
}
