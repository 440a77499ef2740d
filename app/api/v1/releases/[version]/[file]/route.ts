import { fileResponse } from "@/lib/http/file-response";
import { route } from "@/lib/http/route";
import { openReleaseFile } from "@/lib/releases/queries";
import { releaseFileContract } from "@/lib/releases/schema";

export const GET = route(releaseFileContract, async ({ request, params: { version, file }, requestId }) => {
  const opened = await openReleaseFile(version, file);
  return fileResponse(request, opened, { downloadName: `palate-${version}-${file}`, requestId });
});

export const HEAD = GET;
