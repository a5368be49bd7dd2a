-- CreateTable
CREATE TABLE "runtime_digest" (
    "runtime_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "nodes" INTEGER NOT NULL,
    "versions" TEXT[],
    "oldest_version" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "runtime_digest_pkey" PRIMARY KEY ("runtime_id")
);
