import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { readPersona } from "@/lib/personas/queries";
import { getPersonaContract, type PersonaDetail } from "@/lib/personas/schema";

/** A persona for a page, or the page that says that there is none. What cannot be a name is not looked for. */
export async function findPersona(slug: string, version?: string | string[]): Promise<PersonaDetail> {
  const params = getPersonaContract.params.safeParse({ slug });
  const query = getPersonaContract.query.safeParse({ version });
  if (!params.success || !query.success) notFound();
  try {
    return await readPersona(params.data.slug, query.data.version);
  } catch (error) {
    if (error instanceof AppError && error.code === "persona_not_found") notFound();
    throw error;
  }
}
