import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { storePersonaImage } from "@/lib/personas/commands";
import { uploadPersonaImageContract } from "@/lib/personas/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(uploadPersonaImageContract, async ({ body }) => ({ image: await storePersonaImage(body.image) })),
});
