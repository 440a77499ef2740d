-- CreateEnum
CREATE TYPE "arena_mode" AS ENUM ('pairwise', 'absolute');

-- AlterTable
ALTER TABLE "arena" ADD COLUMN     "mode" "arena_mode" NOT NULL DEFAULT 'pairwise',
ADD COLUMN     "scale" INTEGER;

-- CreateTable
CREATE TABLE "showing" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "persona_version_id" UUID NOT NULL,
    "output_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "scale" INTEGER NOT NULL,
    "standpoint" "standpoint" NOT NULL,
    "source" "source" NOT NULL,
    "sampling_probability" DOUBLE PRECISION NOT NULL,
    "sampling_part" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "showing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "showing_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "scale" INTEGER NOT NULL,
    "fit" INTEGER NOT NULL,
    "criteria" JSONB NOT NULL DEFAULT '{}',
    "feedback" TEXT,
    "telemetry" JSONB NOT NULL DEFAULT '{}',
    "agreed" JSONB NOT NULL DEFAULT '{}',
    "standpoint" "standpoint" NOT NULL,
    "source" "source" NOT NULL,
    "exclusion_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output_exposure" (
    "output_id" UUID NOT NULL,
    "showings" INTEGER NOT NULL,

    CONSTRAINT "output_exposure_pkey" PRIMARY KEY ("output_id")
);

-- CreateTable
CREATE TABLE "assessment_tally" (
    "arena_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "standpoint" "standpoint" NOT NULL,
    "source" "source" NOT NULL,
    "fit" INTEGER NOT NULL,
    "assessments" INTEGER NOT NULL,

    CONSTRAINT "assessment_tally_pkey" PRIMARY KEY ("arena_id","system_id","standpoint","source","fit")
);

-- CreateIndex
CREATE INDEX "showing_annotator_id_arena_id_created_at_idx" ON "showing"("annotator_id", "arena_id", "created_at");

-- CreateIndex
CREATE INDEX "showing_arena_id_idx" ON "showing"("arena_id");

-- CreateIndex
CREATE UNIQUE INDEX "showing_identity" ON "showing"("id", "annotator_id", "standpoint", "source", "scale");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_showing_id_key" ON "assessment"("showing_id");

-- CreateIndex
CREATE INDEX "assessment_annotator_id_created_at_idx" ON "assessment"("annotator_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "arena_scale_key" ON "arena"("id", "scale");

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_arena_id_scale_fkey" FOREIGN KEY ("arena_id", "scale") REFERENCES "arena"("id", "scale") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing" ADD CONSTRAINT "showing_output_id_arena_id_task_id_persona_version_id_syst_fkey" FOREIGN KEY ("output_id", "arena_id", "task_id", "persona_version_id", "system_id", "content_hash") REFERENCES "output"("id", "arena_id", "task_id", "persona_version_id", "system_id", "content_hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_showing_id_fkey" FOREIGN KEY ("showing_id") REFERENCES "showing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_exposure" ADD CONSTRAINT "output_exposure_output_id_fkey" FOREIGN KEY ("output_id") REFERENCES "output"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_tally" ADD CONSTRAINT "assessment_tally_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_tally" ADD CONSTRAINT "assessment_tally_system_id_arena_id_fkey" FOREIGN KEY ("system_id", "arena_id") REFERENCES "system"("id", "arena_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an arena of absolute judgements is: it has a scale, and an arena of pairs has none. A showing refers to its arena with that scale,
-- so that nothing is shown by itself in an arena of pairs, and a scale stays once something was shown on it.
ALTER TABLE "arena"
  ADD CONSTRAINT "arena_scale_of_mode" CHECK (("mode" = 'absolute') = ("scale" IS NOT NULL)),
  ADD CONSTRAINT "arena_scale" CHECK ("scale" IN (5, 100));

ALTER TABLE "showing"
  ADD CONSTRAINT "showing_probability" CHECK ("sampling_probability" > 0 AND "sampling_probability" <= 1);

ALTER TABLE "assessment"
  ADD CONSTRAINT "assessment_fit_on_scale" CHECK (
    ("scale" = 5 AND "fit" BETWEEN 1 AND 5) OR ("scale" = 100 AND "fit" BETWEEN 0 AND 100)
  );

ALTER TABLE "assessment_tally"
  ADD CONSTRAINT "assessment_tally_not_negative" CHECK ("assessments" >= 0);

-- An assessment is of the annotator, standpoint, source and scale of its showing, whatever the code says, and follows it when an
-- anonymous annotator signs in.
ALTER TABLE "assessment" DROP CONSTRAINT "assessment_showing_id_fkey";
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_showing_id_fkey"
  FOREIGN KEY ("showing_id", "annotator_id", "standpoint", "source", "scale")
  REFERENCES "showing" ("id", "annotator_id", "standpoint", "source", "scale")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only the annotator of a showing may change, when an anonymous annotator signs in.
CREATE FUNCTION "refuse_redrawn_showing"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'annotator_id') IS DISTINCT FROM (to_jsonb(OLD) - 'annotator_id') THEN
    RAISE EXCEPTION 'showing is immutable: it cannot be drawn again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "showing_is_drawn_once" BEFORE UPDATE ON "showing"
  FOR EACH ROW EXECUTE FUNCTION "refuse_redrawn_showing"();

-- What was said is never edited or lost. Excluding an assessment, and following its showing, is all that may happen to it.
CREATE FUNCTION "refuse_changed_assessment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'annotator_id' - 'exclusion_reason') IS DISTINCT FROM
     (to_jsonb(OLD) - 'annotator_id' - 'exclusion_reason') THEN
    RAISE EXCEPTION 'assessment is immutable: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "assessment_is_immutable" BEFORE UPDATE OR DELETE ON "assessment"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_assessment"();

-- An arena is judged in one way: no pair is drawn in an absolute arena, and the way stays once something was drawn.
CREATE FUNCTION "refuse_battle_in_absolute_arena"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "arena" WHERE "id" = NEW."arena_id" AND "mode" = 'absolute') THEN
    RAISE EXCEPTION 'battle refused: its arena is judged one output at a time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "battle_of_pairwise_arena" BEFORE INSERT ON "battle"
  FOR EACH ROW EXECUTE FUNCTION "refuse_battle_in_absolute_arena"();

