import type { System } from "@/lib/systems/port";
import { cropGeneric } from "./image/crop-generic";
import { cropHistory } from "./image/crop-history";
import { cropPersona } from "./image/crop-persona";
import { darkroomCollaborative } from "./image/darkroom-collaborative";
import { darkroomGeneric } from "./image/darkroom-generic";
import { darkroomHistory } from "./image/darkroom-history";
import { darkroomPersona } from "./image/darkroom-persona";
import { leadGeneric } from "./summary/lead-generic";
import { lexRankGeneric } from "./summary/lexrank-generic";
import { lexRankPersona } from "./summary/lexrank-persona";
import { textRankCollaborative } from "./summary/textrank-collaborative";
import { textRankGeneric } from "./summary/textrank-generic";
import { textRankHistory } from "./summary/textrank-history";
import { textRankPersona } from "./summary/textrank-persona";
import { bm25Generic } from "./text/bm25-generic";
import { bm25History } from "./text/bm25-history";
import { bm25Persona } from "./text/bm25-persona";
import { bm25ProfileSummary } from "./text/bm25-profile-summary";
import { queryLikelihoodGeneric } from "./text/query-likelihood-generic";
import { queryLikelihoodPersona } from "./text/query-likelihood-persona";

/** Every contestant that ships with Palate: one import and one line each, by arena. */
export const embeddedSystems: readonly System[] = [
  // summary
  leadGeneric,
  textRankGeneric,
  textRankPersona,
  textRankHistory,
  textRankCollaborative,
  lexRankGeneric,
  lexRankPersona,
  // text
  bm25Generic,
  bm25Persona,
  bm25History,
  bm25ProfileSummary,
  queryLikelihoodGeneric,
  queryLikelihoodPersona,
  // image
  darkroomGeneric,
  darkroomPersona,
  darkroomHistory,
  darkroomCollaborative,
  cropGeneric,
  cropPersona,
  cropHistory,
];
