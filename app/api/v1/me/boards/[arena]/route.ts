import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { demandOwnBoard } from "@/lib/personal-boards/commands";
import { getOwnBoardContract } from "@/lib/personal-boards/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getOwnBoardContract, ({ identity, params }) => demandOwnBoard(identity.annotatorId, params.arena)),
});
