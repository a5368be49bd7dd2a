-- CreateTable
CREATE TABLE "node_outage" (
    "node_id" UUID NOT NULL,
    "lost_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "runtime_name" TEXT NOT NULL,
    "node_name" TEXT NOT NULL,

    CONSTRAINT "node_outage_pkey" PRIMARY KEY ("node_id","lost_at")
);

-- CreateIndex
CREATE INDEX "node_outage_lost_at_idx" ON "node_outage"("lost_at");
