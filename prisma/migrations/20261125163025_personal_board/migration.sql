-- CreateTable
CREATE TABLE "personal_board" (
    "annotator_id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "wanted_at" TIMESTAMPTZ(3),
    "votes" INTEGER,
    "methodology" TEXT,
    "content" JSONB,
    "made_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_board_pkey" PRIMARY KEY ("annotator_id","arena_id")
);

-- AddForeignKey
ALTER TABLE "personal_board" ADD CONSTRAINT "personal_board_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_board" ADD CONSTRAINT "personal_board_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A board is there whole or not at all, stands on ten votes, and a row that is neither wanted nor made is for nothing.
ALTER TABLE "personal_board"
  ADD CONSTRAINT "personal_board_is_whole" CHECK (num_nulls("votes", "methodology", "content", "made_at") IN (0, 4)),
  ADD CONSTRAINT "personal_board_has_votes" CHECK ("votes" >= 10),
  ADD CONSTRAINT "personal_board_is_for_something" CHECK ("wanted_at" IS NOT NULL OR "made_at" IS NOT NULL);

-- Looked at every second by the worker; few are wanted at a time.
CREATE INDEX "personal_board_wanted_idx" ON "personal_board"("wanted_at") WHERE "wanted_at" IS NOT NULL;
