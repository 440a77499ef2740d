import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { readHealth } from "@/lib/jobs/queries";
import { healthContract } from "@/lib/observability/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(healthContract, async () => {
    const health = await readHealth(new Date());
    if (health.status === "ok") return health;
    return Response.json(health, { status: 503, headers: { "cache-control": "no-store" } });
  }),
});
