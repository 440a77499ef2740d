-- How sure somebody was, and how good each output is for the person, on three zones.
CREATE TYPE "confidence" AS ENUM ('sure', 'leaning', 'guess');
CREATE TYPE "satisfaction" AS ENUM ('below', 'acceptable', 'hoped');

ALTER TABLE "vote" ADD COLUMN     "confidence" "confidence",
ADD COLUMN     "satisfaction_left" "satisfaction",
ADD COLUMN     "satisfaction_right" "satisfaction";

-- A reason chip says something good or something bad. Those that are stored already are the good ones.
UPDATE "arena" SET "chips" = (
  SELECT coalesce(jsonb_agg('{"polarity": "positive"}'::jsonb || "known" ORDER BY "place"), '[]'::jsonb)
  FROM jsonb_array_elements("chips") WITH ORDINALITY AS "listed" ("known", "place")
);

ALTER TABLE "arena" ADD CONSTRAINT "arena_chips_have_polarity" CHECK (
  jsonb_typeof("chips") = 'array' AND NOT jsonb_path_exists(
    "chips",
    '$[*] ? (!exists(@ ? ((@.polarity == "positive" || @.polarity == "negative") && exists(@.key) && exists(@.label))))'
  )
);

-- A chip of a vote says for which side it was picked. So far it spoke for the better one, for both where neither was.
-- No trigger fires: what was said is kept, only in other words.
CREATE FUNCTION "chips_of_side"("keys" text[], "fit" "verdict") RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'key', "key", 'side', CASE WHEN "fit" IN ('left', 'right') THEN "fit"::text ELSE 'both' END) ORDER BY "place"), '[]'::jsonb)
  FROM unnest("keys") WITH ORDINALITY AS "picked" ("key", "place")
$$;

ALTER TABLE "vote" ALTER COLUMN "chips" DROP DEFAULT,
  ALTER COLUMN "chips" TYPE JSONB USING "chips_of_side"("chips", "fit"),
  ALTER COLUMN "chips" SET DEFAULT '[]',
  ALTER COLUMN "chips" SET NOT NULL,
  ADD CONSTRAINT "vote_chips_have_sides" CHECK (
    jsonb_typeof("chips") = 'array' AND NOT jsonb_path_exists(
      "chips",
      '$[*] ? (!exists(@ ? ((@.side == "left" || @.side == "right" || @.side == "both") && exists(@.key))))'
    )
  );

DROP FUNCTION "chips_of_side"(text[], "verdict");
