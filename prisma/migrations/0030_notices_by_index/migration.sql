-- CreateIndex
CREATE INDEX "node_online_since_idx" ON "node"("online_since");

-- CreateIndex
CREATE INDEX "node_quarantined_since_idx" ON "node"("quarantined_since");
