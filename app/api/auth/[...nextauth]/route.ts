import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { annotatorCookieName, readAnnotator } from "@/lib/auth/annotator-cookie";
import { authOptions } from "@/lib/auth/options";
import { env } from "@/lib/env";
import { forgetAnnotator } from "@/lib/http/annotator-headers";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const browserAnnotatorId = readAnnotator(request.cookies.get(annotatorCookieName)?.value, env().PALATE_SECRET);
  const response: Response = await NextAuth(request, context, authOptions(browserAnnotatorId));
  const { nextauth } = await context.params;
  if (request.method === "POST" && nextauth[0] === "signout") forgetAnnotator(response.headers);
  return response;
}

export { handle as GET, handle as POST };
