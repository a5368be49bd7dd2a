-- AlterTable
ALTER TABLE "node" ADD COLUMN     "received_bytes_per_second" DOUBLE PRECISION,
ADD COLUMN     "sent_bytes_per_second" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "node_sample" ADD COLUMN     "received_bytes_per_second" DOUBLE PRECISION,
ADD COLUMN     "sent_bytes_per_second" DOUBLE PRECISION;
