-- A criterion says what kind of answer it takes. Those that are stored already ask for marks on a scale.
UPDATE "arena" SET "criteria" = (
  SELECT coalesce(jsonb_agg('{"kind": "scale"}'::jsonb || "known" ORDER BY "place"), '[]'::jsonb)
  FROM jsonb_array_elements("criteria") WITH ORDINALITY AS "listed" ("known", "place")
);

ALTER TABLE "arena" ADD CONSTRAINT "arena_criteria_have_kinds" CHECK (
  jsonb_typeof("criteria") = 'array' AND NOT jsonb_path_exists(
    "criteria",
    '$[*] ? (!exists(@ ? (
      ((@.kind == "scale" && @.scale >= 2 && @.scale <= 100) || @.kind == "side") && exists(@.key) && exists(@.label))))'
  )
);
