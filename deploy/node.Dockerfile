# A node of a self-hosted integration runtime. It only calls out.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/node/package.json apps/node/
COPY packages/contract/package.json packages/contract/
COPY packages/domain/package.json packages/domain/
COPY packages/scanners/package.json packages/scanners/
RUN npx -y pnpm@12 install --frozen-lockfile --prod --filter @mooring/node...

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=packages /app ./
COPY packages/contract packages/contract
COPY packages/domain packages/domain
COPY packages/scanners packages/scanners
COPY apps/node apps/node
COPY deploy/node-entry.sh deploy/
RUN install --directory --owner=node --group=node --mode=700 /var/lib/mooring-node
ENV MOORING_NODE_HOME=/var/lib/mooring-node
USER node
CMD ["sh", "deploy/node-entry.sh", "/run/secrets/auth-key"]
