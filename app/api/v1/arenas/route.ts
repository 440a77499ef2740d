import { listArenas } from "@/lib/arenas/queries";
import { listArenasContract } from "@/lib/arenas/schema";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listArenasContract, async () => ({ arenas: await listArenas() })),
});
