# docker build --file docker/api.Dockerfile --tag jbgs-api:local .
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json ./apps/web/
RUN npm ci
COPY .swcrc ./
COPY apps ./apps
COPY libs ./libs
COPY migrations ./migrations
RUN node --input-type=module --eval "import { buildServer } from './apps/dev/lib/build.mjs'; import { buildWeb } from './apps/dev/lib/build-web.mjs'; await buildServer(); await buildWeb();"

FROM node:20-bookworm-slim
ENV NODE_ENV=production
ENV NODE_OPTIONS="--max-old-space-size=448"
ENV HOST=0.0.0.0
ENV DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --workspaces=false && npm cache clean --force
COPY --from=build /app/dist ./dist
RUN install --directory --owner=node --group=node --mode=0700 /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
