import { acceptConsentContract, getConsentContract } from "@/lib/annotators/schema";
import { listArenasContract } from "@/lib/arenas/schema";
import { assessContract, getAbsoluteBoardContract } from "@/lib/assessments/schema";
import { battleImageContract, battleSourceContract, createBattleContract } from "@/lib/battles/schema";
import { describeApi, type OpenApiDocument } from "@/lib/http/openapi";
import { getLiftContract } from "@/lib/leaderboards/lift-schema";
import { getLeaderboardContract } from "@/lib/leaderboards/schema";
import { healthContract } from "@/lib/observability/schema";
import { codeVersion } from "@/lib/observability/version";
import { getOwnBoardContract, ownBoardPictureContract } from "@/lib/personal-boards/schema";
import {
  getOwnPersonaContract,
  nextStepContract,
  putOwnPersonaContract,
  readHistoryContract,
} from "@/lib/personas/own/schema";
import {
  createPersonaContract,
  editPersonaContract,
  getPersonaContract,
  listPersonasContract,
  personaImageContract,
  retirePersonaContract,
  uploadPersonaImageContract,
} from "@/lib/personas/schema";
import {
  listReleasesContract,
  releaseFeedContract,
  releaseFileContract,
  releaseFolderFileContract,
} from "@/lib/releases/schema";
import { createShowingContract, showingImageContract, showingSourceContract } from "@/lib/showings/schema";
import { getReceiptsContract, getTransparencyContract } from "@/lib/transparency/schema";
import { castVoteContract } from "@/lib/votes/schema";

/** Every route of the public API. `openapi.test.ts` compares this list with the folders. */
export const contracts = [
  getConsentContract,
  acceptConsentContract,
  listArenasContract,
  createBattleContract,
  battleSourceContract,
  battleImageContract,
  castVoteContract,
  getOwnPersonaContract,
  putOwnPersonaContract,
  nextStepContract,
  readHistoryContract,
  listPersonasContract,
  createPersonaContract,
  getPersonaContract,
  editPersonaContract,
  retirePersonaContract,
  personaImageContract,
  uploadPersonaImageContract,
  createShowingContract,
  showingSourceContract,
  showingImageContract,
  assessContract,
  getLeaderboardContract,
  getOwnBoardContract,
  ownBoardPictureContract,
  getLiftContract,
  getAbsoluteBoardContract,
  listReleasesContract,
  releaseFileContract,
  releaseFolderFileContract,
  releaseFeedContract,
  getTransparencyContract,
  getReceiptsContract,
  healthContract,
];

/** The description of the public API, OpenAPI 3.1. */
export function openApiDocument(): OpenApiDocument {
  return describeApi(contracts, {
    title: "Palate",
    version: codeVersion(),
    description: "Judge which of two anonymous outputs fits a person better; read leaderboards; download releases.",
  });
}
