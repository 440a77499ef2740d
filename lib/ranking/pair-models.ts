import { RatingError } from "./errors";
import type { Fit, PairModel } from "./fit";
import { davidsonModel } from "./fit-davidson";
import { halfTieModel } from "./fit-half-tie";
import { raoKupperModel } from "./fit-rao-kupper";

const pairModels: Readonly<Record<PairModel["name"], PairModel>> = {
  half: halfTieModel,
  davidson: davidsonModel,
  "rao-kupper": raoKupperModel,
};

/**
 * The model whose scores are those of a fit.
 *
 * A model with a tie parameter that met no tie was fitted without it and is plain Bradley–Terry, as half wins are without ties.
 *
 * @throws RatingError `invalid`: a grounded fit, whose scores are not functions of a difference of strengths
 */
export function modelOfFit(fit: Fit): PairModel {
  if (fit.model === "grounded") {
    throw new RatingError({ code: "invalid", detail: "A grounded fit is not one of differences between pairs." });
  }
  const model = pairModels[fit.model];
  return model.hasTieParameter && fit.dimension === fit.systems ? halfTieModel : model;
}