CREATE FUNCTION "refuse_changed_mode"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "battle" WHERE "arena_id" = NEW."id") OR EXISTS (SELECT FROM "showing" WHERE "arena_id" = NEW."id") THEN
    RAISE EXCEPTION 'arena has been judged: its mode and scale stay' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "arena_mode_stays" BEFORE UPDATE OF "mode", "scale" ON "arena"
  FOR EACH ROW WHEN (OLD."mode" <> NEW."mode" OR OLD."scale" IS DISTINCT FROM NEW."scale")
  EXECUTE FUNCTION "refuse_changed_mode"();

-- A showing is exposure of its output.
CREATE FUNCTION "count_showing"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "output_exposure" ("output_id", "showings") VALUES (NEW."output_id", 1)
  ON CONFLICT ("output_id") DO UPDATE SET "showings" = "output_exposure"."showings" + 1;
  RETURN NULL;
END $$;

CREATE TRIGGER "showing_is_counted" AFTER INSERT ON "showing"
  FOR EACH ROW EXECUTE FUNCTION "count_showing"();

-- The tally grows in the statement that stores an assessment. Excluding one takes it out, and taking the exclusion back puts it in again.
CREATE FUNCTION "count_assessment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."exclusion_reason" IS NULL AND (TG_OP = 'INSERT' OR OLD."exclusion_reason" IS NOT NULL) THEN
    INSERT INTO "assessment_tally" ("arena_id", "system_id", "standpoint", "source", "fit", "assessments")
    SELECT "arena_id", "system_id", NEW."standpoint", NEW."source", NEW."fit", 1 FROM "showing" WHERE "id" = NEW."showing_id"
    ON CONFLICT ("arena_id", "system_id", "standpoint", "source", "fit")
      DO UPDATE SET "assessments" = "assessment_tally"."assessments" + 1;
  ELSIF NEW."exclusion_reason" IS NOT NULL AND TG_OP = 'UPDATE' AND OLD."exclusion_reason" IS NULL THEN
    UPDATE "assessment_tally" SET "assessments" = "assessment_tally"."assessments" - 1 FROM "showing"
    WHERE "showing"."id" = NEW."showing_id"
      AND ("assessment_tally"."arena_id", "assessment_tally"."system_id", "assessment_tally"."standpoint", "assessment_tally"."source", "assessment_tally"."fit")
        = ("showing"."arena_id", "showing"."system_id", NEW."standpoint", NEW."source", NEW."fit");
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "assessment_is_counted" AFTER INSERT OR UPDATE OF "exclusion_reason" ON "assessment"
  FOR EACH ROW EXECUTE FUNCTION "count_assessment"();
