import type { NextRequest } from "next/server";
import { answerAuth } from "@/lib/auth/answer-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  return answerAuth(request, context);
}

export { handle as GET, handle as POST };
