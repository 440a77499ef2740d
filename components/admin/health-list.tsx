import { RelativeTime } from "@/components/ui/relative-time";

export interface HealthFacts {
  readonly status: "ok" | "degraded" | "down";
  readonly version: string;
  readonly database: { readonly reachable: boolean };
  readonly worker: { readonly alive: boolean; readonly beatAt: string | null };
}

const row = "flex justify-between gap-6 border-rule border-b py-2 text-[0.9375rem]/6";

/** Whether the parts of the instance work, worst first said. */
export function HealthList({ health, serverNow }: { readonly health: HealthFacts; readonly serverNow: string }) {
  const { worker } = health;
  return (
    <dl className="mt-3">
      <div className={row}>
        <dt className="text-soft">Database</dt>
        <dd className={health.database.reachable ? "" : "font-medium text-accent"}>
          {health.database.reachable ? "Answers" : "Does not answer"}
        </dd>
      </div>
      <div className={row}>
        <dt className="text-soft">Worker</dt>
        <dd className={`text-right ${worker.alive ? "" : "font-medium text-accent"}`}>
          {worker.alive ? "Works" : "Silent: boards and releases wait"}
          {worker.beatAt ? (
            <span className="block text-[0.8125rem] font-normal text-soft">
              last sign <RelativeTime moment={worker.beatAt} serverNow={serverNow} />
            </span>
          ) : null}
        </dd>
      </div>
      <div className={row}>
        <dt className="text-soft">Version</dt>
        <dd className="figures text-[0.875rem]/6">{health.version}</dd>
      </div>
    </dl>
  );
}
