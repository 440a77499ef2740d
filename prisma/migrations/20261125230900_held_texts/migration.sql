-- CreateEnum
CREATE TYPE "free_text" AS ENUM ('feedback_left', 'feedback_right', 'feedback_general', 'feedback');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('waiting', 'released', 'withheld');

-- CreateTable
CREATE TABLE "held_text" (
    "id" UUID NOT NULL,
    "vote_id" UUID,
    "assessment_id" UUID,
    "field" "free_text" NOT NULL,
    "text_sha256" BYTEA NOT NULL,
    "reasons" TEXT[],
    "rules" TEXT NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'waiting',
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "shown_sha256" BYTEA,
    "edited_text" TEXT,

    CONSTRAINT "held_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_scan" (
    "kind" "judgement" NOT NULL,
    "rules" TEXT NOT NULL,
    "after" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_scan_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "held_text_vote_id_field_key" ON "held_text"("vote_id", "field");

-- CreateIndex
CREATE UNIQUE INDEX "held_text_assessment_id_field_key" ON "held_text"("assessment_id", "field");

-- AddForeignKey
ALTER TABLE "held_text" ADD CONSTRAINT "held_text_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "vote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_text" ADD CONSTRAINT "held_text_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "held_text"
  ADD CONSTRAINT "held_text_of_one_judgement" CHECK (("vote_id" IS NULL) <> ("assessment_id" IS NULL)),
  ADD CONSTRAINT "held_text_field" CHECK (("assessment_id" IS NOT NULL) = ("field" = 'feedback')),
  ADD CONSTRAINT "held_text_hashes" CHECK (octet_length("text_sha256") = 32 AND octet_length("shown_sha256") = 32),
  ADD CONSTRAINT "held_text_reasons" CHECK (
    "reasons" IS NOT NULL AND cardinality("reasons") > 0 AND "reasons" <@ ARRAY['name', 'address', 'birth_date', 'number']
  ),
  ADD CONSTRAINT "held_text_decided" CHECK (
    ("state" = 'waiting') = ("decided_by" IS NULL) AND ("state" = 'waiting') = ("decided_at" IS NULL)
  ),
  ADD CONSTRAINT "held_text_published_as" CHECK (
    ("state" = 'released') = (("shown_sha256" IS NULL) <> ("edited_text" IS NULL))
    AND ("state" = 'released' OR ("shown_sha256" IS NULL AND "edited_text" IS NULL))
  ),
  ADD CONSTRAINT "held_text_edited" CHECK ("edited_text" ~ '\S' AND length("edited_text") <= 40000);

-- Those that wait are few; decided ones stay and become many.
CREATE INDEX "held_text_waiting" ON "held_text" ("id") WHERE "state" = 'waiting';

-- What is held is bound to a text that is there. Its judgement is locked, so that whoever erases the text at this moment is waited for.
CREATE FUNCTION "refuse_held_without_text"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "written" text;
BEGIN
  IF NEW."field" = 'feedback' THEN
    SELECT "feedback" INTO "written" FROM "assessment" WHERE "id" = NEW."assessment_id" FOR SHARE;
  ELSE
    SELECT CASE NEW."field" WHEN 'feedback_left' THEN "feedback_left" WHEN 'feedback_right' THEN "feedback_right" ELSE "feedback_general" END
      INTO "written" FROM "vote" WHERE "id" = NEW."vote_id" FOR SHARE;
  END IF;
  IF "written" IS NULL OR sha256(convert_to("written", 'UTF8')) <> NEW."text_sha256" THEN
    RAISE EXCEPTION 'held_text: there is no such text' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "held_text_has_its_text" BEFORE INSERT ON "held_text"
  FOR EACH ROW EXECUTE FUNCTION "refuse_held_without_text"();

CREATE FUNCTION "refuse_held_of_other_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."id", NEW."vote_id", NEW."assessment_id", NEW."field", NEW."text_sha256", NEW."held_at")
     IS DISTINCT FROM ROW(OLD."id", OLD."vote_id", OLD."assessment_id", OLD."field", OLD."text_sha256", OLD."held_at") THEN
    RAISE EXCEPTION 'held_text: it stays with its text' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- From one decision to another the way leads by waiting, so that nobody decides over somebody without knowing.
  IF OLD."state" <> 'waiting' AND NEW."state" <> 'waiting' AND ROW(NEW.*) IS DISTINCT FROM ROW(OLD.*) THEN
    RAISE EXCEPTION 'held_text: it is decided' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "held_text_stays_with_its_text" BEFORE UPDATE ON "held_text"
  FOR EACH ROW EXECUTE FUNCTION "refuse_held_of_other_text"();

-- Whoever erases a text erases what was held, decided and written of it as well. A deleted judgement takes it along by its key.
CREATE FUNCTION "erase_held_of_vote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "held_text" WHERE "vote_id" = NEW."id" AND CASE "field"
    WHEN 'feedback_left' THEN OLD."feedback_left" IS DISTINCT FROM NEW."feedback_left"
    WHEN 'feedback_right' THEN OLD."feedback_right" IS DISTINCT FROM NEW."feedback_right"
    ELSE OLD."feedback_general" IS DISTINCT FROM NEW."feedback_general" END;
  RETURN NULL;
END $$;

CREATE TRIGGER "vote_text_takes_held_along" AFTER UPDATE ON "vote" FOR EACH ROW WHEN (
  OLD."feedback_left" IS DISTINCT FROM NEW."feedback_left" OR OLD."feedback_right" IS DISTINCT FROM NEW."feedback_right"
    OR OLD."feedback_general" IS DISTINCT FROM NEW."feedback_general"
) EXECUTE FUNCTION "erase_held_of_vote"();

CREATE FUNCTION "erase_held_of_assessment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "held_text" WHERE "assessment_id" = NEW."id";
  RETURN NULL;
END $$;

CREATE TRIGGER "assessment_text_takes_held_along" AFTER UPDATE ON "assessment"
  FOR EACH ROW WHEN (OLD."feedback" IS DISTINCT FROM NEW."feedback") EXECUTE FUNCTION "erase_held_of_assessment"();
