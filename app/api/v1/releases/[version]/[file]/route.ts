import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { serveReleaseFile } from "@/lib/releases/queries";
import { releaseFileContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(releaseFileContract, ({ request, params: { version, file }, requestId }) =>
    serveReleaseFile(request, { version, name: file, requestId }),
  ),
});
