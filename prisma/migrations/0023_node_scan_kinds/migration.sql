-- AlterTable
ALTER TABLE "node" ADD COLUMN     "scan_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[];
