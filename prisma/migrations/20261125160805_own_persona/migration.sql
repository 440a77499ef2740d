-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('private', 'outputs', 'publishable');

-- AlterTable
ALTER TABLE "persona" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "persona_axis" (
    "persona_version_id" UUID NOT NULL,
    "axis" TEXT NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "sd" DOUBLE PRECISION NOT NULL,
    "is_by_hand" BOOLEAN NOT NULL,

    CONSTRAINT "persona_axis_pkey" PRIMARY KEY ("persona_version_id","axis")
);

-- CreateTable
CREATE TABLE "own_version" (
    "persona_version_id" UUID NOT NULL,
    "description_visibility" "visibility" NOT NULL DEFAULT 'outputs',
    "preferences_visibility" "visibility" NOT NULL DEFAULT 'outputs',
    "attributes_visibility" "visibility" NOT NULL DEFAULT 'outputs',
    "history_visibility" "visibility" NOT NULL DEFAULT 'outputs',
    "evidence" JSONB NOT NULL,

    CONSTRAINT "own_version_pkey" PRIMARY KEY ("persona_version_id")
);

-- AddForeignKey
ALTER TABLE "persona_axis" ADD CONSTRAINT "persona_axis_persona_version_id_fkey" FOREIGN KEY ("persona_version_id") REFERENCES "persona_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_version" ADD CONSTRAINT "own_version_persona_version_id_fkey" FOREIGN KEY ("persona_version_id") REFERENCES "persona_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Battles of one's own persona are few: looked for when it is drawn for, changes hands or is erased.
CREATE INDEX "battle_of_owner" ON "battle" ("persona_version_id") WHERE "standpoint" = 'owner';

-- An annotator has one persona of their own at a time; what they had before is retired. `me` is what the API calls it.
CREATE UNIQUE INDEX "persona_one_self" ON "persona" ("annotator_id") WHERE "kind" = 'self' AND "retired_at" IS NULL;

ALTER TABLE "persona"
  ADD CONSTRAINT "persona_slug_is_not_me" CHECK ("slug" <> 'me'),
  ADD CONSTRAINT "persona_erased_is_retired_self" CHECK (
    "erased_at" IS NULL OR ("kind" = 'self' AND "retired_at" IS NOT NULL)
  );

ALTER TABLE "persona_axis"
  ADD CONSTRAINT "persona_axis_mean" CHECK ("mean" BETWEEN -1 AND 1),
  ADD CONSTRAINT "persona_axis_sd" CHECK ("sd" BETWEEN 0 AND 1 AND "is_by_hand" = ("sd" = 0));

CREATE TRIGGER "persona_axis_comes_with_version" BEFORE INSERT ON "persona_axis"
  FOR EACH ROW EXECUTE FUNCTION "refuse_late_child"();
CREATE TRIGGER "own_version_comes_with_version" BEFORE INSERT ON "own_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_late_child"();

CREATE FUNCTION "is_erased_version"("version_id" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "persona_version" v JOIN "persona" p ON p."id" = v."persona_id"
    WHERE v."id" = "version_id" AND p."erased_at" IS NOT NULL
  )
$$;

-- A version stays as it is, with one way out: the contents of a persona that its annotator had erased are taken away.
CREATE FUNCTION "refuse_changed_child"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND "is_erased_version"(OLD."persona_version_id") THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is immutable: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER "persona_preference_is_immutable" ON "persona_preference";
CREATE TRIGGER "persona_preference_is_immutable" BEFORE UPDATE OR DELETE ON "persona_preference"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_child"();
DROP TRIGGER "persona_history_is_immutable" ON "persona_history";
CREATE TRIGGER "persona_history_is_immutable" BEFORE UPDATE OR DELETE ON "persona_history"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_child"();
CREATE TRIGGER "persona_axis_is_immutable" BEFORE UPDATE OR DELETE ON "persona_axis"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_child"();
CREATE TRIGGER "own_version_is_immutable" BEFORE UPDATE OR DELETE ON "own_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_child"();

CREATE FUNCTION "refuse_changed_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF "is_erased_version"(OLD."id")
    AND NEW."description" = '' AND NEW."attributes" = '[]'::jsonb
    AND (to_jsonb(NEW) - 'description' - 'attributes') = (to_jsonb(OLD) - 'description' - 'attributes')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'persona_version is immutable: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER "persona_version_is_immutable" ON "persona_version";
