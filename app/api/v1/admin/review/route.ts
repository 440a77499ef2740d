import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listHeldTexts } from "@/lib/reviews/queries";
import { reviewPageContract } from "@/lib/reviews/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(reviewPageContract, ({ query }) => listHeldTexts(query)),
});
