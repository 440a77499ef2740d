import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { serveReleaseFile } from "@/lib/releases/queries";
import { releaseFolderFileContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(releaseFolderFileContract, ({ request, params: { version, file, member }, requestId }) =>
    serveReleaseFile(request, { version, name: `${file}/${member}`, requestId }),
  ),
});