CREATE TRIGGER "persona_version_is_immutable" BEFORE UPDATE ON "persona_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_version"();

-- What a system said it used of an erased persona is taken away, too; outputs that nobody was shown lose
-- their parts. What was shown stays, since votes are about it.
CREATE FUNCTION "refuse_changed_output"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF "is_erased_version"(OLD."persona_version_id") AND NEW."persona_use" = ''
    AND (to_jsonb(NEW) - 'persona_use') = (to_jsonb(OLD) - 'persona_use')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'output is immutable: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER "output_is_immutable" ON "output";
CREATE TRIGGER "output_is_immutable" BEFORE UPDATE ON "output"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_output"();

CREATE FUNCTION "refuse_deleted_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "output" o WHERE o."id" = OLD."output_id" AND "is_erased_version"(o."persona_version_id")
      AND NOT EXISTS (
        SELECT FROM "battle" b
        WHERE b."persona_version_id" = o."persona_version_id" AND b."standpoint" = 'owner'
          AND o."id" IN (b."left_output_id", b."right_output_id")
      )
  ) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'output_part is immutable: DELETE refused' USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER "output_part_is_not_deleted" ON "output_part";
CREATE TRIGGER "output_part_is_not_deleted" BEFORE DELETE ON "output_part"
  FOR EACH ROW EXECUTE FUNCTION "refuse_deleted_part"();

-- Erased is erased: nothing comes back, and nothing is added.
CREATE FUNCTION "refuse_revived_persona"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."erased_at" IS NOT NULL
    AND (to_jsonb(NEW) - 'annotator_id') IS DISTINCT FROM (to_jsonb(OLD) - 'annotator_id') THEN
    RAISE EXCEPTION 'persona was erased: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "persona_stays_erased" BEFORE UPDATE ON "persona"
  FOR EACH ROW EXECUTE FUNCTION "refuse_revived_persona"();

CREATE FUNCTION "refuse_version_of_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "persona" p WHERE p."id" = NEW."persona_id" AND p."erased_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'persona was erased: no version is added' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "persona_version_not_of_erased" BEFORE INSERT ON "persona_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_version_of_erased"();

-- `owner` is who judges for the persona that is their own, and nobody else judges for it. Imported votes may say `owner` of
-- a person whom this record knows by name alone.
CREATE FUNCTION "refuse_false_owner"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "owner_id" uuid;
BEGIN
  SELECT p."annotator_id" INTO "owner_id"
    FROM "persona_version" v JOIN "persona" p ON p."id" = v."persona_id" WHERE v."id" = NEW."persona_version_id";
  IF "owner_id" IS NULL AND (NEW."standpoint" = 'proxy' OR NEW."source" = 'imported') THEN RETURN NEW; END IF;
  IF "owner_id" = NEW."annotator_id" AND NEW."standpoint" = 'owner' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'battle: the standpoint is owner if and only if the persona is the annotator''s own'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "battle_of_true_owner" BEFORE INSERT OR UPDATE OF "annotator_id" ON "battle"
  FOR EACH ROW EXECUTE FUNCTION "refuse_false_owner"();

-- The other side of the rule: when a persona changes hands, its battles must have done so by the end of the transaction.
CREATE FUNCTION "refuse_lost_battles"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "persona_version" v
      JOIN "battle" b ON b."persona_version_id" = v."id" AND b."standpoint" = 'owner'
    WHERE v."persona_id" = NEW."id" AND b."annotator_id" IS DISTINCT FROM
      (SELECT p."annotator_id" FROM "persona" p WHERE p."id" = NEW."id")
  ) THEN
    RAISE EXCEPTION 'persona: its battles belong to somebody else' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "persona_keeps_battles" AFTER UPDATE OF "annotator_id" ON "persona"
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."annotator_id" IS DISTINCT FROM NEW."annotator_id")
  EXECUTE FUNCTION "refuse_lost_battles"();

-- Only a persona of one's own has what an own version adds.
CREATE FUNCTION "refuse_own_of_described"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "persona_version" v JOIN "persona" p ON p."id" = v."persona_id"
    WHERE v."id" = NEW."persona_version_id" AND p."kind" = 'self'
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'own_version: the persona is nobody''s own' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "own_version_of_self" BEFORE INSERT ON "own_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_own_of_described"();
