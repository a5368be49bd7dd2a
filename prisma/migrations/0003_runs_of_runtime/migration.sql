-- CreateIndex
CREATE INDEX "run_runtime_id_queued_at_idx" ON "run"("runtime_id", "queued_at" DESC);
