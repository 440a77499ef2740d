-- AlterTable
ALTER TABLE "arena" ADD COLUMN     "sampling" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "battle" ADD COLUMN     "overlap_pair_id" UUID,
ADD COLUMN     "repeat_of_id" UUID;

-- CreateTable
CREATE TABLE "sampling_plan" (
    "arena_id" UUID NOT NULL,
    "votes" INTEGER NOT NULL,
    "systems" UUID[],
    "information" BYTEA,
    "judged_of_systems" INTEGER[],
    "personas" UUID[],
    "judged_of_personas" INTEGER[],
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sampling_plan_pkey" PRIMARY KEY ("arena_id")
);

-- CreateTable
CREATE TABLE "overlap_pair" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "first_output_id" UUID NOT NULL,
    "second_output_id" UUID NOT NULL,
    "annotators" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "overlap_pair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "overlap_pair_arena_id_closed_at_idx" ON "overlap_pair"("arena_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "overlap_pair_first_output_id_second_output_id_key" ON "overlap_pair"("first_output_id", "second_output_id");

-- CreateIndex
-- Few battles are repeats or shared; the others need no entry.
CREATE UNIQUE INDEX "battle_repeat_of_id_key" ON "battle"("repeat_of_id") WHERE "repeat_of_id" IS NOT NULL;
CREATE INDEX "battle_overlap_pair_id_idx" ON "battle"("overlap_pair_id") WHERE "overlap_pair_id" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "battle" ADD CONSTRAINT "battle_repeat_of_id_fkey" FOREIGN KEY ("repeat_of_id") REFERENCES "battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "battle" ADD CONSTRAINT "battle_overlap_pair_id_fkey" FOREIGN KEY ("overlap_pair_id") REFERENCES "overlap_pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sampling_plan" ADD CONSTRAINT "sampling_plan_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overlap_pair" ADD CONSTRAINT "overlap_pair_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overlap_pair" ADD CONSTRAINT "overlap_pair_first_output_id_fkey" FOREIGN KEY ("first_output_id") REFERENCES "output"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overlap_pair" ADD CONSTRAINT "overlap_pair_second_output_id_fkey" FOREIGN KEY ("second_output_id") REFERENCES "output"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "overlap_pair"
  ADD CONSTRAINT "overlap_pair_of_two_outputs" CHECK ("first_output_id" < "second_output_id"),
  ADD CONSTRAINT "overlap_pair_annotators" CHECK ("annotators" >= 2);

ALTER TABLE "battle"
  ADD CONSTRAINT "battle_repeat_part" CHECK (("sampling_part" = 'repeat') = ("repeat_of_id" IS NOT NULL));

-- A repeat shows the same annotator the same two outputs with their sides swapped, after the first was judged.
CREATE FUNCTION "refuse_wrong_repeat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "battle" b JOIN "vote" v ON v."battle_id" = b."id"
    WHERE b."id" = NEW."repeat_of_id" AND b."annotator_id" = NEW."annotator_id" AND b."repeat_of_id" IS NULL
      AND b."left_output_id" = NEW."right_output_id" AND b."right_output_id" = NEW."left_output_id"
      AND b."standpoint" = NEW."standpoint" AND b."source" = NEW."source"
  ) THEN
    RAISE EXCEPTION 'battle repeats nothing that its annotator judged with the sides swapped'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "battle_repeats_own_judgment" BEFORE INSERT ON "battle"
  FOR EACH ROW WHEN (NEW."repeat_of_id" IS NOT NULL) EXECUTE FUNCTION "refuse_wrong_repeat"();

-- A battle that counts for a shared pair shows its two outputs.
CREATE FUNCTION "refuse_wrong_overlap"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "overlap_pair" p
    WHERE p."id" = NEW."overlap_pair_id" AND p."first_output_id" = least(NEW."left_output_id", NEW."right_output_id")
      AND p."second_output_id" = greatest(NEW."left_output_id", NEW."right_output_id")
  ) THEN
    RAISE EXCEPTION 'battle does not show the shared pair that it counts for'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "battle_shows_its_shared_pair" BEFORE INSERT ON "battle"
  FOR EACH ROW WHEN (NEW."overlap_pair_id" IS NOT NULL) EXECUTE FUNCTION "refuse_wrong_overlap"();

CREATE OR REPLACE FUNCTION "refuse_redrawn_battle"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."arena_id", NEW."task_id", NEW."persona_version_id", NEW."left_output_id", NEW."right_output_id",
         NEW."standpoint", NEW."source", NEW."sampling_probability", NEW."sampling_part", NEW."repeat_of_id",
         NEW."overlap_pair_id", NEW."created_at")
     IS DISTINCT FROM
     ROW(OLD."arena_id", OLD."task_id", OLD."persona_version_id", OLD."left_output_id", OLD."right_output_id",
         OLD."standpoint", OLD."source", OLD."sampling_probability", OLD."sampling_part", OLD."repeat_of_id",
         OLD."overlap_pair_id", OLD."created_at") THEN
    RAISE EXCEPTION 'battle is immutable: it cannot be drawn again'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
