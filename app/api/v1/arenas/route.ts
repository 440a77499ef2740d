import { listArenas } from "@/lib/arenas/queries";
import { listArenasContract } from "@/lib/arenas/schema";
import { route } from "@/lib/http/route";

export const GET = route(listArenasContract, async () => ({ arenas: await listArenas() }));
