-- CreateEnum
CREATE TYPE "judgement" AS ENUM ('vote', 'assessment');

-- CreateTable
CREATE TABLE "sealed_day" (
    "day" DATE NOT NULL,
    "votes" INTEGER NOT NULL,
    "assessments" INTEGER NOT NULL,
    "previous_root" BYTEA NOT NULL,
    "merkle_root" BYTEA NOT NULL,
    "chain_root" BYTEA NOT NULL,
    "branches" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sealed_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "sealed_leaf" (
    "day" DATE NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "judgement" NOT NULL,
    "judgement_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "salt" BYTEA,
    "withdrawn_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "sealed_leaf_pkey" PRIMARY KEY ("day","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "sealed_leaf_judgement_id_key" ON "sealed_leaf"("judgement_id");

-- AddForeignKey
ALTER TABLE "sealed_leaf" ADD CONSTRAINT "sealed_leaf_day_fkey" FOREIGN KEY ("day") REFERENCES "sealed_day"("day") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Leaves are stored before their day, in one transaction: how many they are and what their root is, is known only then.
ALTER TABLE "sealed_leaf" DROP CONSTRAINT "sealed_leaf_day_fkey";
ALTER TABLE "sealed_leaf" ADD CONSTRAINT "sealed_leaf_day_fkey" FOREIGN KEY ("day") REFERENCES "sealed_day"("day")
  ON DELETE RESTRICT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "sealed_day"
  ADD CONSTRAINT "sealed_day_counts" CHECK ("votes" >= 0 AND "assessments" >= 0),
  ADD CONSTRAINT "sealed_day_roots" CHECK (
    octet_length("previous_root") = 32 AND octet_length("merkle_root") = 32 AND octet_length("chain_root") = 32
  ),
  ADD CONSTRAINT "sealed_day_branches" CHECK (
    octet_length("branches")::bigint = 32 * (("votes"::bigint + "assessments" + 1023) / 1024)
  );

ALTER TABLE "sealed_leaf"
  ADD CONSTRAINT "sealed_leaf_position" CHECK ("position" >= 0),
  ADD CONSTRAINT "sealed_leaf_hash" CHECK (octet_length("hash") = 32),
  ADD CONSTRAINT "sealed_leaf_salt" CHECK (octet_length("salt") = 32),
  ADD CONSTRAINT "sealed_leaf_salt_until_erased" CHECK (("salt" IS NULL) = ("erased_at" IS NOT NULL));

-- Tombstones are few, leaves are many.
CREATE INDEX "sealed_leaf_tombstones" ON "sealed_leaf" ("day") INCLUDE ("erased_at")
  WHERE "withdrawn_at" IS NOT NULL OR "erased_at" IS NOT NULL;

-- The chain only grows.
CREATE TRIGGER "sealed_day_is_immutable" BEFORE UPDATE OR DELETE ON "sealed_day"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "sealed_day_is_not_emptied" BEFORE TRUNCATE ON "sealed_day"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "sealed_leaf_is_not_deleted" BEFORE DELETE ON "sealed_leaf"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "sealed_leaf_is_not_emptied" BEFORE TRUNCATE ON "sealed_leaf"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A day follows the one before it, has the leaves that it says, and its root is made of all that: the words of lib/chain/days.ts.
CREATE FUNCTION "refuse_wrong_day"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "last" "sealed_day"%ROWTYPE;
  "stored" record;
BEGIN
  SELECT * INTO "last" FROM "sealed_day" ORDER BY "day" DESC LIMIT 1;
  IF NEW."day" <> "last"."day" + 1 THEN
    RAISE EXCEPTION 'sealed_day: % does not follow %', NEW."day", "last"."day" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."previous_root" <> coalesce("last"."chain_root", decode(repeat('00', 32), 'hex')) THEN
    RAISE EXCEPTION 'sealed_day: % does not go on from the root before it', NEW."day" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."chain_root" <> sha256(
    'palate day 1'::bytea || NEW."previous_root" || convert_to(to_char(NEW."day", 'YYYY-MM-DD'), 'UTF8')
    || int8send(NEW."votes") || int8send(NEW."assessments") || NEW."merkle_root"
  ) THEN
    RAISE EXCEPTION 'sealed_day: the root of % is not made of what it says', NEW."day" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT count(*) FILTER (WHERE "kind" = 'vote') AS "votes", count(*) FILTER (WHERE "kind" = 'assessment') AS "assessments",
      coalesce(max("position") + 1, 0) AS "places"
    INTO "stored" FROM "sealed_leaf" WHERE "day" = NEW."day";
  IF ("stored"."votes", "stored"."assessments", "stored"."places") IS DISTINCT FROM
     (NEW."votes"::bigint, NEW."assessments"::bigint, NEW."votes" + NEW."assessments") THEN
    RAISE EXCEPTION 'sealed_day: % has other leaves than it says', NEW."day" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "sealed_day_follows" BEFORE INSERT ON "sealed_day"
  FOR EACH ROW EXECUTE FUNCTION "refuse_wrong_day"();

CREATE FUNCTION "refuse_leaf_of_sealed_day"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT "day" FROM "added") AS "days" JOIN "sealed_day" USING ("day")) THEN
    RAISE EXCEPTION 'sealed_leaf: its day is sealed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "sealed_leaf_comes_with_its_day" AFTER INSERT ON "sealed_leaf"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_leaf_of_sealed_day"();

