import { fileResponse } from "@/lib/http/file-response";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { openReleaseFile } from "@/lib/releases/queries";
import { releaseFileContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(releaseFileContract, async ({ request, params: { version, file }, requestId }) => {
    const opened = await openReleaseFile(version, file);
    // The name that SHA256SUMS and the release's README call it by.
    return fileResponse(request, opened, { downloadName: file, requestId });
  }),
});
