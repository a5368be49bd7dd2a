-- A heartbeat changes nothing that an index knows, and its page has room for the new version of the row: PostgreSQL writes it beside
-- the old one and touches no index. https://www.postgresql.org/docs/18/storage-hot.html
DROP INDEX "node_last_heartbeat_at_idx";
ALTER TABLE "node" SET (fillfactor = 50);
ALTER TABLE "node_sample" SET (fillfactor = 80);
