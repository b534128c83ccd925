# The service without development dependencies: API and portals by default, the worker with `worker` as the command's
# last word. It needs a MongoDB replica set (MONGODB_URI) and the settings of docs/operations.md.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install script is needed here: they fetch a Node and a mongod for machines that have none.
RUN npm ci --ignore-scripts
COPY vite.config.ts postcss.config.mjs ./
COPY src src
RUN npm run build:portals && rm -r src/web

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY --from=build /app/src src
COPY --from=build /app/dist/web dist/web
COPY docs/shops docs/shops
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts", "serve"]
