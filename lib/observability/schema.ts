import { z } from "zod";
import type { Contract } from "@/lib/http/contract";

export const health = z.strictObject({
  status: z.enum(["ok", "degraded", "down"]),
  version: z.string(),
  database: z.strictObject({ reachable: z.boolean() }),
  /** `beatAt` is the worker's last sign of life; it beats every few seconds. */
  worker: z.strictObject({ alive: z.boolean(), beatAt: z.iso.datetime().nullable() }),
});
export type Health = z.infer<typeof health>;

export const healthContract = {
  method: "get",
  path: "/api/health",
  summary: "Whether the instance works",
  description: "200 where the database answers and the worker beats, 503 otherwise.",
  identity: "anyone",
  status: 200,
  response: health,
  errors: ["unavailable"],
} as const satisfies Contract;