-- A leaf becomes a tombstone, once for each reason, and nothing else ever happens to it.
CREATE FUNCTION "refuse_changed_leaf"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'salt' - 'withdrawn_at' - 'erased_at') IS DISTINCT FROM (to_jsonb(OLD) - 'salt' - 'withdrawn_at' - 'erased_at')
    OR (OLD."withdrawn_at" IS NOT NULL AND NEW."withdrawn_at" IS DISTINCT FROM OLD."withdrawn_at")
    OR (OLD."erased_at" IS NOT NULL AND NEW."erased_at" IS DISTINCT FROM OLD."erased_at")
    OR (NEW."erased_at" IS NULL AND NEW."salt" IS DISTINCT FROM OLD."salt") THEN
    RAISE EXCEPTION 'sealed_leaf is immutable: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "sealed_leaf_is_immutable" BEFORE UPDATE ON "sealed_leaf"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_leaf"();

-- Whatever erases a vote or an assessment, or a text of one, leaves a tombstone. A change of anything else leaves none: the leaf stands
-- against it.
CREATE FUNCTION "leave_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "sealed_leaf" SET "erased_at" = CURRENT_TIMESTAMP, "salt" = NULL WHERE "judgement_id" = OLD."id" AND "erased_at" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER "vote_leaves_tombstone" AFTER DELETE ON "vote"
  FOR EACH ROW EXECUTE FUNCTION "leave_erased"();
CREATE TRIGGER "assessment_leaves_tombstone" AFTER DELETE ON "assessment"
  FOR EACH ROW EXECUTE FUNCTION "leave_erased"();

CREATE FUNCTION "leave_text_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "open" text[] := ARRAY['feedback_left', 'feedback_right', 'feedback_general', 'feedback', 'annotator_id', 'exclusion_reason'];
BEGIN
  IF (to_jsonb(NEW) - "open") IS NOT DISTINCT FROM (to_jsonb(OLD) - "open") THEN
    UPDATE "sealed_leaf" SET "erased_at" = CURRENT_TIMESTAMP, "salt" = NULL WHERE "judgement_id" = OLD."id" AND "erased_at" IS NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "vote_text_leaves_tombstone" AFTER UPDATE ON "vote" FOR EACH ROW WHEN (
  (OLD."feedback_left" IS DISTINCT FROM NEW."feedback_left" OR OLD."feedback_right" IS DISTINCT FROM NEW."feedback_right"
    OR OLD."feedback_general" IS DISTINCT FROM NEW."feedback_general")
  AND (NEW."feedback_left" IS NULL OR NEW."feedback_left" = OLD."feedback_left")
  AND (NEW."feedback_right" IS NULL OR NEW."feedback_right" = OLD."feedback_right")
  AND (NEW."feedback_general" IS NULL OR NEW."feedback_general" = OLD."feedback_general")
) EXECUTE FUNCTION "leave_text_erased"();
CREATE TRIGGER "assessment_text_leaves_tombstone" AFTER UPDATE ON "assessment"
  FOR EACH ROW WHEN (OLD."feedback" IS NOT NULL AND NEW."feedback" IS NULL) EXECUTE FUNCTION "leave_text_erased"();

-- Who takes the consent back leaves tombstones, too, at the end of the transaction: replacing a consent by another one takes nothing
-- back, nor does a merge into somebody whose consent stands.
CREATE FUNCTION "leave_withdrawn"("of_annotator" uuid, "at" timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE "sealed_leaf" SET "withdrawn_at" = "at"
  FROM (
    SELECT "id" FROM "vote" WHERE "annotator_id" = "of_annotator"
    UNION ALL SELECT "id" FROM "assessment" WHERE "annotator_id" = "of_annotator"
  ) AS "own"
  WHERE "judgement_id" = "own"."id" AND "withdrawn_at" IS NULL
$$;

CREATE FUNCTION "leave_tombstones_of_annotator"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "leave_withdrawn"(coalesce(a."merged_into", a."id"), NEW."withdrawn_at") FROM "annotator" a
    WHERE a."id" = NEW."annotator_id" AND NOT EXISTS (
      SELECT FROM "consent" c WHERE c."annotator_id" = coalesce(a."merged_into", a."id") AND c."withdrawn_at" IS NULL
    );
  RETURN NULL;
END $$;

-- The same for everybody, for leaves that were made after the consent was taken back or while it was. Whose consent went before they
-- were merged is judged with whom they were merged into.
CREATE FUNCTION "leave_all_withdrawn"() RETURNS void LANGUAGE sql AS $$
  SELECT "leave_withdrawn"("id", "at") FROM (
    SELECT coalesce(a."merged_into", a."id") AS "id", max(c."withdrawn_at") AS "at"
    FROM "consent" c JOIN "annotator" a ON a."id" = c."annotator_id"
    GROUP BY 1 HAVING bool_and(c."withdrawn_at" IS NOT NULL)
  ) AS "taken"
$$;

CREATE CONSTRAINT TRIGGER "consent_leaves_tombstones" AFTER UPDATE ON "consent" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."withdrawn_at" IS NULL AND NEW."withdrawn_at" IS NOT NULL)
  EXECUTE FUNCTION "leave_tombstones_of_annotator"();
