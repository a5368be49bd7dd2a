-- Runs that could not read some files count as complete from now on. What vanishes is judged by the last complete run of a scan and those
-- after it: what only earlier ones had found would stay for ever.
WITH "complete" AS (
  SELECT "scan_id", max("queued_at") AS "queued_at" FROM "run"
  WHERE "state" = 'succeeded' AND NOT EXISTS (
    SELECT FROM jsonb_object_keys("exception_counts") AS "reason"
    WHERE "reason" <> ALL (ARRAY['SizeNotRead', 'SizeNotReadWhileLocked', 'SampleNotRead', 'ColumnCommentsLeftOut', 'TooManyColumns', 'ViewNotValid',
      'FileEmpty', 'FileNotReadable', 'FileNotSampled', 'FolderTooDeep', 'LinkNotFollowed', 'NameTooLong', 'NotAFile']))
  GROUP BY "scan_id"),
"gone" AS (
  SELECT "run_asset"."asset_id" FROM "run_asset" JOIN "run" ON "run"."id" = "run_asset"."run_id"
  LEFT JOIN "complete" ON "complete"."scan_id" = "run"."scan_id"
  WHERE "run_asset"."change" <> 'vanished'
  GROUP BY "run_asset"."asset_id" HAVING bool_and("run"."queued_at" < coalesce("complete"."queued_at", '-infinity')))
UPDATE "asset" SET "vanished_at" = now() FROM "gone" WHERE "asset"."id" = "gone"."asset_id" AND "asset"."vanished_at" IS NULL;
