-- CreateEnum
CREATE TYPE "snapshot_kind" AS ENUM ('board', 'analysis');

-- DropIndex
DROP INDEX "snapshot_arena_id_view_created_at_idx";

-- AlterTable
ALTER TABLE "snapshot" ADD COLUMN     "kind" "snapshot_kind" NOT NULL DEFAULT 'board';

-- CreateTable
CREATE TABLE "output_style" (
    "output_id" UUID NOT NULL,
    "features" JSONB NOT NULL,

    CONSTRAINT "output_style_pkey" PRIMARY KEY ("output_id")
);

-- CreateTable
CREATE TABLE "wanted_board" (
    "arena_id" UUID NOT NULL,
    "view" TEXT NOT NULL,
    "wanted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wanted_board_pkey" PRIMARY KEY ("arena_id","view")
);

-- CreateIndex
CREATE INDEX "snapshot_arena_id_kind_view_created_at_idx" ON "snapshot"("arena_id", "kind", "view", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "output_style" ADD CONSTRAINT "output_style_output_id_fkey" FOREIGN KEY ("output_id") REFERENCES "output"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wanted_board" ADD CONSTRAINT "wanted_board_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Looked at every second by whoever keeps boards up; both are rare among many rows.
CREATE INDEX "vote_excluded_idx" ON "vote"("battle_id") WHERE "exclusion_reason" IS NOT NULL;
CREATE INDEX "annotator_merged_idx" ON "annotator"("merged_into") WHERE "merged_into" IS NOT NULL;

-- Excluding a vote takes it out of its tally, and taking the exclusion back puts it in again, whoever does it and in
-- whatever way: what is left out is counted nowhere.
CREATE FUNCTION "count_exclusion"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."exclusion_reason" IS NULL) <> (NEW."exclusion_reason" IS NULL) THEN
    INSERT INTO "tally" ("arena_id", "left_system_id", "right_system_id", "standpoint", "source", "outcome", "votes")
    SELECT "arena_id", "left_system_id", "right_system_id", NEW."standpoint", NEW."source", NEW."fit", 1
    FROM "battle" WHERE "id" = NEW."battle_id" AND NEW."exclusion_reason" IS NULL
    ON CONFLICT ("arena_id", "left_system_id", "right_system_id", "standpoint", "source", "outcome")
      DO UPDATE SET "votes" = "tally"."votes" + 1;
    UPDATE "tally" SET "votes" = "tally"."votes" - 1 FROM "battle"
    WHERE "battle"."id" = NEW."battle_id" AND NEW."exclusion_reason" IS NOT NULL
      AND ("tally"."arena_id", "tally"."left_system_id", "tally"."right_system_id", "tally"."standpoint", "tally"."source", "tally"."outcome")
        = ("battle"."arena_id", "battle"."left_system_id", "battle"."right_system_id", NEW."standpoint", NEW."source", NEW."fit");
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "vote_exclusion_is_counted" AFTER UPDATE OF "exclusion_reason" ON "vote"
  FOR EACH ROW EXECUTE FUNCTION "count_exclusion"();
