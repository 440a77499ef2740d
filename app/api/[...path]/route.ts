import { v7 as uuidv7 } from "uuid";
import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem";

function answerNotFound(): Response {
  return problemResponse(new AppError("not_found"), uuidv7());
}

export {
  answerNotFound as DELETE,
  answerNotFound as GET,
  answerNotFound as PATCH,
  answerNotFound as POST,
  answerNotFound as PUT,
};
