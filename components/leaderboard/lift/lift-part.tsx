import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import type { Arena } from "@/lib/arenas/schema";
import type { LiftBoard } from "@/lib/leaderboards/lift-schema";
import { type BoardAddress, boardHref } from "../board-query";
import { BoardState } from "../board-state";
import { FilterBar } from "../filter-bar";
import { SimulatedNotice } from "../simulated-notice";
import { StandpointNotice } from "../standpoint-notice";
import { GroupingSection } from "./grouping-section";
import { OverallSection } from "./overall-section";
import { sayLift } from "./prepare-lift";
import { WorseTable } from "./worse-table";

interface LiftPartProps {
  readonly arena: Pick<Arena, "slug" | "canBeJudged">;
  readonly address: BoardAddress;
  readonly reading: Promise<LiftBoard | null>;
}

/** Everything under the title: what is simulated or mixed, the finding, the choices, the lifts. */
export async function LiftPart({ arena, address, reading }: LiftPartProps) {
  const lift = await reading;
  const path = `/leaderboards/${arena.slug}/lift`;
  return (
    <>
      {lift && lift.snapshot.votes > 0 ? (
        <div className="mb-6 flex flex-col gap-5">
          <SimulatedNotice
            votes={lift.snapshot.votes}
            simulatedVotes={lift.snapshot.simulatedVotes}
            humanHref={boardHref(path, address, { votes: "human" })}
          />
          <StandpointNotice ownerVotes={lift.ownerVotes} proxyVotes={lift.proxyVotes} />
          <p className="max-w-[54rem] font-serif text-[1.375rem]/8">{sayLift(lift)}</p>
        </div>
      ) : null}
      <div className="mb-4">
        <FilterBar
          path={path}
          address={{ ...address, control: "off", segment: undefined }}
          board={null}
          hasReadings={false}
        />
      </div>
      <Body arena={arena} address={address} lift={lift} />
    </>
  );
}

function Body({
  arena,
  address,
  lift,
}: Pick<LiftPartProps, "arena" | "address"> & { readonly lift: LiftBoard | null }) {
  if (lift === null) {
    return (
      <>
        <BoardState title="This is being computed" arena={arena}>
          There is no snapshot of it yet. The worker makes one within seconds, and this page then shows it by itself.
        </BoardState>
        <RefreshUntilReady />
      </>
    );
  }
  if (lift.strategies.length === 0) {
    return (
      <BoardState title="Nothing personalizes here" arena={arena}>
        No system of this arena has a generic control in its family, so there is nothing to compare it with.
      </BoardState>
    );
  }
  if (lift.snapshot.votes === 0) {
    return (
      <BoardState title="No votes of this kind yet" arena={arena}>
        The first lifts appear a few seconds after there are enough votes, each with its interval.
      </BoardState>
    );
  }
  return (
    <>
      <OverallSection lift={lift} />
      {lift.analysis === null ? (
        <p className="mt-14 max-w-[42rem] text-[0.9375rem]/6 text-soft">
          How often personalization was judged worse, and for whom it helps, is being computed beside this board.
        </p>
      ) : (
        <>
          <WorseTable worse={lift.worse} arena={arena.slug} />
          {lift.groupings.some(({ by }) => by === "standpoint") ? null : (
            <p className="mt-14 max-w-[42rem] text-[0.9375rem]/6 text-soft">
              {lift.ownerVotes === 0
                ? "Nobody has judged for themselves here yet, so owners cannot be held against proxies: all votes were cast on somebody’s behalf."
                : lift.proxyVotes === 0
                  ? "Nobody has judged on somebody else’s behalf here yet, so proxies cannot be held against owners."
                  : "Owners and proxies have voted, but too few of one of them to rate a strategy and its control: what people said for themselves is told from ten of them on."}
            </p>
          )}
          {lift.groupings.map((grouping) => (
            <GroupingSection
              key={grouping.by}
              grouping={grouping}
              strategies={lift.strategies}
              arena={arena.slug}
              address={address}
            />
          ))}
        </>
      )}
    </>
  );
}
