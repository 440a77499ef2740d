-- CreateEnum
CREATE TYPE "release_cadence" AS ENUM ('none', 'weekly', 'monthly');

-- CreateEnum
CREATE TYPE "schedule_outcome" AS ENUM ('building', 'published', 'passed_over', 'failed');

-- CreateTable
CREATE TABLE "release_schedule" (
    "arena_id" UUID NOT NULL,
    "cadence" "release_cadence" NOT NULL,
    "weekday" INTEGER,
    "day_of_month" INTEGER,
    "hour" INTEGER,
    "embargo_days" INTEGER NOT NULL,
    "minimum" INTEGER NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "outcome" "schedule_outcome",
    "outcome_of" TIMESTAMPTZ(3),
    "outcome_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "new_judgements" INTEGER,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "release_schedule_pkey" PRIMARY KEY ("arena_id")
);

-- CreateTable
CREATE TABLE "release_dry_run" (
    "source" "source" NOT NULL,
    "report" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_dry_run_pkey" PRIMARY KEY ("source")
);

-- AddForeignKey
ALTER TABLE "release_schedule" ADD CONSTRAINT "release_schedule_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── By hand ──────────────────────────────────────────────────────────────────────────────────────

-- A cadence has what it needs and nothing else.
ALTER TABLE "release_schedule"
  ADD CONSTRAINT "release_schedule_weekday" CHECK (("weekday" IS NOT NULL) = ("cadence" = 'weekly') AND "weekday" BETWEEN 1 AND 7),
  ADD CONSTRAINT "release_schedule_day_of_month" CHECK (("day_of_month" IS NOT NULL) = ("cadence" = 'monthly') AND "day_of_month" BETWEEN 1 AND 28),
  ADD CONSTRAINT "release_schedule_hour" CHECK (("hour" IS NULL) = ("cadence" = 'none') AND "hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "release_schedule_next" CHECK (("next_at" IS NULL) = ("cadence" = 'none')),
  ADD CONSTRAINT "release_schedule_embargo" CHECK ("embargo_days" BETWEEN 0 AND 365),
  ADD CONSTRAINT "release_schedule_minimum" CHECK ("minimum" >= 0 AND ("cadence" <> 'none' OR "minimum" = 0)),
  ADD CONSTRAINT "release_schedule_tries" CHECK ("tries" >= 0);

-- What became of a date is told whole: of which date, when, and why or as what.
ALTER TABLE "release_schedule"
  ADD CONSTRAINT "release_schedule_outcome" CHECK (
    ("outcome" IS NULL) = ("outcome_of" IS NULL) AND ("outcome" IS NULL) = ("outcome_at" IS NULL)
  ),
  ADD CONSTRAINT "release_schedule_reason" CHECK ("outcome" IS NULL OR "outcome" NOT IN ('passed_over', 'failed') OR "reason" IS NOT NULL),
  ADD CONSTRAINT "release_schedule_version" CHECK (("version" IS NOT NULL) = ("outcome" IS NOT NULL AND "outcome" = 'published')),
  ADD CONSTRAINT "release_schedule_retry" CHECK (
    "retry_at" IS NULL OR ("tries" > 0 AND "outcome" IS NOT NULL AND "outcome" IN ('building', 'failed'))
  ),
  ADD CONSTRAINT "release_schedule_counted" CHECK (("new_judgements" IS NULL) = ("counted_at" IS NULL) AND "new_judgements" >= 0);
